"""`novita events`: what happens in the fleet, as JSON lines."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import click

from novita.client import AsyncNovitaClient
from novita.fleet import FleetMonitor
from novita.fleet.events import KINDS, FleetEvent

from .. import output
from ..options import account
from ..profiles import connection
from ..records import plain


@account
@click.command("events")
@click.option("--interval", default=5.0, show_default=True, metavar="SECONDS", help="Time between two looks.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind.  [repeatable]")
def command(*, interval: float, kinds: tuple[str, ...], profile: str | None) -> None:
    """Print what happens in the fleet as JSON lines, until Ctrl-C: for pipes and scripts.

    An outage of the service is told on stderr, and goes on when it is over.
    """
    asyncio.run(_print(connection(profile).async_client(), interval, set(kinds) or set(KINDS)))


async def _print(client: AsyncNovitaClient, interval: float, kinds: set[str]) -> None:
    away = False
    async with client:
        async for snapshot in FleetMonitor(client, interval=interval):
            if snapshot.outage != away:
                away = snapshot.outage
                sys.stderr.write(f"the service is away: {snapshot.error}\n" if away else "the service is back\n")
            output.write_many([line(each) for each in snapshot.events if each.kind in kinds], "jsonl")
            sys.stdout.flush()


def line(event: FleetEvent) -> dict[str, Any]:
    """An event with what matters of its instance."""
    own = {name: plain(getattr(event, name)) for name in event.__struct_fields__ if name not in {"instance", "at"}}
    row = event.instance
    about = {"id": row.id, "name": row.name, "status": row.status, "product": row.product, "region": row.region}
    return {"at": plain(event.at), "kind": event.kind, **own, "instance": about}

"""`novita wait`: until an instance is in a state."""

from __future__ import annotations

import sys

import click

from novita.operations.gpu.instances import GetInstance

from .. import output
from ..fields import Ids
from ..options import account
from ..profiles import connection
from ..records import plain


@account
@click.command("wait")
@click.argument("instance_id", metavar="INSTANCE-ID", type=Ids(GetInstance))
@click.option("--until", default="running", show_default=True, metavar="STATUS", help="The state wanted.")
@click.option("-t", "--timeout", default=600.0, show_default=True, metavar="SECONDS", help="How long at most.")
@click.option("-o", "--output", "form", type=click.Choice(output.FORMATS), help="Print the instance in this form.")
def command(*, instance_id: str, until: str, timeout: float, form: str | None, profile: str | None) -> None:
    """Wait until an instance is in a state; each state on the way is told on stderr."""
    with connection(profile).client() as client:
        instance = client.gpu.instances.wait(
            instance_id,
            until=until,
            timeout=timeout,
            on_update=lambda seen: sys.stderr.write(f"{instance_id} is {seen.status}\n"),
        )
    if form is not None:
        output.write_one(plain(instance), form)

"""`novita dashboard`: the fleet in a browser."""

from __future__ import annotations

import asyncio
import secrets
import socket
import sys
from ipaddress import ip_address
from urllib.parse import quote

import click

from novita.client import AsyncNovitaClient

from ..options import account
from ..profiles import connection


@account
@click.command("dashboard")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others demand a token.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    default=8500,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@click.option("--interval", default=5.0, show_default=True, metavar="SECONDS", help="Time between two looks.")
@click.option("--token", envvar="NOVITA_DASHBOARD_TOKEN", metavar="TOKEN", help="What viewers have to know.")
def command(*, host: str, port: int, interval: float, token: str | None, profile: str | None) -> None:
    """Watch the fleet in a browser, until Ctrl-C.

    It listens on this machine only. On another --host viewers need a token: the one given, or one made up and printed.
    Put it behind a proxy that speaks TLS before you use it across a network.
    """
    if not token and not _is_loopback(host):
        token = secrets.token_urlsafe(24)
    asyncio.run(_serve(connection(profile).async_client(), host, port, interval, token))


async def _serve(client: AsyncNovitaClient, host: str, port: int, interval: float, token: str | None) -> None:
    import uvicorn

    from novita.dashboard import create_app
    from novita.fleet import FleetMonitor

    async with client:
        app = create_app(FleetMonitor(client, interval=interval), token=token)
        # Streams never end by themselves: nobody waits for them.
        config = uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1)
        # Bound here, so that the address can be printed, and a port that is taken is an error like any other.
        try:
            listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        except OSError as error:
            reason = str(error.strerror).partition(" (while")[0]
            message = f"cannot listen on {host}, port {port}: {reason}; --host and --port choose another"
            raise click.ClickException(message) from None
        with listening:
            address = f"{_to_open(host)}:{listening.getsockname()[1]}"
            known = f"?token={quote(token, safe='')}" if token else ""
            sys.stdout.write(f"http://{address}/{known}\n")
            sys.stdout.flush()
            await uvicorn.Server(config).serve(sockets=[listening])


def _to_open(host: str) -> str:
    """The host in the address: this machine if it listens on all of its addresses."""
    own = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - it is compared, not listened on
    return f"[{own}]" if ":" in own else own


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

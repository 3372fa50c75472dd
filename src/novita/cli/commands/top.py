"""`novita top`: the fleet, live, in a terminal."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence

import click
from rich.console import Console
from rich.live import Live

from novita.client import AsyncNovitaClient
from novita.fleet import FleetMonitor, HistoryPoint

from ..options import account
from ..profiles import connection
from ..top_screen import Screen
from ..top_state import State

_KEYS = {
    "\x1b[A": "up", "\x1b[B": "down", "\x1b[C": "right", "\x1b[D": "left", "\x1b[5~": "pageup",
    "\x1b[6~": "pagedown", "\x1b[H": "home", "\x1b[F": "end", "\x1b[1~": "home", "\x1b[4~": "end",
    "\x1bOA": "up", "\x1bOB": "down", "\x1bOC": "right", "\x1bOD": "left", "\x1b": "escape",
}  # fmt: skip
_HISTORY_MINUTES = 30.0


@account
@click.command("top")
@click.option("--interval", default=5.0, show_default=True, metavar="SECONDS", help="Time between two looks.")
@click.option("--filter", "words", default="", metavar="WORDS", help="Show only instances with these words.")
def command(*, interval: float, words: str, profile: str | None) -> None:
    """Watch the fleet live: use, cost, events.

    Keys: q ends, / filters, s sorts by the next column, r reverses, e shows events, arrows and pages scroll.
    """
    if sys.platform == "win32":
        raise click.UsageError("top needs a terminal as POSIX has them; in a browser there is: novita dashboard")
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or Console().is_dumb_terminal:
        raise click.UsageError("top needs a terminal; for pipes there is: novita events")
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(_watch(connection(profile).async_client(), interval, State(filter=words)))


async def _watch(client: AsyncNovitaClient, interval: float, state: State) -> None:
    monitor = FleetMonitor(client, interval=interval, history_minutes=_HISTORY_MINUTES)

    def history(instance_id: str | None) -> Sequence[HistoryPoint]:
        return monitor.history(_HISTORY_MINUTES, instance_id=instance_id)

    live = Live(Screen(state, history), console=Console(), screen=True, auto_refresh=False)
    loop = asyncio.get_running_loop()
    async with client:
        polling = asyncio.create_task(_poll(monitor, state, live))

        def typed() -> None:
            try:
                sent = os.read(sys.stdin.fileno(), 1024)
            except OSError:
                sent = b""
            for key in keys(sent.decode("utf-8", "replace")):
                state.press(key)
            if state.ended or not sent:  # a terminal that sends nothing is gone, and could be read for ever
                polling.cancel()
            else:
                live.refresh()

        with contextlib.ExitStack() as shown:

            def show() -> None:
                shown.enter_context(_raw_keys())
                shown.enter_context(live)
                live.refresh()
                loop.add_signal_handler(signal.SIGTSTP, pause)

            def pause() -> None:
                """Give the terminal back to the shell until it lets us go on."""
                shown.close()
                loop.remove_signal_handler(signal.SIGTSTP)
                os.kill(os.getpid(), signal.SIGTSTP)
                show()

            show()
            loop.add_reader(sys.stdin.fileno(), typed)
            loop.add_signal_handler(signal.SIGWINCH, live.refresh)
            loop.add_signal_handler(signal.SIGTERM, polling.cancel)
            await polling


async def _poll(monitor: FleetMonitor, state: State, live: Live) -> None:
    async for snapshot in monitor:
        state.take(snapshot)
        live.refresh()


def keys(text: str) -> Iterator[str]:
    """The keys in what a terminal sent."""
    while text:
        found = next((code for code in sorted(_KEYS, key=len, reverse=True) if text.startswith(code)), text[0])
        yield _KEYS.get(found, found)
        text = text[len(found) :]


@contextlib.contextmanager
def _raw_keys() -> Iterator[None]:
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

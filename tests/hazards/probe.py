"""Runs in a process of its own: `python -m hazards.probe exit|fork <client> <url>`."""

import asyncio
import os
import sys

from .matrix import succeeds
from .peers import KINDS, Peer


async def _calls(peer: Peer) -> None:
    asyncio.get_running_loop().slow_callback_duration = 60  # a busy machine is nothing to report
    for _ in range(5):
        await succeeds(peer, peer.call("POST", "x", 10))


def _runner() -> asyncio.Runner:
    """A runner that takes no offence at a slow machine."""
    runner = asyncio.Runner()
    runner.get_loop().slow_callback_duration = 60
    return runner


def main(what: str, name: str, url: str) -> None:
    """Says that it is up, uses a client and leaves it open, in one process or in two."""
    print(flush=True)
    peer = KINDS[name](url, {})
    runner = _runner()
    runner.run(_calls(peer))
    if what == "exit":
        return runner.close()
    child = os.fork()
    if child == 0:
        asyncio.events.set_event_loop(None)
        try:
            with _runner() as fresh:
                fresh.run(_calls(peer))
        except BaseException as error:
            sys.stderr.write(f"child: {error!r}\n")
            os._exit(1)
        os._exit(0)
    runner.run(_calls(peer))
    _, status = os.waitpid(child, 0)
    runner.run(_calls(peer))
    runner.run(peer.close())
    runner.close()
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Measures the wire beside other clients and writes docs/wire.md: `python -m benchmarks.wire`."""

import argparse
import asyncio
import logging
import sys
import warnings
from contextlib import AsyncExitStack, ExitStack

from .clients import open_async, open_sync
from .document import ASYNC, PAGE, SLOW_PAGE, SYNC, Results, document, write
from .fleet import growth_async, growth_sync
from .measure import Case, calls_async, calls_sync, h2load, measure_async, measure_sync
from .server import METRICS, BenchmarkServer, slow_line

SECONDS = 0.25
"""Length of a slice."""


class Run:
    """One run against one server.

    Args:
        url: Where the server listens.
        quick: Few rounds and small fleets, to see whether everything works.
    """

    def __init__(self, url: str, *, quick: bool) -> None:
        self.results = Results()
        self._url = url
        self._rounds = 2 if quick else 9
        self._sizes = (100, 1_000) if quick else (100, 1_000, 10_000, 100_000)

    def _add(self, case: Case) -> None:
        self.results.cases[case.name] = case
        rates = {name: f"{slices.rate:,.0f}" for name, slices in case.clients.items() if case.took_part(name)}
        print(f"{case.name}: {rates}", file=sys.stderr, flush=True)

    def _steady(self, client: str) -> bool:
        """Whether a client has answered everything so far."""
        return not any(case.clients[client].error for case in self.results.cases.values() if client in case.clients)

    async def polls_async(self) -> None:
        """Polls with 1, 16, 64 and 256 tasks, then the calls per poll."""
        async with AsyncExitStack() as stack:
            clients, absent = await open_async(self._url, stack, page=False)
            self.results.absent.update(absent)
            for tasks, name in ASYNC.items():
                case = await measure_async(name, clients, tasks, self._rounds, SECONDS)
                case.ceiling = h2load(self._url + METRICS, tasks, 1)
                self._add(case)
            steady = {name: ask for name, ask in clients.items() if self._steady(name)}
            self.results.calls["async"] = {name: await calls_async(ask) for name, ask in steady.items()}

    def polls_sync(self) -> None:
        """Polls with 1 and 8 threads, then the calls per poll."""
        with ExitStack() as stack:
            clients, absent = open_sync(self._url, stack, page=False)
            self.results.absent.update(absent)
            for threads, name in SYNC.items():
                self._add(measure_sync(name, clients, threads, self._rounds, SECONDS))
            steady = {name: ask for name, ask in clients.items() if self._steady(name)}
            self.results.calls["sync"] = {name: calls_sync(ask) for name, ask in steady.items()}

    async def pages(self, name: str, url: str) -> None:
        """The page of 1,000 instances, one at a time."""
        async with AsyncExitStack() as stack:
            clients, absent = await open_async(url, stack, page=True)
            self.results.absent.update(absent)
            self._add(await measure_async(name, clients, 1, self._rounds, SECONDS))

    def fleets(self) -> None:
        """CPU time per call for fleets of several sizes."""
        self.results.growth["async"] = growth_async(self._url, self._sizes, 2 * self._rounds)
        self.results.growth["sync"] = growth_sync(self._url, self._sizes, 2 * self._rounds)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wire", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, and nothing is written")
    quick: bool = parser.parse_args().quick
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    if BenchmarkServer.missing():
        sys.exit("nginx is needed, h2load is welcome: apt-get install nginx nghttp2-client")
    with BenchmarkServer() as server:
        run = Run(server.url, quick=quick)
        asyncio.run(run.polls_async())
        run.polls_sync()
        asyncio.run(run.pages(PAGE, server.url))
        with slow_line(server.port) as port:
            asyncio.run(run.pages(SLOW_PAGE, f"https://127.0.0.1:{port}"))
        run.fleets()
    print(document(run.results))
    if not quick:
        write(run.results)


if __name__ == "__main__":
    main()

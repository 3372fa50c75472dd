"""Runs all cases and prints the table: `python -m benchmarks.wire`."""

import argparse
import asyncio
import logging
import os
import platform
import sys
import warnings
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

from benchmarks.charts import Bar, picture

from .clients import ANCHOR, open_async, open_sync
from .measure import Case, calls_async, calls_sync, h2load, measure_async, measure_sync
from .server import METRICS, BenchmarkServer, slow_line


def table(case: Case, ceiling: float | None) -> str:
    """One case as Markdown."""
    lines = [
        f"### {case.name}", "",
        f"| client | requests/s | x {ANCHOR} | median ms | p99 ms | failed |", "|---|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for name, slices in sorted(case.clients.items(), key=lambda item: item[1].rate):
        lines.append(
            f"| {name} | {slices.rate:,.0f} | {case.ratio(name):.2f} | {slices.middle * 1e3:.2f} "
            f"| {slices.p99 * 1e3:.2f} | {slices.failures} |"
        )
    if ceiling:
        lines.append(f"| h2load (C) | {ceiling:,.0f} | {ceiling / case.clients[ANCHOR].rate:.0f} | | | |")
    return "\n".join([*lines, ""])


def bars(case: Case) -> dict[str, Bar]:
    """One case as bars; the number behind each is the ratio to the anchor."""
    return {
        name: Bar(slices.rate, f"{slices.rate:,.0f}/s · {case.ratio(name):.1f}x")
        for name, slices in case.clients.items()
    }


def calls_table(counts: dict[str, dict[str, float]]) -> str:
    """Calls per poll as Markdown."""
    names = list(dict.fromkeys(name for column in counts.values() for name in column))
    lines = ["### Python calls per poll (cProfile)", "", f"| client | {' | '.join(counts)} |", "|---|--:|--:|"]
    for name in names:
        cells = [f"{column[name]:,.0f}" if name in column else "" for column in counts.values()]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


class Report:
    """Collects cases and prints each when it is there."""

    def __init__(self) -> None:
        self.cases: list[Case] = []
        self.parts: list[str] = []
        self.absent: dict[str, None] = {}

    def say(self, text: str) -> None:
        self.parts.append(text)
        print(text, flush=True)

    def add(self, case: Case, ceiling: float | None = None) -> None:
        self.cases.append(case)
        self.say(table(case, ceiling))


async def run_async(report: Report, url: str, rounds: int, seconds: float) -> dict[str, float]:
    """Polls with 1, 16, 64 and 256 tasks, then the calls per poll."""
    async with AsyncExitStack() as stack:
        clients, absent = await open_async(url, stack, page=False)
        report.absent.update(dict.fromkeys(absent))
        for tasks in (1, 16, 64, 256):
            case = await measure_async(f"metrics, async, tasks: {tasks}", clients, tasks, rounds, seconds)
            report.add(case, h2load(url + METRICS, tasks, 1))
        return {name: await calls_async(ask) for name, ask in clients.items()}


async def run_pages(report: Report, url: str, name: str, rounds: int, seconds: float) -> None:
    """The page of 1,000 instances, one at a time."""
    async with AsyncExitStack() as stack:
        clients, absent = await open_async(url, stack, page=True)
        report.absent.update(dict.fromkeys(absent))
        report.add(await measure_async(name, clients, 1, rounds, seconds))


def run_sync(report: Report, url: str, rounds: int, seconds: float) -> dict[str, float]:
    """Polls with 1 and 8 threads, then the calls per poll."""
    with ExitStack() as stack:
        clients, absent = open_sync(url, stack, page=False)
        report.absent.update(dict.fromkeys(absent))
        report.add(measure_sync("metrics, sync, 1 thread", clients, 1, rounds, seconds))
        report.add(measure_sync("metrics, sync, 8 threads", clients, 8, rounds, seconds))
        return {name: calls_sync(ask) for name, ask in clients.items()}


def main() -> None:
    """Measures, prints, and writes what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wire", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="rounds that count")
    parser.add_argument("--seconds", type=float, default=0.25, help="length of a slice")
    parser.add_argument("--table", type=Path, help="write the tables as Markdown")
    parser.add_argument("--picture", type=Path, help="write the bars as SVG")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    if BenchmarkServer.missing():
        sys.exit("nginx is needed: apt-get install nginx nghttp2-client")
    report = Report()
    rounds, seconds = options.rounds, options.seconds
    report.say(
        f"Python {platform.python_version()}, {os.cpu_count()} CPUs, nginx over TLS on loopback; {rounds} interleaved "
        f"rounds of {seconds} s, medians; answers parsed (ours into Structs, the others' with json).\n"
    )
    with BenchmarkServer() as server:
        counts = {"async": asyncio.run(run_async(report, server.url, rounds, seconds))}
        counts["sync"] = run_sync(report, server.url, rounds, seconds)
        asyncio.run(run_pages(report, server.url, "2 MB page, async, 1 task", rounds, seconds))
        with slow_line(server.port) as port:
            url = f"https://127.0.0.1:{port}"
            name = "2 MB page at 50 ms round trip, async, 1 task"
            asyncio.run(run_pages(report, url, name, rounds, seconds))
    report.say(calls_table(counts))
    for line in report.absent:
        report.say(f"Not measured: {line}")
    if options.table:
        options.table.write_text("\n".join(report.parts))
    if options.picture:
        options.picture.write_text(
            picture("Requests a second on one TLS server", {case.name: bars(case) for case in report.cases})
        )


if __name__ == "__main__":
    main()

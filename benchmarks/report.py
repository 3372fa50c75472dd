"""All measurements as one Markdown document with its pictures."""

import asyncio
import gc
import logging
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack, ExitStack
from importlib.util import find_spec
from pathlib import Path

from . import bodies, bulk, calls, charts, decoders, imports
from .machine import described
from .measure import Timing, Work, full_collections, interleave, memory, with_native
from .server import StaticServer

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "assets" / "performance.svg"
PACKAGES = ("msgspec", "pydantic", "httpx", "h2", "orjson", "openai", "runpod", "aiohttp", "memray")
SIZES = (100, 1_000, 10_000, 100_000)
TASKS = 64
DRAWN = (
    "json.loads", "orjson.loads", "Pydantic model_validate_json", "json.loads + openai construct", "novita",
    "novita, view of 6 fields", "httpx http2 + json", "aiohttp http1 + json", "novita-sdk 0.5.0", "openai client",
    "runpod get_pods",
)  # fmt: skip
"""Who is in the picture."""

METHOD = (
    "All contenders of a block are alive at once and take short turns, in alternating order. Figures are medians, "
    "ratios are medians of each round's ratios to the first line of the block. Times are CPU time of the client's "
    "process, at the start on the wall; they move with the machine, the ratios hardly do. The garbage collector is on, "
    "and a turn is several calls long, so that its work falls on who causes it. Bodies are made from a seed "
    "(`benchmarks/bodies.py`): 40 fields and "
    "2.1 kB an instance. The models of Pydantic and of openai's client have the fields of our Structs. "
    "The server is one granian process on the same machine, over TLS."
)


class Report:
    """Rows of one table, and what the issue asked of them."""

    def __init__(self, *, quick: bool) -> None:
        self.quick = quick
        self.minutes = 0.0
        self.rows: list[str] = []
        self.goals: list[str] = []
        self.panels: dict[str, dict[str, charts.Bar]] = {}

    def rounds(self, count: int) -> int:
        """Rounds of a measurement; few when only trying out."""
        return 3 if self.quick else count

    def timed(self, what: str, timings: Mapping[str, Timing], anchor: str, unit: str = "ms") -> None:
        """One row for each contender."""
        scale = {"ms": 1, "us": 1_000}[unit]
        for name, timing in timings.items():
            ratio = timing.times_faster_than(timings[anchor])
            self.counted(what, name, f"{_figure(timing.ms * scale)} {unit}", f"{ratio:.2f} x")

    def counted(self, what: str, name: str, figure: str, ratio: str = "") -> None:
        """A row that is no time."""
        self.rows.append(f"| {what} | {name} | {figure} | {ratio} |")
        print(self.rows[-1], file=sys.stderr, flush=True)

    def draw(self, what: str, figures: Mapping[str, float], unit: str) -> None:
        """A panel of the picture, with those that tell most."""
        self.panels[what] = {
            name: charts.Bar(figure, f"{_figure(figure)} {unit}") for name, figure in figures.items() if name in DRAWN
        }

    def goal(self, what: str, found: float, wanted: float, *, at_least: bool = True, unit: str = " x") -> None:
        """A goal, and whether it was reached in this run."""
        sign = "at least" if at_least else "at most"
        self._goal(
            what, f"{sign} {wanted:g}{unit}", f"{found:.2f}{unit}", found >= wanted if at_least else found <= wanted
        )

    def linear(self, what: str, exponent: float) -> None:
        """The goal that cost grows as its cause does."""
        self._goal(what, "1.00 ± 0.05", f"{exponent:.2f}", abs(exponent - 1) <= 0.05)

    def _goal(self, what: str, wanted: str, found: str, reached: bool) -> None:
        self.goals.append(f"| {what} | {wanted} | {found} | {'reached' if reached else '**missed**'} |")


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def decoding(report: Report) -> None:
    """Pages and metrics, beside the others."""
    for count, rounds in ((100, 31), (1_000, 15), (10_000, 7)):
        body, nulls = bodies.page(count), bodies.page(count, nulls=True)
        works = _works(decoders.peers(of_metrics=False), body)
        works["novita"] = lambda body=body: decoders.page(body)  # type: ignore[misc]
        works["novita, empty lists as null"] = lambda body=nulls: decoders.page(body)  # type: ignore[misc]
        works["novita, view of 6 fields"] = lambda body=body: decoders.page_of_rows(body)  # type: ignore[misc]
        timings = interleave(works, report.rounds(rounds))
        what = f"decode {count:,} instances, {len(body) / 1e6:.3g} MB"
        report.timed(what, timings, "json.loads")
        _decoding_goals(report, count, timings)
        if count == 10_000:
            report.draw(f"{what}: CPU", {name: timing.ms for name, timing in timings.items()}, "ms")
        bodies.page.cache_clear()
        decoders.plain.cache_clear()
    for what, seconds, gpus in (("1 minute, 1 GPU", 60, 1), ("1 hour, 8 GPUs", 3_600, 8), ("1 day, 8 GPUs", 86_400, 8)):
        body = bodies.metrics(seconds, gpus)
        works = _works(decoders.peers(of_metrics=True), body)
        works["novita"] = lambda body=body: decoders.metrics(body)  # type: ignore[misc]
        works["novita, only the newest samples"] = lambda body=body: decoders.latest(body)  # type: ignore[misc]
        timings = interleave(works, report.rounds(7 if seconds > 3_600 else 21))
        report.timed(f"decode metrics, {what}, {len(body) / 1e3:,.4g} kB", timings, "json.loads")
        if seconds > 3_600:
            ours, pydantic = timings["novita"], timings["Pydantic model_validate_json"]
            report.goal("day of metrics over json.loads", ours.times_faster_than(timings["json.loads"]), 4.5)
            report.goal("day of metrics over Pydantic", ours.times_faster_than(pydantic), 25)
            latest = timings["novita, only the newest samples"].times_faster_than(timings["json.loads"])
            report.goal("newest samples of a day over json.loads", latest, 12)


def _works(decodes: Mapping[str, decoders.Decode], body: bytes) -> dict[str, Work]:
    return {name: (lambda decode=decode: decode(body)) for name, decode in decodes.items()}  # type: ignore[misc]


def _decoding_goals(report: Report, count: int, timings: Mapping[str, Timing]) -> None:
    def over(name: str, ours: str = "novita") -> float:
        return timings[ours].times_faster_than(timings[name])

    if count == 1_000:
        report.goal("1,000 instances over json.loads", over("json.loads"), 2.4)
        report.goal("1,000 instances over Pydantic", over("Pydantic model_validate_json"), 7)
        plain = "msgspec, plainest Structs"
        report.goal("CPU over the plainest msgspec decode", 1 / over(plain), 1.15, at_least=False)
        nulls = 1 / over(plain, "novita, empty lists as null")
        report.goal("the same, empty lists as null", nulls, 1.30, at_least=False)
    if count == 10_000:
        report.goal("10,000 instances over json.loads", over("json.loads"), 4)
        report.goal("10,000 instances over Pydantic", over("Pydantic model_validate_json"), 15)
        if "json.loads + openai construct" in timings:
            report.goal("10,000 instances over openai construct", over("json.loads + openai construct"), 40)
        report.goal("view of 6 fields over json.loads", over("json.loads", "novita, view of 6 fields"), 10)


def allocation(report: Report) -> None:
    """What a decoded page takes."""
    body = bodies.page(1_000)
    works = _works(decoders.peers(of_metrics=False), body)
    works["novita"] = lambda: decoders.page(body)
    works["novita, view of 6 fields"] = lambda: decoders.page_of_rows(body)
    used = {name: memory(work) for name, work in works.items()}
    for name, found in used.items():
        report.counted(
            "memory of 1,000 instances", name,
            f"peak {found.peak / 1e6:.1f} MB, kept {found.retained / 1e6:.1f} MB; {found.blocks / 1_000:.0f} blocks, "
            f"{found.tracked / 1_000:.0f} GC-tracked objects an instance",
            f"{found.peak / len(body):.2f} x body",
        )  # fmt: skip
    for name, work in works.items():
        if (native := with_native(work)) is not None:
            report.counted(
                "the same, Rust and C included", name,
                f"peak {native[0] / 1e6:.1f} MB, {native[1] / 1_000:,.0f} allocations an instance",
                f"{native[0] / len(body):.2f} x body",
            )  # fmt: skip
    report.draw("decode 1,000 instances: peak memory", {name: found.peak / 1e6 for name, found in used.items()}, "MB")
    ours = used["novita"]
    report.goal("peak memory over body", ours.peak / len(body), 2.4, at_least=False)
    report.goal("blocks per instance", ours.blocks / 1_000, 80, at_least=False, unit="")
    report.goal("GC-tracked objects per instance", ours.tracked / 1_000, 0, at_least=False, unit="")
    kept = ours.retained / used["Pydantic model_validate_json"].retained
    report.goal("kept memory over Pydantic's", kept, 0.4, at_least=False)
    passes = full_collections(lambda: decoders.page(body), 50, 1_000_000)
    report.goal("full collections in 50 decodes", passes, 0, at_least=False, unit="")


def requests(report: Report) -> None:
    """Building and validating requests, and what answers are turned into."""
    from pydantic import TypeAdapter

    from novita import to_arrow
    from novita.operations.gpu.metrics import FetchInstanceMetrics
    from novita.types.gpu.metrics import InstanceMetrics

    fields = {"instance_id": "i-1", "start_time": 1_754_000_000, "end_time": 1_754_003_600}
    ready = FetchInstanceMetrics(**fields)  # type: ignore[arg-type]
    adapter = TypeAdapter(InstanceMetrics)
    value = FetchInstanceMetrics.spec.decoder().decode(bodies.metrics(60, 1))
    works: dict[str, Work] = {
        "validate an operation": lambda: FetchInstanceMetrics(**fields),  # type: ignore[arg-type]
        "operation to URL": ready.to_call,
        "Struct out of a Pydantic or FastAPI model": lambda: adapter.dump_json(value),
    }
    if find_spec("pyarrow"):
        items, day = decoders.page(bodies.page(1_000)).items, decoders.metrics(bodies.metrics(86_400, 8))
        works["1,000 instances to an Arrow table"] = lambda: to_arrow(items)
        works["a day of metrics, 8 GPUs, to an Arrow table"] = day.to_arrow
    for name, timing in interleave(works, report.rounds(15)).items():
        report.counted("requests and interop", name, f"{_figure(timing.ms * 1e3)} us")


def whole_calls(report: Report, server: StaticServer) -> None:
    """Calls over loopback: one at a time, and many tasks."""
    for count, rounds in ((100, 15), (1_000, 7)):
        with ExitStack() as stack:
            works = calls.lists(server, count, stack)
            for work in works.values():
                work()
            timings = interleave(works, report.rounds(rounds))
        what = f"list of {count:,} instances, whole call"
        report.timed(what, timings, "httpx http2 + json")
        if count == 1_000:
            report.draw(f"{what}: CPU", {name: timing.ms for name, timing in timings.items()}, "ms")
    with ExitStack() as stack:
        polls = calls.polls(server, stack)
        report.timed("metrics poll, sync", interleave(polls, report.rounds(15)), "httpx http2 + json", "us")
        for name, work in polls.items():
            report.counted("Python calls per poll, sync", name, f"{calls.calls_per(work):,.0f}")
    asyncio.run(_async_calls(report, server))


async def _async_calls(report: Report, server: StaticServer) -> None:
    async with AsyncExitStack() as stack:
        asks = await calls.async_polls(server, stack)
        timings = await calls.interleave_async(asks, TASKS, 2_000, report.rounds(15))
        report.timed(f"metrics poll, {TASKS} tasks", timings, "httpx http2 + json", "us")
        shown = {name: timing.ms * 1e3 for name, timing in timings.items()}
        report.draw(f"one metrics poll of {TASKS} in flight: CPU", shown, "us")
        over = 1 / timings["novita"].times_faster_than(timings["engine + decode alone"])
        report.goal(f"public method over bare engine and decode, {TASKS} tasks", over, 1.25, at_least=False)
        for name, ask in asks.items():
            report.counted("Python calls per poll, async", name, f"{await calls.calls_per_async(ask):,.0f}")


async def many(report: Report, server: StaticServer) -> None:
    """Bulk calls, their memory, and growth with the fleet."""
    count = 1_000 if report.quick else 10_000
    ours, theirs, ratio = await bulk.compare(server, count, TASKS, 1 if report.quick else 3)
    what = f"{count:,} instances, {TASKS} in flight"
    report.counted(what, "asyncio.gather over httpx http2", f"{theirs:,.0f} instances/s", "1.00 x")
    report.counted(what, "novita client.map", f"{ours:,.0f} instances/s", f"{ratio:.2f} x")
    report.goal("client.map over gather with httpx", ratio, 8)
    small, large = await bulk.peak(server, 1_000), await bulk.peak(server, 10_000)
    for size, peak in ((1_000, small), (10_000, large)):
        report.counted("client.map, peak memory", f"{size:,} operations", f"{peak / 1e3:,.0f} kB")
    report.goal("peak of 10,000 operations over that of 1,000", large / small, 1.2, at_least=False)


def growth(report: Report, server: StaticServer) -> None:
    """Cost against the size of the fleet."""
    times, kept = bulk.growth(server, SIZES, report.rounds(5))
    for size, ms, size_kept in zip(SIZES, times, kept, strict=True):
        report.counted(
            "fleet listed by 100", f"{size:,} instances", f"{_figure(ms)} ms, {_figure(size_kept / 1e6)} MB kept"
        )
    for name, costs in (("time", times), ("memory", kept)):
        report.linear(f"{name} against fleet size, fitted exponent", bulk.exponent(SIZES, costs))


def start(report: Report) -> None:
    """Imports and clients."""
    repeats = report.rounds(7)
    empty_ms, empty_mb, _ = imports.probe("pass", repeats)
    figures: dict[str, tuple[float, float]] = {}
    for name, statement, path in (
        ("import novita", imports.IMPORT, None),
        ("first client and namespace", imports.FIRST, None),
        ("import novita (novita-sdk 0.5.0)", imports.IMPORT, str(calls.PEER) if calls.PEER.is_dir() else ""),
        ("import openai", "import openai", None if find_spec("openai") else ""),
        ("import runpod", "import runpod", None if find_spec("runpod") else ""),
    ):
        if path != "":
            ms, mb, loaded = imports.probe(statement, repeats, path)
            figures[name] = (ms - empty_ms, mb - empty_mb)
            report.counted("start", name, f"{ms - empty_ms:.0f} ms, {mb - empty_mb:.1f} MB, {len(loaded)} modules")
    second, _, _ = imports.probe(imports.SECOND, repeats)
    report.counted("start", "second client and namespace", f"{second:.2f} ms")
    report.goal("import novita, over an empty interpreter", figures["import novita"][0], 60, at_least=False, unit=" ms")
    first = figures["first client and namespace"]
    report.goal("first client and namespace", first[0], 150, at_least=False, unit=" ms")
    report.goal("the same, memory over the interpreter", first[1], 25, at_least=False, unit=" MB")
    report.goal("second client", second, 0.5, at_least=False, unit=" ms")


def first_calls(report: Report, server: StaticServer) -> None:
    """Memory of a program that makes one call."""
    used = imports.first_calls(server.url, report.rounds(5))
    for name, mb in used.items():
        report.counted(
            "memory after the first call", name, f"{mb:.1f} MB, {mb - used['nothing']:.1f} over the interpreter"
        )
    if "openai" in used:
        ratio = used["novita"] / used["openai"]
        report.goal("memory after the first call over openai's", ratio, 0.33, at_least=False)


def run(*, quick: bool) -> Report:
    """Everything, in turn."""
    warnings.simplefilter("ignore")
    begin = time.monotonic()
    report = Report(quick=quick)
    parts: list[Callable[[Report], None]] = [start, decoding, allocation, requests]
    for part in parts:
        part(report)
        gc.collect()
    with StaticServer() as server:
        calls.trust(server)
        first_calls(report, server)
        logging.disable(logging.CRITICAL)
        whole_calls(report, server)
        growth(report, server)
        asyncio.run(many(report, server))
    report.minutes = (time.monotonic() - begin) / 60
    return report


def document(report: Report) -> str:
    """The report as Markdown."""
    return "\n".join(
        [
            "# Performance", "",
            *(["**A quick run: three rounds of each.**", ""] if report.quick else []),
            described(PACKAGES, () if calls.PEER.is_dir() else ("novita-sdk",)), "",
            METHOD, "",
            "![CPU time and memory beside other clients](assets/performance.svg)", "",
            "## Goals", "", "| figure | goal | this run | |", "|---|--:|--:|---|", *report.goals, "",
            "## Measurements", "", "| what | with | median | ratio |", "|---|---|--:|--:|", *report.rows, "",
            f"Written by `make bench` in {report.minutes:.0f} minutes; do not edit.", "",
        ]
    )  # fmt: skip


def write(report: Report) -> None:
    """Write the document and its picture, which the README shows too."""
    PAGE.write_text(document(report), encoding="utf-8")
    PICTURE.write_text(charts.picture("CPU time and memory, less is better", report.panels), encoding="utf-8")

"""The measurements as one page of the documentation, with its picture."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.charts import Bar, picture
from benchmarks.machine import described

from .clients import ANCHOR
from .fleet import Growth, times_smallest
from .measure import Case
from .server import ROUND_TRIP

DOCS = Path(__file__).resolve().parents[2] / "docs"
PACKAGES = ("httpx", "h2", "httpx2", "niquests", "aiohttp", "pyqwest", "msgspec")
CLIENTS = (
    ANCHOR, "httpx http1", "httpx2 http2", "niquests", "aiohttp", "pyqwest", "novita engine", "novita",
)  # fmt: skip
ASYNC = {tasks: f"{tasks} task" + "s" * (tasks > 1) for tasks in (1, 16, 64, 256)}
SYNC = {threads: f"{threads} thread" + "s" * (threads > 1) for threads in (1, 8)}
PAGE, SLOW_PAGE = "2 MB page", "the same, 50 ms away"
MOST_CALLS = {"async": 600, "sync": 480}

METHOD = """\
Clients side by side in one run against one TLS server (nginx on loopback), in interleaved rounds, so that whatever else
the machine does hits all alike; figures are medians, ratios are medians of each round's ratio. Metrics are a 1.1 kB
answer with the headers gateways add, asked for through `client.gpu.metrics.fetch_instance_metrics`; the page holds
1,000 instances. Our answers are decoded into Structs, the others' with `.json()`. "novita engine" is `novita._http2`
without the client on top; h2load is a load generator in C that looks at nothing it gets. The server and the clients
share the CPUs. Only the ratios are worth reading, and they move by a fifth from run to run."""


@dataclass
class Results:
    """What one run has found."""

    cases: dict[str, Case] = field(default_factory=dict[str, Case])
    """By name: those of `ASYNC` and `SYNC`, and the two pages."""
    absent: dict[str, str] = field(default_factory=dict[str, str])
    """Clients that could not be opened, and why."""
    calls: dict[str, dict[str, float]] = field(default_factory=dict[str, dict[str, float]])
    """Python function calls per poll, by kind and client."""
    growth: dict[str, Growth] = field(default_factory=dict[str, Growth])
    """CPU time per call by the number of instances, for each kind of our client."""


def document(results: Results) -> str:
    """The page as Markdown."""
    cases = results.cases
    ceilings = [f"{case.ceiling:,.0f}" if case.ceiling else "" for case in cases.values()]
    return "\n".join(
        [
            "# The wire, measured", "",
            "Written by `make bench-wire`; do not edit.", "",
            described(PACKAGES), "",
            METHOD, "",
            "![Requests a second](assets/wire.svg)", "",
            "## Goals", "", "| figure | goal | this run | |", "|---|--:|--:|---|", *_goals(results), "",
            "## Requests a second", "",
            *_table(cases, lambda case, client: f"{case.clients[client].rate:,.0f}"),
            f"| h2load | {' | '.join(ceilings)} |", "",
            f"## Requests a second, times {ANCHOR}", "",
            *_table(cases, lambda case, client: _ratio(case.ratio(client))), "",
            f"## 99th percentile of the latency, times {ANCHOR} (less is better)", "",
            *_table(cases, lambda case, client: _ratio(case.p99_ratio(client))), "",
            "## Python function calls per poll", "", *_calls(results.calls), "",
            "## CPU time per call as the number of instances polled grows", "", *_growth(results.growth), "",
            *_failures(results),
        ]
    )  # fmt: skip


def write(results: Results) -> None:
    """Write the page and its picture."""
    panels = {
        name: {client: _bar(case, client) for client in CLIENTS if case.took_part(client)}
        for name, case in results.cases.items()
    }
    (DOCS / "wire.md").write_text(document(results), encoding="utf-8")
    (DOCS / "assets" / "wire.svg").write_text(picture("Requests a second on one TLS server", panels), encoding="utf-8")


def _bar(case: Case, client: str) -> Bar:
    rate, ratio = case.clients[client].rate, case.ratio(client)
    return Bar(rate, f"{rate:,.0f}/s" + (f" · {ratio:.1f}x" if ratio is not None else ""))


def _ratio(found: float | None) -> str:
    return "" if found is None else f"{found:.2f}"


def _table(cases: dict[str, Case], cell: Callable[[Case, str], str]) -> list[str]:
    lines = [f"| client | {' | '.join(cases)} |", "|---|" + "--:|" * len(cases)]
    for client in CLIENTS:
        cells = [
            cell(case, client) if case.took_part(client) else "failed" if client in case.clients else ""
            for case in cases.values()
        ]
        lines.append(f"| {client} | {' | '.join(cells)} |")
    return lines


def _calls(calls: dict[str, dict[str, float]]) -> list[str]:
    lines = [f"| client | {' | '.join(calls)} |", "|---|" + "--:|" * len(calls)]
    for client in CLIENTS:
        cells = [f"{found[client]:,.0f}" if client in found else "" for found in calls.values()]
        lines.append(f"| {client} | {' | '.join(cells)} |")
    return lines


def _growth(growth: dict[str, Growth]) -> list[str]:
    sizes = sorted({size for costs in growth.values() for size in costs})
    lines = [
        "| times the smallest fleet | " + " | ".join(f"{size:,}" for size in sizes) + " |",
        "|---|" + "--:|" * len(sizes),
    ]
    for kind, costs in growth.items():
        ratios = times_smallest(costs)
        lines.append(f"| novita {kind} | " + " | ".join(f"{ratios[size]:.2f}" for size in sizes) + " |")
    return lines


def _failures(results: Results) -> list[str]:
    lines = [f"* {client}: {reason}" for client, reason in results.absent.items()]
    for name, case in results.cases.items():
        for client, slices in case.clients.items():
            if slices.failures or slices.gave_up:
                lines.append(f"* {client}, {name}: {slices.failures:,} calls failed, the last with {slices.error}")
    return ["## Not measured, or not without failures", "", *lines, ""] if lines else []


def _goals(results: Results) -> list[str]:
    goals: list[str] = []

    def goal(what: str, found: float | None, wanted: float, unit: str = " x", *, at_least: bool = True) -> None:
        sign = "at least" if at_least else "at most"
        if found is None:
            verdict, figure = "not measured", ""
        else:
            verdict = "reached" if (found >= wanted if at_least else found <= wanted) else "**missed**"
            figure = f"{found:.2f}{unit}"
        goals.append(f"| {what} | {sign} {wanted:g}{unit} | {figure} | {verdict} |")

    cases = results.cases
    for tasks in (16, 64, 256):
        case = cases[ASYNC[tasks]]
        goal(f"{case.name}: requests a second over {ANCHOR}", case.ratio("novita"), 10)
        goal(f"{case.name}: over pyqwest", case.ratio("novita", "pyqwest"), 1)
        goal(f"{case.name}: over aiohttp", case.ratio("novita", "aiohttp"), 2)
        goal(f"{case.name}: 99th percentile beside {ANCHOR}", case.p99_ratio("novita"), 0.2, at_least=False)
    for name in SYNC.values():
        goal(f"{name}: requests a second over {ANCHOR}", cases[name].ratio("novita"), 5)
    goal(f"{PAGE}: pages a second over {ANCHOR}", cases[PAGE].ratio("novita"), 3)
    goal(f"{PAGE}: over aiohttp", cases[PAGE].ratio("novita", "aiohttp"), 1)
    far = cases[SLOW_PAGE]
    more: float | None = None
    if far.took_part("novita") and far.took_part("httpx http1"):
        more = (far.clients["novita"].middle - far.clients["httpx http1"].middle) / ROUND_TRIP
    goal(f"{SLOW_PAGE}: round trips more than HTTP/1.1", more, 2, "", at_least=False)
    for kind, most in MOST_CALLS.items():
        goal(f"Python function calls per poll, {kind}", results.calls[kind].get("novita"), most, "", at_least=False)
    for kind, costs in results.growth.items():
        largest = max(costs)
        what = f"CPU per call at {largest:,} instances beside {min(costs):,}, {kind}"
        goal(what, times_smallest(costs)[largest], 1.1, at_least=False)
    return goals

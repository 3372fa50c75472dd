"""Fails when a hot path got slower or allocates more: `python -m benchmarks.guard`, `--update` accepts what is found.

It compares counts, and ratios to other work that is done in the same run; never times.
"""

import argparse
import asyncio
import json
import platform
import sys
from collections.abc import Mapping
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

from . import bodies, calls, decoders, imports
from .measure import full_collections, memory, opcodes, side_by_side
from .server import StaticServer

BASELINE = Path(__file__).with_name("baseline.json")
INSTANCES = 1_000
_SHORT = 100

RATIO, ANCHORED, COUNT, BLOCKS, EXACT = 1.11, 1.25, 1.03, 1.01, 1.0
"""How much worse than the baseline a figure may be; those beside json move with the host's memory and load."""
OTHER_PYTHON = 1.15
"""What is granted on top to another version of Python than the baseline's."""

SLACK: Mapping[str, float] = {
    "page: CPU over plainest msgspec": RATIO,
    "page with nulls: CPU over plainest msgspec": RATIO,
    "page: CPU over json.loads": ANCHORED,
    "metrics, hour: CPU over json.loads": ANCHORED,
    "latest of an hour: CPU over json.loads": ANCHORED,
    "page: Python instructions per instance": COUNT,
    "page with nulls: Python instructions per instance": COUNT,
    "metrics, minute: Python instructions": COUNT,
    "page: blocks per instance": BLOCKS,
    "page: peak bytes over body": COUNT,
    "page: GC-tracked objects per instance": EXACT,
    "page: full collections in 50 decodes": EXACT,
    "poll, sync: function calls": COUNT,
    "poll, async: function calls": COUNT,
    "import novita: modules": COUNT,
    "first namespace: modules": COUNT,
}


def page_ratios() -> dict[str, float]:
    """CPU of decoding a page, over other work on the same bytes; smaller is better."""
    page, nulls = bodies.page(_SHORT), bodies.page(_SHORT, nulls=True)
    plain = decoders.plain_page()
    took = side_by_side(
        {
            "plain": lambda: plain(page),
            "ours": lambda: decoders.page(page),
            "nulls": lambda: decoders.page(nulls),
            "json": lambda: json.loads(page),
        },
        150,
    )
    return {
        "page: CPU over plainest msgspec": 1 / took["ours"].times_faster_than(took["plain"]),
        "page with nulls: CPU over plainest msgspec": 1 / took["nulls"].times_faster_than(took["plain"]),
        "page: CPU over json.loads": 1 / took["ours"].times_faster_than(took["json"]),
    }


def metrics_ratios() -> dict[str, float]:
    """CPU of decoding metrics, over json on the same bytes; smaller is better."""
    hour = bodies.metrics(3_600, 8)
    took = side_by_side(
        {
            "json": lambda: json.loads(hour),
            "ours": lambda: decoders.metrics(hour),
            "latest": lambda: decoders.latest(hour),
        },
        100,
    )
    return {
        "metrics, hour: CPU over json.loads": 1 / took["ours"].times_faster_than(took["json"]),
        "latest of an hour: CPU over json.loads": 1 / took["latest"].times_faster_than(took["json"]),
    }


def decode_counts() -> dict[str, float]:
    """What decoding executes and allocates."""
    page, nulls = bodies.page(INSTANCES), bodies.page(INSTANCES, nulls=True)
    minute = bodies.metrics(60, 1)
    used = memory(lambda: decoders.page(page))
    return {
        "page: Python instructions per instance": opcodes(lambda: decoders.page(page)) / INSTANCES,
        "page with nulls: Python instructions per instance": opcodes(lambda: decoders.page(nulls)) / INSTANCES,
        "metrics, minute: Python instructions": opcodes(lambda: decoders.metrics(minute)),
        "page: blocks per instance": used.blocks / INSTANCES,
        "page: peak bytes over body": used.peak / len(page),
        "page: GC-tracked objects per instance": round(used.tracked / INSTANCES, 1),
        "page: full collections in 50 decodes": full_collections(lambda: decoders.page(page), 50, 1_000_000),
    }


def poll_calls() -> dict[str, float]:
    """Python function calls of one metrics poll through the public method, over loopback."""

    async def asynchronous(server: StaticServer) -> float:
        async with AsyncExitStack() as stack:
            return await calls.calls_per_async((await calls.async_polls(server, stack))["novita"])

    with StaticServer() as server, ExitStack() as stack:
        return {
            "poll, sync: function calls": calls.calls_per(calls.polls(server, stack)["novita"]),
            "poll, async: function calls": asyncio.run(asynchronous(server)),
        }


def modules(path: str | None = None) -> dict[str, float]:
    """Modules that are loaded beyond those of an empty interpreter, each time in a fresh one.

    Args:
        path: Import path; without it, that of this process.
    """
    empty = imports.probe("pass", path=path)[2]
    return {
        "import novita: modules": len(imports.probe(imports.IMPORT, path=path)[2] - empty),
        "first namespace: modules": len(imports.probe(imports.FIRST, path=path)[2] - empty),
    }


def measured() -> dict[str, float]:
    """All figures."""
    return {**modules(), **poll_calls(), **decode_counts(), **page_ratios(), **metrics_ratios()}


def compare(found: Mapping[str, float], baseline: Mapping[str, float], *, same_python: bool) -> list[str]:
    """What got worse, in words."""
    worse: list[str] = []
    for name, figure in found.items():
        allowed = baseline[name] * SLACK[name] * (1 if same_python else OTHER_PYTHON)
        if figure > allowed + 1e-9:
            worse.append(f"{name}: {figure:.3f}, baseline {baseline[name]:.3f}, at most {allowed:.3f}")
    return worse


def _baseline() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return read


def _figures() -> dict[str, float]:
    figures: dict[str, float] = _baseline()["figures"]
    return figures


def main() -> None:
    """Measure, and compare or write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.guard", description=__doc__)
    parser.add_argument("--update", action="store_true", help="write what is found as the baseline")
    update: bool = parser.parse_args().update
    python = ".".join(platform.python_version_tuple()[:2])
    found = measured()
    for _ in range(2):  # only times differ from run to run: the best of three is compared
        if update or compare(found, _figures(), same_python=python == _baseline()["python"]):
            again = {**page_ratios(), **metrics_ratios()}
            found |= {name: min(figure, found[name]) for name, figure in again.items()}
    if update:
        rounded = {name: round(figure, 3) for name, figure in found.items()}
        BASELINE.write_text(json.dumps({"python": python, "figures": rounded}, indent=2) + "\n", encoding="utf-8")
    known = _figures()
    for name, figure in found.items():
        print(f"{name:52} {figure:10.3f}   baseline {known[name]:10.3f}")
    if worse := compare(found, known, same_python=python == _baseline()["python"]):
        sys.exit("\n".join(["", "Worse than the baseline:", *worse]))


if __name__ == "__main__":
    main()

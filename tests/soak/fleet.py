"""Watches large simulated fleets for minutes, with faults and an outage, and fails when a goal is missed.

`make soak-fleet`, with `ARGS="--seconds 60"` for a short look, with `ARGS=--write` for the table in the guide.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import sys
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from typing import Any, cast

from novita import AsyncNovitaClient
from novita.fleet import FleetMonitor, FleetSnapshot
from novita.simulator import Simulator

from .witness import Log, Verdict, Witness

PAGE = Path(__file__).parents[2] / "docs" / "guides" / "monitoring.md"
BEGIN, END = "<!-- made by make soak-fleet -->", "<!-- end -->"

LATEST = 0.2
"""Seconds that 99 % of the ticks may begin late."""
GROWTH = 1.05
"""How much bigger than in its second minute the process may be in any later one."""
OUTAGE = 20.0
"""Seconds."""
OUTAGE_BEGINS = 0.4
"""Share of its tick that has passed by then."""


@dataclass(frozen=True)
class Plan:
    """One run."""

    instances: int
    interval: float
    seconds: float

    @property
    def ticks(self) -> int:
        return max(round(self.seconds / self.interval), self._ticks_away + 2)

    @property
    def outage_tick(self) -> int:
        """The tick in which the service goes away; it is back for the last one."""
        return min(self.ticks // 2, self.ticks - 1 - self._ticks_away)

    @property
    def _ticks_away(self) -> int:
        return ceil(OUTAGE_BEGINS + OUTAGE / self.interval)


@dataclass
class Figures:
    """What was seen of a run."""

    plan: Plan
    lateness: list[float] = field(default_factory=list)
    lost: int = 0
    twice: int = 0
    wrong: int = 0
    rows: int = 0
    calls: int = 0
    failed: int = 0
    missed_ticks: int = 0
    news: int = 0
    away: list[int] = field(default_factory=list)
    expected_away: list[int] = field(default_factory=list)
    stale_at_end: int = 0
    violations: int = 0
    rss: dict[int, float] = field(default_factory=dict)
    """Largest size by minute, MB."""
    cpu: float = 0.0

    def quantile(self, share: float) -> float:
        ordered = sorted(self.lateness)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    @property
    def growth(self) -> float | None:
        """Largest size after the second minute and the third tick by that before; None for a run that is over then."""
        settled = max(1, ceil(3 * self.plan.interval / 60))
        later = [size for minute, size in self.rss.items() if minute > settled]
        return max(later) / self.rss[settled] if later and settled in self.rss else None

    def goals(self) -> list[tuple[str, str, bool]]:
        """Each goal: what it is about, what was measured, whether it was reached."""
        late = f"p50 {self.quantile(0.5) * 1e3:.1f} ms, p99 {self.quantile(0.99) * 1e3:.1f} ms"
        sizes = " ".join(f"{size:.0f}" for size in self.rss.values())
        return [
            ("lateness of a tick", late, self.quantile(0.99) < LATEST and not self.missed_ticks),
            ("instances lost, twice", f"{self.lost}, {self.twice}", not self.lost + self.twice + self.news),
            ("rows whose staleness is wrong", f"{self.wrong} of {self.rows:,}", not self.wrong),
            ("ticks in the outage", f"{self.away}", self.away == self.expected_away),
            ("stale at the end", f"{self.stale_at_end}", self.stale_at_end < 5),
            ("contract violations", f"{self.violations}", not self.violations),
            ("MB resident, by minute", sizes, self.growth is None or self.growth < GROWTH),
        ]


def rss_mb() -> float:
    """Resident size of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def cpu_seconds() -> float:
    """Processor time of this process: the monitor's; the simulator has a process of its own."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def make_faults(simulator: Simulator) -> None:
    """Let one call in a hundred go wrong: refused, slow, or cut off with all others on its connection."""
    simulator.faults.error(503, operation="gpu.metrics.*", rate=0.008)
    simulator.faults.latency(2.0, operation="gpu.metrics.*", rate=0.0019)
    simulator.faults.drop(operation="gpu.metrics.*", rate=0.0001)


async def watch(simulator: Simulator, plan: Plan) -> Figures:
    """Watch the fleet for the ticks of a plan, with an outage in the middle."""
    figures, log, now = Figures(plan), Log(), asyncio.get_running_loop().time
    expected = {each.id for each in simulator.instances()}
    outage: list[float] = []

    async def cut(after: float) -> None:
        await asyncio.sleep(after)
        await asyncio.to_thread(simulator.outage, OUTAGE)
        outage.append(now())

    async with AsyncNovitaClient(simulator.api_key, base_url=simulator.base_url) as plain:
        witness = Witness(plain.with_options(ssl_context=simulator.ssl_context), log)
        monitor = FleetMonitor(
            cast("AsyncNovitaClient", witness), interval=plan.interval, calls_per_second=1000, concurrency=64
        )
        began, used = now(), cpu_seconds()
        cutting = asyncio.create_task(cut((plan.outage_tick + OUTAGE_BEGINS) * plan.interval))
        async with aclosing(cast("Any", aiter(monitor))) as snapshots:
            async for snapshot in snapshots:
                came = now()
                take(figures, snapshot, Verdict(snapshot, expected, log))
                log.is_between = True
                away = bool(outage) and came > outage[0] and log.list_asked < outage[0] + OUTAGE
                figures.expected_away += [snapshot.tick] if away else []
                minute = int((came - began) // 60)
                figures.rss[minute] = max(figures.rss.get(minute, 0.0), rss_mb())
                if snapshot.tick + 1 >= plan.ticks:
                    break
        await cutting
        figures.cpu = (cpu_seconds() - used) / (now() - began)
    figures.violations = len(simulator.violations())
    return figures


def take(figures: Figures, snapshot: FleetSnapshot, verdict: Verdict) -> None:
    """Add up what one snapshot shows, and say it."""
    figures.missed_ticks += snapshot.tick - len(figures.lateness) - figures.missed_ticks
    figures.lateness.append(snapshot.lateness_seconds)
    figures.lost += verdict.lost
    figures.twice += verdict.twice + verdict.strange
    figures.wrong += len(verdict.wrong)
    figures.rows += len(snapshot.rows)
    figures.calls += snapshot.calls
    figures.failed += snapshot.failed_calls
    figures.news += sum(event.kind in {"appeared", "removed"} for event in snapshot.events)
    figures.away += [snapshot.tick] if snapshot.outage else []
    figures.stale_at_end = snapshot.totals.stale
    late, took = f"{snapshot.lateness_seconds * 1e3:6.1f} ms", f"{snapshot.duration_seconds:6.2f} s"
    say(
        f"tick {snapshot.tick:3d} late {late}, took {took}, {snapshot.calls} calls, {snapshot.failed_calls} failed, "
        f"{snapshot.totals.stale} stale, {rss_mb():.0f} MB{' OUTAGE' if snapshot.outage else ''}"
    )
    for row in verdict.wrong[:3]:
        say(f"  WRONG {row.id}: stale {row.stale}, {row.age_seconds:.2f} s old, error {row.error}")


def run(plan: Plan) -> Figures:
    """Make a simulator with the fleet of a plan, and watch it."""
    say(f"{plan.instances:,} instances, {plan.ticks} ticks of {plan.interval:g} s, 1 % faults, {OUTAGE:g} s of outage")
    with Simulator(instances=plan.instances, speed=1) as simulator:
        simulator.advance(60)  # those that are being created run by now
        make_faults(simulator)
        return asyncio.run(watch(simulator, plan))


def table(found: Sequence[Figures]) -> str:
    """The figures as Markdown, one column a run."""
    heads = [f"{each.plan.instances:,} every {each.plan.interval:g} s" for each in found]
    lines = [f"| | {' | '.join(heads)} |", "| --- |" + " --- |" * len(found)]
    lines.append(
        "| watched | " + " | ".join(f"{each.plan.ticks * each.plan.interval / 60:.1f} min" for each in found) + " |"
    )
    lines.append("| calls, failed | " + " | ".join(f"{each.calls:,}, {each.failed:,}" for each in found) + " |")
    for goals in zip(*(each.goals() for each in found), strict=True):
        cells = " | ".join(text + ("" if reached else " **missed**") for _, text, reached in goals)
        lines.append(f"| {goals[0][0]} | {cells} |")
    lines.append("| share of one core | " + " | ".join(f"{each.cpu:.0%}" for each in found) + " |")
    return "\n".join(lines)


def written(page: str, made: str) -> str:
    """The page with the table in its place."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Watch, print the table, and tell whether all goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m soak.fleet", description="Watch large simulated fleets.")
    parser.add_argument(
        "fleets", nargs="*", type=int, metavar="INSTANCES", help="which to watch: 5000, 20000 (both unless told)"
    )
    parser.add_argument("--seconds", type=float, default=300.0, help="how long the 5,000 are watched (%(default)g)")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    chosen = parser.parse_args(arguments)
    plans = {5_000: Plan(5_000, 10.0, chosen.seconds), 20_000: Plan(20_000, 60.0, 180.0)}
    if unknown := set(chosen.fleets) - set(plans):
        parser.error(f"there is no plan for {unknown.pop()} instances, only for 5000 and 20000")
    found = [run(plans[count]) for count in chosen.fleets or plans]
    made = table(found)
    say("\n" + made)
    if chosen.write:
        PAGE.write_text(written(PAGE.read_text(), made))
    return 0 if all(reached for each in found for _, _, reached in each.goals()) else 1


if __name__ == "__main__":
    sys.exit(main())

"""`make demo`: the SDK watches a simulated fleet over real HTTPS and HTTP/2, and says what it saw."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections import Counter, deque
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from novita._core.attempt import Attempt
from novita._core.observing import observe
from novita.fleet import FleetEvent, FleetMonitor, FleetSnapshot, InstanceRow, Thresholds
from novita.operations.gpu.instances import ListInstances
from novita.simulator import Simulator

_ROWS = 12
_EVENTS = 4
_INTERVAL = 1.0
_EXTREMES = Thresholds(idle_below=0.5, saturated_above=99.0)
"""So strict that of two hundred machines only a few have news."""
_COLOURS = {"running": "green", "exited": "bright_black"}
_TAKEN_BACK = {"notified", "reclaiming", "terminated"}
_EVENT_COLOURS = {"spot_reclaim_announced": "red", "gpu_saturated": "magenta", "gpu_idle": "yellow"}


class Watch:
    """What the demo has seen so far."""

    def __init__(self) -> None:
        self.snapshot: FleetSnapshot | None = None
        self.polls: int = 0
        self.failed_calls: int = 0
        self.troubled: set[str] = set()
        """Instances to which something was done."""
        self.events: deque[FleetEvent] = deque(maxlen=_EVENTS)
        self.event_counts: Counter[str] = Counter()
        self.latencies: list[float] = []
        self.protocol = ""

    def measure(self, attempts: Sequence[Attempt]) -> None:
        """Take the latency of each attempt of a call."""
        self.latencies.append(attempts[-1].seconds)

    def take(self, snapshot: FleetSnapshot) -> None:
        """Take a snapshot."""
        self.snapshot = snapshot
        self.polls += 1
        self.failed_calls += snapshot.failed_calls
        self.events.extend(snapshot.events)
        self.event_counts.update(event.kind for event in snapshot.events)

    def quantile(self, share: float) -> float:
        """Latency in milliseconds that this share of the calls did not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] * 1000 if ordered else 0.0


def _bar(percent: float | None) -> Text:
    if percent is None:
        return Text("-", style="bright_black")
    filled = round(percent / 20)
    colour = "red" if percent >= 95 else "green" if percent >= 40 else "yellow"
    return Text("█" * filled + "░" * (5 - filled), style=colour) + Text(f" {percent:3.0f} %")


def _share(percent: float | None) -> str:
    return "-" if percent is None else f"{percent:.1f} %"


def _counts(by_status: dict[str, int]) -> str:
    return ", ".join(f"{number} {status}" for status, number in by_status.items())


def _fleet(watch: Watch, snapshot: FleetSnapshot) -> Group:
    totals = snapshot.totals
    table = Table(
        title=f"Fleet of {totals.instances} instances, poll {watch.polls}",
        caption=f"{_counts(totals.by_status)}   {totals.gpus} GPUs at {_share(totals.gpu_percent)}   "
        f"{totals.usd_per_hour:.2f} USD/h",
        box=box.SIMPLE_HEAD,
        padding=0,
        expand=True,
    )
    table.add_column("instance", no_wrap=True, ratio=5)
    table.add_column("product", no_wrap=True, ratio=3)
    table.add_column("status", no_wrap=True, min_width=10)
    table.add_column("GPU use", no_wrap=True, min_width=11)
    table.add_column("memory", no_wrap=True, min_width=6, justify="right")
    rows = sorted(snapshot.rows, key=lambda row: row.id not in watch.troubled)[:_ROWS]
    for row in rows:
        table.add_row(
            row.name, f"{row.gpu_num} x {row.product}", _status(row), _bar(row.gpu_percent),
            "-" if row.gpu_memory_percent is None else f"{row.gpu_memory_percent:.0f} %",
        )  # fmt: skip
    if len(snapshot.rows) > _ROWS:
        table.add_row(Text(f"… {len(snapshot.rows) - _ROWS} more", style="bright_black"))
    return Group(table, *(_event(event) for event in watch.events))


def _status(row: InstanceRow) -> Text:
    if row.spot_status in _TAKEN_BACK:
        return Text(row.spot_status, style="red")
    return Text(row.status, style=_COLOURS.get(row.status, "yellow"))


def _event(event: FleetEvent) -> Text:
    text = Text(f"{event.at:%H:%M:%S} {event}", style=_EVENT_COLOURS.get(event.kind, ""))
    text.no_wrap, text.overflow = True, "ellipsis"
    return text


def _summary(watch: Watch, violations: int) -> Table:
    table = Table(title="Summary", title_justify="left", show_header=False, box=box.SIMPLE)
    table.add_column(style="bold")
    table.add_column()
    totals = watch.snapshot.totals if watch.snapshot else None
    table.add_row("polls", str(watch.polls))
    table.add_row("calls", f"{len(watch.latencies)} answered, {watch.failed_calls} failed")
    if totals is not None:
        table.add_row("instances", _counts(totals.by_status))
        table.add_row("mean GPU use", f"{_share(totals.gpu_percent)} of {totals.gpus} GPUs")
        table.add_row("cost", f"{totals.usd_per_hour:.2f} USD/h")
    table.add_row("latency", f"p50 {watch.quantile(0.5):.1f} ms, p99 {watch.quantile(0.99):.1f} ms")
    table.add_row("protocol", watch.protocol)
    table.add_row("events", _counts(dict(watch.event_counts.most_common())) or "none")
    table.add_row("contract violations", str(violations))
    return table


def _make_trouble(simulator: Simulator, rows: Sequence[InstanceRow]) -> set[str]:
    """Take a spot instance back, and drive one that had time to spare to its limit; returns which."""
    running = [row for row in rows if row.is_running]
    spot = next((row.id for row in running if row.spot_status == "running"), None)
    calm = next((row.id for row in running if row.id != spot and 20 <= (row.gpu_percent or 0) <= 60), None)
    if spot:
        simulator.reclaim(spot, notice=40)
    if calm:
        simulator.saturate(calm)
    return {each for each in (spot, calm) if each}


async def _watch(simulator: Simulator, seconds: float, console: Console) -> Watch:
    watch = Watch()
    async with simulator.async_client() as client:
        watch.protocol = (await client.raw(ListInstances(page_size=1))).http_version
        observe(client._shared, watch.measure)
        end = time.monotonic() + seconds
        with Live(console=console, auto_refresh=False) as live:
            async for snapshot in FleetMonitor(client, interval=_INTERVAL, calls_per_second=1000, thresholds=_EXTREMES):
                watch.take(snapshot)
                live.update(_fleet(watch, snapshot), refresh=True)
                if watch.polls == 2:
                    watch.troubled = await asyncio.to_thread(_make_trouble, simulator, snapshot.rows)
                if end - time.monotonic() < _INTERVAL:
                    break
    return watch


def main() -> int:
    """Run the demo; 0 if every call was answered and the simulator found nothing wrong with any request."""
    try:
        return _demo()
    except KeyboardInterrupt:
        return 130


def _demo() -> int:
    parser = argparse.ArgumentParser(description="Watch a simulated fleet.")
    parser.add_argument("--instances", type=int, default=200, help="machines in the fleet")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long to watch")
    chosen = parser.parse_args()
    console = Console()
    with Simulator(instances=chosen.instances, speed=20) as simulator:
        console.print(f"Simulated Novita API at {simulator.base_url}: {chosen.instances} instances, TLS, HTTP/2")
        watch = asyncio.run(_watch(simulator, chosen.seconds, console))
        violations = simulator.violations()
    console.print(end="\n" if console.is_terminal else "\n\n")  # only terminals have ended the last line
    console.print(_summary(watch, len(violations)))
    return 1 if watch.failed_calls or violations or not watch.polls else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""`make demo`: the SDK watches a simulated fleet over real HTTPS and HTTP/2, and says what it saw."""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Sequence

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from novita import AsyncNovitaClient, NovitaError
from novita.operations.gpu.metrics import FetchInstanceMetrics
from novita.simulator import Simulator
from novita.types.gpu.instances import InstanceSummary
from novita.types.gpu.metrics import MetricsSnapshot

_ROWS = 14
_INTERVAL = 1.0
_IN_FLIGHT = 64
_COLOURS = {"running": "green", "exited": "bright_black", "removed": "red", "freezing": "red"}


class Watch:
    """What the demo has seen so far."""

    def __init__(self) -> None:
        self.instances: Sequence[InstanceSummary] = ()
        self.metrics: dict[str, MetricsSnapshot] = {}
        self.polls = 0
        self.latencies: list[float] = []
        self.errors: Counter[str] = Counter()
        self.protocols: Counter[str] = Counter()

    async def poll(self, client: AsyncNovitaClient) -> None:
        """One round: all pages of the list, then the metrics of every running instance."""
        self.instances = [instance async for instance in client.gpu.instances.list()]
        free = asyncio.Semaphore(_IN_FLIGHT)

        async def fetch(instance_id: str) -> None:
            async with free:
                try:
                    answer = await client.raw(FetchInstanceMetrics(instance_id=instance_id))
                except NovitaError as error:
                    self.errors[type(error).__name__] += 1
                    return
            self.latencies.append(answer.elapsed_seconds)
            self.protocols[answer.http_version] += 1
            self.metrics[instance_id] = answer.value.latest()

        await asyncio.gather(*(fetch(instance.id) for instance in self.instances if instance.is_running))
        self.polls += 1

    def statuses(self) -> Counter[str]:
        """Instances by status, the most frequent first."""
        return Counter(dict(Counter(instance.status for instance in self.instances).most_common()))

    def gpu_percent(self) -> float:
        """Mean GPU use of the running instances."""
        shares = [
            found.gpu_percent
            for instance in self.instances
            if instance.is_running and (found := self.metrics.get(instance.id)) and found.gpu_percent is not None
        ]
        return statistics.fmean(shares) if shares else 0.0

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


def _status(word: str) -> Text:
    return Text(word, style=_COLOURS.get(word, "yellow"))


def _fleet(watch: Watch, seconds_left: float) -> Table:
    counts = "  ".join(f"{number} {status}" for status, number in watch.statuses().items())
    cost = sum((i.price_usd_per_hour for i in watch.instances if i.is_running), start=0)
    table = Table(
        title=f"Fleet of {len(watch.instances)} instances, poll {watch.polls}",
        caption=f"{counts}   mean GPU use {watch.gpu_percent():.1f} %   {cost:.2f} USD/h   {seconds_left:.0f} s left",
        expand=True,
    )
    table.add_column("instance", no_wrap=True, ratio=1)
    table.add_column("product", no_wrap=True, ratio=1)
    table.add_column("status", no_wrap=True, min_width=9)
    table.add_column("GPU use", no_wrap=True, min_width=11)
    table.add_column("GPU memory", no_wrap=True, min_width=11)
    for instance in watch.instances[:_ROWS]:
        found = watch.metrics.get(instance.id) if instance.is_running else None
        table.add_row(
            instance.name,
            f"{instance.gpu_num} x {instance.product_name}",
            _status(instance.status),
            _bar(found.gpu_percent if found else None),
            _bar(found.gpu_memory_percent if found else None),
        )
    if len(watch.instances) > _ROWS:
        table.add_row(Text(f"… {len(watch.instances) - _ROWS} more", style="bright_black"))
    return table


def _summary(watch: Watch, violations: int) -> Group:
    table = Table(title="Summary", show_header=False, title_justify="left")
    table.add_column(style="bold")
    table.add_column()
    table.add_row("polls", str(watch.polls))
    table.add_row("metrics calls", f"{len(watch.latencies)} answered, {sum(watch.errors.values())} failed")
    table.add_row("instances", ", ".join(f"{number} {status}" for status, number in watch.statuses().items()))
    table.add_row("mean GPU use", f"{watch.gpu_percent():.1f} %")
    table.add_row(
        "latency", f"p50 {watch.quantile(0.5):.1f} ms, p99 {watch.quantile(0.99):.1f} ms, {_IN_FLIGHT} in flight"
    )
    table.add_row("protocol", ", ".join(watch.protocols))
    table.add_row("contract violations", str(violations))
    return Group(table)


async def _watch(simulator: Simulator, seconds: float, console: Console) -> Watch:
    watch = Watch()
    key, url = simulator.api_key, simulator.base_url
    async with AsyncNovitaClient(key, base_url=url).with_options(ssl_context=simulator.ssl_context) as client:
        end = time.monotonic() + seconds
        with Live(console=console, auto_refresh=False) as live:
            while (left := end - time.monotonic()) > 0:
                due = time.monotonic() + min(_INTERVAL, left)
                await watch.poll(client)
                live.update(_fleet(watch, max(end - time.monotonic(), 0.0)), refresh=True)
                await asyncio.sleep(due - time.monotonic())
    return watch


def main() -> int:
    """Run the demo; 0 if every call was answered and the simulator found nothing wrong with any request."""
    parser = argparse.ArgumentParser(description="Watch a simulated fleet.")
    parser.add_argument("--instances", type=int, default=200, help="machines in the fleet")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long to watch")
    chosen = parser.parse_args()
    console = Console()
    with Simulator(instances=chosen.instances, speed=10) as simulator:
        console.print(f"Simulated Novita API at {simulator.base_url}: {chosen.instances} instances, TLS, HTTP/2")
        watch = asyncio.run(_watch(simulator, chosen.seconds, console))
        violations = simulator.violations()
    console.print(_summary(watch, len(violations)))
    return 1 if watch.errors or violations or not watch.polls else 0


if __name__ == "__main__":
    raise SystemExit(main())

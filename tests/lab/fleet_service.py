"""Stands for a client and the service behind it: instances in a dict, latency and errors on demand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from typing import Any

from novita.exceptions import NovitaError
from novita.fleet import FleetMonitor, FleetSnapshot
from novita.fleet.rows import Listed
from novita.operations.gpu.instances import ListInstances
from novita.types.gpu.metrics import GpuMetric, GpuMetricSeries, InstanceMetrics, MetricPoint

from .fake_time import run


class _Page:
    has_next = False

    def __init__(self, items: Sequence[object]) -> None:
        self.items = items


class Service:
    """Stands for a client: instances in a dict, latency and errors on demand."""

    timeout = 60.0
    page = _Page

    def __init__(self, size: int = 3) -> None:
        self.listed = {
            f"i-{n}": Listed(id=f"i-{n}", name=f"n{n}", status="running", gpu_num=1, price=150_000) for n in range(size)
        }
        self.gpu = dict.fromkeys(self.listed, 50.0)
        self.seconds = 0.1
        self.list_error: NovitaError | None = None
        self.error: Callable[[str], NovitaError | None] = lambda _: None
        self.began: list[tuple[float, str]] = []
        self.in_flight = 0
        self.most_in_flight = 0

    def with_options(self, **_: object) -> Service:
        return self

    async def send(self, operation: Any, *, into: object = None) -> Any:
        loop = asyncio.get_running_loop()
        listing = isinstance(operation, ListInstances)
        name = "list" if listing else operation.instance_id
        self.began.append((loop.time(), name))
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await asyncio.sleep(self.seconds)
            error = self.list_error if listing else self.error(name)
            if error is not None:
                raise error
            return self.page(list(self.listed.values())) if listing else self._metrics(name)
        finally:
            self.in_flight -= 1

    def _metrics(self, instance_id: str) -> InstanceMetrics:
        points = (MetricPoint(timestamp=1_767_225_600, value=self.gpu[instance_id]),)
        return InstanceMetrics(
            gpu_utilization=GpuMetric(average=points, gpus=(GpuMetricSeries(gpu_id="0", points=points),)),
        )


def watch(
    service: Service,
    ticks: int,
    each: Callable[[FleetSnapshot], Awaitable[None] | None] = lambda _: None,
    **options: Any,
) -> list[FleetSnapshot]:
    """The snapshots of the first ticks, on a clock that only moves when all sleep; `each` is called with every one."""

    async def main() -> list[FleetSnapshot]:
        found: list[FleetSnapshot] = []
        monitor = FleetMonitor(service, **{"interval": 10.0, **options})  # type: ignore[arg-type]
        async with aclosing(monitor.__aiter__()) as snapshots:
            async for snapshot in snapshots:
                found.append(snapshot)
                if (waiting := each(snapshot)) is not None:
                    await waiting
                if len(found) == ticks:
                    break
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, left
        return found

    return run(main())

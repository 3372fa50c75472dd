"""A large fleet under the monitor for minutes, with faults and an outage: on time, complete, and no bigger at the end.

`NOVITA_SOAK_SECONDS` sets how long the run of 5,000 instances takes; the other takes three of its ticks.
"""

from __future__ import annotations

import asyncio
import os
import resource
import time
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from novita import AsyncNovitaClient
from novita.fleet import FleetMonitor, FleetSnapshot
from novita.simulator import Simulator

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("NOVITA_SOAK_SECONDS", "300"))
OUTAGE = 20.0
LATEST = 0.2


def rss_mb() -> float:
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Run:
    def __init__(self, simulator: Simulator, interval: float, ticks: int) -> None:
        self.simulator = simulator
        self.interval = interval
        self.ticks = ticks
        self.snapshots: list[FleetSnapshot] = []  # without rows
        self.stale: list[int] = []
        self.rss: list[float] = []
        self.cpu_share = 0.0
        self.expected = {each.id for each in simulator.instances()}

    async def watch(self, outage_at: int | None = None) -> None:
        key, url = self.simulator.api_key, self.simulator.base_url
        began, used = time.monotonic(), cpu_seconds()
        async with AsyncNovitaClient(key, base_url=url).with_options(ssl_context=self.simulator.ssl_context) as client:
            monitor = FleetMonitor(client, interval=self.interval, calls_per_second=1000)
            async for snapshot in monitor:
                assert len(snapshot.rows) == len(self.expected)
                assert {row.id for row in snapshot.rows} == self.expected
                for row in snapshot.rows:
                    if not row.stale:
                        assert row.age_seconds <= snapshot.duration_seconds + 0.01, row
                    elif not snapshot.outage and row.is_running:
                        assert row.error is not None or row.age_seconds > snapshot.duration_seconds, row
                self.stale.append(snapshot.totals.stale)
                self.rss.append(rss_mb())
                print(  # noqa: T201 - figures for the one who runs it
                    f"tick {snapshot.tick:3d} late {snapshot.lateness_seconds * 1e3:6.1f} ms, took "
                    f"{snapshot.duration_seconds:5.2f} s, {snapshot.calls} calls, {snapshot.failed_calls} failed, "
                    f"{snapshot.totals.stale} stale, {self.rss[-1]:.0f} MB{' OUTAGE' if snapshot.outage else ''}",
                    flush=True,
                )
                self.snapshots.append(msgspec.structs.replace(snapshot, rows=(), events=()))
                if snapshot.tick + 1 >= self.ticks:
                    break
                if snapshot.tick + 1 == outage_at:
                    await asyncio.to_thread(self.simulator.outage, OUTAGE)
        self.cpu_share = (cpu_seconds() - used) / (time.monotonic() - began)
        lateness = sorted(each.lateness_seconds for each in self.snapshots)
        print(f"lateness p99 {lateness[int(len(lateness) * 0.99)] * 1e3:.1f} ms, CPU share {self.cpu_share:.0%}")  # noqa: T201
        assert lateness[int(len(lateness) * 0.99)] < LATEST
        assert all(later.tick == earlier.tick + 1 for earlier, later in pairwise(self.snapshots))


def test_5000_instances_with_faults_and_an_outage() -> None:
    with Simulator(instances=5000, speed=1) as simulator:
        simulator.advance(60)  # those that are being created run by now
        simulator.faults.error(503, operation="gpu.metrics.*", rate=0.01)
        run = Run(simulator, interval=10, ticks=max(int(SECONDS / 10), 6))
        outage_at = run.ticks // 2
        asyncio.run(run.watch(outage_at))
        assert simulator.violations() == []
    away = [each.tick for each in run.snapshots if each.outage]
    assert away
    assert set(away) <= {outage_at, outage_at + 1, outage_at + 2, outage_at + 3}
    assert all(stale < 5 for each, stale in zip(run.snapshots, run.stale, strict=True) if each.tick < outage_at)
    assert run.stale[-1] < 5
    settled = run.rss[len(run.rss) * 2 // 5 :]
    assert max(settled) < settled[0] * 1.1, settled


def test_20000_instances_once_a_minute() -> None:
    with Simulator(instances=20_000, speed=1) as simulator:
        simulator.advance(60)
        run = Run(simulator, interval=60, ticks=3)
        asyncio.run(run.watch())
        assert simulator.violations() == []
    assert run.stale[1:] == [0, 0]

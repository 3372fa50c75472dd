"""The rings of the last values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from novita.fleet import FleetSnapshot, InstanceRow
from novita.fleet.history import Rings
from novita.types.gpu.metrics import MetricsSnapshot

AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_every_snapshot_is_a_point_until_the_oldest_have_to_go() -> None:
    rings = Rings(3)
    assert rings.points(0.0, None) == ()
    for tick in range(5):
        metrics = MetricsSnapshot(cpu_percent=float(tick))
        at = AT + timedelta(seconds=tick)
        rings.add(FleetSnapshot(tick=tick, at=at, rows=(InstanceRow(id="a", status="running", metrics=metrics),)))
        kept = range(max(tick - 2, 0), tick + 1)
        for instance_id in (None, "a"):
            points = rings.points(0.0, instance_id)
            assert [(point.at, point.cpu_percent) for point in points] == [
                (AT + timedelta(seconds=each), each) for each in kept
            ]
    assert len(rings.points((AT + timedelta(seconds=3)).timestamp(), "a")) == 2

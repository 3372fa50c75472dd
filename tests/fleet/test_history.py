"""The rings of the last values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from novita.fleet import FleetSnapshot, HistoryPoint, InstanceRow
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


def test_history_read_in_the_middle_of_a_tick_is_that_of_the_tick_before() -> None:
    """Other threads may ask at any time; they must not get a time with the values of another."""
    rings, seen = Rings(3), list[tuple[HistoryPoint, ...]]()

    class Rows(tuple[InstanceRow, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[InstanceRow]:
            seen.append(rings.points(0, None))
            return super().__iter__()

    for tick in range(6):
        row = InstanceRow(id="i-0", metrics=MetricsSnapshot(disk_percent=float(tick)))
        at = datetime(2026, 1, 1, second=tick, tzinfo=UTC)
        rings.add(FleetSnapshot(tick=tick, at=at, rows=Rows((row,))))
    assert [[(point.at.second, point.disk_percent) for point in points] for points in seen] == [
        [(second, float(second)) for second in range(max(tick - 3, 0), tick)] for tick in range(6)
    ]

"""The last hours of a fleet in ring buffers: bounded, and cheap enough for tens of thousands of instances."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import UTC, datetime
from math import nan

import msgspec

from .rows import InstanceRow
from .snapshot import FleetSnapshot

_QUANTITIES = ("gpu_percent", "gpu_memory_percent", "cpu_percent", "memory_percent", "disk_percent")
_WIDTH = len(_QUANTITIES)
_EMPTY = array("f", [nan] * _WIDTH)


class HistoryPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one tick; None where there was none."""

    at: datetime
    """When the snapshot was taken."""
    gpu_percent: float | None = None
    """GPU core use, 0 to 100; of the fleet: mean over all GPUs."""
    gpu_memory_percent: float | None = None
    """GPU memory use, 0 to 100; of the fleet: mean over all GPUs."""
    cpu_percent: float | None = None
    """CPU use summed over vCPUs; of the fleet: mean over the instances."""
    memory_percent: float | None = None
    """Memory use, 0 to 100; of the fleet: mean over the instances."""
    disk_percent: float | None = None
    """System disk use, 0 to 100; of the fleet: mean over the instances."""


class Rings:
    """One ring of the fleet's values and one for each instance, all turned together at each snapshot.

    Args:
        capacity: Snapshots that are kept.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._slots = capacity + 1  # one is written while other threads read those before it
        self._turns = 0
        self._times = array("d", [0.0] * self._slots)
        self._fleet = _EMPTY * self._slots
        self._instances: dict[str, array[float]] = {}

    def add(self, snapshot: FleetSnapshot) -> None:
        """Keep a snapshot's fresh values; rings of instances that are gone are dropped."""
        slot = self._turns % self._slots
        begin, end = slot * _WIDTH, (slot + 1) * _WIDTH
        self._times[slot] = snapshot.at.timestamp()
        rings: dict[str, array[float]] = {}
        fresh: list[InstanceRow] = []
        for row in snapshot.rows:
            ring = self._instances.get(row.id)
            if ring is None:
                ring = _EMPTY * self._slots
            rings[row.id] = ring
            if row.stale or row.metrics is None:
                ring[begin:end] = _EMPTY
            else:
                fresh.append(row)
                ring[begin:end] = array("f", [_or_nan(getattr(row.metrics, name)) for name in _QUANTITIES])
        self._instances = rings
        use = (gpu.percent for row in fresh for gpu in row.gpus)
        memory = (gpu.memory_percent for row in fresh for gpu in row.gpus)
        others = ((getattr(row, name) for row in fresh) for name in _QUANTITIES[2:])
        self._fleet[begin:end] = array("f", [_mean(use), _mean(memory), *map(_mean, others)])
        self._turns += 1

    def points(self, since: float, instance_id: str | None) -> tuple[HistoryPoint, ...]:
        """The points from a Unix time on, oldest first; none for an instance that is not there."""
        ring = self._fleet if instance_id is None else self._instances.get(instance_id)
        if ring is None:
            return ()
        turns = range(max(self._turns - self._capacity, 0), self._turns)
        slots = (turn % self._slots for turn in turns)
        return tuple(self._point(ring, slot) for slot in slots if self._times[slot] >= since)

    def _point(self, ring: array[float], slot: int) -> HistoryPoint:
        values = (None if value != value else value for value in ring[slot * _WIDTH : (slot + 1) * _WIDTH])
        return HistoryPoint(
            at=datetime.fromtimestamp(self._times[slot], UTC), **dict(zip(_QUANTITIES, values, strict=True))
        )


def _or_nan(value: float | None) -> float:
    return nan if value is None else value


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else nan

"""What changed in a fleet: typed events, each condition announced once until it has clearly ended. No IO."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

import msgspec

from novita._core.model import moment
from novita.exceptions import ConfigurationError

from .rows import InstanceRow


@dataclass(frozen=True)
class Thresholds:
    """When a condition begins and when it has ended, in percent.

    Between begin and end nothing happens (hysteresis): a value that swings around a limit is announced once.

    Raises:
        ConfigurationError: A limit is no percentage, or an end lies on the wrong side of its begin.
    """

    idle_below: float = 5.0
    """A GPU is idle below this core use ..."""
    idle_ends_above: float = 15.0
    """... until it is above this."""
    saturated_above: float = 97.0
    """A GPU is saturated above this core use ..."""
    saturated_ends_below: float = 90.0
    """... until it is below this."""
    disk_above: float = 90.0
    """A system disk is nearly full above this ..."""
    disk_ends_below: float = 85.0
    """... until it is below this."""

    def __post_init__(self) -> None:
        for name, percent in vars(self).items():
            if not 0 <= percent <= 100:
                raise ConfigurationError(f"{name} is in percent, 0 to 100, got {percent!r}")
        if (
            self.idle_below > self.idle_ends_above
            or self.saturated_above < self.saturated_ends_below
            or self.disk_above < self.disk_ends_below
        ):
            raise ConfigurationError(f"a condition has to end on the far side of where it begins: {self}")


class FleetEvent(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Something that happened to an instance; `msgspec.json.encode` writes it with its `kind`."""

    kind: ClassVar[str] = ""
    """Word for the type of event, such as `gpu_idle`."""
    instance: InstanceRow
    """The instance when it was noticed; for `Removed`, as last seen."""
    at: datetime
    """When it was noticed."""

    def __str__(self) -> str:
        return f"{self.kind} {self.instance.name or self.instance.id}"


class Appeared(FleetEvent, frozen=True, kw_only=True, tag="appeared"):
    """An instance is new. Those that are there when the monitor starts are not."""

    kind: ClassVar[str] = "appeared"


class Removed(FleetEvent, frozen=True, kw_only=True, tag="removed"):
    """An instance is gone from the list."""

    kind: ClassVar[str] = "removed"


class StatusChanged(FleetEvent, frozen=True, kw_only=True, tag="status_changed"):
    """An instance went on in its life."""

    kind: ClassVar[str] = "status_changed"
    before: str
    """Life-cycle word it had."""

    def __str__(self) -> str:
        return f"{super().__str__()}: {self.before} -> {self.instance.status}"


class _GpuEvent(FleetEvent, frozen=True, kw_only=True):
    gpu_id: str
    """Number of the GPU on its node."""
    percent: float
    """Core use, 0 to 100."""

    def __str__(self) -> str:
        return f"{super().__str__()}: GPU {self.gpu_id} at {self.percent:.0f} %"


class GpuIdle(_GpuEvent, frozen=True, kw_only=True, tag="gpu_idle"):
    """A GPU of a running instance does next to nothing."""

    kind: ClassVar[str] = "gpu_idle"


class GpuSaturated(_GpuEvent, frozen=True, kw_only=True, tag="gpu_saturated"):
    """A GPU is at its limit."""

    kind: ClassVar[str] = "gpu_saturated"


class DiskNearlyFull(FleetEvent, frozen=True, kw_only=True, tag="disk_nearly_full"):
    """The system disk is nearly full."""

    kind: ClassVar[str] = "disk_nearly_full"
    percent: float
    """Disk use, 0 to 100."""

    def __str__(self) -> str:
        return f"{super().__str__()}: {self.percent:.0f} %"


class SpotReclaimAnnounced(FleetEvent, frozen=True, kw_only=True, tag="spot_reclaim_announced"):
    """The service takes a spot instance back; save what is on it."""

    kind: ClassVar[str] = "spot_reclaim_announced"
    reclaim_at: datetime | None
    """When, if the service says so."""

    def __str__(self) -> str:
        return super().__str__() + (f": at {self.reclaim_at:%H:%M:%S} UTC" if self.reclaim_at else "")


KINDS = tuple(
    each.kind
    for each in (Appeared, Removed, StatusChanged, GpuIdle, GpuSaturated, DiskNearlyFull, SpotReclaimAnnounced)
)
"""The words for all types of event."""

_Condition = tuple[str, str]
"""Kind of event, and the GPU it concerns."""
_RECLAIMED = frozenset({"notified", "reclaiming"})


class Detector:
    """Compares each look at the fleet with the one before."""

    def __init__(self, thresholds: Thresholds) -> None:
        self._limits = thresholds
        self._known: dict[str, InstanceRow] | None = None
        self._holding: dict[str, set[_Condition]] = {}
        """Conditions that were announced and have not ended, by instance."""

    def observe(self, rows: Iterable[InstanceRow], at: datetime) -> tuple[FleetEvent, ...]:
        """The events between the rows of the last call and these; the first rows are the start, not news."""
        now = {row.id: row for row in rows}
        known = now if self._known is None else self._known
        events: list[FleetEvent] = []
        for instance_id, row in now.items():
            before = known.get(instance_id)
            if before is None:
                events.append(Appeared(instance=row, at=at))
            elif before.status != row.status:
                events.append(StatusChanged(instance=row, at=at, before=before.status))
            events += self._reclaim(before, row, at)
            events += self._use(row, at)
        for instance_id, row in known.items():
            if instance_id not in now:
                events.append(Removed(instance=row, at=at))
                self._holding.pop(instance_id, None)
        self._known = now
        return tuple(events)

    def _reclaim(self, before: InstanceRow | None, row: InstanceRow, at: datetime) -> Iterator[FleetEvent]:
        # Who sleeps through the notice sees only its end.
        missed = row.spot_status == "terminated" and before is not None and before.spot_status != "terminated"
        condition = (SpotReclaimAnnounced.kind, "")
        if row.spot_status in _RECLAIMED or missed:
            if self._begins(row.id, condition):
                yield SpotReclaimAnnounced(instance=row, at=at, reclaim_at=moment(row.spot_reclaim_at_unix))
        else:
            self._ends(row.id, condition)

    def _use(self, row: InstanceRow, at: datetime) -> Iterator[FleetEvent]:
        if not row.is_running:
            holding = self._holding.get(row.id)
            if holding is not None:
                holding.intersection_update({(SpotReclaimAnnounced.kind, "")})
            return
        if row.stale or row.metrics is None:
            return
        limits = self._limits
        for gpu in row.metrics.gpus:
            if (percent := gpu.percent) is None:
                continue
            idle, saturated = (GpuIdle.kind, gpu.gpu_id), (GpuSaturated.kind, gpu.gpu_id)
            if percent < limits.idle_below:
                if self._begins(row.id, idle):
                    yield GpuIdle(instance=row, at=at, gpu_id=gpu.gpu_id, percent=percent)
            elif percent > limits.idle_ends_above:
                self._ends(row.id, idle)
            if percent > limits.saturated_above:
                if self._begins(row.id, saturated):
                    yield GpuSaturated(instance=row, at=at, gpu_id=gpu.gpu_id, percent=percent)
            elif percent < limits.saturated_ends_below:
                self._ends(row.id, saturated)
        disk, percent = (DiskNearlyFull.kind, ""), row.metrics.disk_percent
        if percent is not None:
            if percent > limits.disk_above:
                if self._begins(row.id, disk):
                    yield DiskNearlyFull(instance=row, at=at, percent=percent)
            elif percent < limits.disk_ends_below:
                self._ends(row.id, disk)

    def _begins(self, instance_id: str, condition: _Condition) -> bool:
        holding = self._holding.setdefault(instance_id, set())
        if condition in holding:
            return False
        holding.add(condition)
        return True

    def _ends(self, instance_id: str, condition: _Condition) -> None:
        holding = self._holding.get(instance_id)
        if holding is not None:
            holding.discard(condition)

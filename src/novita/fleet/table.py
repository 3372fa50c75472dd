"""What the monitor knows of each instance between two ticks. No IO."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from novita.types.gpu.metrics import MetricsSnapshot

from .rows import InstanceRow, Listed, row

_RUNNING = "running"


class _Entry:
    __slots__ = ("absent", "asked", "error", "listed", "listed_at", "metrics", "read_at")

    def __init__(self, listed: Listed, now: float) -> None:
        self.listed = listed
        self.listed_at = now
        """When the last list was read that has it."""
        self.metrics: MetricsSnapshot | None = None
        self.read_at = now
        """When the metrics were read, or when the instance was first seen."""
        self.error: str | None = None
        self.absent = False
        self.asked = False
        """Whether a call is under way."""


class FleetTable:
    """The instances, when each was last read, and which are to be asked next. Times are seconds of a monotonic clock.

    Args:
        keep: Which instances to watch.
    """

    def __init__(self, keep: Callable[[Listed], bool]) -> None:
        self._keep = keep
        self._entries: dict[str, _Entry] = {}
        self.is_known: bool = False
        """Whether there has been a list."""

    def take_list(self, listed: Sequence[Listed], now: float, *, one_page: bool) -> None:
        """Take over a complete list.

        While a list is read page by page the fleet changes, and an instance can slip from a page not yet read to one
        already read. And a list with nothing in it is also what an answer looks like that something else gave in the
        service's place, such as `{}`. So an instance is gone at once only from a list of one page that has others, else
        when it is absent twice.
        """
        entries: dict[str, _Entry] = {}
        for each in listed:
            if not self._keep(each):
                continue
            entry = self._entries.get(each.id)
            if entry is None:
                entry = _Entry(each, now)
            elif each.status != _RUNNING or entry.listed.status != _RUNNING:
                entry.metrics, entry.error, entry.read_at = None, None, now
            entry.listed, entry.listed_at, entry.absent = each, now, False
            entries[each.id] = entry
        if not one_page or not listed:
            for instance_id, entry in self._entries.items():
                if instance_id not in entries and not entry.absent:
                    entry.absent = True
                    entries[instance_id] = entry
        self._entries = entries
        self.is_known = True

    def due(self) -> list[str]:
        """The running instances, the one read longest ago first; without those whose call is still under way."""
        running = [
            (entry.read_at, instance_id)
            for instance_id, entry in self._entries.items()
            if entry.listed.status == _RUNNING and not entry.asked
        ]
        running.sort(key=lambda each: each[0])
        return [instance_id for _, instance_id in running]

    def asking(self, instance_id: str) -> bool:
        """Note that a call is under way; False if the instance is gone or asked already."""
        entry = self._entries.get(instance_id)
        if entry is None or entry.asked:
            return False
        entry.asked = True
        return True

    def answered(self, instance_id: str, metrics: MetricsSnapshot, now: float) -> None:
        """Take over what was measured; what has stopped meanwhile shows none of it, and forgets it."""
        entry = self._entries.get(instance_id)
        if entry is not None:
            entry.metrics, entry.read_at = metrics, now

    def finished(self, instance_id: str, error: str | None) -> None:
        """The call is over; without an error it was answered, or given up."""
        entry = self._entries.get(instance_id)
        if entry is not None:
            entry.asked, entry.error = False, error

    def rows(self, tick_began: float, now: float, *, metrics: bool) -> tuple[InstanceRow, ...]:
        """All instances as they are known now.

        Args:
            tick_began: What was read before is stale.
            now: To tell ages.
            metrics: Whether metrics are read at all.
        """
        rows: list[InstanceRow] = []
        for entry in self._entries.values():
            wanted = metrics and entry.listed.status == _RUNNING
            read_at = min(entry.read_at, entry.listed_at) if wanted else entry.listed_at
            stale = read_at < tick_began or (wanted and not entry.metrics)
            rows.append(
                row(
                    entry.listed,
                    entry.metrics if wanted else None,
                    stale=stale,
                    age_seconds=now - read_at,
                    error=entry.error,
                )
            )
        return tuple(rows)

"""When things are due: a tick that does not drift, calls spread over it, a rate that yields to the service. No IO."""

from __future__ import annotations

from dataclasses import dataclass

_SPREAD = 0.8
"""Share of the time that calls are spread over; the rest is for stragglers."""
_MARGIN = 0.05
_LONGEST_MARGIN = 0.5
"""Share of a tick, and most seconds, that are kept for taking the snapshot."""
_LONGEST_GAP = 0.02
"""Seconds between two calls of a small fleet: spreading it further would only make its values older."""
_SLOWEST = 0.02
"""Share of the full rate that is left however often the service says "too many"."""
_RECOVERY = 0.01
"""Share of the full rate that each answered call gives back."""
_ONE_SIGNAL = 1.0
"""Seconds within which refusals count as one: calls under way together are refused together."""
_LONGEST_PAUSE = 600.0
"""Most seconds of a pause, whatever is asked for: who counts in milliseconds must not blind a monitor for days."""


@dataclass(frozen=True)
class Schedule:
    """Ticks at fixed distances from a start, in seconds of any clock; a late tick does not move the later ones."""

    start: float
    interval: float

    def due(self, tick: int) -> float:
        """When a tick begins."""
        return self.start + tick * self.interval

    def ends(self, tick: int) -> float:
        """When a tick has to be complete, so that the next one begins in time."""
        return self.due(tick + 1) - min(_MARGIN * self.interval, _LONGEST_MARGIN)

    def following(self, tick: int, now: float) -> int:
        """The tick after this one; those that have already ended are left out."""
        return max(tick + 1, int((now - self.start) // self.interval))


def gap(calls: int, seconds: float) -> float:
    """Seconds between calls that are to be spread over a time, with some left for stragglers."""
    return min(_SPREAD * seconds / calls, _LONGEST_GAP)


class Pace:
    """How fast calls may begin: at most `rate` a second, less after the service refused some, then more again."""

    def __init__(self, rate: float) -> None:
        self.full: float = rate
        self.rate: float = rate
        self._free_at = float("-inf")
        self._refused_at = float("-inf")
        self._paused_until = float("-inf")

    def earliest(self, now: float) -> float:
        """When the next call may begin."""
        return max(now, self._free_at, self._paused_until)

    def reserve(self, now: float, gap: float = 0.0) -> float:
        """Take the next place; returns when the call may begin.

        Args:
            now: Seconds of a monotonic clock.
            gap: Seconds to keep to the call after it, if the rate would allow less.
        """
        begins = self.earliest(now)
        self._free_at = begins + max(gap, 1 / self.rate)
        return begins

    def paused(self, now: float) -> bool:
        """Whether the service asked to wait longer; places taken before it did are void."""
        return now < self._paused_until

    def refused(self, now: float, retry_after: float | None) -> None:
        """The service said "too many": pause as long as it asks, ten minutes at most, then go on at half the rate."""
        if now - self._refused_at >= _ONE_SIGNAL:
            self._refused_at = now
            self.rate = max(self.rate / 2, self.full * _SLOWEST)
        self._paused_until = max(self._paused_until, now + min(retry_after or 0.0, _LONGEST_PAUSE))

    def answered(self) -> None:
        """A call went well: a little faster."""
        self.rate = min(self.rate + self.full * _RECOVERY, self.full)

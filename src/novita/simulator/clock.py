"""Time inside the simulator."""

import heapq
import time
from collections.abc import Callable
from functools import partial
from itertools import count, pairwise

__all__ = ["Clock", "Course"]

Course = tuple[tuple[str, float], ...]
"""States with the virtual seconds spent in each."""


class Clock:
    """Virtual time that runs `speed` times as fast as real time, can be moved forward, and carries out what falls due.

    Args:
        start: Unix time at which it begins, in seconds.
        speed: Virtual seconds per real second; 0 stands still until `advance` is called.
        real: Source of real seconds, for tests.
    """

    def __init__(self, start: float, speed: float, real: Callable[[], float] = time.monotonic) -> None:
        self.start = start
        self.speed = speed
        self._real = real
        self._origin = real()
        self._skipped = 0.0
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._order = count()
        self._settling: float | None = None

    def now(self) -> float:
        """Unix time inside the simulator; during an event, the moment that event was due."""
        if self._settling is not None:
            return self._settling
        return self.start + self._skipped + (self._real() - self._origin) * self.speed

    def at(self, moment: float, action: Callable[[], None]) -> None:
        """Carry out an action at a moment; events of one moment keep their order."""
        heapq.heappush(self._agenda, (moment, next(self._order), action))

    def pass_through(self, course: Course, enter: Callable[[str], None]) -> None:
        """Enter each state of a course in its time, the first at once."""
        due = self.now()
        enter(course[0][0])
        for (_, seconds), (state, _) in pairwise(course):
            due += seconds
            self.at(due, partial(enter, state))

    def advance(self, seconds: float) -> None:
        """Move time forward by virtual seconds and carry out what falls due on the way."""
        self._skipped += seconds
        self.settle()

    def settle(self) -> None:
        """Carry out all that is due by now, in order."""
        now = self.now()
        while self._agenda and self._agenda[0][0] <= now:
            moment, _, action = heapq.heappop(self._agenda)
            self._settling = moment
            try:
                action()
            finally:
                self._settling = None

"""Waiting for a state: when to look again, and when to stop. Pure but for two small loops."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from novita._core.options import is_number
from novita.exceptions import (
    APIConnectionError,
    APIError,
    ConfigurationError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    WaitTimeoutError,
)

if TYPE_CHECKING:
    from .aio import AsyncSession
    from .sync import SyncSession

T = TypeVar("T")
ClientT = TypeVar("ClientT", "SyncSession", "AsyncSession")

_PASSING = (APIConnectionError, InternalServerError, RateLimitError)
"""Failures of a look, repeated as every call is, that say nothing of what is waited for."""


@dataclass(frozen=True)
class Interval:
    """Seconds between two looks: short at first, then a tenth of the time waited, so that nothing is noticed late."""

    first: float = 0.5
    longest: float = 10.0
    share: float = 0.1

    def after(self, waited: float, chance: float) -> float:
        """Seconds until the next look.

        Args:
            waited: Seconds since the wait began.
            chance: Random number in [0, 1): a fifth of jitter either way, so that many waits do not look as one.
        """
        return min(self.longest, max(self.first, waited * self.share)) * (0.8 + 0.4 * chance)


class Watch(Generic[T]):
    """One wait, without IO. The loops below look at the state and ask what to do next.

    Attributes:
        last: The last state seen.
    """

    grace = 30.0
    """Seconds in which a resource may be missing before it was ever seen: new ones take a moment to appear."""
    patience = 60.0
    """Seconds in which looks may fail after one that did not: a wait of hours outlives a service that restarts."""

    def __init__(
        self,
        what: str,
        *,
        reached: Callable[[T], bool],
        word: Callable[[T], str],
        timeout: float,
        on_update: Callable[[T], object] | None = None,
        interval: Interval | None = None,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Start the clock.

        Args:
            what: What is waited for, for messages.
            reached: Whether a state is the one wanted; raises `TaskFailedError` when it never will be.
            word: A state in a word, for messages.
            timeout: Seconds to wait at most.
            on_update: Called with the first state and whenever it differs from the one before.
            interval: How often to look.
            clock: Monotonic seconds.
            chance: Random numbers in [0, 1).

        Raises:
            ConfigurationError: The time is no number.
        """
        if not is_number(timeout, int | float) or math.isnan(timeout):
            raise ConfigurationError(f"timeout must be a number of seconds, got {timeout!r}")
        self._what = what
        self._reached = reached
        self._word = word
        self._timeout = timeout
        self._on_update = on_update
        self._interval = interval or Interval()
        self._clock = clock
        self._chance = chance
        self._started = self._seen_at = clock()
        self.last: T | None = None

    @property
    def remaining(self) -> float:
        """Seconds left, not below zero."""
        return max(0.0, self._started + self._timeout - self._clock())

    def seen(self, state: T) -> float | None:
        """Take a state; None means that it is the one wanted, else look again after that many seconds.

        Raises:
            TaskFailedError: The state wanted cannot be reached any more.
            WaitTimeoutError: The time is over.
        """
        self._seen_at = self._clock()
        if state != self.last:
            self.last = state
            if self._on_update is not None:
                self._on_update(state)
        return None if self._reached(state) else self._pause()

    def missing(self, error: NotFoundError) -> float:
        """Take the answer that there is no such resource: seconds until the next look, unless it is gone for good.

        Raises:
            NotFoundError: It was there before, or ought to have appeared by now.
            WaitTimeoutError: The time is over.
        """
        if self.last is not None or self._clock() - self._started > self.grace:
            raise error
        return self._pause()

    def unseen(self, error: APIError) -> float:
        """Take a failure that may pass: seconds until the next look, if the last good one was not long ago.

        Raises:
            APIError: Nothing was seen yet, or not for too long.
            WaitTimeoutError: The time is over.
        """
        if not self.remaining:
            raise self.expired() from error
        if self.last is None or self._clock() - self._seen_at > self.patience:
            raise error
        asked = error.retry_after if isinstance(error, RateLimitError) else None
        return min(max(self._pause(), asked or 0.0), self.remaining)

    def expired(self) -> WaitTimeoutError:
        """The error for a wait that took too long."""
        state = "nothing was seen of it" if self.last is None else f"last state: {self._word(self.last) or 'unknown'}"
        return WaitTimeoutError(f"{self._what}: not reached within {self._timeout:g} s; {state}", last=self.last)

    def _pause(self) -> float:
        remaining = self.remaining
        if remaining <= 0:
            raise self.expired()
        return min(remaining, self._interval.after(self._clock() - self._started, self._chance()))


def hurried(client: ClientT, watch: Watch[Any]) -> ClientT:
    """The client, with a deadline that outlasts the wait by a second at most."""
    longest = max(watch.remaining, 1.0)
    return client if client.timeout <= longest else client.with_options(timeout=longest)


def wait(look: Callable[[], T], watch: Watch[T], sleep: Callable[[float], object] = time.sleep) -> T:
    """Look until the state is the one wanted, and give it.

    Raises:
        APIError: Looking failed, and not for a moment only.
        NotFoundError: The resource is gone, or never appeared.
        TaskFailedError: The state wanted cannot be reached any more.
        WaitTimeoutError: The time is over.
    """
    while True:
        try:
            state = look()
        except NotFoundError as error:
            delay = watch.missing(error)
        except _PASSING as error:
            delay = watch.unseen(error)
        else:
            due = watch.seen(state)
            if due is None:
                return state
            delay = due
        sleep(delay)


async def wait_async(
    look: Callable[[], Awaitable[T]], watch: Watch[T], sleep: Callable[[float], Awaitable[object]]
) -> T:
    """Look until the state is the one wanted, and give it.

    Raises:
        APIError: Looking failed, and not for a moment only.
        NotFoundError: The resource is gone, or never appeared.
        TaskFailedError: The state wanted cannot be reached any more.
        WaitTimeoutError: The time is over.
    """
    while True:
        try:
            state = await look()
        except NotFoundError as error:
            delay = watch.missing(error)
        except _PASSING as error:
            delay = watch.unseen(error)
        else:
            due = watch.seen(state)
            if due is None:
                return state
            delay = due
        await sleep(delay)

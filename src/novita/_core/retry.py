"""When a failed call is tried again: pure rules, no clock and no IO of their own."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from datetime import UTC, datetime

_RETRIED = frozenset({408, 425, 500, 502, 503, 504})


@dataclass(frozen=True)
class Backoff:
    """How long to wait between attempts, in seconds."""

    first: float = 0.25
    longest: float = 8.0
    longest_asked: float = 60.0
    """A server that asks for more than this gets no further attempt."""
    spread: float = 0.1
    """Part of the time a server asked for that is waited on top, at most: it told a whole fleet the same."""

    def delay(self, attempt: int, asked: float | None, chance: float) -> float | None:
        """Seconds before the next attempt, or None to give up.

        Args:
            attempt: Number of the attempt that failed, from 1.
            asked: Seconds the server asked to wait.
            chance: Random number in [0, 1): full jitter, so that a fleet does not come back as one.
        """
        if asked is not None:
            return asked * (1 + self.spread * chance) if asked <= self.longest_asked else None
        return chance * min(self.longest, self.first * 2.0 ** min(attempt - 1, 60))


def retried_status(status: int, *, idempotent: bool) -> bool:
    """Whether an error answer is worth another attempt: 429 always, the rest only when repeating is harmless."""
    return status == 429 or (idempotent and status in _RETRIED)


def parse_retry_after(text: str | None, date: str | None, now: datetime | None = None) -> float | None:
    """Seconds a `Retry-After` header asks to wait; None if it is absent or nonsense.

    Args:
        text: The header: seconds or an HTTP date.
        date: The answer's `Date` header; dates are measured against it, so that a skewed local clock does no harm.
        now: Local time, when the answer has no usable date.
    """
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        until = _http_date(text)
        if until is None:
            return None
        seconds = (until - (_http_date(date) or now or datetime.now(UTC))).total_seconds()
    return max(seconds, 0.0) if math.isfinite(seconds) else None


def _http_date(text: str | None) -> datetime | None:
    from email.utils import parsedate_to_datetime  # few calls fail

    try:
        moment = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class RetryBudget:
    """Tokens that retries spend and successes earn, so that many callers cannot storm a failing service together."""

    capacity = 500
    cost = 5
    timeout_cost = 10
    light_cost = 1

    def __init__(self) -> None:
        self._tokens = self.capacity
        self.lock = threading.Lock()

    def spend(self, *, timeout: bool = False, light: bool = False) -> bool:
        """Take the tokens of one retry; False if there are not enough left.

        Args:
            timeout: The attempt held the service, or us, for long.
            light: The attempt says little about the service: it was not begun, or went down with others.
        """
        cost = self.timeout_cost if timeout else self.light_cost if light else self.cost
        with self.lock:
            if self._tokens < cost:
                return False
            self._tokens -= cost
            return True

    def earn(self) -> None:
        """Give one token back after a success."""
        if self._tokens < self.capacity:
            with self.lock:
                self._tokens = min(self._tokens + 1, self.capacity)

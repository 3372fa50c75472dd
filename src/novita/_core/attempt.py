"""What an observer of a client is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias


class Attempt(NamedTuple):
    """One attempt of a call, and what became of it."""

    operation: str
    """Name of the operation, such as `gpu.instances.get`."""
    verb: str
    base_url: str
    number: int
    """1 for the first attempt of the call."""
    status: int | None
    """HTTP status; None when there was no answer."""
    error: str | None
    """Type of the error the attempt ended in, such as `RateLimitError`; None if there was none."""
    seconds: float
    """How long the attempt took, decoding included."""
    call_seconds: float
    """How long the whole call has taken so far."""
    retry_in: float | None
    """Seconds until the next attempt; None if this was the last."""


Observer: TypeAlias = Callable[[Sequence[Attempt]], object]
"""Called after each attempt with all of the call so far, on the thread or task of the call. It has to be quick and must
not raise."""

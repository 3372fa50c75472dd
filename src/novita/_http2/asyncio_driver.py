"""A connection on asyncio: one write per loop turn, one timer for all deadlines."""

import asyncio
import math
import ssl
from collections.abc import Callable
from time import monotonic
from typing import cast

from . import frames
from .connection import Connection
from .errors import ConnectionLostError, DeadlineExceededError, Http2Error
from .origin import Limits
from .stream import Response, Stream


class AsyncConnection(asyncio.Protocol):
    """Carries any number of calls of one event loop.

    Args:
        loop: The loop it lives on.
        limits: What the pool allows.
        assumed_streams: How many streams the server is believed to allow.
        changed: Called when streams have ended or the connection has, so that those who wait for a slot may look again.

    Attributes:
        h2: The protocol state.
    """

    __slots__ = (
        "_age_ends", "_changed", "_flush_due", "_last_read", "_limits", "_loop", "_paused", "_reads", "_timer",
        "_timer_at", "_transport", "h2",
    )  # fmt: skip

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        limits: Limits,
        assumed_streams: int,
        changed: Callable[["AsyncConnection"], None],
    ) -> None:
        self.h2 = Connection(limits.max_body, assumed_streams)
        self._loop = loop
        self._limits = limits
        self._changed = changed
        self._transport: asyncio.Transport | None = None
        self._flush_due = False
        self._paused = False
        self._reads = 0
        self._last_read = 0.0
        self._age_ends = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._timer_at = math.inf

    # For the pool

    def usable(self, now: float) -> bool:
        """Whether a call may start now. A connection too old, or too long idle, retires here."""
        h2 = self.h2
        if len(h2.streams) >= h2.limit:
            return False
        if now < self._age_ends and (h2.streams or now < self._last_read + self._limits.idle_seconds):
            return True
        self.retire()
        return False

    async def exchange(self, head: bytes, body: bytes, deadline: float, *, is_head: bool) -> Response:
        """Sends a request on a free stream and waits for the whole response."""
        h2 = self.h2
        stream = h2.open(head, body, is_head=is_head)
        stream.deadline = deadline
        stream.mark = self._reads
        stream.waiter = waiter = self._loop.create_future()
        if not self._flush_due:
            self._flush_due = True
            self._loop.call_soon(self._flush)
        if deadline < self._timer_at:
            self._arm(deadline)
        try:
            await waiter
        finally:
            if not stream.done:
                h2.cancel(stream)
                self._after_change()
        return stream.response(self._limits.max_body)

    def retire(self) -> None:
        """Takes no more calls, and closes when those in flight are done."""
        self.h2.retire()
        self._after_change()

    def close(self, error: type[Http2Error], message: str) -> None:
        """Ends the connection and every call on it."""
        self.h2.goodbye()
        self._flush()
        self._wake(self.h2.lost(error, message))
        if self._transport is not None:
            self._transport.abort()

    @property
    def gone(self) -> bool:
        """Whether the transport is closed."""
        return self._transport is None

    # For asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Notes the transport. The greeting goes out with what comes first: by then the server has chosen HTTP/2."""
        self._transport = cast(asyncio.Transport, transport)
        self._last_read = monotonic()
        self._age_ends = self._last_read + self._limits.age()
        self._arm(self._last_read + self._limits.idle_seconds)

    def data_received(self, data: bytes) -> None:
        """Takes what the server sent."""
        self._reads += 1
        self._last_read = monotonic()
        finished = self.h2.receive(data)
        if finished:
            self._wake(finished)
        self._after_change()

    def eof_received(self) -> None:
        """The server will send nothing more: nor will we, and a call that began now would go nowhere."""
        self.h2.retire()
        self._changed(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Fails what is still in flight."""
        # An OSError of another kind says no more than that the connection is gone.
        why = f"The connection broke: {exc}" if isinstance(exc, ssl.SSLError) else "The server closed the connection"
        self._wake(self.h2.lost(ConnectionLostError, why))
        self._transport = None
        if self._timer is not None:
            self._timer.cancel()
        self._changed(self)

    def pause_writing(self) -> None:
        """The socket does not keep up."""
        self._paused = True

    def resume_writing(self) -> None:
        """The socket takes more."""
        self._paused = False
        self._flush()

    # Inside

    def _after_change(self) -> None:
        h2 = self.h2
        if h2.wants_write and not self._flush_due:
            self._flush_due = True
            self._loop.call_soon(self._flush)
        if h2.retired and not h2.streams and self._transport is not None and not self._transport.is_closing():
            self._flush()
            self._transport.abort()
        self._changed(self)

    def _flush(self) -> None:
        self._flush_due = False
        transport = self._transport
        if transport is None:
            return
        while not self._paused:
            output = self.h2.take_output()
            if not output:
                return
            transport.write(output)

    def _wake(self, finished: list[Stream]) -> None:
        for stream in finished:
            waiter = stream.waiter
            if waiter is not None and not waiter.done():
                waiter.set_result(None)

    def _arm(self, when: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer_at = when
        self._timer = self._loop.call_later(when - monotonic(), self._on_timer)

    def _on_timer(self) -> None:
        now = monotonic()
        self._timer = None
        self._timer_at = math.inf
        next_at = now + self._limits.idle_seconds
        for stream in tuple(self.h2.streams.values()):
            if stream.deadline > now:
                next_at = min(next_at, stream.deadline)
                continue
            self.h2.cancel(
                stream, DeadlineExceededError("The deadline passed before the response was complete"), frames.CANCEL
            )
            self._wake([stream])
            if stream.mark == self._reads:
                self.h2.retire()  # nothing has come since the call began: perhaps nobody is there any more
        if not self.h2.streams and now >= self._last_read + self._limits.idle_seconds:
            self.h2.retire()
        self._after_change()
        if self._transport is not None:
            self._arm(next_at)

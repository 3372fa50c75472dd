"""The blocking pool: a connection belongs to one thread at a time."""

import contextlib
import os
import ssl
import weakref
from collections import deque
from collections.abc import Iterable
from time import monotonic

from .alpn import HTTP_2, Offer
from .errors import DeadlineExceededError, Http2Error, PoolClosedError
from .origin import Limits, Origin
from .request_head import HeadEncoder, RequestHeaders
from .socket_driver import SyncConnection
from .stream import Response


class SyncPool:
    """Sends requests over HTTP/2 connections it opens as needed, one for each thread that is in a call.

    A server's PING to an idle connection is answered when the connection is next taken.

    Args:
        ssl_context: TLS configuration. The protocols it offers (ALPN) are set for each connection.
        limits: Bounds on bodies and ages.
    """

    def __init__(self, ssl_context: ssl.SSLContext, limits: Limits | None = None) -> None:
        self._ssl_context = Offer(ssl_context, HTTP_2)
        self._limits = limits or Limits()
        self._encoder = HeadEncoder()
        self._closed = False
        self._idle: dict[Origin, deque[SyncConnection]] = {}
        self._busy: set[SyncConnection] = set()
        _pools.add(self)
        weakref.finalize(self, _close_idle, self._idle)  # also runs when the interpreter ends

    def request(
        self,
        method: bytes,
        origin: Origin,
        target: bytes,
        headers: RequestHeaders | Iterable[tuple[bytes, bytes]] = (),
        body: bytes = b"",
        *,
        deadline: float,
    ) -> Response:
        """Sends one request and waits for the whole response.

        Args:
            method: In upper case.
            origin: The server.
            target: Path and query, percent-encoded.
            headers: Without host and content-length, which are set here.
            body: The request body.
            deadline: `time.monotonic()` instant by which the response must be complete.

        Raises:
            Http2Error: Anything that went wrong; its subclass and `not_processed` say what may be done about it.
        """
        head = self._encoder.encode(method, origin, target, headers, len(body))
        if monotonic() >= deadline:
            raise DeadlineExceededError("The deadline passed before the call began", not_processed=True)
        idle = self._idle.get(origin)
        if idle is None:
            idle = self._idle.setdefault(origin, deque())
        connection = self._take(idle, origin, deadline)
        try:
            response = connection.exchange(head, body, deadline, is_head=method == b"HEAD")
        except BaseException as error:
            self._busy.discard(connection)
            connection.close()
            if self._closed and isinstance(error, Http2Error):
                raise PoolClosedError("The connection pool was closed during the call") from None
            raise
        self._give_back(idle, connection)
        return response

    def close(self) -> None:
        """Closes every connection; calls of other threads fail with `PoolClosedError`. May be called again."""
        self._closed = True
        for connection in tuple(self._busy):
            connection.interrupt()
        _close_idle(self._idle)

    def stats(self) -> dict[str, int]:
        """How many connections are open, and how many calls are in flight on them."""
        busy = len(self._busy)
        return {"connections": busy + sum(map(len, self._idle.values())), "streams": busy}

    def _take(self, idle: deque[SyncConnection], origin: Origin, deadline: float) -> SyncConnection:
        while True:
            try:
                connection = idle.pop()
            except IndexError:
                connection = SyncConnection(origin, self._ssl_context, self._limits, deadline)
                fresh = True
            else:
                fresh = False
            self._busy.add(connection)
            if self._closed:
                self._busy.discard(connection)
                connection.close()
                raise PoolClosedError("The connection pool is closed", not_processed=True)
            if fresh or connection.usable():
                return connection
            self._busy.discard(connection)
            connection.close()

    def _give_back(self, idle: deque[SyncConnection], connection: SyncConnection) -> None:
        self._busy.discard(connection)
        if connection.h2.limit == 0 or self._closed:
            connection.close()
            return
        idle.append(connection)
        if len(idle) > 1:
            self._trim(idle)
        if self._closed:  # while it went back
            self.close()

    def _trim(self, idle: deque[SyncConnection]) -> None:
        """Closes connections that the pool has not needed for long: the first in the row."""
        now = monotonic()
        while True:
            try:
                oldest = idle.popleft()
            except IndexError:
                return
            if not oldest.expired(now):
                idle.appendleft(oldest)
                return
            oldest.close()

    def _forget(self) -> None:
        """In a forked child: closes our copies of the file descriptors, and nothing that the peer could notice."""
        connections = [*self._busy, *(connection for idle in self._idle.values() for connection in idle)]
        self._idle.clear()
        self._busy = set()
        for connection in connections:
            connection.drop()


def _close_idle(idle: dict[Origin, deque[SyncConnection]]) -> None:
    for connections in tuple(idle.values()):
        with contextlib.suppress(IndexError):  # not looked at first: other threads take from the row as well
            while True:
                connections.pop().close()


_pools: weakref.WeakSet[SyncPool] = weakref.WeakSet()


def _after_fork_in_child() -> None:
    for pool in tuple(_pools):
        pool._forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)

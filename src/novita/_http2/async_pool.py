"""The asyncio pool: calls share connections, per event loop and origin."""

import asyncio
import os
import ssl
import weakref
from collections import deque
from collections.abc import AsyncGenerator, Iterable
from time import monotonic

from .alpn import HTTP_2, Offer
from .asyncio_driver import AsyncConnection
from .connection import ASSUMED_STREAMS
from .errors import (
    ConnectError,
    ConnectionLostError,
    ConnectTimeoutError,
    DeadlineExceededError,
    Http2Error,
    Http2NotSupportedError,
    PoolClosedError,
)
from .origin import Limits, Origin
from .request_head import HeadEncoder, RequestHeaders
from .stream import Response
from .tcp import connect_async

_CLOSED = "The connection pool is closed"


class AsyncPool:
    """Sends requests over HTTP/2 connections it opens as needed. For any number of tasks and event loops.

    Args:
        ssl_context: TLS configuration. The protocols it offers (ALPN) are set for each connection.
        limits: Bounds on connections, bodies and ages.
    """

    def __init__(self, ssl_context: ssl.SSLContext, limits: Limits | None = None) -> None:
        self._ssl_context = Offer(ssl_context, HTTP_2)
        self._limits = limits or Limits()
        self._encoder = HeadEncoder()
        self._closed = False
        self._loops: dict[asyncio.AbstractEventLoop, _LoopConnections] = {}
        _pools.add(self)

    async def request(
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
        if self._closed:
            raise PoolClosedError(_CLOSED, not_processed=True)
        loop = asyncio.get_running_loop()
        state = self._loops.get(loop)
        if state is None:
            state = await self._enter_loop(loop)
        host = state.hosts.get(origin)
        if host is None:
            host = state.hosts[origin] = _Host(loop, origin, self._ssl_context, self._limits)
        now = monotonic()
        if now >= deadline:
            raise DeadlineExceededError("The deadline passed before the call began", not_processed=True)
        connection = None if host.waiters else host.find(now)
        if connection is None:
            connection = await host.wait(deadline)
        return await connection.exchange(head, body, deadline, is_head=method == b"HEAD")

    async def aclose(self) -> None:
        """Closes every connection; calls in flight fail with `PoolClosedError`. May be called again."""
        self._closed = True
        here = asyncio.get_running_loop()
        for loop, state in tuple(self._loops.items()):
            if loop is here:
                await state.aclose()
            elif not loop.is_closed():
                loop.call_soon_threadsafe(state.close)
        self._loops.clear()

    def stats(self) -> dict[str, int]:
        """How many connections are open, and how many calls are in flight on them."""
        every = [c for state in tuple(self._loops.values()) for host in state.hosts.values() for c in host.every]
        return {"connections": len(every), "streams": sum(len(c.h2.streams) for c in every)}

    async def _enter_loop(self, loop: asyncio.AbstractEventLoop) -> "_LoopConnections":
        for other in tuple(self._loops):  # of a copy: loops of other threads come and go
            if other.is_closed():
                self._loops.pop(other, None)
        state = self._loops[loop] = _LoopConnections()
        await anext(state.end_with_loop)
        return state

    def _forget(self) -> None:
        """In a forked child: the sockets are the parent's. Not closed, not even collected, merely left alone."""
        _of_the_parent.append(self._loops)
        self._loops = {}


class _LoopConnections:
    """What a pool holds on one event loop."""

    def __init__(self) -> None:
        self.hosts: dict[Origin, _Host] = {}
        self.end_with_loop = self._end_with_loop()
        self._loop_ends = False
        self._is_closed = False

    async def _end_with_loop(self) -> AsyncGenerator[None, None]:
        # A loop that shuts down ends its async generators: the one moment to close sockets of a pool nobody closed.
        try:
            yield
        finally:
            self._loop_ends = True
            if not self._is_closed:
                self.close()
                await asyncio.sleep(0)

    def close(self) -> None:
        for host in self.hosts.values():
            host.close()

    async def aclose(self) -> None:
        self.close()
        while any(host.every or host.connecting for host in self.hosts.values()):  # noqa: ASYNC110 - a few turns
            await asyncio.sleep(0)
        self._is_closed = True
        if not self._loop_ends:
            # Without a pause in it: the loop, when it ends, may close the same generator a moment later.
            await self.end_with_loop.aclose()


class _Host:
    """The connections of one event loop to one origin, and the calls that wait for one."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, origin: Origin, context: ssl.SSLContext, limits: Limits
    ) -> None:
        self._loop = loop
        self._origin = origin
        self._context = context
        self._limits = limits
        self._closed = False
        self._assumed_streams = ASSUMED_STREAMS
        self._open: list[AsyncConnection] = []
        self.every: set[AsyncConnection] = set()
        self.waiters: deque[asyncio.Future[None]] = deque()
        self.connecting: asyncio.Task[None] | None = None

    def find(self, now: float) -> AsyncConnection | None:
        """A connection with a free stream."""
        for connection in tuple(self._open):  # one that is too old leaves the list
            if connection.usable(now):
                return connection
        return None

    async def wait(self, deadline: float) -> AsyncConnection:
        """Waits for a connection with a free stream, and sees to it that there will be one."""
        first = True
        while True:
            if self._closed:
                raise PoolClosedError(_CLOSED, not_processed=True)
            waiter: asyncio.Future[None] = self._loop.create_future()
            if first:
                self.waiters.append(waiter)
            else:
                self.waiters.appendleft(waiter)
            first = False
            self._connect_if_needed()
            timer = self._loop.call_later(min(deadline - monotonic(), _FAR), self._expire, waiter)
            try:
                await waiter
            except asyncio.CancelledError:
                if waiter.done() and not waiter.cancelled():
                    self._wake()
                raise
            finally:
                timer.cancel()
                if waiter in self.waiters:
                    self.waiters.remove(waiter)
            connection = self.find(monotonic())
            if connection is not None:
                return connection

    def close(self) -> None:
        """Ends all of it."""
        self._closed = True
        if self.connecting is not None:
            self.connecting.cancel()
        self._fail(PoolClosedError, _CLOSED)
        for connection in tuple(self.every):
            connection.close(PoolClosedError, "The connection pool was closed during the call")

    def _expire(self, waiter: asyncio.Future[None]) -> None:
        if not waiter.done():
            if self._open:
                error: Http2Error = DeadlineExceededError(
                    "The deadline passed waiting for a free stream", not_processed=True
                )
            else:
                error = ConnectTimeoutError("The deadline passed before there was a connection")
            waiter.set_exception(error)

    def _fail(self, error: type[Http2Error], message: str) -> None:
        while self.waiters:
            waiter = self.waiters.popleft()
            if not waiter.done():
                failure = error(message)
                failure.not_processed = True
                waiter.set_exception(failure)

    def _wake(self) -> None:
        free = sum(max(0, connection.h2.limit - len(connection.h2.streams)) for connection in self._open)
        while free > 0 and self.waiters:
            waiter = self.waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                free -= 1

    def _changed(self, connection: AsyncConnection) -> None:
        if connection.h2.retired:
            if connection in self._open:
                self._open.remove(connection)
                if self.waiters:
                    self._connect_if_needed()
            if connection.gone:
                self.every.discard(connection)
        else:
            # Not 0, even if the server says so: the next connection would wait for ever to be begun with.
            self._assumed_streams = connection.h2.limit or 1
        if self.waiters:
            self._wake()

    def _connect_if_needed(self) -> None:
        if self.connecting is None and len(self._open) < self._limits.max_connections and not self._closed:
            task = self._loop.create_task(self._connect())
            if not task.done():  # eager tasks may be
                self.connecting = task
                task.add_done_callback(self._connected)

    def _connected(self, task: asyncio.Task[None]) -> None:
        if self.connecting is task:  # cancelled before its first step, which leaves it none in which to say so
            self.connecting = None

    async def _connect(self) -> None:
        try:
            connection = await self._open_connection()
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait in vain
            if not self._open:
                kind = type(error) if isinstance(error, Http2Error) else ConnectError
                self._fail(kind, str(error))
            return
        finally:
            self.connecting = None
        self.every.add(connection)
        self._open.append(connection)
        self._changed(connection)
        if self.waiters:  # more came at once than one connection takes
            self._connect_if_needed()

    async def _open_connection(self) -> AsyncConnection:
        host, port = self._origin
        connection = AsyncConnection(self._loop, self._limits, self._assumed_streams, self._changed)
        try:
            async with asyncio.timeout(self._limits.connect_seconds):
                sock = await connect_async(self._loop, host, port, self._limits.connect_seconds)
                try:
                    transport, _ = await self._loop.create_connection(
                        lambda: connection, sock=sock, ssl=self._context, server_hostname=host
                    )
                except BaseException:
                    # First what may be there already: asyncio would go on watching the number of a closed socket.
                    connection.close(ConnectionLostError, "Connecting was given up")
                    sock.close()
                    raise
        except TimeoutError:
            raise ConnectTimeoutError(f"No connection to {host} within {self._limits.connect_seconds} s") from None
        except (OSError, ValueError) as error:
            why = str(error) or "the server hung up during the TLS handshake"  # which asyncio has no words for
            raise ConnectError(f"No connection to {host}: {why}") from error
        tls: ssl.SSLObject = transport.get_extra_info("ssl_object")
        if tls.selected_alpn_protocol() != "h2":
            transport.abort()
            raise Http2NotSupportedError(f"{host} does not speak HTTP/2")
        if connection.h2.retired:  # the next one may fare no better: who waits decides when to try again
            raise ConnectionLostError(f"{host} closed the connection as soon as it was there", not_processed=True)
        return connection


_FAR = 86_400.0

_pools: weakref.WeakSet[AsyncPool] = weakref.WeakSet()
_of_the_parent: list[object] = []


def _after_fork_in_child() -> None:
    for pool in tuple(_pools):
        pool._forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)

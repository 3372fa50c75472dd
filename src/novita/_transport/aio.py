"""The asyncio half."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TYPE_CHECKING

from novita._core.call import Answer, Call, TransportError
from novita._http2 import Http2NotSupportedError, Http11RequiredError

from .failures import closed, failure, on_the_way
from .lanes import AsyncLane, unwatched_async
from .messages import Blocks, Body, Headers, Way, await_bytes_for, to_answer, to_request

if TYPE_CHECKING:
    import httpx

_GRACE = 0.02
"""Seconds for httpx to report its own timeout, which knows whether the request was sent, before the call is cut."""


class AsyncOpenAnswer:
    """An answer whose body is still arriving, over a connection of its own."""

    def __init__(self, response: httpx.Response, base_url: str, deadline: float) -> None:
        self._response = response
        self._base_url = base_url
        self._deadline = deadline
        self.status = response.status_code

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body, decoded from its content encoding, as it arrives.

        Raises:
            TransportError: The connection broke, or nothing arrived for the idle timeout.
        """
        try:
            async for chunk in self._response.aiter_bytes():
                yield chunk
        except Exception as error:
            raise failure(error, self._base_url) from error

    async def read(self) -> Answer:
        """The whole answer, for errors: they are no stream, and have to be there in time."""
        body = Body()
        try:
            async with asyncio.timeout(self._deadline - time.monotonic() + _GRACE):
                async for chunk in self.chunks():
                    body.add(chunk)
        except TimeoutError as error:
            raise failure(error, self._base_url) from error
        return to_answer(self._response, body.join())

    async def close(self) -> None:
        """Close the connection, whatever has arrived."""
        await self._response.aclose()


class AsyncTransport:
    """Performs calls for an `AsyncNovitaClient`; connections belong to the event loop that opened them."""

    def __init__(
        self,
        *,
        ssl_context: ssl.SSLContext | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        self.ssl_context = ssl_context
        self._custom = transport
        self._http_client = http_client
        self._replaced = transport or http_client
        self._loops: dict[asyncio.AbstractEventLoop, _LoopLanes] = {}
        self._blocks = Blocks()
        self._closed = False

    async def send(self, base_url: str, call: Call, headers: Headers, deadline: float) -> Answer:
        """Perform one call; the arguments are those of `SyncTransport.send`."""
        try:
            direct = self._lane(base_url).direct if self._replaced is None else None
            if direct is None or not unwatched_async():
                return await self._send_with_httpx(base_url, call, headers, deadline, apart=False)
            if direct.origin not in direct.without_http2:
                try:
                    response = await direct.engine.request(
                        call.verb.encode("ascii"),
                        direct.origin,
                        direct.prefix + call.target.encode("ascii"),
                        self._blocks.of(call, headers),
                        call.body or b"",
                        deadline=deadline,
                    )
                    return Answer(response.status, response.headers, response.body, response.http_version)
                except Http11RequiredError:
                    pass
                except Http2NotSupportedError:
                    direct.without_http2.add(direct.origin)
            apart = direct.origin not in direct.without_http2  # only this path wants HTTP/1.1
            return await self._send_with_httpx(base_url, call, headers, deadline, apart=apart)
        except TransportError:
            raise
        except Exception as error:
            raise failure(error, base_url) from error

    async def _send_with_httpx(
        self, base_url: str, call: Call, headers: Headers, deadline: float, *, apart: bool
    ) -> Answer:
        way = Way()
        with on_the_way(way, base_url):
            async with asyncio.timeout(deadline - time.monotonic() + _GRACE):
                _, response = await self._ask(base_url, call, headers, deadline, way, apart=apart)
                try:
                    body = Body()
                    async for chunk in response.aiter_bytes():
                        body.add(chunk)
                    return to_answer(response, body.join())
                finally:
                    await response.aclose()

    async def _ask(
        self, base_url: str, call: Call, headers: Headers, deadline: float, way: Way, *, apart: bool
    ) -> tuple[httpx.Request, httpx.Response]:
        """Send a call with httpx, up to the headers of its answer."""
        request = to_request(base_url, call, headers, deadline, way.heed_async)
        if self._http_client is not None:
            response = await self._http_client.send(request, stream=True, auth=None, follow_redirects=False)
        else:
            response = await self._transport(base_url, apart=apart).handle_async_request(request)
        response.request = request
        return request, response

    async def open(self, base_url: str, call: Call, headers: Headers, idle_timeout: float) -> AsyncOpenAnswer:
        """Perform one call and give the answer as soon as its headers are there; see `SyncTransport.open`."""
        deadline = time.monotonic() + idle_timeout
        way = Way()
        with on_the_way(way, base_url):
            async with asyncio.timeout(idle_timeout + _GRACE):
                request, response = await self._ask(base_url, call, headers, deadline, way, apart=True)
        await_bytes_for(request, idle_timeout)
        return AsyncOpenAnswer(response, base_url, deadline)

    def _transport(self, base_url: str, *, apart: bool) -> httpx.AsyncBaseTransport:
        return self._custom or self._lane(base_url).transport(apart=apart)

    def _lane(self, base_url: str) -> AsyncLane:
        loop = asyncio.get_running_loop()
        here = self._loops.get(loop)
        if here is None:
            if self._closed:
                raise closed(base_url)
            # Connections hold on to their loop, so nothing else lets go of a loop that has ended.
            for other in tuple(self._loops):  # of a copy: loops of other threads come and go
                if other.is_closed():
                    self._loops.pop(other, None)
            here = self._loops[loop] = _LoopLanes()
        lane = here.lanes.get(base_url)
        if lane is None:
            lane = here.lanes[base_url] = AsyncLane(base_url, self.ssl_context)
        return lane

    async def aclose(self) -> None:
        """Close the connections of the running loop; what the caller passed in stays the caller's."""
        self._closed = True
        here = self._loops.pop(asyncio.get_running_loop(), None) if self._loops else None
        if here is not None:
            await here.end_with_loop.aclose()


class _LoopLanes:
    """The ways out of one event loop, closed when it ends: nobody else can close them then."""

    def __init__(self) -> None:
        self.lanes: dict[str, AsyncLane] = {}
        self.end_with_loop = self._end_with_loop()
        with contextlib.suppress(StopIteration):
            self.end_with_loop.__anext__().send(None)  # begins it at once: there is nothing to wait for

    async def _end_with_loop(self) -> AsyncGenerator[None, None]:
        # A loop that shuts down ends its async generators.
        try:
            yield
        finally:
            async with contextlib.AsyncExitStack() as stack:  # goes on when it is cancelled
                for lane in self.lanes.values():
                    stack.push_async_callback(lane.aclose)

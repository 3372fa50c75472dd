"""The blocking half."""

from __future__ import annotations

import os
import ssl
import threading
import time
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING

from novita._core.call import Answer, Call, TransportError
from novita._http2 import Http2NotSupportedError, Http11RequiredError

from .failures import closed, failure, on_the_way
from .lanes import Lane, unwatched
from .messages import Blocks, Body, Headers, Way, await_bytes_for, to_answer, to_request

if TYPE_CHECKING:
    import httpx


class OpenAnswer:
    """An answer whose body is still arriving, over a connection of its own."""

    def __init__(self, response: httpx.Response, base_url: str, deadline: float) -> None:
        self._response = response
        self._base_url = base_url
        self._deadline = deadline
        self.status = response.status_code

    def chunks(self) -> Iterator[bytes]:
        """The body, decoded from its content encoding, as it arrives.

        Raises:
            TransportError: The connection broke, or nothing arrived for the idle timeout.
        """
        try:
            yield from self._response.iter_bytes()
        except Exception as error:
            raise failure(error, self._base_url) from error

    def read(self) -> Answer:
        """The whole answer, for errors: they are no stream, and have to be there in time."""
        body = Body()
        for chunk in self.chunks():
            body.add(chunk)
            if time.monotonic() > self._deadline:
                raise TransportError("the body did not arrive in time", timeout=True)
        return to_answer(self._response, body.join())

    def close(self) -> None:
        """Close the connection, whatever has arrived."""
        self._response.close()


class SyncTransport:
    """Performs calls for a `NovitaClient`; safe to share between threads."""

    def __init__(
        self,
        *,
        ssl_context: ssl.SSLContext | None = None,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        self.ssl_context = ssl_context
        self._custom = transport
        self._http_client = http_client
        self._replaced = transport or http_client
        self._lanes: dict[str, Lane] = {}
        self._blocks = Blocks()
        self._lock = threading.Lock()
        self._closed = False
        _transports.add(self)

    def send(self, base_url: str, call: Call, headers: Headers, deadline: float) -> Answer:
        """Perform one call.

        Args:
            base_url: Scheme, host, port and path prefix.
            call: The request.
            headers: What every request of the client carries.
            deadline: When to give up, on the monotonic clock.

        Raises:
            TransportError: There is no answer.
        """
        try:
            direct = self._lane(base_url).direct if self._replaced is None else None
            if direct is None or not unwatched():
                return self._send_with_httpx(base_url, call, headers, deadline, apart=False)
            if direct.origin not in direct.without_http2:
                try:
                    response = direct.engine.request(
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
            return self._send_with_httpx(base_url, call, headers, deadline, apart=apart)
        except TransportError:
            raise
        except Exception as error:
            raise failure(error, base_url) from error

    def _send_with_httpx(self, base_url: str, call: Call, headers: Headers, deadline: float, *, apart: bool) -> Answer:
        _, response = self._ask(base_url, call, headers, deadline, apart=apart)
        try:
            body = Body()
            for chunk in response.iter_bytes():
                body.add(chunk)
                if time.monotonic() > deadline:
                    raise TransportError("the body did not arrive in time", timeout=True)
            return to_answer(response, body.join())
        finally:
            response.close()

    def _ask(
        self, base_url: str, call: Call, headers: Headers, deadline: float, *, apart: bool
    ) -> tuple[httpx.Request, httpx.Response]:
        """Send a call with httpx, up to the headers of its answer."""
        way = Way()
        with on_the_way(way, base_url):
            request = to_request(base_url, call, headers, deadline, way.heed)
            if self._http_client is not None:
                response = self._http_client.send(request, stream=True, auth=None, follow_redirects=False)
            else:
                response = self._transport(base_url, apart=apart).handle_request(request)
            response.request = request
            return request, response

    def open(self, base_url: str, call: Call, headers: Headers, idle_timeout: float) -> OpenAnswer:
        """Perform one call and give the answer as soon as its headers are there; over HTTP/1.1.

        Args:
            base_url: Scheme, host, port and path prefix.
            call: The request.
            headers: What every request of the client carries.
            idle_timeout: Seconds for the headers to be complete, and then without a byte, after which to give up.

        Raises:
            TransportError: There is no answer.
        """
        deadline = time.monotonic() + idle_timeout
        request, response = self._ask(base_url, call, headers, deadline, apart=True)
        if response.is_success:
            await_bytes_for(request, idle_timeout)
        return OpenAnswer(response, base_url, deadline)

    def _transport(self, base_url: str, *, apart: bool) -> httpx.BaseTransport:
        return self._custom or self._lane(base_url).transport(apart=apart)

    def _lane(self, base_url: str) -> Lane:
        lane = self._lanes.get(base_url)
        if lane is not None:
            return lane
        with self._lock:
            if self._closed:
                raise closed(base_url)
            lane = self._lanes.get(base_url)
            if lane is None:
                lane = self._lanes[base_url] = Lane(base_url, self.ssl_context)
            return lane

    def close(self) -> None:
        """Close all connections; what the caller passed in stays the caller's."""
        with self._lock:
            self._closed = True
            lanes, self._lanes = self._lanes, {}
        for lane in lanes.values():
            lane.close()

    def _forget(self) -> None:
        """In a forked child: connections are the parent's, and whoever held a lock is not here to release it."""
        _of_the_parent.append(self._lanes)
        self._lanes = {}
        self._lock = threading.Lock()


_transports: weakref.WeakSet[SyncTransport] = weakref.WeakSet()
_of_the_parent: list[object] = []
"""Not even collected: a goodbye from here would end what the parent uses."""


def _after_fork_in_child() -> None:
    for transport in tuple(_transports):
        transport._forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)

"""How calls below one base URL go out."""

from __future__ import annotations

import ssl
import threading
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import urlsplit

from novita._http2 import Limits, Origin
from novita._http2.alpn import HTTP_1_1, Offer
from novita._http2.untouched import HTTPCORE_ASYNC_POOL, HTTPCORE_POOL, Method

from .environment import default_ssl_context, environment_proxy
from .failures import closed, setting_up
from .messages import MAX_ANSWER_BYTES

if TYPE_CHECKING:
    import httpx

    from novita._http2 import AsyncPool, SyncPool

EngineT = TypeVar("EngineT", "SyncPool", "AsyncPool")


class Direct(NamedTuple, Generic[EngineT]):
    """The way past httpx's objects."""

    engine: EngineT
    origin: Origin
    prefix: bytes
    without_http2: set[Origin]
    """Holds the origin once it is known not to speak HTTP/2."""


class Lane:
    """The ways out of the sync client. httpx is loaded when something goes through it: that takes a while."""

    def __init__(self, base_url: str, ssl_context: ssl.SSLContext | None) -> None:
        self._base_url = base_url
        self._proxy, self._context = _settings(base_url, ssl_context)
        self._lock = threading.Lock()
        self._transports: dict[bool, httpx.HTTPTransport] = {}
        self._closed = False
        self.direct: Direct[SyncPool] | None = None
        if self._proxy is None and base_url.startswith("https:"):
            from novita._http2 import SyncPool

            self.direct = Direct(SyncPool(self._context, _limits()), *_place(base_url), set())

    def transport(self, *, apart: bool) -> httpx.HTTPTransport:
        """The way through httpx: with our engine in it where HTTP/2 may be spoken, or apart and for HTTP/1.1 alone."""
        with self._lock:
            if self._closed:
                raise closed(self._base_url)
            if apart not in self._transports:
                self._transports[apart] = self._make(apart=apart)
            return self._transports[apart]

    def _make(self, *, apart: bool) -> httpx.HTTPTransport:
        import httpx

        from novita._http2.deadline import keep_deadlines
        from novita._http2.httpx_pool import HttpxPool

        with setting_up(self._base_url):
            transport = httpx.HTTPTransport(
                verify=Offer(self._context, HTTP_1_1),
                proxy=via(self._proxy, self._context),
                limits=_httpx_limits(apart=apart),
            )
        stock = transport._pool
        keep_deadlines(stock)
        if not apart and self.direct is not None:
            pool = HttpxPool(self.direct.engine, stock, self.direct.without_http2)
            transport._pool = pool  # type: ignore[assignment]  # it has all that httpx asks of a pool
        return transport

    def close(self) -> None:
        """Close its connections."""
        with self._lock:
            self._closed = True
        if self.direct is not None:
            self.direct.engine.close()
        for transport in self._transports.values():
            transport.close()


class AsyncLane:
    """The same for the async client."""

    def __init__(self, base_url: str, ssl_context: ssl.SSLContext | None) -> None:
        self._base_url = base_url
        self._proxy, self._context = _settings(base_url, ssl_context)
        self._transports: dict[bool, httpx.AsyncHTTPTransport] = {}
        self.direct: Direct[AsyncPool] | None = None
        if self._proxy is None and base_url.startswith("https:"):
            from novita._http2 import AsyncPool

            self.direct = Direct(AsyncPool(self._context, _limits()), *_place(base_url), set())

    def transport(self, *, apart: bool) -> httpx.AsyncHTTPTransport:
        """The way through httpx: with our engine in it where HTTP/2 may be spoken, or apart and for HTTP/1.1 alone."""
        if apart not in self._transports:
            self._transports[apart] = self._make(apart=apart)
        return self._transports[apart]

    def _make(self, *, apart: bool) -> httpx.AsyncHTTPTransport:
        import httpx

        from novita._http2.httpx_pool import AsyncHttpxPool

        with setting_up(self._base_url):
            transport = httpx.AsyncHTTPTransport(
                verify=Offer(self._context, HTTP_1_1),
                proxy=via(self._proxy, self._context),
                limits=_httpx_limits(apart=apart),
            )
        if not apart and self.direct is not None:
            pool = AsyncHttpxPool(self.direct.engine, transport._pool, self.direct.without_http2)
            transport._pool = pool  # type: ignore[assignment]  # it has all that httpx asks of a pool
        return transport

    async def aclose(self) -> None:
        """Close its connections."""
        async with AsyncExitStack() as stack:  # goes on when it is cancelled
            for transport in self._transports.values():
                stack.push_async_callback(transport.aclose)
            if self.direct is not None:
                stack.push_async_callback(self.direct.engine.aclose)


HTTPX_TRANSPORT = Method("httpx", "HTTPTransport", "handle_request")
HTTPX_ASYNC_TRANSPORT = Method("httpx", "AsyncHTTPTransport", "handle_async_request")


def unwatched() -> bool:
    """Whether nobody would see a call go through httpx: its method and httpcore's are neither replaced nor wrapped."""
    return HTTPX_TRANSPORT.untouched() and HTTPCORE_POOL.untouched()


def unwatched_async() -> bool:
    """The same for the async methods."""
    return HTTPX_ASYNC_TRANSPORT.untouched() and HTTPCORE_ASYNC_POOL.untouched()


def _settings(base_url: str, ssl_context: ssl.SSLContext | None) -> tuple[str | None, ssl.SSLContext]:
    if base_url.startswith("http:"):
        # This machine only: the 30 ms that authorities take to load are for nothing.
        return None, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with setting_up(base_url):
        return environment_proxy(base_url), ssl_context or default_ssl_context()


def via(proxy: str | None, context: ssl.SSLContext) -> httpx.Proxy | None:
    """The proxy for a transport; one that is asked over TLS has to prove itself as servers have to."""
    import httpx

    if proxy is None:
        return None
    url = httpx.URL(proxy)
    return httpx.Proxy(url, ssl_context=Offer(context, HTTP_1_1) if url.scheme == "https" else None)


def _httpx_limits(*, apart: bool) -> httpx.Limits:
    """How many connections: those of streams have no cap, since one that waits for another's end waits for minutes."""
    import httpx

    return httpx.Limits(max_connections=None if apart else 100, max_keepalive_connections=20)


def _limits() -> Limits:
    return Limits(max_body=MAX_ANSWER_BYTES)


def _place(base_url: str) -> tuple[Origin, bytes]:
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    if not host.isascii():
        import httpx  # which knows IDNA

        host = httpx.URL(base_url).raw_host.decode("ascii")
    return Origin(host, parts.port or 443), parts.path.encode("ascii")

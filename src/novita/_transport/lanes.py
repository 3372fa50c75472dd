"""How calls below one base URL go out."""

from __future__ import annotations

import ssl
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import urlsplit

import httpx

from novita._http2 import AsyncPool, Limits, Origin, SyncPool
from novita._http2.alpn import HTTP_1_1, Offer
from novita._http2.deadline import keep_deadlines
from novita._http2.httpx_pool import AsyncHttpxPool, HttpxPool

from .environment import default_ssl_context, environment_proxy
from .failures import setting_up
from .messages import MAX_ANSWER_BYTES

EngineT = TypeVar("EngineT", SyncPool, AsyncPool)
PoolT = TypeVar("PoolT", HttpxPool, AsyncHttpxPool)


class Direct(NamedTuple, Generic[EngineT, PoolT]):
    """The way past httpx's objects."""

    engine: EngineT
    pool: PoolT
    origin: Origin
    prefix: bytes


class Lane(NamedTuple):
    """One way out of the sync client."""

    transport: httpx.HTTPTransport
    direct: Direct[SyncPool, HttpxPool] | None


class AsyncLane(NamedTuple):
    """One way out of the async client."""

    transport: httpx.AsyncHTTPTransport
    direct: Direct[AsyncPool, AsyncHttpxPool] | None


def open_lane(base_url: str, ssl_context: ssl.SSLContext | None, *, http2: bool) -> Lane:
    """A transport for one base URL, with our engine in it where HTTP/2 may be spoken."""
    with setting_up(base_url):
        proxy = environment_proxy(base_url)
        context = ssl_context or default_ssl_context()
        transport = httpx.HTTPTransport(verify=Offer(context, HTTP_1_1), proxy=proxy)
    stock = transport._pool
    keep_deadlines(stock)
    if not (http2 and proxy is None and base_url.startswith("https:")):
        return Lane(transport, None)
    engine = SyncPool(context, Limits(max_body=MAX_ANSWER_BYTES))
    pool = HttpxPool(engine, stock)
    transport._pool = pool  # type: ignore[assignment]  # it has all that httpx asks of a pool
    return Lane(transport, Direct(engine, pool, *_place(base_url)))


def open_async_lane(base_url: str, ssl_context: ssl.SSLContext | None, *, http2: bool) -> AsyncLane:
    """The same for the async client."""
    with setting_up(base_url):
        proxy = environment_proxy(base_url)
        context = ssl_context or default_ssl_context()
        transport = httpx.AsyncHTTPTransport(verify=Offer(context, HTTP_1_1), proxy=proxy)
    if not (http2 and proxy is None and base_url.startswith("https:")):
        return AsyncLane(transport, None)
    engine = AsyncPool(context, Limits(max_body=MAX_ANSWER_BYTES))
    pool = AsyncHttpxPool(engine, transport._pool)
    transport._pool = pool  # type: ignore[assignment]  # it has all that httpx asks of a pool
    return AsyncLane(transport, Direct(engine, pool, *_place(base_url)))


def _place(base_url: str) -> tuple[Origin, bytes]:
    url = httpx.URL(base_url)  # which knows IDNA
    origin = Origin(url.raw_host.decode("ascii").strip("[]"), url.port or 443)
    return origin, urlsplit(base_url).path.encode("ascii")

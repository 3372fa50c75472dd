"""The engine in the place of httpcore's connection pool, below `httpx.HTTPTransport` and `httpx.AsyncHTTPTransport`.

The transport's `handle_request` stays httpx's own, so whatever wraps or replaces it (mocks, tracing) sees every call.
Where somebody has replaced the method of httpcore's pool, where the URL is not https, and where a server does not speak
HTTP/2, the call goes to httpcore's pool as it would have without us.
"""

import math
from collections.abc import AsyncIterable, Iterable
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

import httpcore

from .deadline import DEADLINE
from .errors import (
    ConnectError,
    ConnectTimeoutError,
    DeadlineExceededError,
    Http2Error,
    Http2NotSupportedError,
    Http11RequiredError,
    InvalidRequestError,
)
from .origin import Origin
from .stream import Response
from .untouched import HTTPCORE_ASYNC_POOL, HTTPCORE_POOL

if TYPE_CHECKING:
    from .async_pool import AsyncPool
    from .sync_pool import SyncPool

_CONNECTION_FIELDS = frozenset(
    [b"host", b"connection", b"content-length", b"transfer-encoding", b"te", b"keep-alive", b"upgrade"]
)


class HttpxPool:
    """What an `httpx.HTTPTransport` may have for a pool.

    Args:
        engine: Sends what goes over HTTP/2.
        stock: The pool that httpx made, for the rest.
        without_http2: Origins known not to speak HTTP/2; those that turn out so are added.
    """

    def __init__(
        self, engine: "SyncPool", stock: httpcore.ConnectionPool, without_http2: set[Origin] | None = None
    ) -> None:
        self._engine = engine
        self._stock = stock
        self._without_http2: set[Origin] = set() if without_http2 is None else without_http2

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Sends a request and reads the whole answer. Failures of the engine are the cause of httpcore's exceptions."""
        origin = _origin(request)
        if request.url.scheme != b"https" or origin in self._without_http2 or not HTTPCORE_POOL.untouched():
            return self._stock.handle_request(request)
        assert isinstance(request.stream, Iterable)  # noqa: S101 - as httpcore does: a sync request has a sync body
        body = b"".join(request.stream)
        try:
            return _answer(
                self._engine.request(
                    request.method, origin, request.url.target, _fields(request), body, deadline=_deadline(request)
                )
            )
        except Http11RequiredError:
            pass
        except Http2NotSupportedError:
            self._without_http2.add(origin)
        except Http2Error as error:
            raise _translated(error) from error
        return self._stock.handle_request(_again(request, body))

    def close(self) -> None:
        """Closes all connections."""
        self._engine.close()
        self._stock.close()

    def __enter__(self) -> Self:
        self._stock.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self._engine.close()
        self._stock.__exit__(kind, error, traceback)


class AsyncHttpxPool:
    """What an `httpx.AsyncHTTPTransport` may have for a pool; see `HttpxPool`."""

    def __init__(
        self, engine: "AsyncPool", stock: httpcore.AsyncConnectionPool, without_http2: set[Origin] | None = None
    ) -> None:
        self._engine = engine
        self._stock = stock
        self._without_http2: set[Origin] = set() if without_http2 is None else without_http2

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Sends a request and reads the whole answer. Failures of the engine are the cause of httpcore's exceptions."""
        origin = _origin(request)
        if request.url.scheme != b"https" or origin in self._without_http2 or not HTTPCORE_ASYNC_POOL.untouched():
            return await self._stock.handle_async_request(request)
        assert isinstance(request.stream, AsyncIterable)  # noqa: S101 - as httpcore does
        body = b"".join([part async for part in request.stream])
        try:
            return _answer(
                await self._engine.request(
                    request.method, origin, request.url.target, _fields(request), body, deadline=_deadline(request)
                )
            )
        except Http11RequiredError:
            pass
        except Http2NotSupportedError:
            self._without_http2.add(origin)
        except Http2Error as error:
            raise _translated(error) from error
        return await self._stock.handle_async_request(_again(request, body))

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._engine.aclose()
        await self._stock.aclose()

    async def __aenter__(self) -> Self:
        await self._stock.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self._engine.aclose()
        await self._stock.__aexit__(kind, error, traceback)


def _origin(request: httpcore.Request) -> Origin:
    url = request.url
    return Origin(url.host.decode("ascii"), url.port or 443)


def _fields(request: httpcore.Request) -> list[tuple[bytes, bytes]]:
    return [field for field in request.headers if field[0].lower() not in _CONNECTION_FIELDS]


def _deadline(request: httpcore.Request) -> float:
    """The total deadline if the caller named one, else the time httpx would wait for a byte."""
    extensions = _extensions(request)
    deadline: float | None = extensions.get(DEADLINE)
    if deadline is not None:
        return deadline
    seconds: float | None = extensions.get("timeout", {}).get("read")
    return math.inf if seconds is None else monotonic() + seconds


def _again(request: httpcore.Request, body: bytes) -> httpcore.Request:
    extensions = _extensions(request)
    return httpcore.Request(request.method, request.url, headers=request.headers, content=body, extensions=extensions)


def _extensions(request: httpcore.Request) -> dict[str, Any]:
    return cast(dict[str, Any], request.extensions)  # pyright: ignore[reportUnknownMemberType]  # untyped in httpcore


def _answer(response: Response) -> httpcore.Response:
    return httpcore.Response(
        response.status, headers=response.headers, content=response.body, extensions={"http_version": b"HTTP/2"}
    )


def _translated(error: Http2Error) -> Exception:
    kind: type[Exception] = httpcore.RemoteProtocolError
    if isinstance(error, ConnectTimeoutError):
        kind = httpcore.ConnectTimeout
    elif isinstance(error, DeadlineExceededError):
        kind = httpcore.PoolTimeout if error.not_processed else httpcore.ReadTimeout
    elif isinstance(error, ConnectError):
        kind = httpcore.ConnectError
    elif isinstance(error, InvalidRequestError):
        kind = httpcore.LocalProtocolError
    return kind(str(error))

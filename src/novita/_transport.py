"""The only module that knows httpx: performs a `Call` and gives an `Answer` or a `TransportError`.

Calls go over HTTP/2 through our engine, which stands below httpx's transport. While nobody has replaced or wrapped that
transport's method the call skips httpx's objects; with the same answer. Streams, proxies, and what the caller brings
along are plain httpx.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import threading
import time
import urllib.request
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from typing import Any, Generic, NamedTuple, TypeVar
from urllib.parse import urlsplit

import httpx

from novita._core.call import Answer, Call, TransportError
from novita._http2 import (
    AsyncPool,
    ConnectError,
    DeadlineExceededError,
    Http2Error,
    Http2NotSupportedError,
    InvalidRequestError,
    Limits,
    Origin,
    PoolClosedError,
    RequestHeaders,
    ResponseTooLargeError,
    SyncPool,
)
from novita._http2.httpx_pool import DEADLINE, AsyncHttpxPool, HttpxPool, untouched
from novita.exceptions import ConfigurationError

MAX_ANSWER_BYTES = 64 * 1024 * 1024
_REMEMBERED_BLOCKS = 64
_GRACE = 0.05
"""Seconds for httpx to report its own timeout, which knows whether the request was sent, before the call is cut."""

Headers = tuple[tuple[bytes, bytes], ...]
EngineT = TypeVar("EngineT", SyncPool, AsyncPool)
PoolT = TypeVar("PoolT", HttpxPool, AsyncHttpxPool)

_contexts: dict[tuple[str | bool | None, ...], ssl.SSLContext] = {}
_contexts_lock = threading.Lock()


def default_ssl_context(*, http2: bool = False) -> ssl.SSLContext:
    """The context for the trust settings of the environment; making one costs 30 ms, so all clients share it.

    Those who speak HTTP/2 have their own: which protocols are offered is a setting of the context.
    """
    key = (os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"), http2)
    with _contexts_lock:
        if key not in _contexts:
            _contexts[key] = httpx.create_ssl_context()
        return _contexts[key]


def environment_proxy(base_url: str) -> str | None:
    """The proxy that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name for this URL."""
    parts = urlsplit(base_url)
    if parts.scheme == "http":
        return None  # this machine only, and the key must not leave it unencrypted
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or any(urllib.request.proxy_bypass(name) for name in (parts.hostname or "", parts.netloc)):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


class _Lane(NamedTuple):
    """How calls below one base URL go out."""

    transport: httpx.HTTPTransport
    direct: _Direct[SyncPool, HttpxPool] | None


class _AsyncLane(NamedTuple):
    transport: httpx.AsyncHTTPTransport
    direct: _Direct[AsyncPool, AsyncHttpxPool] | None


class _Direct(NamedTuple, Generic[EngineT, PoolT]):
    """The way past httpx's objects."""

    engine: EngineT
    pool: PoolT
    origin: Origin
    prefix: bytes


class _Blocks:
    """The headers of calls, encoded for HTTP/2; they change from client to client, not from call to call."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[Headers, str | None], RequestHeaders] = {}

    def of(self, call: Call, headers: Headers) -> RequestHeaders:
        key = (headers, None if call.body is None else call.content_type)
        block = self._blocks.get(key)
        if block is None:
            if len(self._blocks) >= _REMEMBERED_BLOCKS:
                self._blocks.clear()
            block = self._blocks[key] = RequestHeaders(_sent_headers(call, headers))
        return block


def _sent_headers(call: Call, headers: Headers) -> list[tuple[bytes, bytes]]:
    sent = list(headers)
    if call.body is not None:
        sent.append((b"content-type", call.content_type.encode("ascii")))
    return sent


def _origin(base_url: str) -> Origin:
    url = httpx.URL(base_url)  # which knows IDNA
    return Origin(url.raw_host.decode("ascii").strip("[]"), url.port or 443)


def _request(
    base_url: str, call: Call, headers: Headers, remaining: float, deadline: float | None = None
) -> httpx.Request:
    extensions: dict[str, Any] = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), remaining)}
    if deadline is not None:
        extensions[DEADLINE] = deadline
    return httpx.Request(
        call.verb,
        base_url + call.target,
        headers=_sent_headers(call, headers),
        content=call.body,
        extensions=extensions,
    )


def _remaining(deadline: float) -> float:
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TransportError("the deadline passed before the request was sent", timeout=True, unprocessed=True)
    return remaining


def _answer(response: httpx.Response, body: bytes) -> Answer:
    headers = [(name.lower(), value) for name, value in response.headers.raw]
    return Answer(response.status_code, headers, body, response.http_version)


class _Body:
    """Collects a body up to the cap."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > MAX_ANSWER_BYTES:
            raise TransportError(f"the answer is larger than {MAX_ANSWER_BYTES >> 20} MiB", permanent=True)
        self._chunks.append(chunk)

    def join(self) -> bytes:
        return b"".join(self._chunks)


def _failure(error: Exception, base_url: str) -> TransportError:
    host = urlsplit(base_url).netloc
    text = str(error) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return TransportError(
            f"the certificate of {host} was not accepted: {text}",
            hint="Set SSL_CERT_FILE or pass ssl_context= if the server uses a CA of your own.",
            permanent=True,
            unprocessed=True,
        )
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, Http2Error):
        cause = cause.__cause__
    if cause is not None:
        return _engine_failure(cause, host)
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return TransportError(f"no connection to {host} in time", timeout=True, unprocessed=True)
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return TransportError(f"{host} did not answer in time", timeout=True)
    if isinstance(error, httpx.ConnectError | httpx.ProxyError):
        return TransportError(
            f"no connection to {host}: {text}",
            hint="Check base_url, the port, HTTPS_PROXY, and that the server is up.",
            unprocessed=True,
        )
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
        return TransportError(f"cannot ask {base_url}: {text}", permanent=True, unprocessed=True)
    return TransportError(f"the connection to {host} broke: {text}")


def _engine_failure(error: Http2Error, host: str) -> TransportError:
    text = str(error)
    unprocessed = error.not_processed
    if isinstance(error, DeadlineExceededError):
        late = f"no connection to {host} in time" if unprocessed else f"{host} did not answer in time"
        return TransportError(late, timeout=True, unprocessed=unprocessed)
    if isinstance(error, ConnectError):
        # The engine names the host alone; a wrong port shows only with it.
        text = text.removeprefix(f"No connection to {host.partition(':')[0]}: ")
        hint = "Check base_url, the port, and that the server is up."
        return TransportError(f"no connection to {host}: {text}", hint=hint, unprocessed=True)
    if isinstance(error, ResponseTooLargeError):
        return TransportError(f"the answer is too large: {text}", permanent=True)
    if isinstance(error, InvalidRequestError | PoolClosedError):
        return TransportError(f"cannot ask {host}: {text}", permanent=True, unprocessed=unprocessed)
    return TransportError(f"the connection to {host} broke: {text}", unprocessed=unprocessed)


class OpenAnswer:
    """An answer whose body is still arriving, over a connection of its own."""

    def __init__(self, response: httpx.Response, base_url: str) -> None:
        self._response = response
        self._base_url = base_url
        self.status = response.status_code

    def chunks(self) -> Iterator[bytes]:
        """The body, decoded from its content encoding, as it arrives.

        Raises:
            TransportError: The connection broke, or nothing arrived for the idle timeout.
        """
        try:
            yield from self._response.iter_bytes()
        except Exception as error:
            raise _failure(error, self._base_url) from error

    def read(self) -> Answer:
        """The whole answer, for errors."""
        body = _Body()
        for chunk in self.chunks():
            body.add(chunk)
        return _answer(self._response, body.join())

    def close(self) -> None:
        """Close the connection, whatever has arrived."""
        self._response.close()


class AsyncOpenAnswer:
    """An answer whose body is still arriving, over a connection of its own."""

    def __init__(self, response: httpx.Response, base_url: str) -> None:
        self._response = response
        self._base_url = base_url
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
            raise _failure(error, self._base_url) from error

    async def read(self) -> Answer:
        """The whole answer, for errors."""
        body = _Body()
        async for chunk in self.chunks():
            body.add(chunk)
        return _answer(self._response, body.join())

    async def close(self) -> None:
        """Close the connection, whatever has arrived."""
        await self._response.aclose()


@contextmanager
def _setting_up(base_url: str) -> Generator[None, None, None]:
    try:
        yield
    except Exception as error:
        raise TransportError(
            f"cannot connect to {urlsplit(base_url).netloc}: {error}",
            hint="Check HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR.",
            permanent=True,
            unprocessed=True,
        ) from error


class SyncTransport:
    """Performs calls for a `NovitaClient`; safe to share between threads."""

    def __init__(
        self,
        *,
        ssl_context: ssl.SSLContext | None = None,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        self._ssl_context = ssl_context
        self._custom = transport
        self._http_client = http_client
        self._replaced = transport or http_client
        self._lanes: dict[tuple[str, bool], _Lane] = {}
        self._blocks = _Blocks()
        self._lock = threading.Lock()

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
        remaining = _remaining(deadline)
        try:
            if self._replaced is None:
                lane = self._lane(base_url)
                if lane.direct is not None and untouched(httpx.HTTPTransport.handle_request, "httpx"):
                    answer = self._send_directly(lane.direct, call, headers, deadline)
                    if answer is not None:
                        return answer
            request = _request(base_url, call, headers, remaining, deadline)
            if self._http_client is not None:
                response = self._http_client.send(request, stream=True, follow_redirects=False)
            else:
                response = self._transport(base_url).handle_request(request)
            try:
                response.request = request
                body = _Body()
                for chunk in response.iter_bytes():
                    body.add(chunk)
                    if time.monotonic() > deadline:
                        raise TransportError("the body did not arrive in time", timeout=True)
                return _answer(response, body.join())
            finally:
                response.close()
        except TransportError:
            raise
        except Exception as error:
            raise _failure(error, base_url) from error

    def _send_directly(
        self, direct: _Direct[SyncPool, HttpxPool], call: Call, headers: Headers, deadline: float
    ) -> Answer | None:
        """The same as through httpx; None when the server does not speak HTTP/2."""
        if not direct.pool.takes(direct.origin):
            return None
        try:
            response = direct.engine.request(
                call.verb.encode("ascii"),
                direct.origin,
                direct.prefix + call.target.encode("ascii"),
                self._blocks.of(call, headers),
                call.body or b"",
                deadline=deadline,
            )
        except Http2NotSupportedError:
            direct.pool.avoid(direct.origin)
            return None
        return Answer(response.status, response.headers, response.body, response.http_version)

    def open(self, base_url: str, call: Call, headers: Headers, idle_timeout: float) -> OpenAnswer:
        """Perform one call and give the answer as soon as its headers are there; over HTTP/1.1.

        Args:
            base_url: Scheme, host, port and path prefix.
            call: The request.
            headers: What every request of the client carries.
            idle_timeout: Seconds without a byte after which to give up.

        Raises:
            TransportError: There is no answer.
        """
        request = _request(base_url, call, headers, idle_timeout)
        try:
            if self._http_client is not None:
                response = self._http_client.send(request, stream=True, follow_redirects=False)
            else:
                response = self._transport(base_url, http2=False).handle_request(request)
                response.request = request
        except Exception as error:
            raise _failure(error, base_url) from error
        return OpenAnswer(response, base_url)

    def _transport(self, base_url: str, *, http2: bool = True) -> httpx.BaseTransport:
        return self._custom or self._lane(base_url, http2=http2).transport

    def _lane(self, base_url: str, *, http2: bool = True) -> _Lane:
        lane = self._lanes.get((base_url, http2))
        if lane is not None:
            return lane
        with self._lock:
            lane = self._lanes.get((base_url, http2))
            if lane is None:
                with _setting_up(base_url):
                    proxy = environment_proxy(base_url)
                    context = self._ssl_context or default_ssl_context(http2=http2)
                    transport = httpx.HTTPTransport(verify=context, proxy=proxy)
                direct = None
                parts = urlsplit(base_url)
                if http2 and proxy is None and parts.scheme == "https":
                    engine = SyncPool(context, Limits(max_body=MAX_ANSWER_BYTES))
                    pool = HttpxPool(engine, transport._pool)
                    transport._pool = pool  # type: ignore[assignment]  # it has all that httpx asks of a pool
                    direct = _Direct(engine, pool, _origin(base_url), parts.path.encode("ascii"))
                lane = self._lanes[base_url, http2] = _Lane(transport, direct)
            return lane

    def close(self) -> None:
        """Close all connections; what the caller passed in stays the caller's."""
        with self._lock:
            lanes, self._lanes = self._lanes, {}
        for lane in lanes.values():
            lane.transport.close()


class AsyncTransport:
    """Performs calls for an `AsyncNovitaClient`; connections belong to the event loop that opened them."""

    def __init__(
        self,
        *,
        ssl_context: ssl.SSLContext | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        self._ssl_context = ssl_context
        self._custom = transport
        self._http_client = http_client
        self._replaced = transport or http_client
        self._loops: dict[asyncio.AbstractEventLoop, dict[tuple[str, bool], _AsyncLane]] = {}
        self._blocks = _Blocks()

    async def send(self, base_url: str, call: Call, headers: Headers, deadline: float) -> Answer:
        """Perform one call; the arguments are those of `SyncTransport.send`."""
        remaining = _remaining(deadline)
        try:
            if self._replaced is None:
                lane = self._lane(base_url)
                if lane.direct is not None and untouched(httpx.AsyncHTTPTransport.handle_async_request, "httpx"):
                    answer = await self._send_directly(lane.direct, call, headers, deadline)
                    if answer is not None:
                        return answer
            request = _request(base_url, call, headers, remaining, deadline)
            async with asyncio.timeout(deadline - time.monotonic() + _GRACE):
                if self._http_client is not None:
                    response = await self._http_client.send(request, stream=True, follow_redirects=False)
                else:
                    response = await self._transport(base_url).handle_async_request(request)
                try:
                    response.request = request
                    body = _Body()
                    async for chunk in response.aiter_bytes():
                        body.add(chunk)
                    return _answer(response, body.join())
                finally:
                    await response.aclose()
        except TransportError:
            raise
        except Exception as error:
            raise _failure(error, base_url) from error

    async def _send_directly(
        self, direct: _Direct[AsyncPool, AsyncHttpxPool], call: Call, headers: Headers, deadline: float
    ) -> Answer | None:
        """The same as through httpx; None when the server does not speak HTTP/2."""
        if not direct.pool.takes(direct.origin):
            return None
        try:
            response = await direct.engine.request(
                call.verb.encode("ascii"),
                direct.origin,
                direct.prefix + call.target.encode("ascii"),
                self._blocks.of(call, headers),
                call.body or b"",
                deadline=deadline,
            )
        except Http2NotSupportedError:
            direct.pool.avoid(direct.origin)
            return None
        return Answer(response.status, response.headers, response.body, response.http_version)

    async def open(self, base_url: str, call: Call, headers: Headers, idle_timeout: float) -> AsyncOpenAnswer:
        """Perform one call and give the answer as soon as its headers are there; see `SyncTransport.open`."""
        request = _request(base_url, call, headers, idle_timeout)
        try:
            if self._http_client is not None:
                response = await self._http_client.send(request, stream=True, follow_redirects=False)
            else:
                response = await self._transport(base_url, http2=False).handle_async_request(request)
                response.request = request
        except Exception as error:
            raise _failure(error, base_url) from error
        return AsyncOpenAnswer(response, base_url)

    def _transport(self, base_url: str, *, http2: bool = True) -> httpx.AsyncBaseTransport:
        return self._custom or self._lane(base_url, http2=http2).transport

    def _lane(self, base_url: str, *, http2: bool = True) -> _AsyncLane:
        lanes = self._loops.get(asyncio.get_running_loop())
        if lanes is None:
            # Connections hold on to their loop, so nothing else lets go of a loop that has ended.
            for loop in [loop for loop in self._loops if loop.is_closed()]:
                del self._loops[loop]
            lanes = self._loops[asyncio.get_running_loop()] = {}
        lane = lanes.get((base_url, http2))
        if lane is None:
            with _setting_up(base_url):
                proxy = environment_proxy(base_url)
                context = self._ssl_context or default_ssl_context(http2=http2)
                transport = httpx.AsyncHTTPTransport(verify=context, proxy=proxy)
            direct = None
            parts = urlsplit(base_url)
            if http2 and proxy is None and parts.scheme == "https":
                engine = AsyncPool(context, Limits(max_body=MAX_ANSWER_BYTES))
                pool = AsyncHttpxPool(engine, transport._pool)
                transport._pool = pool  # type: ignore[assignment]  # it has all that httpx asks of a pool
                direct = _Direct(engine, pool, _origin(base_url), parts.path.encode("ascii"))
            lane = lanes[base_url, http2] = _AsyncLane(transport, direct)
        return lane

    async def aclose(self) -> None:
        """Close the connections of the running loop; what the caller passed in stays the caller's."""
        lanes = self._loops.pop(asyncio.get_running_loop(), {})
        for lane in lanes.values():
            await lane.transport.aclose()


def check_sync(ssl_context: Any, transport: Any, http_client: Any) -> None:
    """Refuse what cannot serve the sync client."""
    _check_one(ssl_context, transport, http_client)
    _check(transport, httpx.BaseTransport, "transport", "httpx.BaseTransport")
    _check(http_client, httpx.Client, "http_client", "httpx.Client")


def check_async(ssl_context: Any, transport: Any, http_client: Any) -> None:
    """Refuse what cannot serve the async client."""
    _check_one(ssl_context, transport, http_client)
    _check(transport, httpx.AsyncBaseTransport, "transport", "httpx.AsyncBaseTransport")
    _check(http_client, httpx.AsyncClient, "http_client", "httpx.AsyncClient")


def _check_one(ssl_context: Any, transport: Any, http_client: Any) -> None:
    if sum(option is not None for option in (ssl_context, transport, http_client)) > 1:
        raise ConfigurationError("give one of ssl_context=, transport= and http_client=; each replaces the others")
    _check(ssl_context, ssl.SSLContext, "ssl_context", "ssl.SSLContext")


def _check(value: Any, wanted: type, name: str, wanted_name: str) -> None:
    if value is not None and not isinstance(value, wanted):
        raise ConfigurationError(
            f"{name}= must be an {wanted_name}, got {type(value).__module__}.{type(value).__name__}"
        )

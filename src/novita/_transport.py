"""The only module that knows httpx: performs a `Call` and gives an `Answer` or a `TransportError`."""

from __future__ import annotations

import asyncio
import os
import ssl
import threading
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx

from novita._core.call import Answer, Call, TransportError
from novita.exceptions import ConfigurationError

MAX_ANSWER_BYTES = 64 * 1024 * 1024
_GRACE = 0.05
"""Seconds for httpx to report its own timeout, which knows whether the request was sent, before the call is cut."""

Headers = tuple[tuple[bytes, bytes], ...]
_AsyncLanes = dict[tuple[str, bool], httpx.AsyncBaseTransport]

_contexts: dict[tuple[str | None, ...], ssl.SSLContext] = {}
_contexts_lock = threading.Lock()


def default_ssl_context() -> ssl.SSLContext:
    """The context for the trust settings of the environment; making one costs 30 ms, so all clients share it."""
    key = (os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
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


def _request(base_url: str, call: Call, headers: Headers, remaining: float) -> httpx.Request:
    sent = list(headers)
    if call.body is not None:
        sent.append((b"content-type", call.content_type.encode("ascii")))
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), remaining)
    return httpx.Request(
        call.verb, base_url + call.target, headers=sent, content=call.body, extensions={"timeout": timeouts}
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
def _setting_up(base_url: str) -> Iterator[None]:
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
        self._lanes: dict[tuple[str, bool], httpx.BaseTransport] = {}
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
            request = _request(base_url, call, headers, remaining)
            if self._http_client is not None:
                response = self._http_client.send(request, stream=True, follow_redirects=False)
            else:
                response = self._lane(base_url).handle_request(request)
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
                response = self._lane(base_url, http2=False).handle_request(request)
                response.request = request
        except Exception as error:
            raise _failure(error, base_url) from error
        return OpenAnswer(response, base_url)

    def _lane(self, base_url: str, *, http2: bool = True) -> httpx.BaseTransport:
        if self._custom is not None:
            return self._custom
        with self._lock:
            lane = self._lanes.get((base_url, http2))
            if lane is None:
                with _setting_up(base_url):
                    proxy = environment_proxy(base_url)
                    context = self._ssl_context or default_ssl_context()
                    lane = httpx.HTTPTransport(verify=context, http2=http2 and proxy is None, proxy=proxy)
                self._lanes[base_url, http2] = lane
            return lane

    def close(self) -> None:
        """Close all connections; what the caller passed in stays the caller's."""
        with self._lock:
            lanes, self._lanes = self._lanes, {}
        for lane in lanes.values():
            lane.close()


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
        self._loops: dict[asyncio.AbstractEventLoop, _AsyncLanes] = {}

    async def send(self, base_url: str, call: Call, headers: Headers, deadline: float) -> Answer:
        """Perform one call; the arguments are those of `SyncTransport.send`."""
        remaining = _remaining(deadline)
        try:
            request = _request(base_url, call, headers, remaining)
            async with asyncio.timeout(remaining + _GRACE):
                if self._http_client is not None:
                    response = await self._http_client.send(request, stream=True, follow_redirects=False)
                else:
                    response = await self._lane(base_url).handle_async_request(request)
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

    async def open(self, base_url: str, call: Call, headers: Headers, idle_timeout: float) -> AsyncOpenAnswer:
        """Perform one call and give the answer as soon as its headers are there; see `SyncTransport.open`."""
        request = _request(base_url, call, headers, idle_timeout)
        try:
            if self._http_client is not None:
                response = await self._http_client.send(request, stream=True, follow_redirects=False)
            else:
                response = await self._lane(base_url, http2=False).handle_async_request(request)
                response.request = request
        except Exception as error:
            raise _failure(error, base_url) from error
        return AsyncOpenAnswer(response, base_url)

    def _lane(self, base_url: str, *, http2: bool = True) -> httpx.AsyncBaseTransport:
        if self._custom is not None:
            return self._custom
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
                context = self._ssl_context or default_ssl_context()
                lane = httpx.AsyncHTTPTransport(verify=context, http2=http2 and proxy is None, proxy=proxy)
            lanes[base_url, http2] = lane
        return lane

    async def aclose(self) -> None:
        """Close the connections of the running loop; what the caller passed in stays the caller's."""
        lanes = self._loops.pop(asyncio.get_running_loop(), {})
        for lane in lanes.values():
            await lane.aclose()


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

"""Fetches files that answers link to. Never with the API key, and never from places such links must not lead to.

The host of a link is resolved here, its addresses are checked, and the connection goes to the address that was checked:
a name that resolves to something else a moment later gains nothing. Behind a proxy, and with a transport the caller
brought along, resolving is theirs.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import httpx

from novita._core import links
from novita._core.options import USER_AGENT, is_local
from novita._http2.alpn import HTTP_1_1, Offer
from novita._http2.untouched import Method
from novita.exceptions import DownloadError

from .aio import AsyncTransport
from .environment import default_ssl_context, environment_proxy
from .lanes import HTTPX_ASYNC_TRANSPORT, HTTPX_TRANSPORT, via
from .sync import SyncTransport

Progress = Callable[[int, int | None], object]
"""Called with the bytes received, and the bytes in all if the server says so."""


_EXPIRED = ". Links are valid for a short time, an hour as a rule: ask for the task again to get fresh ones"


class _Fetch:
    """One download without IO: where to ask, and what became of it."""

    def __init__(self, url: str, base_url: str, timeout: float, on_progress: Progress | None) -> None:
        self.local = is_local(httpx.URL(base_url).host)
        self.received = 0
        self.total: int | None = None
        self.content_type = ""
        self._timeout = timeout
        self._on_progress = on_progress
        self._redirects = 0
        self._go_to(url)

    def _go_to(self, url: str) -> None:
        try:
            self.url = httpx.URL(url)
        except httpx.InvalidURL:
            raise DownloadError("download: the link is malformed") from None
        links.check_link(str(self.url), local=self.local)
        self.host = self.url.raw_host.decode("ascii")
        self.port = self.url.port or (443 if self.url.scheme == "https" else 80)

    @property
    def shown(self) -> str:
        """The link for messages."""
        return links.shown(str(self.url))

    def checked(self, found: list[Any]) -> list[str]:
        """The addresses a host resolved to, if all of them may be asked."""
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for address in addresses:
            links.check_address(address, self.host, local=self.local)
        return addresses

    def request(self, address: str | None) -> httpx.Request:
        """The request, to an address that was checked, or to the host where resolving is another's."""
        extensions: dict[str, Any] = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), self._timeout)}
        url, authority = self.url, self.url.netloc.decode("ascii")
        if address is not None:
            url = url.copy_with(host=address)
            extensions["sni_hostname"] = self.host
        headers = {"host": authority, "accept": "*/*", "accept-encoding": "identity", "user-agent": USER_AGENT}
        return httpx.Request("GET", url, headers=headers, extensions=extensions)

    def answered(self, response: httpx.Response) -> bool:
        """Take the head of an answer; whether its body is the file, or another place is to be asked."""
        if response.has_redirect_location:
            self._redirects += 1
            if self._redirects > links.MAX_REDIRECTS:
                raise DownloadError(f"download: more than {links.MAX_REDIRECTS} redirects, the last to {self.shown}")
            try:
                self._go_to(str(self.url.join(response.headers["location"])))
            except httpx.InvalidURL:
                raise DownloadError("download: the link is malformed") from None
            return False
        if response.status_code != 200:
            hint = _EXPIRED if response.status_code in {400, 401, 403, 404, 410} else ""
            raise DownloadError(f"download: {self.shown} answered HTTP {response.status_code}{hint}")
        self.content_type = response.headers.get("content-type", "")
        length = response.headers.get("content-length", "")
        if length.isdecimal() and "content-encoding" not in response.headers:
            self.total = int(length)
            self._check_size(self.total)
        return True

    def arrived(self, chunk: bytes) -> None:
        """Count a piece of the body."""
        self.received += len(chunk)
        self._check_size(self.received)
        if self._on_progress is not None:
            self._on_progress(self.received, self.total)

    def _check_size(self, size: int) -> None:
        if size > links.MAX_DOWNLOAD_BYTES:
            raise DownloadError(f"download: {self.shown} is larger than {links.MAX_DOWNLOAD_BYTES} bytes")

    def failed(self, error: Exception) -> DownloadError:
        """The error for a connection that failed."""
        text = str(error) or type(error).__name__
        return DownloadError(f"download: {self.shown} failed after {self.received} bytes: {text}")


def download(
    transport: SyncTransport,
    url: str,
    sink: Callable[[bytes], object],
    *,
    base_url: str,
    timeout: float,
    on_progress: Progress | None = None,
) -> str:
    """Fetch a file piece by piece.

    Args:
        transport: Whose trust settings, or whose own transport, to use.
        url: The link.
        sink: Takes the pieces.
        base_url: Where the API is.
        timeout: Seconds of silence after which to give up.
        on_progress: Called after each piece.

    Returns:
        The content type the server says.

    Raises:
        DownloadError: The link must not be followed, or the file did not arrive whole.
    """
    fetch = _Fetch(url, base_url, timeout, on_progress)
    while True:
        own = None if transport._replaced else _own(httpx.HTTPTransport, transport.ssl_context, str(fetch.url))
        try:
            response = _send(transport, own, fetch)
            try:
                if fetch.answered(response):
                    for chunk in response.iter_bytes():
                        fetch.arrived(chunk)
                        sink(chunk)
                    return fetch.content_type
            finally:
                response.close()
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise fetch.failed(error) from error
        finally:
            if own is not None:
                own.close()


def _send(transport: SyncTransport, own: httpx.HTTPTransport | None, fetch: _Fetch) -> httpx.Response:
    if own is None:
        request = fetch.request(None)
        if transport._http_client is not None:
            return transport._http_client.send(request, stream=True, auth=None, follow_redirects=False)
        return _of(request, transport._transport("", apart=True).handle_request(request))
    addresses: list[str | None] = [None]
    if _resolves_here(HTTPX_TRANSPORT, str(fetch.url)):
        try:
            found = socket.getaddrinfo(fetch.host, fetch.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise fetch.failed(error) from error
        addresses = [*fetch.checked(found)]
    for address in addresses[:-1]:
        try:
            request = fetch.request(address)
            return _of(request, own.handle_request(request))
        except httpx.ConnectError:
            continue
    request = fetch.request(addresses[-1])
    return _of(request, own.handle_request(request))


async def download_async(
    transport: AsyncTransport,
    url: str,
    sink: Callable[[bytes], object],
    *,
    base_url: str,
    timeout: float,  # noqa: ASYNC109 - of silence, not of the whole
    on_progress: Progress | None = None,
) -> str:
    """Fetch a file piece by piece; see `download`. The sink runs on a thread: it may write to a disk."""
    fetch = _Fetch(url, base_url, timeout, on_progress)
    while True:
        own = None if transport._replaced else _own(httpx.AsyncHTTPTransport, transport.ssl_context, str(fetch.url))
        try:
            response = await _send_async(transport, own, fetch)
            try:
                if fetch.answered(response):
                    async for chunk in response.aiter_bytes():
                        fetch.arrived(chunk)
                        await asyncio.to_thread(sink, chunk)
                    return fetch.content_type
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise fetch.failed(error) from error
        finally:
            if own is not None:
                await own.aclose()


async def _send_async(transport: AsyncTransport, own: httpx.AsyncHTTPTransport | None, fetch: _Fetch) -> httpx.Response:
    if own is None:
        request = fetch.request(None)
        if transport._http_client is not None:
            return await transport._http_client.send(request, stream=True, auth=None, follow_redirects=False)
        return _of(request, await transport._transport("", apart=True).handle_async_request(request))
    addresses: list[str | None] = [None]
    if _resolves_here(HTTPX_ASYNC_TRANSPORT, str(fetch.url)):
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(fetch.host, fetch.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise fetch.failed(error) from error
        addresses = [*fetch.checked(found)]
    for address in addresses[:-1]:
        try:
            request = fetch.request(address)
            return _of(request, await own.handle_async_request(request))
        except httpx.ConnectError:
            continue
    request = fetch.request(addresses[-1])
    return _of(request, await own.handle_async_request(request))


def _own(kind: Any, ssl_context: Any, url: str) -> Any:
    try:
        context = ssl_context or default_ssl_context()
        return kind(verify=Offer(context, HTTP_1_1), proxy=via(environment_proxy(url), context))
    except Exception as error:  # what the environment says of proxies and certificates cannot be used
        raise DownloadError(f"download: {links.shown(url)} cannot be fetched: {error}") from error


def _resolves_here(way: Method, url: str) -> bool:
    """Whether nobody stands between us and the network: no proxy, no test double."""
    return environment_proxy(url) is None and way.untouched()


def _of(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    response.request = request
    return response

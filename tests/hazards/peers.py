"""The one interface all clients are tried through."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Literal, NamedTuple, Protocol, TypeVar

import httpx

from lab.certificates import client_context

T = TypeVar("T")
Style = Literal["async", "sync"]


class Answer(NamedTuple):
    """What came back."""

    status: int
    body: bytes


class Peer(Protocol):
    """A client under test, bound to one server.

    Attributes:
        style: "async" or "sync"; a call of a sync client runs in a thread of its own.
        errors: What a call may raise. Anything else is a leak.
    """

    style: Style
    errors: tuple[type[Exception], ...]

    def __init__(self, url: str, headers: Mapping[str, str]) -> None: ...

    async def call(self, method: str, name: str, size: int = 0, *, timeout: float = 5) -> Answer:
        """Sends one request.

        Args:
            method: "GET" or "POST".
            name: Goes to `/lab/<name>`.
            size: Least size of the body of a POST in bytes.
            timeout: Seconds the call may take.
        """

    async def abandon(self, name: str) -> None:
        """GETs `/lab/<name>` and leaves while its answer is still coming."""

    async def close(self) -> None:
        """Ends all connections."""


def in_thread(function: Callable[[], T]) -> "asyncio.Future[T]":
    """Runs a blocking function in a daemon thread, which may hang without keeping the process alive."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]  # None only where T allows it

    def work() -> None:
        result, error = None, None
        try:
            result = function()
        except BaseException as caught:
            error = caught
        with contextlib.suppress(RuntimeError):  # the loop has gone
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=work, daemon=True, name="peer").start()
    return future


def blob(method: str, size: int) -> dict[str, str] | None:
    """The JSON body of a call."""
    return {"blob": "x" * size} if method == "POST" else None


class HttpxAsync:
    """Plain `httpx.AsyncClient(http2=True)`."""

    style: Style = "async"
    errors = (httpx.HTTPError,)

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        self._client = httpx.AsyncClient(http2=True, base_url=url, headers=headers, verify=client_context())

    async def call(self, method: str, name: str, size: int = 0, *, timeout: float = 5) -> Answer:
        response = await self._client.request(method, f"/lab/{name}", json=blob(method, size), timeout=timeout)
        return Answer(response.status_code, response.content)

    async def abandon(self, name: str) -> None:
        async with self._client.stream("GET", f"/lab/{name}") as response:
            async for _ in response.aiter_bytes():
                break

    async def close(self) -> None:
        await self._client.aclose()


class HttpxSync:
    """Plain `httpx.Client(http2=True)`."""

    style: Style = "sync"
    errors = (httpx.HTTPError,)

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        self._client = httpx.Client(http2=True, base_url=url, headers=headers, verify=client_context())

    async def call(self, method: str, name: str, size: int = 0, *, timeout: float = 5) -> Answer:
        body = blob(method, size)
        response = await in_thread(lambda: self._client.request(method, f"/lab/{name}", json=body, timeout=timeout))
        return Answer(response.status_code, response.content)

    async def abandon(self, name: str) -> None:
        def leave() -> None:
            with self._client.stream("GET", f"/lab/{name}") as response:
                next(response.iter_bytes())

        await in_thread(leave)

    async def close(self) -> None:
        await in_thread(self._client.close)


KINDS: dict[str, type[Peer]] = {"httpx async": HttpxAsync, "httpx sync": HttpxSync}


@contextlib.asynccontextmanager
async def opened(kind: type[Peer], url: str, **headers: str) -> AsyncIterator[Peer]:
    """A client that is closed at the end, unless closing hangs."""
    peer = kind(url, headers)
    try:
        yield peer
    finally:
        async with asyncio.timeout(2):
            await peer.close()

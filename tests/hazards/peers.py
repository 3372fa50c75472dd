"""The one interface all clients are tried through."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Literal, NamedTuple, Protocol, TypeVar

import httpx
import msgspec

import novita
from lab.certificates import client_context
from novita._core.operation import Operation

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

    async def call(self, method: str, name: str, size: int = 0, *, seconds: float = 5) -> Answer:
        """Sends one request and reads its JSON answer; for a client, a status of failure is an error.

        Args:
            method: "GET" or "POST".
            name: Goes to `/lab/<name>`.
            size: Least size of the body of a POST in bytes.
            seconds: How long the call may take.
        """
        ...

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


def _read(response: httpx.Response) -> Answer:
    """What a script does with a response."""
    response.raise_for_status()
    response.json()
    return Answer(response.status_code, response.content)


class HttpxAsync:
    """Plain `httpx.AsyncClient(http2=True)`."""

    style: Style = "async"
    errors: tuple[type[Exception], ...] = (httpx.HTTPError,)

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        self._client = httpx.AsyncClient(http2=True, base_url=url, headers=headers, verify=client_context())

    async def call(self, method: str, name: str, size: int = 0, *, seconds: float = 5) -> Answer:
        response = await self._client.request(method, f"/lab/{name}", json=blob(method, size), timeout=seconds)
        return _read(response)

    async def abandon(self, name: str) -> None:
        async with self._client.stream("GET", f"/lab/{name}") as response:
            async for _ in response.aiter_bytes():
                break

    async def close(self) -> None:
        await self._client.aclose()


class HttpxSync:
    """Plain `httpx.Client(http2=True)`."""

    style: Style = "sync"
    errors: tuple[type[Exception], ...] = (httpx.HTTPError,)

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        self._client = httpx.Client(http2=True, base_url=url, headers=headers, verify=client_context())

    async def call(self, method: str, name: str, size: int = 0, *, seconds: float = 5) -> Answer:
        body = blob(method, size)
        response = await in_thread(lambda: self._client.request(method, f"/lab/{name}", json=body, timeout=seconds))
        return _read(response)

    async def abandon(self, name: str) -> None:
        def leave() -> None:
            with self._client.stream("GET", f"/lab/{name}") as response:
                next(response.iter_bytes())

        await in_thread(leave)

    async def close(self) -> None:
        await in_thread(self._client.close)


class Fetch(Operation[msgspec.Raw], method="lab.fetch", route="GET /lab/{name}"):
    """A read, for the laboratory."""

    name: str


class Submit(Operation[msgspec.Raw], method="lab.submit", route="POST /lab/{name}"):
    """Something that must not be done twice."""

    name: str
    blob: str


KEY = "sk_laboratory_key_0123456789"
LEAVE_AFTER = 0.01
"""Seconds after which a client leaves while an answer is coming."""


def _operation(method: str, name: str, size: int) -> Operation[msgspec.Raw]:
    return Submit(name=name, blob="x" * size) if method == "POST" else Fetch(name=name)


async def _cancelled(call: Awaitable[object]) -> None:
    task = asyncio.ensure_future(call)
    await asyncio.sleep(LEAVE_AFTER)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


class NovitaAsync:
    """`novita.AsyncNovitaClient`."""

    style: Style = "async"
    errors: tuple[type[Exception], ...] = (novita.NovitaError,)

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        whole = novita.AsyncNovitaClient(KEY, base_url=url)
        self._client = whole.with_options(ssl_context=client_context(), default_headers=headers)

    async def call(self, method: str, name: str, size: int = 0, *, seconds: float = 5) -> Answer:
        client = self._client.with_options(timeout=seconds)
        response = await client.raw(_operation(method, name, size))
        return Answer(response.status_code, bytes(response.value))

    async def abandon(self, name: str) -> None:
        await _cancelled(self.call("GET", name))

    async def close(self) -> None:
        await self._client.close()


class NovitaSync:
    """`novita.NovitaClient`."""

    style: Style = "sync"
    errors: tuple[type[Exception], ...] = (novita.NovitaError,)

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        whole = novita.NovitaClient(KEY, base_url=url)
        self._client = whole.with_options(ssl_context=client_context(), default_headers=headers)

    async def call(self, method: str, name: str, size: int = 0, *, seconds: float = 5) -> Answer:
        client = self._client.with_options(timeout=seconds)
        response = await in_thread(lambda: client.raw(_operation(method, name, size)))
        return Answer(response.status_code, bytes(response.value))

    async def abandon(self, name: str) -> None:
        with contextlib.suppress(novita.NovitaError):
            await self.call("GET", name, seconds=LEAVE_AFTER)

    async def close(self) -> None:
        await in_thread(self._client.close)


KINDS: dict[str, type[Peer]] = {
    "httpx async": HttpxAsync,
    "httpx sync": HttpxSync,
    "novita async": NovitaAsync,
    "novita sync": NovitaSync,
}
"""All clients of the table."""

OURS = {name: kind for name, kind in KINDS.items() if not name.startswith("httpx")}
"""Those whose every row must be green."""


@contextlib.asynccontextmanager
async def opened(kind: type[Peer], url: str, **headers: str) -> AsyncIterator[Peer]:
    """A client that is closed at the end, unless closing hangs."""
    peer = kind(url, headers)
    try:
        yield peer
    finally:
        async with asyncio.timeout(2):
            await peer.close()

"""The total deadline of httpcore's blocking streams, and what connecting leaves behind when it ends early."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpcore
import pytest

from novita._core.call import Call, TransportError
from novita._http2.deadline import Until, keep_deadlines
from novita._http2.tcp import connect_async
from novita._transport import SyncTransport


class Wire(httpcore.NetworkStream):
    """A stream of httpcore's that only notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, float | None]] = []
        self.closed = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.asked.append(("read", timeout))
        return b"x"

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.asked.append((f"write {len(buffer)}", timeout))

    def start_tls(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        self.asked.append(("start_tls", None))
        return self

    def close(self) -> None:
        self.closed = True


class Backend(httpcore.NetworkBackend):
    def __init__(self) -> None:
        self.wire = Wire()

    def connect_tcp(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        return self.wire


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def stream(wire: Wire) -> httpcore.NetworkStream:
    """A connection that keeps deadlines, over that wire."""
    backend = Backend()
    backend.wire = wire
    pool = httpcore.ConnectionPool(network_backend=backend)
    keep_deadlines(pool)
    return pool._network_backend.connect_tcp("127.0.0.1", 443, Until(time.monotonic() + 60))


def test_what_httpcore_asks_without_a_timeout_has_that_of_connecting(
    stream: httpcore.NetworkStream, wire: Wire
) -> None:
    stream.write(b"x")  # as with a SOCKS proxy
    stream.read(100)
    assert [what for what, _ in wire.asked] == ["write 1", "read"]
    assert all(seconds is not None and 59 < seconds <= 60 for _, seconds in wire.asked)


def test_each_wait_gets_what_is_left_and_each_record_anew(stream: httpcore.NetworkStream, wire: Wire) -> None:
    until = Until(time.monotonic() + 60)
    assert stream.read(100, until) == b"x"
    stream.write(bytes(40_000), until)
    assert [what for what, _ in wire.asked] == ["read", "write 16384", "write 16384", "write 7232"]
    left = [seconds for _, seconds in wire.asked if seconds is not None]
    assert left == sorted(left, reverse=True)
    assert 0 < left[-1] <= left[0] <= until


def test_a_plain_timeout_is_each_time_the_whole(stream: httpcore.NetworkStream, wire: Wire) -> None:
    for _ in range(2):
        stream.read(100, 5.0)
    assert wire.asked == [("read", 5.0), ("read", 5.0)]


def test_nothing_is_begun_after_the_deadline(stream: httpcore.NetworkStream, wire: Wire) -> None:
    passed = Until(time.monotonic() - 1)
    with pytest.raises(httpcore.ReadTimeout, match="The deadline passed"):
        stream.read(100, passed)
    with pytest.raises(httpcore.WriteTimeout, match="The deadline passed"):
        stream.write(b"x", passed)
    assert not wire.closed
    with pytest.raises(httpcore.ConnectTimeout, match="The deadline passed"):
        stream.start_tls(ssl.create_default_context(), "h", passed)
    assert wire.closed  # nobody else would
    assert wire.asked == []


Resolve = Callable[[Callable[[], Any]], None]


@pytest.fixture
def resolve(monkeypatch: pytest.MonkeyPatch) -> Resolve:
    def by(answer: Callable[[], Any]) -> None:
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer())

    return by


@pytest.fixture
def transport() -> Iterator[SyncTransport]:
    made = SyncTransport()
    yield made
    made.close()


def opened(transport: SyncTransport, seconds: float = 5.0) -> TransportError:
    """The error of a stream, which goes over HTTP/1.1."""
    with pytest.raises(TransportError) as caught:
        transport.open("https://nowhere.example", Call("GET", "/", None), (), seconds)
    assert caught.value.unprocessed
    return caught.value


def test_a_name_that_does_not_resolve_is_told(transport: SyncTransport, resolve: Resolve) -> None:
    def unknown() -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    resolve(unknown)
    error = opened(transport)
    assert "no connection to nowhere.example" in str(error)
    assert "not known" in str(error)
    assert not error.timeout


def test_a_resolver_that_hangs_is_a_timeout(transport: SyncTransport, resolve: Resolve) -> None:
    release = threading.Event()
    resolve(lambda: release.wait(10) and [])
    began = time.monotonic()
    error = opened(transport, 0.1)
    release.set()
    assert time.monotonic() - began < 5
    assert error.timeout


@pytest.mark.anyio
async def test_a_connection_that_is_no_longer_wanted_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    connecting: asyncio.Future[socket.socket] = loop.create_future()

    async def never(sock: socket.socket, _: Any) -> None:
        connecting.set_result(sock)
        await asyncio.Event().wait()

    monkeypatch.setattr(loop, "sock_connect", never)
    task = asyncio.create_task(connect_async(loop, "127.0.0.1", 9, 60.0))
    sock = await connecting
    assert sock.fileno() > 0
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert sock.fileno() == -1

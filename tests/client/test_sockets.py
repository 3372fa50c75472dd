"""Real sockets on loopback: what goes wrong there, and what the caller is told."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import select
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from typing import Any

import h2.config
import h2.connection
import h2.events
import pytest
import trustme

import novita
from novita import AsyncNovitaClient, NovitaClient
from novita._core.model import Model
from novita._core.operation import Operation
from novita._transport.environment import default_ssl_context, environment_proxy

ANSWER = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 13\r\n\r\n{"id": "r-1"}'


class Robot(Model, frozen=True, kw_only=True):
    id: str = ""


class GetRobot(Operation[Robot], method="get", route="GET /robots"):
    pass


class MakeRobot(Operation[Robot], method="make", route="POST /robots"):
    pass


NAME = GetRobot.spec.name


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def server_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


@pytest.fixture
def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


class Listener:
    """Accepts connections on loopback and hands each to `serve` on a thread of its own."""

    def __init__(self, serve: Any, tls: ssl.SSLContext | None = None) -> None:
        self.connections = 0
        self._serve, self._tls = serve, tls
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.connections += 1
                self._open.append(connection)
                self._threads.append(threading.Thread(target=self._run, args=(connection,)))
                self._threads[-1].start()

    def _run(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            with connection:
                self._serve(connection)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._threads[0].join()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()


@pytest.fixture
def listen() -> Iterator[Any]:
    with contextlib.ExitStack() as stack:

        def start(serve: Any, tls: ssl.SSLContext | None = None) -> Listener:
            listener = Listener(serve, tls)
            stack.callback(listener.close)
            return listener

        yield start


def read_request(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        chunk = connection.recv(65_536)
        if not chunk:
            break
        request += chunk
    return request


def answer(connection: socket.socket) -> None:
    while read_request(connection):
        connection.sendall(ANSWER)


def hang(connection: socket.socket) -> None:
    while connection.recv(65_536):
        pass


def drop(connection: socket.socket) -> None:
    read_request(connection)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port: int = sock.getsockname()[1]
        return port


@pytest.fixture
def at(driver: Any, listen: Any) -> Iterator[Any]:  # after `listen`: clients close before their servers
    made: list[Any] = []

    def start(url: str, **options: Any) -> Any:
        driver.clock.now = time.monotonic()  # real time passes here: deadlines count from now
        made.append(driver.new(base_url=url))
        made.append(made[-1].options(**options))
        return made[-1]

    yield start
    for one in reversed(made):
        one.close()


def failure(driver: Any, operation: Any = None) -> Any:
    with pytest.raises(novita.APIError) as caught:
        driver.send(operation or GetRobot())
    name = (operation or GetRobot()).spec.name
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.operation == name
    return caught.value


def test_plain_http_on_loopback(at: Any, listen: Any) -> None:
    server = listen(answer)
    client = at(f"http://127.0.0.1:{server.port}")
    assert client.send(GetRobot()).id == "r-1"
    assert client.raw(GetRobot()).http_version == "HTTP/1.1"
    assert server.connections == 1


def test_tls_with_a_ca_of_ones_own(at: Any, listen: Any, server_tls: Any, trust: Any) -> None:
    server = listen(answer, server_tls)
    assert at(f"https://127.0.0.1:{server.port}", ssl_context=trust).send(GetRobot()).id == "r-1"


def test_a_ca_named_by_the_environment(
    at: Any, listen: Any, server_tls: Any, authority: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = listen(answer, server_tls)
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        assert at(f"https://127.0.0.1:{server.port}").send(GetRobot()).id == "r-1"
        assert default_ssl_context() is default_ssl_context()


def test_a_trust_file_that_is_not_there(at: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    error = failure(at("https://127.0.0.1:1"), MakeRobot())
    assert type(error) is novita.APIConnectionError  # not ambiguous: nothing was sent
    assert "SSL_CERT_FILE" in str(error)
    assert error.attempts == 1


@pytest.mark.parametrize("operation", [GetRobot(), MakeRobot()], ids=["read", "create"])
def test_nobody_listens(at: Any, operation: Any) -> None:
    client = at(f"https://127.0.0.1:{(port := free_port())}")
    error = failure(client, operation)
    assert type(error) is novita.APIConnectionError
    assert f"no connection to 127.0.0.1:{port}" in str(error)
    assert "Check base_url, the port" in str(error)
    assert error.attempts == 3
    assert len(client.clock.slept) == 2


def test_a_name_that_does_not_resolve(at: Any) -> None:
    assert "no connection to nowhere.invalid" in str(failure(at("https://nowhere.invalid", max_retries=0)))


def test_a_certificate_nobody_vouches_for(at: Any, listen: Any, server_tls: Any, key: str) -> None:
    server = listen(answer, server_tls)
    error = failure(at(f"https://127.0.0.1:{server.port}"))
    assert type(error) is novita.APIConnectionError
    assert "the certificate of 127.0.0.1" in str(error)
    assert "Set SSL_CERT_FILE or pass ssl_context=" in str(error)
    assert error.attempts == 1
    assert key not in str(error)


def test_a_certificate_for_another_host(at: Any, listen: Any, authority: Any, trust: Any) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("other.example").configure_cert(context)
    server = listen(answer, context)
    assert "was not accepted" in str(failure(at(f"https://127.0.0.1:{server.port}", ssl_context=trust)))


def test_https_to_a_server_that_speaks_plain_http(at: Any, listen: Any) -> None:
    def refuse(connection: socket.socket) -> None:
        connection.recv(10)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
        hang(connection)

    server = listen(refuse)
    error = failure(at(f"https://127.0.0.1:{server.port}", max_retries=0), MakeRobot())
    assert type(error) is novita.APIConnectionError
    assert "Check base_url, the port" in str(error)


def test_http_to_a_server_that_speaks_tls(at: Any, listen: Any, server_tls: Any) -> None:
    server = listen(answer, server_tls)
    error = failure(at(f"http://127.0.0.1:{server.port}", max_retries=0))
    assert isinstance(error, novita.APIConnectionError)


def test_a_server_that_is_no_http_server(at: Any, listen: Any) -> None:
    def greet(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")

    server = listen(greet)
    assert "broke" in str(failure(at(f"http://127.0.0.1:{server.port}", max_retries=0)))


def test_a_connection_cut_after_the_request(at: Any, listen: Any) -> None:
    server = listen(drop)
    client = at(f"http://127.0.0.1:{server.port}")
    assert failure(client).attempts == 3
    error = failure(client, MakeRobot())
    assert type(error) is novita.AmbiguousRequestError
    assert error.attempts == 1
    assert server.connections == 4


def test_an_answer_cut_in_the_middle(at: Any, listen: Any) -> None:
    def half(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(ANSWER[:-5])

    server = listen(half)
    assert type(failure(at(f"http://127.0.0.1:{server.port}", max_retries=0))) is novita.APIConnectionError


def test_a_server_that_never_answers(at: Any, listen: Any) -> None:
    server = listen(hang)
    begun = time.monotonic()
    error = failure(at(f"http://127.0.0.1:{server.port}", timeout=0.4))
    assert type(error) is novita.APITimeoutError
    assert "no complete answer within 0.4 s" in str(error)
    assert time.monotonic() - begun < 5


def test_a_create_whose_connection_never_stood_is_a_timeout_and_not_ambiguous(at: Any, listen: Any, trust: Any) -> None:
    server = listen(hang)  # never answers the TLS handshake
    error = failure(at(f"https://127.0.0.1:{server.port}", timeout=0.4, max_retries=0, ssl_context=trust), MakeRobot())
    assert type(error) is novita.APITimeoutError
    assert "no connection to 127.0.0.1" in str(error)


def test_a_create_that_was_sent_and_not_answered_is_ambiguous(at: Any, listen: Any) -> None:
    server = listen(hang)
    error = failure(at(f"http://127.0.0.1:{server.port}", timeout=0.4), MakeRobot())
    assert type(error) is novita.AmbiguousTimeoutError
    for kind in (novita.AmbiguousRequestError, novita.APITimeoutError, TimeoutError):
        assert isinstance(error, kind)


def http2_server(seen: list[Any]) -> Any:
    def serve(connection: Any) -> None:
        assert connection.selected_alpn_protocol() == "h2"
        state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        state.initiate_connection()
        connection.sendall(state.data_to_send())
        while data := connection.recv(65_536):
            for event in state.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    seen.append(dict(event.headers or []))
                elif isinstance(event, h2.events.StreamEnded):
                    state.send_headers(event.stream_id or 0, [(":status", "200"), ("x-request-id", "req-2")])
                    state.send_data(event.stream_id or 0, b'{"id": "r-2"}', end_stream=True)
            connection.sendall(state.data_to_send())

    return serve


@pytest.fixture
def http2_tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    context.set_alpn_protocols(["h2"])
    return context


def test_http2_with_everything_logged_shows_no_key(
    at: Any, listen: Any, http2_tls: Any, trust: Any, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    seen: list[Any] = []
    server = listen(http2_server(seen), http2_tls)
    raw = at(f"https://127.0.0.1:{server.port}", ssl_context=trust).raw(GetRobot())
    assert raw.value.id == "r-2"
    assert raw.http_version == "HTTP/2"
    assert raw.request_id == "req-2"
    assert seen[0]["authorization"] == f"Bearer {key}"
    assert any(record.name == "novita" for record in caplog.records)
    for record in caplog.records:
        text = f"{record.getMessage()} {record.args!r}"
        assert key not in text, record.name
        assert not record.name.startswith("hpack"), "header blocks decode back to the key"


def test_many_threads_share_one_client(listen: Any) -> None:
    server = listen(answer)
    found: list[str] = []
    with NovitaClient("key", base_url=f"http://127.0.0.1:{server.port}") as client:
        barrier = threading.Barrier(8)

        def work() -> None:
            barrier.wait()
            found.extend(client.send(GetRobot()).id for _ in range(5))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == ["r-1"] * 40
    assert server.connections <= 8


def test_one_async_client_in_two_loops(listen: Any) -> None:
    server = listen(answer)
    client = AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{server.port}")

    async def use() -> str:
        found = (await client.send(GetRobot())).id
        assert list(client._transport("x")._loops) == [asyncio.get_running_loop()]  # ended loops are let go
        return found

    async def leave() -> None:
        client._transport("x")._lane("http://127.0.0.1")

    assert asyncio.run(use()) == "r-1"
    asyncio.run(leave())
    assert asyncio.run(use()) == "r-1"
    asyncio.run(client.close())


@pytest.mark.anyio
async def test_concurrent_calls(listen: Any) -> None:
    server = listen(answer)
    async with AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{server.port}") as client:
        found = await asyncio.gather(*(client.send(GetRobot()) for _ in range(20)))
    assert [robot.id for robot in found] == ["r-1"] * 20


@pytest.mark.anyio
async def test_a_cancelled_call_ends_at_once_and_harms_no_other(listen: Any) -> None:
    received = threading.Event()

    def first_hangs(connection: socket.socket) -> None:
        while request := read_request(connection):
            if server.connections == 1:
                received.set()
                hang(connection)
            elif request:
                connection.sendall(ANSWER)

    server = listen(first_hangs)
    async with AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{server.port}") as client:
        call = asyncio.create_task(client.send(MakeRobot()))
        await asyncio.to_thread(received.wait)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert (await client.send(GetRobot())).id == "r-1"


@pytest.mark.anyio
async def test_a_cancelled_backoff_sends_nothing_more(listen: Any) -> None:
    def busy(connection: socket.socket) -> None:
        while read_request(connection):
            connection.sendall(b"HTTP/1.1 503 Busy\r\nretry-after: 50\r\ncontent-length: 0\r\n\r\n")

    server = listen(busy)
    asleep: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    async def sleep(seconds: float) -> None:
        asleep.set_result(seconds)
        await asyncio.Event().wait()

    async with AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{server.port}") as client:
        setattr(client, "_sleep", sleep)  # noqa: B010 - a static method, so no type fits
        call = asyncio.create_task(client.send(GetRobot()))
        assert 50 <= await asleep < 55  # with some jitter on top
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call


class Proxy:
    """A CONNECT proxy."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []

    def __call__(self, connection: socket.socket) -> None:
        request = read_request(connection)
        self.requests.append(request)
        host, _, port = request.split()[1].decode().rpartition(":")
        with socket.create_connection((host, int(port))) as upstream:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            ends = [connection, upstream]
            while True:
                for end in select.select(ends, [], [])[0]:
                    data = end.recv(65_536)
                    if not data:
                        return
                    ends[end is connection].sendall(data)


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_the_environments_proxy_is_used_without_seeing_the_key(
    at: Any, listen: Any, server_tls: Any, trust: Any, monkeypatch: pytest.MonkeyPatch, key: str, variable: str
) -> None:
    server, proxy = listen(answer, server_tls), Proxy()
    monkeypatch.setenv(variable, f"http://user:pass@127.0.0.1:{listen(proxy).port}")
    client = at(f"https://127.0.0.1:{server.port}", ssl_context=trust)
    assert client.send(GetRobot()).id == "r-1"
    (request,) = proxy.requests
    assert request.startswith(f"CONNECT 127.0.0.1:{server.port} HTTP/1.1\r\n".encode())
    assert b"roxy-authorization: basic" in request.lower()
    assert key.encode() not in request


@pytest.mark.parametrize("exempt", ["127.0.0.1", "*", "other.example, 127.0.0.1:{port}"])
def test_no_proxy_is_honoured(
    at: Any, listen: Any, server_tls: Any, trust: Any, monkeypatch: pytest.MonkeyPatch, exempt: str
) -> None:
    server, proxy = listen(answer, server_tls), Proxy()
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listen(proxy).port}")
    monkeypatch.setenv("NO_PROXY", exempt.format(port=server.port))
    assert at(f"https://127.0.0.1:{server.port}", ssl_context=trust).send(GetRobot()).id == "r-1"
    assert proxy.requests == []


def test_plain_http_never_goes_through_a_proxy(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server, proxy = listen(answer), Proxy()
    for variable in ("http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(variable, f"http://127.0.0.1:{listen(proxy).port}")
    assert at(f"http://127.0.0.1:{server.port}").send(GetRobot()).id == "r-1"
    assert proxy.requests == []


def test_a_proxy_that_refuses(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")

    monkeypatch.setenv("HTTPS_PROXY", f"http://user:hunter2@127.0.0.1:{listen(refuse).port}")
    error = failure(at("https://api.example", max_retries=0), MakeRobot())
    assert type(error) is novita.APIConnectionError
    assert "407" in str(error)
    assert "HTTPS_PROXY" in str(error)
    assert "hunter2" not in str(error)


@pytest.mark.parametrize("proxy", ["gopher://user:hunter2@127.0.0.1:1", "socks5://127.0.0.1:1"])
def test_a_proxy_that_cannot_be_used(at: Any, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    error = failure(at("https://api.example"), MakeRobot())
    assert type(error) is novita.APIConnectionError
    assert "Check HTTPS_PROXY" in str(error)
    assert error.attempts == 1
    assert "hunter2" not in str(error)


@pytest.mark.parametrize(
    ("proxy", "url", "expected"),
    [
        ("proxy.example:3128", "https://a.example", "http://proxy.example:3128"),
        ("https://proxy.example", "https://a.example", "https://proxy.example"),
        ("", "https://a.example", None),
        ("proxy.example:3128", "http://localhost:1", None),
        ("proxy.example:3128", "https://sub.exempt.example", None),
    ],
)
def test_which_proxy(monkeypatch: pytest.MonkeyPatch, proxy: str, url: str, expected: str | None) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    monkeypatch.setenv("NO_PROXY", ".exempt.example")
    assert environment_proxy(url) == expected


def test_a_call_that_waits_for_its_next_attempt_ends_with_its_client(driver: Any, listen: Any) -> None:
    def refuse(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")

    server = listen(refuse)
    client = driver.new(base_url=f"http://127.0.0.1:{server.port}")
    own, sleep = client.client, client.client._sleep

    async def close_async(seconds: float) -> None:
        await sleep(seconds)
        await own.close()

    def close(seconds: float) -> None:
        sleep(seconds)
        own.close()

    own._sleep = close if client.kind == "sync" else close_async
    error = failure(client)
    assert "the client was closed during the call" in str(error)
    assert error.attempts == 2
    assert server.connections == 1

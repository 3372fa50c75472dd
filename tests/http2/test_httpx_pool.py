"""The engine below httpx: who watches httpx sees every call, and nobody can tell by the answer which way it went."""

import asyncio
import contextlib
import functools
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import respx
from hyperframe.frame import GoAwayFrame, RstStreamFrame

from novita._core.call import Answer, Call, TransportError
from novita._transport import AsyncTransport, SyncTransport

HEADERS = ((b"authorization", b"Bearer k"), (b"accept-encoding", b"gzip"))


class Driver:
    """One face for both transports."""

    def __init__(self, kind: str, context: Any) -> None:
        self.runner = asyncio.Runner() if kind == "async" else None
        self.transport: Any = (AsyncTransport if kind == "async" else SyncTransport)(ssl_context=context)
        self.handler = (
            (httpx.AsyncHTTPTransport, "handle_async_request")
            if self.runner
            else (httpx.HTTPTransport, "handle_request")
        )

    def send(
        self, base_url: str, path: str, body: bytes | None = None, seconds: float = 5.0, headers: Any = HEADERS
    ) -> Answer:
        call = Call("GET" if body is None else "POST", path, body)
        result = self.transport.send(base_url, call, headers, time.monotonic() + seconds)
        answer: Answer = self.runner.run(result) if self.runner else result
        return answer

    def close(self) -> None:
        if self.runner is None:
            self.transport.close()
        else:
            self.runner.run(self.transport.aclose())
            self.runner.close()


@pytest.fixture(params=["sync", "async"])
def driver(request: pytest.FixtureRequest, tls: Any) -> Iterator[Driver]:
    driver = Driver(request.param, tls.client())
    with contextlib.closing(driver):
        yield driver


@pytest.fixture
def watched(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Wraps httpx's handler, as tracing does; gives the paths it has seen."""

    def start() -> list[str]:
        owner, name = driver.handler
        original = getattr(owner, name)
        seen: list[str] = []

        @functools.wraps(original)
        def wrapper(self: Any, request: httpx.Request) -> Any:
            seen.append(request.url.path)
            return original(self, request)

        monkeypatch.setattr(owner, name, wrapper)
        return seen

    return start


def url(server: Any, prefix: str = "") -> str:
    return f"https://{server.origin.host}:{server.origin.port}{prefix}"


def various(peer: Any) -> None:
    for request in peer.requests():
        stream, path = request.stream_id, request.headers[b":path"]
        if path == b"/v1/gzip":
            peer.answer(stream, gzip.compress(b"hello " * 500), 200, content_encoding="gzip", x_id="1")
        elif path == b"/v1/missing":
            peer.answer(stream, b'{"reason":"NOT_FOUND"}', 404, content_type="application/json")
        elif path == b"/v1/echo":
            fields = sorted(field for field in request.headers.items() if field[0] != b"user-agent")
            peer.answer(stream, repr(fields).encode() + request.body)
        elif path.startswith(b"/v1/reset/"):
            peer.frame(RstStreamFrame(stream, int(path.rpartition(b"/")[2])))
        elif path == b"/v1/goaway":
            peer.frame(GoAwayFrame(0, last_stream_id=0))
            return
        elif path == b"/v1/broken":
            peer.answer(stream, b"not gzip", content_encoding="gzip")


PATHS = ["/gzip", "/missing", "/echo", "/reset/2", "/reset/7", "/goaway", "/broken", "/never"]


def test_both_ways_give_the_same_answers_and_errors(serve: Any, driver: Any, watched: Any) -> None:
    server = serve(various)

    def outcomes() -> list[Any]:
        results: list[Any] = []
        for path in PATHS:
            for body in (None, b"{}"):
                try:
                    answer = driver.send(url(server, "/v1"), path, body, 0.2 if path == "/never" else 5)
                    results.append((answer.status, answer.headers, answer.body, answer.http_version))
                except TransportError as error:
                    results.append((str(error), error.hint, error.unprocessed, error.timeout, error.permanent))
        return results

    direct = outcomes()
    seen = watched()
    assert outcomes() == direct
    assert len(seen) == 2 * len(PATHS)
    assert [result[0] for result in direct[:4]] == [200, 200, 404, 404]
    assert direct[0][2] == b"hello " * 500
    assert direct[0][3] == "HTTP/2"


def test_both_ways_refuse_what_cannot_be_asked_and_wait_for_no_resolver(
    driver: Any, watched: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: release.wait(10) and [])

    def outcomes() -> list[Any]:
        results: list[Any] = []
        for headers, seconds in ((((b"x-name", b"two\nlines"),), 5.0), (HEADERS, 0.1)):
            with pytest.raises(TransportError) as caught:
                driver.send("https://nowhere.example", "/", None, seconds, headers)
            error = caught.value
            results.append((error.permanent, error.timeout, error.unprocessed))
        return results

    try:
        assert outcomes() == [(True, False, True), (False, True, True)]
        seen = watched()
        assert outcomes() == [(True, False, True), (False, True, True)]
        assert len(seen) == 2
    finally:
        release.set()


def test_tracing_sees_every_call(serve: Any, driver: Any) -> None:
    from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    server, exporter, provider = serve(various), InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    driver.send(url(server), "/v1/missing")
    HTTPXClientInstrumentor().instrument(tracer_provider=provider)
    try:
        driver.send(url(server), "/v1/missing")
    finally:
        HTTPXClientInstrumentor().uninstrument()
    driver.send(url(server), "/v1/missing")
    assert len(exporter.get_finished_spans()) == 1
    assert len(server.peers) == 1


def test_pytest_httpx_answers_in_the_servers_place(driver: Any, httpx_mock: Any) -> None:
    httpx_mock.add_response(url="https://api.example.com/a", json={"mocked": True})
    assert driver.send("https://api.example.com", "/a").body == b'{"mocked":true}'


def test_respx_answers_in_the_servers_place(driver: Any) -> None:
    with respx.mock() as router:
        route = router.get("https://api.example.com/a").respond(json={"mocked": True})
        assert driver.send("https://api.example.com", "/a").body == b'{"mocked":true}'
        assert route.called


@pytest.mark.parametrize("direct", [True, False])
def test_a_server_without_http_2_gets_http_1_1_from_then_on(
    serve: Any, driver: Any, watched: Any, direct: bool
) -> None:
    def script(peer: Any) -> None:
        while data := peer.sock.recv(65_536):
            assert peer.number > 0, "a server of HTTP/1.1 was greeted in HTTP/2"
            head = data.partition(b"\r\n")[0]
            if head.startswith(b"POST") and not data.endswith(b"body"):
                data += peer.sock.recv(65_536)
            reply = head + data[-4:]
            peer.raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(reply), reply))

    server = serve(script, alpn=("http/1.1",))
    if not direct:
        watched()
    for _ in range(3):
        answer = driver.send(url(server), "/x", b"the body")
        assert (answer.http_version, answer.body) == ("HTTP/1.1", b"POST /x HTTP/1.1body")
    # One to find out, whose handshake the server's thread may end late or never, and one to keep.
    assert {peer.number for peer in server.peers} - {0} == {1}


@pytest.mark.parametrize("direct", [True, False])
@pytest.mark.parametrize("frame", ["RST_STREAM", "GOAWAY"])
def test_a_request_that_has_to_be_http_1_1_takes_no_other_along(
    serve: Any, driver: Any, watched: Any, direct: bool, frame: str
) -> None:
    def script(peer: Any) -> None:
        if peer.sock.selected_alpn_protocol() == "http/1.1":
            while peer.sock.recv(65_536):
                peer.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        for request in peer.requests():
            if request.headers[b":path"] == b"/fine":
                peer.answer(request.stream_id, b"{}")
            elif frame == "RST_STREAM":
                peer.frame(RstStreamFrame(request.stream_id, 13))
            else:
                peer.frame(GoAwayFrame(0, last_stream_id=request.stream_id - 2, error_code=13))

    server = serve(script, alpn=("h2", "http/1.1"))
    if not direct:
        watched()
    for _ in range(2):
        assert driver.send(url(server), "/fine").http_version == "HTTP/2"
        assert driver.send(url(server), "/old", b"the body").http_version == "HTTP/1.1"
    assert driver.send(url(server), "/fine").http_version == "HTTP/2"


def test_plain_http_and_proxies_are_httpx_s_own(driver: Any, monkeypatch: Any) -> None:
    async def lane(base_url: str) -> Any:
        return driver.transport._lane(base_url)

    run = driver.runner.run if driver.runner else asyncio.run
    assert run(lane("https://a.example")).direct is not None
    assert run(lane("http://127.0.0.1:1")).direct is None
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert run(lane("https://b.example")).direct is None


def test_the_transports_close_what_is_below_them(serve: Any, tls: Any) -> None:
    from novita._http2 import AsyncPool, PoolClosedError, SyncPool
    from novita._http2.httpx_pool import AsyncHttpxPool, HttpxPool

    server = serve(various)
    request = httpx.Request("GET", url(server) + "/v1/missing", extensions={"timeout": {"read": 3}})
    plain = httpx.HTTPTransport(verify=tls.client())
    engine = SyncPool(tls.client())
    plain._pool = HttpxPool(engine, plain._pool)  # type: ignore[assignment]
    with plain:
        assert plain.handle_request(request).status_code == 404
    with pytest.raises(PoolClosedError):
        engine.request(b"GET", server.origin, b"/", deadline=time.monotonic() + 1)

    async def main() -> None:
        transport = httpx.AsyncHTTPTransport(verify=tls.client())
        engine = AsyncPool(tls.client())
        transport._pool = AsyncHttpxPool(engine, transport._pool)  # type: ignore[assignment]
        async with transport:
            response = await transport.handle_async_request(httpx.Request("GET", url(server) + "/v1/missing"))
            assert response.status_code == 404
            with pytest.raises(httpx.ConnectError):
                await transport.handle_async_request(httpx.Request("GET", "https://127.0.0.1:1/"))
            with pytest.raises(httpx.ConnectError):
                await transport.handle_async_request(httpx.Request("GET", "http://127.0.0.1:1/"))
        with pytest.raises(PoolClosedError):
            await engine.request(b"GET", server.origin, b"/", deadline=time.monotonic() + 1)

    asyncio.run(main())

"""Real sockets on loopback: what goes wrong there, and what the caller is told."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import socket
import ssl
import struct
import threading
import time
from typing import Any

import h2.config
import h2.connection
import h2.events
import pytest
import trustme

import novita
from lab.certificates import authority, certificate_files, client_context, server_context
from lab.forking import forked, forks, went_well
from lab.listener import ANSWER, answer, drop, free_port, hang, read_request
from lab.robots import GetRobot, MakeRobot, failure
from novita._core.call import Call
from novita._transport import AsyncTransport, environment
from novita._transport.environment import default_ssl_context


def test_plain_http_on_loopback(at: Any, listen: Any) -> None:
    server = listen(answer)
    client = at(f"http://127.0.0.1:{server.port}")
    assert client.send(GetRobot()).id == "r-1"
    assert client.raw(GetRobot()).http_version == "HTTP/1.1"
    assert server.connections == 1


def test_tls_with_a_ca_of_ones_own(at: Any, listen: Any) -> None:
    server = listen(answer, server_context("http/1.1"))
    assert at(f"https://127.0.0.1:{server.port}", ssl_context=client_context()).send(GetRobot()).id == "r-1"


def test_a_ca_named_by_the_environment(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server = listen(answer, server_context("http/1.1"))
    with authority().cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        assert at(f"https://127.0.0.1:{server.port}").send(GetRobot()).id == "r-1"
        assert default_ssl_context() is default_ssl_context()


@forks
def test_a_forked_child_has_connections_of_its_own_over_http_1_1(listen: Any, key: str) -> None:
    server = listen(answer)
    with novita.NovitaClient(key, base_url=f"http://127.0.0.1:{server.port}") as client:
        client.send(GetRobot())
        assert went_well(forked(lambda: client.send(GetRobot())))
        client.send(GetRobot())
    assert server.connections == 2


@forks
def test_a_child_forked_while_other_threads_are_in_calls_can_call(listen: Any, key: str) -> None:
    server = listen(answer)
    with novita.NovitaClient(key, base_url=f"http://127.0.0.1:{server.port}") as client:
        shared = client._shared
        shared.budget.spend()  # the next success earns
        with shared.lock, shared.budget.lock:  # as held by another thread, which does not live on in the child
            assert went_well(forked(lambda: client.send(GetRobot())))


@forks
def test_a_child_forked_while_another_thread_loads_certificates_can_load_them(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, leave = threading.Event(), threading.Event()
    parent = os.getpid()

    def load(*_: object) -> ssl.SSLContext:
        inside.set()
        if os.getpid() == parent:
            leave.wait(10)
        return client_context()

    monkeypatch.setattr(environment, "_contexts", {})
    monkeypatch.setattr(environment, "_context", load)
    thread = threading.Thread(target=default_ssl_context)
    thread.start()
    assert inside.wait(5)
    well = went_well(forked(default_ssl_context))
    leave.set()
    thread.join()
    assert well


def test_a_trust_file_that_is_not_there(at: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    error = failure(at("https://127.0.0.1:1"), MakeRobot())
    assert type(error) is novita.APIConnectionError  # not ambiguous: nothing was sent
    assert "SSL_CERT_FILE=/nowhere/ca.pem cannot be used: [Errno 2]" in str(error)
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


def test_a_certificate_nobody_vouches_for(at: Any, listen: Any, key: str) -> None:
    server = listen(answer, server_context("http/1.1"))
    error = failure(at(f"https://127.0.0.1:{server.port}"))
    assert type(error) is novita.APIConnectionError
    assert "the certificate of 127.0.0.1" in str(error)
    assert "Set SSL_CERT_FILE or pass ssl_context=" in str(error)
    assert error.attempts == 1
    assert key not in str(error)


def test_a_certificate_for_another_host(at: Any, listen: Any) -> None:
    server = listen(answer, server_context("http/1.1", names=("other.example",)))
    text = str(failure(at(f"https://127.0.0.1:{server.port}", ssl_context=client_context())))
    assert f"the certificate of 127.0.0.1:{server.port} was not accepted: [SSL: CERTIFICATE_VERIFY_FAILED]" in text
    assert "Check base_url" in text
    assert "SSL_CERT_FILE" not in text


def test_a_certificate_that_has_expired_may_be_a_clock_that_is_wrong(at: Any, listen: Any) -> None:
    server = listen(answer, server_context("http/1.1", expired=True))
    text = str(failure(at(f"https://127.0.0.1:{server.port}", ssl_context=client_context())))
    assert "Check the clock of this machine" in text
    assert "SSL_CERT_FILE" not in text


def test_no_connection_is_said_once_for_every_kind_of_host(at: Any) -> None:
    for host in ("[::1]", "täst.invalid"):
        text = str(failure(at(f"https://{host}:{free_port()}", max_retries=0)))
        assert text.lower().count("no connection") == 1


@pytest.mark.parametrize("trusted", ["", "the laboratory"])
def test_a_log_of_keys_that_cannot_be_written(at: Any, monkeypatch: pytest.MonkeyPatch, trusted: str) -> None:
    monkeypatch.setattr(environment, "_contexts", {})
    monkeypatch.setenv("SSLKEYLOGFILE", "/nowhere/keys.log")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate_files()[2]) if trusted else "")
    text = str(failure(at("https://127.0.0.1:1"), MakeRobot()))
    assert re.search(r"No such file or directory: '/nowhere/keys.log'\. Check .* and SSLKEYLOGFILE\.", text)


@pytest.mark.parametrize("alpn", ["h2", "http/1.1"])
@pytest.mark.parametrize("certificate", ["none", "unknown"])
def test_a_client_certificate_the_server_does_not_accept(at: Any, listen: Any, alpn: str, certificate: str) -> None:
    demanding = server_context(alpn)
    demanding.verify_mode = ssl.CERT_REQUIRED
    authority().configure_trust(demanding)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority().configure_trust(ours)
    if certificate == "unknown":
        trustme.CA().issue_cert("robot@lab.test").configure_cert(ours)

    def refuse(connection: socket.socket) -> None:
        with connection.dup() as left, contextlib.suppress(ssl.SSLError):  # a reset might overtake the reason
            try:
                demanding.wrap_socket(connection, server_side=True).unwrap()
            finally:
                hang(left)

    error = failure(at(f"https://127.0.0.1:{listen(refuse).port}", ssl_context=ours), MakeRobot())
    assert type(error) is novita.APIConnectionError
    assert "wants a client certificate that it accepts" in str(error)
    assert error.attempts == 1


@pytest.mark.parametrize("scheme", ["https", "http"])
def test_a_server_that_hangs_up_leaves_no_gap_in_the_message(at: Any, listen: Any, scheme: str) -> None:
    def hang_up(connection: socket.socket) -> None:
        connection.recv(65_536)
        if scheme == "http":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    text = str(failure(at(f"{scheme}://127.0.0.1:{listen(hang_up).port}", max_retries=0)))
    assert re.search("reset by peer|hung up|EOF", text)


def test_https_to_a_server_that_speaks_plain_http(at: Any, listen: Any) -> None:
    def refuse(connection: socket.socket) -> None:
        connection.recv(10)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
        hang(connection)

    server = listen(refuse)
    error = failure(at(f"https://127.0.0.1:{server.port}", max_retries=0), MakeRobot())
    assert type(error) is novita.APIConnectionError
    assert "Check base_url, the port" in str(error)


def test_http_to_a_server_that_speaks_tls(at: Any, listen: Any) -> None:
    server = listen(answer, server_context("http/1.1"))
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


def test_a_create_whose_connection_never_stood_is_a_timeout_and_not_ambiguous(at: Any, listen: Any) -> None:
    server = listen(hang)  # never answers the TLS handshake
    error = failure(
        at(f"https://127.0.0.1:{server.port}", timeout=0.4, max_retries=0, ssl_context=client_context()), MakeRobot()
    )
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


def test_http2_with_everything_logged_shows_no_key(
    at: Any, listen: Any, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    seen: list[Any] = []
    server = listen(http2_server(seen), server_context("h2"))
    raw = at(f"https://127.0.0.1:{server.port}", ssl_context=client_context()).raw(GetRobot())
    assert raw.value.id == "r-2"
    assert raw.http_version == "HTTP/2"
    assert raw.request_id == "req-2"
    assert seen[0]["authorization"] == f"Bearer {key}"
    assert any(record.name == "novita" for record in caplog.records)
    for record in caplog.records:
        text = f"{record.getMessage()} {record.args!r}"
        assert key not in text, record.name
        assert not record.name.startswith("hpack"), "header blocks decode back to the key"


def test_a_broken_http2_connection_is_told_once(at: Any, listen: Any) -> None:
    def serve(connection: Any) -> None:
        connection.recv(65_536)

    server = listen(serve, server_context("h2"))
    text = str(failure(at(f"https://127.0.0.1:{server.port}", max_retries=0, ssl_context=client_context())))
    assert f"the connection to 127.0.0.1:{server.port} broke: " in text
    assert text.count("broke") == 1


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


def test_closing_that_is_cancelled_closes_all_the_same(listen: Any) -> None:
    urls = [f"http://127.0.0.1:{listen(answer).port}" for _ in range(2)]

    async def main() -> None:
        transport = AsyncTransport()
        for url in urls:
            await transport.send(url, Call("GET", "/robots", None), (), time.monotonic() + 5)
        (here,) = transport._loops.values()
        pools = [way._pool for lane in here.lanes.values() for way in lane._transports.values()]
        assert [len(pool.connections) for pool in pools] == [1, 1]
        closing = asyncio.create_task(transport.aclose())
        await asyncio.sleep(0)
        closing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await closing
        assert [len(pool.connections) for pool in pools] == [0, 0]

    asyncio.run(main())

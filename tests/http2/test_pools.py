"""Both pools against a scripted server: what a caller relies on, blocking and asyncio alike."""

import asyncio
import contextlib
import gc
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import h2.events
import pytest
from hyperframe.frame import GoAwayFrame, PingFrame, RstStreamFrame, SettingsFrame, WindowUpdateFrame

from lab.punctual import lasts
from novita._http2 import (
    AsyncPool,
    ConnectError,
    ConnectionLostError,
    ConnectTimeoutError,
    DeadlineExceededError,
    Http2Error,
    Http2NotSupportedError,
    Http11RequiredError,
    InvalidRequestError,
    Limits,
    Origin,
    PoolClosedError,
    ProtocolViolationError,
    Response,
    StreamResetError,
    SyncPool,
)


def soon(seconds: float = 5.0) -> float:
    return time.monotonic() + seconds


class Client:
    """One face for both pools; the asyncio one runs on a loop of its own."""

    def __init__(self, kind: str, context: Any, limits: Limits | None) -> None:
        self.kind = kind
        self.runner = asyncio.Runner() if kind == "async" else None
        self.pool: Any = AsyncPool(context, limits) if kind == "async" else SyncPool(context, limits)

    def call(
        self, origin: Origin, target: bytes = b"/", *, method: bytes = b"GET", body: bytes = b"", deadline: float = 0
    ) -> Response:
        arguments = (method, origin, target, [(b"x-test", b"1")], body)
        if self.runner is None:
            return self.pool.request(*arguments, deadline=deadline or soon())  # type: ignore[no-any-return]
        return self.runner.run(self.pool.request(*arguments, deadline=deadline or soon()))  # type: ignore[no-any-return]

    def close(self) -> None:
        if self.runner is None:
            self.pool.close()
        else:
            self.runner.run(self.pool.aclose())

    def idle(self, seconds: float) -> None:
        if self.runner is None:
            time.sleep(seconds)
        else:
            self.runner.run(asyncio.sleep(seconds))


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, tls: Any) -> Iterator[Callable[..., Client]]:
    with contextlib.ExitStack() as stack:

        def make(limits: Limits | None = None) -> Client:
            client = Client(request.param, tls.client(), limits)
            if client.runner is not None:
                stack.callback(client.runner.close)
            stack.callback(client.close)
            return client

        yield make


def answer_all(peer: Any) -> None:
    for request in peer.requests():
        peer.answer(request.stream_id, request.headers[b":path"] + b" %d" % len(request.body))


def wait_until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.005)


def test_calls_share_one_connection(serve: Any, connect: Any) -> None:
    server, client = serve(answer_all), connect()
    assert client.call(server.origin, b"/a?b=c").body == b"/a?b=c 0"
    assert client.call(server.origin, b"/b", method=b"POST", body=b"xyz").body == b"/b 3"
    assert len(server.peers) == 1
    assert client.pool.stats() == {"connections": 1, "streams": 0}


def test_large_bodies_both_ways(serve: Any, connect: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            peer.h2.send_headers(request.stream_id, [(":status", "200")])
            peer.h2.send_data(request.stream_id, request.body[:10_000], end_stream=True)
            peer.flush()

    server, client = serve(script), connect()
    assert client.call(server.origin, method=b"POST", body=b"b" * 3_000_000).body == b"b" * 10_000


def test_an_invalid_request_is_refused_before_it_costs_anything(connect: Any) -> None:
    client = connect()
    with pytest.raises(InvalidRequestError):
        client.call(Origin("127.0.0.1", 1), b"no slash")
    assert client.pool.stats() == {"connections": 0, "streams": 0}


def test_a_passed_deadline_sends_nothing(serve: Any, connect: Any) -> None:
    server, client = serve(answer_all), connect()
    with pytest.raises(DeadlineExceededError) as caught:
        client.call(server.origin, deadline=time.monotonic() - 1)
    assert caught.value.not_processed
    assert server.peers == []


def test_nobody_listens(connect: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ConnectError) as caught:
        connect().call(Origin("127.0.0.1", port))
    assert caught.value.not_processed


def test_a_name_nobody_knows(connect: Any) -> None:
    with pytest.raises(ConnectError):
        connect().call(Origin("nowhere.invalid", 443))


def test_a_name_that_is_no_name(connect: Any) -> None:
    with pytest.raises(ConnectError):
        connect().call(Origin("a" * 70 + ".invalid", 443))


def test_a_certificate_for_another_name(serve: Any, connect: Any) -> None:
    server = serve(answer_all)
    with pytest.raises(ConnectError, match=r"127\.0\.0\.2"):
        connect().call(Origin("127.0.0.2", server.origin.port))


def test_a_server_of_http_1_1_is_told_apart(serve: Any, connect: Any) -> None:
    server = serve(lambda peer: None, alpn=("http/1.1",))
    with pytest.raises(Http2NotSupportedError) as caught:
        connect().call(server.origin)
    assert caught.value.not_processed


def test_a_handshake_that_never_ends_is_bounded(connect: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        origin = Origin("127.0.0.1", listener.getsockname()[1])
        for client, deadline in ((connect(), 0.2), (connect(Limits(connect_seconds=0.2)), 5.0)):
            with lasts(0.2), pytest.raises(ConnectTimeoutError) as caught:
                client.call(origin, deadline=soon(deadline))
            assert caught.value.not_processed
            assert isinstance(caught.value, DeadlineExceededError)


def silent(peer: Any) -> None:
    for _ in peer.requests():
        pass


def headers_only(peer: Any) -> None:
    for request in peer.requests():
        peer.h2.send_headers(request.stream_id, [(":status", "200")])
        peer.flush()


def drip(peer: Any) -> None:
    for request in peer.requests():
        peer.h2.send_headers(request.stream_id, [(":status", "200")])
        for _ in range(100):
            peer.h2.send_data(request.stream_id, b".")
            peer.flush()
            time.sleep(0.02)


@pytest.mark.parametrize("script", [silent, headers_only, drip])
def test_the_deadline_holds_whatever_the_server_does(serve: Any, connect: Any, script: Any) -> None:
    server, client = serve(script), connect()
    with lasts(0.3), pytest.raises(DeadlineExceededError) as caught:
        client.call(server.origin, deadline=soon(0.3))
    assert not caught.value.not_processed
    if client.runner is not None:
        client.idle(0.01)
    if script is not drip:
        wait_until(lambda: any(isinstance(event, h2.events.StreamReset) for event in server.peers[0].log))


def test_the_deadline_holds_for_a_body_nobody_reads(serve: Any, connect: Any) -> None:
    def script(peer: Any) -> None:
        peer.frame(WindowUpdateFrame(0, 2**30))
        peer.sock.recv(1)
        done.wait(5)

    done = threading.Event()
    server, client = serve(script, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 2**31 - 1}), connect()
    for body in (b"x" * 200_000, b"y" * 50_000_000):
        with lasts(0.3), pytest.raises(DeadlineExceededError):
            client.call(server.origin, method=b"POST", body=body, deadline=soon(0.3))
    done.set()


def test_an_upload_goes_on_when_a_slow_server_reads_on(serve: Any, connect: Any) -> None:
    def script(peer: Any) -> None:
        peer.h2.increment_flow_control_window(2**30)
        peer.flush()
        time.sleep(0.1)
        for request in peer.requests():
            peer.answer(request.stream_id, b"%d" % len(request.body))

    server, client = serve(script, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 2**31 - 1}), connect()
    body = bytes(12_000_000)
    assert client.call(server.origin, method=b"POST", body=body, deadline=soon(20)).body == b"12000000"


@pytest.mark.parametrize("farewell", ["close", "goaway", "reset"])
def test_an_idle_connection_that_the_server_left_is_not_used(serve: Any, connect: Any, farewell: str) -> None:
    answered, gone = threading.Event(), threading.Event()

    def script(peer: Any) -> None:
        for request in peer.requests():
            peer.answer(request.stream_id)
            assert answered.wait(5)
            answered.clear()
            if farewell == "goaway":
                peer.frame(GoAwayFrame(0, last_stream_id=request.stream_id))
            if farewell == "reset":
                peer.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            break
        peer.sock.close()
        gone.set()

    server, client = serve(script), connect()
    for number in range(4):
        assert client.call(server.origin, method=b"POST").status == 200
        answered.set()
        assert gone.wait(5)
        gone.clear()
        client.idle(0.02)
        assert len(server.peers) == number + 1


def test_pings_of_an_idle_connection_are_answered(serve: Any, connect: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            peer.answer(request.stream_id)
            peer.frame(PingFrame(0, b"idleping"))

    server, client = serve(script), connect()
    client.call(server.origin)
    client.idle(0.05)
    client.call(server.origin)
    peer = server.peers[0]
    wait_until(lambda: any(isinstance(e, h2.events.PingAckReceived) and e.ping_data == b"idleping" for e in peer.log))
    assert len(server.peers) == 1


@pytest.mark.parametrize("limits", [Limits(idle_seconds=0.25), Limits(max_age_seconds=0.25)])
def test_old_connections_are_replaced(serve: Any, connect: Any, limits: Limits) -> None:
    server, client = serve(answer_all), connect(limits)
    for _ in range(3):
        client.call(server.origin)
        client.idle(0.35)
    assert len(server.peers) == 3
    assert client.pool.stats()["connections"] <= 1


def test_refused_and_reset_calls(serve: Any, connect: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            peer.frame(RstStreamFrame(request.stream_id, int(request.headers[b":path"][1:])))

    server, client = serve(script), connect()
    for code in (0, 2, 7, 8, 11):
        with pytest.raises(StreamResetError) as caught:
            client.call(server.origin, b"/%d" % code)
        assert (caught.value.code, caught.value.not_processed) == (code, code == 7)
    with pytest.raises(Http11RequiredError):
        client.call(server.origin, b"/13")


@pytest.mark.parametrize(("last", "not_processed"), [(0, True), (1, False)])
def test_goaway_then_close(serve: Any, connect: Any, last: int, not_processed: bool) -> None:
    def script(peer: Any) -> None:
        for _ in peer.requests():
            peer.frame(GoAwayFrame(0, last_stream_id=last))
            return

    server, client = serve(script), connect()
    with pytest.raises(ConnectionLostError) as caught:
        client.call(server.origin)
    assert caught.value.not_processed is not_processed


def test_an_answer_behind_goaway_is_taken_and_the_next_call_goes_elsewhere(serve: Any, connect: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            peer.frame(GoAwayFrame(0, last_stream_id=request.stream_id))
            peer.raw(_answer_bytes(request.stream_id))

    server, client = serve(script), connect()
    for _ in range(3):
        assert client.call(server.origin).body == b"late"
    assert len(server.peers) == 3


def _answer_bytes(stream_id: int) -> bytes:
    return (
        b"\0\0\1\1\4" + stream_id.to_bytes(4, "big") + b"\x88" + b"\0\0\4\0\1" + stream_id.to_bytes(4, "big") + b"late"
    )


@pytest.mark.parametrize("noise", [b"HTTP/1.1 200 OK\r\n\r\n", b"\0\0\4\x08\0\0\0\0\0\0\0\0\0", b"\xff" * 100])
def test_a_server_that_talks_nonsense(serve: Any, connect: Any, noise: bytes) -> None:
    def script(peer: Any) -> None:
        for _ in peer.requests():
            peer.raw(noise)

    server, client = serve(script), connect()
    with pytest.raises(ProtocolViolationError):
        client.call(server.origin)
    assert client.pool.stats()["connections"] == 0


def test_a_truncated_answer(serve: Any, connect: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            peer.h2.send_headers(request.stream_id, [(":status", "200")])
            peer.h2.send_data(request.stream_id, b"{")
            peer.flush()
            return

    server, client = serve(script), connect()
    with pytest.raises(ConnectionLostError) as caught:
        client.call(server.origin)
    assert not caught.value.not_processed


def test_closing_is_final_and_may_be_repeated(serve: Any, connect: Any) -> None:
    server, client = serve(answer_all), connect()
    client.call(server.origin)
    client.close()
    client.close()
    with pytest.raises(PoolClosedError) as caught:
        client.call(server.origin)
    assert caught.value.not_processed
    assert client.pool.stats() == {"connections": 0, "streams": 0}
    wait_until(lambda: any(isinstance(event, h2.events.ConnectionTerminated) for event in server.peers[0].log))


def test_secrets_are_in_no_error(serve: Any, connect: Any) -> None:
    server, client = serve(silent), connect()
    with pytest.raises(Http2Error) as caught:
        arguments = (b"GET", server.origin, b"/", [(b"authorization", b"Bearer sk-secret")])
        if client.runner is None:
            client.pool.request(*arguments, deadline=soon(0.1))
        else:
            client.runner.run(client.pool.request(*arguments, deadline=soon(0.1)))
    assert "sk-secret" not in "".join(traceback.format_exception(caught.value))
    assert "sk-secret" not in repr(vars(caught.value))


def test_nothing_is_left_to_the_garbage_collector(serve: Any, connect: Any) -> None:
    server, client = serve(answer_all), connect()
    client.call(server.origin)
    client.close()
    del client
    gc.collect()  # a ResourceWarning here is an error

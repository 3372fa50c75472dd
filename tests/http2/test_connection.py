"""The protocol without IO: what each thing a server may do leads to."""

import gzip
from typing import Any

import h2.config
import h2.connection
import h2.events
import pytest
from hyperframe.frame import (
    GoAwayFrame,
    HeadersFrame,
    PingFrame,
    PriorityFrame,
    RstStreamFrame,
    SettingsFrame,
    WindowUpdateFrame,
)

from http2.sans_io import MAX_BODY, failure, sent, start
from novita._http2 import (
    BodyDecodeError,
    ConnectionLostError,
    Http11RequiredError,
    Origin,
    PoolClosedError,
    ProtocolViolationError,
    ResponseTooLargeError,
    StreamResetError,
)
from novita._http2.connection import CONNECTION_WINDOW, STREAM_WINDOW, Connection
from novita._http2.request_head import HeadEncoder


def test_the_greeting_opens_large_windows_and_switches_push_off() -> None:
    connection = Connection(MAX_BODY)
    server = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    server.initiate_connection()
    start(connection)
    events = server.receive_data(bytes(connection.take_output()))
    assert isinstance(events[-1], h2.events.StreamEnded)
    assert server.remote_settings.enable_push == 0
    assert server.remote_settings.initial_window_size == STREAM_WINDOW >= 2**24
    assert server.outbound_flow_control_window == CONNECTION_WINDOW >= 2**24


def test_an_answer(conn: Any, wire: Any) -> None:
    stream = start(conn)
    assert conn.receive(wire.headers(1, [("content-type", "a/b")]) + wire.data(1, b"hel")) == []
    assert conn.receive(wire.data(1, b"lo", end=True)) == [stream]
    response = stream.response(MAX_BODY)
    assert (response.status, response.headers, response.body) == (200, [(b"content-type", b"a/b")], b"hello")
    assert response.http_version == "HTTP/2"
    assert conn.streams == {}


def test_gzip_is_undone_and_what_described_it_is_gone(conn: Any, wire: Any) -> None:
    stream = start(conn)
    body = gzip.compress(b"hello")
    conn.receive(
        wire.headers(1, [("content-encoding", "gzip"), ("content-length", str(len(body))), ("etag", "e")])
        + wire.data(1, body, end=True)
    )
    response = stream.response(MAX_BODY)
    assert (response.headers, response.body) == ([(b"etag", b"e")], b"hello")


@pytest.mark.parametrize(("encoding", "body"), [("identity", b"x"), ("Identity", b"x"), ("br", b""), ("gzip", b"")])
def test_encodings_without_work(conn: Any, wire: Any, encoding: str, body: bytes) -> None:
    stream = start(conn)
    conn.receive(wire.headers(1, [("content-encoding", encoding)]) + wire.data(1, body, end=True))
    assert stream.response(MAX_BODY).body == body


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "gzip"])
def test_encodings_that_cannot_be_undone(conn: Any, wire: Any, encoding: str) -> None:
    stream = start(conn)
    conn.receive(wire.headers(1, [("content-encoding", encoding)]) + wire.data(1, b"xxx", end=True))
    with pytest.raises(BodyDecodeError):
        stream.response(MAX_BODY)


def test_padding_priority_continuation_informational_and_trailers(conn: Any, wire: Any) -> None:
    stream = start(conn)
    frame = HeadersFrame(1, wire.encoder.encode([(":status", "103"), ("link", "x")]), pad_length=7, depends_on=0)
    frame.flags |= {"PADDED", "PRIORITY", "END_HEADERS"}
    conn.receive(frame.serialize())
    conn.receive(wire.headers(1, [("a", "b" * 50)], parts=5) + wire.data(1, b"x", padding=200))
    conn.receive(wire.data(1, b"", padding=0) + wire.headers(1, [("grpc-status", "0")], end=True, status=0))
    response = stream.response(MAX_BODY)
    assert (response.status, response.headers, response.body) == (200, [(b"a", b"b" * 50)], b"x")


def test_head_and_no_content_have_no_body_whatever_their_length_says(conn: Any, wire: Any) -> None:
    head = start(conn, is_head=True)
    none = start(conn)
    conn.receive(wire.headers(1, [("content-length", "500")], end=True))
    conn.receive(wire.headers(3, [("content-length", "5")], end=True, status=204))
    assert head.response(9).status == 200
    assert none.response(9).status == 204


@pytest.mark.parametrize(
    ("fields", "status", "end"),
    [
        ([], 0, False),
        ([("a", "b")], 0, False),
        ([("A", "b")], 200, False),
        ([("a b", "b")], 200, False),
        ([("a", "b\r\nc")], 200, False),
        ([("a", "b\x00")], 200, False),
        ([("", "b")], 200, False),
        ([("connection", "close")], 200, False),
        ([("transfer-encoding", "chunked")], 200, False),
        ([(":path", "/")], 200, False),
        ([(":status", "200")], 200, False),
        ([(":status", "404")], 200, False),
        ([("content-length", "1"), ("content-length", "2")], 200, False),
        ([("content-length", "-1")], 200, False),
        ([("content-length", "9" * 19)], 200, False),
        ([], 99, False),
        ([], 1000, False),
        ([], 101, False),
        ([], 103, True),
        ([("x", "y"), ("x", "z\n")], 200, False),
    ],
)
def test_malformed_responses_fail_their_call_only(conn: Any, wire: Any, fields: Any, status: int, end: bool) -> None:
    bad, good = start(conn), start(conn)
    sent(conn)
    assert conn.receive(wire.headers(1, fields, status=status, end=end)) == [bad]
    assert isinstance(failure(bad), ProtocolViolationError)
    assert not failure(bad).not_processed
    reset = sent(conn)[0]
    assert isinstance(reset, RstStreamFrame)
    assert (reset.stream_id, reset.error_code) == (1, 1)
    assert conn.receive(wire.headers(3, end=True)) == [good]
    assert good.response(0).status == 200


def test_repeated_fields_are_kept(conn: Any, wire: Any) -> None:
    stream = start(conn)
    fields = [("set-cookie", "a"), ("set-cookie", "b"), ("content-length", "0"), ("content-length", "0")]
    conn.receive(wire.headers(1, fields, end=True))
    assert len(stream.response(0).headers) == 4


@pytest.mark.parametrize(
    ("declared", "chunks"), [(100, [b"short"]), (3, [b"long", b"er"]), (3, [b"ab", b"cd"]), (1, []), (0, [b"x"])]
)
def test_a_body_of_another_length_than_declared(conn: Any, wire: Any, declared: int, chunks: list[bytes]) -> None:
    stream = start(conn)
    conn.receive(wire.headers(1, [("content-length", str(declared))], end=not chunks))
    for chunk in chunks:
        if not stream.done:
            conn.receive(wire.data(1, chunk, end=chunk is chunks[-1]))
    assert isinstance(failure(stream), ProtocolViolationError)


def test_more_than_the_cap_is_cut_off(conn: Any, wire: Any) -> None:
    stream = start(conn)
    conn.receive(wire.headers(1))
    for _ in range(11):
        conn.receive(wire.data(1, bytes(100_000)))
    assert isinstance(failure(stream), ResponseTooLargeError)
    assert sent(conn)[-1].error_code == 8
    assert not conn.closed


def test_misplaced_frames_of_a_stream_fail_its_call_only(conn: Any, wire: Any) -> None:
    first, second, third, fourth = (start(conn) for _ in range(4))
    conn.receive(wire.data(1, b"before headers"))
    conn.receive(wire.headers(3) + wire.headers(3))
    conn.receive(wire.headers(5) + wire.headers(5, [(":x", "y")], status=0, end=True))
    conn.receive(b"".join(wire.headers(7, status=100) for _ in range(17)))
    for stream in (first, second, third, fourth):
        assert isinstance(failure(stream), ProtocolViolationError)
    assert not conn.closed


@pytest.mark.parametrize(("code", "not_processed"), [(0, False), (2, False), (7, True), (8, False), (11, False)])
def test_a_reset_says_whether_to_send_again(conn: Any, wire: Any, code: int, not_processed: bool) -> None:
    stream, other = start(conn), start(conn)
    assert conn.receive(RstStreamFrame(1, code).serialize()) == [stream]
    error = failure(stream)
    assert isinstance(error, StreamResetError)
    assert (error.code, error.not_processed) == (code, not_processed)
    assert not other.done


@pytest.mark.parametrize("frame", [RstStreamFrame(1, 13), GoAwayFrame(0, last_stream_id=0, error_code=13)])
def test_a_server_may_insist_on_http_1_1(conn: Any, frame: Any) -> None:
    stream = start(conn)
    conn.receive(frame.serialize())
    assert isinstance(failure(stream), Http11RequiredError)
    assert failure(stream).not_processed


@pytest.mark.parametrize(("last", "lost"), [(0, [1, 3, 5]), (1, [3, 5]), (3, [5]), (2**31 - 1, [])])
def test_goaway_fails_exactly_what_the_server_will_not_answer(conn: Any, wire: Any, last: int, lost: list[int]) -> None:
    streams = [start(conn) for _ in range(3)]
    finished = conn.receive(GoAwayFrame(0, last_stream_id=last, additional_data=b"x" * 5000).serialize())
    assert [stream.id for stream in finished] == lost
    for stream in finished:
        assert isinstance(failure(stream), ConnectionLostError)
        assert failure(stream).not_processed
        assert failure(stream).companion is (stream is not finished[0])
    assert conn.limit == 0
    for stream in streams:
        if stream.id not in lost:
            assert conn.receive(wire.headers(stream.id, end=True)) == [stream]
            assert stream.error is None
    conn.receive(wire.settings({SettingsFrame.MAX_CONCURRENT_STREAMS: 50}))
    assert conn.limit == 0


def test_settings_and_pings_are_acknowledged_and_the_stream_limit_followed(conn: Any, wire: Any) -> None:
    conn.receive(wire.settings({SettingsFrame.MAX_CONCURRENT_STREAMS: 7}) + PingFrame(0, b"12345678").serialize())
    conn.receive(wire.settings(ack=True) + PingFrame(0, b"00000000", flags=["ACK"]).serialize())
    settings, ping = sent(conn)
    assert isinstance(settings, SettingsFrame)
    assert set(settings.flags) == {"ACK"}
    assert isinstance(ping, PingFrame)
    assert (set(ping.flags), ping.opaque_data) == ({"ACK"}, b"12345678")
    assert conn.limit == 7
    conn.receive(wire.settings({SettingsFrame.MAX_CONCURRENT_STREAMS: 0}))
    assert conn.limit == 0
    conn.receive(wire.settings({SettingsFrame.MAX_CONCURRENT_STREAMS: 3}))
    assert conn.limit == 3


def test_unknown_frames_and_priorities_are_ignored(conn: Any, wire: Any) -> None:
    stream = start(conn)
    conn.receive(b"\0\0\1\xee\xff\0\0\0\1?" + PriorityFrame(1, depends_on=0).serialize())
    conn.receive(wire.headers(1, end=True))
    assert stream.response(0).status == 200


def test_received_bytes_are_credited_on_the_stream_and_on_the_connection(wire: Any) -> None:
    conn = Connection(2**30)
    conn.receive(wire.settings())
    start(conn)
    conn.receive(wire.headers(1))
    credited = {0: 0, 1: 0}
    piece = wire.data(1, bytes(100_000), padding=100)
    for _ in range(700):
        conn.receive(piece)
        for frame in sent(conn):
            if isinstance(frame, WindowUpdateFrame):
                credited[frame.stream_id] += frame.window_increment
    received = 700 * 100_101
    assert received - STREAM_WINDOW // 2 <= credited[1] <= received
    assert received - CONNECTION_WINDOW // 2 <= credited[0] <= received + CONNECTION_WINDOW


def test_late_frames_of_a_cancelled_call_cost_nobody_anything(conn: Any, wire: Any) -> None:
    cancelled, other = start(conn), start(conn)
    conn.receive(wire.headers(1, [("x-new", "remembered")]))
    conn.cancel(cancelled)
    conn.cancel(cancelled)
    resets = [frame for frame in sent(conn) if isinstance(frame, RstStreamFrame)]
    assert [(frame.stream_id, frame.error_code) for frame in resets] == [(1, 8)]
    for _ in range(60):
        conn.receive(wire.data(1, bytes(100_000)))
    conn.receive(wire.headers(1, [("x-new", "remembered")], status=0, end=True) + RstStreamFrame(1).serialize())
    conn.receive(WindowUpdateFrame(1, 5).serialize() + wire.data(1))
    assert conn.receive(wire.headers(3, [("x-new", "remembered")], end=True)) == [other]
    assert other.response(0).headers == [(b"x-new", b"remembered")]


def test_a_long_header_block_is_split_as_the_server_wants(conn: Any) -> None:
    server = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding=None))
    server.initiate_connection()
    connection = Connection(MAX_BODY)
    target = b"/" + b"a" * 40_000
    connection.open(HeadEncoder().encode(b"GET", Origin("h"), target, [], 0), b"", is_head=False)
    events = server.receive_data(bytes(connection.take_output()))
    request = next(event for event in events if isinstance(event, h2.events.RequestReceived))
    assert dict(request.headers)[b":path"] == target


def test_a_lost_connection_tells_sent_from_unsent_requests(conn: Any) -> None:
    sent_one = start(conn, bytes(100_000))
    sent(conn)
    unsent = start(conn)
    assert conn.lost(PoolClosedError, "gone") == [sent_one, unsent]
    assert not failure(sent_one).not_processed
    assert failure(unsent).not_processed
    assert [failure(sent_one).companion, failure(unsent).companion] == [False, True]
    assert conn.lost(PoolClosedError, "gone") == []


def test_stream_numbers_run_out_gracefully(conn: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(conn, "_next_id", 2**31 - 3)
    start(conn)
    assert conn.limit > 0
    start(conn)
    assert conn.limit == 0

"""The protocol without IO: what no server may do ends the connection, or the call, with the right code."""

from collections.abc import Callable
from typing import Any

import pytest
from hyperframe.frame import (
    ContinuationFrame,
    GoAwayFrame,
    HeadersFrame,
    PingFrame,
    PushPromiseFrame,
    RstStreamFrame,
    WindowUpdateFrame,
)

from http2.sans_io import HEAD, MAX_BODY, failure, sent, start
from novita._http2 import ProtocolViolationError
from novita._http2 import connection as connection_module
from novita._http2.connection import Connection

BREACHES: dict[str, tuple[int, Callable[[Any], bytes]]] = {
    "push": (1, lambda wire: PushPromiseFrame(1, 2, b"").serialize()),
    "push enabled": (1, lambda wire: wire.settings({2: 1})),
    "small frame size": (1, lambda wire: wire.settings({5: 100})),
    "large window": (3, lambda wire: wire.settings({4: 2**31})),
    "bad settings length": (6, lambda wire: b"\0\0\5\4\0\0\0\0\0hello"),
    "settings on a stream": (6, lambda wire: b"\0\0\0\4\0\0\0\0\1"),
    "huge settings": (11, lambda wire: wire.settings(dict.fromkeys(range(1000, 1300), 1))),
    "bad ping length": (6, lambda wire: b"\0\0\5\6\0\0\0\0\0hello"),
    "bad goaway length": (6, lambda wire: b"\0\0\2\7\0\0\0\0\0he"),
    "frame too large": (6, lambda wire: b"\xff\0\0\0\0\0\0\0\1"),
    "padding too large": (1, lambda wire: b"\0\0\1\0\x08\0\0\0\1\x01"),
    "padding absent": (1, lambda wire: b"\0\0\0\0\x08\0\0\0\1"),
    "priority cut short": (6, lambda wire: b"\0\0\2\1\x24\0\0\0\1ab"),
    "interrupted block": (1, lambda wire: HeadersFrame(1, b"\x88").serialize() + PingFrame(0).serialize()),
    "stray continuation": (1, lambda wire: ContinuationFrame(1, b"").serialize()),
    "continuation of another": (
        1,
        lambda wire: HeadersFrame(1, b"").serialize() + ContinuationFrame(3, b"", flags=["END_HEADERS"]).serialize(),
    ),
    "continuation flood": (11, lambda wire: HeadersFrame(1).serialize() + ContinuationFrame(1).serialize() * 65),
    "large block": (11, lambda wire: HeadersFrame(1).serialize() + ContinuationFrame(1, bytes(16_000)).serialize() * 5),
    "bad block": (9, lambda wire: HeadersFrame(1, b"\x80", flags=["END_HEADERS"]).serialize()),
    "large list": (9, lambda wire: wire.headers(1, [("a", "b" * 70_000)], parts=10)),
    "headers on stream 0": (1, lambda wire: b"\0\0\1\1\x04\0\0\0\0\x88"),
    "headers on an idle stream": (1, lambda wire: wire.headers(9)),
    "headers on a server's stream": (1, lambda wire: wire.headers(2)),
    "data on an idle stream": (1, lambda wire: wire.data(9, b"x")),
    "reset of an idle stream": (1, lambda wire: RstStreamFrame(9).serialize()),
    "short reset": (6, lambda wire: b"\0\0\2\3\0\0\0\0\1ab"),
    "update of an idle stream": (1, lambda wire: WindowUpdateFrame(9, 1).serialize()),
    "short update": (6, lambda wire: b"\0\0\2\x08\0\0\0\0\1ab"),
    "empty update": (1, lambda wire: b"\0\0\4\x08\0\0\0\0\0\0\0\0\0"),
    "window overflow": (3, lambda wire: WindowUpdateFrame(0, 2**31 - 1).serialize()),
    "stream window overflow by settings": (
        3,
        lambda wire: WindowUpdateFrame(1, 2**30).serialize() + wire.settings({4: 2**31 - 1}),
    ),
    "ping flood": (11, lambda wire: PingFrame(0).serialize() * 1001),
    "settings flood": (11, lambda wire: wire.settings() * 1001),
    "empty data flood": (11, lambda wire: wire.headers(1) + wire.data(1) * 1001),
    "window update flood": (11, lambda wire: WindowUpdateFrame(1, 1).serialize() * 1001),
    "unknown frame flood": (11, lambda wire: b"\0\0\0\xee\0\0\0\0\1" * 1001),
    "goaway flood": (11, lambda wire: GoAwayFrame(0, 2**31 - 1).serialize() * 1001),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_ends_the_connection_with_the_right_code(conn: Any, wire: Any, name: str) -> None:
    code, attack = BREACHES[name]
    stream = start(conn)
    sent(conn)
    assert conn.receive(attack(wire)) == [stream]
    assert isinstance(failure(stream), ProtocolViolationError)
    assert not failure(stream).not_processed
    goodbye = [frame for frame in sent(conn) if isinstance(frame, GoAwayFrame)]
    assert [frame.error_code for frame in goodbye] == [code]
    assert conn.closed
    assert conn.limit == 0
    assert conn.receive(wire.headers(1)) == []


def test_the_first_frame_must_be_settings(wire: Any) -> None:
    for first in (wire.settings(ack=True), PingFrame(0).serialize(), b"HTTP/1.1 400 Bad Request\r\n\r\n"):
        connection = Connection(MAX_BODY)
        stream = start(connection)
        assert connection.receive(first) == [stream]
        assert connection.closed


def test_stream_window_updates_gone_wrong_fail_their_call_only(conn: Any) -> None:
    zero, over, other = start(conn), start(conn), start(conn)
    conn.receive(b"\0\0\4\x08\0\0\0\0\1\0\0\0\0" + WindowUpdateFrame(3, 2**31 - 1).serialize())
    assert isinstance(failure(zero), ProtocolViolationError)
    assert isinstance(failure(over), ProtocolViolationError)
    assert not other.done


def test_answers_that_nobody_reads_do_not_pile_up(conn: Any, wire: Any) -> None:
    start(conn)
    conn.receive(wire.headers(1))
    for _ in range(70):
        conn.receive(PingFrame(0).serialize() * 900 + wire.data(1, b"x"))
    assert conn.closed


def test_floods_are_measured_between_answers_not_over_a_lifetime(conn: Any, wire: Any) -> None:
    for number in range(3):
        start(conn)
        conn.receive(PingFrame(0).serialize() * 900 + wire.headers(2 * number + 1, end=True))
    assert not conn.closed


def test_more_than_the_windows_is_a_breach(wire: Any, monkeypatch: Any) -> None:
    for name, value in (("STREAM_WINDOW", 100_000), ("CONNECTION_WINDOW", 100_000)):
        with monkeypatch.context() as patch:
            patch.setattr(connection_module, name, value)
            conn = Connection(2**30)
            conn.receive(wire.settings())
            conn.open(HEAD, b"", is_head=False)
            conn.receive(type(wire)().headers(1) + wire.data(1, bytes(100_001)))
            assert conn.closed


def test_a_server_cannot_send_for_ever_to_a_cancelled_call(conn: Any, wire: Any) -> None:
    stream = start(conn)
    conn.receive(wire.headers(1))
    conn.cancel(stream)
    piece = wire.data(1, bytes(100_000))
    for _ in range(200):
        conn.receive(piece)
    assert conn.closed


def test_data_behind_the_end_of_a_stream_is_a_breach(conn: Any, wire: Any) -> None:
    start(conn)
    conn.receive(wire.headers(1, end=True))
    conn.receive(wire.data(1, b"more"))
    assert conn.closed

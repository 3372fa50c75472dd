"""The protocol without IO: request bodies go out as the server's windows allow."""

from typing import Any

from hyperframe.frame import SettingsFrame, WindowUpdateFrame

from http2.sans_io import MAX_BODY, sent, start
from novita._http2.connection import Connection


def body_frames(conn: Connection, stream_id: int) -> list[tuple[int, bool]]:
    return [
        (len(frame.data), "END_STREAM" in frame.flags)
        for frame in sent(conn)
        if type(frame).__name__ == "DataFrame" and frame.stream_id == stream_id
    ]


def test_a_request_body_follows_the_windows(conn: Any, wire: Any) -> None:
    start(conn, bytes(100_000))
    assert body_frames(conn, 1) == [(16_384, False)] * 3 + [(16_383, False)]
    conn.receive(WindowUpdateFrame(0, 1_000_000).serialize())
    assert body_frames(conn, 1) == []
    conn.receive(wire.settings({SettingsFrame.INITIAL_WINDOW_SIZE: 10}))  # 65,525 in debt
    conn.receive(WindowUpdateFrame(1, 65_525).serialize())
    assert body_frames(conn, 1) == []
    conn.receive(WindowUpdateFrame(1, 20_000).serialize())
    assert body_frames(conn, 1) == [(16_384, False), (3_616, False)]
    conn.receive(wire.settings({SettingsFrame.INITIAL_WINDOW_SIZE: 50_000, SettingsFrame.MAX_FRAME_SIZE: 20_000}))
    assert body_frames(conn, 1) == [(14_465, True)]


def test_request_bodies_take_turns_and_one_without_window_delays_nobody(conn: Any, wire: Any) -> None:
    conn.receive(WindowUpdateFrame(0, 10_000_000).serialize())
    start(conn, bytes(70_000))
    start(conn, bytes(40_000))
    order = [frame.stream_id for frame in sent(conn) if type(frame).__name__ == "DataFrame"]
    assert order == [1, 3, 1, 3, 1, 3, 1]
    assert conn.wants_write
    conn.receive(WindowUpdateFrame(1, 5_000).serialize())
    assert body_frames(conn, 1) == [(4_465, True)]
    assert not conn.wants_write


def test_a_huge_request_body_is_not_copied_into_the_output_at_once(conn: Any, wire: Any) -> None:
    conn.receive(WindowUpdateFrame(0, 2**30).serialize() + wire.settings({4: 2**30}))
    start(conn, bytes(3_000_000))
    sizes = []
    while output := conn.take_output():
        sizes.append(len(output))
    assert sum(sizes) > 3_000_000
    assert max(sizes) < 300_000


def test_a_server_may_acknowledge_each_frame_of_a_large_body(conn: Any, wire: Any) -> None:
    conn.receive(wire.settings({4: 2**30}) + WindowUpdateFrame(0, 2**30).serialize())
    stream = start(conn, bytes(12_000_000))
    while conn.take_output():
        pass
    updates = WindowUpdateFrame(0, 16_384).serialize() + WindowUpdateFrame(1, 16_384).serialize()
    conn.receive(updates * (12_000_000 // 16_384))
    assert not stream.done
    conn.receive(wire.headers(1, end=True))
    assert stream.response(MAX_BODY).status == 200


def test_an_answer_before_the_request_body_is_through_stops_the_body(conn: Any, wire: Any) -> None:
    stream = start(conn, bytes(100_000))
    sent(conn)
    conn.receive(wire.headers(1, end=True, status=413))
    assert stream.response(0).status == 413
    conn.receive(WindowUpdateFrame(0, 1_000_000).serialize())
    assert [type(frame).__name__ for frame in sent(conn)] == ["RstStreamFrame"]

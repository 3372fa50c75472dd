"""What tests of the protocol without IO do again and again."""

from typing import Any

from hyperframe.frame import Frame

from novita._http2 import Http2Error, Origin
from novita._http2.connection import Connection
from novita._http2.request_head import HeadEncoder
from novita._http2.stream import Stream

MAX_BODY = 1_000_000
HEAD = HeadEncoder().encode(b"GET", Origin("h"), b"/", [], 0)


def sent(connection: Connection) -> list[Any]:
    """The frames the client wants on the wire, without its greeting."""
    data = memoryview(bytes(connection.take_output()))
    if bytes(data[:24]) == b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n":
        data = data[24:]
    frames = []
    while data:
        frame, length = Frame.parse_frame_header(data[:9])
        frame.parse_body(data[9 : 9 + length])
        frames.append(frame)
        data = data[9 + length :]
    return frames


def start(connection: Connection, body: bytes = b"", *, is_head: bool = False) -> Stream:
    return connection.open(HEAD, body, is_head=is_head)


def failure(stream: Stream) -> Http2Error:
    assert stream.done
    assert stream.error is not None
    return stream.error

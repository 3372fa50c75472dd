"""Numbers of RFC 9113, and the few frames a client writes."""

from struct import Struct

DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)

ACK = END_STREAM = 0x01
END_HEADERS = 0x04
PADDED = 0x08
PRIORITIZED = 0x20

NO_ERROR = 0x0
PROTOCOL_ERROR = 0x1
FLOW_CONTROL_ERROR = 0x3
STREAM_CLOSED = 0x5
FRAME_SIZE_ERROR = 0x6
REFUSED_STREAM = 0x7
CANCEL = 0x8
COMPRESSION_ERROR = 0x9
ENHANCE_YOUR_CALM = 0xB
HTTP_1_1_REQUIRED = 0xD

MAX_WINDOW = 2**31 - 1
MAX_STREAM_ID = 2**31 - 1
DEFAULT_WINDOW = 65_535
DEFAULT_FRAME_SIZE = 16_384
LARGEST_FRAME_SIZE = 2**24 - 1

HEAD = Struct(">HBBBL")
"""Length (16 high bits, 8 low bits), type, flags, stream."""
HEAD_SIZE = 9
UINT32 = Struct(">L")

_FRAME_OF_UINT32 = Struct(">HBBBLL")
_SETTING = Struct(">HL")


def frame_head(kind: int, flags: int, stream_id: int, length: int) -> bytes:
    """The nine bytes in front of a payload of `length` bytes."""
    return HEAD.pack(length >> 8, length & 0xFF, kind, flags, stream_id)


def window_update(stream_id: int, increment: int) -> bytes:
    """Lets the server send `increment` more bytes on a stream, or on the connection (stream 0)."""
    return _FRAME_OF_UINT32.pack(0, 4, WINDOW_UPDATE, 0, stream_id, increment)


def rst_stream(stream_id: int, code: int) -> bytes:
    """Ends one stream."""
    return _FRAME_OF_UINT32.pack(0, 4, RST_STREAM, 0, stream_id, code)


def goaway(code: int) -> bytes:
    """Says goodbye; the server has opened no streams, so the last one is 0."""
    return frame_head(GOAWAY, 0, 0, 8) + UINT32.pack(0) + UINT32.pack(code)


def settings(values: dict[int, int]) -> bytes:
    """Our side of the settings."""
    body = b"".join([_SETTING.pack(key, value) for key, value in values.items()])
    return frame_head(SETTINGS, 0, 0, len(body)) + body


SETTINGS_ACK = frame_head(SETTINGS, ACK, 0, 0)
PING_ACK_HEAD = frame_head(PING, ACK, 0, 8)

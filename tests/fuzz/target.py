"""What a server may send us, as a fuzzer sees it: bytes in; nothing but the declared errors may come out.

The first byte chooses the part, the second how the stream is cut into reads.
"""

from collections.abc import Callable, Iterator

from novita._core.sse import EventDecoder, EventTooLargeError
from novita._http2 import Http2Error, Origin
from novita._http2.connection import Connection
from novita._http2.frame_reader import FrameReader, ViolationError
from novita._http2.header_decoder import HeaderBlockError, HeaderDecoder
from novita._http2.request_head import HeadEncoder

MAX_BODY = 2**16
HEAD = HeadEncoder().encode(b"POST", Origin("h"), b"/", [], 3)
SETTINGS = b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"


def pieces(data: bytes, seed: int) -> Iterator[bytes]:
    """The same bytes in reads of varying size; all in one for seed 0."""
    if not seed:
        yield data
        return
    at = 0
    while at < len(data):
        size = 1 + (seed * (at + 7)) % 61
        yield data[at : at + size]
        at += size


def frames(data: bytes, seed: int) -> None:
    """However the stream is cut, the frames are the same."""

    def read(seed: int) -> tuple[list[object], bool]:
        reader, found = FrameReader(), list[object]()
        try:
            for piece in pieces(data, seed):
                found.extend(reader.feed(piece))
        except ViolationError:
            return found, True
        return found, False

    assert read(0) == read(seed)


def connection(data: bytes, seed: int) -> None:
    """Every stream comes to one end, and the connection's books stay balanced."""
    conn = Connection(MAX_BODY)
    streams = [conn.open(HEAD, b"abc", is_head=number == 2) for number in range(3)]
    conn.take_output()
    ended: list[int] = []
    if seed & 1:
        ended += [stream.id for stream in conn.receive(SETTINGS)]
    for number, piece in enumerate(pieces(data, seed >> 1)):
        ended += [stream.id for stream in conn.receive(piece)]
        if number == 3:
            conn.cancel(streams[1])
        conn.take_output()
    assert not conn.take_output()
    assert len(ended) == len(set(ended)), "a stream ended twice"
    assert set(conn.streams) == {stream.id for stream in streams if not stream.done}
    if conn.closed:
        assert not conn.streams
        assert conn.limit == 0
    for stream in streams:
        assert stream.size <= MAX_BODY
        if stream.id in ended:
            assert stream.done
            try:
                response = stream.response(MAX_BODY)
            except Http2Error:
                continue
            assert 200 <= response.status <= 999
            assert len(response.body) <= MAX_BODY


def headers(data: bytes, seed: int) -> None:
    """Blocks one after the other, because the table outlives a block: what was seen before changes no meaning."""

    def read(*, forgetful: bool) -> list[object]:
        decoder, found = HeaderDecoder(), list[object]()
        try:
            for piece in pieces(data, seed):
                if forgetful:
                    decoder._literals.clear()
                    decoder._strings.clear()
                found.append(decoder.decode(piece))
        except HeaderBlockError:
            found.append(HeaderBlockError)
        return found

    assert read(forgetful=False) == read(forgetful=True)


def events(data: bytes, seed: int) -> None:
    """However the stream is cut, the events are the same."""

    def read(seed: int) -> list[object]:
        decoder, found = EventDecoder(1_000), list[object]()
        try:
            for piece in pieces(data, seed):
                found.extend(decoder.feed(piece))
        except EventTooLargeError:
            found.append(EventTooLargeError)
        return found

    assert read(0) == read(seed)


PARTS: list[Callable[[bytes, int], None]] = [frames, connection, headers, events]


def one_input(data: bytes) -> None:
    """Tries one input.

    Raises:
        Exception: Any but the declared ones is a find.
    """
    if len(data) > 2:
        PARTS[data[0] % len(PARTS)](data[2:], data[1])

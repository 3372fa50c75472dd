"""Bytes to frames: lengths, padding, and header blocks put together from their fragments."""

from collections.abc import Iterator

from . import frames
from .frames import HEAD, HEAD_SIZE
from .header_decoder import HEADER_LIST_SIZE

FRAME_SIZE = 2**17
"""Largest payload we take; said in our SETTINGS."""
MAX_CONTINUATIONS = 64

Frame = tuple[int, int, int, bytes, int]
"""Type, flags, stream, payload without padding, length of the payload with padding (as flow control counts it)."""


class ViolationError(Exception):
    """The server broke a rule that ends the connection."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class FrameReader:
    """Cuts the byte stream into frames, however it was split on its way."""

    __slots__ = ("_block", "_block_flags", "_block_parts", "_block_stream", "_need", "_rest")

    def __init__(self) -> None:
        self._rest = bytearray()
        self._need = HEAD_SIZE
        self._block_stream: int | None = None
        self._block_flags = 0
        self._block_parts = 0
        self._block = bytearray()

    def feed(self, data: bytes) -> Iterator[Frame]:
        """Takes bytes and yields the frames they complete. A HEADERS frame comes with its whole block.

        Raises:
            ViolationError: After the frames before the bad one.
        """
        if self._rest:
            self._rest += data
            if len(self._rest) < self._need:
                return
            data = bytes(self._rest)
        pos, size = 0, len(data)
        need = HEAD_SIZE
        while size - pos >= HEAD_SIZE:
            high, low, kind, flags, stream_id = HEAD.unpack_from(data, pos)
            length = high << 8 | low
            if length > FRAME_SIZE:
                raise ViolationError(frames.FRAME_SIZE_ERROR, "a frame is too large")
            start = pos + HEAD_SIZE
            end = start + length
            if end > size:
                need = HEAD_SIZE + length
                break
            pos = end
            stream_id &= 0x7FFFFFFF
            if kind == frames.DATA or kind == frames.HEADERS:
                if flags & frames.PADDED:
                    if start == end or data[start] >= length:
                        raise ViolationError(frames.PROTOCOL_ERROR, "more padding than frame")
                    start, end = start + 1, end - data[start]
                if kind == frames.HEADERS and flags & frames.PRIORITIZED:
                    start += 5
                    if start > end:
                        raise ViolationError(frames.FRAME_SIZE_ERROR, "a HEADERS frame is too short")
            payload = data[start:end]
            if self._block_stream is not None or kind == frames.CONTINUATION:
                if self._continue(kind, flags, stream_id, payload):
                    yield frames.HEADERS, self._block_flags, stream_id, bytes(self._block), 0
            elif kind == frames.HEADERS and not flags & frames.END_HEADERS:
                self._block_stream, self._block_flags, self._block_parts = stream_id, flags, 0
                self._block = bytearray(payload)
            else:
                yield kind, flags, stream_id, payload, length
        self._rest = bytearray(data[pos:])
        self._need = need

    def _continue(self, kind: int, flags: int, stream_id: int, payload: bytes) -> bool:
        if kind != frames.CONTINUATION or stream_id != self._block_stream:
            raise ViolationError(frames.PROTOCOL_ERROR, "a header block was interrupted")
        self._block += payload
        self._block_parts += 1
        if self._block_parts > MAX_CONTINUATIONS or len(self._block) > HEADER_LIST_SIZE:
            raise ViolationError(frames.ENHANCE_YOUR_CALM, "a header block is too large")
        if flags & frames.END_HEADERS:
            self._block_stream = None
            return True
        return False

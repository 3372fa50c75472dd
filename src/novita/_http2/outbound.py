"""The sending half of a connection: header blocks at once, request bodies as the server's windows allow."""

from . import frames
from .frames import HEAD, frame_head
from .stream import Stream

SEND_AT_ONCE = 2**18
"""Body bytes prepared before the driver gets to write."""


class Outbound:
    """Bytes waiting to be written, and the bodies waiting for a window.

    Attributes:
        output: What can be written now.
        window: How much the server still takes on the connection as a whole.
        stream_window: What a new stream starts with.
        frame_size: Largest payload the server takes.
    """

    __slots__ = ("_bodies", "frame_size", "output", "stream_window", "window")

    def __init__(self, greeting: bytes) -> None:
        self.output = bytearray(greeting)
        self.window = frames.DEFAULT_WINDOW
        self.stream_window = frames.DEFAULT_WINDOW
        self.frame_size = frames.DEFAULT_FRAME_SIZE
        self._bodies: dict[int, Stream] = {}

    def open(self, stream: Stream, head: bytes, body: bytes) -> None:
        """Queues a request."""
        flags = frames.END_HEADERS if body else frames.END_HEADERS | frames.END_STREAM
        size = len(head)
        if size <= self.frame_size:
            self.output += HEAD.pack(size >> 8, size & 0xFF, frames.HEADERS, flags, stream.id)
            self.output += head
        else:
            self._split(stream.id, flags, head)
        if body:
            stream.unsent = memoryview(body)
            self._bodies[stream.id] = stream

    @property
    def has_bodies(self) -> bool:
        """Whether a body waits for a window, or for its turn."""
        return bool(self._bodies)

    def forget(self, stream: Stream) -> None:
        """Sends no more of a stream's body."""
        stream.unsent = None
        self._bodies.pop(stream.id, None)

    def pump(self) -> bool:
        """Moves bodies into the output, one frame of each in turn; returns whether any bytes moved."""
        moved = progress = False
        while self._bodies and len(self.output) < SEND_AT_ONCE:
            progress = False
            for stream in tuple(self._bodies.values()):
                unsent = stream.unsent
                size = min(self.frame_size, self.window, stream.send_window)
                if unsent is None or size <= 0:
                    continue
                piece, rest = unsent[:size], unsent[size:]
                self.output += frame_head(frames.DATA, 0 if rest else frames.END_STREAM, stream.id, len(piece))
                self.output += piece
                self.window -= len(piece)
                stream.send_window -= len(piece)
                moved = progress = True
                if rest:
                    stream.unsent = rest
                else:
                    self.forget(stream)
            if not progress:
                break
        return moved

    def _split(self, stream_id: int, flags: int, head: bytes) -> None:
        kind, flags = frames.HEADERS, flags & ~frames.END_HEADERS
        for start in range(0, len(head), self.frame_size):
            piece = head[start : start + self.frame_size]
            if start + self.frame_size >= len(head):
                flags |= frames.END_HEADERS
            self.output += frame_head(kind, flags, stream_id, len(piece)) + piece
            kind, flags = frames.CONTINUATION, 0

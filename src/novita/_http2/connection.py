"""The HTTP/2 client connection without IO: bytes go in through `receive`, bytes to send come out of `take_output`."""

from hyperframe.exceptions import HyperframeError
from hyperframe.frame import Frame, GoAwayFrame, PingFrame, SettingsFrame

from . import frames
from .errors import (
    ConnectionLostError,
    Http2Error,
    Http11RequiredError,
    ProtocolViolationError,
    ResponseTooLargeError,
    StreamResetError,
)
from .frame_reader import FRAME_SIZE, FrameReader, ViolationError
from .frames import UINT32, frame_head
from .header_decoder import HEADER_LIST_SIZE, HeaderBlockError, HeaderDecoder
from .outbound import SEND_AT_ONCE, Outbound
from .request_head import NO_DYNAMIC_TABLE
from .stream import Stream

STREAM_WINDOW = 2**24
CONNECTION_WINDOW = 2**26
ASSUMED_STREAMS = 100
"""What RFC 9113 asks servers to allow at least."""

MAX_IDLE_FRAMES = 1_000
"""Frames in a row that bring no response any further."""
SMALL_UPDATE = 1_024
"""A window update below brings nothing; of larger ones the largest window bounds the number, and uploads cause many."""
MAX_CONTROL_FRAME = 1_024
MAX_UNWRITTEN = 4 * SEND_AT_ONCE
"""Answers (to PING, to SETTINGS) a server that does not read may cause."""

_REQUIRES_HTTP_1_1 = "The server requires HTTP/1.1"

GREETING = (
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    + frames.settings(
        {
            SettingsFrame.ENABLE_PUSH: 0,
            SettingsFrame.INITIAL_WINDOW_SIZE: STREAM_WINDOW,
            SettingsFrame.MAX_FRAME_SIZE: FRAME_SIZE,
            SettingsFrame.MAX_HEADER_LIST_SIZE: HEADER_LIST_SIZE,
        }
    )
    + frames.window_update(0, CONNECTION_WINDOW - frames.DEFAULT_WINDOW)
)


class Connection:
    """One connection: the streams on it, both flow-control directions, settings, and limits on what the server may do.

    Args:
        max_body: Largest response body in bytes, as it comes over the wire.
        assumed_streams: How many streams to open before the server has said how many it wants.

    Attributes:
        streams: Streams in flight.
        limit: How many streams may be in flight now; 0 once no new one may be opened.
        retired: True once no new stream may be opened.
        closed: True once nothing more can come of the connection.
    """

    __slots__ = (
        "_decoder", "_finished", "_idle_frames",
        "_late_allowance", "_max_body", "_max_streams", "_next_id", "_out", "_reader", "_receive_window",
        "_settled", "_taken_id", "closed", "limit", "retired", "streams",
    )  # fmt: skip

    def __init__(self, max_body: int, assumed_streams: int = ASSUMED_STREAMS) -> None:
        self.streams: dict[int, Stream] = {}
        self.limit = assumed_streams
        self.retired = False
        self.closed = False
        self._max_body = max_body
        self._max_streams = assumed_streams
        self._next_id = 1
        self._taken_id = -1
        self._out = Outbound(GREETING)
        self._reader = FrameReader()
        self._decoder = HeaderDecoder()
        self._settled = False
        self._receive_window = CONNECTION_WINDOW
        self._late_allowance = 0
        self._finished: list[Stream] = []
        self._idle_frames = 0

    # What a driver does

    def open(self, head: bytes, body: bytes, *, is_head: bool) -> Stream:
        """Starts a request; the caller has made sure that there are fewer streams than `limit`.

        Args:
            head: The encoded header block.
            body: The request body.
            is_head: Whether the method is HEAD, whose answer has no body whatever its headers say.
        """
        stream_id = self._next_id
        self._next_id = stream_id + 2
        if stream_id == 1:
            head = NO_DYNAMIC_TABLE + head
        elif stream_id >= frames.MAX_STREAM_ID:
            self.retire()
        stream = self.streams[stream_id] = Stream(stream_id, self._out.stream_window, STREAM_WINDOW, is_head=is_head)
        self._out.open(stream, head, body)
        return stream

    def cancel(self, stream: Stream, error: Http2Error | None = None, code: int = frames.CANCEL) -> None:
        """Gives up one stream and tells the server; its bytes still under way cost the others nothing."""
        if self.streams.pop(stream.id, None) is not None:
            self._late_allowance += stream.receive_window
            self._out.output += frames.rst_stream(stream.id, code)
            self._settle(stream, error)

    def retire(self) -> None:
        """Opens no more streams; those in flight go on."""
        self.retired = True
        self.limit = 0

    def goodbye(self) -> None:
        """Queues the polite last frame."""
        self.retire()
        self._out.output += frames.goaway(frames.NO_ERROR)

    def lost(self, error: type[Http2Error], message: str) -> list[Stream]:
        """The transport is gone, or no longer wanted: fails what is in flight and returns it."""
        self.retire()
        self.closed = True
        failed = list(self.streams.values())
        self.streams.clear()
        for number, stream in enumerate(failed):
            failure = error(message, not_processed=stream.id > self._taken_id)
            failure.companion = number > 0
            self._settle(stream, failure)
        return failed

    @property
    def wants_write(self) -> bool:
        """Whether `take_output` may have something."""
        return bool(self._out.output) or self._out.has_bodies

    def take_output(self) -> bytearray:
        """Bytes to write now; empty when there is nothing to do but to wait."""
        out = self._out
        if out.pump():
            self._idle_frames = 0
        output, out.output = out.output, bytearray()
        self._taken_id = self._next_id - 2
        return output

    # What the server does

    def receive(self, data: bytes) -> list[Stream]:
        """Takes bytes from the server; returns the streams that came to their end with them, well or badly."""
        if self.closed:
            return []
        try:
            self._take_frames(data)
        except ViolationError as violation:
            self._out.output += frames.goaway(violation.code)
            self._finished += self.lost(ProtocolViolationError, f"The server broke the HTTP/2 protocol: {violation}")
        finished, self._finished = self._finished, []
        return finished

    def _take_frames(self, data: bytes) -> None:
        for kind, flags, stream_id, payload, length in self._reader.feed(data):
            if not self._settled and (kind != frames.SETTINGS or flags & frames.ACK):
                raise ViolationError(frames.PROTOCOL_ERROR, "its first frame was not SETTINGS")
            if kind == frames.DATA:
                self._data(stream_id, flags, payload, length)
            elif kind == frames.HEADERS:
                self._headers(stream_id, flags, payload)
            elif kind == frames.WINDOW_UPDATE:
                self._window_update(stream_id, payload)
            elif kind == frames.RST_STREAM:
                self._rst_stream(stream_id, payload)
            else:
                self._control(kind, flags, stream_id, payload)

    def _data(self, stream_id: int, flags: int, payload: bytes, length: int) -> None:
        self._receive_window -= length
        if self._receive_window < CONNECTION_WINDOW // 2:
            if self._receive_window < 0:
                raise ViolationError(frames.FLOW_CONTROL_ERROR, "more data than the connection's window")
            self._out.output += frames.window_update(0, CONNECTION_WINDOW - self._receive_window)
            self._receive_window = CONNECTION_WINDOW
        stream = self.streams.get(stream_id)
        if stream is None:
            self._late_data(stream_id, length)
            return
        if not stream.status:
            self._reject(stream, "a body without headers")
            return
        if payload:
            stream.size += len(payload)
            if stream.size > self._max_body:
                self._fail(stream, ResponseTooLargeError(f"The body is over {self._max_body} bytes"))
                return
            if stream.size > stream.expected >= 0:
                self._reject(stream, "more body than content-length says")
                return
            stream.chunks.append(payload)
            self._idle_frames = 0
        elif not flags & frames.END_STREAM:
            self._count_idle_frame()
        window = stream.receive_window = stream.receive_window - length
        if flags & frames.END_STREAM:
            self._end(stream)
        elif window < STREAM_WINDOW // 2:
            if window < 0:
                raise ViolationError(frames.FLOW_CONTROL_ERROR, "more data than a stream's window")
            self._out.output += frames.window_update(stream_id, STREAM_WINDOW - window)
            stream.receive_window = STREAM_WINDOW

    def _headers(self, stream_id: int, flags: int, block: bytes) -> None:
        try:
            fields = self._decoder.decode(block)
        except HeaderBlockError as error:
            raise ViolationError(frames.COMPRESSION_ERROR, str(error)) from None
        stream = self.streams.get(stream_id)
        if stream is None:
            self._late(stream_id)
            return
        if stream.status:
            if not flags & frames.END_STREAM:
                self._reject(stream, "headers behind the headers")
                return
            if any(name.startswith(b":") for name, _ in fields):
                self._reject(stream, "a pseudo-header in the trailers")
                return
        else:
            wrong = stream.take_head(fields)
            if wrong is None and stream.status < 200 and flags & frames.END_STREAM:
                wrong = "no final response"
            if wrong is not None:
                self._reject(stream, wrong)
                return
        self._idle_frames = 0
        if flags & frames.END_STREAM:
            self._end(stream)

    def _window_update(self, stream_id: int, payload: bytes) -> None:
        if len(payload) != 4:
            raise ViolationError(frames.FRAME_SIZE_ERROR, "a WINDOW_UPDATE frame of the wrong size")
        increment = UINT32.unpack(payload)[0] & 0x7FFFFFFF
        if increment < SMALL_UPDATE:
            self._count_idle_frame()
        if stream_id == 0:
            self._out.window += increment
            if increment == 0:
                raise ViolationError(frames.PROTOCOL_ERROR, "a window update of 0")
            if self._out.window > frames.MAX_WINDOW:
                raise ViolationError(frames.FLOW_CONTROL_ERROR, "the connection's window overflows")
            return
        stream = self.streams.get(stream_id)
        if stream is None:
            self._late(stream_id)
            return
        stream.send_window += increment
        if increment == 0:
            self._reject(stream, "a window update of 0")
        elif stream.send_window > frames.MAX_WINDOW:
            self._reject(stream, "its window overflows", frames.FLOW_CONTROL_ERROR)

    def _rst_stream(self, stream_id: int, payload: bytes) -> None:
        if len(payload) != 4:
            raise ViolationError(frames.FRAME_SIZE_ERROR, "a RST_STREAM frame of the wrong size")
        stream = self.streams.pop(stream_id, None)
        if stream is None:
            self._late(stream_id)
            return
        code: int = UINT32.unpack(payload)[0]
        if code == frames.HTTP_1_1_REQUIRED and not stream.status:
            self._finish(stream, Http11RequiredError(_REQUIRES_HTTP_1_1))
        else:
            refused = code == frames.REFUSED_STREAM and not stream.status  # who has begun to answer has processed it
            message = f"The server reset the stream (HTTP/2 error code {code})"
            self._finish(stream, StreamResetError(message, not_processed=refused, code=code))

    def _control(self, kind: int, flags: int, stream_id: int, payload: bytes) -> None:
        self._count_idle_frame()
        if kind == frames.PUSH_PROMISE:
            raise ViolationError(frames.PROTOCOL_ERROR, "a push, which was switched off")
        if kind not in (frames.SETTINGS, frames.PING, frames.GOAWAY):
            return
        if len(payload) > MAX_CONTROL_FRAME and kind != frames.GOAWAY:
            raise ViolationError(frames.ENHANCE_YOUR_CALM, "a control frame is too large")
        try:
            frame, _ = Frame.parse_frame_header(memoryview(frame_head(kind, flags, stream_id, len(payload))))
            frame.parse_body(memoryview(payload))
        except HyperframeError as error:
            raise ViolationError(frames.FRAME_SIZE_ERROR, f"a malformed frame ({type(error).__name__})") from None
        if isinstance(frame, SettingsFrame):
            self._settled = True
            if "ACK" not in frame.flags:
                self._apply_settings(frame.settings)
                self._out.output += frames.SETTINGS_ACK
        elif isinstance(frame, PingFrame):
            if "ACK" not in frame.flags:
                self._out.output += frames.PING_ACK_HEAD + frame.opaque_data
        elif isinstance(frame, GoAwayFrame):
            self._goaway(frame.last_stream_id, frame.error_code)
        if len(self._out.output) > MAX_UNWRITTEN:
            raise ViolationError(frames.ENHANCE_YOUR_CALM, "it asks for answers and does not read them")

    def _apply_settings(self, values: dict[int, int]) -> None:
        if values.get(SettingsFrame.ENABLE_PUSH, 0) != 0:
            raise ViolationError(frames.PROTOCOL_ERROR, "a server cannot enable push")
        frame_size = values.get(SettingsFrame.MAX_FRAME_SIZE, self._out.frame_size)
        if not frames.DEFAULT_FRAME_SIZE <= frame_size <= frames.LARGEST_FRAME_SIZE:
            raise ViolationError(frames.PROTOCOL_ERROR, "an impossible frame size")
        self._out.frame_size = frame_size
        window = values.get(SettingsFrame.INITIAL_WINDOW_SIZE, self._out.stream_window)
        if window > frames.MAX_WINDOW:
            raise ViolationError(frames.FLOW_CONTROL_ERROR, "an impossible window")
        change, self._out.stream_window = window - self._out.stream_window, window
        for stream in self.streams.values():
            stream.send_window += change
            if stream.send_window > frames.MAX_WINDOW:
                raise ViolationError(frames.FLOW_CONTROL_ERROR, "a stream's window overflows")
        self._max_streams = values.get(SettingsFrame.MAX_CONCURRENT_STREAMS, self._max_streams)
        if not self.retired:
            self.limit = self._max_streams

    def _goaway(self, last_stream_id: int, code: int) -> None:
        self.retire()
        message = f"The server closes the connection (HTTP/2 error code {code})"
        refused = [stream for stream in self.streams.values() if stream.id > last_stream_id]
        for number, stream in enumerate(refused):
            del self.streams[stream.id]
            failure: Http2Error
            if code == frames.HTTP_1_1_REQUIRED:
                failure = Http11RequiredError(_REQUIRES_HTTP_1_1)
            else:
                failure = ConnectionLostError(message, not_processed=True)
                failure.companion = number > 0
            self._finish(stream, failure)

    # The parts these share

    def _end(self, stream: Stream) -> None:
        if stream.expected >= 0 and stream.size != stream.expected:
            self._reject(stream, f"a body of {stream.size} bytes where content-length says {stream.expected}")
            return
        del self.streams[stream.id]
        if stream.unsent is not None:
            self._out.output += frames.rst_stream(stream.id, frames.CANCEL)
        self._finish(stream, None)

    def _settle(self, stream: Stream, error: Http2Error | None) -> None:
        if stream.unsent is not None:
            self._out.forget(stream)
        stream.error = error
        stream.done = True

    def _finish(self, stream: Stream, error: Http2Error | None) -> None:
        self._settle(stream, error)
        self._finished.append(stream)

    def _fail(self, stream: Stream, error: Http2Error, code: int = frames.CANCEL) -> None:
        self.cancel(stream, error, code)
        self._finished.append(stream)

    def _reject(self, stream: Stream, wrong: str, code: int = frames.PROTOCOL_ERROR) -> None:
        self._fail(stream, ProtocolViolationError(f"The server sent {wrong}"), code)

    def _check_opened(self, stream_id: int) -> None:
        if stream_id & 1 == 0 or stream_id >= self._next_id:
            raise ViolationError(frames.PROTOCOL_ERROR, "a frame on a stream that was never opened")

    def _late(self, stream_id: int) -> None:
        self._check_opened(stream_id)
        self._count_idle_frame()

    def _late_data(self, stream_id: int, length: int) -> None:
        """Data of a stream that was given up may still be under way, as much of it as the stream's window let."""
        self._check_opened(stream_id)
        if length == 0:
            self._count_idle_frame()
        self._late_allowance -= length
        if self._late_allowance < 0:
            raise ViolationError(frames.STREAM_CLOSED, "data on a stream that has ended")

    def _count_idle_frame(self) -> None:
        self._idle_frames += 1
        if self._idle_frames > MAX_IDLE_FRAMES:
            raise ViolationError(frames.ENHANCE_YOUR_CALM, "too many frames that bring nothing")

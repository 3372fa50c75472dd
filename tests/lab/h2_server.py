"""An HTTP/2 server that follows a script, and breaks the rules where the script says so.

    async def script(request: Request) -> None:
        await request.reply(b"{}")

    with H2Server(script) as server:
        client.get(server.url)
        assert server.connections[0].protocol_errors == []

Every request runs the script in a task of its own. What goes through the `h2` library is correct by construction;
`Connection.inject` writes raw frames behind its back.
"""

import asyncio
import contextlib
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import TracebackType
from typing import Self, TypeVar

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.exceptions
import h2.settings
from hyperframe.frame import Frame, GoAwayFrame, HeadersFrame, RstStreamFrame

from .background import background_loop, run_in_background
from .certificates import server_context

EventT = TypeVar("EventT", bound=h2.events.Event)
Headers = Sequence[tuple[str, str]]
Script = Callable[["Request"], Awaitable[None]]
DEFAULT_SETTINGS = {h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS: 128}


class Connection:
    """One connection, as the server sees it.

    Attributes:
        h2: The protocol state, for scripts that need more than the methods below.
        events: Everything received, in order.
        requests: Every request received, in order.
        protocol_errors: What the client did wrong.
        served: For the script to count in.
        ended: Set when the connection is over.
    """

    def __init__(self, server: "H2Server", writer: asyncio.StreamWriter) -> None:
        self.h2 = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        self.events: list[h2.events.Event] = []
        self.requests: list[Request] = []
        self.protocol_errors: list[Exception] = []
        self.served = 0
        self.ended = asyncio.Event()
        self.windows_changed = asyncio.Condition()
        self._server = server
        self._writer = writer
        self._by_stream: dict[int, Request] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader) -> None:
        """Speaks until either side hangs up."""
        if self._server.settings:
            self.h2.local_settings = h2.settings.Settings(client=False, initial_values=dict(self._server.settings))
        self.h2.initiate_connection()
        self.flush()
        try:
            while data := await reader.read(65_536):
                for event in self.h2.receive_data(data):
                    await self._take(event)
                self.flush()
        except h2.exceptions.ProtocolError as error:
            self.protocol_errors.append(error)
            self.flush()
        except OSError:
            pass
        finally:
            self.ended.set()
            for request in self._by_stream.values():
                request.over.set()
            for task in self._tasks:
                task.cancel()
            self._writer.close()

    async def _take(self, event: h2.events.Event) -> None:
        if self._server.remembers:
            self.events.append(event)
        match event:
            case h2.events.RequestReceived():
                new = self._by_stream[event.stream_id] = Request(self, event)
                if self._server.remembers:
                    self.requests.append(new)
                task = asyncio.create_task(self._run(new))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            case h2.events.DataReceived():
                if request := self._by_stream.get(event.stream_id):
                    request.received += event.data
                if self._server.opens_windows and event.flow_controlled_length:
                    self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            case h2.events.StreamEnded():
                if request := self._by_stream.get(event.stream_id):
                    request.complete.set()
            case h2.events.StreamReset():
                if request := self._by_stream.get(event.stream_id):
                    request.reset_code = int(event.error_code)
                    request.over.set()
        async with self.windows_changed:
            self.windows_changed.notify_all()

    async def _run(self, request: "Request") -> None:
        with contextlib.suppress(h2.exceptions.StreamClosedError, OSError):  # the client left; it may
            await self._server.script(request)
        if not self._server.remembers:
            self._by_stream.pop(request.stream_id, None)

    def flush(self) -> None:
        """Sends what the `h2` library has to say."""
        if data := self.h2.data_to_send():
            self._writer.write(data)

    async def drain(self) -> None:
        """Waits until the socket takes more."""
        await self._writer.drain()

    def seen(self, kind: type[EventT]) -> list[EventT]:
        """The events of one kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def inject(self, *frames: Frame | bytes) -> None:
        """Sends frames, or bytes, without asking the `h2` library."""
        self.flush()
        self._writer.write(b"".join(frame if isinstance(frame, bytes) else frame.serialize() for frame in frames))

    def inject_headers(self, stream_id: int, headers: Headers, *flags: str) -> None:
        """Sends any header block; only the END_HEADERS flag is implied."""
        self.inject(HeadersFrame(stream_id, self.h2.encoder.encode(headers), flags=[*flags, "END_HEADERS"]))

    def goaway(self, last_stream_id: int, code: int = h2.errors.ErrorCodes.NO_ERROR) -> None:
        """Announces the end; the connection goes on as the script likes."""
        self.inject(GoAwayFrame(0, last_stream_id=last_stream_id, error_code=code))

    def set(self, **settings: int) -> None:
        """Changes settings, by the names of RFC 9113 in lower case."""
        self.h2.update_settings({h2.settings.SettingCodes[name.upper()]: value for name, value in settings.items()})
        self.flush()

    def close(self) -> None:
        """Hangs up politely."""
        self._writer.close()

    def abort(self) -> None:
        """Hangs up with a TCP reset."""
        peer = self._writer.get_extra_info("socket")
        with contextlib.suppress(OSError):
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()


class Request:
    """One request, and the means to answer it well or badly.

    Attributes:
        connection: Where it came in.
        stream_id: Its stream.
        headers: Fields by name, pseudo-headers included.
        received: The body so far.
        complete: Set when the body is complete.
        over: Set when the client has reset the stream, or the connection is over.
        reset_code: The code of the client's reset.
    """

    def __init__(self, connection: Connection, event: h2.events.RequestReceived) -> None:
        self.connection = connection
        self.stream_id = event.stream_id
        self.fields = [(str(name), str(value)) for name, value in event.headers]
        self.headers = dict(self.fields)
        self.received = b""
        self.complete = asyncio.Event()
        self.over = asyncio.Event()
        self.reset_code: int | None = None

    @property
    def method(self) -> str:
        """The verb."""
        return self.headers[":method"]

    @property
    def path(self) -> str:
        """Path and query."""
        return self.headers[":path"]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.partition("?")[0].rpartition("/")[2]

    async def body(self) -> bytes:
        """The complete body of the request."""
        await self.complete.wait()
        return self.received

    def start(self, status: int = 200, headers: Headers = (), *, end: bool = False) -> None:
        """Sends the head of the answer."""
        self.connection.h2.send_headers(self.stream_id, [(":status", str(status)), *headers], end_stream=end)
        self.connection.flush()

    async def send(self, data: bytes, *, end: bool = False) -> None:
        """Sends body bytes as the client's windows allow."""
        state = self.connection.h2
        while data:
            room = min(state.local_flow_control_window(self.stream_id), state.max_outbound_frame_size, len(data))
            if room <= 0:
                self.connection.flush()
                async with self.connection.windows_changed:
                    await self.connection.windows_changed.wait()
                continue
            state.send_data(self.stream_id, data[:room], end_stream=end and room == len(data))
            data = data[room:]
            self.connection.flush()
            await self.connection.drain()
        if end and state.streams[self.stream_id].open:
            with contextlib.suppress(h2.exceptions.ProtocolError):
                state.end_stream(self.stream_id)
                self.connection.flush()

    async def reply(self, body: bytes = b"{}", status: int = 200, headers: Headers = ()) -> None:
        """Takes the whole request and answers it as one should, head and body in one write."""
        await self.body()
        fields = [("content-type", "application/json"), ("content-length", str(len(body))), *headers]
        self.connection.h2.send_headers(self.stream_id, [(":status", str(status)), *fields])
        await self.send(body, end=True)

    def reset(self, code: int) -> None:
        """Gives up this stream."""
        self.connection.inject(RstStreamFrame(self.stream_id, error_code=code))


class H2Server:
    """The server; a context manager, started on entry.

    Args:
        script: What to do with each request.
        settings: The server's first SETTINGS.
        remembers: Whether connections keep their requests and events; without, memory stays flat.
        opens_windows: Whether received bytes are acknowledged with WINDOW_UPDATE.
        host: Loopback address to listen on.
        port: Port, 0 for any.
        context: TLS configuration instead of the usual one.
    """

    def __init__(
        self,
        script: Script,
        *,
        settings: Mapping[h2.settings.SettingCodes, int] = DEFAULT_SETTINGS,
        remembers: bool = True,
        opens_windows: bool = True,
        host: str = "127.0.0.1",
        port: int = 0,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.script = script
        self.settings = settings
        self.remembers = remembers
        self.opens_windows = opens_windows
        self.connections: list[Connection] = []
        self.host = host
        self.port = port
        self._context = context or server_context("h2")
        self._handlers: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"https://{self.host}:{self.port}"

    @property
    def requests(self) -> list[Request]:
        """Every request of every connection."""
        return [request for connection in self.connections for request in connection.requests]

    @property
    def protocol_errors(self) -> list[Exception]:
        """What clients did wrong."""
        return [error for connection in self.connections for error in connection.protocol_errors]

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._handlers.add(task)
        task.add_done_callback(self._handlers.discard)
        connection = Connection(self, writer)
        self.connections.append(connection)
        await connection.serve(reader)
        if not self.remembers:
            self.connections.remove(connection)

    async def _open(self) -> None:
        self._listener = await asyncio.start_server(
            self._accept, self.host, self.port, ssl=self._context, ssl_shutdown_timeout=0.02, backlog=512
        )
        self.port = self._listener.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        self._listener.close()
        for connection in self.connections:
            connection.close()
        for task in list(self._handlers):
            task.cancel()
        await asyncio.gather(*self._handlers, return_exceptions=True)

    def do(self, action: Callable[[], None]) -> None:
        """Runs an action on the server's loop, for tests that push the server from outside."""
        background_loop().call_soon_threadsafe(action)

    def __enter__(self) -> Self:
        run_in_background(self._open())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        run_in_background(self._close())

"""A scripted HTTP/2 server on the h2 library, one thread a connection, and bytes as a server would write them."""

import contextlib
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import h2.config
import h2.connection
import h2.events
import h2.settings
import hpack
import pytest
import trustme
from hyperframe.frame import ContinuationFrame, DataFrame, Frame, HeadersFrame, SettingsFrame

from http2.sans_io import MAX_BODY, sent
from novita._http2 import AsyncPool, Origin
from novita._http2.connection import Connection


@dataclass
class Request:
    """A request the server has received in full."""

    stream_id: int
    headers: dict[bytes, bytes]
    body: bytearray = field(default_factory=bytearray)


@dataclass
class Peer:
    """One accepted connection, driven by a script."""

    sock: ssl.SSLSocket
    number: int
    h2: h2.connection.H2Connection
    log: list[Any]
    open_requests: dict[int, Request] = field(default_factory=dict)

    def raw(self, data: bytes) -> None:
        self.sock.sendall(data)

    def frame(self, frame: Frame) -> None:
        self.raw(frame.serialize())

    def flush(self) -> None:
        self.raw(self.h2.data_to_send())

    def answer(self, stream_id: int, body: bytes = b"ok", status: int = 200, **headers: str) -> None:
        fields = [(":status", str(status)), *((name.replace("_", "-"), value) for name, value in headers.items())]
        self.h2.send_headers(stream_id, fields)
        for start in range(0, len(body), 16_000):
            self.h2.send_data(stream_id, body[start : start + 16_000])
        self.h2.end_stream(stream_id)
        self.flush()

    def events(self) -> Iterator[Any]:
        """What the client does, until it goes."""
        while True:
            try:
                data = self.sock.recv(65_536)
            except OSError:
                return
            if not data:
                return
            for event in self.h2.receive_data(data):
                self.log.append(event)
                yield event
            self.flush()

    def requests(self) -> Iterator[Request]:
        for event in self.events():
            if isinstance(event, h2.events.RequestReceived):
                self.open_requests[event.stream_id] = Request(event.stream_id, dict(event.headers))
            elif isinstance(event, h2.events.DataReceived):
                self.open_requests[event.stream_id].body += event.data
                if event.flow_controlled_length:
                    self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, h2.events.StreamEnded):
                yield self.open_requests[event.stream_id]


Script = Callable[[Peer], None]


@dataclass
class Server:
    """The listening side."""

    origin: Origin
    peers: list[Peer]
    broken: list[BaseException]
    context: ssl.SSLContext
    stop_listening: Callable[[], None] = lambda: None


class Tls:
    def __init__(self) -> None:
        self.authority = trustme.CA()
        self.certificate = self.authority.issue_cert("localhost", "127.0.0.1")

    def server(self, *alpn: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.certificate.configure_cert(context)
        context.set_alpn_protocols(list(alpn))
        return context

    def client(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context


@pytest.fixture(scope="session")
def tls() -> Tls:
    return Tls()


@pytest.fixture
def serve(tls: Tls) -> Iterator[Callable[..., Server]]:
    with contextlib.ExitStack() as stack:
        servers: list[Server] = []

        def start(script: Script, *, alpn: tuple[str, ...] = ("h2",), settings: dict[int, int] | None = None) -> Server:
            server = _start(stack, tls.server(*alpn), script, settings or {})
            servers.append(server)
            return server

        yield start
    for server in servers:
        if server.broken:
            raise server.broken[0]


def _start(stack: contextlib.ExitStack, context: ssl.SSLContext, script: Script, settings: dict[int, int]) -> Server:
    listener = socket.create_server(("0.0.0.0", 0))
    server = Server(Origin("127.0.0.1", listener.getsockname()[1]), [], [], context)
    threads: list[threading.Thread] = []

    def talk(raw: socket.socket, number: int) -> None:
        try:
            with server.context.wrap_socket(raw, server_side=True) as sock:
                config = h2.config.H2Configuration(client_side=False, header_encoding=None)
                peer = Peer(sock, number, h2.connection.H2Connection(config), [])
                if sock.selected_alpn_protocol() != "h2":
                    server.peers.append(peer)
                    script(peer)
                    return
                initial: dict[Any, int] = {**dict(peer.h2.local_settings), **settings}
                peer.h2.local_settings = h2.settings.Settings(client=False, initial_values=initial)
                peer.h2.initiate_connection()
                server.peers.append(peer)
                peer.flush()
                script(peer)
        except OSError:
            pass  # the client went away, as scripts provoke
        except BaseException as error:
            server.broken.append(error)
        finally:
            raw.close()

    def accept() -> None:
        while True:
            try:
                raw, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=talk, args=(raw, len(threads)), daemon=True)
            threads.append(thread)
            thread.start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()

    def stop_listening() -> None:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(5)

    server.stop_listening = stop_listening

    def stop() -> None:
        stop_listening()
        for peer in server.peers:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(peer.sock, socket.SHUT_RDWR)
        for thread in threads:
            thread.join(5)

    stack.callback(stop)
    return server


class Wire:
    """Bytes of a server, frame by frame, with its own HPACK state."""

    def __init__(self) -> None:
        self.encoder = hpack.Encoder()

    def settings(self, values: dict[int, int] | None = None, *, ack: bool = False) -> bytes:
        return SettingsFrame(settings=values, flags=["ACK"] if ack else []).serialize()

    def headers(
        self,
        stream_id: int,
        fields: list[tuple[str, str]] | None = None,
        *,
        end: bool = False,
        parts: int = 1,
        status: int = 200,
    ) -> bytes:
        block = self.encoder.encode([(":status", str(status)), *(fields or [])] if status else fields or [])
        step = max(1, -(-len(block) // parts))
        pieces = [block[at : at + step] for at in range(0, len(block), step)] or [b""]
        out = b""
        for number, piece in enumerate(pieces):
            frame: Frame = HeadersFrame(stream_id, piece) if number == 0 else ContinuationFrame(stream_id, piece)
            if number == 0 and end:
                frame.flags.add("END_STREAM")
            if number == len(pieces) - 1:
                frame.flags.add("END_HEADERS")
            out += frame.serialize()
        return out

    def data(self, stream_id: int, data: bytes = b"", *, end: bool = False, padding: int | None = None) -> bytes:
        frame = DataFrame(stream_id, data, pad_length=padding or 0, flags=["END_STREAM"] if end else [])
        if padding is not None:
            frame.flags.add("PADDED")
        return frame.serialize()


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def conn(wire: Wire) -> Connection:
    connection = Connection(MAX_BODY)
    connection.receive(wire.settings())
    sent(connection)
    return connection


@pytest.fixture
async def pool(tls: Tls) -> AsyncIterator[AsyncPool]:
    pool = AsyncPool(tls.client())
    yield pool
    await pool.aclose()

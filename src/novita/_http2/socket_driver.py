"""A connection on a blocking socket: one call at a time, each wait bounded by the call's deadline."""

import contextlib
import socket
import ssl
from time import monotonic

from .connection import Connection
from .errors import (
    ConnectError,
    ConnectionLostError,
    ConnectTimeoutError,
    DeadlineExceededError,
    Http2NotSupportedError,
)
from .origin import Limits, Origin
from .stream import Response, Stream
from .tcp import connect, waiter

_READ_SIZE = 2**16
_WOULD_BLOCK = (ssl.SSLWantReadError, ssl.SSLWantWriteError)


class SyncConnection:
    """A TLS connection and its protocol state, used by one thread at a time.

    Args:
        origin: The server.
        context: TLS configuration.
        limits: What the pool allows.
        deadline: Connecting takes no longer than this, nor than `limits.connect_seconds`.

    Raises:
        ConnectError: No connection.
        Http2NotSupportedError: The server chose HTTP/1.1.
    """

    __slots__ = ("_age_ends", "_deaf", "_last_used", "_limits", "_output", "_sent", "_socket", "_wait", "h2")

    def __init__(self, origin: Origin, context: ssl.SSLContext, limits: Limits, deadline: float) -> None:
        deadline = min(deadline, monotonic() + limits.connect_seconds)
        self._limits = limits
        self._socket = _handshake(connect(origin.host, origin.port, deadline), origin, context, deadline)
        self._last_used = monotonic()
        self._age_ends = self._last_used + limits.age()
        self._wait = waiter(self._socket)
        self._output = bytearray()
        self._sent = 0
        self._deaf = False
        self.h2 = Connection(limits.max_body)

    def usable(self) -> bool:
        """Whether a call may start. Reads what came while idle: answers PINGs, notices GOAWAY and a closed socket."""
        if self.expired(monotonic()):
            return False
        try:
            while self._wait(0):
                self._read()
                self._write()
        except OSError:
            return False
        return self.h2.limit > 0 and not self._deaf

    def expired(self, now: float) -> bool:
        """Whether it is too old, or has been idle too long."""
        return now >= self._age_ends or now >= self._last_used + self._limits.idle_seconds

    def exchange(self, head: bytes, body: bytes, deadline: float, *, is_head: bool) -> Response:
        """Sends a request and reads the whole response. After an error the connection is of no more use."""
        stream = self.h2.open(head, body, is_head=is_head)
        try:
            self._run(stream, deadline)
        finally:
            if not stream.done:
                self.h2.cancel(stream)
        self._last_used = monotonic()
        return stream.response(self._limits.max_body)

    def close(self) -> None:
        """Says goodbye if that needs no waiting, and closes the socket."""
        self.h2.goodbye()
        self._write()
        self._socket.close()

    def drop(self) -> None:
        """Closes the file descriptor without a word to the peer."""
        self._socket.close()

    def interrupt(self) -> None:
        """Makes a call that another thread has in flight fail at once."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _run(self, stream: Stream, deadline: float) -> None:
        sent_before = self._sent
        self._write()
        try:
            while not stream.done:
                left = deadline - monotonic()
                wait = waiter(self._socket, write=True) if self._output and not self._deaf else self._wait
                if left <= 0 or not wait(left):
                    raise DeadlineExceededError("The deadline passed before the response was complete")
                # All that has come is read before anything is written: a failed write ends a TLS connection for both.
                while self._read() and not stream.done:
                    pass
                if self._output or self.h2.wants_write:
                    self._write()
        except OSError as error:
            untouched = self._sent == sent_before
            raise ConnectionLostError(f"The connection broke: {error}", not_processed=untouched) from None

    def _write(self) -> None:
        """Writes once, as much as the socket takes; what is left, or has become due, stands in `_output`."""
        if not self._output and self.h2.wants_write:
            self._output = self.h2.take_output()
        if not self._output or self._deaf:
            return
        try:
            sent = self._socket.send(self._output)
        except _WOULD_BLOCK:
            self._sent += 1  # at least: of several TLS records the first may be on their way
            return
        except OSError:
            self._deaf = True
            return
        self._sent += sent
        if sent < len(self._output):
            del self._output[:sent]
        else:
            self._output = self.h2.take_output() if self.h2.wants_write else bytearray()

    def _read(self) -> bool:
        """Reads once; False when there was nothing.

        Raises:
            OSError: The connection is gone.
        """
        try:
            data = self._socket.recv(_READ_SIZE)
        except _WOULD_BLOCK:
            return False
        if not data:
            raise ConnectionAbortedError("the server closed it")
        self.h2.receive(data)
        return True


def _handshake(sock: socket.socket, origin: Origin, context: ssl.SSLContext, deadline: float) -> ssl.SSLSocket:
    tls: ssl.SSLSocket | None = None
    try:
        sock.settimeout(max(deadline - monotonic(), 0.001))
        tls = context.wrap_socket(sock, server_hostname=origin.host, do_handshake_on_connect=False)
        tls.setblocking(False)
        while True:
            try:
                tls.do_handshake()
                break
            except _WOULD_BLOCK as error:
                left = deadline - monotonic()
                if left <= 0 or not waiter(tls, write=isinstance(error, ssl.SSLWantWriteError))(left):
                    raise ConnectTimeoutError(f"No TLS connection to {origin.host} before the deadline") from None
    except (OSError, ValueError) as error:
        (tls or sock).close()
        raise ConnectError(f"No connection to {origin.host}: {error}") from error
    except BaseException:
        (tls or sock).close()
        raise
    if tls.selected_alpn_protocol() != "h2":
        tls.close()
        raise Http2NotSupportedError(f"{origin.host} does not speak HTTP/2")
    return tls

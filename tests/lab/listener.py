"""A server on plain sockets: each connection runs a function on a thread of its own."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from typing import Any

ANSWER = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 13\r\n\r\n{"id": "r-1"}'


class Listener:
    """Accepts connections on loopback and hands each to `serve` on a thread of its own."""

    def __init__(self, serve: Any, tls: ssl.SSLContext | None = None) -> None:
        self.connections = 0
        self._serve, self._tls = serve, tls
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.connections += 1
                self._open.append(connection)
                self._threads.append(threading.Thread(target=self._run, args=(connection,)))
                self._threads[-1].start()

    def _run(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            with connection:
                self._serve(connection)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._threads[0].join()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()


def read_request(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        chunk = connection.recv(65_536)
        if not chunk:
            break
        request += chunk
    return request


def answer(connection: socket.socket) -> None:
    while read_request(connection):
        connection.sendall(ANSWER)


def hang(connection: socket.socket) -> None:
    while connection.recv(65_536):
        pass


def drop(connection: socket.socket) -> None:
    read_request(connection)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port: int = sock.getsockname()[1]
        return port

"""A total deadline for httpcore's blocking pools, which by themselves allow the whole timeout to every byte."""

import contextlib
import os
import socket
import ssl
from collections.abc import Iterable
from time import monotonic
from typing import Any, Self

import httpcore

from .errors import ConnectError, ConnectTimeoutError
from .tcp import resolve

DEADLINE = "deadline"
"""Request extension: the `time.monotonic()` instant by which the answer must be there."""

_SLICE = 2**14
"""What is written under one timeout: a TLS record."""


class Until(float):
    """A timeout in seconds, as it was when made, that knows the instant it ends.

    httpcore hands timeouts through to the socket as they are, so a stream of ours can see how much is left.
    """

    __slots__ = ("deadline",)

    def __new__(cls, deadline: float) -> Self:
        """Takes an instant on the monotonic clock."""
        timeout = super().__new__(cls, max(deadline - monotonic(), 0.0))
        timeout.deadline = deadline
        return timeout

    deadline: float


def keep_deadlines(pool: httpcore.ConnectionPool) -> None:
    """Makes a pool heed `Until`; httpx, which made it, has no option for this."""
    pool._network_backend = _Backend(pool._network_backend)


def _left(timeout: float | None, error: type[Exception]) -> float | None:
    if not isinstance(timeout, Until):
        return timeout
    left = timeout.deadline - monotonic()
    if left <= 0:
        raise error("The deadline passed")
    return left


class _Backend(httpcore.NetworkBackend):
    def __init__(self, stock: httpcore.NetworkBackend) -> None:
        self._stock = stock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if not isinstance(timeout, Until):
            return self._stock.connect_tcp(host, port, timeout, local_address, socket_options)
        try:
            addresses = resolve(host, port, timeout.deadline)
        except ConnectTimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except ConnectError as error:
            raise httpcore.ConnectError(str(error)) from error
        last: Exception = httpcore.ConnectError("no address")
        for tried, (_, address) in enumerate(addresses):
            share = (_left(timeout, httpcore.ConnectTimeout) or 0.0) / (len(addresses) - tried)
            try:
                stream = self._stock.connect_tcp(address[0], port, share, local_address, socket_options)
                return _Stream(stream, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last


class _Stream(httpcore.NetworkStream):
    def __init__(self, stock: httpcore.NetworkStream, connecting: Until | None = None) -> None:
        self._stock = stock
        self._connecting = connecting  # with a SOCKS proxy httpcore speaks without a timeout
        self._process = os.getpid()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        timeout = self._connecting if timeout is None else timeout
        return self._stock.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        timeout = self._connecting if timeout is None else timeout
        for start in range(0, len(buffer), _SLICE):
            self._stock.write(buffer[start : start + _SLICE], _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        sock = self._stock.get_extra_info("socket")
        # Another thread may wait for bytes on it, to the end of its time. In a forked child it is the parent's as well.
        if sock is not None and os.getpid() == self._process:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
        self._stock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            left = _left(timeout, httpcore.ConnectTimeout)
        except httpcore.ConnectTimeout:
            self.close()  # as httpcore's own streams do: nobody else will
            raise
        return _Stream(self._stock.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stock.get_extra_info(info)

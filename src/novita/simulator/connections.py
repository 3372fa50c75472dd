"""This process's own TCP connections, found by their descriptors: the server below offers no way to cut one."""

import os
import socket
from collections.abc import Generator
from contextlib import contextmanager

__all__ = ["cut", "reserved"]

_DESCRIPTORS = "/dev/fd"


def cut(port: int, *, only: tuple[str, int] | None = None, spare: tuple[str, int] | None = None) -> None:
    """Cut the connections that were accepted on a port: all, `only` the one of a peer, or all but the `spare` one."""
    for name in os.listdir(_DESCRIPTORS):  # noqa: PTH208 - numbers, not files
        try:
            copy = os.dup(int(name))
        except OSError:  # closed since it was listed
            continue
        try:
            connection = socket.socket(fileno=copy)
        except OSError:  # no socket
            os.close(copy)
            continue
        with connection:
            try:
                peer = connection.getpeername()
                ours = connection.family == socket.AF_INET and connection.getsockname()[1] == port
                if ours and peer != spare and only in {None, peer}:
                    connection.shutdown(socket.SHUT_RDWR)
            except OSError:  # listens, or is closed already
                continue


@contextmanager
def reserved(port: int) -> Generator[int]:
    """Hold a port (0: any free one) for as long as it lasts: bound but not listening, so that nobody else gets it."""
    with socket.socket() as probe:  # fails if somebody listens there, though he shares the port as we do
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        holder.bind(("127.0.0.1", port))
        yield holder.getsockname()[1]

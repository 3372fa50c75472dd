"""Sockets: name resolution and connecting under a deadline, options, waiting."""

import contextlib
import select
import socket
import threading
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from .errors import ConnectError, ConnectTimeoutError

if TYPE_CHECKING:
    import asyncio

_OPTIONS = [
    (socket.IPPROTO_TCP, "TCP_NODELAY", 1),
    (socket.SOL_SOCKET, "SO_KEEPALIVE", 1),
    (socket.IPPROTO_TCP, "TCP_KEEPIDLE", 20),
    (socket.IPPROTO_TCP, "TCP_KEEPINTVL", 10),
    (socket.IPPROTO_TCP, "TCP_KEEPCNT", 3),
    (socket.IPPROTO_TCP, "TCP_USER_TIMEOUT", 30_000),
]
_FAR = 86_400.0

_Address = tuple[Any, ...]  # what getaddrinfo says and connect takes: (host, port) or (host, port, flow, scope)


def tune(sock: socket.socket) -> None:
    """Sends small writes at once, and notices a peer that went without a word."""
    for level, name, value in _OPTIONS:
        option = getattr(socket, name, None)
        if option is not None:
            with contextlib.suppress(OSError):
                sock.setsockopt(level, option, value)


def connect(host: str, port: int, deadline: float) -> socket.socket:
    """Opens a TCP connection to the first address that answers.

    Raises:
        ConnectError: None answered.
        ConnectTimeoutError: The deadline passed.
    """
    addresses = resolve(host, port, deadline)
    last: OSError | None = None
    for tried, (family, address) in enumerate(addresses):
        left = deadline - monotonic()
        if left <= 0:
            break
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(min(left / (len(addresses) - tried), _FAR))
            sock.connect(address)
        except OSError as error:
            sock.close()
            last = error
            continue
        except BaseException:
            sock.close()
            raise
        tune(sock)
        return sock
    if monotonic() >= deadline:
        raise ConnectTimeoutError(f"No connection to {host} before the deadline")
    raise ConnectError(f"No connection to {host}: {last}")


async def connect_async(loop: "asyncio.AbstractEventLoop", host: str, port: int, seconds: float) -> socket.socket:
    """Opens a TCP connection to the first address that answers; each gets its share of the time.

    Raises:
        OSError: None answered.
    """
    import asyncio  # 20 ms that programs without an event loop need not pay

    end = monotonic() + seconds
    last: OSError | None = None
    addresses = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for tried, (family, _, _, _, address) in enumerate(addresses):
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.setblocking(False)
            async with asyncio.timeout((end - monotonic()) / (len(addresses) - tried)):
                await loop.sock_connect(sock, address)
        except OSError as error:
            sock.close()
            last = error
        except BaseException:
            sock.close()
            raise
        else:
            tune(sock)
            return sock
    raise last or OSError("no address")


def resolve(host: str, port: int, deadline: float) -> list[tuple[int, _Address]]:
    """Resolves in a thread, because the resolver of the system knows no deadline."""
    found: list[tuple[int, _Address]] = []
    failed: list[Exception] = []

    def look_up() -> None:
        try:
            for family, _, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append((family, address))
        except (OSError, ValueError) as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, name="novita-resolver", daemon=True)
    try:
        thread.start()
    except RuntimeError:  # none is to be had, as when the interpreter ends
        look_up()
    else:
        thread.join(min(max(deadline - monotonic(), 0), _FAR))
        if thread.is_alive():
            raise ConnectTimeoutError(f"The name {host} was not resolved before the deadline")
    if not found:
        raise ConnectError(f"The name {host} cannot be resolved: {failed[0] if failed else 'no address'}")
    return found


def waiter(sock: socket.socket, *, write: bool = False) -> Callable[[float], object]:
    """Returns a function that waits, at most so many seconds, until the socket can be read (or also: written).

    Its result is true when the socket is ready.
    """
    if not hasattr(select, "poll"):  # Windows
        return lambda seconds: any(select.select([sock], [sock] if write else [], [], min(seconds, _FAR)))
    poll = select.poll()
    poll.register(sock.fileno(), select.POLLIN | select.POLLOUT if write else select.POLLIN)
    return lambda seconds: poll.poll(min(seconds, _FAR) * 1000)

"""No test leaves this machine: whoever tries is stopped, and named."""

import ipaddress
import socket
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

LOCAL_NAMES = {"localhost", "", None}
NOWHERE = (".invalid", ".test", ".localhost")
"""Names that exist nowhere (RFC 6761): answered here, the system's resolver might ask a server."""
attempts: list[str] = []


class LeftLoopback(BaseException):
    """A connection or a name look-up would have left loopback."""


def is_local(host: object) -> bool:
    """Whether a host is this machine."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _check(what: str, host: object) -> None:
    if not is_local(host):
        attempts.append(f"{what} {host!r}")
        raise LeftLoopback(attempts[-1])


def _guarded(name: str) -> Callable[..., Any]:
    """A method of `socket.socket` that looks at the address, its last argument, first."""
    method = getattr(socket.socket, name)

    @wraps(method)
    def checked(sock: socket.socket, *arguments: Any) -> Any:
        if isinstance(arguments[-1], tuple):
            _check(name, arguments[-1][0])
        return method(sock, *arguments)

    return checked


@cache
def install() -> None:
    """Starts watching, for the life of the process.

    No audit hook: one written in Python is called by `sys.settrace` as well, and where it hands over to another thread,
    CPython 3.11 fails to start a thread under the coverage measurement.
    """
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _guarded(name))
    resolve = socket.getaddrinfo

    @wraps(resolve)
    def looked_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if str(host).endswith(NOWHERE):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        _check("getaddrinfo", host)
        return resolve(host, *arguments, **options)

    socket.getaddrinfo = looked_up

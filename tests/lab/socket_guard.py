"""No test leaves this machine: whoever tries is stopped, and named."""

import ipaddress
import socket
import sys
from functools import cache
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


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
        if str(host).endswith(NOWHERE):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    else:
        return
    if not is_local(host):
        attempts.append(f"{event} {host!r}")
        raise LeftLoopback(attempts[-1])


@cache
def install() -> None:
    """Starts watching, for the life of the process: an audit hook sees every socket, whoever made it."""
    sys.addaudithook(_watch)

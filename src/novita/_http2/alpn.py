"""Which protocol a TLS connection is to speak, when connections of both kinds share the caller's settings."""

import os
import socket
import ssl
import threading
from typing import Self

HTTP_2 = ["h2", "http/1.1"]
HTTP_1_1 = ["http/1.1"]

_setting = threading.Lock()


def _after_fork_in_child() -> None:
    """Another thread of the parent may have held the lock; here nobody is left to release it."""
    global _setting
    _setting = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)


class Offer(ssl.SSLContext):
    """A context of the caller's that offers (ALPN) the same protocols on every connection.

    The offer is a setting of the context, read when a connection begins, and httpcore sets it before each of its own.
    Used at the same time for both protocols, a context would now and then make the wrong offer; through this it cannot.

    Args:
        context: The caller's TLS configuration.
        protocols: What to offer, best first.
    """

    def __new__(cls, context: ssl.SSLContext, protocols: list[str]) -> Self:
        """Makes it a context by type only: the configuration is the other's."""
        del context, protocols
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self, context: ssl.SSLContext, protocols: list[str]) -> None:
        self._context = context
        self._protocols = protocols

    def set_alpn_protocols(self, alpn_protocols: object) -> None:
        """Changes nothing: httpcore asks for what is offered anyway."""

    def wrap_socket(
        self,
        sock: socket.socket,
        server_side: bool = False,
        do_handshake_on_connect: bool = True,
        suppress_ragged_eofs: bool = True,
        server_hostname: str | bytes | None = None,
        session: ssl.SSLSession | None = None,
    ) -> ssl.SSLSocket:
        """Begins a connection on a socket, as `ssl.SSLContext.wrap_socket` does."""
        with _setting:
            self._context.set_alpn_protocols(self._protocols)
            tls = self._context.wrap_socket(sock, server_side, False, suppress_ragged_eofs, server_hostname, session)
        if do_handshake_on_connect:
            try:
                tls.do_handshake()
            except BaseException:
                tls.close()
                raise
        return tls

    def wrap_bio(
        self,
        incoming: ssl.MemoryBIO,
        outgoing: ssl.MemoryBIO,
        server_side: bool = False,
        server_hostname: str | bytes | None = None,
        session: ssl.SSLSession | None = None,
    ) -> ssl.SSLObject:
        """Begins a connection in memory, as `ssl.SSLContext.wrap_bio` does."""
        with _setting:
            self._context.set_alpn_protocols(self._protocols)
            return self._context.wrap_bio(incoming, outgoing, server_side, server_hostname, session)

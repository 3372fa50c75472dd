"""What goes over the wire, and what comes back: plain data between the pure parts and the transport."""

from __future__ import annotations

import msgspec


class Call(msgspec.Struct, frozen=True, gc=False):
    """One request as the wire sees it, below the base URL."""

    verb: str
    target: str
    """Path and query, percent-encoded."""
    body: bytes | None
    content_type: str = "application/json"


class Answer(msgspec.Struct, frozen=True, gc=False):
    """One complete answer."""

    status: int
    headers: list[tuple[bytes, bytes]]
    """Names in lower case."""
    body: bytes
    """Decoded from its content encoding."""
    http_version: str

    def header(self, name: bytes) -> str | None:
        """The first value of a header, if it is there."""
        for key, value in self.headers:
            if key == name:
                return value.decode("latin-1")
        return None


class TransportError(Exception):
    """A call got no answer. Only the transport raises it, and only `Exchange` turns it into a public error."""

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        unprocessed: bool = False,
        turned_away: bool = False,
        companion: bool = False,
        timeout: bool = False,
        permanent: bool = False,
    ) -> None:
        super().__init__(message)
        self.hint = hint
        """What the user can do about it."""
        self.unprocessed = unprocessed
        """The server provably did not act on the request."""
        self.turned_away = turned_away
        """It was not processed because of the connection it went to, which may have closed long ago: another may do."""
        self.companion = companion
        """It failed together with another call on the same connection, which stands for both."""
        self.timeout = timeout
        """The deadline passed."""
        self.permanent = permanent
        """The same would happen again: a wrong certificate, an oversized answer."""

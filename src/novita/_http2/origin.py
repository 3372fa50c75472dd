"""Where a pool connects to, and the limits it keeps."""

import random
from dataclasses import dataclass
from typing import NamedTuple


class Origin(NamedTuple):
    """An https server: host name (in ASCII: IDNA is the caller's) or IP address (no brackets), and port."""

    host: str
    port: int = 443

    @property
    def authority(self) -> bytes:
        """The `:authority` of requests: IPv6 in brackets, the default port left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (host if self.port == 443 else f"{host}:{self.port}").encode("ascii", "replace")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a pool allows itself.

    Attributes:
        max_connections: Connections per origin and event loop (async pool).
        max_body: Largest response body in bytes, both as received and decompressed.
        connect_seconds: One attempt to connect, TLS handshake included, takes at most this long.
        idle_seconds: An idle connection older than this is not used again.
        max_age_seconds: A connection is replaced after about this long, so that DNS changes are followed.
    """

    max_connections: int = 8
    max_body: int = 64 * 1024 * 1024
    connect_seconds: float = 10.0
    idle_seconds: float = 50.0
    max_age_seconds: float = 600.0

    def age(self) -> float:
        """A life span for one connection: give or take a fifth, so that a fleet does not reconnect at once."""
        return self.max_age_seconds * random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, guards nothing

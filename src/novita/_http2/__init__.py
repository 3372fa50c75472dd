"""An HTTP/2 client engine: bytes and deadlines in, complete responses or one small family of errors out.

`AsyncPool` and `SyncPool` send requests to an `Origin`; `RequestHeaders` are header fields checked and encoded once for
many requests; `Response` has status, headers and the decompressed body; everything that can go wrong is an
`Http2Error`, whose `not_processed` says whether the server provably did not act on the request. `Limits` bounds what a
pool uses.

Inside: `connection` (the protocol, without IO) on `stream`, `outbound`, `request_head`, `header_decoder`, `body` and
`frames`; `asyncio_driver` and `socket_driver` move its bytes; `async_pool` and `sync_pool` keep connections; `alpn`
offers a protocol during the TLS handshake.
"""

import importlib
from typing import TYPE_CHECKING, Any

from .errors import (
    BodyDecodeError,
    ConnectError,
    ConnectionLostError,
    ConnectTimeoutError,
    DeadlineExceededError,
    Http2Error,
    Http2NotSupportedError,
    Http11RequiredError,
    InvalidRequestError,
    PoolClosedError,
    ProtocolViolationError,
    ResponseTooLargeError,
    StreamResetError,
)
from .origin import Limits, Origin
from .request_head import RequestHeaders
from .stream import Response

if TYPE_CHECKING:
    from .async_pool import AsyncPool
    from .sync_pool import SyncPool

__all__ = [
    "AsyncPool",
    "BodyDecodeError",
    "ConnectError",
    "ConnectTimeoutError",
    "ConnectionLostError",
    "DeadlineExceededError",
    "Http2Error",
    "Http2NotSupportedError",
    "Http11RequiredError",
    "InvalidRequestError",
    "Limits",
    "Origin",
    "PoolClosedError",
    "ProtocolViolationError",
    "RequestHeaders",
    "Response",
    "ResponseTooLargeError",
    "StreamResetError",
    "SyncPool",
]


def __getattr__(name: str) -> Any:
    # Programs need one pool; the other would load asyncio, or select, for nothing.
    homes = {"AsyncPool": "async_pool", "SyncPool": "sync_pool"}
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{homes[name]}", __name__), name)

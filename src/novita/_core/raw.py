"""A value together with the answer it came in."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec

from .call import Answer
from .decode import request_id
from .exchange import Exchange

R = TypeVar("R")


class RawResponse(msgspec.Struct, Generic[R], frozen=True, kw_only=True):
    """A value together with the answer it came in."""

    value: R
    """What the method would have returned."""
    status_code: int
    """HTTP status."""
    headers: dict[str, str]
    """Names in lower case; the last of several with one name."""
    request_id: str | None
    """Id the server gave the request."""
    http_version: str
    """Protocol of the connection, such as `HTTP/2`."""
    attempts: int
    """How often the request was tried."""
    elapsed_seconds: float
    """Seconds from the call to the decoded value, retries included."""


def raw_response(exchange: Exchange, answer: Answer, value: Any) -> RawResponse[Any]:
    return RawResponse(
        value=value,
        status_code=answer.status,
        headers={name.decode("latin-1"): text.decode("latin-1") for name, text in answer.headers},
        request_id=request_id(answer),
        http_version=answer.http_version,
        attempts=exchange.attempts,
        elapsed_seconds=exchange.elapsed,
    )

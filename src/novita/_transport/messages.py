"""Calls to requests, responses to answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from novita._core.call import Answer, Call, TransportError
from novita._http2 import RequestHeaders

if TYPE_CHECKING:
    import httpx

MAX_ANSWER_BYTES = 64 * 1024 * 1024
_REMEMBERED_BLOCKS = 64

Headers = tuple[tuple[bytes, bytes], ...]


class Blocks:
    """The headers of calls, encoded for HTTP/2; they change from client to client, not from call to call."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[Headers, str | None], RequestHeaders] = {}

    def of(self, call: Call, headers: Headers) -> RequestHeaders:
        """What to send with this call."""
        key = (headers, None if call.body is None else call.content_type)
        block = self._blocks.get(key)
        if block is None:
            if len(self._blocks) >= _REMEMBERED_BLOCKS:
                self._blocks.clear()
            block = self._blocks[key] = RequestHeaders(_sent_headers(call, headers))
        return block


def _sent_headers(call: Call, headers: Headers) -> list[tuple[bytes, bytes]]:
    sent = list(headers)
    if call.body is not None:
        sent.append((b"content-type", call.content_type.encode("ascii")))
    return sent


class Way:
    """How far a request has come, as httpcore tells step by step; other transports tell nothing."""

    def __init__(self) -> None:
        self.unsent = False
        self.at_proxy = False
        self._sent = False

    def heed(self, step: str, details: Mapping[str, Any]) -> None:
        """Take a step: connecting and asking a proxy come before the first word to the server."""
        if self._sent:  # what follows, as when a caller's transport begins anew, does not undo that
            return
        if step.endswith("send_request_headers.started"):
            self.unsent = self.at_proxy = details["request"].method == b"CONNECT"
            self._sent = not self.unsent
        elif step.endswith("connect_tcp.started"):
            self.unsent = True
        elif step.endswith("setup_socks5_connection.started"):
            self.unsent = self.at_proxy = True

    async def heed_async(self, step: str, details: Mapping[str, Any]) -> None:
        """The same as the asyncio half of httpcore calls it."""
        self.heed(step, details)


def to_request(
    base_url: str, call: Call, headers: Headers, deadline: float, heed: Callable[[str, Mapping[str, Any]], object]
) -> httpx.Request:
    """The call as httpx takes it, to be answered by an instant of the monotonic clock; `heed` is told of its steps.

    Raises:
        TransportError: That instant has passed.
    """
    import httpx

    from novita._http2.deadline import DEADLINE, Until

    timeout = Until(deadline)
    if deadline <= time.monotonic():
        raise TransportError("The deadline passed before the call began", timeout=True, unprocessed=True)
    return httpx.Request(
        call.verb,
        base_url + call.target,
        headers=_sent_headers(call, headers),
        content=call.body,
        extensions={
            "timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout),
            "trace": heed,
            DEADLINE: deadline,
        },
    )


def await_bytes_for(request: httpx.Request, seconds: float) -> None:
    """From now on, let the answer to this request take any time in all, but no longer than this between two reads."""
    request.extensions["timeout"]["read"] = seconds


def to_answer(response: httpx.Response, body: bytes) -> Answer:
    """The response as the rest of the SDK knows it."""
    headers = [(name.lower(), value) for name, value in response.headers.raw]
    return Answer(response.status_code, headers, body, response.http_version)


class Body:
    """Collects a body up to the cap."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        """Take the next bytes.

        Raises:
            TransportError: It grew over the cap.
        """
        self._size += len(chunk)
        if self._size > MAX_ANSWER_BYTES:
            raise TransportError(f"the answer is larger than {MAX_ANSWER_BYTES >> 20} MiB", permanent=True)
        self._chunks.append(chunk)

    def join(self) -> bytes:
        """All of it."""
        return b"".join(self._chunks)

"""One request and its response, as far as it has come."""

import re
from typing import TYPE_CHECKING

from .body import gunzip
from .errors import BodyDecodeError, Http2Error
from .header_decoder import Field

if TYPE_CHECKING:
    from asyncio import Future  # which only the async pool has

MAX_INFORMATIONAL = 16

_NOT_IN_NAME = re.compile(rb"[^!#$%&'*+\-.^_`|~0-9a-z]")
_NOT_IN_VALUE = re.compile(rb"[\x00\r\n]")
_CONNECTION_FIELDS = frozenset([b"connection", b"keep-alive", b"proxy-connection", b"transfer-encoding", b"upgrade"])


class Response:
    """A complete answer.

    Attributes:
        status: HTTP status code.
        headers: Fields in the order received, names in lower case, without pseudo-headers; when the body came
            compressed, without the two fields that describe the compressed form.
        body: The body, decompressed.
    """

    __slots__ = ("body", "headers", "status")

    http_version = "HTTP/2"

    def __init__(self, status: int, headers: list[Field], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body


class Stream:
    """State of one stream; `Connection` fills it, a driver waits for `done`.

    `deadline`, `mark` and `waiter` belong to the asyncio driver.
    """

    __slots__ = (
        "chunks", "deadline", "done", "encoding", "error", "expected", "headers", "id", "informational", "is_head",
        "mark", "receive_window", "send_window", "size", "status", "unsent", "waiter",
    )  # fmt: skip

    def __init__(self, stream_id: int, send_window: int, receive_window: int, *, is_head: bool) -> None:
        self.id = stream_id
        self.send_window = send_window
        self.receive_window = receive_window
        self.is_head = is_head
        self.unsent: memoryview | None = None
        self.informational = 0
        self.status = 0
        self.headers: list[Field] = []
        self.expected = -1
        self.encoding = b""
        self.chunks: list[bytes] = []
        self.size = 0
        self.error: Http2Error | None = None
        self.done = False
        self.deadline = 0.0
        self.mark = 0
        self.waiter: Future[None] | None = None

    def take_head(self, fields: list[Field]) -> str | None:
        """Takes the fields of a header block before the body; returns what is wrong with them, if anything."""
        if not fields or fields[0][0] != b":status":
            return "a response without status"
        lookup = dict(fields)
        names = b"".join(lookup)
        if _NOT_IN_NAME.search(names, len(b":status")) or b"" in lookup:
            return "a malformed header name"
        if len(lookup) == len(fields):
            values = b"".join(lookup.values())
        else:
            values = b"".join([value for _, value in fields])
            for single in (b":status", b"content-length"):
                if len({value for name, value in fields if name == single}) > 1:
                    return "contradicting header fields"
            if [name for name, _ in fields].count(b":status") > 1:
                return "more than one status"
        if _NOT_IN_VALUE.search(values):
            return "a control character in a header value"
        if not _CONNECTION_FIELDS.isdisjoint(lookup):
            return "a header field of HTTP/1.1"
        text = lookup[b":status"]
        if len(text) != 3 or not text.isdigit() or text < b"100" or text == b"101":
            return "a malformed status"
        status = int(text)
        if status < 200:
            self.informational += 1
            return "too many informational responses" if self.informational > MAX_INFORMATIONAL else None
        length = lookup.get(b"content-length")
        if self.is_head or status in (204, 304):
            self.expected = 0
        elif length is not None:
            if not length.isdigit() or len(length) > 18:
                return "a malformed content-length"
            self.expected = int(length)
        self.encoding = lookup.get(b"content-encoding", b"")
        self.status = status
        del fields[0]
        self.headers = fields
        return None

    def response(self, max_body: int) -> Response:
        """The finished stream as a response.

        Raises:
            Http2Error: Whatever went wrong, or the body cannot be decoded.
        """
        if self.error is not None:
            raise self.error
        chunks = self.chunks
        body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
        headers = self.headers
        if self.encoding and (encoding := self.encoding.lower()) != b"identity":
            if body:
                if encoding not in (b"gzip", b"x-gzip"):
                    raise BodyDecodeError("The body has a content-encoding that was not asked for")
                body = gunzip(body, max_body)
            headers = [field for field in headers if field[0] not in (b"content-encoding", b"content-length")]
        return Response(self.status, headers, body)

"""Request headers on the wire: checked, then encoded once.

Everything is a literal without indexing (secrets: never indexed), so a block means the same on every connection, may be
cached, and leaks no lengths through compression. The dynamic table of the request direction is switched off.
"""

import re
from collections.abc import Iterable

from hpack.table import HeaderTable

from .errors import InvalidRequestError
from .origin import Origin

NO_DYNAMIC_TABLE = b"\x20"
"""Dynamic table size update to 0; goes before the first block of a connection."""

MAX_TARGET = 2**16 - 1

_NAME = re.compile(rb"[!#$%&'*+\-.^_`|~0-9a-z]+")
_VALUE = re.compile(rb"(?:[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?)?")
_METHOD = re.compile(rb"[A-Z]+(?:-[A-Z]+)*")
_TARGET = re.compile(rb"/[\x21\x22\x24-\x7e]*")
_AUTHORITY = re.compile(rb"[A-Za-z0-9\-._~:\[\]%]+")

_OURS = frozenset(
    [
        b"host",
        b"content-length",
        b"connection",
        b"keep-alive",
        b"proxy-connection",
        b"te",
        b"transfer-encoding",
        b"upgrade",
    ]
)
_SECRET = frozenset([b"authorization", b"cookie", b"proxy-authorization"])
_WITHOUT_BODY = frozenset([b"GET", b"HEAD", b"DELETE", b"OPTIONS"])
_REMEMBERED_PREFIXES = 64
_WITHOUT_INDEX, _NEVER_INDEXED = 0x00, 0x10

_INDEXED_METHODS = {b"GET": b"\x82", b"POST": b"\x83"}
_STATIC_NAMES: dict[bytes, int] = {}
for _index, (_name, _) in enumerate(HeaderTable.STATIC_TABLE, 1):
    _STATIC_NAMES.setdefault(_name, _index)


class RequestHeaders:
    """Header fields that have been checked and encoded, for use in any number of requests.

    Args:
        fields: Names (any case) and values. Names that HTTP/2 forbids or the engine sets itself are refused.

    Raises:
        InvalidRequestError: A name or value is not allowed; the message says which field, never its value.
    """

    __slots__ = ("block",)

    def __init__(self, fields: Iterable[tuple[bytes, bytes]]) -> None:
        self.block = b"".join([_checked_literal(name.lower(), value) for name, value in fields])

    def __repr__(self) -> str:
        return f"<RequestHeaders, {len(self.block)} bytes>"


def request_prefix(method: bytes, authority: bytes) -> bytes:
    """Encodes the pseudo-headers that stay the same from call to call: all but the path."""
    if _METHOD.fullmatch(method) is None:
        raise InvalidRequestError("The method is not an upper-case HTTP token")
    if _AUTHORITY.fullmatch(authority) is None:
        raise InvalidRequestError("The host name has a character that is not allowed")
    verb = _INDEXED_METHODS.get(method) or _literal(b":method", method)
    return verb + b"\x87" + _literal(b":authority", authority)


def path_field(target: bytes) -> bytes:
    """Encodes the request target.

    Raises:
        InvalidRequestError: It does not begin with a slash, is not percent-encoded, or is too long.
    """
    size = len(target)
    if size > MAX_TARGET:
        raise InvalidRequestError(f"The request target is longer than {MAX_TARGET} bytes")
    if _TARGET.fullmatch(target) is None:
        raise InvalidRequestError("The request target must begin with '/' and be percent-encoded ASCII")
    if size < 127:
        return b"\x04%c%b" % (size, target)
    return b"\x04" + _integer(0x00, 127, size) + target


def content_length_field(size: int) -> bytes:
    """Encodes the length of the request body."""
    digits = b"%d" % size
    return b"\x0f\x0d%c%b" % (len(digits), digits)


def _checked_literal(name: bytes, value: bytes) -> bytes:
    if _NAME.fullmatch(name) is None:
        raise InvalidRequestError("A header name is not a token")
    text = name.decode("ascii")
    if name in _OURS:
        raise InvalidRequestError(f"The header {text!r} is not the caller's to set")
    if _VALUE.fullmatch(value) is None:
        raise InvalidRequestError(
            f"The value of header {text!r} has a control or non-ASCII character, or outer white space"
        )
    return _literal(name, value)


def _literal(name: bytes, value: bytes) -> bytes:
    kind = _NEVER_INDEXED if name in _SECRET or b"key" in name or b"token" in name else _WITHOUT_INDEX
    index = _STATIC_NAMES.get(name)
    head = _integer(kind, 15, index) if index else bytes([kind]) + _integer(0, 127, len(name)) + name
    return head + _integer(0, 127, len(value)) + value


def _integer(flags: int, prefix: int, number: int) -> bytes:
    """An HPACK integer (RFC 7541, 5.1) behind `flags`, in a prefix whose largest value is `prefix`."""
    if number < prefix:
        return bytes([flags | number])
    out = bytearray([flags | prefix])
    number -= prefix
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


class HeadEncoder:
    """Builds header blocks; what stays the same between calls is encoded once."""

    __slots__ = ("_prefixes",)

    def __init__(self) -> None:
        self._prefixes: dict[tuple[bytes, Origin], bytes] = {}

    def encode(
        self,
        method: bytes,
        origin: Origin,
        target: bytes,
        headers: RequestHeaders | Iterable[tuple[bytes, bytes]],
        size: int,
    ) -> bytes:
        """Encodes one request; `size` is that of its body.

        Raises:
            InvalidRequestError: A part of it is not allowed on the wire.
        """
        prefix = self._prefixes.get((method, origin))
        if prefix is None:
            prefix = request_prefix(method, origin.authority)
            if len(self._prefixes) >= _REMEMBERED_PREFIXES:
                self._prefixes.clear()
            self._prefixes[method, origin] = prefix
        if not isinstance(headers, RequestHeaders):
            headers = RequestHeaders(headers)
        head = prefix + path_field(target) + headers.block
        if size or method not in _WITHOUT_BODY:
            head += content_length_field(size)
        return head

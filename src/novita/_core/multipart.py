"""Forms with files, as `multipart/form-data`."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import IO, Annotated, Any, ClassVar, NamedTuple, TypeAlias

import msgspec
from pydantic import PlainValidator, WithJsonSchema

from novita.exceptions import RequestValidationError

from .call import Call
from .operation import Operation, R

_LONGEST_NAME = 255
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/]')


class FilePart(NamedTuple):
    """A file that was read."""

    name: str
    content: bytes
    path: str = ""
    """Where it was read, of a file on this machine."""


def read_file(value: object) -> FilePart:
    """Read what a caller gives as a file.

    Raises:
        ValueError: It is no file, or cannot be read.
    """
    if isinstance(value, FilePart):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        return FilePart("upload.jsonl", bytes(value))
    if isinstance(value, str | PathLike):
        path = Path(value)
        try:
            return FilePart(path.name, path.read_bytes(), str(path))
        except OSError as error:
            raise ValueError(f"cannot be read: {error.strerror or 'no such file'}") from None
    read = getattr(value, "read", None)
    content = read() if callable(read) else None
    if not isinstance(content, bytes):
        raise ValueError("has to be a path, bytes, or a file opened in binary mode")  # noqa: TRY004 - Pydantic passes a TypeError on
    name = getattr(value, "name", None)
    return FilePart(Path(name).name if isinstance(name, str) else "upload.jsonl", content)


class _Reading(PlainValidator):
    """Reads the file when the request is made."""

    is_file: ClassVar[bool] = True


File: TypeAlias = Annotated[
    str | PathLike[str] | bytes | IO[bytes],
    _Reading(read_file),
    WithJsonSchema({"type": "string", "format": "binary"}),
]
"""A file to send: a path, its content, or an object opened in binary mode. It is read into memory at once."""


def form(parts: Iterable[tuple[str, str | FilePart]], boundary: bytes) -> bytes:
    """The body of a form; contents are copied once.

    Args:
        parts: Texts and files, by their names.
        boundary: What separates them and occurs in none of them.
    """
    pieces: list[bytes] = []
    for name, value in parts:
        pieces.append(b'--%s\r\nContent-Disposition: form-data; name="%s"' % (boundary, _safe(name)))
        if isinstance(value, FilePart):
            pieces.append(b'; filename="%s"\r\nContent-Type: application/octet-stream' % _safe(value.name))
            content = value.content
        else:
            content = value.encode()
        pieces += [b"\r\n\r\n", content, b"\r\n"]
    return b"".join([*pieces, b"--%s--\r\n" % boundary])


def _text(value: object) -> str | FilePart:
    if isinstance(value, FilePart):
        return value
    if isinstance(value, dict | bool):
        return msgspec.json.encode(value).decode()
    return str(value)


def _safe(name: str) -> bytes:
    # The end is what says the kind of a file; the cut may be within a letter.
    end = _UNSAFE.sub("_", name).encode("utf-8", "replace")[-_LONGEST_NAME:]
    return end.decode("utf-8", "ignore").encode() or b"upload"


def _read(value: Any) -> Any:
    several = isinstance(value, list | tuple) and not isinstance(value, FilePart)
    return [read_file(each) for each in value] if several else read_file(value)


class FormOperation(Operation[R]):
    """An operation whose parameters are sent as a form with files."""

    files: ClassVar[frozenset[str]] = frozenset({"file"})
    """Parameters that are files."""

    def to_call(self, path: str | None = None) -> Call:
        """Turn the request into what goes over the wire.

        Args:
            path: Another path than the documented one.

        Raises:
            RequestValidationError: A text is none, or an object no JSON.
        """
        boundary = secrets.token_hex(16)
        try:
            body = form(self.parts(), boundary.encode("ascii"))
        except UnicodeEncodeError:
            raise RequestValidationError(self.spec.name, {"arguments": "hold a text that is no Unicode"}) from None
        except TypeError:
            raise RequestValidationError(self.spec.name, {"extra": "cannot be written as JSON"}) from None
        kind = f"multipart/form-data; boundary={boundary}"
        return msgspec.structs.replace(super().to_call(path), body=body, content_type=kind)

    def _body(self) -> bytes:
        return b""  # the form stands in for it

    def parts(self) -> Iterator[tuple[str, str | FilePart]]:
        """What the form holds: texts and files, by their names; a list has its name again and again."""
        values = {wire: getattr(self, name) for name, wire, place in self.spec.fields if place == "body"}
        # A request that is not validated may hold a path still.
        read = {name: _read(values[name]) for name in self.files if values[name] is not None}
        for name, value in {**values, **read, **(self.extra or {})}.items():
            if isinstance(value, list | tuple) and not isinstance(value, FilePart):
                yield from ((name, _text(each)) for each in value)
            elif value is not None:
                yield name, _text(value)

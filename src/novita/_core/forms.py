"""Requests that carry files: multipart forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .media import FileContent, media_type

_BOUNDARY = "novita-sdk-python"


def encode_form(fields: Mapping[str, Any]) -> tuple[str, bytes]:
    """Content type and body of a form. Lists become repeated fields, None is left out.

    Args:
        fields: Names with texts, numbers, booleans, files (`FileContent`), or lists of these.
    """
    parts = [part for name, value in fields.items() for part in _parts(name, value)]
    number = 0
    while any(f"{_BOUNDARY}-{number}".encode() in part for part in parts):
        number += 1
    line = f"--{_BOUNDARY}-{number}".encode()
    body = b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"
    return f"multipart/form-data; boundary={_BOUNDARY}-{number}", body


def _parts(name: str, value: Any) -> Iterator[bytes]:
    if value is None:
        return
    if isinstance(value, FileContent):
        kind = media_type(value) or "application/octet-stream"
        head = f'Content-Disposition: form-data; name="{name}"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
        yield head.encode() + value
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for item in value:
            yield from _parts(name, item)
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'.encode()

"""Images, audio and video that callers pass in: a URL, a file, bytes or a picture, sent as the endpoint wants them.

The endpoints differ: some take a link only, some bare base64, some a data URI. `Encoding` says which, and is put into
the annotation of a parameter. What it makes is text that never shows its content in a `repr` or an error.
"""

from __future__ import annotations

import base64
import io
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class Readable(Protocol):
    """A file opened for reading bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes; all of them without one."""
        ...


class PillowImage(Protocol):
    """A picture of the Pillow library."""

    @property
    def mode(self) -> str:
        """How its pixels are stored."""
        ...

    def save(self, fp: IO[bytes], format: str | None = None) -> None:  # noqa: A002 - Pillow's word
        """Write the picture."""
        ...


MediaInput: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | Readable | PillowImage
"""A URL, base64 or a data URI as text; a file on this machine as a `Path`; bytes, an open file, or a Pillow image."""

_URL = re.compile(r"https?://[^\s/?#]+\S*", re.ASCII | re.IGNORECASE).fullmatch
_DATA_URI = re.compile(r"data:([\w.+-]+/[\w.+-]+)?(;[\w=.+-]+)*;base64,", re.ASCII).match
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]+={0,2}\s*").fullmatch
_SHORTEST_BASE64 = 64
"""The smallest image there is takes more; what is shorter is a word or a path."""
_MB = 1_000_000

_KINDS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (4, b"ftypavi", "image/avif"),
    (4, b"ftyphe", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (4, b"ftypmsf1", "image/heif"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"%PDF-", "application/pdf"),
)
_NEVER = {"image": ("audio/", "video/", "application/"), "audio": ("image/", "application/")}
"""What a file of another kind is; a recording may come in a container of videos."""


def media_type(data: bytes) -> str:
    """What the first bytes of a file say it is, such as `image/png`; empty when they are of no known kind."""
    return next((kind for at, mark, kind in _KINDS if data[at : at + len(mark)] == mark), "")


class EncodedMedia(str):
    """Text that goes over the wire, and shows no more than its length."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} characters of media>"


@dataclass(frozen=True)
class Encoding:
    """How one parameter takes media; written into its annotation."""

    form: Literal["url", "base64", "data_uri"]
    """What becomes of a file: nothing can (`url`), bare base64, or a data URI."""
    links: bool = True
    """Whether the endpoint fetches links."""
    max_mb: float = 30.0
    """Largest file in megabytes."""
    takes: Literal["image", "audio", "video"] = "image"
    """What the file has to be."""
    is_file: ClassVar[bool] = True

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        serialization = core_schema.plain_serializer_function_ser_schema(
            lambda value: str(self.encode(value)),  # not encoded yet when validation is switched off
            return_schema=core_schema.str_schema(),
        )
        return core_schema.no_info_plain_validator_function(self.encode, serialization=serialization)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string"}

    def encode(self, value: MediaInput) -> str:
        """The text to send.

        Raises:
            ValueError: The endpoint cannot take it so; the message has no content of it.
        """
        if isinstance(value, EncodedMedia):
            return value
        if isinstance(value, str):
            return self._text(value)
        if self.form == "url":
            raise ValueError("takes a URL only: put the file where the service can fetch it")
        data = _read(value, self.max_mb)
        if (kind := media_type(data)).startswith(_NEVER.get(self.takes, ())):
            raise ValueError(f"takes {self._kind}, and this is {kind}")
        return self._encoded(data)

    @property
    def _kind(self) -> str:
        return {"image": "an image", "audio": "a recording", "video": "a video"}[self.takes]

    def _text(self, text: str) -> str:
        if text[:5].lower() in {"http:", "https"} and _URL(text):
            if not self.links:
                raise ValueError("takes no URL: pass the bytes, or a pathlib.Path of a file")
            return text
        if self.form != "url":
            if uri := _DATA_URI(text):
                content = text[uri.end() :]
                _check_size(_decoded_size(content), self.max_mb)
                return EncodedMedia(text if self.form == "data_uri" else content)
            if len(text) >= _SHORTEST_BASE64 and _BASE64(text):
                _check_size(_decoded_size(text), self.max_mb)
                return self._encoded(base64.b64decode(text)) if self.form == "data_uri" else EncodedMedia(text)
        wanted = " or ".join([*(["a URL"] if self.links else []), *(["base64"] if self.form != "url" else [])])
        raise ValueError(f"a text has to be {wanted}: for a file on this machine pass pathlib.Path(...)")

    def _encoded(self, data: bytes) -> EncodedMedia:
        text = base64.b64encode(data).decode("ascii")
        if self.form == "base64":
            return EncodedMedia(text)
        if not (kind := media_type(data)):
            raise ValueError(f"takes {self._kind}, and this is a file of no known kind")
        return EncodedMedia(f"data:{kind};base64,{text}")


def _read(value: Any, max_mb: float) -> bytes:
    limit = int(max_mb * _MB) + 1
    if isinstance(value, bytes | bytearray | memoryview):
        data = bytes(value)
    elif isinstance(value, os.PathLike):
        try:
            with Path(value).open("rb") as file:
                data = file.read(limit)
        except OSError as error:
            raise ValueError(f"the file cannot be read: {error.strerror}") from None
    elif (pillow := sys.modules.get("PIL.Image")) is not None and isinstance(value, pillow.Image):
        data = _drawn(value)
    elif callable(getattr(value, "read", None)):
        read = bytearray()
        while len(read) < limit:  # pipes and sockets give what they have
            if not isinstance(piece := value.read(limit - len(read)), bytes):
                raise ValueError("the file has to be opened for reading bytes (mode 'rb')")  # noqa: TRY004 - Pydantic passes a TypeError on
            if not piece:
                break
            read += piece
        data = bytes(read)
    else:
        raise ValueError("has to be a URL, a pathlib.Path, bytes, an open file or a Pillow image")
    if not data:
        raise ValueError("the file is empty")
    _check_size(len(data), max_mb)
    return data


def _decoded_size(text: str) -> int:
    padding = text[-4:].count("=")
    return (len(text) - text.count("\n") - text.count("\r")) * 3 // 4 - padding


def _check_size(size: int, max_mb: float) -> None:
    if size > max_mb * _MB:
        raise ValueError(f"is larger than the {max_mb:g} MB the service takes")


def _drawn(image: Any) -> bytes:
    """A Pillow image as PNG, which loses nothing."""
    buffer = io.BytesIO()
    kept = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}
    plain = image if image.mode in kept else image.convert("I;16" if image.mode == "I" else "RGB")
    plain.save(buffer, format="PNG")
    return buffer.getvalue()


ImageUrl = Annotated[MediaInput, Encoding("url")]
"""An image the service fetches."""
ImageBase64 = Annotated[MediaInput, Encoding("base64", links=False)]
"""An image sent along as bare base64, at most 30 MB."""
ImageUrlOrBase64 = Annotated[MediaInput, Encoding("base64", max_mb=10)]
"""An image the service fetches, or bare base64 of at most 10 MB."""
ImageUrlOrDataUri = Annotated[MediaInput, Encoding("data_uri", max_mb=10)]
"""An image the service fetches, or a data URI of at most 10 MB."""
VideoUrl = Annotated[MediaInput, Encoding("url", takes="video")]
"""A video the service fetches."""
AudioUrl = Annotated[MediaInput, Encoding("url", takes="audio")]
"""A recording the service fetches."""
AudioUrlOrBase64 = Annotated[MediaInput, Encoding("base64", max_mb=20, takes="audio")]
"""A recording the service fetches, or bare base64 of at most 20 MB."""

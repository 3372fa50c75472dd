"""Answers that hold images: links, or the bytes as base64."""

from __future__ import annotations

import base64
import binascii
from typing import ClassVar

import msgspec

from novita._core.model import Array, Model, no_nulls
from novita.types.model.tasks import TaskImage, TaskInfo


class MediaSource(Model, frozen=True, kw_only=True):
    """One file of an answer: its bytes, or a link to them."""

    url: str = ""
    """Link to the file; empty when the bytes are here."""
    data: bytes = b""
    """The bytes; empty when there is a link."""
    type: str = ""
    """Format such as `png`; empty when the answer does not say."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"data"})


def unpacked(text: str) -> bytes:
    """The bytes of base64, with or without the prefix of a data URI.

    Raises:
        msgspec.ValidationError: The text is something else.
    """
    try:
        return base64.b64decode(text.partition(",")[2] if text.startswith("data:") else text, validate=True)
    except (binascii.Error, ValueError):
        raise msgspec.ValidationError("the answer's file is not base64") from None


class ImageLinks(Model, frozen=True, kw_only=True):
    """Links to images."""

    images: Array[str] = ()
    """The links."""

    def __post_init__(self) -> None:
        no_nulls(self, "images")

    @property
    def files(self) -> tuple[MediaSource, ...]:
        """The images."""
        return tuple(MediaSource(url=url) for url in self.images)


class LinkedImages(Model, frozen=True, kw_only=True):
    """Images with their task."""

    images: Array[TaskImage] = ()
    """The images."""
    task: TaskInfo | None = None
    """The task that made them; it is done."""

    def __post_init__(self) -> None:
        no_nulls(self, "images")

    @property
    def files(self) -> tuple[MediaSource, ...]:
        """The images."""
        return tuple(MediaSource(url=image.url, type=image.type) for image in self.images if image.url)


class Base64Image(Model, frozen=True, kw_only=True):
    """An image as base64."""

    image_file: str
    """The bytes as base64."""
    image_type: str = ""
    """Format: `png`, `webp` or `jpeg`."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"image_file"})

    @property
    def files(self) -> tuple[MediaSource, ...]:
        """The image."""
        return (MediaSource(data=unpacked(self.image_file), type=self.image_type),)


class LinksOrBase64(Model, frozen=True, kw_only=True):
    """Images as links or as base64; one of the lists is filled."""

    image_urls: Array[str] = ()
    """The links."""
    binary_data_base64: Array[str] = ()
    """The bytes as base64."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"binary_data_base64"})

    def __post_init__(self) -> None:
        no_nulls(self, "image_urls", "binary_data_base64")

    @property
    def files(self) -> tuple[MediaSource, ...]:
        """The images."""
        links = (MediaSource(url=url) for url in self.image_urls)
        return (*links, *(MediaSource(data=unpacked(text)) for text in self.binary_data_base64))

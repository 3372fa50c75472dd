"""Images of the GPU cloud v2."""

from __future__ import annotations

from novita._core.model import Array, Model, no_nulls


class ImageTag(Model, frozen=True, kw_only=True):
    """One version of an image."""

    tag: str = ""
    """Tag."""
    image: str = ""
    """Full address with the tag."""


class Image(Model, frozen=True, kw_only=True):
    """A container image the account can use."""

    id: str = ""
    """Image id."""
    name: str = ""
    """Name."""
    image: str = ""
    """Address."""
    tags: Array[ImageTag] = ()
    """Versions; without any, `image` is the full address."""

    def __post_init__(self) -> None:
        no_nulls(self, "tags")

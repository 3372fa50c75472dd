"""What the video models of Vidu take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.media import ImageUrlOrDataUri
from novita._core.task import TaskOperation

from ._videos import AspectRatio, Text1500

Amplitude: TypeAlias = Literal["auto", "small", "medium", "large"] | str
"""How much moves."""


class Vidu(TaskOperation):
    """What all of Vidu shares."""

    duration: int | None = None
    """Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8."""
    resolution: Literal["360p", "720p", "1080p"] | str | None = None
    """Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references) `1080p`."""
    movement_amplitude: Amplitude | None = None
    """How much moves."""
    bgm: bool | None = None
    """Add music."""
    seed: int | None = None
    """Seed; random without it."""


class ViduText(Vidu):
    """Vidu, from text."""

    prompt: Text1500
    """What to show."""
    style: Literal["general", "anime"] | str | None = None
    """Look."""
    aspect_ratio: AspectRatio | None = None
    """Shape of the frame; `16:9` without it."""


class ViduImage(Vidu):
    """Vidu, from an image."""

    images: Annotated[Sequence[ImageUrlOrDataUri], Field(min_length=1, max_length=1)]
    """First frame, exactly one: PNG, JPEG or WebP, a link of at most 50 MB or a file of 10 MB."""
    prompt: Text1500 | None = None
    """What to show."""


class ViduFrames(Vidu):
    """Vidu, from the first and the last frame."""

    images: Annotated[Sequence[ImageUrlOrDataUri], Field(min_length=2, max_length=2)]
    """First and last frame, of about the same shape: PNG, JPEG or WebP, links of at most 50 MB or files of 10 MB."""
    prompt: Text1500 | None = None
    """What to show."""


class ViduReference(Vidu):
    """Vidu, from pictures of its subjects."""

    images: Annotated[Sequence[ImageUrlOrDataUri], Field(min_length=1, max_length=7)]
    """Subjects, at most 7 (Vidu 2.0: 3): PNG, JPEG or WebP, links of at most 50 MB or files of 10 MB."""
    prompt: Text1500
    """What to show."""
    aspect_ratio: AspectRatio | None = None
    """Shape of the frame; `16:9` without it."""

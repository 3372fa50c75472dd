"""What the video models of Seedance take."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from novita._core.media import Encoding, MediaInput
from novita._core.task import TaskOperation

from ._base import Seed32
from ._videos import Text2000

WideAspectRatio: TypeAlias = Literal["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"] | str
"""Shape of the frame."""

SeedImage = Annotated[MediaInput, Encoding("data_uri", max_mb=30)]


class Seedance(TaskOperation):
    """What all of Seedance 1.0 shares."""

    resolution: Literal["480p", "720p", "1080p"] | str
    """Resolution."""
    aspect_ratio: WideAspectRatio | None = None
    """Shape of the frame; `16:9` without it."""
    camera_fixed: bool | None = None
    """Hold the camera still."""
    seed: Seed32 | None = None
    """Seed; -1 for a random one."""


class SeedanceText(Seedance):
    """Seedance 1.0, from text."""

    prompt: Text2000
    """What to show."""
    duration: Literal[5, 10] | int
    """Seconds, 5 or 10."""


class SeedanceImage(Seedance):
    """Seedance 1.0, from the first frame or the first and the last.

    The page says base64; the same family of image models spells out that a data URI is meant.
    """

    image: SeedImage
    """First frame: an image of at most 30 MB, each side between 300 and 6000 pixels."""
    last_image: SeedImage | None = None
    """Last frame, cropped to the shape of the first."""
    prompt: Text2000 | None = None
    """What to show."""
    duration: Literal[5, 10] | int | None = None
    """Seconds, 5 or 10."""

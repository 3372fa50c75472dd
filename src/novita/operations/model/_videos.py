"""The parameters that video models share, family by family."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.media import Encoding, ImageUrl, ImageUrlOrBase64, ImageUrlOrDataUri, MediaInput
from novita._core.operation import Params
from novita._core.task import TaskOperation

from ._base import Seed32, Share

AspectRatio: TypeAlias = Literal["16:9", "9:16", "1:1"] | str
"""Shape of the frame."""

WideAspectRatio: TypeAlias = Literal["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"] | str
"""Shape of the frame."""

KlingMode: TypeAlias = Literal["Standard", "Professional"] | str
"""`Standard` is 720p, `Professional` 1080p."""

Amplitude: TypeAlias = Literal["auto", "small", "medium", "large"] | str
"""How much moves."""

Text1500 = Annotated[str, Field(max_length=1500)]
Text2000 = Annotated[str, Field(max_length=2000)]
Text2500 = Annotated[str, Field(max_length=2500)]
Prompt2000 = Annotated[str, Field(min_length=1, max_length=2000)]
SeedImage = Annotated[MediaInput, Encoding("data_uri", max_mb=30)]


class KlingShot(Params):
    """One shot of a clip that has several."""

    prompt: str | None = None
    """What happens in it."""
    duration: int | None = None
    """Seconds."""


class Kling3(TaskOperation):
    """What all of Kling 3.0 shares."""

    negative_prompt: Text2500 | None = None
    """What to keep out of picture and sound."""
    duration: Annotated[int, Field(ge=3, le=15)] | None = None
    """Length in whole seconds, 3 to 15; 5 without it."""
    cfg_scale: Share | None = None
    """How closely to follow the prompt, 0 to 1."""
    sound: bool | None = None
    """Make sound as well, at a higher price."""


class Kling3Text(Kling3):
    """Kling 3.0, from text."""

    prompt: Text2500
    """What to show."""
    aspect_ratio: AspectRatio | None = None
    """Shape of the frame; `16:9` without it."""


class Kling3Image(Kling3):
    """Kling 3.0, from an image; the frame has its shape."""

    image: ImageUrlOrBase64
    """First frame: JPEG or PNG of at most 10 MB, each side 300 pixels or more."""
    prompt: Text2500
    """What moves, and how."""
    end_image: ImageUrl | None = None
    """Last frame; not together with `multi_prompt`."""
    multi_prompt: Sequence[KlingShot] | None = None
    """Shots of the clip; not together with `end_image`."""


class Kling16(TaskOperation):
    """What all of Kling 1.6 shares."""

    prompt: Prompt2000
    """What to show."""
    negative_prompt: Text2000 | None = None
    """What to avoid."""
    mode: KlingMode | None = None
    """Quality; from text only `Standard`."""
    duration: Literal[5, 10] | int | None = None
    """Seconds, 5 or 10."""
    guidance_scale: Share | None = None
    """How closely to follow the prompt, 0 to 1."""


class Kling21(TaskOperation):
    """What all of Kling 2.1 shares."""

    prompt: Text2500
    """What to show."""
    negative_prompt: Text2500 | None = None
    """What to avoid."""
    duration: Literal["5", "10"] | str | None = None
    """Seconds as text, `"5"` or `"10"`."""
    guidance_scale: Share | None = None
    """How closely to follow the prompt, 0 to 1."""


class Kling21Image(Kling21):
    """Kling 2.1, from an image."""

    image: ImageUrlOrBase64
    """First frame: JPEG or PNG of at most 10 MB, 300 x 300 pixels or more."""


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


class VideoPrompt(Params):
    """A part of a video."""

    frames: Annotated[int, Field(ge=8, le=64)]
    """Length in frames; at most 128 in all parts together."""
    prompt: Annotated[str, Field(min_length=1, max_length=1024)]
    """What to show."""


class VideoLora(Params):
    """A LoRA to apply."""

    model_name: str
    """`sd_name_in_api` of the model."""
    strength: float
    """Weight."""

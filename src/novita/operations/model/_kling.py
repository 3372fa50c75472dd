"""What the video models of Kling take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.media import ImageUrl, ImageUrlOrBase64, VideoUrl
from novita._core.operation import Params
from novita._core.task import TaskOperation

from ._base import Share
from ._videos import AspectRatio, Prompt2000, Text2000, Text2500

KlingMode: TypeAlias = Literal["Standard", "Professional"] | str
"""`Standard` is 720p, `Professional` 1080p."""


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


class Kling3Shots(Kling3):
    """Kling 3.0, from text for the whole clip or for each of its shots."""

    prompt: Text2500 | None = None
    """What to show; not together with `multi_prompt`."""
    aspect_ratio: AspectRatio | None = None
    """Shape of the frame; `16:9` without it."""
    multi_prompt: Sequence[KlingShot] | None = None
    """Shots of the clip; not together with `prompt`."""


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


class Kling3Motion(TaskOperation):
    """Kling 3.0, from a picture and the video it is to move like."""

    model_name: Literal["kling-v3-0-std", "kling-v3-0-pro"] | str
    """Quality."""
    image: ImageUrlOrBase64
    """Who moves: JPEG or PNG of at most 10 MB, each side 300 pixels or more."""
    video: VideoUrl
    """How: MP4 or MOV of at most 10 MB, 3 to 30 seconds."""
    character_orientation: Literal["image", "video"] | str
    """`image` keeps the picture's framing for 5 seconds, `video` the clip's for its length."""
    prompt: Text2500 | None = None
    """Scene, style and light."""
    negative_prompt: Text2500 | None = None
    """What to keep out."""
    keep_original_sound: bool | None = None
    """Keep the clip's sound; true without it."""


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


class Kling16Image(Kling16):
    """Kling 1.6, from an image."""

    image_url: ImageUrl
    """First frame."""
    end_image_url: ImageUrl | None = None
    """Last frame; for `Professional`."""


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


class Kling21Text(Kling21):
    """Kling 2.1, from text."""

    aspect_ratio: AspectRatio | None = None
    """Shape of the frame; `16:9` without it."""


class Kling21Image(Kling21):
    """Kling 2.1, from an image."""

    image: ImageUrlOrBase64
    """First frame: JPEG or PNG of at most 10 MB, 300 x 300 pixels or more."""

"""What the video models of MiniMax take."""

from __future__ import annotations

from typing import Literal

from novita._core.media import ImageUrl, ImageUrlOrDataUri
from novita._core.task import TaskOperation

from ._videos import Prompt2000


class Hailuo(TaskOperation):
    """Hailuo 02."""

    prompt: Prompt2000
    """What to show."""
    image: ImageUrlOrDataUri | None = None
    """First frame."""
    end_image: ImageUrlOrDataUri | None = None
    """Last frame."""
    duration: Literal[6, 10] | int | None = None
    """Seconds: 6, or 10 at 768P."""
    resolution: Literal["768P", "1080P"] | str | None = None
    """Resolution; `768P` without it."""
    enable_prompt_expansion: bool | None = None
    """Improve the prompt; true without it."""
    fast_pretreatment: bool | None = None
    """Spend less time on that."""


class Video01(TaskOperation):
    """Video-01."""

    prompt: Prompt2000
    """What to show."""
    image_url: ImageUrl | None = None
    """First frame."""
    enable_prompt_expansion: bool | None = None
    """Improve the prompt; true without it."""

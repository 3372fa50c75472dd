"""What the video models of Stable Diffusion take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from novita._core.media import ImageBase64
from novita._core.operation import Params

from ._base import ClipSkip, DedicatedWebhook, EmbeddingRef, Guidance, RandomSeed, Share, VideoFormat

SDSteps = Annotated[int, Field(ge=1, le=50)]
SDPixels = Annotated[int, Field(ge=256, le=1024)]


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


class Diffusion(DedicatedWebhook):
    """What the Stable Diffusion endpoints share."""

    response_video_type: Annotated[VideoFormat | None, Field(serialization_alias="extra.response_video_type")] = None
    """Format of the video; `mp4` without it."""


class DiffusionText(Diffusion):
    """A video from texts."""

    model_name: str
    """Checkpoint: `sd_name` of a model."""
    prompts: Annotated[Sequence[VideoPrompt], Field(min_length=1)]
    """What to show, part by part."""
    width: SDPixels
    """Width in pixels."""
    height: SDPixels
    """Height in pixels."""
    steps: SDSteps
    """Denoising steps."""
    negative_prompt: Annotated[str, Field(min_length=1, max_length=1024)] | None = None
    """What to avoid."""
    guidance_scale: Guidance | None = None
    """How closely to follow the prompt."""
    seed: RandomSeed | None = None
    """Seed; -1 for a random one."""
    loras: Annotated[Sequence[VideoLora], Field(max_length=5)] | None = None
    """LoRAs, at most 5."""
    embeddings: Annotated[Sequence[EmbeddingRef], Field(max_length=5)] | None = None
    """Textual inversions, at most 5."""
    closed_loop: bool | None = None
    """End where it began."""
    clip_skip: ClipSkip | None = None
    """Layers of CLIP to skip."""


class DiffusionImage(Diffusion):
    """A video from an image."""

    model_name: Literal["SVD-XT", "SVD"] | str
    """Checkpoint."""
    image_file: ImageBase64
    """First frame, at most 2048 x 2048 pixels and 30 MB."""
    frames_num: Literal[14, 25] | int
    """Frames: 25 for SVD-XT, 14 for SVD."""
    frames_per_second: Literal[6] | int
    """Frames a second; 6 is the only choice."""
    image_file_resize_mode: Literal["ORIGINAL_RESOLUTION", "CROP_TO_ASPECT_RATIO"] | str
    """Keep the size (below 576 x 1024), or crop to that."""
    steps: SDSteps
    """Denoising steps."""
    seed: RandomSeed | None = None
    """Seed; -1 for a random one."""
    motion_bucket_id: Annotated[int, Field(ge=1, le=255)] | None = None
    """How much moves."""
    cond_aug: Share | None = None
    """Noise added to the image; the more, the more moves."""
    enable_frame_interpolation: bool | None = None
    """Fill up to 24 frames a second."""

"""Images: made from text, changed, blended. All endpoints here are gone from the vendor's documentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.media import Encoding, ImageBase64, ImageUrlOrDataUri, MediaInput
from novita._core.operation import Params
from novita.types.model.images import Base64Image, ImageLinks, LinkedImages, LinksOrBase64

from ._base import (
    ClipSkip,
    DedicatedWebhook,
    EmbeddingRef,
    Guidance,
    ImageCount,
    ImageFormat,
    ImageOperation,
    LoraRef,
    Pixels,
    RandomSeed,
    S3Storage,
    Seed32,
    Share,
    Steps,
)

Sampler: TypeAlias = (
    Literal[
        "Euler a", "Euler", "LMS", "Heun", "DPM2", "DPM2 a", "DPM++ 2S a", "DPM++ 2M", "DPM++ SDE", "DPM fast",
        "DPM adaptive", "LMS Karras", "DPM2 Karras", "DPM2 a Karras", "DPM++ 2S a Karras", "DPM++ 2M Karras",
        "DPM++ SDE Karras", "DDIM", "PLMS", "UniPC",
    ]
    | str
)  # fmt: skip
"""Stable Diffusion sampler."""

Prompt = Annotated[str, Field(min_length=1, max_length=1024)]
BigPixels = Annotated[int, Field(ge=128, le=4096)]


class HiresFix(Params):
    """Upscales while it generates."""

    target_width: BigPixels
    """Width in pixels."""
    target_height: BigPixels
    """Height in pixels."""
    strength: Share
    """Effect of the upscaler."""
    upscaler: Literal["RealESRGAN_x4plus_anime_6B", "RealESRNet_x4plus", "Latent"] | str | None = None
    """Upscaler."""


class ControlNetUnit(Params):
    """One condition of ControlNet."""

    model_name: str
    """ControlNet model, such as `control_v11p_sd15_canny`."""
    image_base64: ImageBase64
    """Image that guides."""
    strength: Share
    """Weight."""
    preprocessor: str | None = None
    """What is done to the image first, such as `canny`."""
    guidance_start: Share | None = None
    """Share of the steps where it begins."""
    guidance_end: Share | None = None
    """Share of the steps where it ends."""


class IpAdapter(Params):
    """An image as part of the prompt."""

    model_name: Literal["ip-adapter_sd15.bin", "ip-adapter_sdxl.bin"] | str
    """Adapter for the family of the checkpoint."""
    image_base64: ImageBase64
    """The image."""
    strength: Share
    """Weight."""


class _StableDiffusion(DedicatedWebhook):
    """What the Stable Diffusion endpoints share."""

    model_name: str
    """Checkpoint: `sd_name` of a model in `sd_models.list(types="checkpoint")`."""
    prompt: Prompt
    """What to show."""
    width: Pixels
    """Width in pixels."""
    height: Pixels
    """Height in pixels."""
    image_num: ImageCount
    """Images wanted."""
    steps: Steps
    """Denoising steps."""
    guidance_scale: Guidance
    """How closely to follow the prompt."""
    sampler_name: Sampler
    """Sampler."""
    negative_prompt: Annotated[str, Field(max_length=1024)] | None = None
    """What to avoid."""
    sd_vae: str | None = None
    """VAE: `sd_name` of a model."""
    seed: RandomSeed | None = None
    """Seed; -1 for a random one."""
    loras: Annotated[Sequence[LoraRef], Field(max_length=5)] | None = None
    """LoRAs, at most 5."""
    embeddings: Annotated[Sequence[EmbeddingRef], Field(max_length=5)] | None = None
    """Textual inversions, at most 5."""
    clip_skip: ClipSkip | None = None
    """Layers of CLIP to skip."""
    response_image_type: Annotated[ImageFormat | None, Field(serialization_alias="extra.response_image_type")] = None
    """Format of the images; `png` without it."""
    aws_s3: Annotated[S3Storage | None, Field(serialization_alias="extra.custom_storage.aws_s3")] = None
    """Bucket of your own for the images."""
    enable_nsfw_detection: Annotated[bool | None, Field(serialization_alias="extra.enable_nsfw_detection")] = None
    """Look for adult content, for 0.0015 USD an image."""
    nsfw_detection_level: Annotated[
        Literal[0, 1, 2] | int | None, Field(serialization_alias="extra.nsfw_detection_level")
    ] = None
    """How strict: 0 explicit content, 1 nudity as well, 2 swimwear as well."""


class Txt2Img(
    _StableDiffusion,
    method="txt2img",
    route="POST /v3/async/txt2img",
    docs="model-apis-txt2img",
    lifecycle="delisted",
    wrap="request",
):
    """Make images from text with a Stable Diffusion checkpoint."""

    hires_fix: HiresFix | None = None
    """Upscale while generating."""
    refiner_switch_at: Annotated[Share | None, Field(serialization_alias="request.refiner.switch_at")] = None
    """Share of the steps after which the SDXL refiner takes over."""
    enable_transparent_background: bool | None = None
    """Transparent background; for PNG and SDXL."""
    restore_faces: bool | None = None
    """Mend faces."""


class Img2Img(
    _StableDiffusion,
    method="img2img",
    route="POST /v3/async/img2img",
    docs="model-apis-img2img",
    lifecycle="delisted",
    wrap="request",
):
    """Make images from an image with a Stable Diffusion checkpoint."""

    image_base64: Annotated[MediaInput, Encoding("base64", links=False, max_mb=10)]
    """Image to begin with, at most 16 megapixels and 10 MB."""
    strength: Share | None = None
    """How far to move away from it; 1 ignores it."""
    controlnet_units: Annotated[
        Sequence[ControlNetUnit] | None, Field(serialization_alias="request.controlnet.units")
    ] = None
    """Conditions of ControlNet."""
    ip_adapters: Annotated[Sequence[IpAdapter], Field(max_length=1)] | None = None
    """Image that is part of the prompt, at most one."""


class Flux1Schnell(
    ImageOperation[LinkedImages],
    method="flux_1_schnell",
    route="POST /v3beta/flux-1-schnell",
    docs="model-apis-flux-1-schnell",
    lifecycle="delisted",
):
    """Make images from text with FLUX.1 schnell, without a task."""

    prompt: Prompt
    """What to show."""
    seed: Annotated[int, Field(ge=0, le=4_294_967_295)]
    """Seed."""
    steps: Steps
    """Denoising steps; 4 is usual."""
    width: Annotated[int, Field(ge=64, le=2048)]
    """Width in pixels."""
    height: Annotated[int, Field(ge=64, le=2048)]
    """Height in pixels."""
    image_num: ImageCount
    """Images wanted."""
    response_image_format: ImageFormat | None = None
    """Format of the images; `png` without it."""


class Seedream30T2i(
    ImageOperation[LinksOrBase64],
    method="seedream_3_0_t2i",
    route="POST /v3/seedream-3-0-txt2img",
    docs="model-apis-seedream-3-0-t2i",
    lifecycle="delisted",
):
    """Make images from text with Seedream 3.0, without a task."""

    prompt: str
    """What to show."""
    model: str | None = None
    """Version; `seedream-3-0-t2i-250415` is the only one."""
    response_format: Literal["url", "b64_json"] | str | None = None
    """Links (`url`, without it) or the bytes (`b64_json`)."""
    size: str | None = None
    """`WIDTHxHEIGHT`, 512x512 to 2048x2048."""
    seed: Seed32 | None = None
    """Seed; -1 for a random one."""
    guidance_scale: Annotated[float, Field(ge=1, le=10)] | None = None
    """How closely to follow the prompt."""
    watermark: bool | None = None
    """Put a mark into the corner; true without it."""


class Seedream40(
    ImageOperation[ImageLinks],
    method="seedream_4_0",
    route="POST /v3/seedream-4.0",
    docs="model-apis-seedream-4-0",
    lifecycle="delisted",
):
    """Make or change images with Seedream 4.0, without a task."""

    prompt: str
    """What to show, or to change."""
    images: Annotated[Sequence[ImageUrlOrDataUri], Field(max_length=10)] | None = None
    """Images to begin with, at most 10 of 10 MB each."""
    size: str | None = None
    """`1K`, `2K`, `4K`, or `WIDTHxHEIGHT`."""
    sequential_image_generation: Literal["auto", "disabled"] | str | None = None
    """`auto` lets the model make several images."""
    max_images: Annotated[int, Field(ge=1, le=15)] | None = None
    """How many at most; with the given ones no more than 15."""
    watermark: bool | None = None
    """Put a mark into the image; true without it."""


class _Seedream(ImageOperation[ImageLinks]):
    """What Seedream 4.5 and 5.0 share. Their pages say base64; that of 4.0 spells out that a data URI is meant."""

    prompt: str
    """What to show, or to change."""
    image: Annotated[Sequence[ImageUrlOrDataUri], Field(min_length=1, max_length=14)] | None = None
    """Images to begin with, at most 14 of 10 MB each."""
    size: str | None = None
    """`2K` and the next larger, or `WIDTHxHEIGHT`."""
    sequential_image_generation: Literal["auto", "disabled"] | str | None = None
    """`auto` lets the model make several images."""
    max_images: Annotated[
        int | None, Field(ge=1, le=15, serialization_alias="sequential_image_generation_options.max_images")
    ] = None
    """How many at most; with the given ones no more than 15."""
    optimize_prompt_mode: Annotated[
        Literal["standard"] | str | None, Field(serialization_alias="optimize_prompt_options.mode")
    ] = None
    """How the prompt is rewritten; `standard` is the only way."""
    watermark: bool | None = None
    """Put a mark into the image; true without it."""


class Seedream45(
    _Seedream,
    method="seedream_4_5",
    route="POST /v3/seedream-4.5",
    docs="model-apis-seedream-4.5",
    lifecycle="delisted",
):
    """Make or change images with Seedream 4.5, without a task."""


class Seedream50Lite(
    _Seedream,
    method="seedream_5_0_lite",
    route="POST /v3/seedream-5.0-lite",
    docs="model-apis-seedream-5.0-lite",
    lifecycle="delisted",
):
    """Make or change images with Seedream 5.0 lite, without a task."""


class _Edited(ImageOperation[Base64Image]):
    """What the endpoints that change an image at once share."""

    image_file: ImageBase64
    """The image, at most 2048 x 2048 (`reimagine`: 1024 x 1024) and 30 MB."""
    response_image_type: Annotated[ImageFormat | None, Field(serialization_alias="extra.response_image_type")] = None
    """Format of the image; `png` without it."""
    dedicated: Annotated[bool | None, Field(serialization_alias="extra.enterprise_plan.enabled")] = None
    """Run on the account's dedicated endpoint; for subscribers."""


class Reimagine(
    _Edited,
    method="reimagine",
    route="POST /v3/reimagine",
    docs="model-apis-reimagine",
    lifecycle="delisted",
):
    """Make a variation of an image, without a task."""


class MergeFace(
    _Edited,
    method="merge_face",
    route="POST /v3/merge-face",
    docs="model-apis-merge-face",
    lifecycle="delisted",
):
    """Blend a face into an image, without a task."""

    face_image_file: ImageBase64
    """The face, at most 2048 x 2048 and 30 MB."""

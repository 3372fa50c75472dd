# Rendered from src/novita/operations/model/images.py by `python tools/render.py`: edit that, not this.

"""Images: made from text, changed, blended. All endpoints here are gone from the vendor's documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from novita._client.resource import AsyncResource, Resource
from novita._core.deprecation import deprecated
from novita._core.media import MediaInput
from novita.api.extras.model.media import AsyncMediaFiles, MediaFiles
from novita.api.extras.model.tasks import AsyncTask, Task
from novita.operations.model._base import EmbeddingRef, ImageFormat, LoraRef, S3Storage, WebhookTest
from novita.operations.model.images import (
    ControlNetUnit,
    Flux1Schnell,
    HiresFix,
    Img2Img,
    IpAdapter,
    MergeFace,
    Reimagine,
    Sampler,
    Seedream30T2i,
    Seedream40,
    Seedream45,
    Seedream50Lite,
    Txt2Img,
)


class Images(Resource):
    """Images: made from text, changed, blended. All endpoints here are gone from the vendor's documentation."""

    @deprecated("model.images.txt2img: no longer in the vendor's documentation; gone in 1.0")
    def txt2img(
        self,
        *,
        model_name: str,
        prompt: str,
        width: int,
        height: int,
        image_num: int,
        steps: int,
        guidance_scale: float,
        sampler_name: Sampler,
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        dedicated: bool | None = None,
        negative_prompt: str | None = None,
        sd_vae: str | None = None,
        seed: int | None = None,
        loras: Sequence[LoraRef] | None = None,
        embeddings: Sequence[EmbeddingRef] | None = None,
        clip_skip: int | None = None,
        response_image_type: ImageFormat | None = None,
        aws_s3: S3Storage | None = None,
        enable_nsfw_detection: bool | None = None,
        nsfw_detection_level: Literal[0, 1, 2] | int | None = None,
        hires_fix: HiresFix | None = None,
        refiner_switch_at: float | None = None,
        enable_transparent_background: bool | None = None,
        restore_faces: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make images from text with a Stable Diffusion checkpoint.

        Args:
            model_name: Checkpoint: `sd_name` of a model in `sd_models.list(types="checkpoint")`.
            prompt: What to show.
            width: Width in pixels.
            height: Height in pixels.
            image_num: Images wanted.
            steps: Denoising steps.
            guidance_scale: How closely to follow the prompt.
            sampler_name: Sampler.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            negative_prompt: What to avoid.
            sd_vae: VAE: `sd_name` of a model.
            seed: Seed; -1 for a random one.
            loras: LoRAs, at most 5.
            embeddings: Textual inversions, at most 5.
            clip_skip: Layers of CLIP to skip.
            response_image_type: Format of the images; `png` without it.
            aws_s3: Bucket of your own for the images.
            enable_nsfw_detection: Look for adult content, for 0.0015 USD an image.
            nsfw_detection_level: How strict: 0 explicit content, 1 nudity as well, 2 swimwear as well.
            hires_fix: Upscale while generating.
            refiner_switch_at: Share of the steps after which the SDXL refiner takes over.
            enable_transparent_background: Transparent background; for PNG and SDXL.
            restore_faces: Mend faces.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Txt2Img,
                model_name=model_name,
                prompt=prompt,
                width=width,
                height=height,
                image_num=image_num,
                steps=steps,
                guidance_scale=guidance_scale,
                sampler_name=sampler_name,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                dedicated=dedicated,
                negative_prompt=negative_prompt,
                sd_vae=sd_vae,
                seed=seed,
                loras=loras,
                embeddings=embeddings,
                clip_skip=clip_skip,
                response_image_type=response_image_type,
                aws_s3=aws_s3,
                enable_nsfw_detection=enable_nsfw_detection,
                nsfw_detection_level=nsfw_detection_level,
                hires_fix=hires_fix,
                refiner_switch_at=refiner_switch_at,
                enable_transparent_background=enable_transparent_background,
                restore_faces=restore_faces,
                extra=extra,
            ),
        )

    @deprecated("model.images.img2img: no longer in the vendor's documentation; gone in 1.0")
    def img2img(
        self,
        *,
        model_name: str,
        prompt: str,
        width: int,
        height: int,
        image_num: int,
        steps: int,
        guidance_scale: float,
        sampler_name: Sampler,
        image_base64: MediaInput,
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        dedicated: bool | None = None,
        negative_prompt: str | None = None,
        sd_vae: str | None = None,
        seed: int | None = None,
        loras: Sequence[LoraRef] | None = None,
        embeddings: Sequence[EmbeddingRef] | None = None,
        clip_skip: int | None = None,
        response_image_type: ImageFormat | None = None,
        aws_s3: S3Storage | None = None,
        enable_nsfw_detection: bool | None = None,
        nsfw_detection_level: Literal[0, 1, 2] | int | None = None,
        strength: float | None = None,
        controlnet_units: Sequence[ControlNetUnit] | None = None,
        ip_adapters: Sequence[IpAdapter] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make images from an image with a Stable Diffusion checkpoint.

        Args:
            model_name: Checkpoint: `sd_name` of a model in `sd_models.list(types="checkpoint")`.
            prompt: What to show.
            width: Width in pixels.
            height: Height in pixels.
            image_num: Images wanted.
            steps: Denoising steps.
            guidance_scale: How closely to follow the prompt.
            sampler_name: Sampler.
            image_base64: Image to begin with, at most 16 megapixels and 10 MB.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            negative_prompt: What to avoid.
            sd_vae: VAE: `sd_name` of a model.
            seed: Seed; -1 for a random one.
            loras: LoRAs, at most 5.
            embeddings: Textual inversions, at most 5.
            clip_skip: Layers of CLIP to skip.
            response_image_type: Format of the images; `png` without it.
            aws_s3: Bucket of your own for the images.
            enable_nsfw_detection: Look for adult content, for 0.0015 USD an image.
            nsfw_detection_level: How strict: 0 explicit content, 1 nudity as well, 2 swimwear as well.
            strength: How far to move away from it; 1 ignores it.
            controlnet_units: Conditions of ControlNet.
            ip_adapters: Image that is part of the prompt, at most one.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return Task.of(
            self._client,
            self._perform(
                Img2Img,
                model_name=model_name,
                prompt=prompt,
                width=width,
                height=height,
                image_num=image_num,
                steps=steps,
                guidance_scale=guidance_scale,
                sampler_name=sampler_name,
                image_base64=image_base64,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                dedicated=dedicated,
                negative_prompt=negative_prompt,
                sd_vae=sd_vae,
                seed=seed,
                loras=loras,
                embeddings=embeddings,
                clip_skip=clip_skip,
                response_image_type=response_image_type,
                aws_s3=aws_s3,
                enable_nsfw_detection=enable_nsfw_detection,
                nsfw_detection_level=nsfw_detection_level,
                strength=strength,
                controlnet_units=controlnet_units,
                ip_adapters=ip_adapters,
                extra=extra,
            ),
        )

    @deprecated("model.images.flux_1_schnell: no longer in the vendor's documentation; gone in 1.0")
    def flux_1_schnell(
        self,
        *,
        prompt: str,
        seed: int,
        steps: int,
        width: int,
        height: int,
        image_num: int,
        response_image_format: ImageFormat | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> MediaFiles:
        """Make images from text with FLUX.1 schnell, without a task.

        Args:
            prompt: What to show.
            seed: Seed.
            steps: Denoising steps; 4 is usual.
            width: Width in pixels.
            height: Height in pixels.
            image_num: Images wanted.
            response_image_format: Format of the images; `png` without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return MediaFiles.of(
            self._client,
            self._perform(
                Flux1Schnell,
                prompt=prompt,
                seed=seed,
                steps=steps,
                width=width,
                height=height,
                image_num=image_num,
                response_image_format=response_image_format,
                extra=extra,
            ),
        )

    @deprecated("model.images.seedream_3_0_t2i: no longer in the vendor's documentation; gone in 1.0")
    def seedream_3_0_t2i(
        self,
        *,
        prompt: str,
        model: str | None = None,
        response_format: Literal["url", "b64_json"] | str | None = None,
        size: str | None = None,
        seed: int | None = None,
        guidance_scale: float | None = None,
        watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> MediaFiles:
        """Make images from text with Seedream 3.0, without a task.

        Args:
            prompt: What to show.
            model: Version; `seedream-3-0-t2i-250415` is the only one.
            response_format: Links (`url`, without it) or the bytes (`b64_json`).
            size: `WIDTHxHEIGHT`, 512x512 to 2048x2048.
            seed: Seed; -1 for a random one.
            guidance_scale: How closely to follow the prompt.
            watermark: Put a mark into the corner; true without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return MediaFiles.of(
            self._client,
            self._perform(
                Seedream30T2i,
                prompt=prompt,
                model=model,
                response_format=response_format,
                size=size,
                seed=seed,
                guidance_scale=guidance_scale,
                watermark=watermark,
                extra=extra,
            ),
        )

    @deprecated("model.images.seedream_4_0: no longer in the vendor's documentation; gone in 1.0")
    def seedream_4_0(
        self,
        *,
        prompt: str,
        images: Sequence[MediaInput] | None = None,
        size: str | None = None,
        sequential_image_generation: Literal["auto", "disabled"] | str | None = None,
        max_images: int | None = None,
        watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> MediaFiles:
        """Make or change images with Seedream 4.0, without a task.

        Args:
            prompt: What to show, or to change.
            images: Images to begin with, at most 10 of 10 MB each.
            size: `1K`, `2K`, `4K`, or `WIDTHxHEIGHT`.
            sequential_image_generation: `auto` lets the model make several images.
            max_images: How many at most; with the given ones no more than 15.
            watermark: Put a mark into the image; true without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return MediaFiles.of(
            self._client,
            self._perform(
                Seedream40,
                prompt=prompt,
                images=images,
                size=size,
                sequential_image_generation=sequential_image_generation,
                max_images=max_images,
                watermark=watermark,
                extra=extra,
            ),
        )

    @deprecated("model.images.seedream_4_5: no longer in the vendor's documentation; gone in 1.0")
    def seedream_4_5(
        self,
        *,
        prompt: str,
        image: Sequence[MediaInput] | None = None,
        size: str | None = None,
        sequential_image_generation: Literal["auto", "disabled"] | str | None = None,
        max_images: int | None = None,
        optimize_prompt_mode: Literal["standard"] | str | None = None,
        watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> MediaFiles:
        """Make or change images with Seedream 4.5, without a task.

        Args:
            prompt: What to show, or to change.
            image: Images to begin with, at most 14 of 10 MB each.
            size: `2K` and the next larger, or `WIDTHxHEIGHT`.
            sequential_image_generation: `auto` lets the model make several images.
            max_images: How many at most; with the given ones no more than 15.
            optimize_prompt_mode: How the prompt is rewritten; `standard` is the only way.
            watermark: Put a mark into the image; true without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return MediaFiles.of(
            self._client,
            self._perform(
                Seedream45,
                prompt=prompt,
                image=image,
                size=size,
                sequential_image_generation=sequential_image_generation,
                max_images=max_images,
                optimize_prompt_mode=optimize_prompt_mode,
                watermark=watermark,
                extra=extra,
            ),
        )

    @deprecated("model.images.seedream_5_0_lite: no longer in the vendor's documentation; gone in 1.0")
    def seedream_5_0_lite(
        self,
        *,
        prompt: str,
        image: Sequence[MediaInput] | None = None,
        size: str | None = None,
        sequential_image_generation: Literal["auto", "disabled"] | str | None = None,
        max_images: int | None = None,
        optimize_prompt_mode: Literal["standard"] | str | None = None,
        watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> MediaFiles:
        """Make or change images with Seedream 5.0 lite, without a task.

        Args:
            prompt: What to show, or to change.
            image: Images to begin with, at most 14 of 10 MB each.
            size: `2K` and the next larger, or `WIDTHxHEIGHT`.
            sequential_image_generation: `auto` lets the model make several images.
            max_images: How many at most; with the given ones no more than 15.
            optimize_prompt_mode: How the prompt is rewritten; `standard` is the only way.
            watermark: Put a mark into the image; true without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return MediaFiles.of(
            self._client,
            self._perform(
                Seedream50Lite,
                prompt=prompt,
                image=image,
                size=size,
                sequential_image_generation=sequential_image_generation,
                max_images=max_images,
                optimize_prompt_mode=optimize_prompt_mode,
                watermark=watermark,
                extra=extra,
            ),
        )

    @deprecated("model.images.reimagine: no longer in the vendor's documentation; gone in 1.0")
    def reimagine(
        self,
        *,
        image_file: MediaInput,
        response_image_type: ImageFormat | None = None,
        dedicated: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> MediaFiles:
        """Make a variation of an image, without a task.

        Args:
            image_file: The image, at most 2048 x 2048 (`reimagine`: 1024 x 1024) and 30 MB.
            response_image_type: Format of the image; `png` without it.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return MediaFiles.of(
            self._client,
            self._perform(
                Reimagine,
                image_file=image_file,
                response_image_type=response_image_type,
                dedicated=dedicated,
                extra=extra,
            ),
        )

    @deprecated("model.images.merge_face: no longer in the vendor's documentation; gone in 1.0")
    def merge_face(
        self,
        *,
        image_file: MediaInput,
        face_image_file: MediaInput,
        response_image_type: ImageFormat | None = None,
        dedicated: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> MediaFiles:
        """Blend a face into an image, without a task.

        Args:
            image_file: The image, at most 2048 x 2048 (`reimagine`: 1024 x 1024) and 30 MB.
            face_image_file: The face, at most 2048 x 2048 and 30 MB.
            response_image_type: Format of the image; `png` without it.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return MediaFiles.of(
            self._client,
            self._perform(
                MergeFace,
                image_file=image_file,
                face_image_file=face_image_file,
                response_image_type=response_image_type,
                dedicated=dedicated,
                extra=extra,
            ),
        )


class AsyncImages(AsyncResource):
    """Images: made from text, changed, blended. All endpoints here are gone from the vendor's documentation."""

    @deprecated("model.images.txt2img: no longer in the vendor's documentation; gone in 1.0")
    async def txt2img(
        self,
        *,
        model_name: str,
        prompt: str,
        width: int,
        height: int,
        image_num: int,
        steps: int,
        guidance_scale: float,
        sampler_name: Sampler,
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        dedicated: bool | None = None,
        negative_prompt: str | None = None,
        sd_vae: str | None = None,
        seed: int | None = None,
        loras: Sequence[LoraRef] | None = None,
        embeddings: Sequence[EmbeddingRef] | None = None,
        clip_skip: int | None = None,
        response_image_type: ImageFormat | None = None,
        aws_s3: S3Storage | None = None,
        enable_nsfw_detection: bool | None = None,
        nsfw_detection_level: Literal[0, 1, 2] | int | None = None,
        hires_fix: HiresFix | None = None,
        refiner_switch_at: float | None = None,
        enable_transparent_background: bool | None = None,
        restore_faces: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make images from text with a Stable Diffusion checkpoint.

        Args:
            model_name: Checkpoint: `sd_name` of a model in `sd_models.list(types="checkpoint")`.
            prompt: What to show.
            width: Width in pixels.
            height: Height in pixels.
            image_num: Images wanted.
            steps: Denoising steps.
            guidance_scale: How closely to follow the prompt.
            sampler_name: Sampler.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            negative_prompt: What to avoid.
            sd_vae: VAE: `sd_name` of a model.
            seed: Seed; -1 for a random one.
            loras: LoRAs, at most 5.
            embeddings: Textual inversions, at most 5.
            clip_skip: Layers of CLIP to skip.
            response_image_type: Format of the images; `png` without it.
            aws_s3: Bucket of your own for the images.
            enable_nsfw_detection: Look for adult content, for 0.0015 USD an image.
            nsfw_detection_level: How strict: 0 explicit content, 1 nudity as well, 2 swimwear as well.
            hires_fix: Upscale while generating.
            refiner_switch_at: Share of the steps after which the SDXL refiner takes over.
            enable_transparent_background: Transparent background; for PNG and SDXL.
            restore_faces: Mend faces.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncTask.of(
            self._client,
            await self._perform(
                Txt2Img,
                model_name=model_name,
                prompt=prompt,
                width=width,
                height=height,
                image_num=image_num,
                steps=steps,
                guidance_scale=guidance_scale,
                sampler_name=sampler_name,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                dedicated=dedicated,
                negative_prompt=negative_prompt,
                sd_vae=sd_vae,
                seed=seed,
                loras=loras,
                embeddings=embeddings,
                clip_skip=clip_skip,
                response_image_type=response_image_type,
                aws_s3=aws_s3,
                enable_nsfw_detection=enable_nsfw_detection,
                nsfw_detection_level=nsfw_detection_level,
                hires_fix=hires_fix,
                refiner_switch_at=refiner_switch_at,
                enable_transparent_background=enable_transparent_background,
                restore_faces=restore_faces,
                extra=extra,
            ),
        )

    @deprecated("model.images.img2img: no longer in the vendor's documentation; gone in 1.0")
    async def img2img(
        self,
        *,
        model_name: str,
        prompt: str,
        width: int,
        height: int,
        image_num: int,
        steps: int,
        guidance_scale: float,
        sampler_name: Sampler,
        image_base64: MediaInput,
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        dedicated: bool | None = None,
        negative_prompt: str | None = None,
        sd_vae: str | None = None,
        seed: int | None = None,
        loras: Sequence[LoraRef] | None = None,
        embeddings: Sequence[EmbeddingRef] | None = None,
        clip_skip: int | None = None,
        response_image_type: ImageFormat | None = None,
        aws_s3: S3Storage | None = None,
        enable_nsfw_detection: bool | None = None,
        nsfw_detection_level: Literal[0, 1, 2] | int | None = None,
        strength: float | None = None,
        controlnet_units: Sequence[ControlNetUnit] | None = None,
        ip_adapters: Sequence[IpAdapter] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make images from an image with a Stable Diffusion checkpoint.

        Args:
            model_name: Checkpoint: `sd_name` of a model in `sd_models.list(types="checkpoint")`.
            prompt: What to show.
            width: Width in pixels.
            height: Height in pixels.
            image_num: Images wanted.
            steps: Denoising steps.
            guidance_scale: How closely to follow the prompt.
            sampler_name: Sampler.
            image_base64: Image to begin with, at most 16 megapixels and 10 MB.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            negative_prompt: What to avoid.
            sd_vae: VAE: `sd_name` of a model.
            seed: Seed; -1 for a random one.
            loras: LoRAs, at most 5.
            embeddings: Textual inversions, at most 5.
            clip_skip: Layers of CLIP to skip.
            response_image_type: Format of the images; `png` without it.
            aws_s3: Bucket of your own for the images.
            enable_nsfw_detection: Look for adult content, for 0.0015 USD an image.
            nsfw_detection_level: How strict: 0 explicit content, 1 nudity as well, 2 swimwear as well.
            strength: How far to move away from it; 1 ignores it.
            controlnet_units: Conditions of ControlNet.
            ip_adapters: Image that is part of the prompt, at most one.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A task that has begun: look at it, wait for it, save its files.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncTask.of(
            self._client,
            await self._perform(
                Img2Img,
                model_name=model_name,
                prompt=prompt,
                width=width,
                height=height,
                image_num=image_num,
                steps=steps,
                guidance_scale=guidance_scale,
                sampler_name=sampler_name,
                image_base64=image_base64,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                dedicated=dedicated,
                negative_prompt=negative_prompt,
                sd_vae=sd_vae,
                seed=seed,
                loras=loras,
                embeddings=embeddings,
                clip_skip=clip_skip,
                response_image_type=response_image_type,
                aws_s3=aws_s3,
                enable_nsfw_detection=enable_nsfw_detection,
                nsfw_detection_level=nsfw_detection_level,
                strength=strength,
                controlnet_units=controlnet_units,
                ip_adapters=ip_adapters,
                extra=extra,
            ),
        )

    @deprecated("model.images.flux_1_schnell: no longer in the vendor's documentation; gone in 1.0")
    async def flux_1_schnell(
        self,
        *,
        prompt: str,
        seed: int,
        steps: int,
        width: int,
        height: int,
        image_num: int,
        response_image_format: ImageFormat | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncMediaFiles:
        """Make images from text with FLUX.1 schnell, without a task.

        Args:
            prompt: What to show.
            seed: Seed.
            steps: Denoising steps; 4 is usual.
            width: Width in pixels.
            height: Height in pixels.
            image_num: Images wanted.
            response_image_format: Format of the images; `png` without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncMediaFiles.of(
            self._client,
            await self._perform(
                Flux1Schnell,
                prompt=prompt,
                seed=seed,
                steps=steps,
                width=width,
                height=height,
                image_num=image_num,
                response_image_format=response_image_format,
                extra=extra,
            ),
        )

    @deprecated("model.images.seedream_3_0_t2i: no longer in the vendor's documentation; gone in 1.0")
    async def seedream_3_0_t2i(
        self,
        *,
        prompt: str,
        model: str | None = None,
        response_format: Literal["url", "b64_json"] | str | None = None,
        size: str | None = None,
        seed: int | None = None,
        guidance_scale: float | None = None,
        watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncMediaFiles:
        """Make images from text with Seedream 3.0, without a task.

        Args:
            prompt: What to show.
            model: Version; `seedream-3-0-t2i-250415` is the only one.
            response_format: Links (`url`, without it) or the bytes (`b64_json`).
            size: `WIDTHxHEIGHT`, 512x512 to 2048x2048.
            seed: Seed; -1 for a random one.
            guidance_scale: How closely to follow the prompt.
            watermark: Put a mark into the corner; true without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncMediaFiles.of(
            self._client,
            await self._perform(
                Seedream30T2i,
                prompt=prompt,
                model=model,
                response_format=response_format,
                size=size,
                seed=seed,
                guidance_scale=guidance_scale,
                watermark=watermark,
                extra=extra,
            ),
        )

    @deprecated("model.images.seedream_4_0: no longer in the vendor's documentation; gone in 1.0")
    async def seedream_4_0(
        self,
        *,
        prompt: str,
        images: Sequence[MediaInput] | None = None,
        size: str | None = None,
        sequential_image_generation: Literal["auto", "disabled"] | str | None = None,
        max_images: int | None = None,
        watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncMediaFiles:
        """Make or change images with Seedream 4.0, without a task.

        Args:
            prompt: What to show, or to change.
            images: Images to begin with, at most 10 of 10 MB each.
            size: `1K`, `2K`, `4K`, or `WIDTHxHEIGHT`.
            sequential_image_generation: `auto` lets the model make several images.
            max_images: How many at most; with the given ones no more than 15.
            watermark: Put a mark into the image; true without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncMediaFiles.of(
            self._client,
            await self._perform(
                Seedream40,
                prompt=prompt,
                images=images,
                size=size,
                sequential_image_generation=sequential_image_generation,
                max_images=max_images,
                watermark=watermark,
                extra=extra,
            ),
        )

    @deprecated("model.images.seedream_4_5: no longer in the vendor's documentation; gone in 1.0")
    async def seedream_4_5(
        self,
        *,
        prompt: str,
        image: Sequence[MediaInput] | None = None,
        size: str | None = None,
        sequential_image_generation: Literal["auto", "disabled"] | str | None = None,
        max_images: int | None = None,
        optimize_prompt_mode: Literal["standard"] | str | None = None,
        watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncMediaFiles:
        """Make or change images with Seedream 4.5, without a task.

        Args:
            prompt: What to show, or to change.
            image: Images to begin with, at most 14 of 10 MB each.
            size: `2K` and the next larger, or `WIDTHxHEIGHT`.
            sequential_image_generation: `auto` lets the model make several images.
            max_images: How many at most; with the given ones no more than 15.
            optimize_prompt_mode: How the prompt is rewritten; `standard` is the only way.
            watermark: Put a mark into the image; true without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncMediaFiles.of(
            self._client,
            await self._perform(
                Seedream45,
                prompt=prompt,
                image=image,
                size=size,
                sequential_image_generation=sequential_image_generation,
                max_images=max_images,
                optimize_prompt_mode=optimize_prompt_mode,
                watermark=watermark,
                extra=extra,
            ),
        )

    @deprecated("model.images.seedream_5_0_lite: no longer in the vendor's documentation; gone in 1.0")
    async def seedream_5_0_lite(
        self,
        *,
        prompt: str,
        image: Sequence[MediaInput] | None = None,
        size: str | None = None,
        sequential_image_generation: Literal["auto", "disabled"] | str | None = None,
        max_images: int | None = None,
        optimize_prompt_mode: Literal["standard"] | str | None = None,
        watermark: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncMediaFiles:
        """Make or change images with Seedream 5.0 lite, without a task.

        Args:
            prompt: What to show, or to change.
            image: Images to begin with, at most 14 of 10 MB each.
            size: `2K` and the next larger, or `WIDTHxHEIGHT`.
            sequential_image_generation: `auto` lets the model make several images.
            max_images: How many at most; with the given ones no more than 15.
            optimize_prompt_mode: How the prompt is rewritten; `standard` is the only way.
            watermark: Put a mark into the image; true without it.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncMediaFiles.of(
            self._client,
            await self._perform(
                Seedream50Lite,
                prompt=prompt,
                image=image,
                size=size,
                sequential_image_generation=sequential_image_generation,
                max_images=max_images,
                optimize_prompt_mode=optimize_prompt_mode,
                watermark=watermark,
                extra=extra,
            ),
        )

    @deprecated("model.images.reimagine: no longer in the vendor's documentation; gone in 1.0")
    async def reimagine(
        self,
        *,
        image_file: MediaInput,
        response_image_type: ImageFormat | None = None,
        dedicated: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncMediaFiles:
        """Make a variation of an image, without a task.

        Args:
            image_file: The image, at most 2048 x 2048 (`reimagine`: 1024 x 1024) and 30 MB.
            response_image_type: Format of the image; `png` without it.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncMediaFiles.of(
            self._client,
            await self._perform(
                Reimagine,
                image_file=image_file,
                response_image_type=response_image_type,
                dedicated=dedicated,
                extra=extra,
            ),
        )

    @deprecated("model.images.merge_face: no longer in the vendor's documentation; gone in 1.0")
    async def merge_face(
        self,
        *,
        image_file: MediaInput,
        face_image_file: MediaInput,
        response_image_type: ImageFormat | None = None,
        dedicated: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncMediaFiles:
        """Blend a face into an image, without a task.

        Args:
            image_file: The image, at most 2048 x 2048 (`reimagine`: 1024 x 1024) and 30 MB.
            face_image_file: The face, at most 2048 x 2048 and 30 MB.
            response_image_type: Format of the image; `png` without it.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The files that were made; a sequence, with the answer itself in `raw`.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return AsyncMediaFiles.of(
            self._client,
            await self._perform(
                MergeFace,
                image_file=image_file,
                face_image_file=face_image_file,
                response_image_type=response_image_type,
                dedicated=dedicated,
                extra=extra,
            ),
        )

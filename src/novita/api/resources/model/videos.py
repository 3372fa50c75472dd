# Rendered from src/novita/operations/model/videos.py by `python tools/render.py`: edit that, not this.

"""Videos: made from text, from images, from other videos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from novita._client.resource import AsyncResource, Resource
from novita._core.deprecation import deprecated
from novita._core.media import MediaInput
from novita.api.extras.model.tasks import AsyncTask, Task
from novita.operations.model._base import EmbeddingRef, VideoFormat, WebhookTest
from novita.operations.model._diffusion import VideoLora, VideoPrompt
from novita.operations.model._kling import KlingMode, KlingShot
from novita.operations.model._seedance import WideAspectRatio
from novita.operations.model._videos import AspectRatio
from novita.operations.model._vidu import Amplitude
from novita.operations.model.videos import (
    HunyuanVideoFast,
    Img2Video,
    KlingV16I2v,
    KlingV16T2v,
    KlingV21I2v,
    KlingV21I2vMaster,
    KlingV21T2vMaster,
    KlingV30MotionControl,
    KlingV30ProI2v,
    KlingV30ProT2v,
    KlingV30StdI2v,
    KlingV30StdT2v,
    KlingV304kI2v,
    KlingV304kT2v,
    MinimaxHailuo02,
    MinimaxVideo01,
    SeedanceV1LiteI2v,
    SeedanceV1LiteT2v,
    SeedanceV1ProI2v,
    SeedanceV1ProT2v,
    Txt2Video,
    UnifiedVideoConfig,
    UnifiedVideoGeneration,
    VideoMergeFace,
    Vidu20Img2Video,
    Vidu20Reference2Video,
    Vidu20StartEnd2Video,
    ViduQ1Img2Video,
    ViduQ1Reference2Video,
    ViduQ1StartEnd2Video,
    ViduQ1Text2Video,
)
from novita.types.model.videos import UnifiedVideoModel


class Videos(Resource):
    """Videos: made from text, from images, from other videos."""

    def kling_v3_0_4k_t2v(
        self,
        *,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video in 4K from text with Kling 3.0.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-4k-t2v

        Args:
            prompt: What to show.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                KlingV304kT2v,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    def kling_v3_0_pro_t2v(
        self,
        *,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        prompt: str | None = None,
        aspect_ratio: AspectRatio | None = None,
        multi_prompt: Sequence[KlingShot] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text with Kling 3.0 Pro. Give `prompt` or `multi_prompt`.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-pro-t2v

        Args:
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            prompt: What to show; not together with `multi_prompt`.
            aspect_ratio: Shape of the frame; `16:9` without it.
            multi_prompt: Shots of the clip; not together with `prompt`.
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
                KlingV30ProT2v,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                prompt=prompt,
                aspect_ratio=aspect_ratio,
                multi_prompt=multi_prompt,
                extra=extra,
            ),
        )

    def kling_v3_0_std_t2v(
        self,
        *,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text with Kling 3.0 Standard.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-std-t2v

        Args:
            prompt: What to show.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                KlingV30StdT2v,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    def kling_v3_0_4k_i2v(
        self,
        *,
        image: MediaInput,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        end_image: MediaInput | None = None,
        multi_prompt: Sequence[KlingShot] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video in 4K from an image with Kling 3.0.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-4k-i2v

        Args:
            image: First frame: JPEG or PNG of at most 10 MB, each side 300 pixels or more.
            prompt: What moves, and how.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            end_image: Last frame; not together with `multi_prompt`.
            multi_prompt: Shots of the clip; not together with `end_image`.
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
                KlingV304kI2v,
                image=image,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                end_image=end_image,
                multi_prompt=multi_prompt,
                extra=extra,
            ),
        )

    def kling_v3_0_pro_i2v(
        self,
        *,
        image: MediaInput,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        end_image: MediaInput | None = None,
        multi_prompt: Sequence[KlingShot] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image with Kling 3.0 Pro.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-pro-i2v

        Args:
            image: First frame: JPEG or PNG of at most 10 MB, each side 300 pixels or more.
            prompt: What moves, and how.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            end_image: Last frame; not together with `multi_prompt`.
            multi_prompt: Shots of the clip; not together with `end_image`.
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
                KlingV30ProI2v,
                image=image,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                end_image=end_image,
                multi_prompt=multi_prompt,
                extra=extra,
            ),
        )

    def kling_v3_0_std_i2v(
        self,
        *,
        image: MediaInput,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        end_image: MediaInput | None = None,
        multi_prompt: Sequence[KlingShot] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image with Kling 3.0 Standard.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-std-i2v

        Args:
            image: First frame: JPEG or PNG of at most 10 MB, each side 300 pixels or more.
            prompt: What moves, and how.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            end_image: Last frame; not together with `multi_prompt`.
            multi_prompt: Shots of the clip; not together with `end_image`.
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
                KlingV30StdI2v,
                image=image,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                end_image=end_image,
                multi_prompt=multi_prompt,
                extra=extra,
            ),
        )

    def kling_v3_0_motion_control(
        self,
        *,
        model_name: Literal["kling-v3-0-std", "kling-v3-0-pro"] | str,
        image: MediaInput,
        video: MediaInput,
        character_orientation: Literal["image", "video"] | str,
        prompt: str | None = None,
        negative_prompt: str | None = None,
        keep_original_sound: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Let a picture move as a video does, with Kling 3.0. Billed by the second.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-motion-control

        Args:
            model_name: Quality.
            image: Who moves: JPEG or PNG of at most 10 MB, each side 300 pixels or more.
            video: How: MP4 or MOV of at most 10 MB, 3 to 30 seconds.
            character_orientation: `image` keeps the picture's framing for 5 seconds, `video` the clip's for its length.
            prompt: Scene, style and light.
            negative_prompt: What to keep out.
            keep_original_sound: Keep the clip's sound; true without it.
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
                KlingV30MotionControl,
                model_name=model_name,
                image=image,
                video=video,
                character_orientation=character_orientation,
                prompt=prompt,
                negative_prompt=negative_prompt,
                keep_original_sound=keep_original_sound,
                extra=extra,
            ),
        )

    def unified_video_generation(
        self,
        model: str,
        *,
        prompt: str | None = None,
        webhook_url: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video with any model of the unified endpoint.

        What else a model takes goes into `extra`; `unified_video_config` has the JSON Schema of each.

        Documentation: https://novita.ai/docs/api-reference/reference-unified-video-generation

        Args:
            model: Id of the model with its mode, such as `kling2.1_master_i2v`.
            prompt: What to show, if the model takes a text.
            webhook_url: Where the end of the task is told; only a summary of the vendor's names it.
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
            self._perform(UnifiedVideoGeneration, model=model, prompt=prompt, webhook_url=webhook_url, extra=extra),
        )

    @deprecated("model.videos.kling_v1_6_t2v: no longer in the vendor's documentation; gone in 1.0")
    def kling_v1_6_t2v(
        self,
        *,
        prompt: str,
        negative_prompt: str | None = None,
        mode: KlingMode | None = None,
        duration: Literal[5, 10] | int | None = None,
        guidance_scale: float | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text with Kling 1.6.

        Args:
            prompt: What to show.
            negative_prompt: What to avoid.
            mode: Quality; from text only `Standard`.
            duration: Seconds, 5 or 10.
            guidance_scale: How closely to follow the prompt, 0 to 1.
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
                KlingV16T2v,
                prompt=prompt,
                negative_prompt=negative_prompt,
                mode=mode,
                duration=duration,
                guidance_scale=guidance_scale,
                extra=extra,
            ),
        )

    @deprecated("model.videos.kling_v1_6_i2v: no longer in the vendor's documentation; gone in 1.0")
    def kling_v1_6_i2v(
        self,
        *,
        prompt: str,
        image_url: MediaInput,
        negative_prompt: str | None = None,
        mode: KlingMode | None = None,
        duration: Literal[5, 10] | int | None = None,
        guidance_scale: float | None = None,
        end_image_url: MediaInput | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image with Kling 1.6.

        Args:
            prompt: What to show.
            image_url: First frame.
            negative_prompt: What to avoid.
            mode: Quality; from text only `Standard`.
            duration: Seconds, 5 or 10.
            guidance_scale: How closely to follow the prompt, 0 to 1.
            end_image_url: Last frame; for `Professional`.
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
                KlingV16I2v,
                prompt=prompt,
                image_url=image_url,
                negative_prompt=negative_prompt,
                mode=mode,
                duration=duration,
                guidance_scale=guidance_scale,
                end_image_url=end_image_url,
                extra=extra,
            ),
        )

    @deprecated("model.videos.kling_v2_1_t2v_master: no longer in the vendor's documentation; gone in 1.0")
    def kling_v2_1_t2v_master(
        self,
        *,
        prompt: str,
        negative_prompt: str | None = None,
        duration: Literal["5", "10"] | str | None = None,
        guidance_scale: float | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text with Kling 2.1 Master.

        Args:
            prompt: What to show.
            negative_prompt: What to avoid.
            duration: Seconds as text, `"5"` or `"10"`.
            guidance_scale: How closely to follow the prompt, 0 to 1.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                KlingV21T2vMaster,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                guidance_scale=guidance_scale,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    @deprecated("model.videos.kling_v2_1_i2v: no longer in the vendor's documentation; gone in 1.0")
    def kling_v2_1_i2v(
        self,
        *,
        prompt: str,
        image: MediaInput,
        negative_prompt: str | None = None,
        duration: Literal["5", "10"] | str | None = None,
        guidance_scale: float | None = None,
        mode: Literal["Standard", "Professional"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image with Kling 2.1.

        Args:
            prompt: What to show.
            image: First frame: JPEG or PNG of at most 10 MB, 300 x 300 pixels or more.
            negative_prompt: What to avoid.
            duration: Seconds as text, `"5"` or `"10"`.
            guidance_scale: How closely to follow the prompt, 0 to 1.
            mode: `Standard` is 720p, `Professional` 1080p.
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
                KlingV21I2v,
                prompt=prompt,
                image=image,
                negative_prompt=negative_prompt,
                duration=duration,
                guidance_scale=guidance_scale,
                mode=mode,
                extra=extra,
            ),
        )

    @deprecated("model.videos.kling_v2_1_i2v_master: no longer in the vendor's documentation; gone in 1.0")
    def kling_v2_1_i2v_master(
        self,
        *,
        prompt: str,
        image: MediaInput,
        negative_prompt: str | None = None,
        duration: Literal["5", "10"] | str | None = None,
        guidance_scale: float | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image with Kling 2.1 Master.

        Args:
            prompt: What to show.
            image: First frame: JPEG or PNG of at most 10 MB, 300 x 300 pixels or more.
            negative_prompt: What to avoid.
            duration: Seconds as text, `"5"` or `"10"`.
            guidance_scale: How closely to follow the prompt, 0 to 1.
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
                KlingV21I2vMaster,
                prompt=prompt,
                image=image,
                negative_prompt=negative_prompt,
                duration=duration,
                guidance_scale=guidance_scale,
                extra=extra,
            ),
        )

    @deprecated("model.videos.minimax_hailuo_02: no longer in the vendor's documentation; gone in 1.0")
    def minimax_hailuo_02(
        self,
        *,
        prompt: str,
        image: MediaInput | None = None,
        end_image: MediaInput | None = None,
        duration: Literal[6, 10] | int | None = None,
        resolution: Literal["768P", "1080P"] | str | None = None,
        enable_prompt_expansion: bool | None = None,
        fast_pretreatment: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text, or from the first frame or first and last, with MiniMax Hailuo 02.

        Args:
            prompt: What to show.
            image: First frame.
            end_image: Last frame.
            duration: Seconds: 6, or 10 at 768P.
            resolution: Resolution; `768P` without it.
            enable_prompt_expansion: Improve the prompt; true without it.
            fast_pretreatment: Spend less time on that.
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
                MinimaxHailuo02,
                prompt=prompt,
                image=image,
                end_image=end_image,
                duration=duration,
                resolution=resolution,
                enable_prompt_expansion=enable_prompt_expansion,
                fast_pretreatment=fast_pretreatment,
                extra=extra,
            ),
        )

    @deprecated("model.videos.minimax_video_01: no longer in the vendor's documentation; gone in 1.0")
    def minimax_video_01(
        self,
        *,
        prompt: str,
        image_url: MediaInput | None = None,
        enable_prompt_expansion: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video of 6 seconds from text or an image with MiniMax Video-01.

        Args:
            prompt: What to show.
            image_url: First frame.
            enable_prompt_expansion: Improve the prompt; true without it.
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
                MinimaxVideo01,
                prompt=prompt,
                image_url=image_url,
                enable_prompt_expansion=enable_prompt_expansion,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_q1_text2video: no longer in the vendor's documentation; gone in 1.0")
    def vidu_q1_text2video(
        self,
        *,
        prompt: str,
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        style: Literal["general", "anime"] | str | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text with Vidu Q1.

        Args:
            prompt: What to show.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            style: Look.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                ViduQ1Text2Video,
                prompt=prompt,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                style=style,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_q1_img2video: no longer in the vendor's documentation; gone in 1.0")
    def vidu_q1_img2video(
        self,
        *,
        images: Sequence[MediaInput],
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image with Vidu Q1.

        Args:
            images: First frame, exactly one: PNG, JPEG or WebP, a link of at most 50 MB or a file of 10 MB.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            prompt: What to show.
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
                ViduQ1Img2Video,
                images=images,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                prompt=prompt,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_q1_reference2video: no longer in the vendor's documentation; gone in 1.0")
    def vidu_q1_reference2video(
        self,
        *,
        images: Sequence[MediaInput],
        prompt: str,
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video of given subjects with Vidu Q1.

        Args:
            images: Subjects, at most 7 (Vidu 2.0: 3): PNG, JPEG or WebP, links of at most 50 MB or files of 10 MB.
            prompt: What to show.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                ViduQ1Reference2Video,
                images=images,
                prompt=prompt,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_q1_startend2video: no longer in the vendor's documentation; gone in 1.0")
    def vidu_q1_startend2video(
        self,
        *,
        images: Sequence[MediaInput],
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from the first and the last frame with Vidu Q1.

        Args:
            images: First and last frame, of about the same shape: PNG, JPEG or WebP, links of at most 50 MB or files of
                10 MB.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            prompt: What to show.
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
                ViduQ1StartEnd2Video,
                images=images,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                prompt=prompt,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_2_0_img2video: no longer in the vendor's documentation; gone in 1.0")
    def vidu_2_0_img2video(
        self,
        *,
        images: Sequence[MediaInput],
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image with Vidu 2.0.

        Args:
            images: First frame, exactly one: PNG, JPEG or WebP, a link of at most 50 MB or a file of 10 MB.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            prompt: What to show.
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
                Vidu20Img2Video,
                images=images,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                prompt=prompt,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_2_0_reference2video: no longer in the vendor's documentation; gone in 1.0")
    def vidu_2_0_reference2video(
        self,
        *,
        images: Sequence[MediaInput],
        prompt: str,
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video of given subjects with Vidu 2.0.

        Args:
            images: Subjects, at most 7 (Vidu 2.0: 3): PNG, JPEG or WebP, links of at most 50 MB or files of 10 MB.
            prompt: What to show.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                Vidu20Reference2Video,
                images=images,
                prompt=prompt,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_2_0_startend2video: no longer in the vendor's documentation; gone in 1.0")
    def vidu_2_0_startend2video(
        self,
        *,
        images: Sequence[MediaInput],
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from the first and the last frame with Vidu 2.0.

        Args:
            images: First and last frame, of about the same shape: PNG, JPEG or WebP, links of at most 50 MB or files of
                10 MB.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            prompt: What to show.
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
                Vidu20StartEnd2Video,
                images=images,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                prompt=prompt,
                extra=extra,
            ),
        )

    @deprecated("model.videos.seedance_v1_lite_t2v: no longer in the vendor's documentation; gone in 1.0")
    def seedance_v1_lite_t2v(
        self,
        *,
        resolution: Literal["480p", "720p", "1080p"] | str,
        prompt: str,
        duration: Literal[5, 10] | int,
        aspect_ratio: WideAspectRatio | None = None,
        camera_fixed: bool | None = None,
        seed: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text with Seedance 1.0 Lite.

        Args:
            resolution: Resolution.
            prompt: What to show.
            duration: Seconds, 5 or 10.
            aspect_ratio: Shape of the frame; `16:9` without it.
            camera_fixed: Hold the camera still.
            seed: Seed; -1 for a random one.
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
                SeedanceV1LiteT2v,
                resolution=resolution,
                prompt=prompt,
                duration=duration,
                aspect_ratio=aspect_ratio,
                camera_fixed=camera_fixed,
                seed=seed,
                extra=extra,
            ),
        )

    @deprecated("model.videos.seedance_v1_lite_i2v: no longer in the vendor's documentation; gone in 1.0")
    def seedance_v1_lite_i2v(
        self,
        *,
        resolution: Literal["480p", "720p", "1080p"] | str,
        image: MediaInput,
        aspect_ratio: WideAspectRatio | None = None,
        camera_fixed: bool | None = None,
        seed: int | None = None,
        last_image: MediaInput | None = None,
        prompt: str | None = None,
        duration: Literal[5, 10] | int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image, or from the first and the last frame, with Seedance 1.0 Lite.

        Args:
            resolution: Resolution.
            image: First frame: an image of at most 30 MB, each side between 300 and 6000 pixels.
            aspect_ratio: Shape of the frame; `16:9` without it.
            camera_fixed: Hold the camera still.
            seed: Seed; -1 for a random one.
            last_image: Last frame, cropped to the shape of the first.
            prompt: What to show.
            duration: Seconds, 5 or 10.
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
                SeedanceV1LiteI2v,
                resolution=resolution,
                image=image,
                aspect_ratio=aspect_ratio,
                camera_fixed=camera_fixed,
                seed=seed,
                last_image=last_image,
                prompt=prompt,
                duration=duration,
                extra=extra,
            ),
        )

    @deprecated("model.videos.seedance_v1_pro_t2v: no longer in the vendor's documentation; gone in 1.0")
    def seedance_v1_pro_t2v(
        self,
        *,
        resolution: Literal["480p", "720p", "1080p"] | str,
        prompt: str,
        duration: Literal[5, 10] | int,
        aspect_ratio: WideAspectRatio | None = None,
        camera_fixed: bool | None = None,
        seed: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text with Seedance 1.0 Pro.

        Args:
            resolution: Resolution.
            prompt: What to show.
            duration: Seconds, 5 or 10.
            aspect_ratio: Shape of the frame; `16:9` without it.
            camera_fixed: Hold the camera still.
            seed: Seed; -1 for a random one.
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
                SeedanceV1ProT2v,
                resolution=resolution,
                prompt=prompt,
                duration=duration,
                aspect_ratio=aspect_ratio,
                camera_fixed=camera_fixed,
                seed=seed,
                extra=extra,
            ),
        )

    @deprecated("model.videos.seedance_v1_pro_i2v: no longer in the vendor's documentation; gone in 1.0")
    def seedance_v1_pro_i2v(
        self,
        *,
        resolution: Literal["480p", "720p", "1080p"] | str,
        image: MediaInput,
        aspect_ratio: WideAspectRatio | None = None,
        camera_fixed: bool | None = None,
        seed: int | None = None,
        last_image: MediaInput | None = None,
        prompt: str | None = None,
        duration: Literal[5, 10] | int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image, or from the first and the last frame, with Seedance 1.0 Pro.

        Args:
            resolution: Resolution.
            image: First frame: an image of at most 30 MB, each side between 300 and 6000 pixels.
            aspect_ratio: Shape of the frame; `16:9` without it.
            camera_fixed: Hold the camera still.
            seed: Seed; -1 for a random one.
            last_image: Last frame, cropped to the shape of the first.
            prompt: What to show.
            duration: Seconds, 5 or 10.
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
                SeedanceV1ProI2v,
                resolution=resolution,
                image=image,
                aspect_ratio=aspect_ratio,
                camera_fixed=camera_fixed,
                seed=seed,
                last_image=last_image,
                prompt=prompt,
                duration=duration,
                extra=extra,
            ),
        )

    @deprecated("model.videos.hunyuan_video_fast: no longer in the vendor's documentation; gone in 1.0")
    def hunyuan_video_fast(
        self,
        *,
        model_name: Literal["hunyuan-video-fast"] | str,
        prompt: str,
        width: Literal[720, 1280] | int,
        height: Literal[720, 1280] | int,
        seed: int,
        steps: int,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from text with Hunyuan Video Fast.

        Args:
            model_name: Checkpoint.
            prompt: What to show.
            width: Width in pixels: 1280 x 720 or 720 x 1280.
            height: Height in pixels.
            seed: Seed; -1 for a random one.
            steps: Denoising steps.
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
                HunyuanVideoFast,
                model_name=model_name,
                prompt=prompt,
                width=width,
                height=height,
                seed=seed,
                steps=steps,
                extra=extra,
            ),
        )

    @deprecated("model.videos.txt2video: no longer in the vendor's documentation; gone in 1.0")
    def txt2video(
        self,
        *,
        model_name: str,
        prompts: Sequence[VideoPrompt],
        width: int,
        height: int,
        steps: int,
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        dedicated: bool | None = None,
        response_video_type: VideoFormat | None = None,
        negative_prompt: str | None = None,
        guidance_scale: float | None = None,
        seed: int | None = None,
        loras: Sequence[VideoLora] | None = None,
        embeddings: Sequence[EmbeddingRef] | None = None,
        closed_loop: bool | None = None,
        clip_skip: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from a sequence of texts with a Stable Diffusion 1.x checkpoint.

        Args:
            model_name: Checkpoint: `sd_name` of a model.
            prompts: What to show, part by part.
            width: Width in pixels.
            height: Height in pixels.
            steps: Denoising steps.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            response_video_type: Format of the video; `mp4` without it.
            negative_prompt: What to avoid.
            guidance_scale: How closely to follow the prompt.
            seed: Seed; -1 for a random one.
            loras: LoRAs, at most 5.
            embeddings: Textual inversions, at most 5.
            closed_loop: End where it began.
            clip_skip: Layers of CLIP to skip.
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
                Txt2Video,
                model_name=model_name,
                prompts=prompts,
                width=width,
                height=height,
                steps=steps,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                dedicated=dedicated,
                response_video_type=response_video_type,
                negative_prompt=negative_prompt,
                guidance_scale=guidance_scale,
                seed=seed,
                loras=loras,
                embeddings=embeddings,
                closed_loop=closed_loop,
                clip_skip=clip_skip,
                extra=extra,
            ),
        )

    @deprecated("model.videos.img2video: no longer in the vendor's documentation; gone in 1.0")
    def img2video(
        self,
        *,
        model_name: Literal["SVD-XT", "SVD"] | str,
        image_file: MediaInput,
        frames_num: Literal[14, 25] | int,
        frames_per_second: Literal[6] | int,
        image_file_resize_mode: Literal["ORIGINAL_RESOLUTION", "CROP_TO_ASPECT_RATIO"] | str,
        steps: int,
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        dedicated: bool | None = None,
        response_video_type: VideoFormat | None = None,
        seed: int | None = None,
        motion_bucket_id: int | None = None,
        cond_aug: float | None = None,
        enable_frame_interpolation: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Make a video from an image with Stable Video Diffusion.

        Args:
            model_name: Checkpoint.
            image_file: First frame, at most 2048 x 2048 pixels and 30 MB.
            frames_num: Frames: 25 for SVD-XT, 14 for SVD.
            frames_per_second: Frames a second; 6 is the only choice.
            image_file_resize_mode: Keep the size (below 576 x 1024), or crop to that.
            steps: Denoising steps.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            response_video_type: Format of the video; `mp4` without it.
            seed: Seed; -1 for a random one.
            motion_bucket_id: How much moves.
            cond_aug: Noise added to the image; the more, the more moves.
            enable_frame_interpolation: Fill up to 24 frames a second.
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
                Img2Video,
                model_name=model_name,
                image_file=image_file,
                frames_num=frames_num,
                frames_per_second=frames_per_second,
                image_file_resize_mode=image_file_resize_mode,
                steps=steps,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                dedicated=dedicated,
                response_video_type=response_video_type,
                seed=seed,
                motion_bucket_id=motion_bucket_id,
                cond_aug=cond_aug,
                enable_frame_interpolation=enable_frame_interpolation,
                extra=extra,
            ),
        )

    @deprecated("model.videos.video_merge_face: no longer in the vendor's documentation; gone in 1.0")
    def video_merge_face(
        self,
        *,
        video_assets_id: str,
        face_image_base64: MediaInput,
        enable_restore: bool,
        response_video_type: VideoFormat | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Task:
        """Put a face into a video. Billed by the frame.

        Args:
            video_assets_id: Id of an MP4 that was sent with PUT to https://assets.novitai.com/video, at most 3840 x
                2160 pixels, 100 MB.
            face_image_base64: The face, at most 2048 x 2048 pixels and 30 MB.
            enable_restore: Mend the details of the face; slower.
            response_video_type: Format of the video; `mp4` without it.
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
                VideoMergeFace,
                video_assets_id=video_assets_id,
                face_image_base64=face_image_base64,
                enable_restore=enable_restore,
                response_video_type=response_video_type,
                extra=extra,
            ),
        )

    def unified_video_config(self) -> tuple[UnifiedVideoModel, ...]:
        """List the models of the unified endpoint with the JSON Schema of each; some may be retired.

        The vendor's page reads it itself; nothing announces it as a stable API.

        Documentation: https://novita.ai/docs/api-reference/reference-unified-video-generation

        Returns:
            The models.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(UnifiedVideoConfig)


class AsyncVideos(AsyncResource):
    """Videos: made from text, from images, from other videos."""

    async def kling_v3_0_4k_t2v(
        self,
        *,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video in 4K from text with Kling 3.0.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-4k-t2v

        Args:
            prompt: What to show.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                KlingV304kT2v,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    async def kling_v3_0_pro_t2v(
        self,
        *,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        prompt: str | None = None,
        aspect_ratio: AspectRatio | None = None,
        multi_prompt: Sequence[KlingShot] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text with Kling 3.0 Pro. Give `prompt` or `multi_prompt`.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-pro-t2v

        Args:
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            prompt: What to show; not together with `multi_prompt`.
            aspect_ratio: Shape of the frame; `16:9` without it.
            multi_prompt: Shots of the clip; not together with `prompt`.
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
                KlingV30ProT2v,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                prompt=prompt,
                aspect_ratio=aspect_ratio,
                multi_prompt=multi_prompt,
                extra=extra,
            ),
        )

    async def kling_v3_0_std_t2v(
        self,
        *,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text with Kling 3.0 Standard.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-std-t2v

        Args:
            prompt: What to show.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                KlingV30StdT2v,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    async def kling_v3_0_4k_i2v(
        self,
        *,
        image: MediaInput,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        end_image: MediaInput | None = None,
        multi_prompt: Sequence[KlingShot] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video in 4K from an image with Kling 3.0.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-4k-i2v

        Args:
            image: First frame: JPEG or PNG of at most 10 MB, each side 300 pixels or more.
            prompt: What moves, and how.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            end_image: Last frame; not together with `multi_prompt`.
            multi_prompt: Shots of the clip; not together with `end_image`.
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
                KlingV304kI2v,
                image=image,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                end_image=end_image,
                multi_prompt=multi_prompt,
                extra=extra,
            ),
        )

    async def kling_v3_0_pro_i2v(
        self,
        *,
        image: MediaInput,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        end_image: MediaInput | None = None,
        multi_prompt: Sequence[KlingShot] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image with Kling 3.0 Pro.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-pro-i2v

        Args:
            image: First frame: JPEG or PNG of at most 10 MB, each side 300 pixels or more.
            prompt: What moves, and how.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            end_image: Last frame; not together with `multi_prompt`.
            multi_prompt: Shots of the clip; not together with `end_image`.
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
                KlingV30ProI2v,
                image=image,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                end_image=end_image,
                multi_prompt=multi_prompt,
                extra=extra,
            ),
        )

    async def kling_v3_0_std_i2v(
        self,
        *,
        image: MediaInput,
        prompt: str,
        negative_prompt: str | None = None,
        duration: int | None = None,
        cfg_scale: float | None = None,
        sound: bool | None = None,
        end_image: MediaInput | None = None,
        multi_prompt: Sequence[KlingShot] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image with Kling 3.0 Standard.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-std-i2v

        Args:
            image: First frame: JPEG or PNG of at most 10 MB, each side 300 pixels or more.
            prompt: What moves, and how.
            negative_prompt: What to keep out of picture and sound.
            duration: Length in whole seconds, 3 to 15; 5 without it.
            cfg_scale: How closely to follow the prompt, 0 to 1.
            sound: Make sound as well, at a higher price.
            end_image: Last frame; not together with `multi_prompt`.
            multi_prompt: Shots of the clip; not together with `end_image`.
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
                KlingV30StdI2v,
                image=image,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                cfg_scale=cfg_scale,
                sound=sound,
                end_image=end_image,
                multi_prompt=multi_prompt,
                extra=extra,
            ),
        )

    async def kling_v3_0_motion_control(
        self,
        *,
        model_name: Literal["kling-v3-0-std", "kling-v3-0-pro"] | str,
        image: MediaInput,
        video: MediaInput,
        character_orientation: Literal["image", "video"] | str,
        prompt: str | None = None,
        negative_prompt: str | None = None,
        keep_original_sound: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Let a picture move as a video does, with Kling 3.0. Billed by the second.

        Documentation: https://novita.ai/docs/api-reference/model-apis-kling-v3.0-motion-control

        Args:
            model_name: Quality.
            image: Who moves: JPEG or PNG of at most 10 MB, each side 300 pixels or more.
            video: How: MP4 or MOV of at most 10 MB, 3 to 30 seconds.
            character_orientation: `image` keeps the picture's framing for 5 seconds, `video` the clip's for its length.
            prompt: Scene, style and light.
            negative_prompt: What to keep out.
            keep_original_sound: Keep the clip's sound; true without it.
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
                KlingV30MotionControl,
                model_name=model_name,
                image=image,
                video=video,
                character_orientation=character_orientation,
                prompt=prompt,
                negative_prompt=negative_prompt,
                keep_original_sound=keep_original_sound,
                extra=extra,
            ),
        )

    async def unified_video_generation(
        self,
        model: str,
        *,
        prompt: str | None = None,
        webhook_url: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video with any model of the unified endpoint.

        What else a model takes goes into `extra`; `unified_video_config` has the JSON Schema of each.

        Documentation: https://novita.ai/docs/api-reference/reference-unified-video-generation

        Args:
            model: Id of the model with its mode, such as `kling2.1_master_i2v`.
            prompt: What to show, if the model takes a text.
            webhook_url: Where the end of the task is told; only a summary of the vendor's names it.
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
                UnifiedVideoGeneration, model=model, prompt=prompt, webhook_url=webhook_url, extra=extra
            ),
        )

    @deprecated("model.videos.kling_v1_6_t2v: no longer in the vendor's documentation; gone in 1.0")
    async def kling_v1_6_t2v(
        self,
        *,
        prompt: str,
        negative_prompt: str | None = None,
        mode: KlingMode | None = None,
        duration: Literal[5, 10] | int | None = None,
        guidance_scale: float | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text with Kling 1.6.

        Args:
            prompt: What to show.
            negative_prompt: What to avoid.
            mode: Quality; from text only `Standard`.
            duration: Seconds, 5 or 10.
            guidance_scale: How closely to follow the prompt, 0 to 1.
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
                KlingV16T2v,
                prompt=prompt,
                negative_prompt=negative_prompt,
                mode=mode,
                duration=duration,
                guidance_scale=guidance_scale,
                extra=extra,
            ),
        )

    @deprecated("model.videos.kling_v1_6_i2v: no longer in the vendor's documentation; gone in 1.0")
    async def kling_v1_6_i2v(
        self,
        *,
        prompt: str,
        image_url: MediaInput,
        negative_prompt: str | None = None,
        mode: KlingMode | None = None,
        duration: Literal[5, 10] | int | None = None,
        guidance_scale: float | None = None,
        end_image_url: MediaInput | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image with Kling 1.6.

        Args:
            prompt: What to show.
            image_url: First frame.
            negative_prompt: What to avoid.
            mode: Quality; from text only `Standard`.
            duration: Seconds, 5 or 10.
            guidance_scale: How closely to follow the prompt, 0 to 1.
            end_image_url: Last frame; for `Professional`.
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
                KlingV16I2v,
                prompt=prompt,
                image_url=image_url,
                negative_prompt=negative_prompt,
                mode=mode,
                duration=duration,
                guidance_scale=guidance_scale,
                end_image_url=end_image_url,
                extra=extra,
            ),
        )

    @deprecated("model.videos.kling_v2_1_t2v_master: no longer in the vendor's documentation; gone in 1.0")
    async def kling_v2_1_t2v_master(
        self,
        *,
        prompt: str,
        negative_prompt: str | None = None,
        duration: Literal["5", "10"] | str | None = None,
        guidance_scale: float | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text with Kling 2.1 Master.

        Args:
            prompt: What to show.
            negative_prompt: What to avoid.
            duration: Seconds as text, `"5"` or `"10"`.
            guidance_scale: How closely to follow the prompt, 0 to 1.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                KlingV21T2vMaster,
                prompt=prompt,
                negative_prompt=negative_prompt,
                duration=duration,
                guidance_scale=guidance_scale,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    @deprecated("model.videos.kling_v2_1_i2v: no longer in the vendor's documentation; gone in 1.0")
    async def kling_v2_1_i2v(
        self,
        *,
        prompt: str,
        image: MediaInput,
        negative_prompt: str | None = None,
        duration: Literal["5", "10"] | str | None = None,
        guidance_scale: float | None = None,
        mode: Literal["Standard", "Professional"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image with Kling 2.1.

        Args:
            prompt: What to show.
            image: First frame: JPEG or PNG of at most 10 MB, 300 x 300 pixels or more.
            negative_prompt: What to avoid.
            duration: Seconds as text, `"5"` or `"10"`.
            guidance_scale: How closely to follow the prompt, 0 to 1.
            mode: `Standard` is 720p, `Professional` 1080p.
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
                KlingV21I2v,
                prompt=prompt,
                image=image,
                negative_prompt=negative_prompt,
                duration=duration,
                guidance_scale=guidance_scale,
                mode=mode,
                extra=extra,
            ),
        )

    @deprecated("model.videos.kling_v2_1_i2v_master: no longer in the vendor's documentation; gone in 1.0")
    async def kling_v2_1_i2v_master(
        self,
        *,
        prompt: str,
        image: MediaInput,
        negative_prompt: str | None = None,
        duration: Literal["5", "10"] | str | None = None,
        guidance_scale: float | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image with Kling 2.1 Master.

        Args:
            prompt: What to show.
            image: First frame: JPEG or PNG of at most 10 MB, 300 x 300 pixels or more.
            negative_prompt: What to avoid.
            duration: Seconds as text, `"5"` or `"10"`.
            guidance_scale: How closely to follow the prompt, 0 to 1.
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
                KlingV21I2vMaster,
                prompt=prompt,
                image=image,
                negative_prompt=negative_prompt,
                duration=duration,
                guidance_scale=guidance_scale,
                extra=extra,
            ),
        )

    @deprecated("model.videos.minimax_hailuo_02: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_hailuo_02(
        self,
        *,
        prompt: str,
        image: MediaInput | None = None,
        end_image: MediaInput | None = None,
        duration: Literal[6, 10] | int | None = None,
        resolution: Literal["768P", "1080P"] | str | None = None,
        enable_prompt_expansion: bool | None = None,
        fast_pretreatment: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text, or from the first frame or first and last, with MiniMax Hailuo 02.

        Args:
            prompt: What to show.
            image: First frame.
            end_image: Last frame.
            duration: Seconds: 6, or 10 at 768P.
            resolution: Resolution; `768P` without it.
            enable_prompt_expansion: Improve the prompt; true without it.
            fast_pretreatment: Spend less time on that.
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
                MinimaxHailuo02,
                prompt=prompt,
                image=image,
                end_image=end_image,
                duration=duration,
                resolution=resolution,
                enable_prompt_expansion=enable_prompt_expansion,
                fast_pretreatment=fast_pretreatment,
                extra=extra,
            ),
        )

    @deprecated("model.videos.minimax_video_01: no longer in the vendor's documentation; gone in 1.0")
    async def minimax_video_01(
        self,
        *,
        prompt: str,
        image_url: MediaInput | None = None,
        enable_prompt_expansion: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video of 6 seconds from text or an image with MiniMax Video-01.

        Args:
            prompt: What to show.
            image_url: First frame.
            enable_prompt_expansion: Improve the prompt; true without it.
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
                MinimaxVideo01,
                prompt=prompt,
                image_url=image_url,
                enable_prompt_expansion=enable_prompt_expansion,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_q1_text2video: no longer in the vendor's documentation; gone in 1.0")
    async def vidu_q1_text2video(
        self,
        *,
        prompt: str,
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        style: Literal["general", "anime"] | str | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text with Vidu Q1.

        Args:
            prompt: What to show.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            style: Look.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                ViduQ1Text2Video,
                prompt=prompt,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                style=style,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_q1_img2video: no longer in the vendor's documentation; gone in 1.0")
    async def vidu_q1_img2video(
        self,
        *,
        images: Sequence[MediaInput],
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image with Vidu Q1.

        Args:
            images: First frame, exactly one: PNG, JPEG or WebP, a link of at most 50 MB or a file of 10 MB.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            prompt: What to show.
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
                ViduQ1Img2Video,
                images=images,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                prompt=prompt,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_q1_reference2video: no longer in the vendor's documentation; gone in 1.0")
    async def vidu_q1_reference2video(
        self,
        *,
        images: Sequence[MediaInput],
        prompt: str,
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video of given subjects with Vidu Q1.

        Args:
            images: Subjects, at most 7 (Vidu 2.0: 3): PNG, JPEG or WebP, links of at most 50 MB or files of 10 MB.
            prompt: What to show.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                ViduQ1Reference2Video,
                images=images,
                prompt=prompt,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_q1_startend2video: no longer in the vendor's documentation; gone in 1.0")
    async def vidu_q1_startend2video(
        self,
        *,
        images: Sequence[MediaInput],
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from the first and the last frame with Vidu Q1.

        Args:
            images: First and last frame, of about the same shape: PNG, JPEG or WebP, links of at most 50 MB or files of
                10 MB.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            prompt: What to show.
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
                ViduQ1StartEnd2Video,
                images=images,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                prompt=prompt,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_2_0_img2video: no longer in the vendor's documentation; gone in 1.0")
    async def vidu_2_0_img2video(
        self,
        *,
        images: Sequence[MediaInput],
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image with Vidu 2.0.

        Args:
            images: First frame, exactly one: PNG, JPEG or WebP, a link of at most 50 MB or a file of 10 MB.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            prompt: What to show.
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
                Vidu20Img2Video,
                images=images,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                prompt=prompt,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_2_0_reference2video: no longer in the vendor's documentation; gone in 1.0")
    async def vidu_2_0_reference2video(
        self,
        *,
        images: Sequence[MediaInput],
        prompt: str,
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        aspect_ratio: AspectRatio | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video of given subjects with Vidu 2.0.

        Args:
            images: Subjects, at most 7 (Vidu 2.0: 3): PNG, JPEG or WebP, links of at most 50 MB or files of 10 MB.
            prompt: What to show.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            aspect_ratio: Shape of the frame; `16:9` without it.
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
                Vidu20Reference2Video,
                images=images,
                prompt=prompt,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                aspect_ratio=aspect_ratio,
                extra=extra,
            ),
        )

    @deprecated("model.videos.vidu_2_0_startend2video: no longer in the vendor's documentation; gone in 1.0")
    async def vidu_2_0_startend2video(
        self,
        *,
        images: Sequence[MediaInput],
        duration: int | None = None,
        resolution: Literal["360p", "720p", "1080p"] | str | None = None,
        movement_amplitude: Amplitude | None = None,
        bgm: bool | None = None,
        seed: int | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from the first and the last frame with Vidu 2.0.

        Args:
            images: First and last frame, of about the same shape: PNG, JPEG or WebP, links of at most 50 MB or files of
                10 MB.
            duration: Seconds: Vidu Q1 makes 5, Vidu 2.0 4 or (not from references) 8.
            resolution: Resolution: Vidu Q1 makes `1080p`, Vidu 2.0 `360p`, `720p` or (4 seconds, not from references)
                `1080p`.
            movement_amplitude: How much moves.
            bgm: Add music.
            seed: Seed; random without it.
            prompt: What to show.
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
                Vidu20StartEnd2Video,
                images=images,
                duration=duration,
                resolution=resolution,
                movement_amplitude=movement_amplitude,
                bgm=bgm,
                seed=seed,
                prompt=prompt,
                extra=extra,
            ),
        )

    @deprecated("model.videos.seedance_v1_lite_t2v: no longer in the vendor's documentation; gone in 1.0")
    async def seedance_v1_lite_t2v(
        self,
        *,
        resolution: Literal["480p", "720p", "1080p"] | str,
        prompt: str,
        duration: Literal[5, 10] | int,
        aspect_ratio: WideAspectRatio | None = None,
        camera_fixed: bool | None = None,
        seed: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text with Seedance 1.0 Lite.

        Args:
            resolution: Resolution.
            prompt: What to show.
            duration: Seconds, 5 or 10.
            aspect_ratio: Shape of the frame; `16:9` without it.
            camera_fixed: Hold the camera still.
            seed: Seed; -1 for a random one.
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
                SeedanceV1LiteT2v,
                resolution=resolution,
                prompt=prompt,
                duration=duration,
                aspect_ratio=aspect_ratio,
                camera_fixed=camera_fixed,
                seed=seed,
                extra=extra,
            ),
        )

    @deprecated("model.videos.seedance_v1_lite_i2v: no longer in the vendor's documentation; gone in 1.0")
    async def seedance_v1_lite_i2v(
        self,
        *,
        resolution: Literal["480p", "720p", "1080p"] | str,
        image: MediaInput,
        aspect_ratio: WideAspectRatio | None = None,
        camera_fixed: bool | None = None,
        seed: int | None = None,
        last_image: MediaInput | None = None,
        prompt: str | None = None,
        duration: Literal[5, 10] | int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image, or from the first and the last frame, with Seedance 1.0 Lite.

        Args:
            resolution: Resolution.
            image: First frame: an image of at most 30 MB, each side between 300 and 6000 pixels.
            aspect_ratio: Shape of the frame; `16:9` without it.
            camera_fixed: Hold the camera still.
            seed: Seed; -1 for a random one.
            last_image: Last frame, cropped to the shape of the first.
            prompt: What to show.
            duration: Seconds, 5 or 10.
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
                SeedanceV1LiteI2v,
                resolution=resolution,
                image=image,
                aspect_ratio=aspect_ratio,
                camera_fixed=camera_fixed,
                seed=seed,
                last_image=last_image,
                prompt=prompt,
                duration=duration,
                extra=extra,
            ),
        )

    @deprecated("model.videos.seedance_v1_pro_t2v: no longer in the vendor's documentation; gone in 1.0")
    async def seedance_v1_pro_t2v(
        self,
        *,
        resolution: Literal["480p", "720p", "1080p"] | str,
        prompt: str,
        duration: Literal[5, 10] | int,
        aspect_ratio: WideAspectRatio | None = None,
        camera_fixed: bool | None = None,
        seed: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text with Seedance 1.0 Pro.

        Args:
            resolution: Resolution.
            prompt: What to show.
            duration: Seconds, 5 or 10.
            aspect_ratio: Shape of the frame; `16:9` without it.
            camera_fixed: Hold the camera still.
            seed: Seed; -1 for a random one.
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
                SeedanceV1ProT2v,
                resolution=resolution,
                prompt=prompt,
                duration=duration,
                aspect_ratio=aspect_ratio,
                camera_fixed=camera_fixed,
                seed=seed,
                extra=extra,
            ),
        )

    @deprecated("model.videos.seedance_v1_pro_i2v: no longer in the vendor's documentation; gone in 1.0")
    async def seedance_v1_pro_i2v(
        self,
        *,
        resolution: Literal["480p", "720p", "1080p"] | str,
        image: MediaInput,
        aspect_ratio: WideAspectRatio | None = None,
        camera_fixed: bool | None = None,
        seed: int | None = None,
        last_image: MediaInput | None = None,
        prompt: str | None = None,
        duration: Literal[5, 10] | int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image, or from the first and the last frame, with Seedance 1.0 Pro.

        Args:
            resolution: Resolution.
            image: First frame: an image of at most 30 MB, each side between 300 and 6000 pixels.
            aspect_ratio: Shape of the frame; `16:9` without it.
            camera_fixed: Hold the camera still.
            seed: Seed; -1 for a random one.
            last_image: Last frame, cropped to the shape of the first.
            prompt: What to show.
            duration: Seconds, 5 or 10.
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
                SeedanceV1ProI2v,
                resolution=resolution,
                image=image,
                aspect_ratio=aspect_ratio,
                camera_fixed=camera_fixed,
                seed=seed,
                last_image=last_image,
                prompt=prompt,
                duration=duration,
                extra=extra,
            ),
        )

    @deprecated("model.videos.hunyuan_video_fast: no longer in the vendor's documentation; gone in 1.0")
    async def hunyuan_video_fast(
        self,
        *,
        model_name: Literal["hunyuan-video-fast"] | str,
        prompt: str,
        width: Literal[720, 1280] | int,
        height: Literal[720, 1280] | int,
        seed: int,
        steps: int,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from text with Hunyuan Video Fast.

        Args:
            model_name: Checkpoint.
            prompt: What to show.
            width: Width in pixels: 1280 x 720 or 720 x 1280.
            height: Height in pixels.
            seed: Seed; -1 for a random one.
            steps: Denoising steps.
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
                HunyuanVideoFast,
                model_name=model_name,
                prompt=prompt,
                width=width,
                height=height,
                seed=seed,
                steps=steps,
                extra=extra,
            ),
        )

    @deprecated("model.videos.txt2video: no longer in the vendor's documentation; gone in 1.0")
    async def txt2video(
        self,
        *,
        model_name: str,
        prompts: Sequence[VideoPrompt],
        width: int,
        height: int,
        steps: int,
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        dedicated: bool | None = None,
        response_video_type: VideoFormat | None = None,
        negative_prompt: str | None = None,
        guidance_scale: float | None = None,
        seed: int | None = None,
        loras: Sequence[VideoLora] | None = None,
        embeddings: Sequence[EmbeddingRef] | None = None,
        closed_loop: bool | None = None,
        clip_skip: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from a sequence of texts with a Stable Diffusion 1.x checkpoint.

        Args:
            model_name: Checkpoint: `sd_name` of a model.
            prompts: What to show, part by part.
            width: Width in pixels.
            height: Height in pixels.
            steps: Denoising steps.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            response_video_type: Format of the video; `mp4` without it.
            negative_prompt: What to avoid.
            guidance_scale: How closely to follow the prompt.
            seed: Seed; -1 for a random one.
            loras: LoRAs, at most 5.
            embeddings: Textual inversions, at most 5.
            closed_loop: End where it began.
            clip_skip: Layers of CLIP to skip.
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
                Txt2Video,
                model_name=model_name,
                prompts=prompts,
                width=width,
                height=height,
                steps=steps,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                dedicated=dedicated,
                response_video_type=response_video_type,
                negative_prompt=negative_prompt,
                guidance_scale=guidance_scale,
                seed=seed,
                loras=loras,
                embeddings=embeddings,
                closed_loop=closed_loop,
                clip_skip=clip_skip,
                extra=extra,
            ),
        )

    @deprecated("model.videos.img2video: no longer in the vendor's documentation; gone in 1.0")
    async def img2video(
        self,
        *,
        model_name: Literal["SVD-XT", "SVD"] | str,
        image_file: MediaInput,
        frames_num: Literal[14, 25] | int,
        frames_per_second: Literal[6] | int,
        image_file_resize_mode: Literal["ORIGINAL_RESOLUTION", "CROP_TO_ASPECT_RATIO"] | str,
        steps: int,
        webhook_url: str | None = None,
        webhook_test: WebhookTest | None = None,
        dedicated: bool | None = None,
        response_video_type: VideoFormat | None = None,
        seed: int | None = None,
        motion_bucket_id: int | None = None,
        cond_aug: float | None = None,
        enable_frame_interpolation: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Make a video from an image with Stable Video Diffusion.

        Args:
            model_name: Checkpoint.
            image_file: First frame, at most 2048 x 2048 pixels and 30 MB.
            frames_num: Frames: 25 for SVD-XT, 14 for SVD.
            frames_per_second: Frames a second; 6 is the only choice.
            image_file_resize_mode: Keep the size (below 576 x 1024), or crop to that.
            steps: Denoising steps.
            webhook_url: Where the result is sent when the task is done; see `novita.webhooks`.
            webhook_test: Send a made-up event there instead of doing the work.
            dedicated: Run on the account's dedicated endpoint; for subscribers.
            response_video_type: Format of the video; `mp4` without it.
            seed: Seed; -1 for a random one.
            motion_bucket_id: How much moves.
            cond_aug: Noise added to the image; the more, the more moves.
            enable_frame_interpolation: Fill up to 24 frames a second.
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
                Img2Video,
                model_name=model_name,
                image_file=image_file,
                frames_num=frames_num,
                frames_per_second=frames_per_second,
                image_file_resize_mode=image_file_resize_mode,
                steps=steps,
                webhook_url=webhook_url,
                webhook_test=webhook_test,
                dedicated=dedicated,
                response_video_type=response_video_type,
                seed=seed,
                motion_bucket_id=motion_bucket_id,
                cond_aug=cond_aug,
                enable_frame_interpolation=enable_frame_interpolation,
                extra=extra,
            ),
        )

    @deprecated("model.videos.video_merge_face: no longer in the vendor's documentation; gone in 1.0")
    async def video_merge_face(
        self,
        *,
        video_assets_id: str,
        face_image_base64: MediaInput,
        enable_restore: bool,
        response_video_type: VideoFormat | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncTask:
        """Put a face into a video. Billed by the frame.

        Args:
            video_assets_id: Id of an MP4 that was sent with PUT to https://assets.novitai.com/video, at most 3840 x
                2160 pixels, 100 MB.
            face_image_base64: The face, at most 2048 x 2048 pixels and 30 MB.
            enable_restore: Mend the details of the face; slower.
            response_video_type: Format of the video; `mp4` without it.
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
                VideoMergeFace,
                video_assets_id=video_assets_id,
                face_image_base64=face_image_base64,
                enable_restore=enable_restore,
                response_video_type=response_video_type,
                extra=extra,
            ),
        )

    async def unified_video_config(self) -> tuple[UnifiedVideoModel, ...]:
        """List the models of the unified endpoint with the JSON Schema of each; some may be retired.

        The vendor's page reads it itself; nothing announces it as a stable API.

        Documentation: https://novita.ai/docs/api-reference/reference-unified-video-generation

        Returns:
            The models.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(UnifiedVideoConfig)

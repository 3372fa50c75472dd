"""Videos: made from text, from images, from other videos."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from novita._core.media import ImageBase64
from novita._core.operation import Operation
from novita._core.task import TaskOperation
from novita.types.model.videos import UnifiedVideoModel

from ._base import VideoFormat
from ._diffusion import DiffusionImage, DiffusionText
from ._kling import Kling3Image, Kling3Motion, Kling3Shots, Kling3Text, Kling16, Kling16Image, Kling21Image, Kling21Text
from ._minimax import Hailuo, Video01
from ._seedance import SeedanceImage, SeedanceText
from ._videos import Prompt2000
from ._vidu import ViduFrames, ViduImage, ViduReference, ViduText


class KlingV304kT2v(
    Kling3Text,
    method="kling_v3_0_4k_t2v",
    route="POST /v3/async/kling-v3.0-4k-t2v",
    docs="model-apis-kling-v3.0-4k-t2v",
):
    """Make a video in 4K from text with Kling 3.0."""


class KlingV30ProT2v(
    Kling3Shots,
    method="kling_v3_0_pro_t2v",
    route="POST /v3/async/kling-v3.0-pro-t2v",
    docs="model-apis-kling-v3.0-pro-t2v",
):
    """Make a video from text with Kling 3.0 Pro. Give `prompt` or `multi_prompt`."""


class KlingV30StdT2v(
    Kling3Text,
    method="kling_v3_0_std_t2v",
    route="POST /v3/async/kling-v3.0-std-t2v",
    docs="model-apis-kling-v3.0-std-t2v",
):
    """Make a video from text with Kling 3.0 Standard."""


class KlingV304kI2v(
    Kling3Image,
    method="kling_v3_0_4k_i2v",
    route="POST /v3/async/kling-v3.0-4k-i2v",
    docs="model-apis-kling-v3.0-4k-i2v",
):
    """Make a video in 4K from an image with Kling 3.0."""


class KlingV30ProI2v(
    Kling3Image,
    method="kling_v3_0_pro_i2v",
    route="POST /v3/async/kling-v3.0-pro-i2v",
    docs="model-apis-kling-v3.0-pro-i2v",
):
    """Make a video from an image with Kling 3.0 Pro."""


class KlingV30StdI2v(
    Kling3Image,
    method="kling_v3_0_std_i2v",
    route="POST /v3/async/kling-v3.0-std-i2v",
    docs="model-apis-kling-v3.0-std-i2v",
):
    """Make a video from an image with Kling 3.0 Standard."""


class KlingV30MotionControl(
    Kling3Motion,
    method="kling_v3_0_motion_control",
    route="POST /v3/async/kling-v3.0-motion-control",
    docs="model-apis-kling-v3.0-motion-control",
):
    """Let a picture move as a video does, with Kling 3.0. Billed by the second."""


class UnifiedVideoGeneration(
    TaskOperation,
    method="unified_video_generation",
    route="POST /v3/video/create",
    docs="reference-unified-video-generation",
    positional="model",
):
    """Make a video with any model of the unified endpoint.

    What else a model takes goes into `extra`; `unified_video_config` has the JSON Schema of each.
    """

    model: str
    """Id of the model with its mode, such as `kling2.1_master_i2v`."""
    prompt: str | None = None
    """What to show, if the model takes a text."""
    webhook_url: Annotated[str | None, Field(serialization_alias="callback", repr=False)] = None
    """Where the end of the task is told; only a summary of the vendor's names it."""


class KlingV16T2v(
    Kling16,
    method="kling_v1_6_t2v",
    route="POST /v3/async/kling-v1.6-t2v",
    docs="model-apis-kling-v1.6-t2v",
    lifecycle="delisted",
):
    """Make a video from text with Kling 1.6."""


class KlingV16I2v(
    Kling16Image,
    method="kling_v1_6_i2v",
    route="POST /v3/async/kling-v1.6-i2v",
    docs="model-apis-kling-v1.6-i2v",
    lifecycle="delisted",
):
    """Make a video from an image with Kling 1.6."""


class KlingV21T2vMaster(
    Kling21Text,
    method="kling_v2_1_t2v_master",
    route="POST /v3/async/kling-v2.1-t2v-master",
    docs="model-apis-kling-v2.1-t2v-master",
    lifecycle="delisted",
):
    """Make a video from text with Kling 2.1 Master."""


class KlingV21I2v(
    Kling21Image,
    method="kling_v2_1_i2v",
    route="POST /v3/async/kling-v2.1-i2v",
    docs="model-apis-kling-v2.1-i2v",
    lifecycle="delisted",
):
    """Make a video from an image with Kling 2.1."""

    mode: Literal["Standard", "Professional"] | str | None = None
    """`Standard` is 720p, `Professional` 1080p."""


class KlingV21I2vMaster(
    Kling21Image,
    method="kling_v2_1_i2v_master",
    route="POST /v3/async/kling-v2.1-i2v-master",
    docs="model-apis-kling-v2.1-i2v-master",
    lifecycle="delisted",
):
    """Make a video from an image with Kling 2.1 Master."""


class MinimaxHailuo02(
    Hailuo,
    method="minimax_hailuo_02",
    route="POST /v3/async/minimax-hailuo-02",
    docs="model-apis-minimax-hailuo-02",
    lifecycle="delisted",
):
    """Make a video from text, or from the first frame or first and last, with MiniMax Hailuo 02."""


class MinimaxVideo01(
    Video01,
    method="minimax_video_01",
    route="POST /v3/async/minimax-video-01",
    docs="model-apis-minimax-video-01",
    lifecycle="delisted",
):
    """Make a video of 6 seconds from text or an image with MiniMax Video-01."""


class ViduQ1Text2Video(
    ViduText,
    method="vidu_q1_text2video",
    route="POST /v3/async/vidu-q1-text2video",
    docs="model-apis-vidu-q1-text2video",
    lifecycle="delisted",
):
    """Make a video from text with Vidu Q1."""


class ViduQ1Img2Video(
    ViduImage,
    method="vidu_q1_img2video",
    route="POST /v3/async/vidu-q1-img2video",
    docs="model-apis-vidu-q1-img2video",
    lifecycle="delisted",
):
    """Make a video from an image with Vidu Q1."""


class ViduQ1Reference2Video(
    ViduReference,
    method="vidu_q1_reference2video",
    route="POST /v3/async/vidu-q1-reference2video",
    docs="model-apis-vidu-q1-reference2video",
    lifecycle="delisted",
):
    """Make a video of given subjects with Vidu Q1."""


class ViduQ1StartEnd2Video(
    ViduFrames,
    method="vidu_q1_startend2video",
    route="POST /v3/async/vidu-q1-startend2video",
    docs="model-apis-vidu-q1-startend2video",
    lifecycle="delisted",
):
    """Make a video from the first and the last frame with Vidu Q1."""


class Vidu20Img2Video(
    ViduImage,
    method="vidu_2_0_img2video",
    route="POST /v3/async/vidu-2.0-img2video",
    docs="model-apis-vidu-2.0-img2video",
    lifecycle="delisted",
):
    """Make a video from an image with Vidu 2.0."""


class Vidu20Reference2Video(
    ViduReference,
    method="vidu_2_0_reference2video",
    route="POST /v3/async/vidu-2.0-reference2video",
    docs="model-apis-vidu-2.0-reference2video",
    lifecycle="delisted",
):
    """Make a video of given subjects with Vidu 2.0."""


class Vidu20StartEnd2Video(
    ViduFrames,
    method="vidu_2_0_startend2video",
    route="POST /v3/async/vidu-2.0-startend2video",
    docs="model-apis-vidu-2.0-startend2video",
    lifecycle="delisted",
):
    """Make a video from the first and the last frame with Vidu 2.0."""


class SeedanceV1LiteT2v(
    SeedanceText,
    method="seedance_v1_lite_t2v",
    route="POST /v3/async/seedance-v1-lite-t2v",
    docs="model-apis-seedance-v1-lite-t2v",
    lifecycle="delisted",
):
    """Make a video from text with Seedance 1.0 Lite."""


class SeedanceV1LiteI2v(
    SeedanceImage,
    method="seedance_v1_lite_i2v",
    route="POST /v3/async/seedance-v1-lite-i2v",
    docs="model-apis-seedance-v1-lite-i2v",
    lifecycle="delisted",
):
    """Make a video from an image, or from the first and the last frame, with Seedance 1.0 Lite."""


class SeedanceV1ProT2v(
    SeedanceText,
    method="seedance_v1_pro_t2v",
    route="POST /v3/async/seedance-v1-pro-t2v",
    docs="model-apis-seedance-v1-pro-t2v",
    lifecycle="delisted",
):
    """Make a video from text with Seedance 1.0 Pro."""


class SeedanceV1ProI2v(
    SeedanceImage,
    method="seedance_v1_pro_i2v",
    route="POST /v3/async/seedance-v1-pro-i2v",
    docs="model-apis-seedance-v1-pro-i2v",
    lifecycle="delisted",
):
    """Make a video from an image, or from the first and the last frame, with Seedance 1.0 Pro."""


class HunyuanVideoFast(
    TaskOperation,
    method="hunyuan_video_fast",
    route="POST /v3/async/hunyuan-video-fast",
    docs="model-apis-hunyuan-video-fast",
    lifecycle="delisted",
):
    """Make a video from text with Hunyuan Video Fast."""

    model_name: Literal["hunyuan-video-fast"] | str
    """Checkpoint."""
    prompt: Prompt2000
    """What to show."""
    width: Literal[720, 1280] | int
    """Width in pixels: 1280 x 720 or 720 x 1280."""
    height: Literal[720, 1280] | int
    """Height in pixels."""
    seed: Annotated[int, Field(ge=-1, le=9_999_999_999)]
    """Seed; -1 for a random one."""
    steps: Annotated[int, Field(ge=2, le=30)]
    """Denoising steps."""


class Txt2Video(
    DiffusionText,
    method="txt2video",
    route="POST /v3/async/txt2video",
    docs="model-apis-txt2video",
    lifecycle="delisted",
):
    """Make a video from a sequence of texts with a Stable Diffusion 1.x checkpoint."""


class Img2Video(
    DiffusionImage,
    method="img2video",
    route="POST /v3/async/img2video",
    docs="model-apis-img2video",
    lifecycle="delisted",
):
    """Make a video from an image with Stable Video Diffusion."""


class VideoMergeFace(
    TaskOperation,
    method="video_merge_face",
    route="POST /v3/async/video-merge-face",
    docs="model-apis-video-merge-face",
    lifecycle="delisted",
    wrap="request",
):
    """Put a face into a video. Billed by the frame."""

    video_assets_id: str
    """Id of an MP4 that was sent with PUT to https://assets.novitai.com/video, at most 3840 x 2160 pixels, 100 MB."""
    face_image_base64: ImageBase64
    """The face, at most 2048 x 2048 pixels and 30 MB."""
    enable_restore: bool
    """Mend the details of the face; slower."""
    response_video_type: Annotated[VideoFormat | None, Field(serialization_alias="extra.response_video_type")] = None
    """Format of the video; `mp4` without it."""


class UnifiedVideoConfig(
    Operation[tuple[UnifiedVideoModel, ...]],
    method="unified_video_config",
    route="GET /v3/admin/video-unify-api/config",
    docs="reference-unified-video-generation",
    unwrap="configs",
):
    """List the models of the unified endpoint with the JSON Schema of each; some may be retired.

    The vendor's page reads it itself; nothing announces it as a stable API.

    Returns:
        The models.
    """

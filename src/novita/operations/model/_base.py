"""What the media operations share: webhooks, output options, and what their methods give."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Operation, Params, R
from novita._core.submitted import BaseResp
from novita._core.task import TaskOperation

ImageFormat: TypeAlias = Literal["png", "webp", "jpeg"] | str
"""Format of an image."""

VideoFormat: TypeAlias = Literal["mp4", "gif"] | str
"""Format of a video."""

Share = Annotated[float, Field(ge=0, le=1)]
Pixels = Annotated[int, Field(ge=128, le=2048)]
Steps = Annotated[int, Field(ge=1, le=100)]
Guidance = Annotated[float, Field(ge=1, le=30)]
ImageCount = Annotated[int, Field(ge=1, le=8)]
ClipSkip = Annotated[int, Field(ge=1, le=12)]
RandomSeed = Annotated[int, Field(ge=-1)]
Seed32 = Annotated[int, Field(ge=-1, le=2_147_483_647)]


class WebhookTest(Params):
    """Sends a made-up event instead of doing the work."""

    enabled: bool = True
    """Whether to do so."""
    return_task_status: Literal["TASK_STATUS_SUCCEED", "TASK_STATUS_FAILED"] | str
    """The outcome it reports."""


class S3Storage(Params):
    """A bucket of your own; its policy has to let the vendor put objects and their ACLs."""

    region: str
    """AWS region."""
    bucket: str
    """Name of the bucket."""
    path: str
    """Prefix of the keys."""
    save_to_path_directly: bool | None = None
    """Whether to write straight under the path; a directory is added otherwise."""


class LoraRef(Params):
    """A LoRA to apply."""

    model_name: str
    """`sd_name_in_api` of the model, or a trained model's file."""
    strength: Share
    """Weight, 0 to 1."""


class EmbeddingRef(Params):
    """A textual inversion to apply."""

    model_name: str
    """`sd_name_in_api` of the model."""


class Webhook(TaskOperation):
    """A task that can tell a server of yours when it is done."""

    webhook_url: Annotated[str | None, Field(serialization_alias="extra.webhook.url", repr=False)] = None
    """Where the result is sent when the task is done; see `novita.webhooks`."""
    webhook_test: Annotated[WebhookTest | None, Field(serialization_alias="extra.webhook.test_mode")] = None
    """Send a made-up event there instead of doing the work."""


class DedicatedWebhook(Webhook):
    """The same, with the switch of dedicated endpoints."""

    dedicated: Annotated[bool | None, Field(serialization_alias="extra.enterprise_plan.enabled")] = None
    """Run on the account's dedicated endpoint; for subscribers."""


class ImageOperation(Operation[R]):
    """An operation that answers images; its method gives them as files, `client.send` the bare answer."""

    handle: ClassVar[str] = "novita.api.extras.model.media.MediaFiles"


class SpeechOperation(Operation[R]):
    """An operation that answers speech; its method gives the audio, `client.send` the bare answer."""

    handle: ClassVar[str] = "novita.api.extras.model.speech.Speech"


_MINIMAX_STATUS = {1001: 504, 1002: 429, 1004: 401, 1039: 429, 1042: 400, 2013: 400}


def minimax_refusal(answer: object) -> tuple[int, int, str] | None:
    """HTTP status, code and text of a failure that MiniMax answers with HTTP status 200."""
    said: BaseResp | None = getattr(answer, "base_resp", None)
    if said is None or said.status_code == 0:
        return None
    return _MINIMAX_STATUS.get(said.status_code, 500), said.status_code, said.status_msg

"""Training of LoRA models on images of yours; gone from the vendor's documentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Id, Operation, PagedOperation, Params
from novita._core.paging import CursorBlock
from novita.types.model.training import TrainingResult, TrainingTask, UploadTarget

from ._base import ImageFormat

Scheduler: TypeAlias = (
    Literal["constant", "linear", "cosine", "cosine_with_restarts", "polynomial", "constant_with_warmup"] | str
)
"""Course of the learning rate."""

Positive = Annotated[int, Field(ge=1)]
Rank = Annotated[int, Field(ge=4, le=128)]


class DatasetItem(Params):
    """A training image."""

    assets_id: str | int
    """Its id, from `get_images_url`."""
    caption: Annotated[str, Field(min_length=1, max_length=1024)] | None = None
    """What it shows."""


class ComponentArgument(Params):
    """An argument of a preprocessing step."""

    name: str
    """Name."""
    value: str
    """Value, always text."""


class Component(Params):
    """A preprocessing step."""

    name: Literal["face_crop_region", "resize", "face_restore"] | str
    """`face_crop_region` takes `ratio`, `resize` takes `width` and `height`, `face_restore` `method` and `upscale`."""
    args: Sequence[ComponentArgument]
    """Its arguments."""


class StyleSettings(Params):
    """Settings for experts."""

    train_batch_size: Annotated[int, Field(ge=1, le=4)] | None = None
    """Images in one step."""
    learning_rate: float | str | None = None
    """1e-4, 1e-5, 1e-6, 2e-4 or 5e-5."""
    max_train_steps: Positive | None = None
    """Steps at most, over all images."""
    seed: Positive | None = None
    """Seed."""
    lr_scheduler: Scheduler | None = None
    """Course of the learning rate."""
    lr_warmup_steps: Annotated[int, Field(ge=0)] | None = None
    """Steps to warm up in."""
    instance_prompt: str | None = None
    """What the images show."""
    class_prompt: str | None = None
    """What kind of thing it is."""


class SubjectSettings(Params):
    """Settings for experts."""

    instance_prompt: str
    """What the images show."""
    class_prompt: Literal["person"] | str
    """What kind of thing it is."""
    train_batch_size: Annotated[int, Field(ge=1, le=4)] | None = None
    """Images in one step."""
    learning_rate: float | str | None = None
    """1e-4, 1e-5, 1e-6, 2e-4 or 5e-5."""
    max_train_steps: Positive | None = None
    """Steps at most, over all images."""
    seed: Positive | None = None
    """Seed."""
    lr_scheduler: Scheduler | None = None
    """Course of the learning rate."""
    lr_warmup_steps: Annotated[int, Field(ge=0)] | None = None
    """Steps to warm up in."""
    with_prior_preservation: bool | None = None
    """Keep what the model knows already."""
    prior_loss_weight: Annotated[float, Field(gt=0)] | None = None
    """How much that counts."""
    train_text_encoder: bool | None = None
    """Train the text encoder as well."""
    lora_r: Rank | None = None
    """Rank of the LoRA."""
    lora_alpha: Rank | None = None
    """Scale of the LoRA."""
    lora_text_encoder_r: Rank | None = None
    """Rank for the text encoder."""
    lora_text_encoder_alpha: Rank | None = None
    """Scale for the text encoder."""


class _Training(Operation[str]):
    """What every training is told."""

    name: str
    """Name of the training."""
    base_model: str
    """Model to begin with, such as `v1-5-pruned-emaonly` or `stable-diffusion-xl-base-1.0`."""
    width: Positive
    """Width in pixels."""
    height: Positive
    """Height in pixels."""
    image_dataset_items: Annotated[Sequence[DatasetItem], Field(max_length=50)]
    """Training images, at most 50."""
    components: Sequence[Component]
    """Preprocessing steps."""


class CreateStyle(
    _Training,
    method="create_style",
    route="POST /v3/training/style",
    docs="model-apis-create-style-training",
    lifecycle="delisted",
    unwrap="task_id",
):
    """Train a style; it takes about ten minutes. `wait` for it with `task_type="style"`.

    Returns:
        The training id.
    """

    expert_setting: StyleSettings | None = None
    """Settings for experts."""


class CreateSubject(
    _Training,
    method="create_subject",
    route="POST /v3/training/subject",
    docs="model-apis-create-subject-training",
    lifecycle="delisted",
    unwrap="task_id",
):
    """Train a subject, such as a face; it takes about ten minutes. `wait` for it with `task_type="subject"`.

    Returns:
        The training id.
    """

    expert_setting: SubjectSettings | None = None
    """Settings for experts."""


class GetStyle(
    Operation[TrainingResult],
    method="get_style",
    route="GET /v3/training/style",
    positional="task_id",
    docs="model-apis-create-style-training",
    lifecycle="delisted",
):
    """Read the state of a style training, and its models once it is done."""

    task_id: Id
    """Training id."""


class GetSubject(
    Operation[TrainingResult],
    method="get_subject",
    route="GET /v3/training/subject",
    positional="task_id",
    docs="model-apis-create-subject-training",
    lifecycle="delisted",
):
    """Read the state of a subject training, and its models once it is done."""

    task_id: Id
    """Training id."""


class GetImagesUrl(
    Operation[UploadTarget],
    method="get_images_url",
    route="POST /v3/assets/training_dataset",
    docs="model-apis-get-training-images-url",
    lifecycle="delisted",
):
    """Get a signed link to send one training image to, within two minutes and without the API key."""

    file_extension: ImageFormat
    """Format of the image."""


class ListTrainings(
    PagedOperation[TrainingTask],
    method="list",
    route="GET /v3/training",
    docs="model-apis-list-training-task",
    lifecycle="delisted",
    paging=CursorBlock(items="tasks"),
):
    """List the trainings of the account."""

    task_type: Literal["subject", "style"] | str | None = None
    """Kind of training."""
    cursor: Annotated[str | None, Field(serialization_alias="pagination.cursor")] = None
    """Where to go on."""
    limit: Annotated[int | None, Field(ge=1, le=100, serialization_alias="pagination.limit")] = None
    """Trainings on a page, at most 100."""

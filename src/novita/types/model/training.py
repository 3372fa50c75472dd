"""Trainings of LoRA models."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal, TypeAlias

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

TrainingStatus: TypeAlias = Literal["UNKNOWN", "QUEUING", "TRAINING", "SUCCESS", "CANCELED", "FAILED"] | str
"""State of a training."""


class TrainedModel(Model, frozen=True, kw_only=True):
    """A model a training made."""

    model_name: str = ""
    """File name; goes into `loras` of `images.txt2img` and `images.img2img`."""
    model_status: str = ""
    """`DEPLOYING`, then `SERVING`: only then it can be used."""


class TrainingProgress(Model, frozen=True, kw_only=True):
    """How far a training is."""

    eta_seconds: float = msgspec.field(name="eta_relative", default=0.0)
    """Seconds left."""
    progress_percent: float = 0.0
    """Progress, 0 to 100."""


class TrainingResult(Model, frozen=True, kw_only=True):
    """A training: its state, and the models it made."""

    task_id: str = ""
    """Training id."""
    status: TrainingStatus = msgspec.field(name="task_status", default="")
    """State."""
    model_type: str = ""
    """`lora`, or empty."""
    models: Array[TrainedModel] = ()
    """Models, once it is done."""
    extra: TrainingProgress | None = None
    """How far it is."""

    def __post_init__(self) -> None:
        no_nulls(self, "models")

    @property
    def is_serving(self) -> bool:
        """Whether it is done and its models can be used."""
        served = [model.model_status == "SERVING" for model in self.models]  # none are listed for a moment at first
        return self.status == "SUCCESS" and bool(served) and all(served)

    @property
    def is_failed(self) -> bool:
        """Whether it ended without a model: failed or cancelled."""
        return self.status in {"FAILED", "CANCELED"}


class TrainingTask(Model, frozen=True, kw_only=True):
    """A training in the list of all."""

    task_id: str = ""
    """Training id."""
    name: str = msgspec.field(name="task_name", default="")
    """Name given when it was created."""
    type: str = msgspec.field(name="task_type", default="")
    """`subject` or `style`."""
    status: TrainingStatus = msgspec.field(name="task_status", default="")
    """State."""
    created_at_unix: int = msgspec.field(name="created_at", default=0)
    """When it was created, Unix seconds."""
    models: Array[TrainedModel] = ()
    """Models, once it is done."""

    def __post_init__(self) -> None:
        no_nulls(self, "models")

    @property
    def created_at(self) -> datetime | None:
        """When it was created."""
        return moment(self.created_at_unix)


class UploadHeader(Model, frozen=True, kw_only=True):
    """A header to send along."""

    values: Array[str] = ()
    """Its texts."""

    def __post_init__(self) -> None:
        no_nulls(self, "values")


class UploadTarget(Model, frozen=True, kw_only=True):
    """Where to send one training image, within two minutes and without the API key."""

    assets_id: str | int
    """What `image_dataset_items` takes."""
    upload_url: str = ""
    """Signed link; send the bytes there."""
    method: str = "PUT"
    """HTTP method."""
    headers: dict[str, UploadHeader] = msgspec.field(default_factory=dict[str, UploadHeader])
    """Headers to send, by name."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"upload_url"})

"""Tasks of the Model APIs: their state, and the files they made."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeAlias

import msgspec

from novita._core.model import Array, Model, no_nulls

TaskStatus: TypeAlias = (
    Literal[
        "TASK_STATUS_QUEUED",
        "TASK_STATUS_PROCESSING",
        "TASK_STATUS_SUCCEED",
        "TASK_STATUS_FAILED",
        "TASK_STATUS_UNKNOWN",
    ]
    | str
)
"""State of a task; the third and fourth are final."""


class NsfwDetection(Model, frozen=True, kw_only=True):
    """What the detection of adult content found."""

    valid: bool = False
    """Whether the detection itself ran, not whether the image is harmless."""
    confidence: float = 0.0
    """How likely it is adult content, 0 to 100."""


class TaskImage(Model, frozen=True, kw_only=True):
    """An image a task made."""

    url: str = msgspec.field(name="image_url", default="")
    """Link to the file, valid for a short time; empty when there is none."""
    url_ttl_seconds: int = msgspec.field(name="image_url_ttl", default=0)
    """How long the link is valid; 0 when the service does not say."""
    type: str = msgspec.field(name="image_type", default="")
    """Format: `png`, `jpeg`, `webp`."""
    nsfw_detection_result: NsfwDetection | None = None
    """What the detection of adult content found, if it was asked for."""


class TaskVideo(Model, frozen=True, kw_only=True):
    """A video a task made."""

    url: str = msgspec.field(name="video_url", default="")
    """Link to the file, valid for a short time; empty when there is none."""
    url_ttl_seconds: int = msgspec.field(name="video_url_ttl", default=0)
    """How long the link is valid; 0 when the service does not say."""
    type: str = msgspec.field(name="video_type", default="")
    """Format: `mp4`, `gif`."""


class SpokenText(Model, frozen=True, kw_only=True):
    """A spoken text and when it is heard."""

    text: str = ""
    """The text."""
    start_time: float = 0.0
    """Begin in seconds."""
    end_time: float = 0.0
    """End in seconds."""


class TaskAudio(Model, frozen=True, kw_only=True):
    """A recording a task made."""

    url: str = msgspec.field(name="audio_url", default="")
    """Link to the file, valid for a short time; empty when there is none."""
    url_ttl_seconds: int = msgspec.field(name="audio_url_ttl", default=0)
    """How long the link is valid; 0 when the service does not say."""
    type: str = msgspec.field(name="audio_type", default="")
    """Format: `wav`, `mp3`."""
    audio_metadata: SpokenText | None = None
    """What is said, and when."""


class TaskInfo(Model, frozen=True, kw_only=True):
    """The state of a task."""

    id: str = msgspec.field(name="task_id", default="")
    """Task id."""
    status: TaskStatus = ""
    """State in one word."""
    reason: str = ""
    """Why it failed."""
    task_type: str = ""
    """Kind of task, such as `TXT_TO_IMG`."""
    eta: float = 0.0
    """Seconds left, as the service guesses; 0 when it does not know."""
    progress_percent: float = 0.0
    """Progress, 0 to 100; many tasks stay at 0 until they are done."""


class TaskDebugInfo(Model, frozen=True, kw_only=True):
    """When a task was taken and carried out."""

    request_info: str = ""
    """The request as the service read it, JSON."""
    submit_time_ms: int | None = None
    """When it was submitted, Unix milliseconds."""
    execute_time_ms: int | None = None
    """When it was begun, Unix milliseconds."""
    complete_time_ms: int | None = None
    """When it was done, Unix milliseconds."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"request_info"})


class TaskExtra(Model, frozen=True, kw_only=True):
    """What else the service says about a task; it differs from model to model."""

    seed: int | str | None = None
    """The seed that was used."""
    enable_nsfw_detection: bool = False
    """Whether adult content was looked for."""
    has_nsfw_contents: Array[bool] = ()
    """Whether each file has adult content, where the model says so."""
    debug_info: TaskDebugInfo | None = None
    """When it was taken and carried out."""
    webhook: dict[str, Any] | None = None
    """The webhook settings, repeated; masked in `repr`, for their URL holds a secret."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"webhook"})

    def __post_init__(self) -> None:
        no_nulls(self, "has_nsfw_contents")


class TaskResult(Model, frozen=True, kw_only=True):
    """A task: its state, and the files it made."""

    task: TaskInfo
    """The state."""
    images: Array[TaskImage] = ()
    """Images, once it is done."""
    videos: Array[TaskVideo] = ()
    """Videos, once it is done."""
    audios: Array[TaskAudio] = ()
    """Recordings, once it is done."""
    extra: TaskExtra | None = None
    """What else the service says."""

    def __post_init__(self) -> None:
        no_nulls(self, "images", "videos", "audios")

    @property
    def status(self) -> TaskStatus:
        """State in one word."""
        return self.task.status

    @property
    def progress_percent(self) -> float:
        """Progress, 0 to 100; a task that is done is at 100, whatever the service says."""
        return 100.0 if self.is_succeeded else self.task.progress_percent

    @property
    def is_done(self) -> bool:
        """Whether the task ended, well or badly."""
        return self.task.status in {"TASK_STATUS_SUCCEED", "TASK_STATUS_FAILED"}

    @property
    def is_succeeded(self) -> bool:
        """Whether the task ended well."""
        return self.task.status == "TASK_STATUS_SUCCEED"

    @property
    def is_failed(self) -> bool:
        """Whether the task ended badly; `task.reason` says why."""
        return self.task.status == "TASK_STATUS_FAILED"

    @property
    def files(self) -> tuple[TaskImage | TaskVideo | TaskAudio, ...]:
        """All files it made: images, videos, recordings; those without a link were not made."""
        every: tuple[TaskImage | TaskVideo | TaskAudio, ...] = (*self.images, *self.videos, *self.audios)
        return tuple(each for each in every if each.url)

"""Image prewarming of the GPU cloud v2."""

from __future__ import annotations

from datetime import datetime

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

from .values import HEALTHY, State


class PrewarmTask(Model, frozen=True, kw_only=True):
    """Loading of one image onto the nodes of a region ahead of time."""

    task_id: str
    """Task id."""
    name: str = ""
    """Short name of the image."""
    image: str = ""
    """Image being loaded."""
    region_id: str = ""
    """Region."""
    product_ids: Array[str] = ()
    """Products whose nodes get the image."""
    image_size_bytes: int = msgspec.field(default=0, name="image_size")
    """Size of the image, bytes."""
    state: State = msgspec.field(default=HEALTHY, name="status")
    """State word with error and message."""
    created_at_unix: int = msgspec.field(default=0, name="created_at")
    """Creation, Unix seconds."""
    completed_at_unix: int = msgspec.field(default=0, name="completed_at")
    """End, Unix seconds; 0 when not finished."""
    registry_auth_id: str = ""
    """Stored credential for the image."""
    note: str = ""
    """Free text."""
    reasons: Array[str] = msgspec.field(default=(), name="reason")
    """Texts about progress or failure."""

    def __post_init__(self) -> None:
        no_nulls(self, "product_ids", "reasons")

    @property
    def status(self) -> str:
        """`pending`, `running`, `succeeded` or `failed`."""
        return self.state.status

    @property
    def created_at(self) -> datetime | None:
        """Time of creation."""
        return moment(self.created_at_unix)

    @property
    def completed_at(self) -> datetime | None:
        """Time of the end; None when not finished."""
        return moment(self.completed_at_unix)

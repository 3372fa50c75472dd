"""Background jobs of the GPU cloud v2."""

from __future__ import annotations

import msgspec

from novita._core.model import Array, Model, no_nulls

from .values import HEALTHY, State


class Job(Model, frozen=True, kw_only=True):
    """A background job."""

    id: str
    """Job id."""
    type: str = ""
    """`saveImage`, `instanceMigrate` or `autoInstanceMigrate`."""
    envs: Array[str] = ()
    """Environment of the job."""
    state: State = msgspec.field(default=HEALTHY, name="status")
    """State word with error and message."""

    def __post_init__(self) -> None:
        no_nulls(self, "envs")

    @property
    def status(self) -> str:
        """State word, such as `Succeeded`; compare it without regard to case."""
        return self.state.status

"""Background jobs on instances."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

from .values import EnvVar

JobType: TypeAlias = Literal["saveImage", "instanceMigrate", "autoInstanceMigrate"] | str
"""Kind of a job."""

JobStatus: TypeAlias = Literal["pending", "pulling", "running", "fail", "success", "break"] | str
"""Progress of a job; `fail`, `success` and `break` (cancelled) are final."""


class JobState(Model, frozen=True, kw_only=True, rename="camel"):
    """Progress of a job."""

    state: JobStatus = ""
    """Progress word."""
    error: str = ""
    """Failure name, empty when there is none."""
    error_message: str = ""
    """Failure text, empty when there is none."""


class Job(Model, frozen=True, kw_only=True, rename="camel"):
    """A background job on an instance."""

    id: str = msgspec.field(name="Id")
    """Job id."""
    type: JobType = ""
    """Kind of the job."""
    state: JobState | None = None
    """Progress."""
    instance_id: str = ""
    """Instance it works on."""
    envs: Array[EnvVar] = ()
    """Parameters of the job."""
    log_address: str = ""
    """URL of its log."""
    created_at_unix: int = msgspec.field(default=0, name="createdAt")
    """Creation, Unix seconds."""
    updated_at_unix: int = msgspec.field(default=0, name="updateAt")
    """Last change, Unix seconds."""
    deleted_at_unix: int = msgspec.field(default=0, name="deletedTime")
    """Deletion, Unix seconds."""
    max_retry: int = 0
    """Retries allowed."""
    timeout: int = 0
    """Time allowed, presumably in seconds."""
    user: str = ""
    """Account id."""
    creator: str = ""
    """Team member who started it."""
    uuid: str = ""
    """Account id."""

    def __post_init__(self) -> None:
        no_nulls(self, "envs")

    @property
    def status(self) -> JobStatus:
        """Progress word; empty when the service does not tell."""
        return self.state.state if self.state else ""

    @property
    def created_at(self) -> datetime | None:
        """When it was started."""
        return moment(self.created_at_unix)

    @property
    def updated_at(self) -> datetime | None:
        """When it last changed."""
        return moment(self.updated_at_unix)

"""Jobs in the queue of a serverless endpoint."""

from __future__ import annotations

from typing import Any, Literal, Protocol, TypeAlias

from novita._core.model import Model

JobStatus: TypeAlias = Literal["PENDING", "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED"] | str
"""State of a job; the words for a job that runs are not documented."""

_FINAL = frozenset({"COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED"})


class QueueJob(Model, frozen=True, kw_only=True):
    """A job as the queue sees it."""

    id: str = ""
    """Job id."""
    status: JobStatus = ""
    """State: `PENDING` first, at the end `COMPLETED`, `FAILED`, `TIMED_OUT` or `CANCELLED`."""
    output: Any = None
    """What the worker answered, kept for 6 hours."""
    error: Any = None
    """What went wrong, if the queue says so."""

    @property
    def is_done(self) -> bool:
        """Whether the job ended, well or badly."""
        return self.status in _FINAL

    @property
    def is_completed(self) -> bool:
        """Whether the job ended well."""
        return self.status == "COMPLETED"


class QueueEndpoint(Protocol):
    """What a serverless endpoint of either GPU API is known by."""

    @property
    def id(self) -> str:
        """Endpoint id."""
        ...

    @property
    def app_name(self) -> str:
        """Part of the public address."""
        ...


def endpoint_name(endpoint: str | QueueEndpoint, app_name: str = "") -> str:
    """The name a queue knows an endpoint by.

    Args:
        endpoint: Id of the endpoint, or the endpoint as `endpoints.get` answers it.
        app_name: Its app name, when only the id is given.
    """
    if isinstance(endpoint, str):
        return f"{endpoint}-{app_name}" if app_name else endpoint
    return f"{endpoint.id}-{endpoint.app_name}" if endpoint.app_name else endpoint.id

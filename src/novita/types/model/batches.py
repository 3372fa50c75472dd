"""Batches: many requests in a file, answered in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

import msgspec

from novita._core.model import Array, Model, no_nulls

from .chat.completions import ChatCompletion
from .completions import Completion

BatchStatus: TypeAlias = (
    Literal["VALIDATING", "PROGRESS", "COMPLETED", "FAILED", "EXPIRED", "CANCELLING", "CANCELLED"] | str
)
"""How far a batch is; the service spells it in capitals or not."""

_ENDED = frozenset({"COMPLETED", "FAILED", "EXPIRED", "CANCELLED"})


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
        found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year > 1 else None  # "never", as some services write it


class RequestCounts(Model, frozen=True, kw_only=True):
    """Requests of a batch."""

    total: int = 0
    """All of them."""
    completed: int = 0
    """Answered."""
    failed: int = 0
    """Failed."""


class Batch(Model, frozen=True, kw_only=True):
    """A batch of requests."""

    id: str
    """Id of the batch."""
    object: str = ""
    """`batch`."""
    endpoint: str = ""
    """Call its requests go to."""
    input_file_id: str = ""
    """File with the requests."""
    output_file_id: str = ""
    """File with the answers; empty until there is one."""
    error_file_id: str = ""
    """File with the requests that failed; empty if none did."""
    completion_window: str = ""
    """Time it may take, such as `48h`."""
    status: BatchStatus = ""
    """How far it is, as the service spells it."""
    errors: str = ""
    """Why it failed; empty if it did not."""
    created_at_text: str = msgspec.field(default="", name="created_at")
    """When it was made, ISO 8601."""
    updated_at_text: str | None = msgspec.field(default=None, name="updated_at")
    """When it last changed, ISO 8601."""
    in_progress_at_text: str | None = msgspec.field(default=None, name="in_progress_at")
    """When it began to run, ISO 8601."""
    expires_at_text: str | None = msgspec.field(default=None, name="expires_at")
    """When its time is over, ISO 8601."""
    finalizing_at_text: str | None = msgspec.field(default=None, name="finalizing_at")
    """When its answers were put together, ISO 8601."""
    completed_at_text: str | None = msgspec.field(default=None, name="completed_at")
    """When it was done, ISO 8601."""
    failed_at_text: str | None = msgspec.field(default=None, name="failed_at")
    """When it failed, ISO 8601."""
    expired_at_text: str | None = msgspec.field(default=None, name="expired_at")
    """When its time was over, ISO 8601."""
    cancelling_at_text: str | None = msgspec.field(default=None, name="cancelling_at")
    """When it was told to stop, ISO 8601."""
    cancelled_at_text: str | None = msgspec.field(default=None, name="cancelled_at")
    """When it stopped, ISO 8601."""
    version: int = 0
    """Version of this record."""
    created_by: str = ""
    """User who made it."""
    created_by_key_id: str = ""
    """Key it was made with."""
    remark: str = ""
    """Note."""
    total: int = 0
    """Requests in it."""
    completed: int = 0
    """Requests answered."""
    failed: int = 0
    """Requests that failed."""
    metadata: dict[str, Any] | None = None
    """Labels."""
    request_counts: RequestCounts = RequestCounts()
    """The same counts once more."""

    @property
    def has_ended(self) -> bool:
        """Whether it will not change any more."""
        return self.status.upper() in _ENDED

    @property
    def is_completed(self) -> bool:
        """Whether it ended well; single requests may have failed all the same."""
        return self.status.upper() == "COMPLETED"

    @property
    def created_at(self) -> datetime | None:
        """When it was made."""
        return _moment(self.created_at_text)

    @property
    def completed_at(self) -> datetime | None:
        """When it was done; None until then."""
        return _moment(self.completed_at_text)

    @property
    def expires_at(self) -> datetime | None:
        """When its time is over, if the service says it."""
        return _moment(self.expires_at_text)


class BatchList(Model, frozen=True, kw_only=True):
    """Batches, as far as the service lists them."""

    object: str = ""
    """`list`."""
    batches: Array[Batch] = msgspec.field(default=(), name="data")
    """The batches."""
    first_id: str = ""
    """Id of the first one."""
    last_id: str = ""
    """Id of the last one."""
    has_more: bool = False
    """There are more; how to ask for them is not documented."""

    def __post_init__(self) -> None:
        no_nulls(self, "batches")

    def __iter__(self) -> Iterator[Batch]:
        return iter(self.batches)


class BatchResponse(Model, frozen=True, kw_only=True):
    """The answer to one request of a batch."""

    status_code: int = 0
    """HTTP status."""
    request_id: str = ""
    """Id of the request."""
    body: dict[str, Any] | None = None
    """What the call itself would have answered."""


class BatchResult(Model, frozen=True, kw_only=True):
    """What became of one request of a batch."""

    custom_id: str
    """Your id of the request."""
    id: str = ""
    """Id of the line."""
    error: dict[str, Any] | str | None = None
    """Why the request failed."""
    response: BatchResponse | None = None
    """The answer."""

    @property
    def body(self) -> dict[str, Any]:
        """What the call itself would have answered; empty if the request failed."""
        return (self.response.body if self.response else None) or {}

    @property
    def completion(self) -> ChatCompletion | None:
        """The answer to a chat; None if the request failed.

        Raises:
            msgspec.ValidationError: It is the answer to something else.
        """
        failed = self.response is None or self.response.status_code >= 400
        return None if failed or not self.body else ChatCompletion._from_plain(self.body)

    @property
    def text(self) -> str:
        """Text of the answer, of a chat or a completion; empty if the request failed."""
        if self.body.get("object") == "text_completion":
            return Completion._from_plain(self.body).text
        return self.completion.text if self.completion else ""

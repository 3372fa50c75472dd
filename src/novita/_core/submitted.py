"""What an endpoint answers that only begins a task."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from .model import Model


class BaseResp(Model, frozen=True, kw_only=True):
    """How MiniMax says that a call failed, with HTTP status 200."""

    status_code: int = 0
    """0 when all is well."""
    status_msg: str = ""
    """What went wrong."""


class Submitted(Model, frozen=True, kw_only=True):
    """Acknowledgement of a task: its id, and what MiniMax says besides."""

    id: str = msgspec.field(name="task_id", default="")
    """Id to ask for the result with."""
    file_id: int | None = None
    """The vendor's number of the file to come."""
    task_token: str = ""
    """The vendor's secret of the task."""
    provider_request_id: str = ""
    """The vendor's id of the request."""
    usage_characters: int | None = None
    """Characters billed."""
    base_resp: BaseResp | None = None
    """Whether it worked."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"task_token"})

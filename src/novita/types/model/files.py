"""Files of batches."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TypeAlias

import msgspec

from novita._core.model import Model, moment

Purpose: TypeAlias = Literal["batch", "batch_output"] | str
"""What a file is for."""


class File(Model, frozen=True, kw_only=True):
    """An uploaded or written file."""

    id: str
    """Id of the file."""
    object: str = ""
    """`file`."""
    size_bytes: int = msgspec.field(default=0, name="bytes")
    """Size in bytes."""
    filename: str = ""
    """Name it was uploaded with."""
    created_at_unix: int = msgspec.field(default=0, name="created_at")
    """When it was made, Unix seconds."""
    expires_at_unix: int = msgspec.field(default=0, name="expires_at")
    """When it will be removed, Unix seconds; of output files only."""
    purpose: Purpose = ""
    """`batch` for input, `batch_output` for results."""
    metadata: dict[str, Any] | None = None
    """More about it: `total_requests` of input files."""

    @property
    def created_at(self) -> datetime | None:
        """When it was made."""
        return moment(self.created_at_unix)

    @property
    def expires_at(self) -> datetime | None:
        """When it will be removed; output files only."""
        return moment(self.expires_at_unix)


class DeletedFile(Model, frozen=True, kw_only=True):
    """A file that is gone."""

    id: str
    """Id of the file."""
    object: str = ""
    """`file`."""
    deleted: bool = False
    """Whether it was deleted."""

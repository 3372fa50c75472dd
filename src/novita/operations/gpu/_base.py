"""What the operations of the GPU cloud v1 share: camelCase members, page numbers, and when a call may be repeated.

A POST is `idempotent` here when a second one leaves the same state and gets the same answer: the calls that replace
settings. Starting, stopping, cancelling and deleting are not: the second call is refused (`RESOURCE_NOT_FOUND`, invalid
state change), so a caller whose first call went through unanswered would be told that it failed.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from novita._core.operation import CAMEL, Operation, PagedOperation, Params, R

PageNumber = Annotated[int, Field(ge=0, serialization_alias="pageNum")]
"""Page to start with, from 1."""

PageSize = Annotated[int, Field(ge=0)]
"""Records per page."""

Text255 = Annotated[str, Field(max_length=255)]
"""A text of at most 255 characters."""


class GpuParams(Params):
    """An object nested in a request of the GPU API."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


class GpuOperation(Operation[R]):
    """An operation of the GPU API."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


class GpuPagedOperation(PagedOperation[R]):
    """An operation of the GPU API that answers pages."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)

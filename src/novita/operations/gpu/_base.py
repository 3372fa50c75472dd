"""What the operations of the GPU cloud v1 share: camelCase members, page numbers, and when a call may be repeated.

A POST is `idempotent` here when a second one leaves the same state and gets the same answer: the calls that replace
settings. Starting, stopping, cancelling and deleting are not: the second call is refused (`RESOURCE_NOT_FOUND`, invalid
state change), so a caller whose first call went through unanswered would be told that it failed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, cast

from pydantic import ConfigDict, Field

from novita._core.operation import CAMEL, Operation, PagedOperation, Params, R

PageNumber = Annotated[int, Field(ge=0, serialization_alias="pageNum")]
"""Page to start with, from 1."""

PageSize = Annotated[int, Field(ge=0)]
"""Records per page."""

Text255 = Annotated[str, Field(max_length=255)]
"""A text of at most 255 characters."""


FAILURE = frozenset({"error", "message", "reason"})
"""Members of an answer that tells of a failure, which clients have met with HTTP status 200."""


def perhaps(name: str, *aliases: str) -> Callable[[Any], Any]:
    """Reads an answer that may leave the id out: what was made is no failure, unless the answer tells of one."""

    def reshape(answer: Any) -> Any:
        if answer is not None and not isinstance(answer, dict):
            return answer
        members = cast("dict[str, Any]", answer or {})
        found = next((members[each] for each in (name, *aliases) if each in members), None)
        return answer if found is None and members.keys() & FAILURE else {name: "" if found is None else found}

    return reshape


class GpuParams(Params):
    """An object nested in a request of the GPU API."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


class GpuOperation(Operation[R]):
    """An operation of the GPU API."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


class GpuPagedOperation(PagedOperation[R]):
    """An operation of the GPU API that answers pages."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)

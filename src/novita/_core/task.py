"""Operations that only begin something: the answer is the id of a task, the result is fetched later."""

from __future__ import annotations

from typing import Any

import msgspec

from .model import Model
from .operation import Operation


class Submitted(Model, frozen=True, kw_only=True):
    """Acknowledgement of a task: its id."""

    id: str = msgspec.field(name="task_id")
    """Id to ask for the result with."""


def _from_envelope(answer: Any) -> Any:
    # Some answers come as {"code": ..., "msg": ..., "data": {"task_id": ...}}.
    if isinstance(answer, dict) and "task_id" not in answer and isinstance(answer.get("data"), dict):
        return answer["data"]
    return answer


class TaskOperation(Operation[Submitted]):
    """An operation that begins a task; its method gives a `Task` handle, `client.send` the bare id."""

    @classmethod
    def __pydantic_init_subclass__(cls, **declaration: Any) -> None:
        declaration.setdefault("reshape", _from_envelope)
        super().__pydantic_init_subclass__(**declaration)

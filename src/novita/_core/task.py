"""Operations that only begin something: the answer is the id of a task, the result is fetched later."""

from __future__ import annotations

from typing import Any, ClassVar

from .decode import told
from .operation import Operation
from .submitted import Submitted


def _from_envelope(answer: Any) -> Any:
    # Some answers come as {"code": ..., "msg": ..., "data": {"task_id": ...}}; one that tells of a failure has no id.
    if not isinstance(answer, dict):
        return answer
    inner = answer.get("data")
    members = inner if isinstance(inner, dict) else answer
    return answer if "task_id" not in members and told(answer) else {"task_id": "", **members}


class TaskOperation(Operation[Submitted]):
    """An operation that begins a task; its method gives a `Task` handle, `client.send` the bare id."""

    handle: ClassVar[str] = "novita.api.extras.model.tasks.Task"
    """What the renderer wraps the answer in."""

    @classmethod
    def __pydantic_init_subclass__(cls, **declaration: Any) -> None:
        declaration.setdefault("reshape", _from_envelope)
        super().__pydantic_init_subclass__(**declaration)

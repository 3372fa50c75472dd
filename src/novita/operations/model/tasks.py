"""Tasks: what the asynchronous image, video and audio endpoints begin."""

from __future__ import annotations

from typing import Any, ClassVar

from novita._core.operation import Id, Operation
from novita.exceptions import APIStatusError
from novita.types.model.tasks import TaskResult


def _failed(asked: GetTask, error: APIStatusError) -> Any:
    """The state of a task that failed, which the service tells with HTTP status 500 now and then."""
    if error.reason != "TASK_FAILED":
        return None
    said = error.body.get("message") if isinstance(error.body, dict) else None
    return {"task": {"task_id": asked.task_id, "status": "TASK_STATUS_FAILED", "reason": str(said or "")}}


class GetTask(
    Operation[TaskResult],
    method="get",
    route="GET /v3/async/task-result",
    positional="task_id",
    docs="model-apis-task-result",
    outcome=_failed,
):
    """Read the state of a task, and the links to its files once it is done.

    That a task failed is an answer too, not an error: `is_failed` and `task.reason` tell. The links are valid for a
    short time, an hour as a rule.
    """

    outcome: ClassVar[str] = "files"

    task_id: Id
    """Task id."""

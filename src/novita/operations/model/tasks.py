"""Tasks: what the asynchronous image, video and audio endpoints begin."""

from __future__ import annotations

from typing import ClassVar

from novita._core.operation import Id, Operation
from novita.types.model.tasks import TaskResult


class GetTask(
    Operation[TaskResult],
    method="get",
    route="GET /v3/async/task-result",
    positional="task_id",
    docs="model-apis-task-result",
):
    """Read the state of a task, and the links to its files once it is done.

    The links are valid for a short time, an hour as a rule.
    """

    outcome: ClassVar[str | None] = "files"

    task_id: Id
    """Task id."""

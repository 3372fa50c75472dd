# Rendered from src/novita/operations/model/tasks.py by `python tools/render.py`: edit that, not this.

"""Tasks: what the asynchronous image, video and audio endpoints begin."""

from __future__ import annotations

from novita.api.extras.model.tasks import AsyncTasksExtras, TasksExtras
from novita.operations.model.tasks import GetTask
from novita.types.model.tasks import TaskResult


class Tasks(TasksExtras):
    """Tasks: what the asynchronous image, video and audio endpoints begin."""

    def get(self, task_id: str) -> TaskResult:
        """Read the state of a task, and the links to its files once it is done.

        That a task failed is an answer too, not an error: `is_failed` and `task.reason` tell. The links are valid for a
        short time, an hour as a rule.

        Documentation: https://novita.ai/docs/api-reference/model-apis-task-result

        Args:
            task_id: Task id.

        Returns:
            A task: its state, and the files it made.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetTask, task_id=task_id)


class AsyncTasks(AsyncTasksExtras):
    """Tasks: what the asynchronous image, video and audio endpoints begin."""

    async def get(self, task_id: str) -> TaskResult:
        """Read the state of a task, and the links to its files once it is done.

        That a task failed is an answer too, not an error: `is_failed` and `task.reason` tell. The links are valid for a
        short time, an hour as a rule.

        Documentation: https://novita.ai/docs/api-reference/model-apis-task-result

        Args:
            task_id: Task id.

        Returns:
            A task: its state, and the files it made.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetTask, task_id=task_id)

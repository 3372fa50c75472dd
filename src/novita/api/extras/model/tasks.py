"""Handles of tasks: look, wait, take the files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from novita._client.resource import AsyncResource, Resource
from novita._client.waiting import Watch, hurried, wait, wait_async
from novita._core.submitted import Submitted
from novita.api.extras.model.media import AsyncMediaFiles, MediaFiles, OnProgress
from novita.exceptions import ResponseValidationError, TaskFailedError
from novita.operations.model.tasks import GetTask
from novita.types.model.tasks import TaskResult

if TYPE_CHECKING:
    from novita._client.aio import AsyncSession
    from novita._client.sync import SyncSession

OnUpdate: TypeAlias = Callable[[TaskResult], object]
"""Called with the first `TaskResult` and with each that differs from the one before."""

_MOST_PATIENT = 5.0


class _TaskWatch(Watch[TaskResult]):
    """Waits for a task; one that is nearly done, by what the service says, is looked at sooner."""

    def _pause(self) -> float:
        delay = super()._pause()
        eta = self.last.task.eta if self.last is not None else 0.0
        return min(delay, _MOST_PATIENT, max(eta, 0.5)) if eta > 0 else min(delay, _MOST_PATIENT)


class _AnyTask:
    """What both kinds of handle know."""

    __slots__ = ("_client", "id")

    id: str
    """Task id; all it takes to come back to the task, with `client.model.tasks.handle(id)`."""

    def __init__(self, client: Any, task_id: str) -> None:
        self._client = client
        self.id = task_id

    @staticmethod
    def _id(submitted: Submitted) -> str:
        if not submitted.id:
            raise ResponseValidationError("the answer has no task id, so the task cannot be followed")
        return submitted.id

    def _watch(self, timeout: float, on_update: OnUpdate | None) -> Watch[TaskResult]:
        return _TaskWatch(
            f"task {self.id}",
            reached=self._succeeded,
            word=lambda result: result.status,
            timeout=timeout,
            on_update=on_update,
        )

    def _succeeded(self, result: TaskResult) -> bool:
        if result.is_failed:
            raise TaskFailedError(f"task {self.id} failed: {result.task.reason or 'no reason given'}", last=result)
        return result.is_succeeded

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


class Task(_AnyTask):
    """A task that has begun: look at it, wait for it, save its files."""

    __slots__ = ()
    _client: SyncSession

    @classmethod
    def of(cls, client: SyncSession, submitted: Submitted) -> Task:
        """The handle of a task that was just submitted."""
        return cls(client, cls._id(submitted))

    def status(self) -> TaskResult:
        """Read the state of the task; `status`, `progress_percent` and `is_done` are in it.

        Raises:
            NotFoundError: There is no such task, or no longer.
            APIError: Asking failed.
        """
        return self._client.send(GetTask(task_id=self.id))

    def wait(self, *, timeout: float = 600.0, on_update: OnUpdate | None = None) -> TaskResult:
        """Wait until the task is done.

        Args:
            timeout: Seconds to wait at most.
            on_update: Called with the first `TaskResult` and with each that differs from the one before.

        Returns:
            The task, with the links to its files.

        Raises:
            TaskFailedError: The task failed; `last` has its state.
            WaitTimeoutError: The time to wait is over; the task goes on.
            APIError: Asking failed.
        """
        watch = self._watch(timeout, on_update)
        operation = GetTask(task_id=self.id)
        return wait(lambda: hurried(self._client, watch).send(operation), watch, self._client._sleep)

    def result(self, *, timeout: float = 600.0, on_update: OnUpdate | None = None) -> MediaFiles:
        """Wait until the task is done, and give its files.

        Args:
            timeout: Seconds to wait at most.
            on_update: Called with the first `TaskResult` and with each that differs from the one before.

        Raises:
            TaskFailedError: The task failed; `last` has its state.
            WaitTimeoutError: The time to wait is over; the task goes on.
            APIError: Asking failed.
        """
        return MediaFiles.of(self._client, self.wait(timeout=timeout, on_update=on_update))

    def download(
        self, directory: str | os.PathLike[str], *, timeout: float = 600.0, on_progress: OnProgress | None = None
    ) -> list[Path]:
        """Wait until the task is done, and save its files in a directory; nothing there is replaced.

        Args:
            directory: Where to; made if it is missing.
            timeout: Seconds to wait for the task at most.
            on_progress: Called with a `Progress` as bytes arrive: which file, bytes so far, bytes in all.

        Returns:
            Where the files are.

        Raises:
            TaskFailedError: The task failed; `last` has its state.
            WaitTimeoutError: The time to wait is over; the task goes on.
            DownloadError: A file did not arrive whole, or a link must not be followed.
            OSError: A file cannot be written.
            APIError: Asking failed.
        """
        return self.result(timeout=timeout).save(directory, on_progress=on_progress)


class AsyncTask(_AnyTask):
    """A task that has begun: look at it, wait for it, save its files."""

    __slots__ = ()
    _client: AsyncSession

    @classmethod
    def of(cls, client: AsyncSession, submitted: Submitted) -> AsyncTask:
        """The handle of a task that was just submitted."""
        return cls(client, cls._id(submitted))

    async def status(self) -> TaskResult:
        """Read the state of the task; `status`, `progress_percent` and `is_done` are in it.

        Raises:
            NotFoundError: There is no such task, or no longer.
            APIError: Asking failed.
        """
        return await self._client.send(GetTask(task_id=self.id))

    async def wait(self, *, timeout: float = 600.0, on_update: OnUpdate | None = None) -> TaskResult:  # noqa: ASYNC109 - time to wait, not a call's
        """Wait until the task is done.

        Args:
            timeout: Seconds to wait at most.
            on_update: Called with the first `TaskResult` and with each that differs from the one before.

        Returns:
            The task, with the links to its files.

        Raises:
            TaskFailedError: The task failed; `last` has its state.
            WaitTimeoutError: The time to wait is over; the task goes on.
            APIError: Asking failed.
        """
        watch = self._watch(timeout, on_update)
        operation = GetTask(task_id=self.id)
        return await wait_async(lambda: hurried(self._client, watch).send(operation), watch, self._client._sleep)

    async def result(self, *, timeout: float = 600.0, on_update: OnUpdate | None = None) -> AsyncMediaFiles:  # noqa: ASYNC109 - time to wait, not a call's
        """Wait until the task is done, and give its files.

        Args:
            timeout: Seconds to wait at most.
            on_update: Called with the first `TaskResult` and with each that differs from the one before.

        Raises:
            TaskFailedError: The task failed; `last` has its state.
            WaitTimeoutError: The time to wait is over; the task goes on.
            APIError: Asking failed.
        """
        return AsyncMediaFiles.of(self._client, await self.wait(timeout=timeout, on_update=on_update))

    async def download(
        self,
        directory: str | os.PathLike[str],
        *,
        timeout: float = 600.0,  # noqa: ASYNC109 - time to wait, not a call's
        on_progress: OnProgress | None = None,
    ) -> list[Path]:
        """Wait until the task is done, and save its files in a directory; nothing there is replaced.

        Args:
            directory: Where to; made if it is missing.
            timeout: Seconds to wait for the task at most.
            on_progress: Called with a `Progress` as bytes arrive: which file, bytes so far, bytes in all.

        Returns:
            Where the files are.

        Raises:
            TaskFailedError: The task failed; `last` has its state.
            WaitTimeoutError: The time to wait is over; the task goes on.
            DownloadError: A file did not arrive whole, or a link must not be followed.
            OSError: A file cannot be written.
            APIError: Asking failed.
        """
        return await (await self.result(timeout=timeout)).save(directory, on_progress=on_progress)


class TasksExtras(Resource):
    """What is written by hand for tasks."""

    def handle(self, task_id: str) -> Task:
        """The handle of a task that was begun earlier; nothing is sent.

        Args:
            task_id: Task id.
        """
        return Task(self._client, task_id)


class AsyncTasksExtras(AsyncResource):
    """What is written by hand for tasks."""

    def handle(self, task_id: str) -> AsyncTask:
        """The handle of a task that was begun earlier; nothing is sent.

        Args:
            task_id: Task id.
        """
        return AsyncTask(self._client, task_id)

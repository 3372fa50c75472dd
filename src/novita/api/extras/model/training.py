"""Waiting for trainings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from novita._client.resource import AsyncResource, Resource
from novita._client.waiting import Watch, hurried, wait, wait_async
from novita._core.operation import Operation
from novita.exceptions import TaskFailedError
from novita.operations.model.training import GetStyle, GetSubject
from novita.types.model.training import TrainingResult

OnUpdate: TypeAlias = Callable[[TrainingResult], object]
"""Called with the first state and with each that differs from the one before."""

TrainingType: TypeAlias = Literal["style", "subject"]
"""Kind of training."""


def _look(task_id: str, task_type: TrainingType) -> Operation[TrainingResult]:
    return GetStyle(task_id=task_id) if task_type == "style" else GetSubject(task_id=task_id)


def _watch(task_id: str, timeout: float, on_update: OnUpdate | None) -> Watch[TrainingResult]:
    def reached(result: TrainingResult) -> bool:
        if result.is_failed:
            raise TaskFailedError(f"training {task_id} ended as {result.status}", last=result)
        return result.is_serving

    def word(result: TrainingResult) -> str:
        return "its models are being deployed" if result.status == "SUCCESS" else result.status

    return Watch(f"training {task_id}", reached=reached, word=word, timeout=timeout, on_update=on_update)


class TrainingExtras(Resource):
    """What is written by hand for trainings."""

    def wait(
        self, task_id: str, *, task_type: TrainingType, timeout: float = 3600.0, on_update: OnUpdate | None = None
    ) -> TrainingResult:
        """Wait until a training is done and its models can be used.

        Args:
            task_id: Training id.
            task_type: Kind of training: `style` or `subject`.
            timeout: Seconds to wait at most; a training takes about ten minutes.
            on_update: Called with the first state and with each that differs from the one before.

        Returns:
            The training, with its models.

        Raises:
            TaskFailedError: The training failed or was cancelled; `last` has its state.
            WaitTimeoutError: The time to wait is over; the training goes on.
            APIError: Asking failed.
        """
        operation, watch = _look(task_id, task_type), _watch(task_id, timeout, on_update)
        return wait(lambda: hurried(self._client, watch).send(operation), watch, self._client._sleep)


class AsyncTrainingExtras(AsyncResource):
    """What is written by hand for trainings."""

    async def wait(
        self,
        task_id: str,
        *,
        task_type: TrainingType,
        timeout: float = 3600.0,  # noqa: ASYNC109 - time to wait, not a call's
        on_update: OnUpdate | None = None,
    ) -> TrainingResult:
        """Wait until a training is done and its models can be used.

        Args:
            task_id: Training id.
            task_type: Kind of training: `style` or `subject`.
            timeout: Seconds to wait at most; a training takes about ten minutes.
            on_update: Called with the first state and with each that differs from the one before.

        Returns:
            The training, with its models.

        Raises:
            TaskFailedError: The training failed or was cancelled; `last` has its state.
            WaitTimeoutError: The time to wait is over; the training goes on.
            APIError: Asking failed.
        """
        operation, watch = _look(task_id, task_type), _watch(task_id, timeout, on_update)
        return await wait_async(lambda: hurried(self._client, watch).send(operation), watch, self._client._sleep)

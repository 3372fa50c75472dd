"""Handles of jobs in the queue of a serverless endpoint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from novita._client.resource import AsyncResource, Resource
from novita._client.waiting import Watch, hurried, wait, wait_async
from novita.exceptions import ResponseValidationError, TaskFailedError
from novita.operations.serverless.jobs import CancelJob, GetJobStatus, RunJob
from novita.types.serverless.jobs import QueueEndpoint, QueueJob, endpoint_name

if TYPE_CHECKING:
    from novita._client.aio import AsyncSession
    from novita._client.sync import SyncSession

OnUpdate: TypeAlias = Callable[[QueueJob], object]
"""Called with the first `QueueJob` and with each that differs from the one before."""


class _AnyJob:
    """What both kinds of handle know."""

    __slots__ = ("_client", "endpoint_name", "id")

    endpoint_name: str
    """Name of the endpoint in its queue."""
    id: str
    """Job id."""

    def __init__(self, client: Any, endpoint: str, job_id: str) -> None:
        self._client = client
        self.endpoint_name = endpoint
        self.id = job_id

    def _watch(self, timeout: float, on_update: OnUpdate | None) -> Watch[QueueJob]:
        return Watch(
            f"serverless job {self.id}",
            reached=self._completed,
            word=lambda job: job.status,
            timeout=timeout,
            on_update=on_update,
        )

    def _completed(self, job: QueueJob) -> bool:
        if job.is_done and not job.is_completed:
            problem = f": {job.error}" if job.error else ""
            raise TaskFailedError(f"serverless job {self.id} of {self.endpoint_name}: {job.status}{problem}", last=job)
        return job.is_completed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} of {self.endpoint_name}>"


class Job(_AnyJob):
    """A job in a queue; the id and the endpoint's name are all it takes to come back to it (`jobs.handle`)."""

    __slots__ = ()
    _client: SyncSession

    def status(self) -> QueueJob:
        """Read the state of the job, and its output once there is any.

        Raises:
            APIError: Asking failed.
        """
        return self._client.send(GetJobStatus(endpoint_name=self.endpoint_name, job_id=self.id))

    def wait(self, *, timeout: float = 600.0, on_update: OnUpdate | None = None) -> QueueJob:
        """Wait until the job is completed.

        Args:
            timeout: Seconds to wait at most.
            on_update: Called with the first `QueueJob` and with each that differs from the one before.

        Raises:
            TaskFailedError: The job failed, timed out or was cancelled; `last` has its state.
            NotFoundError: There is no such job, or no longer; a new one has half a minute to appear.
            WaitTimeoutError: The time to wait is over; the job goes on.
            APIError: Asking failed.
        """
        watch = self._watch(timeout, on_update)

        def look() -> QueueJob:
            return hurried(self._client, watch).send(GetJobStatus(endpoint_name=self.endpoint_name, job_id=self.id))

        return wait(look, watch, self._client._sleep)

    def result(self, *, timeout: float = 600.0, on_update: OnUpdate | None = None) -> Any:
        """Wait until the job is completed, and give its output: the JSON the worker answered.

        Args:
            timeout: Seconds to wait at most.
            on_update: Called with the first `QueueJob` and with each that differs from the one before.

        Raises:
            TaskFailedError: The job failed, timed out or was cancelled; `last` has its state.
            NotFoundError: There is no such job, or no longer; a new one has half a minute to appear.
            WaitTimeoutError: The time to wait is over; the job goes on.
            APIError: Asking failed.
        """
        return (self.wait(timeout=timeout, on_update=on_update)).output

    def cancel(self) -> QueueJob:
        """Cancel the job; the answer is its state as far as the service says it.

        Raises:
            APIError: The service refused, or was not reached.
        """
        return self._client.send(CancelJob(endpoint_name=self.endpoint_name, job_id=self.id))


class AsyncJob(_AnyJob):
    """A job in a queue; the id and the endpoint's name are all it takes to come back to it (`jobs.handle`)."""

    __slots__ = ()
    _client: AsyncSession

    async def status(self) -> QueueJob:
        """Read the state of the job, and its output once there is any.

        Raises:
            APIError: Asking failed.
        """
        return await self._client.send(GetJobStatus(endpoint_name=self.endpoint_name, job_id=self.id))

    async def wait(self, *, timeout: float = 600.0, on_update: OnUpdate | None = None) -> QueueJob:  # noqa: ASYNC109 - time to wait, not a call's
        """Wait until the job is completed.

        Args:
            timeout: Seconds to wait at most.
            on_update: Called with the first `QueueJob` and with each that differs from the one before.

        Raises:
            TaskFailedError: The job failed, timed out or was cancelled; `last` has its state.
            NotFoundError: There is no such job, or no longer; a new one has half a minute to appear.
            WaitTimeoutError: The time to wait is over; the job goes on.
            APIError: Asking failed.
        """
        watch = self._watch(timeout, on_update)

        async def look() -> QueueJob:
            return await hurried(self._client, watch).send(
                GetJobStatus(endpoint_name=self.endpoint_name, job_id=self.id)
            )

        return await wait_async(look, watch, self._client._sleep)

    async def result(self, *, timeout: float = 600.0, on_update: OnUpdate | None = None) -> Any:  # noqa: ASYNC109 - time to wait, not a call's
        """Wait until the job is completed, and give its output: the JSON the worker answered.

        Args:
            timeout: Seconds to wait at most.
            on_update: Called with the first `QueueJob` and with each that differs from the one before.

        Raises:
            TaskFailedError: The job failed, timed out or was cancelled; `last` has its state.
            NotFoundError: There is no such job, or no longer; a new one has half a minute to appear.
            WaitTimeoutError: The time to wait is over; the job goes on.
            APIError: Asking failed.
        """
        return (await self.wait(timeout=timeout, on_update=on_update)).output

    async def cancel(self) -> QueueJob:
        """Cancel the job; the answer is its state as far as the service says it.

        Raises:
            APIError: The service refused, or was not reached.
        """
        return await self._client.send(CancelJob(endpoint_name=self.endpoint_name, job_id=self.id))


JobT = TypeVar("JobT", Job, AsyncJob)


def _begun(kind: type[JobT], client: Any, endpoint: str | QueueEndpoint, job: QueueJob) -> JobT:
    if not job.id:
        raise ResponseValidationError(
            "serverless.jobs.run: the answer has no job id, so the job cannot be followed",
            operation="serverless.jobs.run",
        )
    return kind(client, endpoint_name(endpoint), job.id)


def _found(kind: type[JobT], client: Any, endpoint: str | QueueEndpoint, job_id: str) -> JobT:
    wanted = client._build(GetJobStatus, {"endpoint_name": endpoint, "job_id": job_id})
    return kind(client, endpoint_name(wanted.endpoint_name), wanted.job_id)


class JobsExtras(Resource):
    """What is written by hand for jobs."""

    def run(self, endpoint_name: str | QueueEndpoint, input: Any) -> Job:  # noqa: A002 - the API's word
        """Put a job into the queue of an async endpoint. The API key has to be of the team that owns the endpoint.

        `client.send(RunJob(...))` gives the bare answer instead of a handle.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            input: Input of the job: any JSON the worker understands, at most 4 MiB.

        Returns:
            A handle to look at the job, wait for it, take its output or cancel it.

        Raises:
            RequestValidationError: An argument cannot be used; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; the job may be in the queue.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No answer arrived in time.
        """
        fields = {"endpoint_name": endpoint_name, "input": input}
        job = self._client.send(self._client._build(RunJob, fields))
        return _begun(Job, self._client, endpoint_name, job)

    def handle(self, endpoint_name: str | QueueEndpoint, job_id: str) -> Job:
        """The handle of a job that was begun earlier; nothing is sent.

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            job_id: Job id.

        Raises:
            RequestValidationError: An argument cannot be used.
        """
        return _found(Job, self._client, endpoint_name, job_id)


class AsyncJobsExtras(AsyncResource):
    """What is written by hand for jobs."""

    async def run(self, endpoint_name: str | QueueEndpoint, input: Any) -> AsyncJob:  # noqa: A002 - the API's word
        """Put a job into the queue of an async endpoint. The API key has to be of the team that owns the endpoint.

        `client.send(RunJob(...))` gives the bare answer instead of a handle.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            input: Input of the job: any JSON the worker understands, at most 4 MiB.

        Returns:
            A handle to look at the job, wait for it, take its output or cancel it.

        Raises:
            RequestValidationError: An argument cannot be used; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; the job may be in the queue.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No answer arrived in time.
        """
        fields = {"endpoint_name": endpoint_name, "input": input}
        job = await self._client.send(self._client._build(RunJob, fields))
        return _begun(AsyncJob, self._client, endpoint_name, job)

    def handle(self, endpoint_name: str | QueueEndpoint, job_id: str) -> AsyncJob:
        """The handle of a job that was begun earlier; nothing is sent.

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            job_id: Job id.

        Raises:
            RequestValidationError: An argument cannot be used.
        """
        return _found(AsyncJob, self._client, endpoint_name, job_id)

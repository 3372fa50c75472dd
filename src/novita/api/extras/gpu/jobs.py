"""Waiting for background jobs of the GPU cloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from novita._client.resource import AsyncResource, Resource
from novita._client.waiting import Watch, hurried, wait, wait_async
from novita.exceptions import NotFoundError, RequestValidationError, TaskFailedError
from novita.operations.gpu.jobs import ListJobs
from novita.types.gpu.jobs import Job

OnUpdate: TypeAlias = Callable[[Job], object]
"""Called with the first `Job` and with each that differs from the one before."""


class JobsExtras(Resource):
    """What is written by hand for jobs."""

    def wait(self, job_id: str, *, timeout: float = 3600.0, on_update: OnUpdate | None = None) -> Job:
        """Wait until a job has succeeded, such as the image saved or the instance migrated.

        Args:
            job_id: Job id, as `save_image` gives it.
            timeout: Seconds to wait at most.
            on_update: Called with the first `Job` and with each that differs from the one before.

        Returns:
            The job when it is done.

        Raises:
            RequestValidationError: The id cannot be one.
            TaskFailedError: The job failed or was cancelled; `last` has its state.
            NotFoundError: There is no such job, or no longer; a new one has half a minute to appear.
            WaitTimeoutError: The time to wait is over; the job goes on.
            APIError: Looking failed.
        """
        wanted = self._client._build(ListJobs, {"job_id": job_id})
        watch = _watch(job_id, timeout, on_update)

        def look() -> Job:
            return _found(job_id, hurried(self._client, watch).send(wanted).items)

        return wait(look, watch, self._client._sleep)


class AsyncJobsExtras(AsyncResource):
    """What is written by hand for jobs."""

    async def wait(self, job_id: str, *, timeout: float = 3600.0, on_update: OnUpdate | None = None) -> Job:  # noqa: ASYNC109 - time to wait, not a call's
        """Wait until a job has succeeded, such as the image saved or the instance migrated.

        Args:
            job_id: Job id, as `save_image` gives it.
            timeout: Seconds to wait at most.
            on_update: Called with the first `Job` and with each that differs from the one before.

        Returns:
            The job when it is done.

        Raises:
            RequestValidationError: The id cannot be one.
            TaskFailedError: The job failed or was cancelled; `last` has its state.
            NotFoundError: There is no such job, or no longer; a new one has half a minute to appear.
            WaitTimeoutError: The time to wait is over; the job goes on.
            APIError: Looking failed.
        """
        wanted = self._client._build(ListJobs, {"job_id": job_id})
        watch = _watch(job_id, timeout, on_update)

        async def look() -> Job:
            return _found(job_id, (await hurried(self._client, watch).send(wanted)).items)

        return await wait_async(look, watch, self._client._sleep)


def _found(job_id: str, listed: Sequence[Job]) -> Job:
    """The job among those listed: there is no call for a single one."""
    for job in listed:
        if job.id == job_id:
            return job
    name = ListJobs.spec.name
    raise NotFoundError(f"{name}: there is no job {job_id}", operation=name, status_code=200)


def _watch(job_id: str, timeout: float, on_update: OnUpdate | None) -> Watch[Job]:
    if not job_id:  # which a list takes for no filter
        raise RequestValidationError("gpu.jobs.wait", {"job_id": "must not be empty"})
    return Watch(
        f"gpu.jobs.wait: job {job_id}",
        reached=_succeeded,
        word=lambda job: job.status,
        timeout=timeout,
        on_update=on_update,
    )


def _succeeded(job: Job) -> bool:
    if job.status in {"fail", "break"}:
        told = (job.state.error_message or job.state.error) if job.state else ""
        what = f"job {job.id} of instance {job.instance_id}: {'cancelled' if job.status == 'break' else 'failed'}"
        raise TaskFailedError(f"{what}: {told}" if told else what, last=job)
    return job.status == "success"

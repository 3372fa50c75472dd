# Rendered from src/novita/operations/gpu/jobs.py by `python tools/render.py`: edit that, not this.

"""Background jobs: saving an instance as an image, migrating it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita.api.extras.gpu.jobs import AsyncJobsExtras, JobsExtras
from novita.operations.gpu.jobs import CancelJob, ListJobs, SaveImage
from novita.types.gpu.jobs import Job, JobStatus, JobType


class Jobs(JobsExtras):
    """Background jobs: saving an instance as an image, migrating it."""

    def cancel(self, job_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Cancel a running job.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-break-job

        Args:
            job_id: Id of the job.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(CancelJob, job_id=job_id, extra=extra)

    def save_image(
        self,
        instance_id: str,
        *,
        image: str,
        registry_auth_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Save an instance as a container image; the answer is the id of the job that does it.

        Stop the instance first. `jobs.wait` follows the job.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-save-image

        Args:
            instance_id: Id of the instance.
            image: Address to push to, with tag.
            registry_auth_id: Id of the registry credential to push with.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The job id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            SaveImage, instance_id=instance_id, image=image, registry_auth_id=registry_auth_id, extra=extra
        )

    def list(
        self,
        *,
        job_id: str | None = None,
        type: JobType | None = None,
        state: JobStatus | None = None,
        start_time: datetime | int | None = None,
        end_time: datetime | int | None = None,
        creators: Sequence[str] | None = None,
        page: int = 1,
        page_size: int = 100,
    ) -> Page[Job]:
        """List background jobs, such as saving an image or a migration.

        There is no call for a single job: pass its `job_id`, or let `jobs.wait` follow it.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-jobs

        Args:
            job_id: Keep this job only.
            type: Keep this kind.
            state: Keep this progress.
            start_time: Created at or after this moment.
            end_time: Created at or before this moment.
            creators: Keep the jobs of these team members.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListJobs,
            job_id=job_id,
            type=type,
            state=state,
            start_time=start_time,
            end_time=end_time,
            creators=creators,
            page=page,
            page_size=page_size,
        )


class AsyncJobs(AsyncJobsExtras):
    """Background jobs: saving an instance as an image, migrating it."""

    async def cancel(self, job_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Cancel a running job.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-break-job

        Args:
            job_id: Id of the job.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(CancelJob, job_id=job_id, extra=extra)

    async def save_image(
        self,
        instance_id: str,
        *,
        image: str,
        registry_auth_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Save an instance as a container image; the answer is the id of the job that does it.

        Stop the instance first. `jobs.wait` follows the job.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-save-image

        Args:
            instance_id: Id of the instance.
            image: Address to push to, with tag.
            registry_auth_id: Id of the registry credential to push with.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The job id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            SaveImage, instance_id=instance_id, image=image, registry_auth_id=registry_auth_id, extra=extra
        )

    def list(
        self,
        *,
        job_id: str | None = None,
        type: JobType | None = None,
        state: JobStatus | None = None,
        start_time: datetime | int | None = None,
        end_time: datetime | int | None = None,
        creators: Sequence[str] | None = None,
        page: int = 1,
        page_size: int = 100,
    ) -> AsyncPager[Job]:
        """List background jobs, such as saving an image or a migration.

        There is no call for a single job: pass its `job_id`, or let `jobs.wait` follow it.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-jobs

        Args:
            job_id: Keep this job only.
            type: Keep this kind.
            state: Keep this progress.
            start_time: Created at or after this moment.
            end_time: Created at or before this moment.
            creators: Keep the jobs of these team members.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(
            ListJobs,
            job_id=job_id,
            type=type,
            state=state,
            start_time=start_time,
            end_time=end_time,
            creators=creators,
            page=page,
            page_size=page_size,
        )

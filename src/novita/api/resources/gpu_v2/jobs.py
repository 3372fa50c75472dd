# Rendered from src/novita/operations/gpu_v2/jobs.py by `python tools/render.py`: edit that, not this.

"""Background jobs: saved images and migrations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu_v2.jobs import GetJob, JobType, ListJobs, SaveImage, StopJob
from novita.types.gpu_v2.jobs import Job


class Jobs(Resource):
    """Background jobs: saved images and migrations."""

    def get(self, job_id: str) -> Job:
        """Get one background job.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-job

        Args:
            job_id: Job id.

        Returns:
            A background job.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetJob, job_id=job_id)

    def stop(self, job_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Stop a running job.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-break-job

        Args:
            job_id: Job id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(StopJob, job_id=job_id, extra=extra)

    def save_image(
        self,
        instance_id: str,
        *,
        image: str,
        registry_auth_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Save an instance as an image; the answer is the id of the job that does it.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-save-image

        Args:
            instance_id: Instance to save.
            image: Name or address of the image to make.
            registry_auth_id: Stored credential for the registry.
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
        limit: int | None = None,
        cursor: str | None = None,
        job_id: str | None = None,
        type: JobType | None = None,
    ) -> Page[Job]:
        """List background jobs.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-jobs

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            job_id: Keep this job only.
            type: Keep this kind only.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListJobs, limit=limit, cursor=cursor, job_id=job_id, type=type)


class AsyncJobs(AsyncResource):
    """Background jobs: saved images and migrations."""

    async def get(self, job_id: str) -> Job:
        """Get one background job.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-job

        Args:
            job_id: Job id.

        Returns:
            A background job.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetJob, job_id=job_id)

    async def stop(self, job_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Stop a running job.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-break-job

        Args:
            job_id: Job id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(StopJob, job_id=job_id, extra=extra)

    async def save_image(
        self,
        instance_id: str,
        *,
        image: str,
        registry_auth_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Save an instance as an image; the answer is the id of the job that does it.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-save-image

        Args:
            instance_id: Instance to save.
            image: Name or address of the image to make.
            registry_auth_id: Stored credential for the registry.
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
        limit: int | None = None,
        cursor: str | None = None,
        job_id: str | None = None,
        type: JobType | None = None,
    ) -> AsyncPager[Job]:
        """List background jobs.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-jobs

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            job_id: Keep this job only.
            type: Keep this kind only.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListJobs, limit=limit, cursor=cursor, job_id=job_id, type=type)

# Rendered from src/novita/operations/serverless/jobs.py by `python tools/render.py`: edit that, not this.

"""Jobs: run, look, cancel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from novita.api.extras.serverless.jobs import AsyncJobsExtras, JobsExtras
from novita.operations.serverless.jobs import CancelJob, GetJobStatus
from novita.types.serverless.jobs import QueueEndpoint, QueueJob


class Jobs(JobsExtras):
    """Jobs: run, look, cancel."""

    def status(self, endpoint_name: str | QueueEndpoint, job_id: str) -> QueueJob:
        """Read the state of a job, and its output once there is any; it is kept for 6 hours.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            job_id: Job id.

        Returns:
            A job as the queue sees it.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetJobStatus, endpoint_name=endpoint_name, job_id=job_id)

    def cancel(
        self, endpoint_name: str | QueueEndpoint, job_id: str, *, extra: Mapping[str, Any] | None = None
    ) -> QueueJob:
        """Cancel a job. What the service answers is not documented: its state, as far as is known.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            job_id: Job id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A job as the queue sees it.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CancelJob, endpoint_name=endpoint_name, job_id=job_id, extra=extra)


class AsyncJobs(AsyncJobsExtras):
    """Jobs: run, look, cancel."""

    async def status(self, endpoint_name: str | QueueEndpoint, job_id: str) -> QueueJob:
        """Read the state of a job, and its output once there is any; it is kept for 6 hours.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            job_id: Job id.

        Returns:
            A job as the queue sees it.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetJobStatus, endpoint_name=endpoint_name, job_id=job_id)

    async def cancel(
        self, endpoint_name: str | QueueEndpoint, job_id: str, *, extra: Mapping[str, Any] | None = None
    ) -> QueueJob:
        """Cancel a job. What the service answers is not documented: its state, as far as is known.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            job_id: Job id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A job as the queue sees it.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CancelJob, endpoint_name=endpoint_name, job_id=job_id, extra=extra)

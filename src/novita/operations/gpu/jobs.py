"""Background jobs: saving an instance as an image, migrating it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from novita._core.operation import Id, Timestamp
from novita._core.paging import Numbered
from novita.types.gpu.jobs import Job, JobStatus, JobType

from ._base import GpuOperation, GpuPagedOperation, PageNumber, PageSize, Text255


class ListJobs(
    GpuPagedOperation[Job],
    method="list",
    route="GET /gpu-instance/openapi/v1/jobs",
    paging=Numbered(items="jobs"),
    docs="gpu-instance-list-jobs",
):
    """List background jobs, such as saving an image or a migration.

    There is no call for a single job: pass its `job_id`, or let `jobs.wait` follow it.
    """

    job_id: Text255 | None = None
    """Keep this job only."""
    type: JobType | None = None
    """Keep this kind."""
    state: JobStatus | None = None
    """Keep this progress."""
    start_time: Timestamp | None = None
    """Created at or after this moment."""
    end_time: Timestamp | None = None
    """Created at or before this moment."""
    creators: Sequence[str] | None = None
    """Keep the jobs of these team members."""
    page: PageNumber = 1
    """Page to start with, from 1."""
    page_size: PageSize = 100
    """Records per page."""


class CancelJob(
    GpuOperation[None],
    method="cancel",
    route="POST /gpu-instance/openapi/v1/job/break",
    positional="job_id",
    docs="gpu-instance-break-job",
):
    """Cancel a running job."""

    job_id: Id
    """Id of the job."""


class SaveImage(
    GpuOperation[str],
    method="save_image",
    route="POST /gpu-instance/openapi/v1/job/save/image",
    positional="instance_id",
    unwrap="jobId",
    docs="gpu-instance-save-image",
):
    """Save an instance as a container image; the answer is the id of the job that does it.

    Stop the instance first. `jobs.wait` follows the job.
    """

    instance_id: Id
    """Id of the instance."""
    image: Annotated[str, Field(min_length=1, max_length=4095)]
    """Address to push to, with tag."""
    registry_auth_id: str | None = None
    """Id of the registry credential to push with."""

"""Background jobs: saved images and migrations."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Id, Operation, PagedOperation
from novita.types.gpu_v2.jobs import Job

from ._base import PAGES, PageCursor, PageLimit, Text255

JobType: TypeAlias = Literal["saveImage", "instanceMigrate", "autoInstanceMigrate"] | str
"""Kind of a job."""


class ListJobs(
    PagedOperation[Job],
    method="list",
    route="GET /gpus/v2/jobs",
    paging=PAGES,
    docs="gpus-v2-list-jobs",
):
    """List background jobs."""

    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""
    job_id: str | None = None
    """Keep this job only."""
    type: JobType | None = None
    """Keep this kind only."""


class GetJob(
    Operation[Job],
    method="get",
    route="GET /gpus/v2/jobs/{job_id}",
    positional="job_id",
    docs="gpus-v2-get-job",
):
    """Get one background job."""

    job_id: Id
    """Job id."""


class StopJob(
    Operation[None],
    method="stop",
    route="POST /gpus/v2/jobs/{job_id}/stop",
    positional="job_id",
    docs="gpus-v2-break-job",
):
    """Stop a running job."""

    job_id: Id
    """Job id."""


class SaveImage(
    Operation[str],
    method="save_image",
    route="POST /gpus/v2/jobs/save-image",
    positional="instance_id",
    unwrap="job_id",
    docs="gpus-v2-save-image",
):
    """Save an instance as an image; the answer is the id of the job that does it."""

    instance_id: Id
    """Instance to save."""
    image: Annotated[str, Field(min_length=1, max_length=4095)]
    """Name or address of the image to make."""
    registry_auth_id: Text255 | None = None
    """Stored credential for the registry."""

"""Loading images onto nodes ahead of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import BODY, Id, Operation, PagedOperation
from novita.operations.gpu._base import perhaps
from novita.types.gpu_v2.prewarm_tasks import PrewarmTask

from ._base import PAGES, Name, PageCursor, PageLimit, Text255

PrewarmStatus: TypeAlias = Literal["pending", "running", "succeeded", "failed"] | str
"""State of a task."""


class CreatePrewarmTask(
    Operation[str],
    method="create",
    route="POST /gpus/v2/prewarm-tasks",
    unwrap="task_id",
    reshape=perhaps("task_id", "id"),  # the page does not show the answer; the v1 call names the member `id`
    docs="gpus-v2-create-image-prewarm",
):
    """Start loading an image onto the nodes of a region; the answer is the task's id.

    The service may leave the id out; then the answer is empty, and `list` has it.
    """

    image: Annotated[str, Field(min_length=1, max_length=4095)]
    """Full address of the image."""
    region_id: Name
    """Region."""
    registry_auth_id: Text255 | None = None
    """Stored credential for a private image."""
    product_ids: Sequence[str] | None = None
    """Products whose nodes get the image."""
    note: str | None = None
    """Free text."""


class ListPrewarmTasks(
    PagedOperation[PrewarmTask],
    method="list",
    route="GET /gpus/v2/prewarm-tasks",
    paging=PAGES,
    docs="gpus-v2-list-image-prewarm",
):
    """List prewarming tasks."""

    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""
    status: PrewarmStatus | None = None
    """Keep this state only."""
    region_id: Text255 | None = None
    """Keep this region only."""
    name: Text255 | None = None
    """Keep images and notes containing this text."""


class GetPrewarmTask(
    Operation[PrewarmTask],
    method="get",
    route="GET /gpus/v2/prewarm-tasks/{task_id}",
    positional="task_id",
    docs="gpus-v2-get-image-prewarm",
):
    """Get one prewarming task."""

    task_id: Id
    """Task id."""


class DeletePrewarmTasks(
    Operation[None],
    method="delete",
    route="DELETE /gpus/v2/prewarm-tasks",
    positional="task_ids",
    docs="gpus-v2-delete-image-prewarm",
):
    """Delete prewarming tasks, several in one call."""

    task_ids: Annotated[Sequence[str], BODY]
    """Ids of the tasks."""

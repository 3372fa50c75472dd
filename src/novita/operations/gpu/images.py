"""Caching images in a cluster before instances need them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from novita._core.operation import Id
from novita._core.paging import Numbered
from novita.types.gpu.images import ImagePrewarm, ImagePrewarmQuota, PrewarmState

from ._base import GpuOperation, GpuPagedOperation, PageSize


class GetPrewarmQuota(
    GpuOperation[ImagePrewarmQuota],
    method="get_prewarm_quota",
    route="GET /gpu-instance/openapi/v1/image/prewarm/quota",
    docs="gpu-instance-get-image-quota",
):
    """Read how many prewarm tasks the account has and may have."""


class CreatePrewarm(
    GpuOperation[str],
    method="create_prewarm",
    route="POST /gpu-instance/openapi/v1/image/prewarm",
    unwrap="id",
    docs="gpu-instance-create-image-prewarm",
):
    """Start to cache an image in a cluster; the answer is the id of the task."""

    image_url: Annotated[str, Field(max_length=500)]
    """Image to cache."""
    cluster_id: str
    """Cluster to cache it in."""
    registry_auth_id: Annotated[str | None, Field(serialization_alias="repositoryAuth")] = None
    """Id of the registry credential for a private image."""
    product_ids: Sequence[str] | None = None
    """Products to cache it for."""
    note: str | None = None
    """Own remark."""


class ListPrewarm(
    GpuPagedOperation[ImagePrewarm],
    method="list_prewarm",
    route="GET /gpu-instance/openapi/v1/image/prewarm",
    paging=Numbered(items="data"),
    docs="gpu-instance-list-image-prewarm",
):
    """List prewarm tasks."""

    state: PrewarmState | None = None
    """Keep this progress."""
    cluster_id: str | None = None
    """Keep this cluster."""
    name: str | None = None
    """Keep image names containing this text."""
    page: Annotated[int, Field(ge=0)] = 1
    """Page to start with, from 1."""
    page_size: PageSize = 100
    """Records per page."""


class UpdatePrewarm(
    GpuOperation[None],
    method="update_prewarm",
    route="POST /gpu-instance/openapi/v1/image/prewarm/edit",
    positional="prewarm_id",
    idempotent=True,
    docs="gpu-instance-update-image-prewarm",
):
    """Change the remark of a prewarm task."""

    prewarm_id: Annotated[Id, Field(serialization_alias="id")]
    """Id of the task."""
    note: str | None = None
    """Own remark."""


class DeletePrewarm(
    GpuOperation[None],
    method="delete_prewarm",
    route="POST /gpu-instance/openapi/v1/image/prewarm/delete",
    positional="prewarm_ids",
    docs="gpu-instance-delete-image-prewarm",
):
    """Delete prewarm tasks."""

    prewarm_ids: Annotated[Sequence[Id], Field(min_length=1, serialization_alias="ids")]
    """Ids of the tasks."""

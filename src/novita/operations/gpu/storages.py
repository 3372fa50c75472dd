"""Network storages."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from novita._core.operation import Id
from novita._core.paging import Numbered
from novita.types.gpu.storages import NetworkStorage

from ._base import GpuOperation, GpuPagedOperation, PageSize, perhaps


class ListStorages(
    GpuPagedOperation[NetworkStorage],
    method="list",
    route="GET /gpu-instance/openapi/v1/networkstorages/list",
    paging=Numbered(items="data"),
    docs="gpu-instance-list-network-storage",
):
    """List network storages.

    There is no call for a single one: pass its `storage_id`.
    """

    name: Annotated[str | None, Field(serialization_alias="storageName")] = None
    """Keep names containing this text."""
    storage_id: str | None = None
    """Keep this storage only."""
    page: Annotated[int, Field(ge=0, serialization_alias="pageNo")] = 1
    """Page to start with, from 1."""
    page_size: PageSize = 100
    """Records per page."""


def _from_bare_id(answer: Any) -> Any:
    return {"storageId": answer} if isinstance(answer, str) else perhaps("storageId")(answer)


class CreateStorage(
    GpuOperation[str],
    method="create",
    route="POST /gpu-instance/openapi/v1/networkstorage/create",
    unwrap="storageId",
    reshape=_from_bare_id,
    docs="gpu-instance-create-network-storage",
):
    """Create a network storage; the answer is its id.

    The service may leave the id out; then the answer is empty, and `list(name=...)` has it.
    """

    cluster_id: str
    """Cluster that supports network storage."""
    name: Annotated[str, Field(serialization_alias="storageName")]
    """Name."""
    size_gb: Annotated[int, Field(ge=10, serialization_alias="storageSize")]
    """Size, GB, at least 10."""


class UpdateStorage(
    GpuOperation[None],
    method="update",
    route="POST /gpu-instance/openapi/v1/networkstorage/update",
    positional="storage_id",
    idempotent=True,
    docs="gpu-instance-edit-network-storage",
):
    """Rename or enlarge a network storage; name and size are both needed, changed or not."""

    storage_id: Id
    """Id of the storage."""
    name: Annotated[str, Field(serialization_alias="storageName")]
    """Name."""
    size_gb: Annotated[int, Field(serialization_alias="storageSize")]
    """New total size, GB; it can only grow."""


class DeleteStorage(
    GpuOperation[None],
    method="delete",
    route="POST /gpu-instance/openapi/v1/networkstorage/delete",
    positional="storage_id",
    docs="gpu-instance-delete-network-storage",
):
    """Delete a network storage with its data; refused while it is mounted."""

    storage_id: Id
    """Id of the storage."""

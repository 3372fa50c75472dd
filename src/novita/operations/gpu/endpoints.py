"""Serverless endpoints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, PlainSerializer, SerializerFunctionWrapHandler, model_serializer

from novita._core.operation import Id
from novita._core.paging import Numbered
from novita.types.gpu.endpoints import Endpoint, EndpointLimits

from ._base import GpuOperation, GpuPagedOperation, GpuParams, PageNumber, PageSize, Text255
from ._inputs import Envs

PolicyType: TypeAlias = Literal["queue", "concurrency"] | str
"""What makes an endpoint add workers: waiting time, or the number of requests."""

VolumeType: TypeAlias = Literal["local", "network"] | str
"""Where a volume lives."""

InvocationType: TypeAlias = Literal["sync", "async"] | str
"""Whether requests are answered at once or go through a queue."""


class WorkerSettings(GpuParams):
    """How the workers of an endpoint scale; `endpoints.get_limit_ranges` has the ranges."""

    min_num: int
    """Workers kept at least."""
    max_num: int
    """Workers at most."""
    free_timeout: int
    """Idle seconds before a worker is taken down."""
    max_concurrent: int
    """Requests a worker serves at a time."""
    gpu_num: int
    """GPUs of each worker."""
    request_timeout: int | None = None
    """Seconds a request may take."""
    cuda_version: str | None = None
    """CUDA version wanted."""


class ScalingPolicy(GpuParams):
    """When an endpoint gets more workers."""

    type: PolicyType
    """`queue`: by waiting time; `concurrency`: by number of requests."""
    value: int
    """Seconds for queue, requests for concurrency."""


class ImageSource(GpuParams):
    """The container image of an endpoint."""

    image: Annotated[str, Field(max_length=511)]
    """Image address."""
    auth_id: Text255 | None = None
    """Id of the registry credential for a private image."""
    command: Annotated[str, Field(max_length=2047)] | None = None
    """Start command."""


class WorkerVolume(GpuParams):
    """A volume of the workers."""

    type: VolumeType
    """`local` or `network`."""
    mount_path: Text255
    """Where the container sees it."""
    size_gb: Annotated[int | None, Field(serialization_alias="size")] = None
    """Size in GB; local volumes only, which have 30."""
    id: str | None = None
    """Id of the network storage; network volumes only."""


def _port_list(port: int) -> list[dict[str, str]]:
    return [{"port": str(port)}]


def _id_list(ids: Sequence[str]) -> list[dict[str, str]]:
    return [{"id": product_id} for product_id in ids]


def _health_check(path: str) -> dict[str, str]:
    return {"path": path}


_Port: TypeAlias = Annotated[int, Field(ge=1, le=65535), PlainSerializer(_port_list)]
_ProductIds: TypeAlias = Annotated[Sequence[Id], Field(min_length=1), PlainSerializer(_id_list)]
_HealthPath: TypeAlias = Annotated[str, PlainSerializer(_health_check)]


class GetLimitRanges(
    GpuOperation[EndpointLimits],
    method="get_limit_ranges",
    route="GET /gpu-instance/openapi/v1/endpoint/limit",
    docs="serverless-query-endpoint-limit",
):
    """Read the ranges of endpoint settings the account may use."""


class CreateEndpoint(
    GpuOperation[str],
    method="create",
    route="POST /gpu-instance/openapi/v1/endpoint/create",
    wrap="endpoint",
    unwrap="id",
    docs="serverless-create-endpoint",
):
    """Create a serverless endpoint; the answer is its id."""

    worker_config: WorkerSettings
    """How the workers scale."""
    port: Annotated[_Port, Field(serialization_alias="ports")]
    """The port the workers serve."""
    policy: ScalingPolicy
    """When workers are added."""
    image: ImageSource
    """Container image."""
    product_ids: Annotated[_ProductIds, Field(serialization_alias="products")]
    """Ids of the serverless products the workers may use."""
    health_path: Annotated[_HealthPath, Field(serialization_alias="healthy")]
    """HTTP path that tells whether a worker is well."""
    rootfs_size_gb: Annotated[int, Field(serialization_alias="rootfsSize")] = 100
    """System disk, GB; the documentation fixes it at 100."""
    volume_mounts: Sequence[WorkerVolume] = ()
    """Volumes."""
    envs: Envs = ()
    """Environment variables."""
    name: Annotated[str, Field(max_length=220)] | None = None
    """Display name."""
    app_name: str | None = None
    """Own last part of the public address, of lower-case letters, digits and hyphens; the id when left out."""
    cluster_id: Annotated[str | None, Field(max_length=255, serialization_alias="clusterID")] = None
    """Cluster; needed with network storage."""
    cluster_ids: Annotated[Sequence[str] | None, Field(serialization_alias="clusterIDs")] = None
    """Several clusters to choose from."""
    type: InvocationType | None = None
    """Whether requests are answered at once (`sync`) or go through a queue (`async`)."""


class ListEndpoints(
    GpuPagedOperation[Endpoint],
    method="list",
    route="GET /gpu-instance/openapi/v1/endpoints",
    paging=Numbered(items="endpoints"),
    docs="serverless-list-endpoint",
):
    """List serverless endpoints."""

    page: PageNumber = 1
    """Page to start with, from 1."""
    page_size: PageSize = 100
    """Records per page."""


class GetEndpoint(
    GpuOperation[Endpoint],
    method="get",
    route="GET /gpu-instance/openapi/v1/endpoint",
    positional="endpoint_id",
    unwrap="endpoint",
    docs="serverless-get-endpoint",
):
    """Get one serverless endpoint with its workers."""

    endpoint_id: Annotated[Id, Field(serialization_alias="id")]
    """Id of the endpoint."""


class UpdateEndpoint(
    GpuOperation[None],
    method="update",
    route="POST /gpu-instance/openapi/v1/endpoint/update",
    positional="endpoint_id",
    idempotent=True,
    docs="serverless-update-endpoint",
):
    """Replace the settings of an endpoint.

    Nothing is merged: pass each setting that is to remain, changed or not.
    """

    endpoint_id: Annotated[Id, Field(serialization_alias="id")]
    """Id of the endpoint."""
    worker_config: WorkerSettings
    """How the workers scale."""
    port: Annotated[_Port, Field(serialization_alias="ports")]
    """The port the workers serve."""
    policy: ScalingPolicy
    """When workers are added."""
    image: ImageSource
    """Container image."""
    name: Annotated[str, Field(max_length=220)] | None = None
    """Display name."""
    app_name: str | None = None
    """Last part of the public address, unchanged."""
    cluster_id: Annotated[str | None, Field(max_length=255, serialization_alias="clusterID")] = None
    """Cluster."""
    rootfs_size_gb: Annotated[int | None, Field(serialization_alias="rootfsSize")] = None
    """System disk, GB."""
    product_ids: Annotated[_ProductIds | None, Field(serialization_alias="products")] = None
    """Ids of the serverless products the workers may use."""
    volume_mounts: Sequence[WorkerVolume] | None = None
    """Volumes."""
    envs: Envs | None = None
    """Environment variables."""
    health_path: Annotated[_HealthPath | None, Field(serialization_alias="healthy")] = None
    """HTTP path that tells whether a worker is well."""


class DeleteEndpoint(
    GpuOperation[None],
    method="delete",
    route="POST /gpu-instance/openapi/v1/endpoint/delete",
    positional="endpoint_id",
    docs="serverless-delete-endpoint",
):
    """Delete a serverless endpoint."""

    endpoint_id: Annotated[Id, Field(serialization_alias="name")]
    """Id of the endpoint."""

    @model_serializer(mode="wrap")
    def _under_both_names(self, handler: SerializerFunctionWrapHandler) -> Mapping[str, Any]:
        # The documentation calls the id `name`, other clients send it as `id`.
        return {**handler(self), "id": self.endpoint_id}

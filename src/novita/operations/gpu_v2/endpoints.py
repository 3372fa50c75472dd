"""Serverless endpoints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Id, Operation, PagedOperation, Params
from novita.types.gpu_v2.endpoints import Endpoint

from ._base import PAGES, Envs, ImageAddress, Name, PageCursor, PageLimit, Text255, Words
from .instances import VolumeMount

EndpointType: TypeAlias = Literal["sync", "async"] | str
"""How an endpoint is called: directly, or through a queue."""

ScaleBy: TypeAlias = Literal["queue", "concurrency"] | str
"""What makes an endpoint grow."""

PortNumber = Annotated[int, Field(ge=1, le=65535)]
"""Number of a port."""


class WorkerConfig(Params):
    """How many workers, and of what size."""

    max_replicas: Annotated[int, Field(ge=0, le=1000)]
    """Most workers."""
    min_replicas: Annotated[int, Field(ge=0)] | None = None
    """Fewest workers; 0 lets it scale to zero."""
    idle_timeout_seconds: Annotated[int | None, Field(serialization_alias="idle_timeout")] = None
    """Seconds an idle worker is kept."""
    max_concurrent_per_worker: int | None = None
    """Requests a worker handles at once."""
    gpu_num: int | None = None
    """GPUs of each worker."""
    rootfs_size_gb: int | None = None
    """System disk of each worker, GB."""
    min_cuda_version: str | None = None
    """Lowest CUDA version."""
    request_timeout_seconds: Annotated[int | None, Field(serialization_alias="request_timeout")] = None
    """Seconds before a request is cut off."""


class ScalePolicy(Params):
    """What makes the endpoint grow."""

    type: ScaleBy | None = None
    """`queue` for waiting time, `concurrency` for requests per worker."""
    value: int | None = None
    """Threshold."""


class HealthCheck(Params):
    """How workers are probed."""

    path: str | None = None
    """HTTP path."""
    port: int | None = None
    """Port."""


class CreateEndpoint(
    Operation[str],
    method="create",
    route="POST /gpus/v2/endpoints",
    unwrap="id",
    docs="gpus-v2-create-endpoint",
):
    """Create a serverless endpoint; the answer is its id."""

    type: EndpointType
    """`sync` or `async`."""
    name: Name
    """Name."""
    product_id: Name
    """Serverless product, from `products.list(category="serverless")`."""
    image: ImageAddress
    """Container image."""
    worker_config: WorkerConfig
    """How many workers, and of what size."""
    app_name: Text255 | None = None
    """Part of the public address."""
    registry_auth_id: Text255 | None = None
    """Stored credential for a private image."""
    entrypoint: str | None = None
    """Override of the image's entrypoint."""
    command: str | None = None
    """Start command."""
    policy: ScalePolicy | None = None
    """What makes it grow."""
    volumes: Sequence[VolumeMount] | None = None
    """Volumes to mount."""
    envs: Envs | None = None
    """Environment variables."""
    ports: Sequence[PortNumber] | None = None
    """Ports to expose, as plain numbers."""
    health_check: HealthCheck | None = None
    """How workers are probed."""
    region_id: str | None = None
    """Region."""


class ListEndpoints(
    PagedOperation[Endpoint],
    method="list",
    route="GET /gpus/v2/endpoints",
    paging=PAGES,
    docs="gpus-v2-list-endpoint",
):
    """List serverless endpoints, without their `type`."""

    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""
    keyword: str | None = None
    """Keep endpoints containing this text."""
    member_ids: Words | None = None
    """Keep endpoints these team members made."""


class GetEndpoint(
    Operation[Endpoint],
    method="get",
    route="GET /gpus/v2/endpoints/{endpoint_id}",
    positional="endpoint_id",
    docs="gpus-v2-get-endpoint",
):
    """Get one serverless endpoint."""

    endpoint_id: Id
    """Endpoint id."""


class UpdateEndpoint(
    Operation[None],
    method="update",
    route="PUT /gpus/v2/endpoints/{endpoint_id}",
    positional="endpoint_id",
    docs="gpus-v2-update-endpoint",
):
    """Change a serverless endpoint; what is left out stays."""

    endpoint_id: Id
    """Endpoint id."""
    name: Name | None = None
    """Name."""
    product_id: Name | None = None
    """Serverless product."""
    image: ImageAddress | None = None
    """Container image."""
    worker_config: WorkerConfig | None = None
    """How many workers, and of what size."""
    registry_auth_id: Text255 | None = None
    """Stored credential for a private image."""
    entrypoint: str | None = None
    """Override of the image's entrypoint."""
    command: str | None = None
    """Start command."""
    policy: ScalePolicy | None = None
    """What makes it grow."""
    volumes: Sequence[VolumeMount] | None = None
    """Volumes to mount."""
    envs: Envs | None = None
    """Environment variables."""
    ports: Sequence[PortNumber] | None = None
    """Ports to expose, as plain numbers."""
    health_check: HealthCheck | None = None
    """How workers are probed."""
    region_id: str | None = None
    """Region."""


class DeleteEndpoint(
    Operation[None],
    method="delete",
    route="DELETE /gpus/v2/endpoints/{endpoint_id}",
    positional="endpoint_id",
    docs="gpus-v2-delete-endpoint",
):
    """Delete a serverless endpoint."""

    endpoint_id: Id
    """Endpoint id."""

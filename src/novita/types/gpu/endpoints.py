"""Serverless endpoints."""

from __future__ import annotations

from datetime import datetime

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

from .values import EnvVar, VolumeMount


class EndpointLimits(Model, frozen=True, kw_only=True, rename="camel"):
    """Ranges of endpoint settings the account may use."""

    min_rootfs_size_gb: int = msgspec.field(default=0, name="minRootfsSize")
    """Smallest system disk, GB."""
    max_rootfs_size_gb: int = msgspec.field(default=0, name="maxRootfsSize")
    """Largest system disk, GB."""
    free_rootfs_size_gb: int = msgspec.field(default=0, name="freeRootfsSize")
    """System disk that is free of charge, GB."""
    min_local_volume_size_gb: int = msgspec.field(default=0, name="minLocalVolumeSize")
    """Smallest local volume, GB."""
    max_local_volume_size_gb: int = msgspec.field(default=0, name="maxLocalVolumeSize")
    """Largest local volume, GB."""
    free_local_volume_size_gb: int = msgspec.field(default=0, name="freeLocalVolumeSize")
    """Local volume that is free of charge, GB."""
    min_worker_num: int = 0
    """Least workers."""
    max_worker_num: int = 0
    """Most workers."""
    min_free_timeout: int = 0
    """Shortest idle time before a worker is taken down, seconds."""
    max_free_timeout: int = 0
    """Longest idle time, seconds."""
    min_concurrency_num: int = 0
    """Least requests a worker serves at a time."""
    max_concurrency_num: int = 0
    """Most requests a worker serves at a time."""
    min_queue_wait_time: int = 0
    """Shortest wait of the queue policy, seconds."""
    max_queue_wait_time: int = 0
    """Longest wait of the queue policy, seconds."""
    min_request_num: int = 0
    """Least requests of the concurrency policy."""
    max_request_num: int = 0
    """Most requests of the concurrency policy."""
    min_gpu_num: int = msgspec.field(default=0, name="minGPUNum")
    """Least GPUs of a worker."""
    max_gpu_num: int = msgspec.field(default=0, name="maxGPUNum")
    """Most GPUs of a worker."""
    cuda_versions: Array[str] = msgspec.field(default=(), name="cudaVersionList")
    """CUDA versions that may be asked for."""

    def __post_init__(self) -> None:
        no_nulls(self, "cuda_versions")


class EndpointState(Model, frozen=True, kw_only=True):
    """State of an endpoint or of a worker."""

    state: str = ""
    """State word; a healthy endpoint is `serving`, a healthy worker `running`."""
    error: str = ""
    """Failure name, empty when there is none."""
    message: str = ""
    """Failure text, empty when there is none."""


class EndpointWorkerConfig(Model, frozen=True, kw_only=True, rename="camel"):
    """How the workers of an endpoint scale."""

    min_num: int = 0
    """Workers kept at least."""
    max_num: int = 0
    """Workers at most."""
    free_timeout: int = 0
    """Idle seconds before a worker is taken down."""
    max_concurrent: int = 0
    """Requests a worker serves at a time."""
    gpu_num: int = 0
    """GPUs of each worker."""
    request_timeout: int = 0
    """Seconds a request may take."""
    cuda_version: str = ""
    """CUDA version asked for."""


class EndpointPolicy(Model, frozen=True, kw_only=True):
    """When an endpoint gets more workers."""

    type: str = ""
    """`queue`: by waiting time; `concurrency`: by number of requests."""
    value: int = 0
    """Seconds for queue, requests for concurrency."""


class EndpointImage(Model, frozen=True, kw_only=True, rename="camel"):
    """The container image of an endpoint."""

    image: str = ""
    """Image address."""
    auth_id: str = ""
    """Id of the registry credential; empty for a public image."""
    command: str = ""
    """Start command."""


class EndpointPort(Model, frozen=True, kw_only=True):
    """The port an endpoint serves."""

    port: int = 0
    """Port inside the worker."""


class EndpointProduct(Model, frozen=True, kw_only=True):
    """Hardware an endpoint may use."""

    id: str = ""
    """Id of the serverless product."""


class EndpointHealthCheck(Model, frozen=True, kw_only=True, rename="camel"):
    """How the health of workers is probed."""

    path: str = ""
    """HTTP path."""
    initial_delay: int = 0
    """Seconds before the first probe."""
    period: int = 0
    """Seconds between probes."""
    timeout: int = 0
    """Seconds a probe may take."""
    success_threshold: int = 0
    """Passes needed."""
    failure_threshold: int = 0
    """Failures tolerated."""


class EndpointWorker(Model, frozen=True, kw_only=True):
    """A worker of an endpoint."""

    id: str = ""
    """Worker id."""
    state: EndpointState | None = None
    """State."""
    healthy: bool = False
    """Whether its health probe passes."""
    log: str = ""
    """URL of its log."""
    metrics: str = ""
    """URL of its metrics."""


class Endpoint(Model, frozen=True, kw_only=True, rename="camel"):
    """A serverless endpoint."""

    id: str
    """Endpoint id."""
    name: str = ""
    """Display name."""
    app_name: str = ""
    """Last part of the public address; the id when none was chosen."""
    state: EndpointState | None = None
    """State."""
    url: str = ""
    """Public address for inference requests."""
    worker_config: EndpointWorkerConfig | None = None
    """How the workers scale."""
    policy: EndpointPolicy | None = None
    """When workers are added."""
    image: EndpointImage | None = None
    """Container image."""
    ports: Array[EndpointPort] = ()
    """Served ports, one in practice."""
    products: Array[EndpointProduct] = ()
    """Hardware."""
    workers: Array[EndpointWorker] = ()
    """Workers at this moment; empty when scaled to zero."""
    rootfs_size_gb: int = msgspec.field(default=0, name="rootfsSize")
    """System disk, GB."""
    volume_mounts: Array[VolumeMount] = ()
    """Mounted volumes."""
    envs: Array[EnvVar] = ()
    """Environment variables."""
    health_check: EndpointHealthCheck | None = msgspec.field(default=None, name="healthy")
    """How the health of workers is probed."""
    cluster_id: str = msgspec.field(default="", name="clusterID")
    """Cluster id, if one was chosen."""
    log: str = ""
    """URL of the log."""
    created_at_unix: int = msgspec.field(default=0, name="createdAt")
    """Creation, Unix seconds."""
    updated_at_unix: int = msgspec.field(default=0, name="updatedAt")
    """Last change, Unix seconds."""

    def __post_init__(self) -> None:
        no_nulls(self, "ports", "products", "workers", "volume_mounts", "envs")

    @property
    def status(self) -> str:
        """State word, `serving` when all is well; empty when the service does not tell."""
        return self.state.state if self.state else ""

    @property
    def is_serving(self) -> bool:
        """Whether it takes requests."""
        return self.status == "serving"

    @property
    def created_at(self) -> datetime | None:
        """When it was created."""
        return moment(self.created_at_unix)

    @property
    def updated_at(self) -> datetime | None:
        """When it last changed."""
        return moment(self.updated_at_unix)

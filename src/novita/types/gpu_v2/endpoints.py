"""Serverless endpoints of the GPU cloud v2."""

from __future__ import annotations

from datetime import datetime

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

from .values import HEALTHY, EnvVar, State, Volume


class WorkerConfig(Model, frozen=True, kw_only=True):
    """How many workers there are, and of what size."""

    min_replicas: int = 0
    """Fewest workers; 0 lets it scale to zero."""
    max_replicas: int = 0
    """Most workers."""
    idle_timeout_seconds: int = msgspec.field(default=0, name="idle_timeout")
    """Seconds an idle worker is kept."""
    max_concurrent_per_worker: int = 0
    """Requests a worker handles at once."""
    gpu_num: int = 0
    """GPUs of each worker."""
    rootfs_size_gb: int = 0
    """System disk of each worker, GB."""
    min_cuda_version: str = ""
    """Lowest CUDA version."""
    request_timeout_seconds: int = msgspec.field(default=0, name="request_timeout")
    """Seconds before a request is cut off."""


class ScalePolicy(Model, frozen=True, kw_only=True):
    """What makes the endpoint grow."""

    type: str = ""
    """`queue` for waiting time, `concurrency` for requests per worker."""
    value: int = 0
    """Threshold."""


class HealthCheck(Model, frozen=True, kw_only=True):
    """How workers are probed."""

    path: str = ""
    """HTTP path."""
    port: int = 0
    """Port."""


class EndpointWorker(Model, frozen=True, kw_only=True):
    """One worker of an endpoint."""

    id: str = ""
    """Worker id."""
    state: State = msgspec.field(default=HEALTHY, name="status")
    """State word with error and message."""
    log: str = ""
    """Address of its log."""
    health: bool = False
    """Whether it passes the health check."""
    drain: bool = False
    """Whether it gets no new requests."""

    @property
    def status(self) -> str:
        """State word, such as `ready`."""
        return self.state.status


class Endpoint(Model, frozen=True, kw_only=True):
    """A serverless endpoint."""

    id: str
    """Endpoint id."""
    type: str = ""
    """`sync` or `async`; only `endpoints.get` has it."""
    name: str = ""
    """Name."""
    app_name: str = ""
    """Part of the public address."""
    state: State = msgspec.field(default=HEALTHY, name="status")
    """State word with error and message."""
    url: str = ""
    """Address for calls to a sync endpoint."""
    product_id: str = ""
    """Product of the workers."""
    worker_config: WorkerConfig | None = None
    """How many workers, and of what size."""
    policy: ScalePolicy | None = None
    """What makes it grow."""
    image: str = ""
    """Container image."""
    registry_auth_id: str = ""
    """Stored credential for the image."""
    entrypoint: str = ""
    """Entrypoint of the container."""
    command: str = ""
    """Start command."""
    volumes: Array[Volume] = ()
    """Mounted volumes."""
    envs: Array[EnvVar] = ()
    """Environment variables."""
    ports: Array[int] = ()
    """Exposed ports."""
    workers: Array[EndpointWorker] = ()
    """Workers there are now."""
    health_check: HealthCheck | None = None
    """How workers are probed."""
    region_id: str = ""
    """Region."""
    member_id: str = ""
    """Team member who made it."""
    owner_id: str = ""
    """Account it belongs to."""
    created_at_unix: int = msgspec.field(default=0, name="created_at")
    """Creation, Unix seconds."""

    def __post_init__(self) -> None:
        no_nulls(self, "volumes", "envs", "ports", "workers")

    @property
    def status(self) -> str:
        """State word, such as `running`; `state` has the error that belongs to it."""
        return self.state.status

    @property
    def created_at(self) -> datetime | None:
        """Time of creation."""
        return moment(self.created_at_unix)

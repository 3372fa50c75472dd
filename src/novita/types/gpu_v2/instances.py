"""GPU and CPU instances of the GPU cloud v2."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

from .values import HEALTHY, EnvVar, NetworkAttachment, Port, State, Volume


class AutoRenew(Model, frozen=True, kw_only=True):
    """Whether a subscription goes on by itself."""

    enabled: bool = False
    """Renew at the end of the term."""
    months: int = 0
    """Months bought by each renewal."""
    status: str = ""
    """State of the renewal, such as `active`."""


class Prepaid(Model, frozen=True, kw_only=True):
    """A subscription."""

    months: int = 0
    """Months bought."""
    end_time_unix: int = msgspec.field(default=0, name="end_time")
    """End of the paid term, Unix seconds."""
    auto_renew: AutoRenew | None = None
    """Whether it goes on by itself."""

    @property
    def end_time(self) -> datetime | None:
        """End of the paid term."""
        return moment(self.end_time_unix)


class Billing(Model, frozen=True, kw_only=True):
    """How an instance is paid for."""

    mode: str = ""
    """`postpaid`, `prepaid` or `spot`."""
    prepaid: Prepaid | None = None
    """The subscription, for `prepaid`."""


class Resources(Model, frozen=True, kw_only=True):
    """Size of an instance."""

    rootfs_size_gb: int = 0
    """System disk, GB."""
    gpu_num: int = 0
    """GPUs."""
    cpu_num: int = 0
    """vCPUs."""
    memory_gb: int = 0
    """Memory, GB."""
    gpu_ids: Array[int] = ()
    """Numbers of the GPUs on their node."""

    def __post_init__(self) -> None:
        no_nulls(self, "gpu_ids")


class AutoMigrate(Model, frozen=True, kw_only=True):
    """Whether an instance moves to another node by itself when its own fails."""

    enabled: bool = False
    """Move on failure."""
    include_system_disk: bool = False
    """Carry the system disk along."""


class Jupyter(Model, frozen=True, kw_only=True):
    """Jupyter server next to the container."""

    endpoint: str = ""
    """Address."""
    enabled: bool = False
    """Whether it is on."""
    port: int = 0
    """Port."""
    protocol: str = ""
    """How it is exposed."""


class SSHAccess(Model, frozen=True, kw_only=True):
    """SSH access."""

    command: str = ""
    """Ready-made ssh command line."""
    username: str = ""
    """Login name."""
    password: str = ""
    """Password; masked in `repr`."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"password"})


class WebTerminal(Model, frozen=True, kw_only=True):
    """Terminal in the browser."""

    endpoint: str = ""
    """Address (wss)."""
    enabled: bool = False
    """Whether it is on."""
    username: str = ""
    """Login name."""
    password: str = ""
    """Password; masked in `repr`."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"password"})


class Logs(Model, frozen=True, kw_only=True):
    """Where logs are read."""

    instance_endpoint: str = ""
    """Address of the container's log."""
    system_endpoint: str = ""
    """Address of the system's log."""


class InstanceTools(Model, frozen=True, kw_only=True):
    """Ways into an instance."""

    jupyter: Jupyter | None = None
    """Jupyter server."""
    ssh: SSHAccess | None = None
    """SSH access."""
    web_terminal: WebTerminal | None = None
    """Terminal in the browser."""
    log: Logs | None = None
    """Log addresses."""


class Instance(Model, frozen=True, kw_only=True):
    """A GPU or CPU instance."""

    id: str
    """Instance id."""
    name: str = ""
    """Name."""
    type: str = ""
    """`gpu` or `cpu`."""
    product_id: str = ""
    """Product it was made from."""
    image: str = ""
    """Container image."""
    registry_auth_id: str = ""
    """Stored credential for the image."""
    entrypoint: str = ""
    """Entrypoint of the container."""
    command: str = ""
    """Start command."""
    billing: Billing | None = None
    """How it is paid for."""
    envs: Array[EnvVar] = ()
    """Environment variables."""
    ports: Array[Port] = ()
    """Exposed ports with their public addresses."""
    resources: Resources | None = msgspec.field(default=None, name="resource_specs")
    """Size."""
    network: NetworkAttachment | None = None
    """Private network it is in."""
    volumes: Array[Volume] = ()
    """Mounted volumes."""
    region: str = ""
    """Region id."""
    tools: InstanceTools | None = None
    """Ways into it; only `instances.get` has them."""
    auto_migrate: AutoMigrate | None = None
    """Whether it moves to another node by itself."""
    state: State = msgspec.field(default=HEALTHY, name="status")
    """State word with error and message."""
    created_at_unix: int = msgspec.field(default=0, name="created_at")
    """Creation, Unix seconds."""
    last_started_at_unix: int = msgspec.field(default=0, name="last_started_at")
    """Last start, Unix seconds; 0 for never."""
    last_stopped_at_unix: int = msgspec.field(default=0, name="last_stopped_at")
    """Last stop, Unix seconds; 0 for never."""
    member_id: str = ""
    """Team member who made it."""
    owner_id: str = ""
    """Account it belongs to."""
    region_version: str = ""
    """Generation of the region, such as `v1`."""

    def __post_init__(self) -> None:
        no_nulls(self, "envs", "ports", "volumes")

    @property
    def status(self) -> str:
        """State word, such as `running`; `state` has the error that belongs to it."""
        return self.state.status

    @property
    def is_running(self) -> bool:
        """Whether it runs now."""
        return self.status == "running"

    @property
    def ssh(self) -> SSHAccess | None:
        """SSH access; only `instances.get` has it, and only once the instance runs."""
        return self.tools.ssh if self.tools and self.tools.ssh and self.tools.ssh.command else None

    @property
    def created_at(self) -> datetime | None:
        """Time of creation."""
        return moment(self.created_at_unix)

    @property
    def last_started_at(self) -> datetime | None:
        """Time of the last start."""
        return moment(self.last_started_at_unix)

    @property
    def last_stopped_at(self) -> datetime | None:
        """Time of the last stop."""
        return moment(self.last_stopped_at_unix)

"""GPU and CPU instances."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import ClassVar, Literal, TypeAlias, TypeVar

import msgspec

from novita._core.model import Array, Model, moment, no_nulls, usd

from .ssh import SSHConnection
from .values import EnvVar, Port, StateError, Tool, VolumeMount

T = TypeVar("T", bound=Model)

InstanceStatus: TypeAlias = (
    Literal[
        "toCreate", "creating", "pulling", "running", "toStart", "starting", "toStop", "stopping", "exited",
        "toRestart", "restarting", "toRemove", "removing", "removed", "toReset", "resetting", "migrating", "freezing",
        "pending",
    ]
    | str
)  # fmt: skip
"""Life-cycle word of an instance.

Creation goes through toCreate, creating and pulling (billing begins) to running; stopping through toStop and stopping
to exited; starting through toStart and starting; a restart through toRestart and restarting; an upgrade through toReset
and resetting; deletion through toRemove and removing to removed. `freezing` means the account is in arrears.
"""


class SSHAccess(Model, frozen=True, kw_only=True, rename="camel"):
    """SSH as the service describes it."""

    ssh_command: str = ""
    """Complete command line such as `ssh -p 40022 root@proxy.example`."""
    password: str = ""
    """Password of root; it changes whenever the instance is started."""
    is_running: bool = False
    """Whether SSH answers now."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"password"})


class WebTerminal(Model, frozen=True, kw_only=True, rename="camel"):
    """A terminal in the browser."""

    address: str = ""
    """URL."""
    username: str = ""
    """Login."""
    password: str = ""
    """Password."""
    is_running: bool = False
    """Whether it answers now."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"password"})


class Jupyter(Model, frozen=True, kw_only=True, rename="camel"):
    """A Jupyter server."""

    address: str = ""
    """URL."""
    port: int = 0
    """Port in the container."""
    is_running: bool = False
    """Whether it answers now."""


class InstanceLogs(Model, frozen=True, kw_only=True, rename="camel"):
    """Where to read logs; the URLs stream over HTTP."""

    system_log_address: str = ""
    """URL of system events."""
    instance_log_address: str = ""
    """URL of the container's output."""
    is_running: bool = False
    """Whether the log service answers now."""


class InstanceNetwork(Model, frozen=True, kw_only=True):
    """Membership in a VPC network."""

    id: str = ""
    """Id of the network; empty when in none."""
    ip: str = ""
    """Private address inside it."""


class InstanceNode(Model, frozen=True, kw_only=True, rename="camel"):
    """Limits of the node an instance runs on."""

    max_rootfs_size_gb: float = msgspec.field(default=0, name="maxRootfsSize")
    """Largest system disk, GB."""


class InstanceJob(Model, frozen=True, kw_only=True):
    """A job at work on an instance."""

    id: str = ""
    """Id, for `jobs.list(job_id=...)`."""
    type: str = ""
    """`saveImage`, `instanceMigrate` or `autoInstanceMigrate`."""


_LISTS = ("gpu_ids", "port_mappings", "volume_mounts", "tools", "envs")
# Pages hold thousands of rows: one look at all lists of a row takes half the time of one at each.
_lists = attrgetter(*_LISTS)


class InstanceSummary(Model, frozen=True, kw_only=True, rename="camel"):
    """An instance as `list` shows it: of the ways into it only SSH; `get` has the others."""

    id: str
    """Instance id."""
    status: InstanceStatus = ""
    """Life-cycle word, such as `running` or `exited`."""
    name: str = ""
    """Display name, may be empty."""
    kind: str = ""
    """`gpu` or `cpu`."""
    cluster_id: str = ""
    """Cluster (region) id."""
    cluster_name: str = ""
    """Cluster display name."""
    product_id: str = ""
    """Id of the product it was made from."""
    product_name: str = ""
    """Display name of that product."""
    image_url: str = ""
    """Container image."""
    image_auth_id: str = ""
    """Id of the registry credential; empty for a public image."""
    template_id: str = ""
    """Id of the template it was made from."""
    command: str = ""
    """Start command."""
    entrypoint: str = ""
    """Override of the image's entrypoint."""
    cpu_num: int = 0
    """vCPUs."""
    memory_gb: int = msgspec.field(default=0, name="memory")
    """Memory, GB."""
    gpu_num: int = 0
    """GPUs; 0 for CPU instances."""
    gpu_ids: Array[int | str] = ()
    """Numbers of its GPUs on the node."""
    rootfs_size_gb: int = msgspec.field(default=0, name="rootfsSize")
    """System disk, GB."""
    disk_size_gb: int = msgspec.field(default=0, name="diskSize")
    """Disk, GB."""
    port_mappings: Array[Port] = ()
    """Exposed ports."""
    volume_mounts: Array[VolumeMount] = ()
    """Mounted volumes."""
    tools: Array[Tool] = ()
    """Add-ons."""
    envs: Array[EnvVar] = ()
    """Environment variables."""
    status_error: StateError | None = None
    """What is wrong, if anything."""
    billing_mode: str = ""
    """`onDemand`, `monthly` or `spot`; may be empty."""
    instance_price: int = 0
    """Price of the whole instance per hour in units of 1/100000 USD."""
    local_storage_price: int = 0
    """Price of the local disk in units of 1/100000 USD."""
    exited_local_storage_price: int = 0
    """Price of the local disk of the stopped instance in units of 1/100000 USD."""
    end_time_unix: int = msgspec.field(default=-1, name="endTime")
    """End of the subscription, Unix seconds; -1 when there is none."""
    spot_status: str = ""
    """Stage of a spot instance: `running`, `notified`, `reclaiming`, `terminated`; empty for others."""
    spot_reclaim_at_unix: int = msgspec.field(default=0, name="spotReclaimTime")
    """When the spot capacity is taken back, Unix seconds; 0 when not announced."""
    created_at_unix: int = msgspec.field(default=0, name="createdAt")
    """Creation, Unix seconds."""
    last_started_at_unix: int = msgspec.field(default=0, name="lastStartedAt")
    """Last start, Unix seconds."""
    last_stopped_at_unix: int = msgspec.field(default=0, name="lastStoppedAt")
    """Last stop, Unix seconds."""
    use_time_seconds: int = msgspec.field(default=0, name="useTime")
    """Running time so far, presumably in seconds."""
    ssh_command: str = ""
    """Complete ssh command line; read `ssh` for its parts."""
    ssh_password: str = ""
    """Password of root; it changes whenever the instance is started."""
    creator: str = ""
    """Team member who made it."""
    uuid: str = ""
    """Account id."""
    is_api_instance: bool = False
    """Whether it was made through the API."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"ssh_password"})

    def __post_init__(self) -> None:
        if None in _lists(self):
            no_nulls(self, *_LISTS)

    @property
    def is_running(self) -> bool:
        """Whether it runs."""
        return self.status == "running"

    @property
    def price_usd_per_hour(self) -> Decimal:
        """Price of the whole instance for an hour, USD; 0 when the service does not tell."""
        return usd(self.instance_price)

    @property
    def end_time(self) -> datetime | None:
        """End of the subscription."""
        return moment(self.end_time_unix)

    @property
    def spot_reclaim_at(self) -> datetime | None:
        """When the spot capacity is taken back, once announced."""
        return moment(self.spot_reclaim_at_unix)

    @property
    def created_at(self) -> datetime | None:
        """When it was created."""
        return moment(self.created_at_unix)

    @property
    def last_started_at(self) -> datetime | None:
        """When it was last started."""
        return moment(self.last_started_at_unix)

    @property
    def last_stopped_at(self) -> datetime | None:
        """When it was last stopped."""
        return moment(self.last_stopped_at_unix)

    @property
    def ssh(self) -> SSHConnection | None:
        """How to reach it by SSH, once the service tells."""
        return SSHConnection.parse(self.ssh_command, self.ssh_password)


class Instance(InstanceSummary, frozen=True, kw_only=True, rename="camel"):
    """An instance with its connection details."""

    network: InstanceNetwork | tuple[InstanceNetwork, ...] | None = None
    """VPC network it is in, as the service tells; read `network_id` and `private_ip`."""
    node: tuple[InstanceNode, ...] | InstanceNode | None = None
    """Limits of its node, as the service tells; read `max_rootfs_size_gb`."""
    jobs: Array[InstanceJob] = ()
    """Jobs at work on it."""
    ssh_access: SSHAccess | None = msgspec.field(default=None, name="connectComponentSSH")
    """SSH as the service describes it; read `ssh` for its parts."""
    web_terminal: WebTerminal | None = msgspec.field(default=None, name="connectComponentWebTerminal")
    """Terminal in the browser; None until it runs."""
    jupyter: Jupyter | None = msgspec.field(default=None, name="connectComponentJupyter")
    """Jupyter, if it was asked for; None until it runs."""
    logs: InstanceLogs | None = msgspec.field(default=None, name="connectComponentLog")
    """Where to read logs; None until it runs."""
    free_storage_size_gb: int = msgspec.field(default=0, name="freeStorageSize")
    """Disk that is free of charge, GB."""
    keep_data_days: int = msgspec.field(default=0, name="keepDataDay")
    """Days the data is kept after a stop; 0 when the service does not tell."""
    version: str = ""
    """Platform generation of the cluster, `v1` or `v2`."""

    def __post_init__(self) -> None:
        super().__post_init__()
        no_nulls(self, "jobs")

    @property
    def network_id(self) -> str | None:
        """Id of the VPC network it is in."""
        network = _first(self.network)
        return network.id or None if network else None

    @property
    def private_ip(self) -> str | None:
        """Address inside the VPC network."""
        network = _first(self.network)
        return network.ip or None if network else None

    @property
    def max_rootfs_size_gb(self) -> float | None:
        """Largest system disk its node allows, GB."""
        node = _first(self.node)
        return node.max_rootfs_size_gb or None if node else None

    @property
    def ssh(self) -> SSHConnection | None:
        """How to reach it by SSH; None until the service tells."""
        if self.ssh_access is not None and self.ssh_access.ssh_command:
            return SSHConnection.parse(self.ssh_access.ssh_command, self.ssh_access.password or self.ssh_password)
        return SSHConnection.parse(self.ssh_command, self.ssh_password)


class InstanceAction(Model, frozen=True, kw_only=True, rename="camel"):
    """Acknowledgement of a life-cycle call; both members are empty when the service says nothing."""

    instance_id: str = ""
    """Instance id."""
    state: str = ""
    """Life-cycle word after the request."""


class InstanceMigration(Model, frozen=True, kw_only=True, rename="camel"):
    """Acknowledgement of a migration."""

    job_id: str = ""
    """Job to follow with `jobs.list`; when empty, look for the newest job of type `instanceMigrate`."""
    instance_id: str = ""
    """Instance id, if the service tells."""


def _first(value: T | tuple[T, ...] | None) -> T | None:
    if value is None or isinstance(value, Model):
        return value
    return value[0] if value else None

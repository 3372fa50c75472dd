"""VPC networks."""

from __future__ import annotations

from datetime import datetime

import msgspec

from novita._core.model import Array, Model, moment, no_nulls


class NetworkState(Model, frozen=True, kw_only=True):
    """State of a network."""

    state: str = ""
    """`creating` or `ready`."""
    error: str = ""
    """Failure text, empty when there is none."""


class NetworkAddress(Model, frozen=True, kw_only=True):
    """An address in use."""

    instance_id: str = msgspec.field(default="", name="Id")
    """Instance that holds it."""
    ip: str = msgspec.field(default="", name="Ip")
    """Private address."""


class Network(Model, frozen=True, kw_only=True, rename="camel"):
    """A VPC network."""

    id: str = msgspec.field(name="Id")
    """Network id; empty in the answer of `create` when the service does not tell it."""
    name: str = ""
    """Name."""
    state: NetworkState | tuple[NetworkState, ...] | None = None
    """State as the service tells it; read `status`."""
    segment: str = ""
    """Its addresses in CIDR notation."""
    cluster_id: str = ""
    """Cluster id."""
    addresses: Array[NetworkAddress] = msgspec.field(default=(), name="Addresses")
    """Addresses in use."""
    created_at_unix: int = msgspec.field(default=0, name="createTime")
    """Creation, Unix seconds."""
    user: str = ""
    """Account id."""

    def __post_init__(self) -> None:
        no_nulls(self, "addresses")

    @property
    def status(self) -> str:
        """`creating` or `ready`; empty when the service does not tell."""
        state = self.state
        if isinstance(state, tuple):
            state = state[0] if state else None
        return state.state if state else ""

    @property
    def is_ready(self) -> bool:
        """Whether instances can join it."""
        return self.status == "ready"

    @property
    def created_at(self) -> datetime | None:
        """When it was created."""
        return moment(self.created_at_unix)

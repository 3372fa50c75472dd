"""Small values that several answers of the GPU cloud v2 share; requests take some of them back."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

import msgspec

from novita._core.model import Model

Protocol: TypeAlias = Literal["http", "tcp"] | str
"""How a port is exposed."""


class State(Model, frozen=True, kw_only=True):
    """The state of a resource, and what is wrong with it."""

    status: str = ""
    """State word, such as `running`; the case differs by resource."""
    error: str | None = None
    """Error code or kind; empty when healthy."""
    message: str | None = None
    """Detail for people; empty when healthy."""


HEALTHY = State()


class EnvVar(Model, frozen=True, kw_only=True):
    """One environment variable; its value is masked in `repr`, since tokens travel this way."""

    key: str = ""
    """Name."""
    value: str = ""
    """Value."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"value"})


class Port(Model, frozen=True, kw_only=True, omit_defaults=True):
    """One exposed container port."""

    port: int = 0
    """Port inside the container."""
    protocol: Protocol = ""
    """How it is exposed: `http` or `tcp`."""
    endpoint: str = ""
    """Public address in answers, empty until the instance runs."""


class Volume(Model, frozen=True, kw_only=True, omit_defaults=True):
    """One mounted volume."""

    type: str = ""
    """`network` for a network storage."""
    id: str = ""
    """Id of the network storage."""
    size_gb: int = msgspec.field(default=0, name="size")
    """Size, GB; known for endpoints."""
    mount_point: str = ""
    """Where the container sees it."""


class NetworkAttachment(Model, frozen=True, kw_only=True):
    """Place in a private network."""

    id: str = ""
    """Id of the network; empty outside any."""
    ip: str = ""
    """Address in it."""

"""Small values that several answers of the GPU cloud v1 share; requests take some of them back."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

import msgspec

from novita._core.model import Model

PortType: TypeAlias = Literal["http", "tcp"] | str
"""How a port is exposed."""


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
    type: PortType = "http"
    """How it is exposed: `http` or `tcp`."""
    endpoint: str = ""
    """Public address in answers: `host:port` for tcp, an https URL for http; empty until the instance runs."""


class VolumeMount(Model, frozen=True, kw_only=True, rename="camel"):
    """One mounted volume."""

    type: str = ""
    """`network`: attached network storage; `local`: disk of the node."""
    id: str = ""
    """Id of the network storage; empty for a local disk."""
    size_gb: int = msgspec.field(default=0, name="size")
    """Size in GB."""
    mount_path: str = ""
    """Where the container sees it."""


class StateError(Model, frozen=True, kw_only=True):
    """Why a resource is not healthy."""

    state: str = ""
    """Failure word, empty when there is none."""
    message: str = ""
    """Failure text, empty when there is none."""


class Tool(Model, frozen=True, kw_only=True):
    """An official add-on served next to the container."""

    name: str = "Jupyter"
    """Name; Jupyter is the only one on offer."""
    port: int = 0
    """Port of the tool."""
    type: PortType = "http"
    """How it is exposed."""
    describe: str = ""
    """Description."""

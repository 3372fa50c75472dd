"""Templates of the GPU cloud v2."""

from __future__ import annotations

from datetime import datetime

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

from .values import EnvVar, Port


class TemplateMetadata(Model, frozen=True, kw_only=True):
    """What a template says about itself."""

    readme: str = ""
    """Text in Markdown."""
    logo: str = ""
    """Address of the logo."""
    description: str = ""
    """Description."""
    author: str = ""
    """Author."""
    tags: Array[str] = ()
    """Tags."""

    def __post_init__(self) -> None:
        no_nulls(self, "tags")


class Template(Model, frozen=True, kw_only=True):
    """A template: image and settings to start instances from."""

    id: str
    """Template id."""
    name: str = ""
    """Name."""
    type: str = ""
    """Kind; `instance` is the documented one."""
    visibility: str = ""
    """`private`, `community` or `official`."""
    image: str = ""
    """Container image."""
    registry_auth_id: str = ""
    """Stored credential for the image."""
    command: str = ""
    """Start command."""
    entrypoint: str = ""
    """Entrypoint of the container."""
    rootfs_size_gb: int = 0
    """System disk, GB."""
    ports: Array[Port] = ()
    """Ports to expose."""
    envs: Array[EnvVar] = ()
    """Environment variables."""
    metadata: TemplateMetadata | None = None
    """What it says about itself."""
    min_cuda_version: str = ""
    """Lowest CUDA version it needs."""
    created_at_unix: int = msgspec.field(default=0, name="created_at")
    """Creation, Unix seconds."""
    updated_at_unix: int = msgspec.field(default=0, name="updated_at")
    """Last change, Unix seconds."""
    member_id: str = ""
    """Team member who made it."""
    owner_id: str = ""
    """Account it belongs to."""

    def __post_init__(self) -> None:
        no_nulls(self, "ports", "envs")

    @property
    def created_at(self) -> datetime | None:
        """Time of creation."""
        return moment(self.created_at_unix)

    @property
    def updated_at(self) -> datetime | None:
        """Time of the last change."""
        return moment(self.updated_at_unix)

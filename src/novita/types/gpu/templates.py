"""Templates that instances are made from."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

from .values import EnvVar, Tool, VolumeMount

TemplateChannel: TypeAlias = Literal["official", "community", "private"] | str
"""Who published a template."""

TemplateType: TypeAlias = Literal["instance", "serverless"] | str
"""What a template starts."""


class TemplatePorts(Model, frozen=True, kw_only=True):
    """Exposed ports of one kind."""

    type: str = ""
    """How they are exposed: `http`, `tcp` or `udp`."""
    ports: Array[int] = ()
    """Ports inside the container."""

    def __post_init__(self) -> None:
        no_nulls(self, "ports")


class RecommendedCard(Model, frozen=True, kw_only=True, rename="camel"):
    """Hardware a template recommends."""

    product_id: str = msgspec.field(default="", name="gpuSpecId")
    """Product id."""
    gpu_num: int = msgspec.field(default=0, name="cardNum")
    """GPUs."""


class Template(Model, frozen=True, kw_only=True, rename="camel"):
    """A template for instances."""

    id: str = msgspec.field(name="Id")
    """Template id."""
    name: str = ""
    """Name."""
    type: TemplateType = ""
    """What it starts."""
    channel: TemplateChannel = ""
    """Who published it."""
    description: str = ""
    """Short text."""
    readme: str = ""
    """Markdown text."""
    image: str = ""
    """Container image."""
    image_auth_id: str = msgspec.field(default="", name="imageAuth")
    """Id of the registry credential; empty for a public image."""
    start_command: str = ""
    """Start command."""
    entrypoint: str = ""
    """Override of the image's entrypoint."""
    rootfs_size_gb: int = msgspec.field(default=0, name="rootfsSize")
    """System disk, GB."""
    ports: Array[TemplatePorts] = ()
    """Exposed ports, by kind."""
    envs: Array[EnvVar] = ()
    """Environment variables."""
    tools: Array[Tool] = ()
    """Add-ons."""
    volumes: Array[VolumeMount] = ()
    """Volumes of older templates."""
    recommended_cards: Array[RecommendedCard] = msgspec.field(default=(), name="recommendCards")
    """Hardware it recommends."""
    min_cuda_version: str = ""
    """Lowest CUDA version."""
    logo: str = ""
    """URL of the logo."""
    created_at_unix: int = msgspec.field(default=0, name="createdAt")
    """Creation, Unix seconds."""
    create_time_unix: int = msgspec.field(default=0, name="createTime")
    """Creation as older answers spell it, Unix seconds; read `created_at`."""
    updated_at_unix: int = msgspec.field(default=0, name="updatedAt")
    """Last change, Unix seconds."""
    user: str = ""
    """Account id."""
    creator: str = ""
    """Team member who made it."""
    nickname: str = ""
    """Publisher."""
    uuid: str = ""
    """Account id."""
    is_used: bool = False
    """Whether it is in use."""
    is_collected: bool = False
    """Whether the account starred it."""
    collect_num: int = 0
    """How often it was starred."""
    complaint_num: int = 0
    """Complaints."""

    def __post_init__(self) -> None:
        no_nulls(self, "ports", "envs", "tools", "volumes", "recommended_cards")

    @property
    def created_at(self) -> datetime | None:
        """When it was created."""
        return moment(self.created_at_unix or self.create_time_unix)

    @property
    def updated_at(self) -> datetime | None:
        """When it last changed."""
        return moment(self.updated_at_unix)

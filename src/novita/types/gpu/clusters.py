"""Data centres."""

from __future__ import annotations

import msgspec

from novita._core.model import Array, Model, no_nulls


class Cluster(Model, frozen=True, kw_only=True, rename="camel"):
    """A data centre."""

    id: str
    """Cluster id, which calls take."""
    name: str = ""
    """Display name, which products show as their region."""
    available_gpu_types: Array[str] = msgspec.field(default=(), name="availableGpuType")
    """GPU models sold there."""
    support_network_storage: bool = False
    """Whether network storages can be made there."""
    support_instance_network: bool = False
    """Whether VPC networks can be made there."""

    def __post_init__(self) -> None:
        no_nulls(self, "available_gpu_types")

"""Network storages."""

from __future__ import annotations

import msgspec

from novita._core.model import Model


class NetworkStorage(Model, frozen=True, kw_only=True, rename="camel"):
    """A disk in the network that instances of its cluster can mount."""

    id: str = msgspec.field(name="storageId")
    """Storage id."""
    name: str = msgspec.field(default="", name="storageName")
    """Name."""
    size_gb: int = msgspec.field(default=0, name="storageSize")
    """Size, GB."""
    cluster_id: str = ""
    """Cluster id."""
    cluster_name: str = ""
    """Cluster display name."""
    price: int = 0
    """Price as the service gives it; its unit is not documented, presumably 1/100000 USD per GB and day."""

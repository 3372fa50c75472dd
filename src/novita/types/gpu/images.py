"""Image prewarm tasks: images cached in a cluster before instances need them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

PrewarmState: TypeAlias = Literal["Pending", "Running", "Succeeded", "Failed"] | str
"""Progress of a prewarm task."""


class ImagePrewarmQuota(Model, frozen=True, kw_only=True):
    """How many prewarm tasks the account may have."""

    total: int = 0
    """Tasks already made."""
    limit: int = 0
    """Tasks allowed."""
    per_image_size_gb: int = msgspec.field(default=0, name="perImageSize")
    """Largest image, GB."""


class ImagePrewarmProduct(Model, frozen=True, kw_only=True, rename="camel"):
    """A product an image is cached for."""

    product_id: str = ""
    """Product id."""
    product_name: str = ""
    """Display name."""


class ImagePrewarm(Model, frozen=True, kw_only=True, rename="camel"):
    """A task that caches an image in a cluster."""

    id: str
    """Task id."""
    state: PrewarmState = ""
    """Progress."""
    image_name: str = ""
    """Name of the image."""
    image_url: str = ""
    """Address of the image."""
    image_size_bytes: int = msgspec.field(default=0, name="imageSize")
    """Size of the image in bytes."""
    registry_auth_id: str = msgspec.field(default="", name="repositoryAuth")
    """Id of the registry credential."""
    cluster_id: str = ""
    """Cluster id."""
    cluster_name: str = ""
    """Cluster display name."""
    products: Array[ImagePrewarmProduct] = ()
    """Products it is cached for."""
    note: str = ""
    """Own remark."""
    reasons: Array[str] = msgspec.field(default=(), name="reason")
    """Why it failed, if it did."""
    created_at_unix: int = msgspec.field(default=0, name="createTime")
    """Creation, Unix seconds."""
    completed_at_unix: int = msgspec.field(default=0, name="completeTime")
    """End, Unix seconds."""

    def __post_init__(self) -> None:
        no_nulls(self, "products", "reasons")

    @property
    def created_at(self) -> datetime | None:
        """When it was made."""
        return moment(self.created_at_unix)

    @property
    def completed_at(self) -> datetime | None:
        """When it ended."""
        return moment(self.completed_at_unix)

"""Hardware on offer."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import PagedOperation
from novita.types.gpu_v2.products import Product

from ._base import PAGES, PageCursor, PageLimit, Words

ProductType: TypeAlias = Literal["gpu", "cpu"] | str
"""Kind of hardware."""

ProductCategory: TypeAlias = Literal["instance", "serverless"] | str
"""What the hardware is rented for."""

BillingMethod: TypeAlias = Literal["postpaid", "prepaid", "spot"] | str
"""How it is paid for."""


class ListProducts(
    PagedOperation[Product],
    method="list",
    route="GET /gpus/v2/products",
    paging=PAGES,
    docs="gpus-v2-list-products",
):
    """List products with stock and prices."""

    type: ProductType = "gpu"
    """`gpu` or `cpu`."""
    category: ProductCategory = "instance"
    """What it is rented for: `instance` or `serverless`."""
    cpu: Annotated[int, Field(ge=0)] | None = None
    """Keep products with this many vCPUs."""
    memory_gb: Annotated[int, Field(ge=0)] | None = None
    """Keep products with this much memory, GB."""
    rootfs_size_gb: Annotated[int | None, Field(ge=0, serialization_alias="rootfs_size")] = None
    """Keep products that allow this system disk, GB."""
    billing_method: BillingMethod | None = None
    """Keep products sold this way."""
    region_ids: Words | None = None
    """Keep products of these regions."""
    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""

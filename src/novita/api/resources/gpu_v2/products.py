# Rendered from src/novita/operations/gpu_v2/products.py by `python tools/render.py`: edit that, not this.

"""Hardware on offer."""

from __future__ import annotations

from collections.abc import Sequence

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu_v2.products import BillingMethod, ListProducts, ProductCategory, ProductType
from novita.types.gpu_v2.products import Product


class Products(Resource):
    """Hardware on offer."""

    def list(
        self,
        *,
        type: ProductType = "gpu",
        category: ProductCategory = "instance",
        cpu: int | None = None,
        memory_gb: int | None = None,
        rootfs_size_gb: int | None = None,
        billing_method: BillingMethod | None = None,
        region_ids: str | Sequence[str] | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> Page[Product]:
        """List products with stock and prices.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-products

        Args:
            type: `gpu` or `cpu`.
            category: What it is rented for: `instance` or `serverless`.
            cpu: Keep products with this many vCPUs.
            memory_gb: Keep products with this much memory, GB.
            rootfs_size_gb: Keep products that allow this system disk, GB.
            billing_method: Keep products sold this way.
            region_ids: Keep products of these regions.
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListProducts,
            type=type,
            category=category,
            cpu=cpu,
            memory_gb=memory_gb,
            rootfs_size_gb=rootfs_size_gb,
            billing_method=billing_method,
            region_ids=region_ids,
            limit=limit,
            cursor=cursor,
        )


class AsyncProducts(AsyncResource):
    """Hardware on offer."""

    def list(
        self,
        *,
        type: ProductType = "gpu",
        category: ProductCategory = "instance",
        cpu: int | None = None,
        memory_gb: int | None = None,
        rootfs_size_gb: int | None = None,
        billing_method: BillingMethod | None = None,
        region_ids: str | Sequence[str] | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[Product]:
        """List products with stock and prices.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-products

        Args:
            type: `gpu` or `cpu`.
            category: What it is rented for: `instance` or `serverless`.
            cpu: Keep products with this many vCPUs.
            memory_gb: Keep products with this much memory, GB.
            rootfs_size_gb: Keep products that allow this system disk, GB.
            billing_method: Keep products sold this way.
            region_ids: Keep products of these regions.
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(
            ListProducts,
            type=type,
            category=category,
            cpu=cpu,
            memory_gb=memory_gb,
            rootfs_size_gb=rootfs_size_gb,
            billing_method=billing_method,
            region_ids=region_ids,
            limit=limit,
            cursor=cursor,
        )

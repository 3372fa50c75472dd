# Rendered from src/novita/operations/gpu/products.py by `python tools/render.py`: edit that, not this.

"""Hardware on offer."""

from __future__ import annotations

from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu.products import BillingMethod, ListCpuProducts, ListGpuProducts
from novita.types.gpu.products import CpuProduct, GpuProduct


class Products(Resource):
    """Hardware on offer."""

    def list_gpu(
        self,
        *,
        cluster_id: str | None = None,
        gpu_num: int | None = None,
        product_name: str | None = None,
        min_cpu_per_gpu: int | None = None,
        min_memory_per_gpu_gb: int | None = None,
        min_rootfs_size_gb: int | None = None,
        billing_method: BillingMethod | None = None,
    ) -> tuple[GpuProduct, ...]:
        """List GPU configurations with prices and stock.

        Prices are for one GPU: multiply them by the number of GPUs.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-products

        Args:
            cluster_id: Only what this cluster has in stock.
            gpu_num: Only products that can give this many GPUs at once; 0 for any.
            product_name: Keep names containing this text.
            min_cpu_per_gpu: Least number of vCPUs for each GPU.
            min_memory_per_gpu_gb: Least memory for each GPU, GB.
            min_rootfs_size_gb: Least system disk, GB.
            billing_method: How the instance is to be paid for; the service assumes `onDemand`.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListGpuProducts,
            cluster_id=cluster_id,
            gpu_num=gpu_num,
            product_name=product_name,
            min_cpu_per_gpu=min_cpu_per_gpu,
            min_memory_per_gpu_gb=min_memory_per_gpu_gb,
            min_rootfs_size_gb=min_rootfs_size_gb,
            billing_method=billing_method,
        )

    def list_cpu(self, *, cluster_id: str | None = None, product_name: str | None = None) -> tuple[CpuProduct, ...]:
        """List CPU configurations with prices.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-cpu-products

        Args:
            cluster_id: Only what this cluster has in stock.
            product_name: Keep names containing this text.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListCpuProducts, cluster_id=cluster_id, product_name=product_name)


class AsyncProducts(AsyncResource):
    """Hardware on offer."""

    async def list_gpu(
        self,
        *,
        cluster_id: str | None = None,
        gpu_num: int | None = None,
        product_name: str | None = None,
        min_cpu_per_gpu: int | None = None,
        min_memory_per_gpu_gb: int | None = None,
        min_rootfs_size_gb: int | None = None,
        billing_method: BillingMethod | None = None,
    ) -> tuple[GpuProduct, ...]:
        """List GPU configurations with prices and stock.

        Prices are for one GPU: multiply them by the number of GPUs.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-products

        Args:
            cluster_id: Only what this cluster has in stock.
            gpu_num: Only products that can give this many GPUs at once; 0 for any.
            product_name: Keep names containing this text.
            min_cpu_per_gpu: Least number of vCPUs for each GPU.
            min_memory_per_gpu_gb: Least memory for each GPU, GB.
            min_rootfs_size_gb: Least system disk, GB.
            billing_method: How the instance is to be paid for; the service assumes `onDemand`.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            ListGpuProducts,
            cluster_id=cluster_id,
            gpu_num=gpu_num,
            product_name=product_name,
            min_cpu_per_gpu=min_cpu_per_gpu,
            min_memory_per_gpu_gb=min_memory_per_gpu_gb,
            min_rootfs_size_gb=min_rootfs_size_gb,
            billing_method=billing_method,
        )

    async def list_cpu(
        self, *, cluster_id: str | None = None, product_name: str | None = None
    ) -> tuple[CpuProduct, ...]:
        """List CPU configurations with prices.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-cpu-products

        Args:
            cluster_id: Only what this cluster has in stock.
            product_name: Keep names containing this text.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListCpuProducts, cluster_id=cluster_id, product_name=product_name)

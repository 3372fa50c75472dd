"""Hardware on offer."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita.types.gpu.products import CpuProduct, GpuProduct

from ._base import GpuOperation, Text255

BillingMethod: TypeAlias = Literal["onDemand", "monthly", "spot"] | str
"""How an instance is paid for."""


class ListGpuProducts(
    GpuOperation[tuple[GpuProduct, ...]],
    method="list_gpu",
    route="GET /gpu-instance/openapi/v1/products",
    unwrap="data",
    docs="gpu-instance-list-products",
):
    """List GPU configurations with prices and stock.

    Prices are for one GPU: multiply them by the number of GPUs.
    """

    cluster_id: Text255 | None = None
    """Only what this cluster has in stock."""
    gpu_num: Annotated[int, Field(ge=0, le=8)] | None = None
    """Only products that can give this many GPUs at once; 0 for any."""
    product_name: Text255 | None = None
    """Keep names containing this text."""
    min_cpu_per_gpu: Annotated[int, Field(ge=0)] | None = None
    """Least number of vCPUs for each GPU."""
    min_memory_per_gpu_gb: Annotated[int | None, Field(ge=0, serialization_alias="minMemoryPerGpu")] = None
    """Least memory for each GPU, GB."""
    min_rootfs_size_gb: Annotated[int | None, Field(ge=0, serialization_alias="minRootFSSize")] = None
    """Least system disk, GB."""
    billing_method: BillingMethod | None = None
    """How the instance is to be paid for; the service assumes `onDemand`."""


class ListCpuProducts(
    GpuOperation[tuple[CpuProduct, ...]],
    method="list_cpu",
    route="GET /gpu-instance/openapi/v1/cpu/products",
    unwrap="data",
    docs="gpu-instance-list-cpu-products",
):
    """List CPU configurations with prices."""

    cluster_id: str | None = None
    """Only what this cluster has in stock."""
    product_name: str | None = None
    """Keep names containing this text."""

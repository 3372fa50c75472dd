"""Rentable hardware of the GPU cloud v1 and its prices."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from novita._core.model import Array, Model, no_nulls, usd


class MonthlyPrice(Model, frozen=True, kw_only=True):
    """Price of a subscription of one length."""

    price: int = 0
    """Price in units of 1/100000 USD."""
    month: int = 0
    """Months it covers."""

    @property
    def price_usd(self) -> Decimal:
        """Price in USD."""
        return usd(self.price)


class GpuProduct(Model, frozen=True, kw_only=True, rename="camel"):
    """A rentable GPU configuration; all prices are for one GPU."""

    id: str
    """Product id, such as `4090.16c62g`."""
    name: str = ""
    """Display name, such as `RTX 4090 24GB`."""
    cpu_per_gpu: int = 0
    """vCPUs that come with each GPU."""
    memory_per_gpu_gb: int = msgspec.field(default=0, name="memoryPerGpu")
    """Memory that comes with each GPU, GB."""
    disk_per_gpu_gb: int = msgspec.field(default=0, name="diskPerGpu")
    """Disk that comes with each GPU, GB."""
    available_deploy: bool = False
    """Whether it can be rented now."""
    min_rootfs_gb: int = msgspec.field(default=0, name="minRootFS")
    """Smallest system disk, GB."""
    max_rootfs_gb: int = msgspec.field(default=0, name="maxRootFS")
    """Largest system disk, GB."""
    min_local_storage_gb: int = msgspec.field(default=0, name="minLocalStorage")
    """Smallest local disk, GB."""
    max_local_storage_gb: int = msgspec.field(default=0, name="maxLocalStorage")
    """Largest local disk, GB."""
    regions: Array[str] = ()
    """Display names (not ids) of the clusters that offer it; empty means all."""
    price: int = 0
    """On-demand price per GPU and hour in units of 1/100000 USD."""
    spot_price: int = 0
    """Spot price per GPU and hour in units of 1/100000 USD; 0 when not sold as spot."""
    monthly_price: Array[MonthlyPrice] = ()
    """Subscription prices per GPU, by length."""
    billing_methods: Array[str] = ()
    """Billing modes on offer: `onDemand`, `monthly`, `spot`."""
    inventory_state: str = ""
    """Stock level: `none`, `low`, `normal`, `high`."""
    can_buy: bool | None = None
    """Whether the account may buy it, if the service says so."""

    def __post_init__(self) -> None:
        no_nulls(self, "regions", "monthly_price", "billing_methods")

    @property
    def price_usd_per_hour(self) -> Decimal:
        """On-demand price of one GPU for an hour, USD."""
        return usd(self.price)

    @property
    def spot_price_usd_per_hour(self) -> Decimal | None:
        """Spot price of one GPU for an hour, USD; None when not sold as spot."""
        return usd(self.spot_price) if self.spot_price else None


class CpuProduct(Model, frozen=True, kw_only=True, rename="camel"):
    """A rentable CPU configuration."""

    id: str
    """Product id, such as `cpu.16c32g`."""
    name: str = ""
    """Display name."""
    cpu_num: int = 0
    """vCPUs."""
    memory_size_gb: int = msgspec.field(default=0, name="memorySize")
    """Memory, GB."""
    rootfs_size_gb: int = msgspec.field(default=0, name="rootfsSize")
    """System disk, GB."""
    local_volume_size_gb: int = msgspec.field(default=0, name="localVolumeSize")
    """Local disk, GB."""
    available_deploy: bool = False
    """Whether it can be rented now."""
    price: int = 0
    """Price per hour in units of 1/100000 USD."""

    @property
    def price_usd_per_hour(self) -> Decimal:
        """Price of an hour, USD."""
        return usd(self.price)

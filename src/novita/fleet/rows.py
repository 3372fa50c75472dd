"""One instance as the monitor knows it, and the small views that are decoded to know it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

import msgspec

from novita._core.model import moment, usd
from novita.types.gpu.metrics import GpuSnapshot, MetricsSnapshot
from novita.types.gpu_v2.products import Product


class Listed(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename="camel"):
    """What a list says of an instance. It is decoded from v1 records as it stands; v2 records are brought into it."""

    id: str
    """Instance id."""
    status: str = ""
    """Life-cycle word, such as `running`."""
    name: str = ""
    """Display name, may be empty."""
    kind: str = ""
    """`gpu` or `cpu`."""
    product: str = msgspec.field(default="", name="productName")
    """Display name of the product."""
    region: str = msgspec.field(default="", name="clusterId")
    """Cluster (region) id."""
    billing_mode: str = ""
    """How it is paid for."""
    gpu_num: int = 0
    """GPUs."""
    price: int | None = msgspec.field(default=None, name="instancePrice")
    """Units of 1/100000 USD per hour; None when the service does not tell."""
    spot_status: str = ""
    """Stage of a spot instance."""
    spot_reclaim_at_unix: int = msgspec.field(default=0, name="spotReclaimTime")
    """When the spot capacity is taken back, Unix seconds; 0 when not announced."""


class _State(msgspec.Struct, frozen=True, gc=False):
    status: str = ""


class _Billing(msgspec.Struct, frozen=True, gc=False):
    mode: str = ""


class _Resources(msgspec.Struct, frozen=True, gc=False):
    gpu_num: int = 0


class ListedV2(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A record of the v2 list."""

    id: str
    name: str = ""
    type: str = ""
    product_id: str = ""
    region: str = ""
    state: _State = msgspec.field(default=_State(), name="status")
    billing: _Billing | None = None
    resources: _Resources | None = msgspec.field(default=None, name="resource_specs")

    def listed(self, products: Mapping[str, Product]) -> Listed:
        """The same in the shape of both APIs; name and price, which v2 tells of the product only, come from there."""
        product = products.get(self.product_id)
        mode = self.billing.mode if self.billing else ""
        gpus = self.resources.gpu_num if self.resources else 0
        return Listed(
            id=self.id,
            status=self.state.status,
            name=self.name,
            kind=self.type,
            product=(product.name if product else "") or self.product_id,
            region=self.region,
            billing_mode=mode,
            gpu_num=gpus,
            price=None if product is None else _price(product, mode, gpus),
        )


def _price(product: Product, mode: str, gpus: int) -> int | None:
    # A subscription counts with the price of an hour without one, as v1 has it. Products are priced for one GPU.
    hour = product.spot_price_usd_per_hour if mode == "spot" else product.price_usd_per_hour
    return None if hour is None else round(hour * max(gpus, 1) * 100_000)


class InstanceRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One instance in a snapshot."""

    id: str
    """Instance id."""
    name: str = ""
    """Display name, may be empty."""
    status: str = ""
    """Life-cycle word, such as `running`."""
    kind: str = ""
    """`gpu` or `cpu`."""
    product: str = ""
    """Display name of the product; its id where the service tells no name."""
    region: str = ""
    """Cluster (region) id."""
    billing_mode: str = ""
    """How it is paid for; the two APIs use different words."""
    gpu_num: int = 0
    """GPUs; 0 for CPU instances."""
    price_usd_per_hour: Decimal | None = None
    """Price of the whole instance for an hour, USD; None when the service does not tell. With the v2 API it comes
    from the price list of the products."""
    spot_status: str = ""
    """Stage of a spot instance: `running`, `notified`, `reclaiming`, `terminated`; v1 API only."""
    spot_reclaim_at_unix: int = 0
    """When the spot capacity is taken back, Unix seconds; 0 when not announced."""
    metrics: MetricsSnapshot | None = None
    """Newest measured values; None unless it runs and was asked."""
    stale: bool = False
    """Whether something here is older than this tick: the list was not to be had, or its own metrics were not."""
    age_seconds: float = 0.0
    """Seconds since everything here was last read."""
    error: str | None = None
    """Why the newest attempt to read its metrics failed."""

    @property
    def is_running(self) -> bool:
        """Whether it runs."""
        return self.status == "running"

    @property
    def gpu_percent(self) -> float | None:
        """GPU core use, mean over its GPUs, 0 to 100."""
        return self.metrics.gpu_percent if self.metrics else None

    @property
    def gpu_memory_percent(self) -> float | None:
        """GPU memory use, mean over its GPUs, 0 to 100."""
        return self.metrics.gpu_memory_percent if self.metrics else None

    @property
    def cpu_percent(self) -> float | None:
        """CPU use summed over vCPUs: 8 busy cores show 800."""
        return self.metrics.cpu_percent if self.metrics else None

    @property
    def memory_percent(self) -> float | None:
        """Memory use, 0 to 100."""
        return self.metrics.memory_percent if self.metrics else None

    @property
    def disk_percent(self) -> float | None:
        """System disk use, 0 to 100."""
        return self.metrics.disk_percent if self.metrics else None

    @property
    def gpus(self) -> tuple[GpuSnapshot, ...]:
        """Each GPU by itself."""
        return self.metrics.gpus if self.metrics else ()

    @property
    def measured_at(self) -> datetime | None:
        """Time of the newest measured value; the service lags by about a minute."""
        return self.metrics.at if self.metrics else None

    @property
    def spot_reclaim_at(self) -> datetime | None:
        """When the spot capacity is taken back, once announced."""
        return moment(self.spot_reclaim_at_unix)


def row(
    listed: Listed, metrics: MetricsSnapshot | None, *, stale: bool, age_seconds: float, error: str | None
) -> InstanceRow:
    """Put together what is known of an instance."""
    return InstanceRow(
        id=listed.id,
        name=listed.name,
        status=listed.status,
        kind=listed.kind,
        product=listed.product,
        region=listed.region,
        billing_mode=listed.billing_mode,
        gpu_num=listed.gpu_num,
        price_usd_per_hour=None if listed.price is None else usd(listed.price),
        spot_status=listed.spot_status,
        spot_reclaim_at_unix=listed.spot_reclaim_at_unix,
        metrics=metrics,
        stale=stale,
        age_seconds=age_seconds,
        error=error,
    )

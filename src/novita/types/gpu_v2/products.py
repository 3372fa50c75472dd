"""Rentable hardware of the GPU cloud v2 and its prices."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import msgspec

from novita._core.model import Array, Model, no_nulls


class Price(Model, frozen=True, kw_only=True):
    """A price as the service counts it: divide by 10 to the power of the product's `pricing.precision`."""

    base_price: int = 0
    """List price, scaled."""
    final_price: int = 0
    """Price after discounts, scaled."""
    unit: str = ""
    """What it buys, such as `per_hour`."""


class PrepaidPrice(Model, frozen=True, kw_only=True):
    """Price of a subscription of one length, scaled like `Price`."""

    spec_id: str = ""
    """Id of the offer."""
    duration_months: int = 0
    """Months it covers."""
    final_price: int = 0
    """Price after discounts, scaled."""
    base_price: int = 0
    """List price, scaled."""


class Pricing(Model, frozen=True, kw_only=True):
    """Prices as the service counts them; a mode that is not there is not on offer."""

    precision: Annotated[int, msgspec.Meta(ge=0, le=18)] = 0
    """Decimal places: a price in USD is the number divided by 10 to this power."""
    postpaid: Price | None = None
    """Pay as you go."""
    spot: Price | None = None
    """Spare capacity that may be taken back."""
    prepaid: Array[PrepaidPrice] = ()
    """Subscriptions, by length."""
    storage_price_per_gb: int = 0
    """Price of a GB of disk, scaled."""

    def __post_init__(self) -> None:
        no_nulls(self, "prepaid")

    def usd(self, scaled: int) -> Decimal:
        """US dollars from a scaled price of this product."""
        return Decimal(scaled).scaleb(-self.precision)


class GpuSpec(Model, frozen=True, kw_only=True):
    """The GPUs of a product."""

    spec_id: str = ""
    """Id of the GPU specification."""
    name: str = ""
    """GPU model."""
    memory_gb: int = 0
    """Memory of one GPU, GB."""
    min: int = 0
    """Fewest GPUs at once."""
    max: int = 0
    """Most GPUs at once."""
    available: int = 0
    """GPUs free now."""
    max_available: int = 0
    """Most GPUs free on one node."""


class DiskSpec(Model, frozen=True, kw_only=True):
    """Limits of the system disk."""

    min_gb: int = 0
    """Smallest size, GB."""
    max_gb: int = 0
    """Largest size, GB."""
    free_gb: int = 0
    """Size included in the price, GB."""


class ProductSpec(Model, frozen=True, kw_only=True):
    """What a product consists of."""

    gpu: GpuSpec | None = None
    """GPUs."""
    cpu: int = 0
    """vCPUs."""
    memory_gb: int = 0
    """Memory, GB."""
    rootfs: DiskSpec | None = None
    """System disk."""


class Activity(Model, frozen=True, kw_only=True):
    """Promotion flags."""

    is_activity_product: bool = False
    """Part of a promotion."""
    active: bool = False
    """The promotion runs."""
    purchasable: bool = False
    """It can be bought in the promotion."""


class Product(Model, frozen=True, kw_only=True):
    """A configuration for rent."""

    id: str
    """Product id."""
    name: str = ""
    """Display name."""
    type: str = ""
    """`gpu` or `cpu`."""
    category: str = ""
    """`instance` or `serverless`."""
    description: str = ""
    """Description."""
    region_ids: Array[str] = ()
    """Regions that offer it."""
    spec: ProductSpec | None = msgspec.field(default=None, name="resource_spec")
    """What it consists of."""
    pricing: Pricing | None = None
    """Prices as the service counts them."""
    billing_methods: Array[str] = ()
    """Modes on offer: `postpaid`, `prepaid`, `spot`."""
    inventory_state: str = ""
    """Stock level, such as `normal`."""
    deployable: bool = False
    """Whether it can be rented now."""
    activity: Activity | None = None
    """Promotion flags."""

    def __post_init__(self) -> None:
        no_nulls(self, "region_ids", "billing_methods")

    @property
    def price_usd_per_hour(self) -> Decimal | None:
        """Pay-as-you-go price for an hour after discounts, USD; None when not sold so."""
        return _hourly(self.pricing, self.pricing.postpaid) if self.pricing else None

    @property
    def spot_price_usd_per_hour(self) -> Decimal | None:
        """Spot price for an hour after discounts, USD; None when not sold so."""
        return _hourly(self.pricing, self.pricing.spot) if self.pricing else None

    @property
    def storage_price_usd_per_gb(self) -> Decimal | None:
        """Price of a GB of disk, USD."""
        return self.pricing.usd(self.pricing.storage_price_per_gb) if self.pricing else None

    @property
    def prepaid_prices_usd(self) -> dict[int, Decimal]:
        """Subscription prices after discounts, USD, by months."""
        if self.pricing is None:
            return {}
        return {offer.duration_months: self.pricing.usd(offer.final_price) for offer in self.pricing.prepaid}


def _hourly(pricing: Pricing, price: Price | None) -> Decimal | None:
    if price is None or price.unit not in {"per_hour", ""}:
        return None
    return pricing.usd(price.final_price)

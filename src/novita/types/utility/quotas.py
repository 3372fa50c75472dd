"""Rate limits of the account."""

from __future__ import annotations

import msgspec

from novita._core.model import Array, Model, no_nulls


class QuotaTier(Model, frozen=True, kw_only=True):
    """The limit of one account tier."""

    tier: str = ""
    """`T1` to `T5`."""
    quota: int = 0
    """Limit in this tier."""


class Quota(Model, frozen=True, kw_only=True, rename="camel"):
    """One rate limit: requests (RPM), tokens (TPM) or images (IPM) a minute."""

    modal: str = ""
    """`llm` or `image`."""
    quota_object: str = ""
    """Display name of the model."""
    quota_type: str = ""
    """`RPM`, `TPM` or `IPM`."""
    product_type: str = ""
    """Such as `Public Endpoint`."""
    current_quota: int = 0
    """Limit in force, a minute."""
    default_quota: int = 0
    """Limit by default, a minute."""
    adjustable: bool = False
    """Whether it can be raised."""
    tiers: Array[QuotaTier] = msgspec.field(default=(), name="quotaItems")
    """Limit of each account tier."""

    def __post_init__(self) -> None:
        no_nulls(self, "tiers")

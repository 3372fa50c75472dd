"""The account."""

from __future__ import annotations

from decimal import Decimal

from novita._core.model import Array, Model, no_nulls

from .money import usd

_ZERO = Decimal(0)


class Balance(Model, frozen=True, kw_only=True, rename="camel"):
    """Balance of the account; raw amounts are in units of 1/10000 USD."""

    available_balance: Decimal = _ZERO
    """What can be spent, 1/10000 USD."""
    cash_balance: Decimal = _ZERO
    """Rest of the top-ups, 1/10000 USD."""
    credit_limit: Decimal = _ZERO
    """Largest debt allowed, 1/10000 USD."""
    outstanding_invoices: Decimal = _ZERO
    """Owed now, 1/10000 USD."""

    @property
    def available_balance_usd(self) -> Decimal:
        """What can be spent, USD."""
        return usd(self.available_balance)

    @property
    def cash_balance_usd(self) -> Decimal:
        """Rest of the top-ups, USD."""
        return usd(self.cash_balance)

    @property
    def credit_limit_usd(self) -> Decimal:
        """Largest debt allowed, USD."""
        return usd(self.credit_limit)

    @property
    def outstanding_invoices_usd(self) -> Decimal:
        """Owed now, USD."""
        return usd(self.outstanding_invoices)


class UserInfo(Model, frozen=True, kw_only=True):
    """Flags and credit of the account, as the older API tells them."""

    allow_features: Array[str] = ()
    """Feature flags."""
    credit_balance: Decimal = _ZERO
    """Balance; the unit is not documented, 1/10000 USD by all evidence."""
    free_trial: dict[str, int] | None = None
    """Free calls left, by API."""

    def __post_init__(self) -> None:
        no_nulls(self, "allow_features")

    @property
    def credit_balance_usd(self) -> Decimal:
        """Balance, USD, if the unit is what it seems."""
        return usd(self.credit_balance)

"""Money as the billing API counts it."""

from __future__ import annotations

from decimal import Decimal

UNITS_PER_USD = 10_000


def usd(units: Decimal | int) -> Decimal:
    """US dollars from the billing API's counts of 1/10000 USD."""
    return Decimal(units) / UNITS_PER_USD

"""Budgets of team members and API keys; raw amounts are in units of 1/10000 USD."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from novita._core.model import Array, Model, no_nulls

from .money import usd


class Budget(Model, frozen=True, kw_only=True):
    """What members and keys may spend."""

    budget_type: str = ""
    """`Unlimited`, `One-time` or `Recurring`."""
    budget_limit: int = 0
    """Limit, 1/10000 USD; 0 when unlimited."""
    used: int = 0
    """Used, 1/10000 USD."""
    remaining: int = 0
    """Left, 1/10000 USD."""
    cycle: str = ""
    """When it starts anew, such as `Monthly`."""
    period_start: str = ""
    """Start of the current period."""
    period_end: str = ""
    """End of the current period."""

    @property
    def is_unlimited(self) -> bool:
        """Whether there is no limit."""
        return self.budget_type == "Unlimited"

    @property
    def budget_limit_usd(self) -> Decimal | None:
        """Limit, USD; None when unlimited."""
        return None if self.is_unlimited else usd(self.budget_limit)

    @property
    def used_usd(self) -> Decimal:
        """Used, USD."""
        return usd(self.used)

    @property
    def remaining_usd(self) -> Decimal | None:
        """Left, USD; None when unlimited."""
        return None if self.is_unlimited else usd(self.remaining)


class MemberBudget(Budget, frozen=True, kw_only=True):
    """What a team member may spend."""

    member_id: str = ""
    """Member."""
    user_id: str = ""
    """Account."""
    email: str = ""
    """Mail address."""
    phone: str = ""
    """Phone number."""
    remark_name: str = ""
    """Nickname."""
    role: str = ""
    """Role in the team."""
    status: str = ""
    """State of the member."""


class MemberBudgets(Model, frozen=True, kw_only=True):
    """What the members of the team may spend."""

    member_count: int = 0
    """Members in all."""
    budget_count: int = 0
    """Members with a budget."""
    budgets: Array[MemberBudget] = ()
    """One each."""

    def __post_init__(self) -> None:
        no_nulls(self, "budgets")

    def __iter__(self) -> Iterator[MemberBudget]:
        return iter(self.budgets)


class KeyBudget(Budget, frozen=True, kw_only=True):
    """What an API key may spend."""

    key_id: str = ""
    """Key."""
    key_name: str = ""
    """Name of the key."""

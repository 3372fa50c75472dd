"""Budgets of team members and of API keys."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, field_validator
from pydantic_core.core_schema import ValidationInfo

from novita._core.operation import Id, Operation
from novita.types.utility.budgets import KeyBudget, MemberBudgets

from ._base import Usd, UsdToCover

BudgetType: TypeAlias = Literal["Unlimited", "One-time", "Recurring"] | str
"""Kind of a budget."""

BudgetCycle: TypeAlias = Literal["Monthly"] | str
"""When a recurring budget starts anew."""

BudgetLimit = Annotated[Usd | None, Field(ge=1, serialization_alias="budget_limit", validate_default=True)]
"""A limit of at least 1 USD."""


class _BudgetUpdate(Operation[None]):
    member_id: Id
    """Team member, from `list_members`."""
    budget_type: BudgetType
    """`Unlimited`, `One-time` or `Recurring`."""
    budget_limit_usd: BudgetLimit = None
    """Limit in USD, at least 1; required unless `Unlimited`."""
    cycle: Annotated[BudgetCycle | None, Field(validate_default=True)] = None
    """When it starts anew; required for `Recurring`."""

    @field_validator("budget_limit_usd")
    @classmethod
    def _limit_unless_unlimited(cls, value: float | None, info: ValidationInfo) -> float | None:
        if value is None and info.data.get("budget_type") in {"One-time", "Recurring"}:
            raise ValueError("is required unless budget_type is Unlimited")
        return value

    @field_validator("cycle")
    @classmethod
    def _cycle_if_recurring(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("budget_type") == "Recurring":
            raise ValueError("is required when budget_type is Recurring")
        return value


class ListMemberBudgets(
    Operation[MemberBudgets],
    method="list_members",
    route="GET /openapi/v1/user/team/budget-list",
    docs="budget-query-member-list",
):
    """List what the members of the team may spend."""


class UpdateMemberBudget(
    _BudgetUpdate,
    Operation[None],
    method="update_member",
    route="PUT /openapi/v1/user/team/member-budget",
    positional="member_id",
    docs="budget-update-member-config",
):
    """Set what a team member may spend."""


class CheckMemberBudget(
    Operation[bool],
    method="check_member",
    route="POST /openapi/v1/user/team/check-budget",
    positional="member_id",
    unwrap="enough",
    idempotent=True,
    docs="budget-check-member-enough",
):
    """Whether a team member has any budget left."""

    member_id: Id
    """Team member."""


class CheckMemberCost(
    Operation[bool],
    method="check_member_cost",
    route="POST /openapi/v1/user/team/check-budget-by-cost",
    positional=("member_id", "cost_usd"),
    unwrap="enough",
    idempotent=True,
    docs="budget-check-member-enough-by-cost",
):
    """Whether the budget of a team member covers a cost."""

    member_id: Id
    """Team member."""
    cost_usd: Annotated[UsdToCover, Field(serialization_alias="cost")]
    """Cost in USD; fractions of 1/10000 USD count as a whole one."""


class ListKeyBudgets(
    Operation[tuple[KeyBudget, ...]],
    method="list_keys",
    route="GET /openapi/v1/user/team/key-budget-list",
    positional="member_id",
    unwrap="key_budgets",
    docs="budget-query-key-list",
):
    """List what the API keys of a team member may spend."""

    member_id: Id
    """Team member."""


class UpdateKeyBudget(
    _BudgetUpdate,
    Operation[None],
    method="update_key",
    route="PUT /openapi/v1/user/team/key-budget",
    positional=("member_id", "key_id"),
    docs="budget-update-key-config",
):
    """Set what an API key may spend."""

    key_id: Id
    """API key, from `list_keys`."""


class CheckKeyBudget(
    Operation[bool],
    method="check_key",
    route="POST /openapi/v1/user/team/check-key-budget",
    positional=("member_id", "key_id"),
    unwrap="enough",
    idempotent=True,
    docs="budget-check-key-enough",
):
    """Whether an API key has any budget left."""

    member_id: Id
    """Team member."""
    key_id: Id
    """API key."""


class CheckKeyCost(
    Operation[bool],
    method="check_key_cost",
    route="POST /openapi/v1/user/team/check-key-budget-by-cost",
    positional=("member_id", "key_id", "cost_usd"),
    unwrap="enough",
    idempotent=True,
    docs="budget-check-key-enough-by-cost",
):
    """Whether the budget of an API key covers a cost."""

    member_id: Id
    """Team member."""
    key_id: Id
    """API key."""
    cost_usd: Annotated[UsdToCover, Field(serialization_alias="cost")]
    """Cost in USD; fractions of 1/10000 USD count as a whole one."""

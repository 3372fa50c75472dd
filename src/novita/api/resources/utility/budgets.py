# Rendered from src/novita/operations/utility/budgets.py by `python tools/render.py`: edit that, not this.

"""Budgets of team members and of API keys."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from novita._client.resource import AsyncResource, Resource
from novita.operations.utility.budgets import (
    BudgetCycle,
    BudgetType,
    CheckKeyBudget,
    CheckKeyCost,
    CheckMemberBudget,
    CheckMemberCost,
    ListKeyBudgets,
    ListMemberBudgets,
    UpdateKeyBudget,
    UpdateMemberBudget,
)
from novita.types.utility.budgets import KeyBudget, MemberBudgets


class Budgets(Resource):
    """Budgets of team members and of API keys."""

    def list_members(self) -> MemberBudgets:
        """List what the members of the team may spend.

        Documentation: https://novita.ai/docs/api-reference/budget-query-member-list

        Returns:
            What the members of the team may spend.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListMemberBudgets)

    def update_member(
        self,
        member_id: str,
        *,
        budget_type: BudgetType,
        budget_limit_usd: Decimal | float | None = None,
        cycle: BudgetCycle | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Set what a team member may spend.

        Documentation: https://novita.ai/docs/api-reference/budget-update-member-config

        Args:
            member_id: Team member, from `list_members`.
            budget_type: `Unlimited`, `One-time` or `Recurring`.
            budget_limit_usd: Limit in USD, at least 1; required unless `Unlimited`.
            cycle: When it starts anew; required for `Recurring`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            UpdateMemberBudget,
            member_id=member_id,
            budget_type=budget_type,
            budget_limit_usd=budget_limit_usd,
            cycle=cycle,
            extra=extra,
        )

    def check_member(self, member_id: str, *, extra: Mapping[str, Any] | None = None) -> bool:
        """Whether a team member has any budget left.

        Documentation: https://novita.ai/docs/api-reference/budget-check-member-enough

        Args:
            member_id: Team member.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CheckMemberBudget, member_id=member_id, extra=extra)

    def check_member_cost(
        self, member_id: str, cost_usd: Decimal | float, *, extra: Mapping[str, Any] | None = None
    ) -> bool:
        """Whether the budget of a team member covers a cost.

        Documentation: https://novita.ai/docs/api-reference/budget-check-member-enough-by-cost

        Args:
            member_id: Team member.
            cost_usd: Cost in USD; fractions of 1/10000 USD count as a whole one.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CheckMemberCost, member_id=member_id, cost_usd=cost_usd, extra=extra)

    def list_keys(self, member_id: str) -> tuple[KeyBudget, ...]:
        """List what the API keys of a team member may spend.

        Documentation: https://novita.ai/docs/api-reference/budget-query-key-list

        Args:
            member_id: Team member.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListKeyBudgets, member_id=member_id)

    def update_key(
        self,
        member_id: str,
        key_id: str,
        *,
        budget_type: BudgetType,
        budget_limit_usd: Decimal | float | None = None,
        cycle: BudgetCycle | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Set what an API key may spend.

        Documentation: https://novita.ai/docs/api-reference/budget-update-key-config

        Args:
            member_id: Team member, from `list_members`.
            key_id: API key, from `list_keys`.
            budget_type: `Unlimited`, `One-time` or `Recurring`.
            budget_limit_usd: Limit in USD, at least 1; required unless `Unlimited`.
            cycle: When it starts anew; required for `Recurring`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            UpdateKeyBudget,
            member_id=member_id,
            key_id=key_id,
            budget_type=budget_type,
            budget_limit_usd=budget_limit_usd,
            cycle=cycle,
            extra=extra,
        )

    def check_key(self, member_id: str, key_id: str, *, extra: Mapping[str, Any] | None = None) -> bool:
        """Whether an API key has any budget left.

        Documentation: https://novita.ai/docs/api-reference/budget-check-key-enough

        Args:
            member_id: Team member.
            key_id: API key.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CheckKeyBudget, member_id=member_id, key_id=key_id, extra=extra)

    def check_key_cost(
        self, member_id: str, key_id: str, cost_usd: Decimal | float, *, extra: Mapping[str, Any] | None = None
    ) -> bool:
        """Whether the budget of an API key covers a cost.

        Documentation: https://novita.ai/docs/api-reference/budget-check-key-enough-by-cost

        Args:
            member_id: Team member.
            key_id: API key.
            cost_usd: Cost in USD; fractions of 1/10000 USD count as a whole one.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CheckKeyCost, member_id=member_id, key_id=key_id, cost_usd=cost_usd, extra=extra)


class AsyncBudgets(AsyncResource):
    """Budgets of team members and of API keys."""

    async def list_members(self) -> MemberBudgets:
        """List what the members of the team may spend.

        Documentation: https://novita.ai/docs/api-reference/budget-query-member-list

        Returns:
            What the members of the team may spend.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListMemberBudgets)

    async def update_member(
        self,
        member_id: str,
        *,
        budget_type: BudgetType,
        budget_limit_usd: Decimal | float | None = None,
        cycle: BudgetCycle | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Set what a team member may spend.

        Documentation: https://novita.ai/docs/api-reference/budget-update-member-config

        Args:
            member_id: Team member, from `list_members`.
            budget_type: `Unlimited`, `One-time` or `Recurring`.
            budget_limit_usd: Limit in USD, at least 1; required unless `Unlimited`.
            cycle: When it starts anew; required for `Recurring`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            UpdateMemberBudget,
            member_id=member_id,
            budget_type=budget_type,
            budget_limit_usd=budget_limit_usd,
            cycle=cycle,
            extra=extra,
        )

    async def check_member(self, member_id: str, *, extra: Mapping[str, Any] | None = None) -> bool:
        """Whether a team member has any budget left.

        Documentation: https://novita.ai/docs/api-reference/budget-check-member-enough

        Args:
            member_id: Team member.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CheckMemberBudget, member_id=member_id, extra=extra)

    async def check_member_cost(
        self, member_id: str, cost_usd: Decimal | float, *, extra: Mapping[str, Any] | None = None
    ) -> bool:
        """Whether the budget of a team member covers a cost.

        Documentation: https://novita.ai/docs/api-reference/budget-check-member-enough-by-cost

        Args:
            member_id: Team member.
            cost_usd: Cost in USD; fractions of 1/10000 USD count as a whole one.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CheckMemberCost, member_id=member_id, cost_usd=cost_usd, extra=extra)

    async def list_keys(self, member_id: str) -> tuple[KeyBudget, ...]:
        """List what the API keys of a team member may spend.

        Documentation: https://novita.ai/docs/api-reference/budget-query-key-list

        Args:
            member_id: Team member.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListKeyBudgets, member_id=member_id)

    async def update_key(
        self,
        member_id: str,
        key_id: str,
        *,
        budget_type: BudgetType,
        budget_limit_usd: Decimal | float | None = None,
        cycle: BudgetCycle | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Set what an API key may spend.

        Documentation: https://novita.ai/docs/api-reference/budget-update-key-config

        Args:
            member_id: Team member, from `list_members`.
            key_id: API key, from `list_keys`.
            budget_type: `Unlimited`, `One-time` or `Recurring`.
            budget_limit_usd: Limit in USD, at least 1; required unless `Unlimited`.
            cycle: When it starts anew; required for `Recurring`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            UpdateKeyBudget,
            member_id=member_id,
            key_id=key_id,
            budget_type=budget_type,
            budget_limit_usd=budget_limit_usd,
            cycle=cycle,
            extra=extra,
        )

    async def check_key(self, member_id: str, key_id: str, *, extra: Mapping[str, Any] | None = None) -> bool:
        """Whether an API key has any budget left.

        Documentation: https://novita.ai/docs/api-reference/budget-check-key-enough

        Args:
            member_id: Team member.
            key_id: API key.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CheckKeyBudget, member_id=member_id, key_id=key_id, extra=extra)

    async def check_key_cost(
        self, member_id: str, key_id: str, cost_usd: Decimal | float, *, extra: Mapping[str, Any] | None = None
    ) -> bool:
        """Whether the budget of an API key covers a cost.

        Documentation: https://novita.ai/docs/api-reference/budget-check-key-enough-by-cost

        Args:
            member_id: Team member.
            key_id: API key.
            cost_usd: Cost in USD; fractions of 1/10000 USD count as a whole one.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CheckKeyCost, member_id=member_id, key_id=key_id, cost_usd=cost_usd, extra=extra)

# Rendered from src/novita/operations/utility/__init__.py by `python tools/render.py`: edit that, not this.

"""Account and billing: balance, bills, budgets, keys, quotas."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from novita.api.resources.utility.billing import AsyncBilling, Billing
    from novita.api.resources.utility.budgets import AsyncBudgets, Budgets
    from novita.api.resources.utility.keys import AsyncKeys, Keys
    from novita.api.resources.utility.quotas import AsyncQuotas, Quotas
    from novita.api.resources.utility.user import AsyncUser, User


class UtilityClient(Resource):
    """Account and billing: balance, bills, budgets, keys, quotas."""

    @cached_property
    def billing(self) -> Billing:
        """Bills and payments."""
        from novita.api.resources.utility.billing import Billing

        return Billing(self._client)

    @cached_property
    def budgets(self) -> Budgets:
        """Budgets of team members and of API keys."""
        from novita.api.resources.utility.budgets import Budgets

        return Budgets(self._client)

    @cached_property
    def keys(self) -> Keys:
        """API keys and the models they may use."""
        from novita.api.resources.utility.keys import Keys

        return Keys(self._client)

    @cached_property
    def quotas(self) -> Quotas:
        """Rate limits of the account."""
        from novita.api.resources.utility.quotas import Quotas

        return Quotas(self._client)

    @cached_property
    def user(self) -> User:
        """The account."""
        from novita.api.resources.utility.user import User

        return User(self._client)


class AsyncUtilityClient(AsyncResource):
    """Account and billing: balance, bills, budgets, keys, quotas."""

    @cached_property
    def billing(self) -> AsyncBilling:
        """Bills and payments."""
        from novita.api.resources.utility.billing import AsyncBilling

        return AsyncBilling(self._client)

    @cached_property
    def budgets(self) -> AsyncBudgets:
        """Budgets of team members and of API keys."""
        from novita.api.resources.utility.budgets import AsyncBudgets

        return AsyncBudgets(self._client)

    @cached_property
    def keys(self) -> AsyncKeys:
        """API keys and the models they may use."""
        from novita.api.resources.utility.keys import AsyncKeys

        return AsyncKeys(self._client)

    @cached_property
    def quotas(self) -> AsyncQuotas:
        """Rate limits of the account."""
        from novita.api.resources.utility.quotas import AsyncQuotas

        return AsyncQuotas(self._client)

    @cached_property
    def user(self) -> AsyncUser:
        """The account."""
        from novita.api.resources.utility.user import AsyncUser

        return AsyncUser(self._client)

# Rendered from src/novita/operations/utility/user.py by `python tools/render.py`: edit that, not this.

"""The account."""

from __future__ import annotations

from novita._client.resource import AsyncResource, Resource
from novita._core.deprecation import deprecated
from novita.operations.utility.user import GetBalance, GetUserInfo
from novita.types.utility.user import Balance, UserInfo


class User(Resource):
    """The account."""

    def balance(self) -> Balance:
        """Read the balance of the account.

        Documentation: https://novita.ai/docs/api-reference/basic-get-user-balance

        Returns:
            Balance of the account; raw amounts are in units of 1/10000 USD.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetBalance)

    @deprecated("utility.user.info: no longer in the vendor's documentation; gone in 1.0")
    def info(self) -> UserInfo:
        """Read flags and credit of the account from the older API; `balance` is the documented way.

        Returns:
            Flags and credit of the account, as the older API tells them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetUserInfo)


class AsyncUser(AsyncResource):
    """The account."""

    async def balance(self) -> Balance:
        """Read the balance of the account.

        Documentation: https://novita.ai/docs/api-reference/basic-get-user-balance

        Returns:
            Balance of the account; raw amounts are in units of 1/10000 USD.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetBalance)

    @deprecated("utility.user.info: no longer in the vendor's documentation; gone in 1.0")
    async def info(self) -> UserInfo:
        """Read flags and credit of the account from the older API; `balance` is the documented way.

        Returns:
            Flags and credit of the account, as the older API tells them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetUserInfo)

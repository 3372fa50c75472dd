# Rendered from zoo/operations/park/staff/keepers.py by `python tools/render.py`: edit that, not this.

"""Keepers of the park.

They feed the animals.
"""

from __future__ import annotations

from novita._client.resource import AsyncResource, Resource
from zoo.operations.park.staff.keepers import GetKeeper
from zoo.types.park import Keeper


class StaffKeepers(Resource):
    """Keepers of the park.

    They feed the animals.
    """

    def get(self, keeper_id: str) -> Keeper:
        """Get one keeper.

        Documentation: https://novita.ai/docs/api-reference/get-keeper

        Args:
            keeper_id: Id of the keeper.

        Returns:
            A keeper.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetKeeper, keeper_id=keeper_id)


class AsyncStaffKeepers(AsyncResource):
    """Keepers of the park.

    They feed the animals.
    """

    async def get(self, keeper_id: str) -> Keeper:
        """Get one keeper.

        Documentation: https://novita.ai/docs/api-reference/get-keeper

        Args:
            keeper_id: Id of the keeper.

        Returns:
            A keeper.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetKeeper, keeper_id=keeper_id)

# Rendered from zoo/operations/park/staff/__init__.py by `python tools/render.py`: edit that, not this.

"""People who work in the park."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from zoo.api.resources.park.staff.keepers import AsyncStaffKeepers, StaffKeepers


class Staff(Resource):
    """People who work in the park."""

    @cached_property
    def keepers(self) -> StaffKeepers:
        """Keepers of the park.

        They feed the animals.
        """
        from zoo.api.resources.park.staff.keepers import StaffKeepers

        return StaffKeepers(self._client)


class AsyncStaff(AsyncResource):
    """People who work in the park."""

    @cached_property
    def keepers(self) -> AsyncStaffKeepers:
        """Keepers of the park.

        They feed the animals.
        """
        from zoo.api.resources.park.staff.keepers import AsyncStaffKeepers

        return AsyncStaffKeepers(self._client)

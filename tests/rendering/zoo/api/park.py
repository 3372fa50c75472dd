# Rendered from zoo/operations/park/__init__.py by `python tools/render.py`: edit that, not this.

"""The park: its animals and its staff."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from zoo.api.resources.park.animals import Animals, AsyncAnimals
    from zoo.api.resources.park.staff import AsyncStaff, Staff


class ParkClient(Resource):
    """The park: its animals and its staff."""

    @cached_property
    def animals(self) -> Animals:
        """Animals of the park."""
        from zoo.api.resources.park.animals import Animals

        return Animals(self._client)

    @cached_property
    def staff(self) -> Staff:
        """People who work in the park."""
        from zoo.api.resources.park.staff import Staff

        return Staff(self._client)


class AsyncParkClient(AsyncResource):
    """The park: its animals and its staff."""

    @cached_property
    def animals(self) -> AsyncAnimals:
        """Animals of the park."""
        from zoo.api.resources.park.animals import AsyncAnimals

        return AsyncAnimals(self._client)

    @cached_property
    def staff(self) -> AsyncStaff:
        """People who work in the park."""
        from zoo.api.resources.park.staff import AsyncStaff

        return AsyncStaff(self._client)

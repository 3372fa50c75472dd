"""Waiting for animals."""

from __future__ import annotations

from novita._client.resource import AsyncResource, Resource


class AnimalsExtras(Resource):
    """Methods that are more than one call."""

    def wait(self, animal_id: str, *, until: str = "asleep") -> str:
        """Wait until an animal is asleep."""
        return f"{animal_id} {until}"

    def _hidden(self) -> None: ...


class AsyncAnimalsExtras(AsyncResource):
    """Methods that are more than one call."""

    async def wait(self, animal_id: str, *, until: str = "asleep") -> str:
        """Wait until an animal is asleep."""
        return f"{animal_id} {until}"

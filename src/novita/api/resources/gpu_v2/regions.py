# Rendered from src/novita/operations/gpu_v2/regions.py by `python tools/render.py`: edit that, not this.

"""Regions."""

from __future__ import annotations

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu_v2.regions import ListRegions
from novita.types.gpu_v2.regions import Region


class Regions(Resource):
    """Regions."""

    def list(self, *, limit: int | None = None, cursor: str | None = None) -> Page[Region]:
        """List public regions.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-regions

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListRegions, limit=limit, cursor=cursor)


class AsyncRegions(AsyncResource):
    """Regions."""

    def list(self, *, limit: int | None = None, cursor: str | None = None) -> AsyncPager[Region]:
        """List public regions.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-regions

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListRegions, limit=limit, cursor=cursor)

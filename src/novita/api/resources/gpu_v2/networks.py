# Rendered from src/novita/operations/gpu_v2/networks.py by `python tools/render.py`: edit that, not this.

"""Private networks (VPC)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu_v2.networks import CreateNetwork, DeleteNetwork, GetNetwork, ListNetworks, UpdateNetwork
from novita.types.gpu_v2.networks import Network


class Networks(Resource):
    """Private networks (VPC)."""

    def create(self, *, region_id: str, name: str, extra: Mapping[str, Any] | None = None) -> str:
        """Create a private network; the answer is its id.

        The service may leave the id out; then the answer is empty, and `list(name=...)` has it.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-vpc

        Args:
            region_id: Region it spans.
            name: Name, at most 30 characters.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CreateNetwork, region_id=region_id, name=name, extra=extra)

    def get(self, network_id: str) -> Network:
        """Get one private network.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-vpc

        Args:
            network_id: Network id.

        Returns:
            A private network (VPC).

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetNetwork, network_id=network_id)

    def update(self, network_id: str, *, name: str, extra: Mapping[str, Any] | None = None) -> None:
        """Rename a private network.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-update-vpc

        Args:
            network_id: Network id.
            name: New name, at most 30 characters.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(UpdateNetwork, network_id=network_id, name=name, extra=extra)

    def delete(self, network_id: str) -> None:
        """Delete a private network.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-vpc

        Args:
            network_id: Network id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteNetwork, network_id=network_id)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        name: str | None = None,
        member_ids: str | Sequence[str] | None = None,
    ) -> Page[Network]:
        """List private networks.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-vpc

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            name: Keep names containing this text.
            member_ids: Keep networks these team members made.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListNetworks, limit=limit, cursor=cursor, name=name, member_ids=member_ids)


class AsyncNetworks(AsyncResource):
    """Private networks (VPC)."""

    async def create(self, *, region_id: str, name: str, extra: Mapping[str, Any] | None = None) -> str:
        """Create a private network; the answer is its id.

        The service may leave the id out; then the answer is empty, and `list(name=...)` has it.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-vpc

        Args:
            region_id: Region it spans.
            name: Name, at most 30 characters.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CreateNetwork, region_id=region_id, name=name, extra=extra)

    async def get(self, network_id: str) -> Network:
        """Get one private network.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-vpc

        Args:
            network_id: Network id.

        Returns:
            A private network (VPC).

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetNetwork, network_id=network_id)

    async def update(self, network_id: str, *, name: str, extra: Mapping[str, Any] | None = None) -> None:
        """Rename a private network.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-update-vpc

        Args:
            network_id: Network id.
            name: New name, at most 30 characters.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(UpdateNetwork, network_id=network_id, name=name, extra=extra)

    async def delete(self, network_id: str) -> None:
        """Delete a private network.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-vpc

        Args:
            network_id: Network id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteNetwork, network_id=network_id)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        name: str | None = None,
        member_ids: str | Sequence[str] | None = None,
    ) -> AsyncPager[Network]:
        """List private networks.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-vpc

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            name: Keep names containing this text.
            member_ids: Keep networks these team members made.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListNetworks, limit=limit, cursor=cursor, name=name, member_ids=member_ids)

# Rendered from src/novita/operations/gpu/networks.py by `python tools/render.py`: edit that, not this.

"""VPC networks between instances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu.networks import CreateNetwork, DeleteNetwork, GetNetwork, ListNetworks, UpdateNetwork
from novita.types.gpu.networks import Network


class Networks(Resource):
    """VPC networks between instances."""

    def get(self, network_id: str) -> Network:
        """Get one VPC network.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-vpc

        Args:
            network_id: Id of the network.

        Returns:
            A VPC network.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetNetwork, network_id=network_id)

    def create(self, *, cluster_id: str, name: str | None = None, extra: Mapping[str, Any] | None = None) -> Network:
        """Create a VPC network in a cluster; instances can join once `is_ready`.

        The service may leave the id out of the answer; then `id` is empty, and `list(name=...)` has it a few seconds
        later.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-vpc

        Args:
            cluster_id: Cluster that supports VPC networks.
            name: Name.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A VPC network.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CreateNetwork, cluster_id=cluster_id, name=name, extra=extra)

    def update(self, network_id: str, *, name: str, extra: Mapping[str, Any] | None = None) -> None:
        """Rename a VPC network.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-update-vpc

        Args:
            network_id: Id of the network.
            name: New name.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(UpdateNetwork, network_id=network_id, name=name, extra=extra)

    def delete(self, network_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a VPC network; refused while an instance is in it.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-vpc

        Args:
            network_id: Id of the network.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteNetwork, network_id=network_id, extra=extra)

    def list(
        self, *, name: str | None = None, creators: Sequence[str] | None = None, page: int = 1, page_size: int = 100
    ) -> Page[Network]:
        """List VPC networks.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-vpc

        Args:
            name: Keep names containing this text.
            creators: Keep the networks of these team members.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListNetworks, name=name, creators=creators, page=page, page_size=page_size)


class AsyncNetworks(AsyncResource):
    """VPC networks between instances."""

    async def get(self, network_id: str) -> Network:
        """Get one VPC network.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-vpc

        Args:
            network_id: Id of the network.

        Returns:
            A VPC network.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetNetwork, network_id=network_id)

    async def create(
        self, *, cluster_id: str, name: str | None = None, extra: Mapping[str, Any] | None = None
    ) -> Network:
        """Create a VPC network in a cluster; instances can join once `is_ready`.

        The service may leave the id out of the answer; then `id` is empty, and `list(name=...)` has it a few seconds
        later.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-vpc

        Args:
            cluster_id: Cluster that supports VPC networks.
            name: Name.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A VPC network.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CreateNetwork, cluster_id=cluster_id, name=name, extra=extra)

    async def update(self, network_id: str, *, name: str, extra: Mapping[str, Any] | None = None) -> None:
        """Rename a VPC network.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-update-vpc

        Args:
            network_id: Id of the network.
            name: New name.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(UpdateNetwork, network_id=network_id, name=name, extra=extra)

    async def delete(self, network_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a VPC network; refused while an instance is in it.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-vpc

        Args:
            network_id: Id of the network.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteNetwork, network_id=network_id, extra=extra)

    def list(
        self, *, name: str | None = None, creators: Sequence[str] | None = None, page: int = 1, page_size: int = 100
    ) -> AsyncPager[Network]:
        """List VPC networks.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-vpc

        Args:
            name: Keep names containing this text.
            creators: Keep the networks of these team members.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListNetworks, name=name, creators=creators, page=page, page_size=page_size)

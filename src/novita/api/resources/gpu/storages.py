# Rendered from src/novita/operations/gpu/storages.py by `python tools/render.py`: edit that, not this.

"""Network storages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu.storages import CreateStorage, DeleteStorage, ListStorages, UpdateStorage
from novita.types.gpu.storages import NetworkStorage


class Storages(Resource):
    """Network storages."""

    def create(self, *, cluster_id: str, name: str, size_gb: int, extra: Mapping[str, Any] | None = None) -> str:
        """Create a network storage; the answer is its id.

        The service may leave the id out; then the answer is empty, and `list(name=...)` has it.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-network-storage

        Args:
            cluster_id: Cluster that supports network storage.
            name: Name.
            size_gb: Size, GB, at least 10.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The storage id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CreateStorage, cluster_id=cluster_id, name=name, size_gb=size_gb, extra=extra)

    def update(self, storage_id: str, *, name: str, size_gb: int, extra: Mapping[str, Any] | None = None) -> None:
        """Rename or enlarge a network storage; name and size are both needed, changed or not.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-edit-network-storage

        Args:
            storage_id: Id of the storage.
            name: Name.
            size_gb: New total size, GB; it can only grow.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(UpdateStorage, storage_id=storage_id, name=name, size_gb=size_gb, extra=extra)

    def delete(self, storage_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a network storage with its data; refused while it is mounted.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-network-storage

        Args:
            storage_id: Id of the storage.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteStorage, storage_id=storage_id, extra=extra)

    def list(
        self, *, name: str | None = None, storage_id: str | None = None, page: int = 1, page_size: int = 100
    ) -> Page[NetworkStorage]:
        """List network storages.

        There is no call for a single one: pass its `storage_id`.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-network-storage

        Args:
            name: Keep names containing this text.
            storage_id: Keep this storage only.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListStorages, name=name, storage_id=storage_id, page=page, page_size=page_size)


class AsyncStorages(AsyncResource):
    """Network storages."""

    async def create(self, *, cluster_id: str, name: str, size_gb: int, extra: Mapping[str, Any] | None = None) -> str:
        """Create a network storage; the answer is its id.

        The service may leave the id out; then the answer is empty, and `list(name=...)` has it.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-network-storage

        Args:
            cluster_id: Cluster that supports network storage.
            name: Name.
            size_gb: Size, GB, at least 10.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The storage id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CreateStorage, cluster_id=cluster_id, name=name, size_gb=size_gb, extra=extra)

    async def update(self, storage_id: str, *, name: str, size_gb: int, extra: Mapping[str, Any] | None = None) -> None:
        """Rename or enlarge a network storage; name and size are both needed, changed or not.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-edit-network-storage

        Args:
            storage_id: Id of the storage.
            name: Name.
            size_gb: New total size, GB; it can only grow.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(UpdateStorage, storage_id=storage_id, name=name, size_gb=size_gb, extra=extra)

    async def delete(self, storage_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a network storage with its data; refused while it is mounted.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-network-storage

        Args:
            storage_id: Id of the storage.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteStorage, storage_id=storage_id, extra=extra)

    def list(
        self, *, name: str | None = None, storage_id: str | None = None, page: int = 1, page_size: int = 100
    ) -> AsyncPager[NetworkStorage]:
        """List network storages.

        There is no call for a single one: pass its `storage_id`.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-network-storage

        Args:
            name: Keep names containing this text.
            storage_id: Keep this storage only.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListStorages, name=name, storage_id=storage_id, page=page, page_size=page_size)

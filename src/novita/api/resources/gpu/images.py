# Rendered from src/novita/operations/gpu/images.py by `python tools/render.py`: edit that, not this.

"""Caching images in a cluster before instances need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu.images import CreatePrewarm, DeletePrewarm, GetPrewarmQuota, ListPrewarm, UpdatePrewarm
from novita.types.gpu.images import ImagePrewarm, ImagePrewarmQuota, PrewarmState


class Images(Resource):
    """Caching images in a cluster before instances need them."""

    def get_prewarm_quota(self) -> ImagePrewarmQuota:
        """Read how many prewarm tasks the account has and may have.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-image-quota

        Returns:
            How many prewarm tasks the account may have.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetPrewarmQuota)

    def create_prewarm(
        self,
        *,
        image_url: str,
        cluster_id: str,
        registry_auth_id: str | None = None,
        product_ids: Sequence[str] | None = None,
        note: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Start to cache an image in a cluster; the answer is the id of the task.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-image-prewarm

        Args:
            image_url: Image to cache.
            cluster_id: Cluster to cache it in.
            registry_auth_id: Id of the registry credential for a private image.
            product_ids: Products to cache it for.
            note: Own remark.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreatePrewarm,
            image_url=image_url,
            cluster_id=cluster_id,
            registry_auth_id=registry_auth_id,
            product_ids=product_ids,
            note=note,
            extra=extra,
        )

    def list_prewarm(
        self,
        *,
        state: PrewarmState | None = None,
        cluster_id: str | None = None,
        name: str | None = None,
        page: int = 1,
        page_size: int = 100,
    ) -> Page[ImagePrewarm]:
        """List prewarm tasks.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-image-prewarm

        Args:
            state: Keep this progress.
            cluster_id: Keep this cluster.
            name: Keep image names containing this text.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListPrewarm, state=state, cluster_id=cluster_id, name=name, page=page, page_size=page_size)

    def update_prewarm(
        self, prewarm_id: str, *, note: str | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Change the remark of a prewarm task.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-update-image-prewarm

        Args:
            prewarm_id: Id of the task.
            note: Own remark.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(UpdatePrewarm, prewarm_id=prewarm_id, note=note, extra=extra)

    def delete_prewarm(self, prewarm_ids: Sequence[str], *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete prewarm tasks.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-image-prewarm

        Args:
            prewarm_ids: Ids of the tasks.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeletePrewarm, prewarm_ids=prewarm_ids, extra=extra)


class AsyncImages(AsyncResource):
    """Caching images in a cluster before instances need them."""

    async def get_prewarm_quota(self) -> ImagePrewarmQuota:
        """Read how many prewarm tasks the account has and may have.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-image-quota

        Returns:
            How many prewarm tasks the account may have.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetPrewarmQuota)

    async def create_prewarm(
        self,
        *,
        image_url: str,
        cluster_id: str,
        registry_auth_id: str | None = None,
        product_ids: Sequence[str] | None = None,
        note: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Start to cache an image in a cluster; the answer is the id of the task.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-image-prewarm

        Args:
            image_url: Image to cache.
            cluster_id: Cluster to cache it in.
            registry_auth_id: Id of the registry credential for a private image.
            product_ids: Products to cache it for.
            note: Own remark.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreatePrewarm,
            image_url=image_url,
            cluster_id=cluster_id,
            registry_auth_id=registry_auth_id,
            product_ids=product_ids,
            note=note,
            extra=extra,
        )

    def list_prewarm(
        self,
        *,
        state: PrewarmState | None = None,
        cluster_id: str | None = None,
        name: str | None = None,
        page: int = 1,
        page_size: int = 100,
    ) -> AsyncPager[ImagePrewarm]:
        """List prewarm tasks.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-image-prewarm

        Args:
            state: Keep this progress.
            cluster_id: Keep this cluster.
            name: Keep image names containing this text.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListPrewarm, state=state, cluster_id=cluster_id, name=name, page=page, page_size=page_size)

    async def update_prewarm(
        self, prewarm_id: str, *, note: str | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Change the remark of a prewarm task.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-update-image-prewarm

        Args:
            prewarm_id: Id of the task.
            note: Own remark.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(UpdatePrewarm, prewarm_id=prewarm_id, note=note, extra=extra)

    async def delete_prewarm(self, prewarm_ids: Sequence[str], *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete prewarm tasks.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-image-prewarm

        Args:
            prewarm_ids: Ids of the tasks.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeletePrewarm, prewarm_ids=prewarm_ids, extra=extra)

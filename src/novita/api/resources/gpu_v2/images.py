# Rendered from src/novita/operations/gpu_v2/images.py by `python tools/render.py`: edit that, not this.

"""Container images of the account."""

from __future__ import annotations

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu_v2.images import DeleteImage, ImageType, ListImages
from novita.types.gpu_v2.images import Image


class Images(Resource):
    """Container images of the account."""

    def delete(self, image_id: str) -> None:
        """Delete an image.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-image

        Args:
            image_id: Image id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteImage, image_id=image_id)

    def list(
        self,
        *,
        type: ImageType | None = None,
        name: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> Page[Image]:
        """List images.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-image

        Args:
            type: Keep `base`, `community` or `private` images.
            name: Keep names containing this text.
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListImages, type=type, name=name, limit=limit, cursor=cursor)


class AsyncImages(AsyncResource):
    """Container images of the account."""

    async def delete(self, image_id: str) -> None:
        """Delete an image.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-image

        Args:
            image_id: Image id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteImage, image_id=image_id)

    def list(
        self,
        *,
        type: ImageType | None = None,
        name: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[Image]:
        """List images.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-image

        Args:
            type: Keep `base`, `community` or `private` images.
            name: Keep names containing this text.
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListImages, type=type, name=name, limit=limit, cursor=cursor)

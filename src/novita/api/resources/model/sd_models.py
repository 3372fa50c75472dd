# Rendered from src/novita/operations/model/sd_models.py by `python tools/render.py`: edit that, not this.

"""The catalogue of Stable Diffusion models, with those of your own."""

from __future__ import annotations

from typing import Literal

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.model.sd_models import ListSdModels, SdModelKind
from novita.types.model.sd_models import SdModel


class SdModels(Resource):
    """The catalogue of Stable Diffusion models, with those of your own."""

    def list(
        self,
        *,
        query: str | None = None,
        types: SdModelKind | None = None,
        visibility: Literal["public", "private"] | str | None = None,
        source: Literal["civitai", "training", "uploading"] | str | None = None,
        is_sdxl: bool | None = None,
        is_inpainting: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Page[SdModel]:
        """List the Stable Diffusion models, public and your own.

        Documentation: https://novita.ai/docs/api-reference/model-apis-get-model

        Args:
            query: Text to look for in names and tags.
            types: Kind of model.
            visibility: Public ones or your own; both without it.
            source: Where they come from.
            is_sdxl: Only those based on SDXL, or (false) only the others.
            is_inpainting: Only checkpoints for inpainting.
            cursor: Where to go on.
            limit: Models on a page, at most 100.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListSdModels,
            query=query,
            types=types,
            visibility=visibility,
            source=source,
            is_sdxl=is_sdxl,
            is_inpainting=is_inpainting,
            cursor=cursor,
            limit=limit,
        )


class AsyncSdModels(AsyncResource):
    """The catalogue of Stable Diffusion models, with those of your own."""

    def list(
        self,
        *,
        query: str | None = None,
        types: SdModelKind | None = None,
        visibility: Literal["public", "private"] | str | None = None,
        source: Literal["civitai", "training", "uploading"] | str | None = None,
        is_sdxl: bool | None = None,
        is_inpainting: bool | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[SdModel]:
        """List the Stable Diffusion models, public and your own.

        Documentation: https://novita.ai/docs/api-reference/model-apis-get-model

        Args:
            query: Text to look for in names and tags.
            types: Kind of model.
            visibility: Public ones or your own; both without it.
            source: Where they come from.
            is_sdxl: Only those based on SDXL, or (false) only the others.
            is_inpainting: Only checkpoints for inpainting.
            cursor: Where to go on.
            limit: Models on a page, at most 100.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(
            ListSdModels,
            query=query,
            types=types,
            visibility=visibility,
            source=source,
            is_sdxl=is_sdxl,
            is_inpainting=is_inpainting,
            cursor=cursor,
            limit=limit,
        )

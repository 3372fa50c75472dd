"""Container images of the account."""

from __future__ import annotations

from typing import Literal, TypeAlias

from novita._core.operation import Id, Operation, PagedOperation
from novita.types.gpu_v2.images import Image

from ._base import PAGES, PageCursor, PageLimit, Text255

ImageType: TypeAlias = Literal["base", "community", "private"] | str
"""Whose an image is."""


class ListImages(
    PagedOperation[Image],
    method="list",
    route="GET /gpus/v2/images",
    paging=PAGES,
    docs="gpus-v2-list-image",
):
    """List images."""

    type: ImageType | None = None
    """Keep `base`, `community` or `private` images."""
    name: Text255 | None = None
    """Keep names containing this text."""
    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""


class DeleteImage(
    Operation[None],
    method="delete",
    route="DELETE /gpus/v2/images/{image_id}",
    positional="image_id",
    docs="gpus-v2-delete-image",
):
    """Delete an image."""

    image_id: Id
    """Image id."""

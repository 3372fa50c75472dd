"""Regions."""

from __future__ import annotations

from novita._core.operation import PagedOperation
from novita.types.gpu_v2.regions import Region

from ._base import PAGES, PageCursor, PageLimit


class ListRegions(
    PagedOperation[Region],
    method="list",
    route="GET /gpus/v2/regions",
    paging=PAGES,
    docs="gpus-v2-list-regions",
):
    """List public regions."""

    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""

"""Pages of a list: what is on this one, and the way to all the others."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from novita._core import export

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from novita._core.operation import PagedOperation

    from .aio import AsyncSession
    from .sync import SyncSession

T = TypeVar("T")


class _AnyPage(Generic[T]):
    """What both kinds of page know."""

    __slots__ = (
        "_client",
        "_following",
        "_into",
        "_number",
        "_operation",
        "_repeats",
        "_seen",
        "_signs",
        "items",
        "total",
    )

    items: tuple[T, ...]
    """The records on this page."""
    _seen: int
    total: int | None
    """Matching records over all pages, if the service says so."""

    def __init__(
        self,
        client: Any,
        operation: PagedOperation[Any],
        envelope: Any,
        previous: _AnyPage[T] | None = None,
        into: Any = None,
    ) -> None:
        paging: Any = operation.spec.paging
        self._client = client
        self._operation = operation
        self._into = into
        self.items = envelope.items
        self.total = paging.total(envelope)
        self._seen = len(self.items) + (previous._seen if previous else 0)
        changes = paging.following(envelope, operation, self._seen)
        self._repeats = False
        self._number = 1
        self._signs: tuple[Any, ...] = ()
        if changes is not None or previous is not None:
            sign: Any = tuple([getattr(item, "id", None) or item for item in self.items]) or changes
            # Items of the caller's own type may have no ids, and look the same on page after page.
            alike = into is not None and not any(hasattr(item, "id") for item in self.items)
            self._follow(previous, (sign, getattr(operation, "cursor", None)) if alike else sign)
            if alike and self.total is not None and self._seen <= self.total:
                self._repeats = False
        self._following = None if changes is None else operation.model_copy(update=changes)

    def _follow(self, previous: _AnyPage[T] | None, sign: Any) -> None:
        """Find out whether the service goes round in circles, as one that ignores the page number does for ever.

        A page is known by the ids on it, whatever else of the items may have changed. It is held against the page
        before, against the first, and against one that stays behind further and further: that finds any circle.
        """
        if previous is None:
            self._signs = (sign, sign, sign)
            return
        first, behind, last = previous._signs
        self._repeats = sign is not None and sign in (first, behind, last)
        self._number = previous._number + 1
        self._signs = (first, sign if self._number & (self._number - 1) == 0 else behind, sign)

    @property
    def has_next(self) -> bool:
        """Whether there is a page after this one."""
        return self._following is not None

    def to_arrow(self) -> pa.Table:  # pyright: ignore[reportUnknownParameterType]  # pyarrow has no types
        """The items of this page as a pyarrow table, a row each; see `novita.to_arrow`.

        Raises:
            MissingPackageError: pyarrow is not installed.
        """
        items: Any = self.items
        return export.arrow_table(items, self._into or self._operation.spec.response)

    def to_polars(self) -> pl.DataFrame:
        """The items of this page as a polars data frame; see `novita.to_arrow`.

        Raises:
            MissingPackageError: polars is not installed.
        """
        frame: pl.DataFrame = export.polars_frame(self.to_arrow())
        return frame

    def to_pandas(self) -> pd.DataFrame:
        """The items of this page as a pandas data frame; see `novita.to_arrow`.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        frame: pd.DataFrame = export.pandas_frame(self.to_arrow())
        return frame

    def __repr__(self) -> str:
        of = "" if self.total is None else f" of {self.total}"
        return f"<{type(self).__name__} of {self._operation.spec.name}: {len(self.items)}{of} items>"


class Page(_AnyPage[T]):
    """One page of a list. Iterating gives the items of this page and of all that follow, fetched as needed."""

    __slots__ = ()
    _client: SyncSession

    def next_page(self) -> Page[T] | None:
        """Fetch the page after this one; None after the last, or when the service only repeats this one."""
        if self._following is None:
            return None
        envelope = self._client._fetch_page(self._following, self._into)
        page = Page(self._client, self._following, envelope, self, self._into)
        return None if page._repeats else page

    def pages(self) -> Iterator[Page[T]]:
        """This page and all that follow, fetched as needed."""
        page: Page[T] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items


class AsyncPage(_AnyPage[T]):
    """One page of a list. `async for` gives the items of this page and of all that follow, fetched as needed."""

    __slots__ = ()
    _client: AsyncSession

    async def next_page(self) -> AsyncPage[T] | None:
        """Fetch the page after this one; None after the last, or when the service only repeats this one."""
        if self._following is None:
            return None
        envelope = await self._client._fetch_page(self._following, self._into)
        page = AsyncPage(self._client, self._following, envelope, self, self._into)
        return None if page._repeats else page

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """This page and all that follow, fetched as needed."""
        page: AsyncPage[T] | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item


class AsyncPager(Generic[T]):
    """What an async `list()` gives: await it for the first page, or `async for` over all items."""

    __slots__ = ("_client", "_operation")

    def __init__(self, client: AsyncSession, operation: PagedOperation[T]) -> None:
        self._client = client
        self._operation = operation

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self._client.send(self._operation).__await__()

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """All pages, fetched as needed."""
        async for page in (await self).pages():
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self:
            yield item

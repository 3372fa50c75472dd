"""How answers are cut into pages: the styles of the wire, and what follows a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from .model import Array


class Paging(Protocol):
    """One style of paging."""

    def envelope(self, item: Any) -> type[Any]:
        """Struct type that decodes a page of `item`."""
        ...

    def total(self, envelope: Any) -> int | None:
        """Matching records over all pages, if the answer says so."""
        ...

    def following(self, envelope: Any, request: Any, seen: int) -> dict[str, Any] | None:
        """Changes to the request that fetch the next page, or None after the last.

        Args:
            envelope: The page just read.
            request: The operation that fetched it.
            seen: Records on this and all earlier pages.
        """
        ...


class _PageEnvelope(msgspec.Struct, frozen=True, gc=False):
    def __post_init__(self) -> None:
        if self.items is None:  # type: ignore[attr-defined]  # the field is defined below
            msgspec.structs.force_setattr(self, "items", ())


def _envelope(item: Any, items: str, *others: tuple[Any, ...]) -> type[Any]:
    fields = [("items", Array[item], msgspec.field(name=items, default=())), *others]
    return msgspec.defstruct("PageEnvelope", fields, bases=(_PageEnvelope,), frozen=True, gc=False, kw_only=True)


@dataclass(frozen=True)
class Numbered:
    """Pages are asked for by number; the request has `page` and `page_size`."""

    items: str
    """Wire name of the list."""

    def envelope(self, item: Any) -> type[Any]:
        """Struct type that decodes a page of `item`."""
        return _envelope(item, self.items, ("total", int | None, None))

    def total(self, envelope: Any) -> int | None:
        """Matching records over all pages, if the answer says so."""
        found: int | None = envelope.total
        return found

    def following(self, envelope: Any, request: Any, seen: int) -> dict[str, Any] | None:
        """Changes to the request that fetch the next page, or None after the last.

        A short page is the last one unless `total` promises more: servers cap the page size, and totals lag.
        """
        if not envelope.items:
            return None
        if len(envelope.items) < (request.page_size or 0) and seen >= (envelope.total or 0):
            return None
        return {"page": (request.page or 1) + 1}


@dataclass(frozen=True)
class Cursor:
    """Each page names the next; the request has a cursor parameter."""

    items: str
    """Wire name of the list."""
    parameter: str = "cursor"
    """Attribute of the request that takes the cursor."""
    next: str = "next_cursor"
    """Wire name of the next cursor in the answer."""
    more: str | None = None
    """Wire name of a flag that says whether there is more, if there is one."""

    def envelope(self, item: Any) -> type[Any]:
        """Struct type that decodes a page of `item`."""
        more = [("more", bool | None, msgspec.field(name=self.more, default=None))] if self.more else []
        return _envelope(
            item,
            self.items,
            ("total", int | None, None),
            ("next", str | None, msgspec.field(name=self.next, default=None)),
            *more,
        )

    def total(self, envelope: Any) -> int | None:
        """Matching records over all pages, if the answer says so."""
        found: int | None = envelope.total
        return found

    def following(self, envelope: Any, request: Any, seen: int) -> dict[str, Any] | None:  # noqa: ARG002 - one protocol
        """Changes to the request that fetch the next page, or None after the last."""
        if not envelope.next or (self.more and envelope.more is False):
            return None
        if envelope.next == getattr(request, self.parameter):
            return None
        return {self.parameter: envelope.next}


class _Block(msgspec.Struct, frozen=True, gc=False):
    next_cursor: str | None = None


@dataclass(frozen=True)
class CursorBlock:
    """Each page names the next in an object `pagination`, even the last one; the request has `cursor` and `limit`."""

    items: str
    """Wire name of the list."""

    def envelope(self, item: Any) -> type[Any]:
        """Struct type that decodes a page of `item`."""
        return _envelope(item, self.items, ("pagination", _Block | None, None))

    def total(self, envelope: Any) -> int | None:  # noqa: ARG002 - one protocol
        """Matching records over all pages: the answer does not say."""
        return None

    def following(self, envelope: Any, request: Any, seen: int) -> dict[str, Any] | None:  # noqa: ARG002 - one protocol
        """Changes to the request that fetch the next page; an empty or a short page is the last one."""
        if not envelope.items or len(envelope.items) < (request.limit or 0) or envelope.pagination is None:
            return None
        following = envelope.pagination.next_cursor
        return {"cursor": following} if following and following != request.cursor else None

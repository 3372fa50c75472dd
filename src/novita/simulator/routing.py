"""How an operation gets its behaviour: a function registered under the operation's name."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from .refusal import Refusal

if TYPE_CHECKING:
    from .world import World

__all__ = ["HANDLERS", "Call", "Handler", "Reply", "must_find", "operation", "paged"]

DEFAULT_PAGE_SIZE = 10
T = TypeVar("T")


class Call(msgspec.Struct, frozen=True, gc=False):
    """One valid request: path and query values by the contract's types, the decoded body."""

    path: dict[str, str]
    query: dict[str, Any]
    body: Any


class Reply(msgspec.Struct, frozen=True, gc=False):
    """An answer that is not JSON."""

    kind: str
    """Its content type."""
    pieces: Iterable[bytes]
    """Its body; more than one piece is sent piece by piece, without saying the length before."""
    cut: bool = False
    """Break off after the last piece instead of ending."""


Handler = Callable[["World", Call], object]
HANDLERS: dict[str, Handler] = {}


def operation(name: str) -> Callable[[Handler], Handler]:
    """Register the decorated `function(world, call)` as the behaviour of an operation of the contract.

    It returns what is sent as JSON, or a `Reply`, or raises `Refusal`. An operation without one answers the
    contract's example; a later registration replaces an earlier one.
    """

    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return register


def must_find(records: dict[str, T], key: str, what: str, *, reason: str = "RESOURCE_NOT_FOUND") -> T:
    """The record with this id."""
    try:
        return records[key]
    except KeyError:
        raise Refusal(reason, f"{what} not found") from None


def paged(records: list[Any], query: dict[str, Any], *, items: str, number: str = "pageNum") -> dict[str, Any]:
    """One page of records under the member `items`: null when empty, the total as decimal text. Page 0 is page 1."""
    size = query.get("pageSize") or DEFAULT_PAGE_SIZE
    first = (max(query.get(number, 1), 1) - 1) * size
    return {items: records[first : first + size] or None, "total": str(len(records))}

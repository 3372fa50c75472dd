"""Base of the rendered resource classes: a method is one line, `return self._perform(SomeOperation, ...)`."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, TypeVar, overload

from novita.exceptions import EndpointRetiredError

if TYPE_CHECKING:
    from novita._core.events import AnswerStreamOperation, StreamOperation
    from novita._core.operation import Operation, PagedOperation

    from .aio import AsyncSession
    from .pages import AsyncPager, Page
    from .streams import AnswerStream, AsyncAnswerStream, AsyncEventStream, EventStream
    from .sync import SyncSession

R = TypeVar("R")
F = TypeVar("F")


class _AnyResource:
    """What both kinds of resource do about methods that are gone."""

    if not TYPE_CHECKING:  # so that type checkers report them as unknown

        def __getattr__(self, name):
            raise _missing(self, name)


def _missing(resource: _AnyResource, name: str) -> AttributeError:
    """The error for an attribute that is not there; it tells what was retired."""
    cls = type(resource)
    # With these two, Python's traceback suggests what may have been meant.
    plain = AttributeError(f"{cls.__name__!r} object has no attribute {name!r}", name=name, obj=resource)
    if name.startswith("_"):  # copy, pickle and debuggers ask for these
        return plain
    from novita._core.retired import RETIRED

    path = cls.__module__.partition(".api.")[2].removeprefix("resources.")
    wanted = f"{path}.{name}"
    # A group may be gone as a whole.
    if (found := RETIRED.get(wanted)) or (
        found := next((row for each, row in RETIRED.items() if each.startswith(f"{wanted}.")), None)
    ):
        return EndpointRetiredError(wanted, *found)
    return plain


class Resource(_AnyResource):
    """A group of methods of the sync client; it keeps its client alive."""

    def __init__(self, client: SyncSession) -> None:
        self._client = client

    @overload
    def _perform(self, operation: type[PagedOperation[R]], /, **fields: Any) -> Page[R]: ...
    @overload
    def _perform(self, operation: type[Operation[R]], /, **fields: Any) -> R: ...
    def _perform(self, operation: type[Operation[Any]], /, **fields: Any) -> Any:
        return self._client.send(self._client._build(operation, fields))

    @overload
    def _stream(self, operation: type[AnswerStreamOperation[R, F]], /, **fields: Any) -> AnswerStream[R, F]: ...
    @overload
    def _stream(self, operation: type[StreamOperation[R]], /, **fields: Any) -> EventStream[R]: ...
    def _stream(self, operation: type[StreamOperation[Any]], /, **fields: Any) -> EventStream[Any]:
        return self._client.stream(self._client._build(operation, fields))


class AsyncResource(_AnyResource):
    """A group of methods of the async client; it keeps its client alive."""

    def __init__(self, client: AsyncSession) -> None:
        self._client = client

    # Gives the client's coroutine instead of awaiting it: a frame less for the event loop to go through.
    def _perform(self, operation: type[Operation[R]], /, **fields: Any) -> Coroutine[Any, Any, R]:
        return self._client._call(operation, fields)

    def _pages(self, operation: type[PagedOperation[R]], /, **fields: Any) -> AsyncPager[R]:
        return self._client._pages(self._client._build(operation, fields))

    @overload
    def _stream(self, operation: type[AnswerStreamOperation[R, F]], /, **fields: Any) -> AsyncAnswerStream[R, F]: ...
    @overload
    def _stream(self, operation: type[StreamOperation[R]], /, **fields: Any) -> AsyncEventStream[R]: ...
    def _stream(self, operation: type[StreamOperation[Any]], /, **fields: Any) -> AsyncEventStream[Any]:
        return self._client.stream(self._client._build(operation, fields))

"""Answers that arrive as server-sent events, in a `with` block that closes the connection."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from novita._core.call import TransportError
from novita._core.events import AnswerStreamOperation, Collector, Events, StreamOperation
from novita.exceptions import APIError

if TYPE_CHECKING:
    from novita._transport import AsyncOpenAnswer, OpenAnswer

    from .aio import AsyncSession
    from .sync import SyncSession

R = TypeVar("R")
F = TypeVar("F")


class EventStream(Generic[R]):
    """A stream of typed events. Use it in a `with` block: leaving the block closes the connection at once."""

    def __init__(self, client: SyncSession, operation: StreamOperation[R]) -> None:
        self._client = client
        self._operation = operation
        self._events: Events[R] = Events(operation, client._options)
        self._answer: OpenAnswer | None = None
        self._chunks: Iterator[bytes] | None = None

    def __enter__(self) -> Self:
        self._answer = self._client._open(self._operation)
        self._chunks = self._answer.chunks()
        return self

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> R:
        try:
            return self._next()
        except BaseException:  # the end of the stream, too
            self.close()
            raise

    def _next(self) -> R:
        events = self._events
        while (event := events.take()) is None:
            if events.finished:
                raise StopIteration
            if self._chunks is None:
                raise _not_entered(self._operation, "with")
            try:
                chunk = next(self._chunks, None)
            except TransportError as error:
                raise events.broken(error) from error
            if chunk is None:
                events.stopped()
            else:
                events.feed(chunk)
        return event

    def close(self) -> None:
        """Close the connection."""
        self._chunks = None
        if self._answer is not None:
            self._answer.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncEventStream(Generic[R]):
    """A stream of typed events. Use it in an `async with` block: leaving the block closes the connection at once."""

    def __init__(self, client: AsyncSession, operation: StreamOperation[R]) -> None:
        self._client = client
        self._operation = operation
        self._events: Events[R] = Events(operation, client._options)
        self._answer: AsyncOpenAnswer | None = None
        self._chunks: AsyncIterator[bytes] | None = None

    async def __aenter__(self) -> Self:
        self._answer = await self._client._open(self._operation)
        self._chunks = self._answer.chunks()
        return self

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> R:
        try:
            return await self._next()
        except BaseException:  # the end of the stream, too
            await self.close()
            raise

    async def _next(self) -> R:
        events = self._events
        while (event := events.take()) is None:
            if events.finished:
                raise StopAsyncIteration
            if self._chunks is None:
                raise _not_entered(self._operation, "async with")
            try:
                chunk = await anext(self._chunks, None)
            except TransportError as error:
                raise events.broken(error) from error
            if chunk is None:
                events.stopped()
            else:
                events.feed(chunk)
        return event

    async def close(self) -> None:
        """Close the connection."""
        self._chunks = None
        if self._answer is not None:
            await self._answer.close()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


def _not_entered(operation: StreamOperation[Any], statement: str) -> APIError:
    name = operation.spec.name
    return APIError(f"{name}: read the stream inside of its `{statement}` block", operation=name)


class AnswerStream(EventStream[R], Generic[R, F]):
    """An answer as it is written. Use it in a `with` block: leaving the block closes the connection at once.

    Iterate over it for the typed events, or over `text` for the text alone; `final()` gives the whole answer.
    """

    def __init__(self, client: SyncSession, operation: AnswerStreamOperation[R, F]) -> None:
        super().__init__(client, operation)
        self._collector: Collector[R, F] = operation.collector()
        self._text = ""

    def _next(self) -> R:
        event = super()._next()
        self._text = self._collector.add(event)
        self._events.may_stop = self._collector.complete
        return event

    @property
    def text(self) -> Generator[str]:
        """The text in pieces, as they arrive.

        Raises:
            APIError: The stream broke, or carries an error.
        """
        for _ in self:
            if self._text:
                yield self._text

    def final(self) -> F:
        """Read what is left and give the whole answer, tool calls assembled, as `create` would.

        Raises:
            APIError: The stream broke, carries an error, or was left before its end.
        """
        for _ in self:
            pass
        return self._collector.final()


class AsyncAnswerStream(AsyncEventStream[R], Generic[R, F]):
    """An answer as it is written. Use it in an `async with` block: leaving the block closes the connection at once.

    Iterate over it for the typed events, or over `text` for the text alone; `final()` gives the whole answer.
    """

    def __init__(self, client: AsyncSession, operation: AnswerStreamOperation[R, F]) -> None:
        super().__init__(client, operation)
        self._collector: Collector[R, F] = operation.collector()
        self._text = ""

    async def _next(self) -> R:
        event = await super()._next()
        self._text = self._collector.add(event)
        self._events.may_stop = self._collector.complete
        return event

    @property
    async def text(self) -> AsyncGenerator[str]:
        """The text in pieces, as they arrive.

        Raises:
            APIError: The stream broke, or carries an error.
        """
        async for _ in self:
            if self._text:
                yield self._text

    async def final(self) -> F:
        """Read what is left and give the whole answer, tool calls assembled, as `create` would.

        Raises:
            APIError: The stream broke, carries an error, or was left before its end.
        """
        async for _ in self:
            pass
        return self._collector.final()

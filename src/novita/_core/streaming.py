"""Answers that arrive as server-sent events: typed events, in a `with` block that closes the connection."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

import msgspec

from novita.exceptions import APIConnectionError, APIError, ResponseValidationError

from .call import Answer, TransportError
from .decode import decode, status_error
from .exchange import broken_off
from .operation import Operation
from .sse import Event, EventDecoder, EventTooLargeError

if TYPE_CHECKING:
    from novita._transport import AsyncOpenAnswer, OpenAnswer
    from novita.client import AsyncNovitaClient, NovitaClient

R = TypeVar("R")


class StreamOperation(Operation[R]):
    """An operation answered by server-sent events of type `R`; `client.stream` performs it."""

    end_data: ClassVar[bytes | None] = b"[DONE]"
    """Data of the event that ends the stream; None when the end of the body does."""
    end_events: ClassVar[frozenset[str]] = frozenset()
    """Names of the events that are the last one, if the end is marked so."""


class Events(Generic[R]):
    """From the bytes of a stream to its events, without IO."""

    def __init__(self, operation: StreamOperation[R]) -> None:
        self._operation = operation
        self._decoder = EventDecoder()
        self._waiting: deque[Event] = deque()
        self.count = 0
        self.finished = False
        """The end mark was seen."""
        self.may_stop = operation.end_data is None and not operation.end_events
        """The end of the body is the end of the stream."""

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes.

        Raises:
            APIConnectionError: An event is too large.
        """
        try:
            self._waiting.extend(self._decoder.feed(chunk))
        except EventTooLargeError as error:
            name = self._operation.spec.name
            raise APIConnectionError(f"{name}: {error}", operation=name) from None

    def take(self) -> R | None:
        """The next event; None when it has not arrived yet, or `finished`.

        Raises:
            APIError: The stream carries an error, or something that is no event of the operation.
        """
        if self.finished or not self._waiting:
            return None
        event = self._waiting.popleft()
        self.finished = event.data == self._operation.end_data
        if self.finished:
            return None
        value = self._decoded(event)
        self.finished = event.name in self._operation.end_events
        return value

    def _decoded(self, event: Event) -> R:
        name = self._operation.spec.name
        if event.name == "error" or _is_error(event.data):
            raise status_error(name, Answer(_error_status(event.data), [], event.data, ""), 1)
        self.count += 1
        try:
            value: R = decode(self._operation.spec, Answer(200, [], event.data, ""))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise ResponseValidationError(
                f"{name}: event {self.count} of the stream does not fit the documentation: {error}",
                operation=name,
                body=event.data[:2000].decode("utf-8", "replace"),
            ) from None
        return value

    def stopped(self) -> None:
        """Take the end of the body.

        Raises:
            APIConnectionError: It is not the end of the stream.
        """
        if not self.may_stop:
            raise self.broken(None)
        self.finished = True

    def broken(self, error: TransportError | None) -> APIError:
        """The error for a stream that stopped before its end."""
        return broken_off(self._operation.spec.name, f"the stream, {self.count} events old,", error)


def _is_error(data: bytes) -> bool:
    """Whether the data stands for a failure: it has an `error`, or a `reason` and no choices."""
    if b'"error"' not in data and b'"reason"' not in data:  # quotes inside of texts are escaped
        return False
    members = _members(data)
    return bool(members.get("error")) or ("reason" in members and "choices" not in members)


def _error_status(data: bytes) -> int:
    members = _members(data)
    inner = members.get("error")
    code = str((inner if isinstance(inner, dict) else members).get("code"))  # a number, or a number as text
    return int(code) if re.fullmatch("[45][0-9][0-9]", code) else 500


def _members(data: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


class EventStream(Generic[R]):
    """A stream of typed events. Use it in a `with` block: leaving the block closes the connection at once."""

    def __init__(self, client: NovitaClient, operation: StreamOperation[R]) -> None:
        self._client = client
        self._operation = operation
        self._events: Events[R] = Events(operation)
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

    def __init__(self, client: AsyncNovitaClient, operation: StreamOperation[R]) -> None:
        self._client = client
        self._operation = operation
        self._events: Events[R] = Events(operation)
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

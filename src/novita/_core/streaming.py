"""Answers that arrive as server-sent events: typed events, in a `with` block that closes the connection."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar

import msgspec

from novita.exceptions import APIConnectionError, APIError, ResponseValidationError

from .call import Answer, TransportError
from .decode import status_error
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
    end_event: ClassVar[str | None] = None
    """Name of the event that is the last one, if the end is marked so."""


class Events(Generic[R]):
    """From the bytes of a stream to its events, without IO."""

    def __init__(self, operation: StreamOperation[R]) -> None:
        self._operation = operation
        self._decoder = EventDecoder()
        self.count = 0
        self.finished = False
        """The end mark was seen."""
        self.may_stop = operation.end_data is None and operation.end_event is None
        """The end of the body is the end of the stream."""

    def feed(self, chunk: bytes) -> Iterator[R]:
        """Take the next bytes and give the events they complete.

        Raises:
            APIError: The stream carries an error, or something that is no event of the operation.
        """
        name = self._operation.spec.name
        try:
            for event in self._decoder.feed(chunk):
                if event.data == self._operation.end_data:
                    self.finished = True
                    return
                yield self._event(event)
                if event.name == self._operation.end_event:
                    self.finished = True
                    return
        except EventTooLargeError as error:
            raise APIConnectionError(f"{name}: {error}", operation=name) from None

    def _event(self, event: Event) -> R:
        name = self._operation.spec.name
        if event.name == "error" or event.data.startswith((b'{"error"', b'{"code"')):
            raise status_error(name, Answer(_error_status(event.data), [], event.data, ""), 1)
        self.count += 1
        try:
            value: R = self._operation.spec.decoder().decode(event.data)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ResponseValidationError(
                f"{name}: event {self.count} of the stream does not fit the documentation: {error}",
                operation=name,
                body=event.data[:2000].decode("utf-8", "replace"),
            ) from None
        return value

    def broken(self, error: TransportError | None) -> APIError:
        """The error for a stream that stopped before its end."""
        name = self._operation.spec.name
        why = str(error) if error else "the server closed it before its end mark"
        return APIConnectionError(f"{name}: the stream broke after {self.count} events: {why}", operation=name)


def _error_status(data: bytes) -> int:
    try:
        found = msgspec.json.decode(data)
        inner = found.get("error", found)
        code = inner.get("code", inner.get("status"))
    except (msgspec.DecodeError, UnicodeDecodeError, AttributeError):
        return 500
    return code if isinstance(code, int) and 400 <= code < 600 else 500


class EventStream(Generic[R]):
    """A stream of typed events. Use it in a `with` block: leaving the block closes the connection at once."""

    def __init__(self, client: NovitaClient, operation: StreamOperation[R]) -> None:
        self._client = client
        self._operation = operation
        self._answer: OpenAnswer | None = None

    def __enter__(self) -> Self:
        self._answer = self._client._open(self._operation)
        return self

    def __iter__(self) -> Iterator[R]:
        if self._answer is None:
            raise APIError(
                f"{self._operation.spec.name}: use the stream in a with block", operation=self._operation.spec.name
            )
        events = Events(self._operation)
        try:
            for chunk in self._answer.chunks():
                yield from events.feed(chunk)
                if events.finished:
                    return
        except TransportError as error:
            raise events.broken(error) from error
        finally:
            self.close()
        if not events.may_stop:
            raise events.broken(None)

    def close(self) -> None:
        """Close the connection."""
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
        self._answer: AsyncOpenAnswer | None = None

    async def __aenter__(self) -> Self:
        self._answer = await self._client._open(self._operation)
        return self

    async def __aiter__(self) -> AsyncIterator[R]:
        if self._answer is None:
            raise APIError(
                f"{self._operation.spec.name}: use the stream in an async with block",
                operation=self._operation.spec.name,
            )
        events = Events(self._operation)
        try:
            async for chunk in self._answer.chunks():
                for event in events.feed(chunk):
                    yield event
                if events.finished:
                    return
        except TransportError as error:
            raise events.broken(error) from error
        finally:
            await self.close()
        if not events.may_stop:
            raise events.broken(None)

    async def close(self) -> None:
        """Close the connection."""
        if self._answer is not None:
            await self._answer.close()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

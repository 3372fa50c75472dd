"""Answers that a model writes as you watch: their events, their text, and the whole answer at the end."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from .streaming import AsyncEventStream, EventStream, StreamOperation

if TYPE_CHECKING:
    from novita.client import AsyncNovitaClient, NovitaClient

R = TypeVar("R")
F = TypeVar("F")
Taken_contra = TypeVar("Taken_contra", contravariant=True)
Given_co = TypeVar("Given_co", covariant=True)


class Collector(Protocol[Taken_contra, Given_co]):
    """Puts an answer together from its events."""

    @property
    def complete(self) -> bool:
        """Whether nothing of the answer is missing."""
        ...

    def add(self, event: Taken_contra, /) -> str:
        """Take the next event and give the text it brings; of several answers, that of the first."""
        ...

    def final(self) -> Given_co:
        """The answer, as the call without a stream gives it."""
        ...


class AnswerStreamOperation(StreamOperation[R], Generic[R, F]):
    """An operation whose events of type `R` make an answer of type `F`."""

    collector: ClassVar[type[Collector[Any, Any]]]
    """What puts the answer together."""

    def _body(self) -> bytes:
        return super()._body()[:-1] + b',"stream":true}'


class AnswerStream(EventStream[R], Generic[R, F]):
    """An answer as it is written. Use it in a `with` block: leaving the block closes the connection at once.

    Iterate over it for the typed events, or over `text` for the text alone; `final()` gives the whole answer.
    """

    def __init__(self, client: NovitaClient, operation: AnswerStreamOperation[R, F]) -> None:
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

    def __init__(self, client: AsyncNovitaClient, operation: AnswerStreamOperation[R, F]) -> None:
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

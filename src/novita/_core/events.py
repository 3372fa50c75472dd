"""Operations answered by server-sent events, and the way from bytes to events and to the whole answer; without IO."""

from __future__ import annotations

import re
from collections import deque
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import msgspec

from novita.exceptions import APIConnectionError, APIError, ResponseValidationError

from .call import Answer, TransportError
from .decode import decode, status_error
from .exchange import broken_off, without_key
from .operation import Operation
from .options import Options
from .sse import Event, EventDecoder, EventTooLargeError

R = TypeVar("R")
F = TypeVar("F")
Taken_contra = TypeVar("Taken_contra", contravariant=True)
Given_co = TypeVar("Given_co", covariant=True)


class StreamOperation(Operation[R]):
    """An operation answered by server-sent events of type `R`; `client.stream` performs it."""

    end_data: ClassVar[bytes | None] = b"[DONE]"
    """Data of the event that ends the stream; None when the end of the body does."""
    end_events: ClassVar[frozenset[str]] = frozenset()
    """Names of the events that are the last one, if the end is marked so."""


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


class Instead:
    """The first bytes of an answer, as long as they may be a failure in the place of a stream.

    Attributes:
        held: What came so far.
        ruled_out: They are too many, or do not begin as JSON does.
    """

    _most = 16 * 1024

    def __init__(self) -> None:
        self.held = b""
        self.ruled_out = False

    def add(self, chunk: bytes) -> None:
        """Take the next bytes, unless it is ruled out."""
        if not self.ruled_out:
            self.held += chunk
            self.ruled_out = self.held[:1] not in {b"", b"{", b"["} or len(self.held) > self._most


class Events(Generic[R]):
    """From the bytes of a stream to its events, without IO."""

    def __init__(self, operation: StreamOperation[R], options: Options) -> None:
        self._operation = operation
        self._options = options
        self._decoder = EventDecoder()
        self._waiting: deque[Event] = deque()
        self._instead = Instead()
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
        self._instead.add(chunk)
        try:
            # Data that is blank keeps the connection alive.
            self._waiting.extend(event for event in self._decoder.feed(chunk) if event.data.strip())
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
        if event.name == "error" or is_failure(event.data):
            raise failure(name, event.data, self._options)
        self.count += 1
        try:
            value: R = decode(self._operation.spec, Answer(200, [], event.data, ""))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise ResponseValidationError(
                f"{name}: event {self.count} of the stream does not fit the documentation: {error}",
                operation=name,
                body=without_key(event.data, self._options)[:2000].decode("utf-8", "replace"),
            ) from None
        return value

    def stopped(self) -> None:
        """Take the end of the body.

        Raises:
            APIConnectionError: It is not the end of the stream.
            APIStatusError: A failure is there in the place of a stream.
        """
        if not self.may_stop:
            if not self._instead.ruled_out and is_failure(self._instead.held):
                raise failure(self._operation.spec.name, self._instead.held, self._options)
            self.feed(b"\n\n")  # some servers leave out the blank line after their end mark
            if all(event.data != self._operation.end_data for event in self._waiting):
                raise self.broken(None)
        self.finished = True

    def broken(self, error: TransportError | None) -> APIError:
        """The error for a stream that stopped before its end."""
        return broken_off(self._operation.spec.name, f"the stream, {self.count} events old,", error)


def failure(name: str, data: bytes, options: Options) -> APIError:
    """The error that an event stands for."""
    said = without_key(data, options)
    return status_error(name, Answer(_error_status(said), [], said, ""), 1)


def is_failure(data: bytes) -> bool:
    """Whether the data stands for a failure: it has or is an `error`, or has no choices but a `reason` or a code."""
    if not any(mark in data for mark in (b'"error"', b'"reason"', b'"code"')):  # quotes inside of texts are escaped
        return False
    members = _members(data)
    if members.get("error") or "error" in (members.get("object"), members.get("type")):
        return True
    told = "reason" in members or (members.get("code") and members.get("message"))
    return bool(told) and "choices" not in members


def _error_status(data: bytes) -> int:
    members = _members(data)
    inner = members.get("error")
    code = str((inner if isinstance(inner, dict) else members).get("code"))  # a number, or a number as text
    return int(code) if re.fullmatch("[45][0-9][0-9]", code) else 500


def _members(data: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(data.decode("utf-8", "replace"))  # a failure is one in any encoding
    except (msgspec.DecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

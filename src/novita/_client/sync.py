"""The way of a call of the sync client: from the operation through the attempts over the transport to its value."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, overload

from novita._core.call import Answer, TransportError
from novita._core.events import AnswerStreamOperation, StreamOperation
from novita._core.exchange import Exchange, broken_off
from novita._core.operation import Operation, PagedOperation
from novita._core.raw import RawResponse, raw_response

from . import bulk
from .bulk import Outcome
from .pages import Page
from .session import Session
from .streams import AnswerStream, EventStream

if TYPE_CHECKING:
    import ssl

    import httpx

    from novita._transport import OpenAnswer, SyncTransport

R = TypeVar("R")
F = TypeVar("F")
T = TypeVar("T")


class SyncSession(Session["SyncTransport"]):
    """Performs calls and blocks until they are answered."""

    @overload
    def send(self, operation: PagedOperation[Any], *, into: type[T]) -> Page[T]: ...
    @overload
    def send(self, operation: Operation[Any], *, into: type[T]) -> T: ...
    @overload
    def send(self, operation: PagedOperation[R]) -> Page[R]: ...
    @overload
    def send(self, operation: Operation[R]) -> R: ...
    def send(self, operation: Operation[Any], *, into: Any = None) -> Any:
        """Perform an operation and give its value, as the method of the same name would.

        Args:
            operation: The request, such as `GetInstance(instance_id="i-1")`.
            into: A Struct of your own to decode into (for pages: each item). Fewer fields decode several times faster.

        Raises:
            APIError: The call failed; see `novita.exceptions` for the kinds.
        """
        exchange = self._exchange(operation, into)
        self._perform(exchange)
        return self._value(exchange)

    @overload
    def raw(self, operation: PagedOperation[R]) -> RawResponse[Page[R]]: ...
    @overload
    def raw(self, operation: Operation[R]) -> RawResponse[R]: ...
    def raw(self, operation: Operation[Any]) -> RawResponse[Any]:
        """Perform an operation and give its value with status, headers, request id and timing."""
        exchange = self._exchange(operation)
        answer = self._perform(exchange)
        return raw_response(exchange, answer, self._value(exchange))

    def map(
        self,
        operations: Iterable[Operation[R]],
        *,
        concurrency: int = 8,
        on_error: Literal["return", "raise"] = "return",
        ordered: bool = True,
        timeout: float | None = None,
    ) -> Generator[Outcome[R], None, None]:
        """Perform many operations on threads; outcomes come while the rest is under way.

        Operations are taken from the iterable as they are due, at most four times `concurrency` of them ahead of
        the outcomes taken: memory does not grow with their number. Leaving the loop early stops the rest.

        Args:
            operations: The requests, such as `(FetchInstanceMetrics(instance_id=i) for i in ids)`.
            concurrency: How many are in flight at most.
            on_error: `return` gives each error in its outcome, `raise` stops at the first.
            ordered: Outcomes in the order of the operations, or (off) as they complete.
            timeout: Seconds for all of them together; what has not begun by then fails with `APITimeoutError`.

        Raises:
            ConfigurationError: An option makes no sense.
        """
        bulk.check(concurrency, on_error, timeout)
        return bulk.run(self, operations, concurrency=concurrency, on_error=on_error, ordered=ordered, timeout=timeout)

    @overload
    def stream(self, operation: AnswerStreamOperation[R, F]) -> AnswerStream[R, F]: ...
    @overload
    def stream(self, operation: StreamOperation[R]) -> EventStream[R]: ...
    def stream(self, operation: StreamOperation[Any]) -> EventStream[Any]:
        """The events of an operation that is answered as a stream; use it in a `with` block.

        Args:
            operation: The request. The client's timeout bounds the silence between two events, not the whole stream.
        """
        if isinstance(operation, AnswerStreamOperation):
            return AnswerStream(self, operation)
        return EventStream(self, operation)

    def _value(self, exchange: Exchange) -> Any:
        if exchange.spec.paging is None:
            return exchange.value
        operation: Any = exchange.operation
        return Page(self, operation, exchange.value, into=exchange.into)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        validate: bool | None = None,
        default_headers: Mapping[str, str] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
    ) -> Self:
        """A client with other options that shares this one's connections (unless the last three are given).

        Args:
            timeout: Total deadline of one call in seconds.
            max_retries: How often a failed call is tried again; 0 for never.
            validate: Whether ranges and words are checked before anything is sent.
            default_headers: Headers for every request, added to those set before.
            ssl_context: Trust settings, for a CA of your own.
            transport: An httpx transport to use instead of the built-in connections; it stays yours to close.
            http_client: An httpx client to send with; it stays yours to close.

        Raises:
            ConfigurationError: An option cannot be used.
        """
        own: SyncTransport | None = None
        if any(option is not None for option in (ssl_context, transport, http_client)):
            from novita._transport import SyncTransport, check_sync

            check_sync(ssl_context, transport, http_client)
            own = SyncTransport(ssl_context=ssl_context, transport=transport, http_client=http_client)
        return self._derived(timeout, max_retries, validate, default_headers, own)

    def _fetch_page(self, operation: PagedOperation[Any], into: Any) -> Any:
        """Perform a paged operation and give its bare envelope."""
        exchange = self._exchange(operation, into)
        self._perform(exchange)
        return exchange.value

    def _perform(self, exchange: Exchange) -> Answer:
        transport, headers = self._transport(exchange.spec.name), self._options.headers
        while True:
            try:
                answer = transport.send(exchange.base_url, exchange.call, headers, exchange.deadline)
            except TransportError as error:
                delay = exchange.failed(error)
            else:
                retry_in = exchange.answered(answer)
                if retry_in is None:
                    return answer
                delay = retry_in
            self._sleep(delay)

    _sleep = staticmethod(time.sleep)

    def _transport(self, operation: str) -> SyncTransport:
        connections = self._connections
        if connections.closed:
            raise self._connections_closed(operation)
        if connections.transport is None:
            from novita._transport import SyncTransport

            with self._shared.lock:
                if connections.closed:  # meanwhile, and nobody would close what is opened now
                    raise self._connections_closed(operation)
                if connections.transport is None:
                    connections.transport = SyncTransport()
        return connections.transport

    def _open(self, operation: Operation[Any]) -> OpenAnswer:
        exchange = self._exchange(operation)
        transport = self._transport(operation.spec.name)
        streamed = isinstance(operation, StreamOperation)
        headers = self._options.stream_headers if streamed else self._options.headers
        while True:
            try:
                answer = transport.open(exchange.base_url, exchange.call, headers, self.timeout)
                if exchange.opened(answer.status):
                    return answer
                try:
                    delay = exchange.answered(answer.read())
                finally:
                    answer.close()
            except TransportError as error:
                delay = exchange.failed(error)
            self._sleep(delay or 0.0)

    def _fetch(
        self, url: str, sink: Callable[[bytes], object], on_progress: Callable[[int, int | None], object] | None = None
    ) -> str:
        """Fetch a file that an answer links to, without the key; gives its content type."""
        from novita._transport.downloads import download

        transport = self._transport("download")
        return download(transport, url, sink, base_url=self.base_url, timeout=self.timeout, on_progress=on_progress)

    @contextmanager
    def _download(self, operation: Operation[bytes]) -> Iterator[Iterator[bytes]]:
        """The pieces of an answer as they arrive, however large it is."""
        answer = self._open(operation)
        try:
            yield answer.chunks()
        except TransportError as error:
            raise broken_off(operation.spec.name, "the answer", error) from error
        finally:
            answer.close()

    def close(self) -> None:
        """Close the connections; calling it again does nothing. A client from `with_options` closes only its own."""
        self._closed = True
        if self._owns_connections:
            with self._shared.lock:
                self._connections.closed = True
            if self._connections.transport is not None:
                self._connections.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

"""The same way of a call, on the running event loop."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, overload

from novita._core.call import Answer, TransportError
from novita._core.events import AnswerStreamOperation, StreamOperation
from novita._core.exchange import Exchange, broken_off
from novita._core.operation import Operation, PagedOperation, reads_files
from novita._core.raw import RawResponse, raw_response

from . import bulk
from .bulk import Outcome
from .pages import AsyncPage, AsyncPager
from .session import Session
from .streams import AsyncAnswerStream, AsyncEventStream

if TYPE_CHECKING:
    import ssl

    import httpx

    from novita._transport import AsyncOpenAnswer, AsyncTransport

R = TypeVar("R")
F = TypeVar("F")
T = TypeVar("T")


class AsyncSession(Session["AsyncTransport"]):
    """Performs calls on the running event loop."""

    @overload
    async def send(self, operation: PagedOperation[Any], *, into: type[T]) -> AsyncPage[T]: ...
    @overload
    async def send(self, operation: Operation[Any], *, into: type[T]) -> T: ...
    @overload
    async def send(self, operation: PagedOperation[R]) -> AsyncPage[R]: ...
    @overload
    async def send(self, operation: Operation[R]) -> R: ...
    async def send(self, operation: Operation[Any], *, into: Any = None) -> Any:
        """Perform an operation and give its value, as the method of the same name would.

        Args:
            operation: The request, such as `GetInstance(instance_id="i-1")`.
            into: A Struct of your own to decode into (for pages: each item). Fewer fields decode several times faster.

        Raises:
            APIError: The call failed; see `novita.exceptions` for the kinds.
        """
        with_files = reads_files(type(operation))
        exchange = await self._exchange_with_files(operation, into) if with_files else self._exchange(operation, into)
        await self._perform(exchange)
        return self._value(exchange)

    def _call(self, operation: type[Operation[R]], fields: Mapping[str, Any]) -> Coroutine[Any, Any, R]:
        """Build an operation and send it: what every method does."""
        if reads_files(operation):
            return self._call_with_files(operation, fields)
        return self.send(self._build(operation, fields))

    async def _call_with_files(self, operation: type[Operation[R]], fields: Mapping[str, Any]) -> R:
        import asyncio

        return await self.send(await asyncio.to_thread(self._build, operation, fields))

    @overload
    async def raw(self, operation: PagedOperation[R]) -> RawResponse[AsyncPage[R]]: ...
    @overload
    async def raw(self, operation: Operation[R]) -> RawResponse[R]: ...
    async def raw(self, operation: Operation[Any]) -> RawResponse[Any]:
        """Perform an operation and give its value with status, headers, request id and timing."""
        with_files = reads_files(type(operation))
        exchange = await self._exchange_with_files(operation) if with_files else self._exchange(operation)
        answer = await self._perform(exchange)
        return raw_response(exchange, answer, self._value(exchange))

    def _pages(self, operation: PagedOperation[R]) -> AsyncPager[R]:
        """The pages of an operation: await it for the first, or `async for` over all items."""
        return AsyncPager(self, operation)

    def map(
        self,
        operations: Iterable[Operation[R]],
        *,
        concurrency: int = 64,
        on_error: Literal["return", "raise"] = "return",
        ordered: bool = True,
        timeout: float | None = None,
    ) -> AsyncGenerator[Outcome[R], None]:
        """Perform many operations concurrently; outcomes come while the rest is under way.

        Operations are taken from the iterable as they are due, at most four times `concurrency` of them ahead of
        the outcomes taken: memory does not grow with their number.
        Wrap the result in `contextlib.aclosing` to stop the rest when the loop is left early.

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
        return bulk.run_async(
            self, operations, concurrency=concurrency, on_error=on_error, ordered=ordered, timeout=timeout
        )

    @overload
    def stream(self, operation: AnswerStreamOperation[R, F]) -> AsyncAnswerStream[R, F]: ...
    @overload
    def stream(self, operation: StreamOperation[R]) -> AsyncEventStream[R]: ...
    def stream(self, operation: StreamOperation[Any]) -> AsyncEventStream[Any]:
        """The events of an operation that is answered as a stream; use it in an `async with` block.

        Args:
            operation: The request. The client's timeout bounds the silence between two events, not the whole stream.
        """
        if isinstance(operation, AnswerStreamOperation):
            return AsyncAnswerStream(self, operation)
        return AsyncEventStream(self, operation)

    def _value(self, exchange: Exchange) -> Any:
        if exchange.spec.paging is None:
            return exchange.value
        operation: Any = exchange.operation
        return AsyncPage(self, operation, exchange.value, into=exchange.into)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        validate: bool | None = None,
        default_headers: Mapping[str, str] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
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
        own: AsyncTransport | None = None
        if any(option is not None for option in (ssl_context, transport, http_client)):
            from novita._transport import AsyncTransport, check_async

            check_async(ssl_context, transport, http_client)
            own = AsyncTransport(ssl_context=ssl_context, transport=transport, http_client=http_client)
        return self._derived(timeout, max_retries, validate, default_headers, own)

    async def _exchange_with_files(self, operation: Operation[Any], into: Any = None) -> Exchange:
        """The exchange of an operation whose body takes time: a thread reads the files and joins them."""
        import asyncio

        return await asyncio.to_thread(self._exchange, operation, into)

    async def _fetch_page(self, operation: PagedOperation[Any], into: Any) -> Any:
        """Perform a paged operation and give its bare envelope."""
        exchange = self._exchange(operation, into)
        await self._perform(exchange)
        return exchange.value

    async def _perform(self, exchange: Exchange) -> Answer:
        transport, headers = self._transport(exchange.spec.name), self._options.headers
        while True:
            try:
                answer = await transport.send(exchange.base_url, exchange.call, headers, exchange.deadline)
            except TransportError as error:
                delay = exchange.failed(error)
            else:
                retry_in = exchange.answered(answer)
                if retry_in is None:
                    return answer
                delay = retry_in
            await self._sleep(delay)

    @staticmethod
    async def _sleep(seconds: float) -> None:
        import asyncio  # 20 ms that programs without an event loop need not pay

        await asyncio.sleep(seconds)

    def _transport(self, operation: str) -> AsyncTransport:
        connections = self._connections
        if connections.closed:
            raise self._connections_closed(operation)
        if connections.transport is None:
            from novita._transport import AsyncTransport

            connections.transport = AsyncTransport()
        return connections.transport

    async def _open(self, operation: Operation[Any]) -> AsyncOpenAnswer:
        exchange = self._exchange(operation)
        transport = self._transport(operation.spec.name)
        streamed = isinstance(operation, StreamOperation)
        headers = self._options.stream_headers if streamed else self._options.headers
        while True:
            try:
                answer = await transport.open(exchange.base_url, exchange.call, headers, self.timeout)
                if exchange.opened(answer.status):
                    return answer
                try:
                    delay = exchange.answered(await answer.read())
                finally:
                    await answer.close()
            except TransportError as error:
                delay = exchange.failed(error)
            await self._sleep(delay or 0.0)

    async def _fetch(
        self, url: str, sink: Callable[[bytes], object], on_progress: Callable[[int, int | None], object] | None = None
    ) -> str:
        """Fetch a file that an answer links to, without the key; gives its content type."""
        from novita._transport.downloads import download_async

        transport = self._transport("download")
        return await download_async(
            transport, url, sink, base_url=self.base_url, timeout=self.timeout, on_progress=on_progress
        )

    @asynccontextmanager
    async def _download(self, operation: Operation[bytes]) -> AsyncIterator[AsyncIterator[bytes]]:
        """The pieces of an answer as they arrive, however large it is."""
        answer = await self._open(operation)
        try:
            yield answer.chunks()
        except TransportError as error:
            raise broken_off(operation.spec.name, "the answer", error) from error
        finally:
            await answer.close()

    async def close(self) -> None:
        """Close the connections; calling it again does nothing. A client from `with_options` closes only its own."""
        self._closed = True
        if self._owns_connections:
            self._connections.closed = True
            if self._connections.transport is not None:
                await self._connections.transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

"""The two clients: options, namespaces, and the way of every call."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Coroutine, Generator, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, overload

from novita._core import bulk
from novita._core.answers import AnswerStream, AnswerStreamOperation, AsyncAnswerStream
from novita._core.bulk import Outcome
from novita._core.exchange import Exchange
from novita._core.logs import configure as configure_logging
from novita._core.operation import Operation, PagedOperation, reads_files
from novita._core.options import DEFAULT_TIMEOUT, from_environment
from novita._core.pages import AsyncPage, AsyncPager, Page
from novita._core.raw import RawResponse, raw_response
from novita._core.streaming import AsyncEventStream, EventStream, StreamOperation
from novita._session import AsyncSession, SyncSession

if TYPE_CHECKING:
    import ssl

    import httpx

    from novita._transport import AsyncTransport, SyncTransport
    from novita.api.gpu import AsyncGpuClient, GpuClient
    from novita.api.gpu_v2 import AsyncGpuV2Client, GpuV2Client
    from novita.api.model import AsyncModelClient, ModelClient
    from novita.api.serverless import AsyncServerlessClient, ServerlessClient
    from novita.api.utility import AsyncUtilityClient, UtilityClient

configure_logging()

R = TypeVar("R")
F = TypeVar("F")
T = TypeVar("T")
OperationT = TypeVar("OperationT", bound=Operation[Any])


class NovitaClient(SyncSession):
    """Client of the Novita API. Safe to share between threads; use one for the whole program.

    ```python
    with NovitaClient() as client:
        for instance in client.gpu.instances.list(status="running"):
            print(instance.name, instance.price_usd_per_hour)
    ```
    """

    def __init__(
        self, api_key: str | None = None, *, base_url: str | None = None, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        """Make a client; no request is sent.

        Args:
            api_key: The key; without it, `NOVITA_API_KEY` is read.
            base_url: Another server; without it, `NOVITA_BASE_URL`, then the public API.
            timeout: Total deadline of one call in seconds, retries included (`NOVITA_TIMEOUT` changes the default).

        Raises:
            AuthenticationError: There is no key, or it cannot be a key.
            ConfigurationError: Another option cannot be used.
        """
        super().__init__(from_environment(api_key, base_url, timeout))

    @cached_property
    def gpu(self) -> GpuClient:
        """GPU cloud v1: instances, serverless endpoints, metrics, storage, networks."""
        from novita.api.gpu import GpuClient

        return GpuClient(self)

    @cached_property
    def gpu_v2(self) -> GpuV2Client:
        """GPU cloud v2: the same fleet with cursor pages and REST verbs."""
        from novita.api.gpu_v2 import GpuV2Client

        return GpuV2Client(self)

    @cached_property
    def model(self) -> ModelClient:
        """Model APIs: language, images, video, audio, search."""
        from novita.api.model import ModelClient

        return ModelClient(self)

    @cached_property
    def serverless(self) -> ServerlessClient:
        """Jobs on serverless endpoints of your own, through their queue."""
        from novita.api.serverless import ServerlessClient

        return ServerlessClient(self)

    @cached_property
    def utility(self) -> UtilityClient:
        """Account and billing: balance, bills, budgets, keys, quotas."""
        from novita.api.utility import UtilityClient

        return UtilityClient(self)

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


class AsyncNovitaClient(AsyncSession):
    """Async client of the Novita API; use one for the whole program.

    ```python
    async with AsyncNovitaClient() as client:
        async for instance in client.gpu.instances.list(status="running"):
            print(instance.name, instance.price_usd_per_hour)
    ```
    """

    def __init__(
        self, api_key: str | None = None, *, base_url: str | None = None, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        """Make a client; no request is sent.

        Args:
            api_key: The key; without it, `NOVITA_API_KEY` is read.
            base_url: Another server; without it, `NOVITA_BASE_URL`, then the public API.
            timeout: Total deadline of one call in seconds, retries included (`NOVITA_TIMEOUT` changes the default).

        Raises:
            AuthenticationError: There is no key, or it cannot be a key.
            ConfigurationError: Another option cannot be used.
        """
        super().__init__(from_environment(api_key, base_url, timeout))

    @cached_property
    def gpu(self) -> AsyncGpuClient:
        """GPU cloud v1: instances, serverless endpoints, metrics, storage, networks."""
        from novita.api.gpu import AsyncGpuClient

        return AsyncGpuClient(self)

    @cached_property
    def gpu_v2(self) -> AsyncGpuV2Client:
        """GPU cloud v2: the same fleet with cursor pages and REST verbs."""
        from novita.api.gpu_v2 import AsyncGpuV2Client

        return AsyncGpuV2Client(self)

    @cached_property
    def model(self) -> AsyncModelClient:
        """Model APIs: language, images, video, audio, search."""
        from novita.api.model import AsyncModelClient

        return AsyncModelClient(self)

    @cached_property
    def serverless(self) -> AsyncServerlessClient:
        """Jobs on serverless endpoints of your own, through their queue."""
        from novita.api.serverless import AsyncServerlessClient

        return AsyncServerlessClient(self)

    @cached_property
    def utility(self) -> AsyncUtilityClient:
        """Account and billing: balance, bills, budgets, keys, quotas."""
        from novita.api.utility import AsyncUtilityClient

        return AsyncUtilityClient(self)

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

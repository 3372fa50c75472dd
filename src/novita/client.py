"""The two clients: options, namespaces, and the way of every call."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeVar, overload

import msgspec

from novita._core import bulk
from novita._core import options as checks
from novita._core.answers import AnswerStream, AnswerStreamOperation, AsyncAnswerStream
from novita._core.bulk import Outcome
from novita._core.call import Answer, TransportError
from novita._core.decode import request_id
from novita._core.exchange import Exchange, Shared, broken_off
from novita._core.interop import openai_arguments, openai_package
from novita._core.logs import configure as configure_logging
from novita._core.operation import Operation, PagedOperation
from novita._core.options import DEFAULT_TIMEOUT, Options
from novita._core.pages import AsyncPage, AsyncPager, Page
from novita._core.streaming import AsyncEventStream, EventStream, StreamOperation
from novita.exceptions import ClientClosedError

if TYPE_CHECKING:
    import ssl

    import httpx
    from openai import AsyncOpenAI, OpenAI

    from novita._transport import AsyncOpenAnswer, AsyncTransport, OpenAnswer, SyncTransport
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


class RawResponse(msgspec.Struct, Generic[R], frozen=True, kw_only=True):
    """A value together with the answer it came in."""

    value: R
    """What the method would have returned."""
    status_code: int
    """HTTP status."""
    headers: dict[str, str]
    """Names in lower case; the last of several with one name."""
    request_id: str | None
    """Id the server gave the request."""
    http_version: str
    """Protocol of the connection, such as `HTTP/2`."""
    attempts: int
    """How often the request was tried."""
    elapsed_seconds: float
    """Seconds from the call to the decoded value, retries included."""


def _raw(exchange: Exchange, answer: Answer, value: Any) -> RawResponse[Any]:
    return RawResponse(
        value=value,
        status_code=answer.status,
        headers={name.decode("latin-1"): text.decode("latin-1") for name, text in answer.headers},
        request_id=request_id(answer),
        http_version=answer.http_version,
        attempts=exchange.attempts,
        elapsed_seconds=exchange.elapsed,
    )


class _AnyClient:
    """What both clients do the same way."""

    _options: Options
    _shared: Shared
    _closed = False

    @property
    def base_url(self) -> str:
        """Where calls go."""
        return self._options.base_url

    @property
    def timeout(self) -> float:
        """Total deadline of one call in seconds, retries included."""
        return self._options.timeout

    @property
    def max_retries(self) -> int:
        """How often a failed call is tried again."""
        return self._options.max_retries

    def _build(self, operation: type[OperationT], fields: Mapping[str, Any]) -> OperationT:
        """Make an operation of its parameters, validated unless this client has validation off.

        Raises:
            RequestValidationError: A parameter is out of the documented range.
        """
        return operation(**fields) if self._options.validate else operation.unchecked(**fields)

    def _exchange(self, operation: Operation[Any], into: Any = None) -> Exchange:
        if self._closed:
            raise ClientClosedError(f"{operation.spec.name}: the client is closed; make a new one")
        if self._shared.observers:
            from novita._core.observing import ObservedExchange

            return ObservedExchange(operation, self._options, self._shared, into)
        return Exchange(operation, self._options, self._shared, into)

    def _changed(
        self,
        timeout: float | None,
        max_retries: int | None,
        validate: bool | None,
        default_headers: Mapping[str, str] | None,
    ) -> Options:
        changes: dict[str, Any] = {}
        if timeout is not None:
            changes["timeout"] = checks.checked_timeout(timeout)
        if max_retries is not None:
            changes["max_retries"] = checks.checked_retries(max_retries)
        if validate is not None:
            changes["validate"] = validate
        if default_headers is not None:
            changes["default_headers"] = checks.checked_headers({**self._options.default_headers, **default_headers})
        return replace(self._options, **changes)

    def openai(self) -> OpenAI:
        """A client of the `openai` package for the language models, with this client's key, server and options.

        It has connections of its own, which are yours to close.

        Raises:
            MissingPackageError: The package is not installed.
        """
        client: OpenAI = openai_package().OpenAI(**openai_arguments(self._options))
        return client

    def async_openai(self) -> AsyncOpenAI:
        """An async client of the `openai` package, like `openai`.

        Raises:
            MissingPackageError: The package is not installed.
        """
        client: AsyncOpenAI = openai_package().AsyncOpenAI(**openai_arguments(self._options))
        return client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._options.base_url}{' closed' if self._closed else ''}>"

    def __reduce__(self) -> Any:
        message = f"{type(self).__name__} holds connections and a key; make a new one in the other process"
        raise TypeError(message)


class NovitaClient(_AnyClient):
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
        self._options = checks.from_environment(api_key, base_url, timeout)
        self._shared = Shared()
        self._owned: SyncTransport | None = None
        self._parent: NovitaClient | None = None

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
        return _raw(exchange, answer, self._value(exchange))

    def _fetch_page(self, operation: PagedOperation[Any], into: Any) -> Any:
        """Perform a paged operation and give its bare envelope."""
        exchange = self._exchange(operation, into)
        self._perform(exchange)
        return exchange.value

    def map(
        self,
        operations: Iterable[Operation[R]],
        *,
        concurrency: int = 8,
        on_error: Literal["return", "raise"] = "return",
        ordered: bool = True,
        timeout: float | None = None,
    ) -> Iterator[Outcome[R]]:
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
            ConfigurationError: A number makes no sense.
        """
        bulk.check(concurrency, timeout)
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

    def _value(self, exchange: Exchange) -> Any:
        operation: Any = exchange.operation
        if operation.spec.paging is None:
            return exchange.value
        return Page(self, operation, exchange.value, into=exchange.into)

    def _perform(self, exchange: Exchange) -> Answer:
        transport, headers = self._transport(exchange.operation.spec.name), self._options.headers
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
        owner = self
        while owner._owned is None and owner._parent is not None:
            owner = owner._parent
        if owner._closed:
            raise ClientClosedError(
                f"{operation}: the client whose connections this one shares is closed; make a new one"
            )
        if owner._owned is None:
            from novita._transport import SyncTransport

            with self._shared.lock:
                if owner._owned is None:
                    owner._owned = SyncTransport()
        return owner._owned

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
    ) -> NovitaClient:
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
        client = object.__new__(NovitaClient)
        client._options = self._changed(timeout, max_retries, validate, default_headers)
        client._shared = self._shared
        client._parent = self
        client._owned = None
        if any(option is not None for option in (ssl_context, transport, http_client)):
            from novita._transport import SyncTransport, check_sync

            check_sync(ssl_context, transport, http_client)
            client._owned = SyncTransport(ssl_context=ssl_context, transport=transport, http_client=http_client)
        return client

    def close(self) -> None:
        """Close the connections; calling it again does nothing. A client from `with_options` closes only its own."""
        # What it owned stays set: clients derived from this one must not fall back to other connections.
        self._closed = True
        if self._owned is not None:
            self._owned.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncNovitaClient(_AnyClient):
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
        self._options = checks.from_environment(api_key, base_url, timeout)
        self._shared = Shared()
        self._owned: AsyncTransport | None = None
        self._parent: AsyncNovitaClient | None = None

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
        exchange = self._exchange(operation, into)
        await self._perform(exchange)
        return self._value(exchange)

    @overload
    async def raw(self, operation: PagedOperation[R]) -> RawResponse[AsyncPage[R]]: ...
    @overload
    async def raw(self, operation: Operation[R]) -> RawResponse[R]: ...
    async def raw(self, operation: Operation[Any]) -> RawResponse[Any]:
        """Perform an operation and give its value with status, headers, request id and timing."""
        exchange = self._exchange(operation)
        answer = await self._perform(exchange)
        return _raw(exchange, answer, self._value(exchange))

    def _pages(self, operation: PagedOperation[R]) -> AsyncPager[R]:
        """The pages of an operation: await it for the first, or `async for` over all items."""
        return AsyncPager(self, operation)

    async def _fetch_page(self, operation: PagedOperation[Any], into: Any) -> Any:
        """Perform a paged operation and give its bare envelope."""
        exchange = self._exchange(operation, into)
        await self._perform(exchange)
        return exchange.value

    def map(
        self,
        operations: Iterable[Operation[R]],
        *,
        concurrency: int = 64,
        on_error: Literal["return", "raise"] = "return",
        ordered: bool = True,
        timeout: float | None = None,
    ) -> AsyncIterator[Outcome[R]]:
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
            ConfigurationError: A number makes no sense.
        """
        bulk.check(concurrency, timeout)
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

    def _value(self, exchange: Exchange) -> Any:
        operation: Any = exchange.operation
        if operation.spec.paging is None:
            return exchange.value
        return AsyncPage(self, operation, exchange.value, into=exchange.into)

    async def _perform(self, exchange: Exchange) -> Answer:
        transport, headers = self._transport(exchange.operation.spec.name), self._options.headers
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
        owner = self
        while owner._owned is None and owner._parent is not None:
            owner = owner._parent
        if owner._closed:
            raise ClientClosedError(
                f"{operation}: the client whose connections this one shares is closed; make a new one"
            )
        if owner._owned is None:
            from novita._transport import AsyncTransport

            owner._owned = AsyncTransport()
        return owner._owned

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
    ) -> AsyncNovitaClient:
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
        client = object.__new__(AsyncNovitaClient)
        client._options = self._changed(timeout, max_retries, validate, default_headers)
        client._shared = self._shared
        client._parent = self
        client._owned = None
        if any(option is not None for option in (ssl_context, transport, http_client)):
            from novita._transport import AsyncTransport, check_async

            check_async(ssl_context, transport, http_client)
            client._owned = AsyncTransport(ssl_context=ssl_context, transport=transport, http_client=http_client)
        return client

    async def close(self) -> None:
        """Close the connections; calling it again does nothing. A client from `with_options` closes only its own."""
        # What it owned stays set: clients derived from this one must not fall back to other connections.
        self._closed = True
        if self._owned is not None:
            await self._owned.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

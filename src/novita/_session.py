"""The way of every call: from the operation through the attempts over the transport to its value."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from novita._core import options as checks
from novita._core.call import Answer, TransportError
from novita._core.exchange import Exchange, Shared, broken_off
from novita._core.interop import openai_arguments, openai_package
from novita._core.operation import Operation, PagedOperation, checked, not_an_operation
from novita._core.options import Options
from novita._core.streaming import StreamOperation
from novita.exceptions import ClientClosedError

if TYPE_CHECKING:
    from openai import AsyncOpenAI, OpenAI

    from novita._transport import AsyncOpenAnswer, AsyncTransport, OpenAnswer, SyncTransport

TransportT = TypeVar("TransportT")
OperationT = TypeVar("OperationT", bound=Operation[Any])


class Connections(Generic[TransportT]):
    """The transport of a client, made at its first call; the clients derived from it share it."""

    __slots__ = ("closed", "transport")

    def __init__(self, transport: TransportT | None = None) -> None:
        self.transport = transport
        self.closed = False


class Session(Generic[TransportT]):
    """What both clients do the same way."""

    _closed = False

    def __init__(self, options: Options) -> None:
        self._options = options
        self._shared = Shared()
        self._connections: Connections[TransportT] = Connections()
        self._owns_connections = True

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
        return checked(operation, fields) if self._options.validate else operation.unchecked(**fields)

    def _exchange(self, operation: Operation[Any], into: Any = None) -> Exchange:
        if self._closed:
            raise ClientClosedError(f"{operation.spec.name}: the client is closed; make a new one")
        if self._shared.observers:
            from novita._core.observing import ObservedExchange

            return ObservedExchange(operation, self._options, self._shared, into)
        try:
            return Exchange(operation, self._options, self._shared, into)
        except AttributeError:  # not looked at before: that costs every call
            if isinstance(operation, Operation):
                raise
            raise not_an_operation("send", operation) from None

    def _derived(
        self,
        timeout: float | None,
        max_retries: int | None,
        validate: bool | None,
        default_headers: Mapping[str, str] | None,
        transport: TransportT | None,
    ) -> Self:
        changes: dict[str, Any] = {}
        if timeout is not None:
            changes["timeout"] = checks.checked_timeout(timeout)
        if max_retries is not None:
            changes["max_retries"] = checks.checked_retries(max_retries)
        if validate is not None:
            changes["validate"] = validate
        if default_headers is not None:
            changes["default_headers"] = checks.checked_headers({**self._options.default_headers, **default_headers})
            changes["headers"] = checks.Headers()
        derived = object.__new__(type(self))
        # All but the namespaces, which know the client they were made for.
        for name, value in vars(self).items():
            if not isinstance(getattr(type(self), name, None), cached_property):
                vars(derived)[name] = value
        derived._options = replace(self._options, **changes)
        derived._closed = False
        derived._owns_connections = transport is not None
        if transport is not None:
            derived._connections = Connections(transport)
        return derived

    def _connections_closed(self, operation: str) -> ClientClosedError:
        return ClientClosedError(f"{operation}: the client whose connections this one shares is closed; make a new one")

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


class SyncSession(Session["SyncTransport"]):
    """Performs calls and blocks until they are answered."""

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
            self._connections.closed = True
            if self._connections.transport is not None:
                self._connections.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncSession(Session["AsyncTransport"]):
    """Performs calls on the running event loop."""

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

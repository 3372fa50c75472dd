"""What the sync and the async client do the same way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from novita._core import options as checks
from novita._core.exchange import Exchange, Shared
from novita._core.operation import Operation, checked, not_an_operation
from novita._core.options import Options
from novita.exceptions import ClientClosedError

from .interop import openai_arguments, openai_package

if TYPE_CHECKING:
    from openai import AsyncOpenAI, OpenAI

    from novita._transport import AsyncTransport, SyncTransport

TransportT = TypeVar("TransportT", bound="SyncTransport | AsyncTransport")
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
        for name, value in vars(self).copy().items():  # other threads may use a namespace for the first time
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
        """A client of the `openai` package for the language models, with this client's key, server, options and CA.

        It has connections of its own, which are yours to close.

        Raises:
            MissingPackageError: The package is not installed.
        """
        package = openai_package()
        arguments = openai_arguments(self._options, self._connections.transport, package.DefaultHttpxClient)
        client: OpenAI = package.OpenAI(**arguments)
        return client

    def async_openai(self) -> AsyncOpenAI:
        """An async client of the `openai` package, like `openai`.

        Raises:
            MissingPackageError: The package is not installed.
        """
        package = openai_package()
        arguments = openai_arguments(self._options, self._connections.transport, package.DefaultAsyncHttpxClient)
        client: AsyncOpenAI = package.AsyncOpenAI(**arguments)
        return client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._options.base_url}{' closed' if self._closed else ''}>"

    def __reduce__(self) -> Any:
        message = f"{type(self).__name__} holds connections and a key; make a new one in the other process"
        raise TypeError(message)

"""Whether the caller's own parts can serve a client."""

from __future__ import annotations

import ssl
from typing import Any

import httpx

from novita.exceptions import ConfigurationError


def check_sync(ssl_context: Any, transport: Any, http_client: Any) -> None:
    """Refuse what cannot serve the sync client."""
    _check_one(ssl_context, transport, http_client)
    _check(transport, httpx.BaseTransport, "transport", "httpx.BaseTransport")
    _check(http_client, httpx.Client, "http_client", "httpx.Client")


def check_async(ssl_context: Any, transport: Any, http_client: Any) -> None:
    """Refuse what cannot serve the async client."""
    _check_one(ssl_context, transport, http_client)
    _check(transport, httpx.AsyncBaseTransport, "transport", "httpx.AsyncBaseTransport")
    _check(http_client, httpx.AsyncClient, "http_client", "httpx.AsyncClient")


def _check_one(ssl_context: Any, transport: Any, http_client: Any) -> None:
    if sum(option is not None for option in (ssl_context, transport, http_client)) > 1:
        raise ConfigurationError("give one of ssl_context=, transport= and http_client=; each replaces the others")
    _check(ssl_context, ssl.SSLContext, "ssl_context", "ssl.SSLContext")


def _check(value: Any, wanted: type, name: str, wanted_name: str) -> None:
    if value is not None and not isinstance(value, wanted):
        raise ConfigurationError(
            f"{name}= must be an {wanted_name}, got {type(value).__module__}.{type(value).__name__}"
        )

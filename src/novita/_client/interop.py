"""Clients of other packages, configured like ours."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from novita._core.options import Options
from novita.exceptions import MissingPackageError

if TYPE_CHECKING:
    from novita._transport import AsyncTransport, SyncTransport


def openai_package() -> ModuleType:
    """The `openai` package.

    Raises:
        MissingPackageError: It is not installed.
    """
    try:
        import openai
    except ImportError:
        raise MissingPackageError("client.openai() needs the openai package: pip install openai") from None
    return openai


def openai_arguments(
    options: Options, transport: SyncTransport | AsyncTransport | None, make: Callable[..., Any]
) -> dict[str, Any]:
    """What its clients are made with.

    Args:
        options: Those of our client.
        transport: That of our client, once it has one.
        make: What makes an HTTP client of the package, for a CA of the caller's own.
    """
    context = transport.ssl_context if transport else None
    return {
        "api_key": options.api_key,
        "base_url": f"{options.base_url}/openai/v1",
        "timeout": options.timeout,
        "max_retries": options.max_retries,
        "default_headers": dict(options.default_headers),
        **({"http_client": make(verify=context)} if context else {}),
    }

"""Clients of other packages, configured like ours."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from novita._core.options import Options
from novita.exceptions import MissingPackageError


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


def openai_arguments(options: Options) -> dict[str, Any]:
    """What its clients are made with."""
    return {
        "api_key": options.api_key,
        "base_url": f"{options.base_url}/openai/v1",
        "timeout": options.timeout,
        "max_retries": options.max_retries,
        "default_headers": dict(options.default_headers),
    }


def openai_trust(make: Callable[..., Any], transport: Any) -> dict[str, Any]:
    """Its HTTP client, made with a CA of the caller's own if there is one."""
    context = getattr(transport, "_ssl_context", None)
    return {"http_client": make(verify=context)} if context else {}

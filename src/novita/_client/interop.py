"""Clients of other packages, configured like ours."""

from __future__ import annotations

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

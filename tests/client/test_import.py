"""`import novita` costs next to nothing, and everything public is there when asked for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import novita


def run(code: str) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("NOVITA_", "COV_"))}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout


HEAVY = [
    "logging",
    "httpx",
    "httpcore",
    "h2",
    "hpack",
    "pydantic",
    "pydantic_core",
    "msgspec",
    "ssl",
    "asyncio",
    "anyio",
    "email",
]


def test_the_import_loads_nothing_heavy() -> None:
    loaded = run("import sys; before = set(sys.modules); import novita; print(*(set(sys.modules) - before))").split()
    assert "novita" in loaded
    assert not set(loaded) & set(HEAVY)


def test_making_a_client_opens_no_http_stack() -> None:
    loaded = run("import sys, novita; novita.NovitaClient('key'); print(*sys.modules)").split()
    assert not set(loaded) & {"httpx", "httpcore", "h2"}


def test_errors_can_be_had_without_the_client() -> None:
    loaded = run("import sys; from novita import NotFoundError; print(*sys.modules)").split()
    assert not set(loaded) & {"novita.client", "pydantic", "httpx"}


def test_everything_public_is_there_and_listed() -> None:
    names = run("from novita import *; print(*sorted(name for name in dir() if name[:2] != '__'))").split()
    assert names == sorted(name for name in novita.__all__ if name != "__version__")
    assert dir(novita) == sorted(novita.__all__)
    assert len(set(novita.__all__)) == len(novita.__all__)
    for name in novita.__all__:
        assert getattr(novita, name) is not None


def test_every_error_is_exported() -> None:
    from novita import exceptions

    assert set(exceptions.__all__) <= set(novita.__all__)
    for name in exceptions.__all__:
        assert getattr(novita, name) is getattr(exceptions, name)


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="module 'novita' has no attribute 'NovitaClientt'"):
        _ = novita.NovitaClientt  # type: ignore[attr-defined]

"""Every operation of the contract is a command, and what is written on its command line is what goes over the wire."""

from __future__ import annotations

import json
import shlex
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest
from pydantic import BaseModel

from arguments import ARGUMENTS
from cli.conftest import Run
from novita.cli.app import MADE_BY_HAND
from novita.cli.tree import Place, every_operation
from novita.types.serverless.jobs import endpoint_name
from oracle import Documented, operations
from test_every_operation import IMPLEMENTED

OPERATIONS = operations(IMPLEMENTED)
DECLARED = {each.spec.name: each for each in every_operation()}


def test_the_commands_are_the_operations_of_the_contract() -> None:
    documented = {each.name for each in OPERATIONS}
    commands = set(DECLARED)
    assert not documented - commands
    # A stream is the same operation of the contract, answered in pieces.
    assert {name for name in commands - documented if not name.endswith(".stream")} == set()


def test_nothing_made_by_hand_hides_a_namespace() -> None:
    assert not MADE_BY_HAND.keys() & Place().below().keys()


def plain(value: Any) -> Any:
    """What JSON can hold of an argument."""
    if hasattr(value, "app_name"):
        return endpoint_name(value)  # an object in Python may stand for a name
    if isinstance(value, BaseModel):
        return {name: plain(each) for name, each in value if each is not None}
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, bytes):  # a file is given by its path
        path = Path(tempfile.mkdtemp()) / "content"
        path.write_bytes(value)
        return str(path)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(each) for each in value]
    return value


def text(value: Any) -> str:
    """One value as somebody would type it."""
    value = plain(value)
    return value if isinstance(value, str) else json.dumps(value)


def option(name: str, value: Any, *, flag: bool) -> Iterator[str]:
    spelt = f"--{name.replace('_', '-')}"
    if flag:
        yield spelt if value else f"--no-{spelt[2:]}"
    elif isinstance(value, Mapping) and value and all(isinstance(each, str) for each in value.values()):
        for key, each in value.items():
            yield from (spelt, f"{key}={each}")
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes) and len(value) > 1:
        for each in value:
            yield from (spelt, text(each))
    else:
        yield from (spelt, text(value))


def command_line(operation: Documented) -> list[str]:
    """The arguments of the table, written as options."""
    given = ARGUMENTS[operation.name]
    declared = DECLARED[operation.name]
    named = dict(zip(declared.spec.positional, given.positional, strict=False)) | given.named
    words = operation.name.replace("_", "-").split(".")
    for name in declared.spec.positional:
        value = named.pop(name, None)
        if value is not None:
            words += [text(each) for each in value] if isinstance(value, list) and len(value) > 1 else [text(value)]
    for name, value in named.items():
        flag = declared.model_fields[name].annotation in {bool, bool | None}
        words += [] if value is None else option(name, value, flag=flag)
    return words


def sent(curl: str) -> tuple[str, str, list[tuple[str, str]], Any]:
    """Verb, path, query and body of a curl command."""
    words = shlex.split(curl.replace("\\\n", " "))
    assert words[0] == "curl"
    verb, url = words[2], urlsplit(words[3])
    body = json.loads(words[words.index("--data-raw") + 1]) if "--data-raw" in words else None
    return verb, url.path, sorted(parse_qsl(url.query, keep_blank_values=True)), body


@pytest.mark.parametrize("operation", [pytest.param(each, id=each.name) for each in OPERATIONS])
def test_options_reach_the_wire(operation: Documented, run: Run) -> None:
    result = run(*command_line(operation), "--curl", "--show-secrets")
    assert (result.status, result.err) == (0, "")
    verb, path, query, body = sent(result.out)
    assert (verb, path, query) == (operation.verb, operation.filled_path, operation.query)
    assert (body or None) == (operation.body or None)


@pytest.mark.parametrize("operation", [pytest.param(each, id=each.name) for each in OPERATIONS])
def test_a_file_reaches_the_wire(operation: Documented, run: Run) -> None:
    given = ARGUMENTS[operation.name]
    declared = DECLARED[operation.name]
    named = dict(zip(declared.spec.positional, given.positional, strict=False)) | given.named
    spec = json.dumps({name: plain(value) for name, value in named.items()})
    result = run(*operation.name.split("."), "--curl", "--show-secrets", "-f", "-", stdin=spec)
    assert (result.status, result.err) == (0, "")
    assert (sent(result.out)[3] or None) == (operation.body or None)


@pytest.mark.parametrize("operation", [pytest.param(each, id=name) for name, each in DECLARED.items()])
def test_help_describes_every_parameter(operation: Any, run: Run) -> None:
    result = run(*operation.spec.name.split("."), "--help")
    assert result.status == 0
    for name in operation.model_fields:
        if name in operation.spec.positional:
            assert name.upper().replace("_", "-") in result.out
        elif name != "extra" or operation.spec.has_body:
            assert f"--{name.replace('_', '-')}" in result.out

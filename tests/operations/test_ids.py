"""Whatever an id is made of, a call reaches the operation that was meant, about the thing that was meant."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import novita.operations
from novita._core.operation import Operation
from novita.exceptions import RequestValidationError
from novita.simulator.contract import load_contract

CONTRACT = load_contract()


def every_operation() -> Iterator[type[Operation[Any]]]:
    for module in pkgutil.walk_packages(novita.operations.__path__, "novita.operations."):
        importlib.import_module(module.name)
    left = Operation.__subclasses__()
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if "spec" in vars(kind) and kind.spec.name in CONTRACT.operations:
            yield kind


OPERATIONS = sorted(set(every_operation()), key=lambda kind: kind.spec.name)
IN_PATH = [kind for kind in OPERATIONS if kind.spec.path_fields]
IN_QUERY = [
    kind
    for kind in OPERATIONS
    if kind.spec.verb == "GET" and {*kind.spec.positional} & {attribute for attribute, _ in kind.spec.queries}
]
ids = st.text(min_size=1, max_size=40) | st.text("./%?#&=+ {}\x00\n\u00e9", min_size=1, max_size=8)


@pytest.mark.parametrize("kind", IN_PATH, ids=lambda kind: kind.spec.name)
@settings(max_examples=30, deadline=None)
@given(name=ids)
@example(name="../instances")
@example(name="a/../b")
def test_an_id_in_the_path_stays_what_and_where_it_is(kind: type[Operation[Any]], name: str) -> None:
    members = {**dict.fromkeys(kind.model_fields), **dict.fromkeys(kind.spec.path_fields, name)}
    try:
        call = kind.unchecked(**members).to_call()
    except RequestValidationError:
        assert not {"", ".", ".."}.isdisjoint(name.split("/"))
        return
    path = call.target.partition("?")[0]
    assert path.isascii()
    assert not set(path) & set(" ?#\\")
    found = CONTRACT.find(call.verb, path)
    assert found is not None
    operation, values = found
    assert operation.name == kind.spec.name
    assert set(values.values()) == {name}


@pytest.mark.parametrize("kind", IN_QUERY, ids=lambda kind: kind.spec.name)
@settings(max_examples=30, deadline=None)
@given(name=ids)
def test_an_id_in_the_query_stays_what_it_is(kind: type[Operation[Any]], name: str) -> None:
    (attribute,) = kind.spec.positional
    wire = next(name for each, name, _ in kind.spec.fields if each == attribute)
    target = kind.unchecked(**{**dict.fromkeys(kind.model_fields), attribute: name}).to_call().target
    path, _, query = target.partition("?")
    assert CONTRACT.find("GET", path) is not None
    assert parse_qs(query, keep_blank_values=True, strict_parsing=True) == {wire: [name]}

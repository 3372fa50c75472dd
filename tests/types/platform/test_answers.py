"""Answers of GPU v2, account, queues and web search: the contract's examples survive, and looseness does no harm."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, cast

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import novita.operations.gpu_v2
import novita.operations.model
import novita.operations.serverless
import novita.operations.utility
from novita._core.call import Answer
from novita._core.decode import decode
from novita._core.model import Model
from novita._core.operation import Operation, Spec

CONTRACT = Path(__file__).parents[2] / "contract" / "platform.yaml"
PACKAGES = (novita.operations.gpu_v2, novita.operations.model, novita.operations.serverless, novita.operations.utility)


@cache
def examples() -> dict[str, Any]:
    contract = yaml.load(CONTRACT.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        operation["operationId"]: operation["responses"]["200"]["content"]["application/json"]["example"]
        for path in contract["paths"].values()
        for operation in path.values()
        if operation["x-lifecycle"]["status"] != "retired"
    }


@cache
def specs() -> dict[str, Spec]:
    modules = [
        import_module(f"{package.__name__}.{module.name}")
        for package in PACKAGES
        for module in iter_modules(package.__path__)
    ]
    values: list[Any] = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    declared: list[Spec] = [value.spec for value in values if "spec" in vars(value) and issubclass(value, Operation)]
    return {spec.name: spec for spec in declared if spec.name in examples()}


ANSWERED = sorted(name for name, spec in specs().items() if spec.response is not None)


def read(name: str, answer: Any) -> Any:
    return decode(specs()[name], Answer(200, [], msgspec.json.encode(answer), "HTTP/2"))


def test_every_operation_of_the_contract_is_declared() -> None:
    assert specs().keys() == examples().keys()
    assert len(specs()) == 75


def members(value: Any, place: str = "$") -> dict[str, Any]:
    """Every scalar of a value by its place; numbers as text, null and empty lists left out."""
    match value:
        case {**named}:
            parts = [members(member, f"{place}.{name}") for name, member in named.items()]
        case [*items]:
            parts = [members(item, f"{place}[{number}]") for number, item in enumerate(items)]
        case None:
            return {}
        case bool():
            return {place: value}
        case int() | float():
            return {place: f"{value:g}" if isinstance(value, float) else str(value)}
        case _:
            return {place: value}
    return {name: member for part in parts for name, member in part.items()}


def plain(value: Any) -> Any:
    return msgspec.to_builtins(value)


@pytest.mark.parametrize("name", ANSWERED)
def test_the_example_survives(name: str) -> None:
    spec, example = specs()[name], examples()[name]
    value = read(name, example)
    if spec.paging is not None:
        value, example = value.items, example["data"]
    elif spec.unwrap is not None:
        example = example[spec.unwrap]
    wanted, found = members(example), members(plain(value))
    assert {place: found.get(place) for place in wanted} == wanted


@pytest.mark.parametrize("name", sorted(specs()))
@pytest.mark.parametrize("body", [b"", b"{}"])
def test_calls_without_an_answer_accept_an_empty_one(name: str, body: bytes) -> None:
    spec = specs()[name]
    if spec.response is None:
        assert decode(spec, Answer(200, [], body, "HTTP/2")) is None


IDS = {"id", "task_id", "template_id", "job_id", "billId", "stringId", "enough"}


def nulled(value: Any) -> Any:
    """The value with null in place of every member, at every level, but ids."""
    match value:
        case {**named}:
            return {name: member if name in IDS else nulled(member) for name, member in named.items()}
        case [{}, *_] as items:
            return [nulled(item) for item in items]
        case _:
            return None


@pytest.mark.parametrize("name", ANSWERED)
def test_nulls_count_as_missing(name: str) -> None:
    assert read(name, nulled(examples()[name])) is not None


def loosened(value: Any, draw: st.DrawFn) -> Any:
    """The value with members dropped, nulled, written as text or as number, and with others nobody knows."""
    match value:
        case {}:
            named = cast("dict[str, Any]", value)
            changed: dict[str, Any] = {}
            for name, member in named.items():
                match draw(st.sampled_from(["keep"] * 6 + ["drop", "null"])):
                    case "keep":
                        changed[name] = loosened(member, draw)
                    case "null":
                        changed[name] = None
                    case _:
                        pass
            if draw(st.booleans()):
                changed[draw(st.text(max_size=5))] = draw(st.none() | st.integers() | st.text() | st.just({"a": [1]}))
            return changed
        case [*items]:
            return [loosened(item, draw) for item in items for _ in range(draw(st.integers(0, 2)))]
        case bool() | None:
            return value
        case int() | float():
            return draw(st.sampled_from([value, str(value), -value, 10**15, 10**30]))
        case str():
            number = int(value) if value.isdecimal() else 7
            return draw(st.sampled_from([value, number, "", "a word of tomorrow", str(value) + " "]))
        case _:
            return value


@st.composite
def loose_answers(draw: st.DrawFn) -> tuple[str, Any]:
    name = draw(st.sampled_from(ANSWERED))
    return name, loosened(examples()[name], draw)


@settings(max_examples=600, deadline=None)
@given(loose_answers())
def test_a_loose_answer_decodes_or_is_refused(drawn: tuple[str, Any]) -> None:
    name, answer = drawn
    try:
        value = read(name, answer)
    except msgspec.ValidationError:
        return
    for model in models(value):
        repr(model)
        assert type(model).from_json(model.to_json()) == model
        for attribute in properties(type(model)):
            getattr(model, attribute)


def models(value: Any) -> list[Model]:
    """The Structs in a value, at every level."""
    if isinstance(value, Model):
        fields: list[Any] = [getattr(value, field.name) for field in msgspec.structs.fields(value)]
        return [value, *(model for field in fields for model in models(field))]
    parts: Any = value
    if isinstance(value, tuple):
        return [model for part in parts for model in models(part)]
    return models(value.items) if hasattr(value, "items") and not isinstance(value, dict) else []


def properties(kind: type[Model]) -> list[str]:
    return [name for name in dir(kind) if isinstance(getattr(kind, name, None), property)]

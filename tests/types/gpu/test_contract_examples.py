"""Every example answer of the contract decodes, and nothing of it is lost on the way back to JSON."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import msgspec
import pytest
import yaml

import novita.operations.gpu
from novita._core.call import Answer
from novita._core.decode import decode
from novita._core.model import Model
from novita._core.operation import Operation, Spec
from novita._core.paging import Numbered
from novita.types.gpu.networks import Network

CONTRACT = Path(__file__).parents[2] / "contract" / "gpu.yaml"


@cache
def specs() -> dict[str, Spec]:
    package = novita.operations.gpu
    modules = [import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)]
    values: list[Any] = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    declared: list[Spec] = [value.spec for value in values if "spec" in vars(value) and issubclass(value, Operation)]
    return {spec.name: spec for spec in declared}


@cache
def examples() -> dict[str, Any]:
    contract = yaml.load(CONTRACT.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        operation["operationId"]: operation["responses"]["200"]["content"]["application/json"]["example"]
        for path in contract["paths"].values()
        for operation in path.values()
    }


def read(name: str, example: Any) -> Any:
    return decode(specs()[name], Answer(200, [], msgspec.json.encode(example), "HTTP/2"))


def assert_contains(found: Any, wanted: Any, place: str = "$") -> None:
    """All members of `wanted` are in `found`; numbers may have been decimal strings, null lists are empty ones."""
    match wanted:
        case {**members}:
            for name, member in members.items():
                assert name in found, f"{place}.{name}"
                assert_contains(found[name], member, f"{place}.{name}")
        case [*items]:
            assert len(found) == len(items), place
            for index, item in enumerate(items):
                assert_contains(found[index], item, f"{place}[{index}]")
        case None:
            assert found in (None, []), place
        case str() if not isinstance(found, str):
            assert str(found) == wanted, place
        case _:
            assert found == wanted, place


def plain(value: Any) -> Any:
    """A decoded value as JSON has it."""
    match value:
        case Model():
            return msgspec.json.decode(value.to_json())
        case [*items]:
            return [plain(item) for item in items]
        case _:
            return value


def value_of(spec: Spec, answer: Any) -> Any:
    """The part of an example that the SDK gives to the caller."""
    if isinstance(spec.paging, Numbered):
        return answer[spec.paging.items]
    value = answer.get(spec.unwrap, "") if spec.unwrap else answer
    # The documentation shows the new network in a list of its own.
    return value[0] if spec.response is Network and len(value) == 1 else value


def test_every_operation_of_the_contract_is_declared() -> None:
    assert specs().keys() == examples().keys()


@pytest.mark.parametrize("name", sorted(examples()))
def test_the_example_survives(name: str) -> None:
    spec = specs()[name]
    value = read(name, examples()[name])
    if spec.response is None:
        assert value is None
    else:
        assert_contains(plain(value.items if spec.paging else value), value_of(spec, examples()[name]))


IDS = {"id", "Id", "storageId", "jobId", "templateId"}


def nulled(value: Any) -> Any:
    """The value with null in place of every member, at every level, but ids."""
    match value:
        case {**members}:
            return {key: member if key in IDS else nulled(member) for key, member in members.items()}
        case [{}, *_] as items:
            return [nulled(item) for item in items]
        case _:
            return None


@pytest.mark.parametrize("name", sorted(examples()))
def test_nulls_count_as_missing(name: str) -> None:
    spec = specs()[name]
    value = read(name, nulled(examples()[name]))
    assert (value is None) == (spec.response is None)


PAGED = [(name, spec.paging.items) for name, spec in specs().items() if isinstance(spec.paging, Numbered)]


@pytest.mark.parametrize(("name", "member"), PAGED)
@pytest.mark.parametrize("body", [{}, {"total": None}, {"total": "0"}])
def test_an_empty_page_has_no_items(name: str, member: str, body: dict[str, Any]) -> None:
    assert read(name, body).items == ()
    assert read(name, {**body, member: None}).items == ()


@pytest.mark.parametrize(
    "name", ["gpu.clusters.list", "gpu.registries.list_auths", "gpu.products.list_gpu", "gpu.products.list_cpu"]
)
@pytest.mark.parametrize("body", [{"data": None}, {"data": []}, {}])
def test_an_empty_list_is_empty(name: str, body: dict[str, Any]) -> None:
    assert read(name, body) == ()

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
from novita._core.operation import Operation, Spec
from novita.types.gpu.networks import Network

CONTRACT = Path(__file__).parents[2] / "contract" / "gpu.yaml"


@cache
def specs() -> dict[str, Spec]:
    package = novita.operations.gpu
    modules = [import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)]
    found: dict[str, Spec] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Operation) and hasattr(value, "spec"):
                found[value.spec.name] = value.spec
    return found


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
    """All members of `wanted` are in `found`; numbers may have been decimal strings."""
    if isinstance(wanted, dict):
        for name, member in wanted.items():
            assert name in found, f"{place}.{name}"
            assert_contains(found[name], member, f"{place}.{name}")
    elif isinstance(wanted, list):
        assert len(found) == len(wanted), place
        for index, item in enumerate(wanted):
            assert_contains(found[index], item, f"{place}[{index}]")
    elif wanted is None:
        assert found in (None, []), place
    elif isinstance(wanted, str) and not isinstance(found, str):
        assert str(found) == wanted, place
    else:
        assert found == wanted, place


def test_every_operation_of_the_contract_is_declared() -> None:
    assert specs().keys() == examples().keys()
    assert len(specs()) == 49


@pytest.mark.parametrize("name", sorted(examples()))
def test_the_example_survives(name: str) -> None:
    example, spec = examples()[name], specs()[name]
    value = read(name, example)
    if spec.response is None:
        assert value is None
        return
    if spec.paging is not None:
        member = spec.paging.items  # type: ignore[attr-defined]
        value, wanted = value.items, example[member]
    else:
        wanted = example[spec.unwrap] if spec.unwrap and example else example
    if isinstance(value, Network) and isinstance(wanted, list):
        (wanted,) = wanted
    if wanted == {} and value == "":
        return
    found = (
        [msgspec.json.decode(item.to_json()) for item in value]
        if isinstance(value, tuple)
        else (value if isinstance(value, str) else msgspec.json.decode(value.to_json()))
    )
    assert_contains(found, wanted)


@pytest.mark.parametrize("name", sorted(examples()))
def test_nulls_count_as_missing(name: str) -> None:
    """Every member but ids may be null, at every level."""

    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: member if key in {"id", "Id", "storageId", "jobId", "templateId"} else _nulled(member)
                for key, member in value.items()
            }
        return value

    def _nulled(member: Any) -> Any:
        if isinstance(member, dict):
            return without(member)
        if isinstance(member, list) and member and isinstance(member[0], dict):
            return [without(item) for item in member]
        return None

    example = examples()[name]
    read(name, without(example))


@pytest.mark.parametrize("name", sorted(name for name, spec in specs().items() if spec.paging))
@pytest.mark.parametrize("body", [{}, {"total": None}, {"total": "0"}])
def test_an_empty_page_has_no_items(name: str, body: dict[str, Any]) -> None:
    spec = specs()[name]
    assert read(name, body).items == ()
    assert read(name, {**body, spec.paging.items: None}).items == ()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name", ["gpu.clusters.list", "gpu.registries.list_auths", "gpu.products.list_gpu", "gpu.products.list_cpu"]
)
@pytest.mark.parametrize("body", [{"data": None}, {"data": []}, {}])
def test_an_empty_list_is_empty(name: str, body: dict[str, Any]) -> None:
    assert read(name, body) == ()

"""Lists without entries are empty, however that is written."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from novita._core.call import Answer
from novita._core.decode import decode
from novita._core.paging import Numbered
from novita._core.spec import Spec
from novita.cli.tree import Place, every_operation

SPECS: dict[str, Spec] = {each.spec.name: each.spec for each in every_operation(Place(("gpu",)))}
PAGED = [(name, spec.paging.items) for name, spec in SPECS.items() if isinstance(spec.paging, Numbered)]


def read(name: str, body: dict[str, Any]) -> Any:
    return decode(SPECS[name], Answer(200, [], msgspec.json.encode(body), "HTTP/2"))


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

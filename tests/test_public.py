"""What is public is public on purpose: exact `__all__`, nothing of other libraries, an end for what is deprecated."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import griffe
import pytest

import novita
from novita import exceptions
from novita.operations import model

ROOT = Path(novita.__file__).parent
DOCS = Path(__file__).parents[1] / "docs"
PACKAGE = griffe.load("novita", search_paths=[ROOT.parent])
INPUTS = set(model.__all__)
"""Objects nested in requests that several modules of declarations share."""
PROGRAMS = {"novita.cli", "novita.simulator"}
"""Packages whose modules are their own business; what is public there is in `__all__`."""
HANDED_ON = {"Submitted", "SpeechOperation", "SyncSession", "AsyncSession"}
"""Classes that callers are given, or make one of a kind of, and never name."""
MAY_TAKE_HTTPX = {"http_client", "transport"}


def is_private(path: str) -> bool:
    return any(re.match(r"_(?!_)", part) for part in path.split("."))


def functions(inside: griffe.Object | griffe.Alias) -> Iterator[griffe.Function]:
    """Every public function and method of the SDK."""
    for member in inside.members.values():
        if isinstance(member, griffe.Alias) or is_private(member.name) or member.path in PROGRAMS:
            continue
        if isinstance(member, griffe.Function):
            yield member
        elif isinstance(member, griffe.Module | griffe.Class):
            yield from functions(member)


def named(annotation: str | griffe.Expr | None) -> set[str]:
    """The dotted names an annotation mentions."""
    if not isinstance(annotation, griffe.Expr):
        return set()
    return {each.canonical_path for each in annotation.iterate() if isinstance(each, griffe.ExprName)}


def homeless(function: griffe.Function) -> set[str]:
    """Types in a signature that its callers cannot import from a public place."""
    found = named(function.returns)
    for parameter in function.parameters:
        taken = named(parameter.annotation)
        found |= {name for name in taken if not (parameter.name in MAY_TAKE_HTTPX and name.startswith("httpx"))}
    return {name for name in found if is_foreign(name) or (name.startswith("novita.") and is_homeless(name))}


def is_foreign(name: str) -> bool:
    return name.partition(".")[0] in {"httpx", "httpcore", "h2", "hpack", "hyperframe"}


def is_homeless(path: str) -> bool:
    """Whether callers have to name a class that only a private module has; aliases they can spell out."""
    name = path.rpartition(".")[2]
    if not is_private(path) or name in {*novita.__all__, *HANDED_ON} or not PACKAGE[path.partition(".")[2]].is_class:
        return False
    return name not in INPUTS


def test_signatures_mention_nothing_private_and_nothing_of_httpx() -> None:
    seen = list(functions(PACKAGE))
    assert len(seen) > 300
    assert {each.path: homeless(each) for each in seen if homeless(each)} == {}


def test_what_methods_give_to_hold_on_to_is_public() -> None:
    given = {path for each in functions(PACKAGE["api"]) for path in named(each.returns)}
    handles = {path for path in given if path.startswith("novita.api.") and PACKAGE[path.partition(".")[2]].is_class}
    assert len(handles) > 5
    assert {path for path in handles if path.rpartition(".")[2] not in novita.__all__} == set()


def test_every_public_name_can_be_imported() -> None:
    assert sorted(set(novita.__all__)) == novita.__all__ == dir(novita)
    for name in novita.__all__:
        assert getattr(novita, name) is not None


def test_checkers_see_the_names_that_are_there() -> None:
    tree = ast.parse((ROOT / "__init__.py").read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {each.name for node in imports if (node.module or "").startswith("novita") for each in node.names}
    assert names - {"webhooks"} == set(novita.__all__) - {"webhooks"}


def test_every_error_is_exported() -> None:
    defined = {
        name for name, value in vars(exceptions).items() if isinstance(value, type) and issubclass(value, Exception)
    }
    assert defined == set(exceptions.__all__) <= set(novita.__all__)


PACKAGES = ["dashboard", "exceptions", "fleet", "fleet.otel", "fleet.prometheus", "simulator", "webhooks"]


@pytest.mark.parametrize("module", ["novita", *(f"novita.{name}" for name in PACKAGES)])
def test_public_modules_say_what_they_offer(module: str) -> None:
    loaded = importlib.import_module(module)
    assert all(hasattr(loaded, name) for name in loaded.__all__)


def deprecated() -> dict[str, str]:
    """Deprecated functions and what they say."""
    return {
        each.path: str(decorator.value)
        for each in functions(PACKAGE)
        for decorator in each.decorators
        if decorator.callable_path.endswith("deprecated")
    }


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2])


def test_everything_deprecated_names_the_version_that_ends_it() -> None:
    assert deprecated()
    for path, message in deprecated().items():
        end = re.search(r"gone in (\d+\.\d+)", message)
        assert end, f"{path} does not say when it goes"
        assert version(end[1]) > version(novita.__version__), f"{path} had its time: remove it"


def test_everything_deprecated_is_on_the_page() -> None:
    page = (DOCS / "deprecations.md").read_text(encoding="utf-8")
    delisted = (DOCS / "coverage.md").read_text(encoding="utf-8")
    for path in deprecated():
        method = re.sub(r"novita\.api\.resources\.(.+)\.\w+\.(\w+)", r"\1.\2", path)
        assert f"`{method}`" in page or re.search(rf"`{re.escape(method)}` .* delisted", delisted), method


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [
        ("novita.fleet.prometheus", "prometheus_client", "prometheus"),
        ("novita.fleet.otel", "opentelemetry", "otel"),
        ("novita.simulator.server", "granian.constants", "simulator"),
        ("novita.simulator.contract", "jsonschema", "simulator"),
        ("novita.dashboard.app", "starlette.applications", "dashboard"),
    ],
)
def test_a_module_says_which_extra_it_needs(
    module: str, package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, _, name = module.rpartition(".")
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not installed
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.delattr(importlib.import_module(parent), name, raising=False)
    with pytest.raises(ImportError, match=rf"needs an extra: pip install 'novita-sdk-python\[{extra}\]'"):
        importlib.import_module(module)

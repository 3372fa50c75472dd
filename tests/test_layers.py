"""Who may import whom: downwards only, for types too, and the outside world only where it belongs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Literal, TypeAlias

import pytest

import novita

PACKAGE = Path(novita.__file__).parent

SDK = {"novita", "client", "_client", "api", "operations", "types", "_core", "exceptions", "_version"}
BELOW = {
    "__main__": {"cli"},
    "cli": {*SDK, "dashboard", "fleet", "simulator"},
    "dashboard": {*SDK, "fleet"},
    "fleet": SDK,
    "simulator": SDK,
    "simulator.demo": {*SDK, "fleet", "simulator"},
    "novita": {*SDK, "api.extras", "webhooks"},
    "client": {"api", "_client", "_core"},
    "_client": {"_transport", "_core", "exceptions"},
    "api": {"api.resources", "api.extras", "_client"},
    "api.resources": {"api.extras", "operations", "types", "_client", "_core"},
    "api.extras": {"operations", "types", "_client", "_transport", "_core", "exceptions"},
    "operations": {"types", "_core", "exceptions"},
    "types": {"_core"},
    "_transport": {"_http2", "_core", "exceptions"},
    "webhooks": {"client", "types", "_core", "exceptions"},
    "_core": {"exceptions", "_version"},
    "_http2": set[str](),
    "exceptions": set[str](),
    "_version": set[str](),
}
"""Each part, and the parts it may know; the names are those below `novita`."""

ONLY_IN = {
    "httpx": {"novita._transport"},
    "httpcore": {"novita._http2"},
    "h2": {"novita._http2"},
    "hpack": {"novita._http2"},
    "hyperframe": {"novita._http2"},
    "socket": {"novita._http2", "novita._transport.downloads", "novita.cli.commands.dashboard", "novita.simulator"},
    "ssl": {"novita._transport", "novita._http2", "novita.simulator"},
}
"""Modules that open connections or speak protocols, and the parts that may load them."""

OPERATIONS_MAY_LOAD = {
    *("__future__", "collections", "dataclasses", "datetime", "decimal", "functools", "importlib", "re", "typing"),
    *("msgspec", "pydantic", "pydantic_core", "novita"),
}
"""Declarations are plain data: nothing here reads a file, a clock or a socket."""


When: TypeAlias = Literal["at once", "later", "by checkers"]
"""Imports together with the module, in a function, or only where types are checked."""


class Imports(ast.NodeVisitor):
    """Collects what a module imports, and when."""

    def __init__(self, name: str, *, is_package: bool) -> None:
        self.names: list[tuple[str, When]] = []
        self._package = name.split(".") if is_package else name.split(".")[:-1]
        self._when: When = "at once"

    def visit_Import(self, node: ast.Import) -> None:
        self.names.extend((each.name, self._when) for each in node.names)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        base = self._package[: len(self._package) - node.level + 1] if node.level else []
        origin = [*base, *filter(None, [node.module])]
        # `from novita import client` names a module, `from novita.client import X` something in it: both are kept.
        self.names.extend((".".join([*origin, each.name]), self._when) for each in node.names)

    def visit_If(self, node: ast.If) -> None:
        is_for_checkers = ast.unparse(node.test) == "TYPE_CHECKING"
        self._visit(node.body, "by checkers" if is_for_checkers else self._when)
        self._visit(node.orelse, self._when)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._visit(node.body, "later")

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._visit(node.body, "later")

    def _visit(self, body: list[ast.stmt], when: When) -> None:
        before, self._when = self._when, when
        for statement in body:
            self.visit(statement)
        self._when = before


def imported(source: str, name: str, *, is_package: bool = False) -> list[tuple[str, When]]:
    visitor = Imports(name, is_package=is_package)
    visitor.visit(ast.parse(source))
    return visitor.names


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def part_of(name: str) -> str:
    """The part a dotted name of the package belongs to."""
    below = name.removeprefix("novita").removeprefix(".")
    fitting = [part for part in BELOW if below == part or below.startswith(f"{part}.")]
    return max(fitting, key=len, default="novita")


def within(name: str, parts: set[str]) -> bool:
    return any(name == part or name.startswith(f"{part}.") for part in parts)


def violations(name: str, imports: list[tuple[str, When]]) -> list[str]:
    """What a module imports and should not."""
    found: list[str] = []
    part = part_of(name)
    for known, when in imports:
        top = known.partition(".")[0]
        if top == "novita" and part_of(known) not in {part, *BELOW[part]}:
            found.append(f"{part} may not know {known}")
        if when == "by checkers":
            continue
        if top in ONLY_IN and not within(name, ONLY_IN[top]):
            found.append(f"only {', '.join(sorted(ONLY_IN[top]))} may load {top}")
        if part == "types" and top.startswith("pydantic") and when == "at once":
            found.append("types load Pydantic only when it is used with them")
        if part == "operations" and top not in OPERATIONS_MAY_LOAD:
            found.append(f"operations do no IO: {known}")
    return found


@pytest.mark.parametrize(("name", "path"), [pytest.param(name, path, id=name) for name, path in modules()])
def test_a_module_knows_only_what_is_below_it(name: str, path: Path) -> None:
    imports = imported(path.read_text(encoding="utf-8"), name, is_package=path.name == "__init__.py")
    assert violations(name, imports) == []


def test_modules_import_each_other_in_no_circle() -> None:
    paths = dict(modules())
    knows: dict[str, set[str]] = {}
    for name, path in paths.items():
        imports = imported(path.read_text(encoding="utf-8"), name, is_package=path.name == "__init__.py")
        # What is imported is a module, or something in the module before the last dot.
        named = {each if each in paths else each.rpartition(".")[0] for each, when in imports if when == "at once"}
        knows[name] = named & paths.keys() - {name}
    TopologicalSorter(knows).prepare()  # an error names the circle


def test_operations_open_no_files() -> None:
    for name, path in modules():
        if part_of(name) == "operations":
            called = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
            assert not [each for each in called if isinstance(each, ast.Name) and each.id == "open"], name


@pytest.mark.parametrize(
    ("name", "source", "violation"),
    [
        ("novita._core.x", "from novita.client import NovitaClient", "_core may not know novita.client.NovitaClient"),
        ("novita._core.x", "def f():\n    from novita import client", "_core may not know novita.client"),
        ("novita._core.x", "from ..types.gpu import values", "_core may not know novita.types.gpu.values"),
        ("novita._http2.x", "from novita._core.call import Call", "_http2 may not know novita._core.call.Call"),
        ("novita.operations.gpu.x", "from novita.api.gpu import X", "operations may not know novita.api.gpu.X"),
        ("novita.operations.gpu.x", "import os", "operations do no IO: os"),
        ("novita.client", "import httpx", "only novita._transport may load httpx"),
        ("novita._transport", "import httpcore", "only novita._http2 may load httpcore"),
        ("novita.types.x", "import pydantic", "types load Pydantic only when it is used with them"),
        ("novita.types.x", "def f():\n    import pydantic", None),
        ("novita.api.gpu", "from .resources.gpu.jobs import Jobs", None),
        ("novita.api.resources.x", "from novita.api.gpu import GpuClient", "api.resources may not know"),
        ("novita._core.x", "if TYPE_CHECKING:\n    from novita.client import NovitaClient", "_core may not know"),
        ("novita.client", "if TYPE_CHECKING:\n    import httpx", None),
        ("novita._core.x", "if TYPE_CHECKING:\n    pass\nelse:\n    import novita.client", "_core may not know"),
    ],
)
def test_a_violation_is_found(name: str, source: str, violation: str | None) -> None:
    found = violations(name, imported(source, name))
    assert len(found) == (violation is not None)
    assert not violation or found[0].startswith(violation)


def test_answers_load_without_pydantic_and_httpx() -> None:
    names = [name for name, _ in modules() if part_of(name) == "types"]
    code = f"""
import importlib, sys
for name in {names!r}:
    importlib.import_module(name)
assert not {{"pydantic", "pydantic_core", "httpx"}} & sys.modules.keys()
"""
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(PACKAGE.parent)}, check=True)

"""Which commands there are: the modules under `novita.operations`, read one at a time as they are asked for."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from novita._core.operation import Operation

ROOT = Path(__file__).parent.parent / "operations"

_FIRST_LINE = re.compile(r'\s*"""(.*?)(?:\n|""")').match


@dataclass(frozen=True)
class Place:
    """A module or a package of declarations: a resource, or a group of them."""

    path: tuple[str, ...] = ()
    """Names below `novita.operations`."""

    @cached_property
    def _location(self) -> Path:
        return ROOT.joinpath(*self.path)

    @property
    def is_group(self) -> bool:
        """Whether it holds places instead of operations."""
        return self._location.is_dir()

    @cached_property
    def source(self) -> Path:
        """The file that describes it."""
        return self._location / "__init__.py" if self.is_group else self._location.with_suffix(".py")

    @property
    def summary(self) -> str:
        """First line of its docstring, read without importing it."""
        found = _FIRST_LINE(self.source.read_text(encoding="utf-8"))
        return found[1] if found else ""

    @property
    def description(self) -> str:
        """Its whole docstring."""
        return ast.get_docstring(ast.parse(self.source.read_text(encoding="utf-8"))) or ""

    def below(self) -> dict[str, Place]:
        """The places in a group, by name."""
        names = sorted(
            each.stem
            for each in self._location.iterdir()
            if not each.name.startswith(("_", ".")) and (each.suffix == ".py" or (each / "__init__.py").is_file())
        )
        return {name: Place((*self.path, name)) for name in names}

    def operations(self) -> dict[str, type[Operation[Any]]]:
        """The operations of a resource by the names of their methods, in the order of their declaration."""
        name = ".".join(("novita.operations", *self.path))
        module = importlib.import_module(name)
        found: dict[str, type[Operation[Any]]] = {}
        for each in vars(module).values():
            if isinstance(each, type) and each.__module__ == name and (spec := each.__dict__.get("spec")) is not None:
                found[spec.name.rpartition(".")[2]] = each
        return found


def every_operation(place: Place | None = None) -> Iterator[type[Operation[Any]]]:
    """All operations below a place."""
    place = place or Place()
    if place.is_group:
        for each in place.below().values():
            yield from every_operation(each)
    else:
        yield from place.operations().values()

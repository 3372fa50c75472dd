"""`--query`: the fields to keep, by dotted paths. What no answer can have is refused before anything is sent."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, get_args, get_origin

import click
import msgspec
from click.shell_completion import CompletionItem

from .records import derived
from .shapes import Shape
from .suggestion import instead

_SINGLE = (str, bytes, int, float, date, datetime, Decimal, Enum)


class Query:
    """Fields to keep: one dotted path gives bare values, several separated by commas give records."""

    def __init__(self, text: str) -> None:
        self.paths: list[str] = [path.strip() for path in text.split(",")]
        if not all(self.paths):
            raise click.UsageError(f"--query {text!r} names no field between two commas")

    @property
    def is_single(self) -> bool:
        """Whether it gives values instead of records."""
        return len(self.paths) == 1

    def check(self, kind: Any) -> None:
        """See that answers of a type can have the fields.

        Raises:
            click.UsageError: They cannot.
        """
        for path in self.paths:
            _check(kind, path.split("."))

    def of(self, record: Any) -> Any:
        """The fields of one record.

        Raises:
            click.ClickException: The record has no such field.
        """
        if self.is_single:
            return _at(record, self.paths[0].split("."))
        return {path: _at(record, path.split(".")) for path in self.paths}


class Fields(click.ParamType[str]):
    """The text of a query; completion offers the fields of the answer."""

    name = "text"

    def __init__(self, kind: Any) -> None:
        self._kind = kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The fields that the last path may go on with."""
        before, comma, path = incomplete.rpartition(",")
        *parents, begun = path.split(".")
        kind = self._kind
        for part in parents:
            named = _named(kind)
            kind = named.get(_spelt(part, named), kind if part.isdecimal() else None)
        head = before + comma + "".join(f"{part}." for part in parents)
        return [CompletionItem(head + name) for name in _named(kind) if name.startswith(begun.replace("-", "_"))]


def _item(kind: Any) -> Any:
    """The type of the items of a list; None for what is no list."""
    found = get_origin(kind)
    is_list = isinstance(found, type) and issubclass(found, Collection) and not issubclass(found, Mapping)
    return get_args(kind)[0] if is_list else None


def _named(kind: Any) -> dict[str, Any]:
    """Names and types of the fields of a type, or of the items of a list."""
    found: dict[str, Any] = {}
    for each in Shape.of(kind).members:
        if (item := _item(each)) is not None:
            found.update(_named(item))
        elif isinstance(each, type) and issubclass(each, msgspec.Struct):
            found.update((field.name, field.type) for field in msgspec.structs.fields(each))
            found.update(dict.fromkeys(derived(each), str))
    return found


def _is_free(kind: Any) -> bool:
    """Whether a value may have fields that nobody declared."""
    for each in Shape.of(kind).members:
        if (item := _item(each)) is not None:
            if _is_free(item):
                return True
        elif get_origin(each) is not Literal and not (
            isinstance(each, type) and issubclass(each, (*_SINGLE, msgspec.Struct))
        ):
            return True
    return False


def _spelt(part: str, names: Container[str]) -> str:
    """A field may be written with dashes; in data that nobody declared, dashes may be its own."""
    return part if part in names else part.replace("-", "_")


def _check(kind: Any, parts: list[str]) -> None:
    for part in parts:
        if _is_free(kind):
            return
        named = _named(kind)
        if (name := _spelt(part, named)) in named:
            kind = named[name]
        elif not (part.isdecimal() and any(_item(each) is not None for each in Shape.of(kind).members)):
            raise click.UsageError(_missing(part, named))


def _at(value: Any, parts: list[str]) -> Any:
    for place, part in enumerate(parts):
        if isinstance(value, list) and not part.isdecimal():
            return [_at(each, parts[place:]) for each in value]
        if isinstance(value, list):
            value = value[int(part)] if int(part) < len(value) else None
        elif isinstance(value, dict) and (name := _spelt(part, value)) in value:
            value = value[name]
        elif value is not None:
            raise click.ClickException(_missing(part, value if isinstance(value, dict) else ()))
    return value


def _missing(part: str, names: Collection[str]) -> str:
    if not names:
        return f"--query: {part!r} is asked of a value that has no fields"
    return f"--query: there is no {part!r} here{instead(part, names)}"

"""From the text of the command line to the value of a parameter, by the parameter's annotation."""

from __future__ import annotations

import contextlib
import json
import types
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click

_OF_OBJECTS = ("model_fields", "__struct_fields__", "__dataclass_fields__", "__required_keys__")
"""What classes have whose values are objects in JSON: Pydantic's, msgspec's, dataclasses, typed dicts."""
_LONGEST_PATH = 4096
_TEXTS = (str, bytes, bytearray, memoryview)
_NUMBERS = {int: "INTEGER", float: "NUMBER", Decimal: "NUMBER"}


def _members(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation, without constraints and without None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in {Union, types.UnionType}:
        for each in get_args(annotation):
            yield from _members(each)
    elif hasattr(annotation, "__value__"):
        yield from _members(annotation.__value__)
    elif annotation not in {None, type(None)}:
        yield annotation


def _is(annotation: Any, kind: type) -> bool:
    origin = get_origin(annotation) or annotation
    return isinstance(origin, type) and issubclass(origin, kind) and not issubclass(origin, _TEXTS)


def _is_moment(annotation: Any) -> bool:
    return annotation is datetime or getattr(annotation, "__name__", "") == "AwareDatetime"


@dataclass(frozen=True)
class Shape:
    """How a parameter is written on the command line."""

    members: tuple[Any, ...]
    """Alternative types of one value."""

    @classmethod
    def of(cls, annotation: Any) -> Shape:
        """Read an annotation."""
        return cls(tuple(_members(annotation)))

    @cached_property
    def item(self) -> Shape | None:
        """Shape of the items if it is a list: the option may be repeated."""
        for each in self.members:
            if _is(each, Collection) and not _is(each, Mapping):
                return Shape.of((get_args(each) or (Any,))[0])
        return None

    @cached_property
    def value(self) -> Shape | None:
        """Shape of the values if it is a mapping and nothing else: the option is repeated as `KEY=VALUE`."""
        for each in () if self._is_text else self.members:
            if _is(each, Mapping):
                return Shape.of((get_args(each) or (str, Any))[1])
        return None

    @property
    def is_flag(self) -> bool:
        """Whether it is yes or no and nothing else."""
        return bool(self.members) and all(each is bool for each in self.members)

    @property
    def is_repeated(self) -> bool:
        """Whether the option may be given several times."""
        return self.item is not None or self.value is not None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words that are known to be accepted; there may be others."""
        inner = (self.item,) if self.item else ()
        own = [str(word) for each in self.members if get_origin(each) is Literal for word in get_args(each)]
        return (*own, *(word for shape in inner for word in shape.words))

    @property
    def _is_any(self) -> bool:
        return any(each in {Any, object} for each in self.members)

    @property
    def _is_text(self) -> bool:
        return self._is_any or any(each is str or get_origin(each) is Literal for each in self.members)

    @property
    def _is_object(self) -> bool:
        return self._is_any or any(
            _is(each, Collection) or any(hasattr(each, mark) for mark in _OF_OBJECTS) for each in self.members
        )

    @property
    def is_file(self) -> bool:
        """Whether it is the path of a file to send."""
        return any(each is bytes or _is(each, PathLike) for each in self.members)

    @property
    def metavar(self) -> str:
        """What stands for the value in help."""
        if self.is_file:
            return "FILE"
        if self.value:
            return "KEY=VALUE"
        if self.item:
            return "TEXT" if str in self.members else "JSON" if self.item.value else self.item.metavar
        if any(_is_moment(each) for each in self.members):
            return "TIME"
        if date in self.members:
            return "DATE"
        for each in self.members:
            if each in _NUMBERS:
                return _NUMBERS[each]
        if self._is_text:
            return "WORD" if self.words else "TEXT"
        return "JSON" if self._is_object else "TEXT"

    @property
    def _example(self) -> str:
        """How an object is begun, if its members are known."""
        for each in self.members:
            names = next((list(getattr(each, mark)) for mark in _OF_OBJECTS if hasattr(each, mark)), [])
            if names:
                return f'{{"{names[0]}": ...}}' if len(names) == 1 else f'{{"{names[0]}": ..., "{names[1]}": ...}}'
        return ""

    def read(self, texts: tuple[str, ...]) -> Any:
        """The value that was written.

        Raises:
            click.BadParameter: It cannot be read.
        """
        if len(texts) == 1 and self.is_repeated and texts[0][:1] in {"[", "{"}:
            whole = _json(texts[0], (self.item or self)._example)
            # An object is one item of a list of objects, but the whole of a mapping.
            return [whole] if isinstance(whole, dict) and not self.value else whole
        if self.value is not None:
            return dict(self._pair(text, self.value) for text in texts)
        if self.item is not None:
            return [self.item._single(text) for text in texts] if not self._one(texts) else texts[0]
        return self._single(texts[-1])

    def _one(self, texts: tuple[str, ...]) -> bool:
        return len(texts) == 1 and str in self.members

    @staticmethod
    def _pair(text: str, shape: Shape) -> tuple[str, Any]:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{text!r} is not written as KEY=VALUE")
        return name, shape._single(value)

    def located(self, text: str) -> str | Path:
        """The path of a file to send, if it is one; a URL or base64 stays text."""
        if self.is_file and len(text) <= _LONGEST_PATH and "://" not in text:
            with contextlib.suppress(OSError):  # base64 may be too long for the name of a file
                return Path(text) if Path(text).is_file() else text
        return text

    def _single(self, text: str) -> Any:
        if self.is_file:
            return self.located(text)
        if self._is_any and text[:1] not in {"{", "["}:
            try:
                return json.loads(text)
            except ValueError:
                return text
        if self._is_object and (text[:1] in {"{", "["} or not self._is_text):
            return _json(text, self._example)
        if bool in self.members and text.lower() in {"true", "false"}:
            return text.lower() == "true"
        return text


def _json(text: str, example: str = "") -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        # The text is not repeated: it may hold secrets.
        raise click.BadParameter(
            f"it is not JSON{example and f' like {example}'}: {error.msg} at character {error.pos + 1}"
        ) from None
    except (ValueError, RecursionError):
        raise click.BadParameter("it is JSON with a number too long, or nested too deep") from None

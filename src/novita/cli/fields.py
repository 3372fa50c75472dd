"""The parameters of an operation as arguments and options."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from .completion import ids_of
from .shapes import Shape

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from novita._core.operation import Operation

Reading = Callable[[tuple[str, ...]], Any]


class Words(click.ParamType[str]):
    """A text whose known words are offered by completion; validation is the operation's."""

    name = "text"

    def __init__(self, shape: Shape) -> None:
        self._shape = shape

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The known words that begin so."""
        return [CompletionItem(word) for word in self._shape.words if word.startswith(incomplete)]


class Ids(click.ParamType[str]):
    """An id of a resource; those of the account are offered by completion."""

    name = "text"

    def __init__(self, operation: type[Operation[Any]]) -> None:
        self._operation = operation

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The ids that begin so."""
        profile = ctx.params.get("profile") or ctx.params.get("common_profile")
        found = ids_of(self._operation, param.name or "", profile)
        return [CompletionItem(each, help=label) for each, label in found if each.startswith(incomplete)]


def option_name(field: str) -> str:
    """How a field is spelt as an option."""
    return f"--{field.strip('_').replace('_', '-')}"


class Given(click.Option):
    """An option that stands for a field; it remembers its shape."""

    def __init__(self, field: str, info: FieldInfo) -> None:
        shape = Shape.of(info.annotation)
        self.shape: Shape = shape
        self.must: bool = info.is_required()
        spelt = option_name(field)
        self._default_text = _default_text(info)
        if shape.is_flag:
            super().__init__([f"{spelt}/--no-{spelt[2:]}", field], default=None)
        else:
            kind = click.Path() if shape.is_file else Words(shape) if shape.words else click.STRING
            super().__init__([spelt, field], multiple=True, metavar=shape.metavar, type=kind)

    def describe(self, doc: str) -> None:
        """Set the help from the declaration."""
        notes = [note for note in (self._known(doc), self._default_text) if note]
        if self.shape.is_repeated:
            notes.append("repeatable")
        if self.must:
            notes.insert(0, "required")
        self.help: str | None = " ".join(doc.split()) + (f"  [{'; '.join(notes)}]" if notes else "")

    def _known(self, doc: str) -> str:
        words = [word for word in self.shape.words if f"`{word}`" not in doc]
        return ", ".join(words) if len(words) == len(self.shape.words) else ""


class Positional(click.Argument):
    """An argument that stands for a field. It may be missing: a file given with `--from` may hold it."""

    def __init__(self, field: str, info: FieldInfo, operation: type[Operation[Any]], *, last: bool) -> None:
        shape = Shape.of(info.annotation)
        self.shape: Shape = shape
        many = shape.is_repeated and last
        super().__init__(
            [field],
            required=False,
            nargs=-1 if many else 1,
            metavar=field.upper().replace("_", "-") + ("..." if many else ""),
            type=Ids(operation) if field.endswith("id") else str,
        )
        self.doc = ""


Parameter = Given | Positional


def _default_text(info: FieldInfo) -> str:
    if info.is_required() or info.default is None:
        return ""
    return f"default: {str(info.default).lower() if isinstance(info.default, bool) else info.default}"


def parameters(operation: type[Operation[Any]]) -> list[Parameter]:
    """Arguments and options of an operation."""
    spec = operation.spec
    positional: list[Parameter] = [
        Positional(name, operation.model_fields[name], operation, last=name == spec.positional[-1])
        for name in spec.positional
    ]
    options: list[Parameter] = [
        Given(name, info)
        for name, info in operation.model_fields.items()
        if name not in spec.positional and (name != "extra" or spec.has_body)
    ]
    return [
        *positional,
        *sorted(options, key=lambda each: (not (isinstance(each, Given) and each.must), each.name == "extra")),
    ]


def values(parameters: list[Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the parameters that were given.

    Raises:
        click.BadParameter: One cannot be read.
    """
    found: dict[str, Any] = {}
    for each in parameters:
        name = each.name or ""
        texts = given.get(name)
        if texts is None or texts == ():
            continue
        if isinstance(texts, bool):
            found[name] = texts
            continue
        given_texts = texts if isinstance(texts, tuple) else (texts,)
        _note_unknown_words(each, given_texts)
        try:
            found[name] = each.shape.read(given_texts)
        except click.BadParameter as error:
            error.param = each
            raise
    return found


def _note_unknown_words(parameter: Parameter, texts: tuple[str, ...]) -> None:
    """Say so if a word looks misspelt; it is sent all the same, because the service may know more of them."""
    words = parameter.shape.words
    for text in texts:
        if words and text not in words and (near := get_close_matches(text, words, n=1, cutoff=0.7)):
            sys.stderr.write(f"Note: {text!r} is no known word of {parameter.opts[0]}; did you mean {near[0]}?\n")


def describe(operation: type[Operation[Any]], parameters: list[Parameter]) -> None:
    """Put the docstrings of the fields into the help of their options."""
    docs = field_docs(operation)
    for each in parameters:
        if isinstance(each, Given):
            each.describe(docs.get(each.name or "", ""))
        else:
            each.doc = docs.get(each.name or "", "")


def field_docs(operation: type[Operation[Any]]) -> dict[str, str]:
    """The text under each field of a declaration and of its bases, from their source: it is not kept at run time."""
    found: dict[str, str] = {}
    for cls in reversed(operation.__mro__):
        if cls.__module__.startswith("novita."):
            found.update(_docs(cls.__module__).get(cls.__name__, {}))
    return found


@cache
def _docs(module: str) -> dict[str, dict[str, str]]:
    tree = ast.parse(Path(sys.modules[module].__file__ or "").read_text(encoding="utf-8"))
    classes: dict[str, dict[str, str]] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            docs = classes[node.name] = {}
            for field, text in zip(node.body, node.body[1:], strict=False):
                match field, text:
                    case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str(doc))):
                        docs[name] = doc
                    case _:
                        pass
    return classes

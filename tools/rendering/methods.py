"""One operation as the source of a method."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from novita._core.operation import Operation
from rendering.declarations import DeclarationError, Imports, Module, Parameter, Reader, parameters, vendor_page

WIDTH = 120
KEYWORDS = {
    name
    for name, parameter in inspect.signature(Operation.__pydantic_init_subclass__).parameters.items()
    if parameter.kind is inspect.Parameter.KEYWORD_ONLY
}


STREAMS = {
    "StreamOperation": ("novita._client.streams", "EventStream"),
    "AnswerStreamOperation": ("novita._client.streams", "AnswerStream"),
}
"""What an operation of this kind answers: the module and the name of the sync class."""


@dataclass(frozen=True)
class Method:
    """One operation as a method."""

    path: str
    """Dotted name below the client."""
    module: Module
    node: ast.ClassDef
    keywords: dict[str, ast.expr]

    @classmethod
    def read(cls, path: str, module: Module, node: ast.ClassDef) -> Method | None:
        """The method a class declares; None if the class is a base or a nested object."""
        keywords = {keyword.arg or "**": keyword.value for keyword in node.keywords}
        if "route" not in keywords and "method" not in keywords:
            return None
        if unknown := keywords.keys() - KEYWORDS:
            raise DeclarationError(module, node, f"unknown class keyword {', '.join(sorted(unknown))}")
        if missing := {"route", "method", "docs"} - keywords.keys():
            raise DeclarationError(module, node, f"class keyword {', '.join(sorted(missing))} is missing")
        if not ast.get_docstring(node):
            raise DeclarationError(module, node, "it has no docstring")
        method = cls(f"{path}.{ast.literal_eval(keywords['method'])}", module, node, keywords)
        if unknown := set(method.positional) - {each.name for each in method.parameters}:
            raise DeclarationError(module, node, f"positional names no field: {', '.join(sorted(unknown))}")
        return method

    def word(self, keyword: str, default: str = "") -> str:
        """The text of a class keyword."""
        return str(ast.literal_eval(self.keywords[keyword])) if keyword in self.keywords else default

    @property
    def name(self) -> str:
        """Name of the method."""
        return self.path.rpartition(".")[2]

    @property
    def delisted(self) -> bool:
        """Whether the vendor's documentation no longer has it."""
        return self.word("lifecycle") == "delisted"

    @property
    def summary(self) -> str:
        """One line for the table of methods."""
        first = (ast.get_docstring(self.node) or "").splitlines()[0]
        return f"{first} (Delisted.)" if self.delisted else first

    @property
    def positional(self) -> tuple[str, ...]:
        """Parameters taken by position."""
        given = ast.literal_eval(self.keywords["positional"]) if "positional" in self.keywords else ()
        return (given,) if isinstance(given, str) else tuple(given)

    @property
    def paged(self) -> bool:
        """Whether the answer comes in pages."""
        return "paging" in self.keywords

    @cached_property
    def stream(self) -> tuple[str, str] | None:
        """Module and name of the sync class of a stream, if the answer is one."""
        found: tuple[Module, ast.ClassDef] | None = self.module, self.node
        while found:
            if kind := STREAMS.get(found[1].name):
                return kind
            found = found[0].find_class(found[1].bases[0]) if found[1].bases else None
        return None

    @cached_property
    def handle(self) -> tuple[str, str] | None:
        """Module and name of the sync class a method wraps its answer in, if a base says `handle = "module.Class"`."""
        found: tuple[Module, ast.ClassDef] | None = self.module, self.node
        while found:
            for statement in found[1].body:
                match statement:
                    case ast.AnnAssign(ast.Name("handle"), _, ast.Constant(str(dotted))):
                        origin, _, name = dotted.rpartition(".")
                        return origin, name
                    case _:
                        pass
            found = found[0].find_class(found[1].bases[0]) if found[1].bases else None
        return None

    @property
    def verb(self) -> str:
        """Verb of the route."""
        return self.word("route").partition(" ")[0]

    @property
    def repeatable(self) -> bool:
        """Whether the call may be sent again after a failure."""
        return self.word("idempotent") == "True" or (self.verb != "POST" and self.word("idempotent") != "False")

    @property
    def response(self) -> tuple[Module, ast.expr]:
        """Type argument of the nearest base that has one, and the module it is written in."""
        found: tuple[Module, ast.ClassDef] | None = self.module, self.node
        while found and found[1].bases:
            module, base = found[0], found[1].bases[0]
            if isinstance(base, ast.Subscript) and ast.unparse(base.slice) != "R":
                return module, base.slice
            found = module.find_class(base)
        raise DeclarationError(
            self.module, self.node, "it does not say what it answers: write its base as Operation[X]"
        )

    @cached_property
    def parameters(self) -> list[Parameter]:
        """Positional ones, then those that must be given, then the others."""
        found = parameters(self.module, self.node)
        if self.verb in {"POST", "PUT", "PATCH"}:
            core = self.module.project.module("novita._core.operation")
            assert core is not None
            found["extra"] = parameters(core, core.classes["Operation"])["extra"]
        order = [*self.positional, *found]
        return sorted(
            found.values(),
            key=lambda each: (each.name not in self.positional, each.default is not None, order.index(each.name)),
        )

    def signature(self, imports: Imports, *, asynchronous: bool = False) -> tuple[str, str]:
        """The parameters and the answer as text."""
        parts: list[str] = []
        for each in self.parameters:
            if each.name not in self.positional and "*" not in parts:
                parts.append("*")
            annotation = ast.unparse(Reader(each.module, imports).read(each.annotation))
            parts.append(f"{each.name}: {annotation}" + (f" = {each.default}" if each.default is not None else ""))
        if self.handle:
            origin, name = self.handle
            return ", ".join(parts), imports.add(origin, f"Async{name}" if asynchronous else name)
        module, response = self.response
        answer = ast.unparse(Reader(module, imports).read(response))
        if self.paged:
            answer = f"{imports.add('novita._client.pages', 'AsyncPager' if asynchronous else 'Page')}[{answer}]"
        if self.stream:
            origin, name = self.stream
            answer = f"{imports.add(origin, f'Async{name}' if asynchronous else name)}[{answer.strip('()')}]"
        return ", ".join(parts), answer

    def returns(self, *, asynchronous: bool) -> str:
        """What the docstring says about the answer."""
        if self.stream:
            return f"A stream; its `{'async with' if asynchronous else 'with'}` block sends the request."
        if self.paged and not asynchronous:
            return "The first page; iterate over it to get the items of all pages."
        if self.paged:
            return "Await it for the first page, or iterate over it with `async for` to get the items of all pages."
        module, response = self.response
        if self.handle and (handle := self.module.project.module(self.handle[0])):
            return (ast.get_docstring(handle.classes[self.handle[1]]) or "The answer.").splitlines()[0]
        if known := module.find_class(response):
            return (ast.get_docstring(known[1]) or "The answer.").splitlines()[0]
        if isinstance(response, ast.Subscript):
            return "All of them."
        member = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", self.word("unwrap")).lower()
        return f"The {member}." if member.endswith("id") else "The answer."

    def docstring(self, *, asynchronous: bool) -> str:
        """Google style: what it does, its parameters, its answer and its errors."""
        about, _, returns = inspect.cleandoc(ast.get_docstring(self.node) or "").partition("\n\nReturns:")
        lines = [*_paragraphs(about)]
        if page := vendor_page(self.word("docs"), self.word("lifecycle")):
            lines += ["", f"Documentation: {page}"]
        if self.parameters:
            lines += ["", "Args:", *(_item(each.name, each.doc) for each in self.parameters)]
        if ast.unparse(self.response[1]) != "None":
            lines += ["", "Returns:", _item("", returns or self.returns(asynchronous=asynchronous))]
        lines += ["", "Raises:"]
        if self.parameters:
            lines.append(_item("RequestValidationError", "An argument is out of its range; nothing was sent."))
        if not self.repeatable:
            lines.append(
                _item("AmbiguousRequestError", "The connection broke after sending; it may have taken effect.")
            )
        lines.append(_item("APIStatusError", "The service refused or failed; its subclasses say why."))
        lines.append(_item("APIConnectionError", "No complete answer arrived."))
        return "\n".join(lines)

    def render(self, imports: Imports, *, asynchronous: bool) -> str:
        """The source of the method."""
        given, answer = self.signature(imports, asynchronous=asynchronous)
        operation = imports.add(self.module.name, self.node.name)
        call = ", ".join([operation, *(f"{each.name}={each.name}" for each in self.parameters)])
        define, body = "def", f"self._perform({call})"
        if self.stream:
            body = f"self._stream({call})"
        elif asynchronous and self.paged:
            body = f"self._pages({call})"
        elif asynchronous:
            define, body = "async def", f"await {body}"
        if self.handle:
            body = f"{answer}.of(self._client, {body})"
        if answer != "None":
            body = f"return {body}"
        lines = [f"{define} {self.name}({', '.join(filter(None, ['self', given]))}) -> {answer}:"]
        if self.delisted:
            imports.add("novita._core.deprecation", "deprecated")
            message = f"{self.path}: no longer in the vendor's documentation; gone in 1.0"
            lines.insert(0, f'@deprecated("{message}")')
        lines += [textwrap.indent(quoted(self.docstring(asynchronous=asynchronous)), "    "), f"    {body}"]
        return "\n".join(lines)


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs wrapped for a method's docstring; lists and indented lines stay as they are."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ""
        if any(line.startswith((" ", "* ", "- ")) for line in paragraph.splitlines()):
            yield paragraph
        else:
            yield textwrap.fill(" ".join(paragraph.split()), WIDTH - 8)


def _item(name: str, text: str) -> str:
    content = " ".join(text.split())
    return textwrap.fill(
        f"{name}: {content}" if name else content,
        WIDTH - 8,
        initial_indent="    ",
        subsequent_indent="        " if name else "    ",
        break_long_words=False,
    )


def quoted(text: str) -> str:
    """The text as a docstring."""
    prefix = "r" if "\\" in text else ""
    end = "\n" if "\n" in text else ""
    return f'{prefix}"""{text}{end}"""'

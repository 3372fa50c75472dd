"""What the declarations in `operations` say, read as text with `ast`: what is rendered is what is written there."""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PLAINER = {"AwareDatetime": ("datetime", "datetime")}
"""Pydantic's types that say in a signature what the standard library says as well."""


def vendor_page(slug: str, lifecycle: str) -> str:
    """The address of a page in the vendor's documentation; none when it is no page, or gone from there."""
    if lifecycle not in {"", "current"} or not re.fullmatch(r"[\w./-]+", slug):
        return ""
    return f"https://novita.ai/docs/{slug if '/' in slug else f'api-reference/{slug}'}"


class DeclarationError(Exception):
    """A declaration that cannot be rendered."""

    def __init__(self, module: Module, node: ast.AST, message: str) -> None:
        name = f"{node.name}: " if isinstance(node, ast.ClassDef) else ""
        super().__init__(f"{module.path}:{getattr(node, 'lineno', 1)}: {name}{message}")


@dataclass(frozen=True)
class Project:
    """Where things are; tests render a package of their own."""

    package: str
    root: Path
    """Paths are named from here."""
    source: Path
    """Directory of the package."""
    docs: Path
    contract: Path
    """Table of all operations, tab-separated."""

    def header(self, source: Path) -> str:
        """The line that says where a rendered file comes from."""
        path = source.relative_to(self.root).as_posix()
        return f"Rendered from {path} by `python tools/render.py`: edit that, not this."

    def module(self, name: str) -> Module | None:
        """The parsed module of a dotted name, if it is one of ours."""
        top, _, rest = name.partition(".")
        root = {self.package: self.source, "novita": REPOSITORY / "src" / "novita"}.get(top)
        if root is None:
            return None
        path = root.joinpath(*rest.split("."))
        file = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
        return Module(self, name, file) if file.is_file() else None


class Module:
    """One source file: what it defines and from where it imports."""

    def __init__(self, project: Project, name: str, path: Path) -> None:
        self.project = project
        self.name = name
        self.path = path
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.imports: dict[str, tuple[str, str]] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        self.aliases: dict[str, ast.expr] = {}
        for statement in self.tree.body:
            if isinstance(statement, ast.ImportFrom):
                package = f"{name}.__init__" if path.name == "__init__.py" else name
                anchor = package.split(".")[: -statement.level] if statement.level else []
                origin = ".".join([*anchor, *filter(None, [statement.module])])
                self.imports.update({each.asname or each.name: (origin, each.name) for each in statement.names})
            elif isinstance(statement, ast.ClassDef):
                self.classes[statement.name] = statement
            elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                self.aliases[statement.targets[0].id] = statement.value
            elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
                self.aliases[statement.target.id] = statement.value

    @property
    def doc(self) -> str:
        """The docstring, which becomes the resource's."""
        if text := ast.get_docstring(self.tree):
            return text
        raise DeclarationError(self, self.tree, "the module has no docstring")

    def methods(self, name: str) -> set[str]:
        """Names of the methods a class defines."""
        if name not in self.classes:
            raise DeclarationError(self, self.tree, f"it has no class {name}")
        functions = (ast.FunctionDef, ast.AsyncFunctionDef)
        return {each.name for each in self.classes[name].body if isinstance(each, functions)}

    def origin(self, node: ast.Name) -> tuple[Module | None, str, str]:
        """The module that defines a name, the module to import it from, and its name there."""
        if node.id in self.classes or node.id in self.aliases:
            return self, self.name, node.id
        if node.id in self.imports:
            origin, original = self.imports[node.id]
            return self.project.module(origin), origin, original
        raise DeclarationError(self, node, f"{node.id} is neither defined nor imported by name")

    def find_class(self, expression: ast.expr) -> tuple[Module, ast.ClassDef] | None:
        """The class behind a base or an annotation, type arguments left out, if it is one of ours."""
        bare = expression.value if isinstance(expression, ast.Subscript) else expression
        if not isinstance(bare, ast.Name) or hasattr(builtins, bare.id):
            return None
        module, _, name = self.origin(bare)
        return (module, module.classes[name]) if module and name in module.classes else None


class Imports:
    """The names a rendered module imports."""

    def __init__(self, module: Module) -> None:
        self.names: dict[str, str] = {}
        self._module = module

    def add(self, module: str, name: str) -> str:
        """Note that `name` comes from `module`, and return it."""
        if self.names.setdefault(name, module) != module:
            message = f"{name} would come from both {self.names[name]} and {module}"
            raise DeclarationError(self._module, self._module.tree, message)
        return name

    def __str__(self) -> str:
        return "\n".join(f"from {module} import {name}" for name, module in self.names.items())


class Reader(ast.NodeTransformer):
    """Rewrites an annotation for people: constraints and the aliases that carry them give way to plain types."""

    def __init__(self, module: Module, imports: Imports) -> None:
        self.module = module
        self.imports = imports

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """`Annotated[X, ...]` is X, `Array[X]` is `tuple[X, ...]`."""
        match node:
            case ast.Subscript(ast.Name("Annotated"), ast.Tuple([first, *_])):
                return self.visit(first)  # type: ignore[no-any-return] # NodeTransformer.visit answers Any
            case ast.Subscript(ast.Name("Array"), item):
                return ast.parse(f"tuple[{ast.unparse(self.visit(item))}, ...]", mode="eval").body
            case ast.Subscript(ast.Name("Literal"), _):
                self.visit(node.value)
                return node
            case _:
                return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Import a name from where it is defined, or spell it out if it only carries constraints."""
        if hasattr(builtins, node.id):
            return node
        module, origin, name = self.module.origin(node)
        alias = module.aliases.get(name) if module else None
        if module and alias and any(isinstance(part, ast.Name) and part.id == "Annotated" for part in ast.walk(alias)):
            return Reader(module, self.imports).read(alias)
        if origin == "pydantic" and name in PLAINER:
            origin, name = PLAINER[name]
        return ast.Name(self.imports.add(origin, name))

    def read(self, expression: ast.expr) -> ast.expr:
        """The plain form of an annotation; the original stays as it is."""
        fresh = ast.parse(ast.unparse(expression), mode="eval").body
        plain: ast.expr = self.visit(fresh)
        return plain


@dataclass(frozen=True)
class Parameter:
    """One parameter of a method."""

    name: str
    annotation: ast.expr
    module: Module
    """Where the annotation is written."""
    default: str | None
    doc: str


def parameters(module: Module, node: ast.ClassDef) -> dict[str, Parameter]:
    """The fields of a request class, those of its bases first."""
    found: dict[str, Parameter] = {}
    for base in reversed(node.bases):
        if (known := module.find_class(base)) and known[0].name != "novita._core.operation":
            found.update(parameters(*known))
    for statement, following in zip(node.body, [*node.body[1:], ast.Pass()], strict=True):
        match statement, following:
            case ast.AnnAssign(annotation=ast.Subscript(ast.Name("ClassVar"))), _:
                pass
            case ast.AnnAssign(ast.Name(name), annotation, value), ast.Expr(ast.Constant(str(doc))):
                found[name] = Parameter(name, annotation, module, _default(value), doc)
            case ast.AnnAssign(ast.Name(name)), _:
                raise DeclarationError(module, node, f"{name} has no docstring under it")
            case _:
                pass
    return found


def _default(value: ast.expr | None) -> str | None:
    match value:
        case ast.Call(ast.Name("Field"), arguments, keywords):
            given = arguments or [keyword.value for keyword in keywords if keyword.arg == "default"]
            return ast.unparse(given[0]) if given else None
        case None:
            return None
        case _:
            return ast.unparse(value)

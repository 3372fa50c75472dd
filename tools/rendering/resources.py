"""The resource classes and the namespaces as source."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rendering.declarations import DeclarationError, Imports, Module, Project
from rendering.methods import Method, quoted


@dataclass(frozen=True)
class Resource:
    """What is reached by one attribute: a module of operations, or a package of such modules."""

    project: Project
    path: tuple[str, ...]
    """Attributes from the client down, the namespace first."""
    module: Module
    methods: Sequence[Method] = ()
    children: Sequence[Resource] = ()

    @classmethod
    def read(cls, project: Project, file: Path) -> Resource:
        """Read a module or package below `operations`."""
        path = file.relative_to(project.source / "operations").with_suffix("").parts
        module = project.module(".".join((project.package, "operations", *path)))
        assert module is not None
        if file.is_dir():
            return cls(project, path, module, children=[cls.read(project, each) for each in sources(file)])
        methods: dict[str, Method] = {}
        for node in module.classes.values():
            if method := Method.read(".".join(path), module, node):
                other = methods.setdefault(method.name, method)
                if other is not method:
                    raise DeclarationError(module, node, f"{other.node.name} is called {method.name} as well")
        # A method called `list` hides the builtin from what follows it.
        return cls(project, path, module, sorted(methods.values(), key=lambda each: each.name == "list"))

    @property
    def dotted(self) -> str:
        """SDK path below the client."""
        return ".".join(self.path)

    @property
    def class_name(self) -> str:
        """Name of the sync class."""
        words = "".join(word.title() for part in (self.path[1:] or self.path) for word in part.split("_"))
        return words if self.path[1:] else f"{words}Client"

    @property
    def location(self) -> str:
        """Module of the rendered classes."""
        return ".".join((self.project.package, "api", *(["resources"] if self.path[1:] else []), *self.path))

    @property
    def file(self) -> Path:
        """File of the rendered classes."""
        path = self.project.source.parent.joinpath(*self.location.split("."))
        return path / "__init__.py" if self.children and self.path[1:] else path.with_suffix(".py")

    @property
    def extras(self) -> Module | None:
        """The module of what is written by hand for this resource; a package may be there for others' sake."""
        module = self.project.module(".".join((self.project.package, "api", "extras", *self.path)))
        if module is None or f"{self.class_name}Extras" in module.classes:
            return module
        if module.path.name == "__init__.py":
            return None
        raise DeclarationError(module, module.tree, f"there is no class {self.class_name}Extras in it")

    def walk(self) -> Iterator[Resource]:
        """This resource and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def render(self) -> str:
        """The source of the sync and the async class."""
        imports = Imports(self.module)
        imports.add("__future__", "annotations")
        classes = [self._class(imports, asynchronous=asynchronous) for asynchronous in (False, True)]
        if self.children:
            imports.add("functools", "cached_property")
            imports.add("typing", "TYPE_CHECKING")
        parts = [f"# {self.project.header(self.module.path)}", quoted(self.module.doc), str(imports)]
        if self.children:
            known = [
                f"    from {each.location} import Async{each.class_name}, {each.class_name}" for each in self.children
            ]
            parts.append("\n".join(["if TYPE_CHECKING:", *known]))
        return "\n\n".join([*parts, *classes])

    def _class(self, imports: Imports, *, asynchronous: bool) -> str:
        prefix = "Async" if asynchronous else ""
        if self.extras:
            base = imports.add(self.extras.name, f"{prefix}{self.class_name}Extras")
        else:
            base = imports.add("novita._client.resource", f"{prefix}Resource")
        by_hand = self.extras.methods(base) if self.extras else set[str]()
        members = [
            method.render(imports, asynchronous=asynchronous) for method in self.methods if method.name not in by_hand
        ]
        members += [child.as_property(prefix) for child in self.children]
        body = "\n\n".join([quoted(self.module.doc), *members])
        return f"class {prefix}{self.class_name}({base}):\n{textwrap.indent(body, '    ')}"

    def as_property(self, prefix: str) -> str:
        """The attribute that leads here, which imports it on first use."""
        name = f"{prefix}{self.class_name}"
        return "\n".join(
            [
                "@cached_property",
                f"def {self.path[-1]}(self) -> {name}:",
                textwrap.indent(quoted(self.module.doc), "    "),
                f"    from {self.location} import {name}",
                "",
                f"    return {name}(self._client)",
            ]
        )


def sources(directory: Path) -> list[Path]:
    """Modules and packages of declarations in a directory."""
    return sorted(
        each
        for each in directory.iterdir()
        if not each.name.startswith(("_", ".")) and (each.suffix == ".py" or (each / "__init__.py").is_file())
    )

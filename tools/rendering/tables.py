"""The tables of the whole API: every method, and every operation of the contract."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterable, Iterator

from rendering.declarations import DeclarationError, Imports, Module, Project, vendor_page
from rendering.resources import Resource


def api_table(project: Project, namespaces: Iterable[Resource]) -> str:
    """`docs/api.md`: one line a method."""
    lines = [
        "# All methods",
        "",
        f"<!-- {project.header(project.source / 'operations')} -->",
        "",
        "Both clients have the same methods; those of `AsyncNovitaClient` are awaited. A method that answers a `Page`",
        "answers an `AsyncPager` there: await it for the first page, or iterate over all items with `async for`.",
    ]
    for resource in (resource for namespace in namespaces for resource in namespace.walk()):
        lines += [
            "",
            f"{'#' * (1 + len(resource.path))} client.{resource.dotted}",
            "",
            resource.module.doc.splitlines()[0],
        ]
        entries = [
            ("{}({}) -> {}".format(each.name, *each.signature(Imports(each.module))), each.summary)
            for each in resource.methods
        ]
        if resource.extras:
            entries += _handwritten(resource.extras, f"{resource.class_name}Extras")
        if entries:
            lines.append("")
        lines += [f"* `{signature}`: {summary}" for signature, summary in entries]
    return "\n".join(lines) + "\n"


def _handwritten(module: Module, name: str) -> Iterator[tuple[str, str]]:
    for each in module.classes[name].body:
        if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
            given = ast.unparse(each.args).removeprefix("self").removeprefix(", ")
            doc = ast.get_docstring(each)
            if not doc or not each.returns:
                raise DeclarationError(module, each, f"{each.name} needs a docstring and a return type")
            yield f"{each.name}({given}) -> {ast.unparse(each.returns)}", doc.splitlines()[0]


def reference_page(project: Project, namespace: Resource) -> str:
    """`docs/reference/<namespace>.md`: the classes that the documentation's reader of docstrings fills in."""
    lines = [
        f"# client.{namespace.dotted}",
        "",
        f"<!-- {project.header(project.source / 'operations')} -->",
        "",
        f"{namespace.module.doc} The classes of the async client have the same methods, to be awaited.",
    ]
    for resource in namespace.walk():
        if resource.methods or resource.extras:
            lines += [
                "",
                f"## client.{resource.dotted}",
                "",
                f"::: {resource.location}.{resource.class_name}",
                "    options:",
                "      heading_level: 3",
                "      inherited_members: true",
                "      show_root_heading: false",
                "      show_root_toc_entry: false",
            ]
    lines += [
        "",
        "## Answers",
        "",
        f"::: {project.package}.types.{namespace.dotted}",
        "    options:",
        "      heading_level: 3",
        "      show_root_heading: false",
        "      show_root_toc_entry: false",
        "      show_submodules: true",
    ]
    return "\n".join(lines) + "\n"


def retired_table(project: Project) -> str:
    """`_core/retired.py`: what the vendor has switched off, and when."""
    rows = _contract(project)
    lines = [
        f"# {project.header(project.contract)}",
        "",
        '"""Operations that the vendor has retired."""',
        "",
        "from __future__ import annotations",
        "",
        "RETIRED: dict[str, tuple[str, str]] = {",
    ]
    for name, row in rows.items():
        if row["lifecycle"] == "retired":
            lines.append(f"    {name!r}: ({row['retired']!r}, {_replacement(row, rows)!r}),")
    lines += ["}", '"""Operation to the date it was retired, and what to use instead; either may be empty."""']
    return "\n".join(lines) + "\n"


def _replacement(row: dict[str, str], rows: dict[str, dict[str, str]]) -> str:
    """The call that replaces a retired operation; what replaces that, when it was retired itself."""
    while row["lifecycle"] == "retired":
        if not row["replacement"]:
            return ""
        row = rows[row["replacement"]]
    return f"client.{row['operation']}"


def coverage_table(project: Project, namespaces: list[Resource]) -> str:
    """`docs/coverage.md`: every operation of the contract, and whether the SDK has it."""
    declared = {method.path for namespace in namespaces for resource in namespace.walk() for method in resource.methods}
    rows = _contract(project)
    offered = [row for row in rows.values() if row["lifecycle"] != "retired"]
    retired = [row for row in rows.values() if row["lifecycle"] == "retired"]
    done = sum(row["operation"] in declared for row in offered)
    lines = [
        "# Coverage",
        "",
        f"<!-- {project.header(project.contract)} -->",
        "",
        f"{done} of {len(offered)} operations are implemented; the vendor retired {len(retired)} more.",
        "The [deprecation policy](deprecations.md#endpoints) says what the states mean.",
    ]
    for namespace in namespaces:
        name = namespace.dotted
        lines += ["", f"## client.{name}", "", "| Method | Call | State | Vendor |", "|---|---|---|---|"]
        for row in offered:
            if row["operation"].startswith(f"{name}."):
                state = row["lifecycle"] if row["operation"] in declared else "**missing**"
                page = vendor_page(row["docs_page"], row["lifecycle"])
                link = f"[page]({page})" if page else ""
                lines.append(f"| `{row['operation']}` | `{row['method']} {row['path']}` | {state} | {link} |")
    lines += ["", "## Retired", "", "| Was | Call | Since | Instead |", "|---|---|---|---|"]
    for row in retired:
        instead = f"`{replacement}`" if (replacement := _replacement(row, rows)) else ""
        lines.append(f"| `{row['operation']}` | `{row['method']} {row['path']}` | {row['retired']} | {instead} |")
    return "\n".join(lines) + "\n"


def _contract(project: Project) -> dict[str, dict[str, str]]:
    """The rows of the table of operations, by their names."""
    with project.contract.open(encoding="utf-8", newline="") as file:
        return {row["operation"]: row for row in csv.DictReader(file, delimiter="\t")}

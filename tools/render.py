"""Write the resource classes, the namespaces and the tables of the API from the declarations in `operations`.

`python tools/render.py` writes, `python tools/render.py --check` only compares and fails when something differs.
"""

from __future__ import annotations

import argparse
import difflib
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))  # runs without an installed package

from rendering.declarations import REPOSITORY, DeclarationError, Project
from rendering.methods import quoted
from rendering.resources import Resource, sources
from rendering.tables import api_table, coverage_table, reference_page, retired_table


def render(project: Project) -> dict[Path, str]:
    """Everything that is rendered, by its path."""
    namespaces = [Resource.read(project, each) for each in sources(project.source / "operations") if each.is_dir()]
    api = project.source / "api"
    packages = {
        api: (project.source / "operations", "The namespaces of the clients."),
        api / "resources": (project.source / "operations", "The methods users call."),
        **{api / "resources" / each.path[0]: (each.module.path, each.module.doc) for each in namespaces},
    }
    python = {
        path / "__init__.py": f"# {project.header(source)}\n\n{quoted(doc)}" for path, (source, doc) in packages.items()
    }
    for namespace in namespaces:
        python.update({resource.file: resource.render() for resource in namespace.walk()})
    python[project.source / "_core" / "retired.py"] = retired_table(project)
    return {
        **_tidied(project, python),
        project.docs / "api.md": api_table(project, namespaces),
        project.docs / "coverage.md": coverage_table(project, namespaces),
        **{project.docs / "reference" / f"{each.dotted}.md": reference_page(project, each) for each in namespaces},
    }


def _tidied(project: Project, files: dict[Path, str]) -> dict[Path, str]:
    """The files with sorted imports, formatted as the rest of the repository."""
    with tempfile.TemporaryDirectory() as scratch:
        copies = {path: Path(scratch, path.relative_to(project.source.parent)) for path in files}
        for path, copy in copies.items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(files[path], encoding="utf-8")
        config = ["--config", str(REPOSITORY / "pyproject.toml"), "--no-cache", "--quiet"]
        first_party = ["--config", f'lint.isort.known-first-party = ["novita", "{project.package}"]']
        ruff = [sys.executable, "-m", "ruff"]
        subprocess.run([*ruff, "check", *config, *first_party, "--select", "I,F401", "--fix", scratch], check=True)
        subprocess.run([*ruff, "format", *config, scratch], check=True)
        return {path: copy.read_text(encoding="utf-8") for path, copy in copies.items()}


def drift(project: Project, rendered: dict[Path, str]) -> Iterator[tuple[Path, str]]:
    """Each file that is not as rendered, with the difference; files that nothing renders any more are among them."""
    present = [*(project.source / "api" / "resources").rglob("*.py"), *rendered]
    for path in dict.fromkeys(present):
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        new = rendered.get(path, "")
        if old != new or path.exists() != (path in rendered):
            lines = difflib.unified_diff(old.splitlines(), new.splitlines(), "committed", "rendered", n=1, lineterm="")
            yield path, "\n".join(lines)


def main(arguments: list[str] | None = None, project: Project | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is not as rendered")
    check = parser.parse_args(arguments).check
    project = project or Project(
        package="novita",
        root=REPOSITORY,
        source=REPOSITORY / "src" / "novita",
        docs=REPOSITORY / "docs",
        contract=REPOSITORY / "tests" / "contract" / "operations.tsv",
    )
    try:
        rendered = render(project)
    except DeclarationError as error:
        print(f"render: {error}", file=sys.stderr)
        return 2
    changes = list(drift(project, rendered))
    for path, difference in changes:
        name = path.relative_to(project.root)
        if check:
            print(f"{name} is not as rendered:\n{textwrap.indent(difference[:2000], '    ')}")
        elif path in rendered:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rendered[path], encoding="utf-8")
            print(f"wrote {name}")
        else:
            path.unlink()
            print(f"removed {name}")
    if check and changes:
        print(f"{len(changes)} of {len(rendered)} files differ: run `python tools/render.py` and commit what it writes")
    return 1 if check and changes else 0


if __name__ == "__main__":
    sys.exit(main())

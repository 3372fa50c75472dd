"""Write `docs/licences.md`: what an installation brings along, and under which licence.

`python tools/licences.py` writes, `python tools/licences.py --check` fails when something installed is not listed.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
HEAD = """# Licences

<!-- Written by `python tools/licences.py`: edit that, not this. -->

The SDK is under the MIT licence. `pip install novita-sdk-python` brings the first table along, its extras what is in
the second. Each release carries a list with versions (SBOM, CycloneDX).
"""


def licence(name: str) -> str:
    """What a distribution says of itself."""
    about: Any = metadata(name)
    if expression := about.get("License-Expression"):
        return str(expression)
    classified = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier", []) if "License ::" in each]
    text = (about.get("License") or "").strip()
    return ", ".join(classified) or (text if "\n" not in text else "") or "not stated"


def closure(needs: Iterable[str]) -> Iterator[str]:
    """The distributions that requirements bring along on this interpreter, each once."""
    seen: set[str] = set()
    waiting = [Requirement(need) for need in needs]
    while waiting:
        need = waiting.pop()
        name = canonicalize_name(need.name)
        extras = need.extras or {""}
        if name in seen:
            continue
        seen.add(name)
        yield name
        waiting.extend(
            each
            for each in map(Requirement, requires(name) or ())
            if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras)
        )


def tables() -> Iterator[tuple[str, list[str]]]:
    """A heading and the rows below it, twice."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    always = set(closure(project["dependencies"]))
    extras = [need for extra, needs in project["optional-dependencies"].items() if extra != "dev" for need in needs]
    yield "Always", [f"| {name} | {licence(name)} |" for name in sorted(always)]
    yield "With extras", [f"| {name} | {licence(name)} |" for name in sorted(set(closure(extras)) - always)]


def main(arguments: list[str]) -> int:
    """Run the command and return its exit status."""
    try:
        found = list(tables())
    except PackageNotFoundError as error:
        print(f"licences: {error.name} is not installed", file=sys.stderr)
        return 2
    if arguments == ["--check"]:
        listed = PAGE.read_text(encoding="utf-8").splitlines()
        missing = [row for _, rows in found for row in rows if row not in listed]
        print(*missing, sep="\n")
        return 1 if missing else 0
    page = HEAD
    for heading, rows in found:
        page += "\n".join(["", f"## {heading}", "", "| Package | Licence |", "|---|---|", *rows, ""])
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Compare the public interface with that of the last release, and fail when something broke that may not yet.

`python tools/api_diff.py` compares with the last tag, `python tools/api_diff.py v0.2.0` with that one. A new
major version may break, before 1.0 a new minor one; what breaks is listed in any case, for the changelog.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import griffe

ROOT = Path(__file__).resolve().parent.parent


def last_tag(root: Path) -> str | None:
    """The newest version tag, by version."""
    command = ["git", "tag", "--list", "v[0-9]*", "--sort=-version:refname", "--merged"]
    tags = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split()
    return next((tag for tag in tags if re.fullmatch(r"v\d+\.\d+\.\d+", tag)), None)


def may_break(old: str, new: str) -> bool:
    """Whether the step from one version to the other announces a break."""
    before, after = ([int(part) for part in version.lstrip("v").split(".")[:2]] for version in (old, new))
    return after[0] > before[0] or (after[0] == before[0] == 0 and after[1] > before[1])


def breaks(root: Path, tag: str) -> list[str]:
    """What is public at the tag and is gone or different now."""
    old = griffe.load_git("novita", ref=tag, repo=root, search_paths=["src"])
    new = griffe.load("novita", search_paths=[root / "src"])
    # Explained like `src/novita/client.py:10: NovitaClient.send(into): Parameter was removed`.
    found = (each.explain(griffe.ExplanationStyle.ONE_LINE) for each in griffe.find_breaking_changes(old, new))
    return [line for line in found if not re.search(r"[./]_(?!_)", line)]


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command and return its exit status."""
    tag = arguments[0] if arguments else last_tag(root)
    if tag is None:
        print("There is no release yet to compare with.")
        return 0
    version = re.search(r'"(.+)"', (root / "src/novita/_version.py").read_text(encoding="utf-8"))
    broken = breaks(root, tag)
    print(*broken, sep="\n")
    now = version[1] if version else "0.0"
    print(f"{len(broken)} breaking changes between {tag} and {now}")
    return 1 if broken and not may_break(tag, now) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

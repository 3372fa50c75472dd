"""Four type checkers agree about the SDK as its users see it: good.py is correct, bad.py is wrong where it says so."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import novita

HERE = Path(__file__).parent
FILES = ("good.py", "bad.py")
CACHE = HERE.parents[1] / ".mypy_cache" / "users"

PACKAGE = Path(novita.__file__).parents[1]
SOURCE = [] if PACKAGE.name == "site-packages" else [str(PACKAGE)]
"""Where the package is, if it is not simply installed."""


def mypy(folder: Path) -> list[str]:
    path = "".join(f"mypy_path = {source}\n" for source in SOURCE)
    (folder / "mypy.ini").write_text(f"[mypy]\nstrict = true\nenable_error_code = deprecated\n{path}")
    return ["--cache-dir", str(CACHE)]


def pyright(folder: Path) -> list[str]:
    (folder / "pyrightconfig.json").write_text(json.dumps({"reportDeprecated": "error", "extraPaths": SOURCE}))
    return ["--pythonpath", sys.executable]


def ty(folder: Path) -> list[str]:
    paths = [f"--extra-search-path={source}" for source in SOURCE]
    return ["check", "--project", str(folder), "--python", sys.executable, *paths, "--output-format=concise"]


def pyrefly(folder: Path) -> list[str]:
    (folder / "pyrefly.toml").write_text('[errors]\ndeprecated = "error"\n')
    paths = [f"--search-path={source}" for source in SOURCE]
    return ["check", "--python-interpreter-path", sys.executable, *paths, "--output-format=min-text"]


@pytest.mark.parametrize("checker", [mypy, pyright, ty, pyrefly])
def test_the_marked_lines_are_reported_and_no_others(checker: Callable[[Path], list[str]], tmp_path: Path) -> None:
    for file in FILES:
        shutil.copy(HERE / file, tmp_path)
    command = [sys.executable, "-m", checker.__name__, *checker(tmp_path), *FILES]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    reported = {(file, int(line)) for file, line in re.findall(r"\b(good\.py|bad\.py):(\d+)", done.stdout)}
    assert reported == marked(), done.stdout + done.stderr


def marked() -> set[tuple[str, int]]:
    return {
        (file, number)
        for file in FILES
        for number, line in enumerate((HERE / file).read_text(encoding="utf-8").splitlines(), 1)
        if line.endswith("# error")
    }


def test_there_are_mistakes_to_find() -> None:
    assert {file for file, _ in marked()} == {"bad.py"}
    assert len(marked()) > 20

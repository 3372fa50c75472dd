"""The comparison with the last release sees what breaks users, and knows when it may."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from api_diff import main, may_break

BEFORE = """
__all__ = ["Client", "shown"]

class Client:
    def get(self, name: str, *, page: int = 1) -> str: ...
    def _inner(self, name: str) -> str: ...

def shown() -> None: ...
"""


def commit(root: Path, source: str, version: str) -> None:
    package = root / "src" / "novita"
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").write_text(source)
    (package / "_version.py").write_text(f'__version__ = "{version}"\n')
    for command in (["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", version]):
        subprocess.run(["git", *command], cwd=root, check=True)


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A repository with a release."""
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    commit(tmp_path, BEFORE, "1.2.0")
    subprocess.run(["git", "tag", "v1.2.0"], cwd=tmp_path, check=True)
    return tmp_path


def test_without_a_release_there_is_nothing_to_compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    commit(tmp_path, BEFORE, "0.1.0")
    assert main([], tmp_path) == 0
    assert "no release yet" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("page: int = 1", "size: int = 1", "page"),
        ("def shown() -> None: ...", "", "shown"),
        ("page: int = 1", "page: int", "page"),
        ("name: str, *", "*, name: str", "name"),
    ],
)
def test_a_break_is_told_and_fails(
    released: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    commit(released, BEFORE.replace(old, new), "1.2.1")
    assert main([], released) == 1
    assert told in capsys.readouterr().out


def test_a_new_major_version_may_break(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(released, BEFORE.replace("page: int = 1", "size: int = 1"), "2.0.0")
    assert main([], released) == 0
    assert "page" in capsys.readouterr().out


def test_additions_and_private_changes_are_no_breaks(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    after = BEFORE.replace("page: int = 1", "page: int = 1, size: int = 2").replace(
        "def _inner(self, name: str)", "def _inner(self)"
    )
    commit(released, after, "1.2.1")
    assert main([], released) == 0
    assert "0 breaking changes" in capsys.readouterr().out


def test_before_1_0_a_minor_version_may_break() -> None:
    assert may_break("v0.1.0", "0.2.0")
    assert may_break("v0.9.3", "1.0.0")
    assert not may_break("v0.1.0", "0.1.1")
    assert not may_break("v1.1.0", "1.2.0")

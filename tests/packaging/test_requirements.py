"""The pinned requirements are hashed, bound to no machine or index, and up to date with pyproject.toml."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
GROUPS: dict[str, list[Any]] = PROJECT["dependency-groups"]
NEEDED = {
    "demo.txt": [*PROJECT["project"]["dependencies"], *EXTRAS["simulator"], *GROUPS["build"]],
    "dev.txt": [*PROJECT["project"]["dependencies"], *chain.from_iterable(EXTRAS.values()), *GROUPS["build"]],
    "exporter.txt": [*PROJECT["project"]["dependencies"], *EXTRAS["prometheus"], *GROUPS["build"]],
    "docs.txt": [*GROUPS["build"], *(need for need in GROUPS["docs"] if isinstance(need, str))],
    "release.txt": [*GROUPS["build"], *(need for need in GROUPS["release"] if isinstance(need, str))],
}


def blocks(name: str) -> list[str]:
    """Each requirement of a pinned file with its hashes, as one line."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def requirements(name: str) -> dict[str, Requirement]:
    found = [Requirement(block.partition(" --hash")[0]) for block in blocks(name)]
    return {canonicalize_name(pin.name): pin for pin in found}


def pins(name: str) -> dict[str, str]:
    return {found: str(pin.specifier).removeprefix("==") for found, pin in requirements(name).items()}


@pytest.mark.parametrize("name", NEEDED)
def test_each_line_is_one_exact_version_with_hashes(name: str) -> None:
    for block in blocks(name):
        pin = r"[\w.-]+(\[[\w,-]+\])?==[\w.]+( ;[^#@]+?)?"
        assert re.fullmatch(pin + r"(\s+--hash=sha256:[0-9a-f]{64})+\s*", block), block


@pytest.mark.parametrize("name", NEEDED)
def test_what_pyproject_asks_for_is_pinned_within_its_range(name: str) -> None:
    pinned = pins(name)
    for need in map(Requirement, NEEDED[name]):
        version = pinned.get(canonicalize_name(need.name), "")
        assert need.specifier.contains(version), f"{need} is pinned as {version!r}: run `make lock`"


def test_extras_that_pinned_packages_ask_for_are_pinned_with_them() -> None:
    # pip before 23.3 looks for `coverage[toml]` beside `coverage==7.17`, finds a newer one, and has no hash for it.
    pinned = requirements("dev.txt")
    wanted = [Requirement(need) for name in pinned for need in dependencies(name)]
    without = [
        str(need)
        for need in wanted
        if need.extras and (need.marker is None or need.marker.evaluate({"extra": ""}))
        if not need.extras <= pinned[canonicalize_name(need.name)].extras
    ]
    assert any(need.extras for need in wanted)
    assert without == []


def dependencies(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # for other platforms
        return []


@pytest.mark.parametrize("name", ["demo.txt", "exporter.txt"])
def test_what_is_shown_runs_on_the_versions_the_tests_ran_on(name: str) -> None:
    assert pins(name).items() <= pins("dev.txt").items()

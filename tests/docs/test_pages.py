"""What the pages mention is there: files, pages, modules."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import novita
from novita import exceptions
from novita.simulator import Simulator

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), DOCS / "llms.txt", *sorted(ROOT.glob("*.md"))]
PACKAGE = Path(novita.__file__).parent
REPOSITORY = "https://github.com/novitalabs/novita-sdk-python/blob/main/"
PLACES = [ROOT, PACKAGE, DOCS, ROOT / "tests", ROOT / "tests" / "contract"]


def exists(name: str) -> bool:
    # Written for a reader: `operations/gpu/instances.py` is below src/novita, which an installed package has elsewhere.
    name = name.removeprefix("src/novita/")
    return any((place / name).exists() or list(place.glob(name)) for place in PLACES)


@pytest.mark.parametrize("page", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_the_files_named_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    text = re.sub(r"<(namespace|resource|file)>", "*", text)
    named = set(re.findall(r"(?<![\w/.<*~-])((?:[\w*.-]+/)*[\w*-]+\.(?:py|md|tsv|yaml|toml))\b", text))
    named |= set(re.findall(r"`((?:[\w-]+/)+)`", text))
    assert len(named) > 8
    assert [name for name in sorted(named) if not exists(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_local_link_is_broken(page: Path) -> None:
    home = DOCS if page.is_relative_to(DOCS) else ROOT  # the site holds nothing but docs/
    for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        target = (page.parent / link).resolve()
        assert target.exists(), link
        assert target.is_relative_to(home), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_into_the_repository_is_broken(page: Path) -> None:
    for link in re.findall(re.escape(REPOSITORY) + r"([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (ROOT / link).exists(), link


def test_every_folder_of_tests_is_explained() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert [name for name in sorted(folders) if f"`{name}/`" not in text] == []


def test_every_example_is_listed() -> None:
    listed = re.findall(r"\[(\w+\.py)\]", (DOCS / "examples.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(path.name for path in (ROOT / "examples").glob("*.py"))


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    listed = set(re.findall(r"[\w/.-]+\.md", navigation))
    assert listed == {str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")}


def test_every_public_name_is_in_the_reference() -> None:
    page = (DOCS / "reference" / "client.md").read_text(encoding="utf-8")  # the errors have a page of their own
    shown = re.findall(r"^::: novita\.(\w+)$", page, re.MULTILINE)
    assert sorted([*shown, *exceptions.__all__, "__version__"]) == novita.__all__


def test_the_simulator_s_handle_takes_what_the_page_says() -> None:
    rows = re.findall(r"^\| (`\w+\(.*?) \|", (DOCS / "simulator.md").read_text(encoding="utf-8"), re.MULTILINE)
    calls = {name: named for row in rows for name, named in re.findall(r"(\w+)\((.*?)\)", row)}
    assert len(calls) > 10
    for name, named in calls.items():
        known = inspect.signature(getattr(Simulator, name)).parameters
        assert set(re.findall(r"(\w+)(?:=[^,]*)?(?:, |$)", named)) <= set(known), name

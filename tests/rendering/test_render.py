"""The zoo is rendered as committed, what is rendered works, and mistakes in declarations are named."""

from __future__ import annotations

import asyncio
import inspect
import shutil
import subprocess
import sys
import typing
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import render
from rendering.declarations import Project

ZOO = Path(__file__).parent / "zoo"
PROJECT = Project("zoo", ZOO.parent, ZOO, ZOO / "docs", ZOO / "contract.tsv")
REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """A zoo to spoil."""
    place = shutil.copytree(ZOO, tmp_path / "zoo", ignore=shutil.ignore_patterns("__pycache__"))
    return replace(PROJECT, root=tmp_path, source=place, docs=place / "docs", contract=place / "contract.tsv")


class Client:
    """Notes what a resource asks its client for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def _build(self, operation: type[Any], fields: dict[str, Any]) -> str:
        self.asked.append((operation.__name__, fields))
        return operation.__name__

    def send(self, operation: str) -> str:
        return f"sent {operation}"

    def stream(self, operation: str) -> str:
        return f"stream of {operation}"


class AsyncClient(Client):
    async def _call(self, operation: type[Any], fields: dict[str, Any]) -> str:
        return self.send(self._build(operation, fields))

    def _pages(self, operation: str) -> str:
        return f"pages of {operation}"


def test_the_zoo_is_rendered_as_committed(capsys: pytest.CaptureFixture[str]) -> None:
    assert render.main(["--check"], PROJECT) == 0, capsys.readouterr().out


def test_the_sdk_is_rendered_as_committed_whatever_the_directory(tmp_path: Path) -> None:
    command = [sys.executable, str(REPOSITORY / "tools" / "render.py"), "--check"]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_rendering_mends_what_differs_and_then_finds_nothing_to_do(
    copy: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt, gone = copy.source / "api" / "park.py", copy.docs / "api.md"
    stale = copy.source / "api" / "resources" / "park" / "plants.py"
    good = spoilt.read_text()
    spoilt.write_text(good.replace("ParkClient", "GardenClient"))
    gone.unlink()
    stale.write_text('"""No declaration says so."""\n')

    assert render.main(["--check"], copy) == 1
    report = capsys.readouterr().out
    assert "zoo/api/park.py is not as rendered" in report
    assert "-class GardenClient(Resource):" in report
    assert "+class ParkClient(Resource):" in report
    assert "3 of 11 files differ" in report
    assert gone.exists() is False

    assert render.main([], copy) == 0
    assert (spoilt.read_text(), gone.exists(), stale.exists()) == (good, True, False)
    capsys.readouterr()
    assert render.main([], copy) == 0
    assert capsys.readouterr().out == ""
    assert render.main(["--check"], copy) == 0


ANIMALS = "operations/park/animals.py"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('docs="get-animal"', 'docs="get-animal", positionl="x"', "GetAnimal: unknown class keyword positionl"),
        ('method="get", ', "", "GetAnimal: class keyword method is missing"),
        (', docs="get-animal"', "", "GetAnimal: class keyword docs is missing"),
        ('    """Get one animal."""', "    pass", "GetAnimal: it has no docstring"),
        ('positional=("animal_id", "cage")', 'positional="lair"', "MoveAnimal: positional names no field: lair"),
        ('method="count"', 'method="get"', "CountAnimals: GetAnimal is called get as well"),
        ('    """Where to go on."""\n', "", "ListFeedings: cursor has no docstring under it"),
        ("Operation[int]", "Operation", "CountAnimals: it does not say what it answers"),
        ("cage: Cage", "cage: Den", "Den is neither defined nor imported by name"),
        ('"""Animals of the park."""', "", "the module has no docstring"),
    ],
)
def test_a_mistake_in_a_declaration_is_named(
    copy: Project, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    file = copy.source / ANIMALS
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    assert render.main(["--check"], copy) == 2
    report = capsys.readouterr().err
    assert message in report
    assert f"{file}:" in report


def test_extras_without_the_class_are_a_mistake(copy: Project, capsys: pytest.CaptureFixture[str]) -> None:
    file = copy.source / "api" / "extras" / "park" / "animals.py"
    file.write_text(file.read_text().replace("class AnimalsExtras", "class AnimalExtras"))
    assert render.main(["--check"], copy) == 2
    assert "there is no class AnimalsExtras in it" in capsys.readouterr().err


def test_a_method_passes_its_arguments_on() -> None:
    from zoo.api.park import ParkClient

    client: Any = Client()
    park = ParkClient(client)
    answer: Any = park.animals.get("a-1")
    assert answer == "sent GetAnimal"
    assert park.animals.move("a-1", {}) is None  # type: ignore[func-returns-value, arg-type]
    assert park.animals is park.animals
    assert park.animals.wait("a-1") == "a-1 asleep"
    park.staff.keepers.get(keeper_id="k-1")
    assert client.asked == [
        ("GetAnimal", {"animal_id": "a-1"}),
        ("MoveAnimal", {"animal_id": "a-1", "cage": {}, "extra": None}),
        ("GetKeeper", {"keeper_id": "k-1"}),
    ]


@pytest.mark.anyio
async def test_an_async_method_passes_its_arguments_on() -> None:
    from zoo.api.park import AsyncParkClient

    client: Any = AsyncClient()
    park = AsyncParkClient(client)
    answer: Any = await park.animals.get("a-1")
    pages: Any = park.animals.list(page=2)
    assert (answer, pages) == ("sent GetAnimal", "pages of ListAnimals")
    assert client.asked == [
        ("GetAnimal", {"animal_id": "a-1"}),
        ("ListAnimals", {"page": 2, "page_size": None, "species": None, "seen_after": None}),
    ]


def test_a_stream_is_no_coroutine_on_either_client() -> None:
    from zoo.api.park import AsyncParkClient, ParkClient

    client: Any = Client()
    async_client: Any = AsyncClient()
    for park in (ParkClient(client), AsyncParkClient(async_client)):
        made: list[Any] = [park.animals.watch("a-1"), park.animals.ask(words="Why?")]
        assert made == ["stream of WatchAnimal", "stream of AskAnimal"]
    assert client.asked == async_client.asked
    assert client.asked[1] == ("AskAnimal", {"words": "Why?", "loudly": None, "extra": None})


@pytest.mark.anyio
async def test_a_delisted_method_warns_where_it_is_called() -> None:
    from zoo.api.park import AsyncParkClient, ParkClient

    client: Any = Client()
    async_client: Any = AsyncClient()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ParkClient(client).animals.release("a-1")  # type: ignore[deprecated]
        await AsyncParkClient(async_client).animals.release("a-1")  # type: ignore[deprecated]
        await asyncio.gather(AsyncParkClient(async_client).animals.release("a-1"))  # type: ignore[deprecated]
    assert [each.category for each in caught] == [DeprecationWarning] * 3
    assert [each.filename for each in caught] == [__file__] * 3
    assert "park.animals.release: no longer in the vendor's documentation; gone in 1.0" in str(caught[0].message)


def test_introspection_sees_plain_methods() -> None:
    from zoo.api.resources.park.animals import Animals, AsyncAnimals

    for name, method in inspect.getmembers(Animals, inspect.isfunction):
        if name.startswith("_"):
            continue
        twin = getattr(AsyncAnimals, name)
        assert method.__doc__
        assert list(inspect.signature(method).parameters) == list(inspect.signature(twin).parameters)
        assert typing.get_type_hints(method).keys() - {"return"} == inspect.signature(method).parameters.keys() - {
            "self"
        }
        plain = name in {"list", "list_feedings", "watch", "ask"}
        if name == "release" and sys.version_info < (3, 12):  # deprecated, and nothing to mark it with
            continue
        assert inspect.iscoroutinefunction(twin) is not plain
    assert next(reversed([name for name in vars(Animals) if not name.startswith("__")])) == "list"


def test_a_namespace_imports_a_resource_on_first_use() -> None:
    code = """
import sys
from zoo.api.park import ParkClient
park = ParkClient(None)
assert not [name for name in sys.modules if name.startswith(("zoo.api.resources", "zoo.operations", "pydantic"))]
park.staff.keepers
assert "zoo.api.resources.park.staff.keepers" in sys.modules
assert "zoo.api.resources.park.animals" not in sys.modules
"""
    environment = {"PYTHONPATH": f"{ZOO.parent}:{REPOSITORY / 'src'}"}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)

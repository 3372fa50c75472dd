"""Animals of the park."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, Field

from novita._core.events import AnswerStreamOperation, Collector, StreamOperation
from novita._core.model import Array
from novita._core.operation import QUERY, Id, Operation, PagedOperation, Params, Timestamp
from novita._core.paging import Cursor, Numbered
from novita._core.task import TaskOperation
from zoo.operations.park._base import AnimalOperation
from zoo.types.park import Animal, AnimalCollector

Species = Literal["lion", "tiger"] | str
"""Species known today."""

Weight = Annotated[float, Field(gt=0)]


class Cage(Params):
    """Where an animal lives."""

    size: int
    """Square metres."""


class Question(Params):
    """What an animal is asked."""

    words: str
    """The question."""


class ListAnimals(
    PagedOperation[Animal],
    method="list",
    route="GET /animals",
    docs="list-animals",
    paging=Numbered(items="animals"),
):
    """List the animals.

    Keep pages small:

    * they are heavy,
    * they are many.
    """

    page: Annotated[int, Field(ge=1)] | None = None
    """Page number, from 1."""
    page_size: int | None = Field(default=None, ge=1)
    """Records per page."""
    species: Sequence[Species] | None = None
    """Keep these species only."""
    seen_after: Timestamp | None = None
    """Keep animals seen after this moment."""


class ListFeedings(
    PagedOperation[str],
    method="list_feedings",
    route="GET /animals/{animal_id}/feedings",
    positional="animal_id",
    docs="list-feedings",
    paging=Cursor(items="feedings"),
):
    """List what an animal was given to eat."""

    cursor: str | None = None
    """Where to go on."""
    animal_id: Id
    """Id of the animal."""


class GetAnimal(
    AnimalOperation[Animal], method="get", route="GET /animals/{animal_id}", positional="animal_id", docs="get-animal"
):
    """Get one animal."""


class CreateAnimal(
    Operation[Animal],
    method="create",
    route="POST /animals",
    docs="create-animal",
    wrap="animal",
    unwrap="animal",
):
    r"""Take in an animal, described by a text that is wider than one line of a method.

    A path in Windows spelling, `C:\animals`, is allowed.
    """

    weight_kg: Weight | None = None
    """Its weight in kilograms, weighed in the morning before the first meal, without its collar and chip."""
    cage: Cage
    """Where it will live."""
    names: Sequence[Annotated[str, Field(min_length=1)]]
    """Its names."""
    labels: Mapping[str, str] | None = None
    """Whatever else there is to say."""
    born: AwareDatetime | None = None
    """When it was born."""
    dry_run: Annotated[bool, QUERY] = False
    """Only check the request."""


class MoveAnimal(
    AnimalOperation[None],
    method="move",
    route="PUT /animals/{animal_id}/cage",
    positional=("animal_id", "cage"),
    docs="move-animal",
):
    """Move an animal into another cage."""

    cage: Cage
    """Where it will live."""


class ReleaseAnimal(
    AnimalOperation[None],
    method="release",
    route="POST /animals/{animal_id}/release",
    positional="animal_id",
    docs="release-animal",
    lifecycle="delisted",
    idempotent=True,
):
    """Release an animal."""


class PaintAnimal(
    TaskOperation, method="paint", route="POST /animals/{animal_id}/portrait", positional="animal_id", docs="paint"
):
    """Have an animal painted, which takes its time."""

    animal_id: Id
    """Id of the animal."""
    style: Annotated[str | None, Field(serialization_alias="extra.style")] = None
    """How."""


class CountAnimals(Operation[int], method="count", route="GET /animals/count", docs="count-animals", unwrap="count"):
    """Count the animals.

    Returns:
        How many animals live in the park.
    """


class ListNames(Operation[Array[str]], method="list_names", route="GET /animals/names", docs="names", unwrap="names"):
    """List all names."""


class WatchAnimal(
    StreamOperation[str],
    method="watch",
    route="GET /animals/{animal_id}/watch",
    positional="animal_id",
    docs="watch-animal",
):
    """Watch an animal."""

    animal_id: Id
    """Id of the animal."""


class AskAnimal(
    AnswerStreamOperation[str, Animal],
    Question,
    method="ask",
    route="POST /animals/ask",
    docs="ask-animal",
):
    """Ask an animal, and hear it answer."""

    collector: ClassVar[type[Collector[str, Animal]]] = AnimalCollector

    loudly: bool | None = None
    """Shout."""

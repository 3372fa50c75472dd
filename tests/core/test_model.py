"""Answers: tolerant to read, immutable, printable without secrets, and at home in Pydantic models."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pydantic
import pytest
from jsonschema import Draft202012Validator
from rich.pretty import pretty_repr

from novita._core.call import Answer
from novita._core.decode import decode
from novita._core.model import Array, Model, moment, no_nulls, usd
from novita._core.operation import Operation


class Port(Model, frozen=True, kw_only=True, rename="camel"):
    port_number: int = 0
    access_token: str = ""

    __secrets__ = frozenset({"access_token"})


class Robot(Model, frozen=True, kw_only=True, rename="camel"):
    id: str
    gpu_num: int = 0
    ports: Array[Port] = ()
    main_port: Port | None = None
    tags: Array[str] = ()
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    ssh_password: str = ""
    price: Decimal = Decimal(0)

    __secrets__ = frozenset({"ssh_password"})

    def __post_init__(self) -> None:
        no_nulls(self, "ports", "tags")


class Garage(Model, frozen=True, kw_only=True):
    best: Robot | None = None
    port: Port | None = None


class Tree(Model, frozen=True, kw_only=True):
    name: str = ""
    children: Array[Tree] = ()


class GetRobot(Operation[Robot], method="get", route="GET /robots"):
    pass


FULL = Robot(
    id="r-1",
    gpu_num=2,
    ports=(Port(port_number=22, access_token="hunter2"),),
    main_port=Port(access_token="hunter2"),
    tags=("a",),
    labels={"x": "y"},
    ssh_password="hunter2",
    price=Decimal("1.50"),
)


def read(body: Any) -> Robot:
    found: Robot = decode(GetRobot.spec, Answer(200, [], json.dumps(body).encode(), "HTTP/2"))
    return found


def test_null_arrays_are_empty() -> None:
    assert read({"id": "r", "ports": None, "tags": None}) == Robot(id="r")


def test_numbers_as_text_are_numbers() -> None:
    body = {"id": "r", "gpuNum": "8", "price": "0.25"}
    robot = Robot(id="r", gpu_num=8, price=Decimal("0.25"))
    for each in (body, {**body, "tags": None, "mainPort": ""}):
        assert read(each) == Robot.from_json(json.dumps(each)) == Report.model_validate({"robot": each}).robot == robot


def test_nulls_and_blanks_everywhere_count_as_missing() -> None:
    body = {"id": "r", "gpuNum": "", "ports": [None, {"portNumber": None, "accessToken": ""}], "mainPort": "",
            "tags": None, "labels": None, "sshPassword": None, "price": None}  # fmt: skip
    assert read(body) == Robot(id="r", ports=(Port(),))
    assert read({"id": "r", "gpuNum": None, "labels": {"x": "y"}}) == Robot(id="r", labels={"x": "y"})


class Errand(Model, frozen=True, kw_only=True):
    number: int = 0
    output: Any = None
    arguments: dict[str, Any] | None = None
    notes: Array[Any] = ()
    steps: Array[Errand] = ()


@pytest.mark.parametrize("output", [{"text": "", "none": None, "list": [None, ""]}, "", [None], 0])
def test_what_a_type_leaves_open_is_nobodys_blank(output: Any) -> None:
    free = {"q": "", "n": None, "deep": {"a": [None]}}
    body = {
        "number": None,
        "output": output,
        "arguments": free,
        "notes": [None, ""],
        "steps": [{"number": "", "arguments": free}],
    }
    read = Errand.from_json(json.dumps(body))
    assert (read.number, read.output, read.arguments, read.notes) == (0, output, free, (None, ""))
    assert read.steps == (Errand(arguments=free),)
    assert Errand.from_json(b'{"number": null, "arguments": "", "output": null}') == Errand()


class Scores(Model, frozen=True, kw_only=True):
    tokens: Array[str] = ()
    scores: Array[float | None] = ()
    name: str
    note: str | None = None
    total: int = 0


def test_a_null_that_a_list_may_hold_keeps_its_place() -> None:
    read = Scores.from_json(b'{"tokens": ["a", "b"], "scores": [null, 0.5], "name": "s", "total": null}')
    assert read == Scores(tokens=("a", "b"), scores=(None, 0.5), name="s")


def test_a_text_may_be_empty_where_something_else_is_null() -> None:
    assert Scores.from_json(b'{"name": "", "total": null}') == Scores(name="")
    assert Scores.from_json(b'{"name": "", "note": "", "total": null}') == Scores(name="", note="")
    with pytest.raises(msgspec.ValidationError, match="`name`"):
        Scores.from_json(b'{"name": null}')


def test_unknown_members_are_ignored() -> None:
    assert read({"id": "r", "news": [1], "gpu_num": 3}) == Robot(id="r")


def test_secrets_are_masked_wherever_they_are_printed() -> None:
    for text in (repr(FULL), str(FULL), f"{FULL}", repr([FULL]), pretty_repr(FULL), repr(Garage(best=FULL))):
        assert "hunter2" not in text
        assert "ssh_password='***'" in text
        assert "access_token='***'" in text


def test_repr_shows_what_is_not_default() -> None:
    assert repr(Robot(id="r", gpu_num=2)) == "Robot(id='r', gpu_num=2, labels={})"
    assert repr(Port()) == "Port()"


def test_there_and_back() -> None:
    assert FULL.to_dict() == {
        "id": "r-1",
        "gpuNum": 2,
        "ports": [{"portNumber": 22, "accessToken": "hunter2"}],
        "mainPort": {"portNumber": 0, "accessToken": "hunter2"},
        "tags": ["a"],
        "labels": {"x": "y"},
        "sshPassword": "hunter2",
        "price": "1.50",
    }
    assert json.loads(FULL.to_json()) == FULL.to_dict()
    assert Robot.from_json(FULL.to_json()) == FULL
    assert Robot.from_json('{"id": "r", "ports": null, "gpuNum": "3"}') == Robot(id="r", gpu_num=3)
    with pytest.raises(msgspec.DecodeError):
        Robot.from_json("{")


def test_models_are_values() -> None:
    for twin in (pickle.loads(pickle.dumps(FULL)), copy.copy(FULL), copy.deepcopy(FULL)):
        assert twin == FULL
        assert type(twin) is Robot
    assert hash(Port(port_number=1)) == hash(Port(port_number=1))
    assert Port(port_number=1) != Port(port_number=2)
    with pytest.raises(AttributeError):
        FULL.id = "other"  # type: ignore[misc]


def test_moments_and_dollars() -> None:
    assert moment(1_700_000_000) == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert moment(0) is None
    assert moment(-1) is None
    assert usd(35_000) == Decimal("0.35")
    assert usd(1) == Decimal("0.00001")


class Report(pydantic.BaseModel):
    """What a caller might return from a FastAPI route."""

    robot: Robot
    spare: Robot | None = None
    garage: Garage = Garage()
    ports: list[Port] = []


def test_as_a_field_of_a_pydantic_model() -> None:
    report = Report(robot=FULL, ports=[{"portNumber": "5"}])  # type: ignore[list-item]
    assert report.robot is FULL
    assert report.ports == [Port(port_number=5)]
    assert report.model_dump()["robot"] == FULL.to_dict()
    assert json.loads(report.model_dump_json())["robot"] == FULL.to_dict()
    assert Report.model_validate_json(report.model_dump_json()) == report
    assert pydantic.TypeAdapter(list[Robot]).dump_python([FULL], mode="json") == [FULL.to_dict()]


def test_pydantic_takes_null_as_answers_have_it() -> None:
    members = {"id": "r-1", "gpuNum": None}
    assert Report.model_validate({"robot": members}).robot == Robot.from_json(json.dumps(members)) == Robot(id="r-1")


def test_a_value_that_does_not_fit_is_a_pydantic_error() -> None:
    with pytest.raises(pydantic.ValidationError, match="missing required field `id`"):
        Report(robot={})  # type: ignore[arg-type]
    with pytest.raises(pydantic.ValidationError):
        Report(robot="r-1")  # type: ignore[arg-type]


def references(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
        return own + [found for value in schema.values() for found in references(value)]
    return [found for value in schema for found in references(value)] if isinstance(schema, list) else []


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("template", ["#/$defs/{model}", "#/components/schemas/{model}"])
def test_the_json_schema_stands_on_its_own(mode: Any, template: str) -> None:
    schema = Report.model_json_schema(mode=mode, ref_template=template)
    # Several members hold the same Structs: whatever is referred to has to be at the root.
    assert all(reference.rpartition("/")[2] in schema.get("$defs", {}) for reference in references(schema))
    if template.startswith("#/$defs"):
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        validator.validate(json.loads(Report(robot=FULL, garage=Garage(best=FULL)).model_dump_json()))
        assert not validator.is_valid({"robot": {"id": 5}})
        assert not validator.is_valid({"robot": {"id": "r", "mainPort": {"portNumber": [1]}}})
        assert not validator.is_valid({"robot": {"id": "r"}, "garage": {"best": {"id": "r", "gpuNum": {}}}})


def test_the_json_schema_of_a_struct_that_holds_itself_ends() -> None:
    schema = pydantic.TypeAdapter(Tree).json_schema()
    assert schema["properties"]["children"]["anyOf"][0]["items"] == {"type": "object"}

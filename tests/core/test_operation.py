"""An operation: what it accepts, what it refuses and how it words that, and what it puts on the wire."""

from __future__ import annotations

import copy
import json
import pickle
import threading
import warnings
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ConfigDict, Field

from novita._core.model import Model
from novita._core.operation import CAMEL, QUERY, Id, Operation, PagedOperation, Params, Timestamp
from novita._core.paging import Numbered
from novita.exceptions import NovitaError, RequestValidationError
from novita.operations.model.files import CreateFile
from novita.operations.model.images import Reimagine

KnownColour = Literal["red", "blue"] | str


class Robot(Model, frozen=True, kw_only=True):
    id: str


class Arm(Params):
    model_config = ConfigDict(alias_generator=CAMEL)

    joint_count: Annotated[int, Field(ge=1, le=7)]
    tool_password: str | None = None


class CamelOperation(Operation[Robot]):
    model_config = ConfigDict(alias_generator=CAMEL)


class MakeRobot(
    CamelOperation,
    Operation[Robot],
    method="make",
    route="POST /factories/{factory_id}/robots",
    positional="factory_id",
    docs="make-robot",
    lifecycle="delisted",
):
    factory_id: Id
    robot_name: str | None = None
    cluster_id: Annotated[str | None, Field(serialization_alias="clusterID")] = None
    dry_run: Annotated[bool | None, QUERY] = None
    arms: Sequence[Arm] | None = None
    labels: Mapping[str, str] | None = None
    made_at: Timestamp | None = None
    colour: KnownColour | None = None
    weight_kg: Annotated[float | None, Field(gt=0)] = None


class FindRobots(CamelOperation, Operation[Robot], method="find", route="GET /robots"):
    name_like: str | None = None
    tags: Sequence[str] | None = None
    since: Timestamp | None = None
    only_idle: bool | None = None
    max_weight: float | None = None


class WrapRobot(CamelOperation, Operation[Robot], method="wrap", route="PUT /robots", wrap="robot", unwrap="robot"):
    arm_count: int | None = None


def target(**fields: Any) -> str:
    return FindRobots(**fields).to_call().target


def body(operation: Operation[Any]) -> Any:
    return json.loads(operation.to_call().body or b"null")


def refused(kind: type[Params], /, **fields: Any) -> RequestValidationError:
    with pytest.raises(RequestValidationError) as caught:
        kind(**fields)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, NovitaError)
    return caught.value


def test_what_the_declaration_says_is_in_the_spec() -> None:
    spec = MakeRobot.spec
    assert spec.name.endswith(".make")
    assert spec.verb == "POST"
    assert spec.paths == ("/factories/{factory_id}/robots",)
    assert spec.response is Robot
    assert spec.docs == "make-robot"
    assert spec.lifecycle == "delisted"
    assert not spec.idempotent
    assert FindRobots.spec.idempotent
    assert WrapRobot.spec.idempotent
    assert ("cluster_id", "clusterID", "body") in spec.fields
    assert ("robot_name", "robotName", "body") in spec.fields
    assert ("dry_run", "dryRun", "query") in spec.fields
    assert ("factory_id", "factoryId", "path") in spec.fields
    assert "extra" not in {name for name, _, _ in spec.fields}


def test_members_are_spelt_as_the_wire_spells_them_and_none_is_not_sent() -> None:
    made = MakeRobot(
        factory_id="f-1",
        robot_name="Marvin",
        cluster_id="c-1",
        dry_run=True,
        arms=[Arm(joint_count=3), {"joint_count": 4, "tool_password": "p"}],  # type: ignore[list-item]
        labels={"mood": "low"},
        weight_kg=80,
    )
    call = made.to_call()
    assert call.verb == "POST"
    assert call.target == "/factories/f-1/robots?dryRun=true"
    assert call.content_type == "application/json"
    assert json.loads(call.body or b"") == {
        "robotName": "Marvin",
        "clusterID": "c-1",
        "arms": [{"jointCount": 3}, {"jointCount": 4, "toolPassword": "p"}],
        "labels": {"mood": "low"},
        "weightKg": 80.0,
    }


def test_nothing_set_is_an_empty_body_and_no_query() -> None:
    call = MakeRobot(factory_id="f").to_call()
    assert (call.target, call.body) == ("/factories/f/robots", b"{}")
    assert FindRobots().to_call().target == "/robots"
    assert FindRobots().to_call().body is None


def test_wrap_and_unwrap() -> None:
    assert WrapRobot(arm_count=2).to_call().body == b'{"robot":{"armCount":2}}'
    assert WrapRobot.spec.decoder().decode(b'{"robot": {"id": "r-1"}}').value == Robot(id="r-1")
    assert WrapRobot.spec.decoder() is WrapRobot.spec.decoder()


def test_extra_members_that_are_no_json_are_refused() -> None:
    around: list[Any] = []
    around.append(around)
    for value in (object(), "\ud800", around):
        with pytest.raises(RequestValidationError, match="extra: cannot be written as JSON"):
            MakeRobot(factory_id="f", extra={"new": value}).to_call()


def test_what_nobody_validated_is_a_novita_error_where_it_cannot_be_sent() -> None:
    with pytest.raises(RequestValidationError, match="arguments: cannot be written as JSON"):
        MakeRobot.unchecked(factory_id="f", robot_name=object()).to_call()
    with pytest.raises(RequestValidationError, match="arguments: the file is empty"):
        Reimagine.unchecked(image_file=b"").to_call()


def test_extra_members_go_into_the_body_and_win() -> None:
    made = MakeRobot(factory_id="f", robot_name="a", extra={"robotName": "b", "newThing": [1, None], "nothing": None})
    assert body(made) == {"robotName": "b", "newThing": [1, None], "nothing": None}
    assert "newThing" not in repr(made)
    assert body(WrapRobot(arm_count=1, extra={"x": 1})) == {"robot": {"armCount": 1, "x": 1}}


@pytest.mark.parametrize(
    ("fields", "query"),
    [
        ({"name_like": "a b&c=d/é"}, "nameLike=a%20b%26c%3Dd%2F%C3%A9"),
        ({"name_like": "plain-1.2_3~"}, "nameLike=plain-1.2_3~"),
        ({"name_like": ""}, "nameLike="),
        ({"tags": ["a", "b c"]}, "tags=a&tags=b%20c"),
        ({"tags": ("a",)}, "tags=a"),
        ({"tags": deque(["a", "b"])}, "tags=a&tags=b"),
        ({"tags": []}, ""),
        ({"only_idle": False, "max_weight": 1.5}, "onlyIdle=false&maxWeight=1.5"),
        ({"since": 1_700_000_000}, "since=1700000000"),
        ({"since": datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)}, "since=1700000000"),
        ({"since": datetime(2023, 11, 15, 0, 13, 20, tzinfo=timezone(timedelta(hours=2)))}, "since=1700000000"),
    ],
)
def test_queries(fields: dict[str, Any], query: str) -> None:
    assert target(**fields).partition("?")[2] == query


@pytest.mark.parametrize(
    "operation",
    [
        FindRobots(tags=["\ud800"]),
        MakeRobot.unchecked(factory_id="\ud800"),
        MakeRobot(factory_id="f", colour="\ud800"),
        CreateFile(file=b"x", purpose="\ud800"),
    ],
)
def test_half_a_letter_is_refused_wherever_it_goes(operation: Operation[Any]) -> None:
    with pytest.raises(RequestValidationError, match=operation.spec.name):
        operation.to_call()


@pytest.mark.parametrize("moment", [1_700_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)])
def test_moments_in_a_body_are_unix_seconds(moment: Any) -> None:
    assert body(MakeRobot(factory_id="f", made_at=moment)) == {"madeAt": 1_700_000_000}


def test_a_naive_datetime_is_refused() -> None:
    assert "made_at: " in str(refused(MakeRobot, factory_id="f", made_at=datetime(2023, 1, 1)))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("f-1", "f-1"),
        ("a/b", "a%2Fb"),
        ("../x", "..%2Fx"),
        ("...", "..."),
        ("a?b#c", "a%3Fb%23c"),
        ("%2e%2e", "%252e%252e"),
        ("Zürich 東", "Z%C3%BCrich%20%E6%9D%B1"),
        ("{factory_id}", "%7Bfactory_id%7D"),
    ],
)
def test_an_id_stays_one_segment_of_the_path(name: str, segment: str) -> None:
    assert MakeRobot(factory_id=name).to_call().target == f"/factories/{segment}/robots"


@pytest.mark.parametrize("name", ["..", "."])
def test_an_id_that_would_change_the_path_is_refused(name: str) -> None:
    with pytest.raises(RequestValidationError, match="factory_id: cannot be part of a URL path"):
        MakeRobot(factory_id=name).to_call()


def test_an_empty_id_is_refused_even_without_validation() -> None:
    with pytest.raises(RequestValidationError, match="factory_id"):
        MakeRobot.unchecked(factory_id="").to_call()


@given(st.text(min_size=1, max_size=50))
def test_no_text_can_leave_its_segment(text: str) -> None:
    try:
        made = MakeRobot.unchecked(factory_id=text).to_call().target
    except (RequestValidationError, UnicodeEncodeError):
        return
    assert made.count("/") == 3
    assert made.isascii()
    assert not set(made) & set("?#\\ \r\n\t")


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, {"factory_id": "is required"}),
        ({"factory_id": ""}, {"factory_id": "string should have at least 1 character"}),
        ({"factory_id": "x" * 256}, {"factory_id": "string should have at most 255 characters"}),
        ({"factory_id": "f", "robotName": "m"}, {"robotName": "is no parameter of this operation"}),
        ({"factory_id": "f", "weight_kg": 0}, {"weight_kg": "input should be greater than 0"}),
        (
            {"factory_id": "f", "arms": [{"joint_count": 1}, {"joint_count": 8, "tool": 1}]},
            {
                "arms.1.joint_count": "input should be less than or equal to 7",
                "arms.1.tool": "is no parameter of this operation",
            },
        ),
        ({"factory_id": "f", "arms": [{}]}, {"arms.0.joint_count": "is required"}),
        (
            {"factory_id": "f", "colour": 7},
            {"colour": "input should be 'red' or 'blue', or input should be a valid string"},
        ),
        ({"factory_id": "f", "labels": {"a": 1}}, {"labels.a": "input should be a valid string"}),
        ({"factory_id": "f", "arms": "many"}, {"arms": "'str' instances are not allowed as a Sequence value"}),
    ],
)
def test_refusals_name_the_field_and_the_problem(fields: dict[str, Any], problems: dict[str, str]) -> None:
    error = refused(MakeRobot, **fields)
    assert error.fields == problems
    assert error.operation == MakeRobot.spec.name
    listed = "; ".join(f"{name}: {problem}" for name, problem in problems.items())
    assert str(error) == f"{MakeRobot.spec.name}: {listed}. Nothing was sent."


def test_refusals_never_repeat_a_value() -> None:
    error = refused(MakeRobot, factory_id="f", arms=[{"joint_count": "hunter2", "tool_password": ["hunter2"]}])
    assert set(error.fields) == {"arms.0.joint_count", "arms.0.tool_password"}
    assert "hunter2" not in f"{error!r}{error.fields}"
    assert error.__suppress_context__


def test_a_nested_object_is_refused_the_same_way_when_built_alone() -> None:
    error = refused(Arm, joint_count=9)
    assert str(error) == "Arm: joint_count: input should be less than or equal to 7. Nothing was sent."


def test_control_characters_in_an_id_are_refused() -> None:
    for text in ("a\nb", "\x00", "a\x7f"):
        assert "factory_id" in refused(MakeRobot, factory_id=text).fields


def test_unchecked_sends_what_it_is_given_and_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = MakeRobot.unchecked(factory_id="f", weight_kg=-1, arms=[{"jointCount": 99}], robot_name=5)
        assert body(made) == {"weightKg": -1, "arms": [{"jointCount": 99}], "robotName": 5}
        more = MakeRobot.unchecked(factory_id="f", robot_name=5, extra={"x": 1})
        assert body(more) == {"robotName": 5, "x": 1}


def test_an_operation_is_a_value() -> None:
    one, same = (MakeRobot(factory_id="f", arms=(Arm(joint_count=1),)) for _ in range(2))
    other = MakeRobot(factory_id="g")
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert hash(one) != hash(other)
    with pytest.raises(Exception, match="frozen"):
        one.factory_id = "g"
    for twin in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
        assert twin == one
        assert twin.to_call() == one.to_call()
    assert repr(other).startswith("MakeRobot(factory_id='g'")


def test_the_callers_list_may_change_afterwards() -> None:
    tags = ["a"]
    made = FindRobots(tags=tags)
    tags.append("b")
    assert made.to_call().target == "/robots?tags=a"


def test_first_use_from_many_threads_at_once() -> None:
    class Fresh(Operation[None], method="fresh", route="POST /fresh"):
        arm: Arm | None = None

    calls: list[bytes | None] = []
    barrier = threading.Barrier(8)

    def work() -> None:
        barrier.wait()
        calls.append(Fresh(arm=Arm(joint_count=1)).to_call().body)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [b'{"arm":{"jointCount":1}}'] * 8


def declare(bases: Any = Operation[None], **keywords: Any) -> Any:
    import types

    return types.new_class("Odd", (bases,), keywords)


@pytest.mark.parametrize(
    ("keywords", "told"),
    [
        ({"method": "get", "rout": "GET /x"}, "rout"),
        ({"rout": "GET /x"}, "rout"),
        ({"route": "GET /x"}, "declares a route but no method"),
        ({"method": "get"}, "is not a verb and a path"),
        ({"method": "get", "route": "/x"}, "is not a verb and a path"),
        ({"method": "get", "route": "get /x"}, "is not a verb and a path"),
        ({"method": "get", "route": "GET x"}, "is not a verb and a path"),
        ({"method": "get", "route": "GET /x/{arm_id}/{leg_id}"}, "names arm_id, leg_id, which is no field"),
        ({"method": "get", "route": "GET /x", "alternatives": ("/y/{arm_id}",)}, "names what the route does not"),
        ({"method": "get", "route": "GET /x", "bases": Operation}, "does not say what it answers"),
    ],
)
def test_a_wrong_declaration_fails_at_import(keywords: dict[str, Any], told: str) -> None:
    with pytest.raises(TypeError, match=told):
        declare(**keywords)


def test_a_right_declaration_does_not() -> None:
    assert declare(method="get", route="GET /x").spec.response is None
    paged = declare(PagedOperation[Robot], method="list", route="GET /x", paging=Numbered(items="robots"))
    assert paged.spec.decoder().decode(b'{"robots": [{"id": "r"}]}').items == (Robot(id="r"),)
    assert not hasattr(declare(), "spec")

"""Every answer of the contract: nothing of it is lost, and whatever else arrives decodes or is refused by name."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator
from functools import cache
from typing import Any, cast, get_args, get_origin

import msgspec
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from msgspec import inspect

from answers import Place, at, changed, places, schema_of, schemas_at, types_in
from arguments import ARGUMENTS
from novita import NovitaClient
from novita._client.pages import Page
from novita._core.call import Answer
from novita._core.decode import decode
from novita._core.model import Model
from novita._core.spec import Spec
from novita.api.extras.model.media import MediaFiles
from novita.api.extras.model.speech import Speech
from novita.cli.tree import every_operation
from novita.exceptions import APIStatusError, ResponseValidationError
from oracle import Documented, document, members, operations

pytestmark = pytest.mark.filterwarnings("ignore:.*no longer in the vendor's documentation:DeprecationWarning")

OPERATIONS = operations({"gpu", "gpu_v2", "model", "serverless", "utility"})
SPECS: dict[str, Spec] = {each.spec.name: each.spec for each in every_operation()}
WITH_BYTES = [each for each in OPERATIONS if SPECS[each.name].response is bytes]
WITHOUT_ANSWER = [each for each in OPERATIONS if SPECS[each.name].response is None]
WITH_VALUE = [each for each in OPERATIONS if each not in WITH_BYTES and each not in WITHOUT_ANSWER]
each_value = pytest.mark.parametrize("operation", [pytest.param(each, id=each.name) for each in WITH_VALUE])

NO_ATTRIBUTE = {
    **{f"gpu.{name}.list": {"pageSize", "pageNum"} for name in ("instances", "templates")},  # what was asked
    "gpu.instances.get": {"monthlyPrice"},  # differs from machine to machine, no page describes it
    "gpu.instances.migrate": {"message", "newInstanceId"},  # one client's guess, never seen
    **{f"gpu.instances.{name}": {"id"} for name in ("restart", "start", "stop")},  # `instanceId` under another name
    "gpu.products.list_gpu": {"data.prices"},
    "gpu.storages.create": {"storageName", "storageSize"},  # what was asked
    "gpu_v2.prewarm_tasks.create": {"id"},  # `task_id` under another name
    "model.files.list": {"code", "message"},  # an envelope
    **{f"model.images.{name}": {"code", "msg", "data"} for name in ("img2img", "txt2img")},  # an envelope
    "model.models.list": {"object"},  # the word `list`
    "utility.quotas.list": {"total"},  # how many there are
}
"""Documented members of answers that are no attributes, and why."""


def test_no_operation_is_left_out() -> None:
    assert SPECS.keys() == {each.name for each in OPERATIONS} == ARGUMENTS.keys()
    assert len(WITH_VALUE) > 150


def examples(operation: Documented) -> list[Any]:
    """The example answer, or the example events."""
    return operation.events if operation.streamed else [operation.answer[2]]


def decoded(operation: Documented, example: Any) -> tuple[Any, Any]:
    """What an answer decodes to, and the part of the answer that it stands for."""
    spec: Any = SPECS[operation.name]
    value = decode(spec, Answer(200, [], msgspec.json.encode(example), "HTTP/2"))
    if spec.reshape is not None:
        example = spec.reshape(copy.deepcopy(example))
    if spec.paging is not None:
        return value.items, at(example, tuple(spec.paging.items.split(".")))
    return value, example.get(spec.unwrap, ()) if spec.unwrap is not None else example


@each_value
def test_an_example_is_the_same_when_it_is_encoded_again(operation: Documented) -> None:
    for example in examples(operation):
        value, said = decoded(operation, example)
        again = msgspec.json.decode(msgspec.json.encode(value))
        assert list(lost(said, again)) == []


def lost(wanted: Any, found: Any, place: str = "$") -> Iterator[str]:
    """The members that are missing or different; numbers may have been texts, null may have been left out."""
    if wanted is None:
        if found not in (None, [], "", 0, False):
            yield place
    elif isinstance(wanted, dict):
        for name, member in wanted.items():
            inner = found.get(name) if isinstance(found, dict) else None
            yield from lost(member, inner, f"{place}.{name}")
    elif isinstance(wanted, list):
        if not isinstance(found, list) or len(found) != len(wanted):
            yield place
        else:
            for i, (member, inner) in enumerate(zip(wanted, found, strict=True)):
                yield from lost(member, inner, f"{place}[{i}]")
    elif isinstance(wanted, str) is isinstance(found, str):
        if wanted != found:
            yield place
    elif isinstance(wanted, bool) or isinstance(found, bool) or found is None or float(wanted) != float(found):
        yield place


@each_value
def test_documented_members_are_attributes(operation: Documented) -> None:
    spec = SPECS[operation.name]
    kind = inspect.type_info(spec.decoder().type)
    documented = members(schema_of(operation), document(operation.file))
    assert set(unknown(documented, kind)) == NO_ATTRIBUTE.get(operation.name, set())


def unknown(documented: dict[str, Any], kind: inspect.Type, above: str = "") -> Iterator[str]:
    """The documented members that a type has no field for."""
    inner = list(alternatives(kind))
    if any(isinstance(each, inspect.AnyType | inspect.DictType | inspect.RawType) for each in inner):
        return
    fields = {
        field.encode_name: field for each in inner if isinstance(each, inspect.StructType) for field in each.fields
    }
    for name, below in documented.items():
        if name not in fields:
            yield f"{above}{name}"
        elif below:
            yield from unknown(below, fields[name].type, f"{above}{name}.")


def alternatives(kind: inspect.Type) -> Iterator[inspect.Type]:
    """The types that a value may have, those of the items for an array."""
    if isinstance(kind, inspect.UnionType):
        for each in kind.types:
            yield from alternatives(each)
    elif isinstance(kind, inspect.VarTupleType | inspect.ListType):
        yield from alternatives(kind.item_type)
    else:
        yield kind


ESSENTIAL = {
    *("id", "Id", "_id", "assets_id", "billId", "job_id", "jobId", "storageId", "stringId", "task_id", "template_id"),
    *("templateId", "audio_url", "enough", "image_file", "image_url", "type", "video_url"),
}
"""Members without which an answer is worth nothing."""


def is_list(spec: Spec) -> bool:
    """Whether the value is a list, taken out of an envelope."""
    return spec.unwrap is not None and tuple in {get_origin(each) for each in (spec.response, *get_args(spec.response))}


@each_value
def test_null_counts_as_missing(operation: Documented) -> None:
    refused = [each for example in examples(operation) for each in refusals(operation, nulled(example), "null")]
    assert refused == []


@pytest.mark.parametrize("spec", [pytest.param(each, id=each.name) for each in SPECS.values() if is_list(each)])
def test_a_list_that_is_null_is_empty(spec: Spec) -> None:
    assert spec.unwrap is not None
    assert decode(spec, Answer(200, [], b'{"%s":null}' % spec.unwrap.encode(), "HTTP/2")) == ()


def nulled(value: Any) -> Any:
    """A value with null in place of every member, at every level, but the essential ones."""
    if isinstance(value, dict):
        return {name: member if name in ESSENTIAL else nulled(member) for name, member in value.items()}
    of_objects = isinstance(value, list) and isinstance(next(iter(value), None), dict)
    return [nulled(item) for item in value] if of_objects else None


class Canned:
    """Stands for the network: gives one answer, whatever is asked."""

    body = b""

    def send(self, *_: object) -> Answer:
        return Answer(200, [], self.body, "HTTP/2")


@cache
def client() -> tuple[NovitaClient, Canned]:
    made, canned = NovitaClient("sk_contract").with_options(max_retries=0), Canned()
    made._connections.transport = cast("Any", canned)
    return made, canned


def called(operation: Documented, answer: Any) -> Any:
    """What a user gets who calls the method of an operation and receives this answer."""
    asked, canned = client()
    canned.body = msgspec.json.encode(answer)
    method: Any = asked
    for part in operation.name.split("."):
        method = getattr(method, part)
    arguments = ARGUMENTS[operation.name]
    return method(*arguments.positional, **arguments.named)


def looked_through(value: Any) -> None:
    """Look at all there is in a value, as users and their debuggers do."""
    repr(value)
    for model in models(value):
        repr(model)
        assert type(model).from_json(model.to_json()).to_dict() == model.to_dict()
        for name in dir(type(model)):
            if isinstance(getattr(type(model), name, None), property):
                with contextlib.suppress(ResponseValidationError):
                    getattr(model, name)


def models(value: Any) -> Iterator[Model]:
    """The Structs in a value, at every level."""
    if isinstance(value, Model):
        yield value
        for name in value.__struct_fields__:
            yield from models(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from models(each)
    elif isinstance(value, MediaFiles | Speech):
        yield from models(value.raw)
    elif isinstance(value, Page):
        yield from models(value.items)


@each_value
def test_what_the_contract_allows_is_understood(operation: Documented) -> None:
    """Numbers as texts and texts as numbers, null, unknown members and words: one at a time, and all together."""
    refused: list[str] = []
    for example in examples(operation):
        at_once = example
        for place, value in allowed(operation, example):
            refused += refusals(operation, changed(example, place, value), f"{place}: {value!r}")
            at_once = at_once if value is None else changed(at_once, place, value)
        refused += refusals(operation, at_once, "all together")
    assert refused == []


def refusals(operation: Documented, answer: Any, what: str) -> list[str]:
    try:
        decode(SPECS[operation.name], Answer(200, [], msgspec.json.encode(answer), "HTTP/2"))
    except msgspec.ValidationError as error:
        return [f"{what}: {error}"]
    return []


def allowed(operation: Documented, example: Any) -> Iterator[tuple[Place, Any]]:
    """Changes to an example after which it is still what the contract describes."""
    schema, root = schema_of(operation), document(operation.file)
    for place in places(example):
        value, schemas = at(example, place), schemas_at(schema, root, place)
        types, words = types_in(schemas), any("enum" in each for each in schemas)
        if isinstance(value, dict) and any("properties" in each for each in schemas):
            yield (*place, "member_of_tomorrow"), {"any": ["thing"]}
        if isinstance(value, str) and words:
            yield place, "WORD_OF_TOMORROW"
        elif isinstance(value, str) and types & {"integer", "number"} and value.lstrip("-").isdecimal():
            yield place, int(value)
        elif isinstance(value, int | float) and not isinstance(value, bool) and "string" in types:
            yield place, str(value)
        if "null" in types and place != (SPECS[operation.name].unwrap,):  # there is no value then
            yield place, None


STRANGE: list[Any] = [
    *(None, ..., True, "", "a word", "7", "\u2028é", "9" * 400),
    *(7, -1, 0.5, 10**30, [], {}, [None], {"a": [1]}),
]
"""What may stand in the place of a value; dots for nothing at all."""


@each_value
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_arrives_decodes_or_is_refused(operation: Documented, data: st.DataObject) -> None:
    answer = data.draw(st.sampled_from(examples(operation)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.sampled_from(list(places(answer))))
        if isinstance(at(answer, place), dict) and data.draw(st.booleans()):
            place = (*place, data.draw(st.sampled_from(["new", "type", "status", "data", ""])))
        answer = changed(answer, place, data.draw(st.sampled_from(STRANGE)))
    note(repr(answer))
    try:
        if operation.streamed:
            looked_through(decode(SPECS[operation.name], Answer(200, [], msgspec.json.encode(answer), "HTTP/2")))
        else:
            looked_through(called(operation, answer))
    except ResponseValidationError:
        pass
    except msgspec.ValidationError:
        assert operation.streamed  # the stream makes it a ResponseValidationError
    except APIStatusError:
        assert SPECS[operation.name].refusal  # a failure that is told with HTTP status 200

"""Every operation of the contract, called as users call it, sync and async: what goes out and what comes back."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from email.parser import BytesParser
from email.policy import HTTP
from functools import cached_property
from operator import attrgetter
from typing import Any, cast
from urllib.parse import parse_qsl

import msgspec
import pytest
from pytest_httpx import HTTPXMock

from arguments import ARGUMENTS
from arguments.given import Given
from novita import AsyncNovitaClient, NovitaClient
from novita._core.operation import Operation
from novita.api.extras.model.media import AsyncMediaFiles, MediaFiles
from novita.api.extras.model.speech import AsyncSpeech, Speech
from novita.api.extras.model.tasks import AsyncTask, Task
from oracle import Documented, members, operations

LLM = {"batches", "chat", "completions", "embeddings", "files", "messages", "models", "rerank", "responses"}
IMPLEMENTED = {
    *("gpu", "gpu_v2", "serverless", "utility"),
    *("model.audio", "model.exa", "model.images", "model.sd_models", "model.tasks", "model.tavily", "model.training"),
    "model.videos",
    *(f"model.{name}" for name in LLM),
}
OPERATIONS = operations(IMPLEMENTED)
WRITTEN_BY_HAND = {"serverless.jobs.run"}
"""Operations whose method gives a handle instead of the answer."""
KEY = "sk_contract"
ENVELOPE = {"code": "200", "message": "success"}.items()
"""What some answers say around the value."""

NOT_OFFERED = {
    # `audio.stream` sends what streams need.
    **{f"model.audio.minimax_speech_{model}": {"stream"} for model in ("02_hd", "02_turbo")},
    **{f"model.audio.minimax_speech_{model}": {"stream"} for model in ("2_5_hd", "2_5_turbo_preview")},
    **{f"model.audio.minimax_speech_2_8_{model}": {"stream", "stream_options"} for model in ("hd", "turbo")},
    "model.audio.fish_audio_text_to_speech": {"references"},  # only in a body of another kind, MessagePack
    "gpu.endpoints.delete": {"id"},  # the same id once more, sent along
    "gpu.endpoints.update": {"workers"},  # what was read before, no setting
    # `stream` is what the two methods differ in, and what goes with one of them only is not offered by the other.
    **{f"model.{name}.create": {"stream", "stream_options"} for name in ("chat.completions", "completions")},
    **{f"model.{name}.create": {"stream"} for name in ("messages", "responses")},
    **{f"model.{name}.stream": {"stream"} for name in ("chat.completions", "messages", "responses")},
    "model.completions.stream": {"stream", "best_of"},
}

ANSWERED = {"end_time", "status"}
"""Members of objects that only answers have."""

pytestmark = pytest.mark.filterwarnings("ignore:.*no longer in the vendor's documentation:DeprecationWarning")
every_operation = pytest.mark.parametrize("operation", [pytest.param(each, id=each.name) for each in OPERATIONS])


def method_of(client: Any, operation: Documented) -> Callable[..., Any]:
    """The method users call: `gpu.instances.list` is `client.gpu.instances.list`."""
    found = client
    for part in operation.name.split("."):
        assert hasattr(found, part), f"{operation.name} is missing: {found!r} has no {part}"
        found = getattr(found, part)
    method: Callable[..., Any] = found
    return method


def called(client: Any, operation: Documented) -> Any:
    """Call the method with the arguments of the table; a delisted one has to say so."""
    arguments = ARGUMENTS[operation.name]
    method = method_of(client, operation)
    assert hasattr(method, "__deprecated__") == (operation.lifecycle == "delisted")
    return method(*arguments.positional, **arguments.named)


def answer(httpx_mock: HTTPXMock, operation: Documented) -> None:
    status, kind, body = operation.answer
    if kind == "application/json":
        httpx_mock.add_response(status_code=status, json=body)
    else:
        httpx_mock.add_response(status_code=status, text=body, headers={"content-type": kind})


def check_request(httpx_mock: HTTPXMock, operation: Documented) -> None:
    request = httpx_mock.get_request()
    assert request is not None
    assert request.method == operation.verb
    assert request.url.raw_path.decode().partition("?")[0] == operation.filled_path
    assert sorted(parse_qsl(request.url.query.decode(), keep_blank_values=True)) == operation.query
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.headers["accept"] == ("text/event-stream" if operation.streamed else "application/json")
    assert request.headers["accept-encoding"] == "gzip"
    assert request.headers["user-agent"].startswith("novita-sdk-python/")
    if operation.form is not None:
        check_form(request.headers["content-type"], request.content, operation.form)
    elif operation.body is None:
        assert request.content in {b"", b"{}"}
    else:
        assert request.headers["content-type"] == "application/json"
        body = json.loads(request.content)
        assert body == operation.body
        assert operation.problems(body) == []


def check_form(content_type: str, content: bytes, example: dict[str, Any]) -> None:
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + content)
    sent: dict[str, list[str]] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        sent.setdefault(name, []).append(cast("bytes", part.get_payload(decode=True)).decode())
    assert sent == {name: value if isinstance(value, list) else [value] for name, value in example.items()}


def check_value(operation: Documented, value: Any) -> None:
    _, kind, example = operation.answer
    if isinstance(value, bytes):
        assert value.decode() == example
        return
    if kind == "text/event-stream":
        lost = [
            problem
            for each, event in zip(operation.events, value, strict=True)
            for problem in lost_members(each, event)
        ]
        assert not lost, f"lost on the way: {lost}"
        return
    if operation.name in WRITTEN_BY_HAND:
        assert value.id == example["id"]
        return
    if isinstance(value, Task | AsyncTask):
        assert value.id == example["task_id"]
        return
    if isinstance(value, Speech | AsyncSpeech) and kind != "application/json":
        assert value.audio == value.raw == example.encode()
        return
    if isinstance(value, MediaFiles | AsyncMediaFiles | Speech | AsyncSpeech):
        value = value.raw
    if operation.paging:
        total = operation.paging.get("total")
        assert value.total == (int(example[total]) if total else None)
        example, value = example[operation.paging["items"]], value.items
    said = scalars([*operation.query, operation.body])
    missing = [problem for problem, member in lost_members(example, value) if member not in said]
    assert not missing, f"lost on the way: {missing}"


def lost_members(example: Any, value: Any, path: str = "$") -> list[tuple[str, Any]]:
    """Each member of an example that the decoded value does not hold, and what it was."""
    if isinstance(example, dict):
        return lost_from_object(cast("dict[str, Any]", example), value, path)
    if isinstance(example, list):
        return lost_from_array(cast("Sequence[Any]", example), value, path)
    return [] if same(example, value) else [(path, example)]


def lost_from_object(example: dict[str, Any], value: Any, path: str) -> list[tuple[str, Any]]:
    if isinstance(value, msgspec.Struct):
        held = {field.encode_name: getattr(value, field.name) for field in msgspec.structs.fields(value)}
        if len(example) == 1 and not example.keys() & held:  # the method gives what a wrapper holds
            ((name, member),) = example.items()
            return lost_members(member, value, f"{path}.{name}")
        found = [lost_members(member, held.get(name, KeyError), f"{path}.{name}") for name, member in example.items()]
        return [problem for problems in found for problem in problems]
    if isinstance(value, dict):
        return [] if msgspec.json.decode(msgspec.json.encode(value)) == example else [(path, example)]
    if len(example) == 1:
        ((name, member),) = example.items()
        return lost_members(member, value, f"{path}.{name}")
    items: Any = value
    if isinstance(value, tuple):  # the method gives the list; what else there is counts its entries
        return [
            problem
            for name, member in example.items()
            if (name, member) not in ENVELOPE
            for problem in lost_members(member, items if isinstance(member, list) else len(items), f"{path}.{name}")
        ]
    # The method gives one member out of several, or none; the others have to be echoes.
    return [(f"{path}.{name}", member) for name, member in example.items() if not same(member, value)]


def lost_from_array(example: Sequence[Any], value: Any, path: str) -> list[tuple[str, Any]]:
    if isinstance(value, msgspec.Struct) and len(example) == 1:
        return lost_members(example[0], value, f"{path}[0]")
    items = cast("Sequence[Any]", value) if isinstance(value, tuple) else ()
    if len(items) != len(example):
        return [(path, str(example))]
    found = [lost_members(example[i], items[i], f"{path}[{i}]") for i in range(len(example))]
    return [problem for problems in found for problem in problems]


def same(member: Any, value: Any) -> bool:
    """Equal apart from what decoding evens out: null, numbers written as text."""
    if member is None:
        return value is None or value in ((), "", 0)
    if isinstance(member, bool) or isinstance(value, bool):
        return member is value
    if isinstance(member, str) and isinstance(value, int | float | Decimal):
        return Decimal(member) == Decimal(str(value))
    if isinstance(member, str) and isinstance(value, datetime):
        return datetime.fromisoformat(member) == value
    return bool(member == value)


def scalars(value: Any) -> list[Any]:
    """All texts and numbers somewhere in a plain value."""
    parts: list[Any]
    if isinstance(value, dict):
        parts = [*value.values()]
    elif isinstance(value, list | tuple):
        parts = [*value]
    else:
        return [value]
    return [scalar for part in parts for scalar in scalars(part)]


@every_operation
def test_sync(operation: Documented, httpx_mock: HTTPXMock) -> None:
    answer(httpx_mock, operation)
    with NovitaClient(KEY) as client:
        value = called(client, operation)
        if operation.streamed:
            with value:
                value = list(value)
    check_request(httpx_mock, operation)
    check_value(operation, value)


@every_operation
@pytest.mark.anyio
async def test_async(operation: Documented, httpx_mock: HTTPXMock) -> None:
    answer(httpx_mock, operation)
    async with AsyncNovitaClient(KEY) as client:
        value = called(client, operation)
        if operation.streamed:
            async with value:
                value = [event async for event in value]
        else:
            value = await value
    check_request(httpx_mock, operation)
    check_value(operation, value)


@pytest.mark.parametrize("operation", [pytest.param(each, id=each.name) for each in OPERATIONS if each.is_task])
def test_nothing_of_the_acknowledgement_of_a_task_is_lost(operation: Documented) -> None:
    example = operation.answer[2]
    value = declaration(operation).spec.decoder().decode(json.dumps(example))
    assert [problem for problem, _ in lost_members(example, value)] == []


@every_operation
def test_every_documented_parameter_is_offered(operation: Documented) -> None:
    spec = declaration(operation).spec
    documented = operation.parameter_names - NOT_OFFERED.get(operation.name, set())
    offered = {wire if place != "body" else top(wire, spec.wrap) for _, wire, place in spec.fields}
    inner = {wire.rpartition(".")[2] for _, wire, _ in spec.fields}
    assert (
        documented <= offered <= documented | operation.known_members.keys() or documented == inner
    )  # the oracle looks into a wrapper that is the only member of the example


def top(wire: str, wrap: str | None) -> str:
    """The member of the body that holds a parameter; members of objects are spelt `object.member`."""
    return wire.partition(".")[0] if "." in wire else wrap or wire


def declaration(operation: Documented) -> type[Operation[Any]]:
    """The request class a method sends."""
    client = NovitaClient(KEY)
    asked: list[type[Operation[Any]]] = []

    def build(declared: type[Operation[Any]], fields: dict[str, Any]) -> None:
        asked.append(declared)
        raise KeyboardInterrupt

    client.__dict__.update(_build=build)
    with pytest.raises(KeyboardInterrupt):
        called(client, operation)
    return asked[0]


@every_operation
def test_every_documented_member_of_a_nested_object_is_offered(operation: Documented) -> None:
    declared = declaration(operation)
    if operation.form is not None:
        return  # files and texts, no objects
    schema = declared.model_json_schema(mode="serialization", by_alias=True)
    offered: dict[str, Any] = {}
    for name, inner in members(schema, schema).items():
        place = offered
        *steps, last = name.split(".") if "." in name else [*filter(None, [declared.spec.wrap]), name]
        for step in steps:
            place = place.setdefault(step, {})
        place[last] = inner
    check_members(offered, operation.body_members, operation.known_members)


@every_operation
def test_what_the_contract_requires_of_a_body_is_always_sent(operation: Documented) -> None:
    declared = declaration(operation)
    given = {name for name, field in declared.model_fields.items() if field.is_required() or field.default is not None}
    sent = {top(wire, declared.spec.wrap) for name, wire, _ in declared.spec.fields if name in given}
    assert operation.required_members <= {*sent, declared.spec.always}


def check_members(offered: dict[str, Any], wanted: dict[str, Any], known: dict[str, Any], path: str = "$") -> None:
    for name, inner in offered.items():
        if inner and known.get(name):
            assert wanted.get(name, {}).keys() - ANSWERED <= inner.keys() <= known[name].keys(), f"{path}.{name}"
            check_members(inner, wanted.get(name, {}), known[name], f"{path}.{name}")


@pytest.mark.parametrize("client", [NovitaClient(KEY), AsyncNovitaClient(KEY)], ids=["sync", "async"])
def test_there_is_no_method_beyond_the_contract(client: Any) -> None:
    documented = {each.name for each in OPERATIONS}
    names = {name for group in IMPLEMENTED for name in rendered(attrgetter(group)(client), group)}
    assert names - WRITTEN_BY_HAND == documented - WRITTEN_BY_HAND


def rendered(group: Any, path: str) -> Iterator[str]:
    """Names of the rendered methods below a namespace; what is written by hand is inherited, so it is left out."""
    for name, member in vars(cast("type[object]", type(group))).items():
        if isinstance(member, cached_property):
            yield from rendered(getattr(group, name), f"{path}.{name}")
        elif inspect.isfunction(member) and not name.startswith("_"):
            yield f"{path}.{name}"


def test_the_table_of_arguments_has_what_the_contract_has() -> None:
    assert ARGUMENTS.keys() == {each.name for each in OPERATIONS}
    assert all(isinstance(each, Given) for each in ARGUMENTS.values())


@every_operation
def test_the_example_of_the_contract_is_valid(operation: Documented) -> None:
    if operation.body is not None:
        assert operation.problems(operation.body) == []
        assert operation.problems([]), "the schema accepts anything"


@pytest.mark.parametrize(
    ("example", "value", "lost"),
    [
        ({"id": "i-1"}, "i-1", []),
        ({"id": "i-1"}, None, [("$.id", "i-1")]),
        ({"n": "16"}, 16, []),
        ({"n": True}, 1, [("$.n", True)]),
        ([1, 2], (1,), [("$", "[1, 2]")]),
        ({"a": 1, "b": 2}, 1, [("$.b", 2)]),
        ({"data": [1], "total": 1}, (1,), []),
        ({"data": [1], "total": 2}, (1,), [("$.total", 2)]),
        ({"n": "16"}, Decimal(16), []),
    ],
)
def test_a_lost_member_is_found(example: Any, value: Any, lost: list[Any]) -> None:
    assert lost_members(example, value) == lost

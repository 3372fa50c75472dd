"""What callers may write, and what goes over the wire for it."""

from __future__ import annotations

import io
import json
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import pytest
from pydantic import BaseModel

from novita import RequestValidationError
from novita._core.call import Call
from novita._core.multipart import File, FormOperation
from novita.operations.model.batches import CreateBatch
from novita.operations.model.chat.completions import (
    CreateChatCompletion,
    Function,
    ImagePart,
    ImageUrl,
    Message,
    ResponseFormat,
    StreamChatCompletion,
    TextPart,
    Tool,
)
from novita.operations.model.completions import CreateCompletion
from novita.operations.model.embeddings import CreateEmbeddings
from novita.operations.model.files import CreateFile
from novita.operations.model.messages import CreateMessage
from novita.operations.model.models import RetrieveModel
from novita.operations.model.responses import CreateResponse
from novita.operations.model.videos import Txt2Video
from novita.types.model.chat.chunks import ChatChunk, ChatCollector
from novita.types.model.chat.completions import AssistantMessage, ChatCompletion, FunctionCall, ToolCall
from novita.types.model.messages import AnthropicMessage, ContentBlock, MessageUsage
from novita.types.model.responses import OutputContent, OutputItem

MODEL = "vendor/model"
HI: list[dict[str, Any]] = [{"role": "user", "content": "Hi"}]


class GetWeather(BaseModel):
    """Weather of a city."""

    city: str
    days: int = 1


class Route(msgspec.Struct):
    """Way between cities."""

    start: str
    stops: list[Stop] = []


class Stop(msgspec.Struct):
    city: str


class Wordy(BaseModel):
    """Weather.

    Of a city.
    """

    city: str


T = TypeVar("T")


class Box(BaseModel, Generic[T]):
    content: T


class Tree(BaseModel):
    name: str
    branches: list[Tree] = []


WEATHER = {
    "title": "GetWeather",
    "description": "Weather of a city.",
    "type": "object",
    "properties": {
        "city": {"title": "City", "type": "string"},
        "days": {"default": 1, "title": "Days", "type": "integer"},
    },
    "required": ["city"],
    "additionalProperties": False,
}


def body(operation: Any) -> Any:
    return json.loads(operation.to_call().body)


def chat(**fields: Any) -> Any:
    """The body of a chat; the same without local validation."""
    fields = {"model": MODEL, "messages": HI, **fields}
    sent = body(CreateChatCompletion(**fields))
    assert body(CreateChatCompletion.unchecked(**fields)) == sent
    return sent


def test_nothing_is_sent_that_nobody_said() -> None:
    assert chat() == {"model": MODEL, "messages": HI}
    assert body(StreamChatCompletion(model=MODEL, messages=HI)) == {"model": MODEL, "messages": HI, "stream": True}


def test_a_stream_sends_unknown_members_too() -> None:
    sent = body(StreamChatCompletion(model=MODEL, messages=HI, extra={"new": [1]}))
    assert sent == {"model": MODEL, "messages": HI, "new": [1], "stream": True}


def test_messages_are_dicts_objects_and_earlier_answers() -> None:
    call = ToolCall(id="c1", type="function", function=FunctionCall(name="f", arguments="{}"))
    answer = AssistantMessage(role="assistant", reasoning_content="hm", tool_calls=(call,))
    result = {"role": "tool", "tool_call_id": "c1", "content": "7", "new_member": {"kept": None}}
    assert chat(messages=[Message(role="system", content="Be brief."), *HI, answer, result])["messages"] == [
        {"role": "system", "content": "Be brief."},
        *HI,
        {
            "role": "assistant",
            "reasoning_content": "hm",
            "tool_calls": [{"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
        },
        result,
    ]


def test_a_call_without_arguments_is_handed_back_with_its_empty_text() -> None:
    said = {"id": "c1", "type": "function", "function": {"name": "now", "arguments": ""}}
    answer = AssistantMessage.from_json(json.dumps({"role": "assistant", "content": None, "tool_calls": [said]}))
    assert chat(messages=[answer])["messages"] == [{"role": "assistant", "tool_calls": [said]}]


@pytest.mark.parametrize("role", [{}, {"role": None}, {"role": ""}])
def test_an_answer_without_a_role_is_handed_back_with_one(role: dict[str, Any]) -> None:
    message = {**role, "content": "Hi"}
    answer = ChatCompletion.from_json(json.dumps({"choices": [{"message": message}]}))
    collector = ChatCollector()
    collector.add(ChatChunk.from_json(json.dumps({"choices": [{"delta": message}]})))
    for each in (answer.message, collector.final().message):
        assert chat(messages=[each])["messages"] == [{"role": "assistant", "content": "Hi"}]


def test_parts_are_dicts_and_objects() -> None:
    parts = [TextPart(text="What is it?"), ImagePart(image_url=ImageUrl(url="https://x/y.png", detail="low"))]
    plain = [
        {"type": "text", "text": "What is it?"},
        {"type": "image_url", "image_url": {"url": "https://x/y.png", "detail": "low"}},
    ]
    for content in (parts, plain):
        assert chat(messages=[{"role": "user", "content": content}])["messages"][0]["content"] == plain
    other = {"type": "from_the_future", "x": [None]}
    assert chat(messages=[{"role": "user", "content": [other]}])["messages"][0]["content"] == [other]


def test_tools_are_dicts_objects_and_classes() -> None:
    plain = {"type": "function", "function": {"name": "f", "parameters": {"type": "object", "default": None}}}
    made = Tool(function=Function(name="f", parameters={"type": "object", "default": None}))
    about = {"name": "GetWeather", "description": "Weather of a city.", "parameters": WEATHER}
    sent = chat(tools=[plain, made, GetWeather, Route])["tools"]
    assert sent[:3] == [plain, plain, {"type": "function", "function": about}]
    route = sent[3]["function"]
    assert route["parameters"]["type"] == "object"
    assert (
        route["parameters"]["additionalProperties"]
        is route["parameters"]["$defs"]["Stop"]["additionalProperties"]
        is False
    )


def test_a_tool_says_of_itself_what_its_class_does() -> None:
    wordy, silent = chat(tools=[Wordy, Tree])["tools"]
    assert wordy["function"]["description"] == "Weather.\n\nOf a city."
    assert "description" not in silent["function"]


def test_an_answer_is_shaped_by_a_class() -> None:
    shape = {"type": "json_schema", "json_schema": {"name": "GetWeather", "schema": WEATHER, "strict": True}}
    assert chat(response_format=GetWeather)["response_format"] == shape
    assert chat(response_format=shape)["response_format"] == shape
    assert chat(response_format=ResponseFormat(type="json_object"))["response_format"] == {"type": "json_object"}
    tree = chat(response_format=Tree)["response_format"]["json_schema"]["schema"]
    assert tree["type"] == "object"
    assert tree["$defs"]["Tree"]["properties"]["branches"]["items"] == {"$ref": "#/$defs/Tree"}


def test_a_class_is_called_what_a_name_may_be() -> None:
    shape: Any = Box[int]
    name = chat(response_format=shape)["response_format"]["json_schema"]["name"]
    assert name == chat(tools=[shape])["tools"][0]["function"]["name"] == "Box_int_"
    assert body(CreateResponse(model=MODEL, input="Hi", text=shape))["text"]["format"]["name"] == name
    assert body(CreateMessage(model=MODEL, max_tokens=1, messages=HI, tools=[shape]))["tools"][0]["name"] == name


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"temperature": 2.1}, "temperature"),
        ({"top_p": 0}, "top_p"),
        ({"top_k": 129}, "top_k"),
        ({"n": 0}, "n: "),
        ({"stop": ["a", "b", "c", "d", "e"]}, "stop"),
        ({"logit_bias": {"5": 101}}, "logit_bias"),
        ({"top_logprobs": 21}, "top_logprobs"),
        ({"messages": [{"content": "no role"}]}, "messages.0.role"),
        ({"messages": "Hi"}, "messages"),
        ({"tools": [{"type": "function"}]}, "tools.0.function"),
        ({"tools": [int]}, "tools.0"),
        ({"temprature": 1}, "temprature: is no parameter"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, Any], problem: str) -> None:
    with pytest.raises(RequestValidationError, match=problem):
        CreateChatCompletion(**{"model": MODEL, "messages": HI, **fields})


@pytest.mark.parametrize(
    "request_",
    [
        lambda: CreateMessage(model=MODEL, max_tokens=1, messages=[], top_p=0),
        lambda: CreateResponse(model=MODEL, input="Hi", top_p=0),
    ],
)
def test_zero_is_a_share_where_no_page_forbids_it(request_: Any) -> None:
    assert json.loads(request_().to_call().body)["top_p"] == 0


@pytest.mark.parametrize("prompt", ["a", ["a", "b"], [1, 2], [[1], [2, 3]]])
def test_prompts_are_texts_and_tokens(prompt: Any) -> None:
    assert body(CreateCompletion(model=MODEL, prompt=prompt))["prompt"] == prompt


@pytest.mark.parametrize("given", ["a", ["a", "b"], [1, 2], [[1], [2, 3]]])
def test_texts_and_tokens_are_embedded(given: Any) -> None:
    assert body(CreateEmbeddings(model=MODEL, input=given))["input"] == given
    with pytest.raises(RequestValidationError):
        CreateEmbeddings(model=MODEL, input=given[:0])


def test_an_earlier_message_goes_on() -> None:
    call = ContentBlock(type="tool_use", id="t1", name="GetWeather", input={"city": "Oslo"})
    answer = AnthropicMessage(id="m1", role="assistant", content=(call,), stop_reason="tool_use", usage=MessageUsage())
    result = {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": "rain"}]}
    operation = CreateMessage(model=MODEL, max_tokens=9, messages=[*HI, answer, result], tools=[GetWeather])
    assert body(operation) == {
        "model": MODEL,
        "max_tokens": 9,
        "messages": [
            *HI,
            {
                "role": "assistant",
                "content": [{"type": "tool_use", "id": "t1", "name": "GetWeather", "input": {"city": "Oslo"}}],
            },
            result,
        ],
        "tools": [{"name": "GetWeather", "description": "Weather of a city.", "input_schema": WEATHER}],
    }


def test_a_message_with_nulls_goes_on_with_what_a_message_needs() -> None:
    call = {"type": "tool_use", "id": "t1", "name": "now"}
    answer = AnthropicMessage.from_json(json.dumps({"role": None, "content": [{**call, "input": None}]}))
    sent = body(CreateMessage(model=MODEL, max_tokens=9, messages=[answer]))["messages"]
    assert sent == [{"role": "assistant", "content": [{**call, "input": {}}]}]


def test_items_of_a_response_go_on() -> None:
    item = OutputItem(type="message", role="assistant", content=(OutputContent(type="output_text", text="Hi"),))
    answered = {"type": "function_call_output", "call_id": "c1", "output": "7"}
    operation = CreateResponse(model=MODEL, input=[item, answered], tools=[GetWeather], text=GetWeather)
    assert body(operation) == {
        "model": MODEL,
        "input": [
            {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "Hi"}]},
            answered,
        ],
        "tools": [
            {"type": "function", "name": "GetWeather", "description": "Weather of a city.", "parameters": WEATHER}
        ],
        "text": {"format": {"type": "json_schema", "name": "GetWeather", "schema": WEATHER, "strict": True}},
    }


def test_a_model_id_is_in_the_path_as_it_is() -> None:
    assert RetrieveModel(model="vendor/some model").to_call().target == "/openai/v1/models/vendor/some%20model"
    for bad in ("..", "a/../b", "/a", "a/", "a//b"):
        with pytest.raises(RequestValidationError):
            RetrieveModel(model=bad).to_call()


def test_a_batch_needs_its_file_only() -> None:
    sent = {"input_file_id": "f1", "endpoint": "/v1/chat/completions", "completion_window": "48h"}
    assert body(CreateBatch(input_file_id="f1")) == sent


def parts(call: Call) -> list[tuple[str | None, str | None, bytes]]:
    """Name, file name and content of each part, as the standard library reads them."""
    assert call.body is not None
    message = BytesParser(policy=HTTP).parsebytes(
        b"Content-Type: %s\r\n\r\n%s" % (call.content_type.encode(), call.body)
    )
    assert not message.defects
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            bytes(part.get_payload(decode=True)),
        )
        for part in message.iter_parts()
    ]


CONTENT = b'{"a":1}\r\n--x\r\n\r\n{"b":"\xc3\xa9"}\n'


def test_a_file_is_a_path_bytes_or_an_open_file(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(CONTENT)
    named = io.BytesIO(CONTENT)
    with path.open("rb") as opened:
        files: list[tuple[Any, str]] = [
            (path, "in.jsonl"),
            (str(path), "in.jsonl"),
            (CONTENT, "upload.jsonl"),
            (opened, "in.jsonl"),
            (named, "upload.jsonl"),
        ]
        for file, name in files:
            assert parts(CreateFile(file=file).to_call()) == [("file", name, CONTENT), ("purpose", None, b"batch")]
    assert parts(CreateFile.unchecked(file=path, purpose="x").to_call())[0] == ("file", "in.jsonl", CONTENT)


def test_a_file_is_sent_again_as_it_was(tmp_path: Path) -> None:
    operation = CreateFile(file=io.BytesIO(CONTENT))
    first, second = operation.to_call(), operation.to_call()
    assert parts(first) == parts(second)
    assert first.content_type != second.content_type
    assert repr(CONTENT)[2:-1] not in repr(operation)


class Paint(FormOperation[None], method="paint", route="POST /robots/{robot_id}"):
    robot_id: str
    file: File


def test_a_form_has_no_part_for_what_is_in_the_path() -> None:
    call = Paint(robot_id="r-1", file=b"x").to_call()
    assert call.target == "/robots/r-1"
    assert [name for name, _, _ in parts(call)] == ["file"]


def test_an_object_that_extra_adds_to_keeps_its_parameters() -> None:
    prompts = [{"prompt": "x", "frames": 16}]
    wanted: dict[str, Any] = {"model_name": "m", "prompts": prompts, "width": 512, "height": 512}
    operation = Txt2Video(**wanted, steps=20, webhook_url="https://x/y", extra={"extra": {"new": 1}})
    assert body(operation)["extra"] == {"webhook": {"url": "https://x/y"}, "new": 1}


def test_objects_in_a_form_are_json() -> None:
    after = {"anchor": "created_at", "seconds": 3600}
    sent = {name: content for name, _, content in parts(CreateFile(file=CONTENT, extra={"after": after}).to_call())}
    assert json.loads(sent["after"]) == after
    with pytest.raises(RequestValidationError, match="extra: cannot be written as JSON"):
        CreateFile(file=CONTENT, extra={"after": {"seconds": object()}}).to_call()


@pytest.mark.parametrize("name", ['a"b.jsonl', "a\r\nX-Evil: 1.jsonl", "é.jsonl", "a\\b", "\x00", ""])
def test_the_name_of_a_file_stays_in_its_place(name: str) -> None:
    file = io.BytesIO(b"x")
    file.name = name
    call = CreateFile(file=file).to_call()
    (_, found, content), _ = parts(call)
    assert content == b"x"
    assert found
    assert not set(found) & set('"\r\n\\\x00')
    assert call.body is not None
    assert b"\nX-Evil" not in call.body


def test_a_long_name_of_a_file_is_cut_between_letters_and_keeps_its_ending() -> None:
    file = io.BytesIO(b"x")
    file.name = "é" * 200 + "ab.jsonl"
    call = CreateFile(file=file).to_call()
    assert call.body is not None
    name = "é" * 123 + "ab.jsonl"
    assert f'filename="{name}"'.encode() in call.body


@pytest.mark.parametrize("file", ["/no/such/file", io.StringIO("text"), 5, None])
def test_what_cannot_be_read_is_refused(file: Any) -> None:
    with pytest.raises(RequestValidationError, match="file: "):
        CreateFile(file=file)

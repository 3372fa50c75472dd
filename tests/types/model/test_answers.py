"""Answers of language models: put together from pieces, read into classes, and never broken by what arrives."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from pydantic import BaseModel

from novita import ResponseValidationError
from novita._core.lines import JsonLines
from novita.types.model.batches import Batch, BatchList, BatchResult
from novita.types.model.chat.chunks import ChatChunk, ChatCollector
from novita.types.model.chat.completions import AssistantMessage, ChatCompletion, Choice
from novita.types.model.completions import Completion, CompletionCollector
from novita.types.model.embeddings import Embedding, EmbeddingList
from novita.types.model.messages import MessageCollector, MessageEvent, MessageUsage
from novita.types.model.models import LanguageModel
from novita.types.model.responses import Response, ResponseCollector, ResponseEvent
from novita.types.utility.budgets import MemberBudget, MemberBudgets


def chunk(**delta: Any) -> ChatChunk:
    finish = delta.pop("finish_reason", None)
    index = delta.pop("choice", 0)
    choices = [{"index": index, "delta": delta, "finish_reason": finish}]
    return msgspec.convert({"id": "c1", "created": 7, "model": "m", "choices": choices}, ChatChunk)


def test_a_chat_is_put_together() -> None:
    collector = ChatCollector()
    texts = [
        collector.add(each)
        for each in (
            chunk(role="assistant", content=""),
            chunk(reasoning_content="I "),
            chunk(reasoning_content="think"),
            chunk(content="Let me "),
            chunk(content="see.", choice=1),
            chunk(content="look."),
            chunk(
                tool_calls=[{"index": 1, "id": "c2", "type": "function", "function": {"name": "g", "arguments": ""}}]
            ),
            chunk(
                tool_calls=[
                    {"index": 0, "id": "c1", "type": "function", "function": {"name": "f", "arguments": '{"a"'}}
                ]
            ),
            chunk(
                tool_calls=[
                    {"index": 0, "function": {"arguments": ": 1}"}},
                    {"index": 1, "function": {"arguments": "{}"}},
                ]
            ),
            chunk(reasoning_details=[{"index": 0, "type": "reasoning.text", "text": "a"}]),
            chunk(reasoning_details=[{"index": 0, "text": "b"}, {"index": 1, "text": "c"}]),
            chunk(finish_reason="tool_calls"),
        )
    ]
    assert "".join(texts) == "Let me look."
    assert not collector.complete
    collector.add(chunk(finish_reason="stop", choice=1))
    assert collector.complete
    usage = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
    collector.add(msgspec.convert({"id": "c1", "model": "m", "choices": [], "usage": usage}, ChatChunk))
    final = collector.final()
    assert (final.id, final.object, final.model, final.text) == ("c1", "chat.completion", "m", "Let me look.")
    assert [(call.id, call.name, call.parsed(dict)) for call in final.tool_calls] == [
        ("c1", "f", {"a": 1}),
        ("c2", "g", {}),
    ]
    assert final.message.thinking == "I think"
    assert [detail.text for detail in final.message.reasoning_details] == ["ab", "c"]
    assert [choice.finish_reason for choice in final.choices] == ["tool_calls", "stop"]
    assert final.choices[1].message.content == "see."
    assert final.usage
    assert final.usage.total_tokens == 3


def test_what_a_later_piece_of_thinking_says_of_it_is_kept() -> None:
    collector = ChatCollector()
    for piece in ({"text": "a"}, {"text": "b", "type": "reasoning.text", "id": "r1"}, {"text": "c", "id": "r2"}):
        collector.add(chunk(reasoning_details=[{"index": 0, **piece}]))
    (detail,) = collector.final().message.reasoning_details
    assert (detail.text, detail.type, detail.id) == ("abc", "reasoning.text", "r1")


def test_a_last_chunk_with_the_counts_alone_takes_nothing_back() -> None:
    collector = ChatCollector()
    collector.add(chunk(content="a", finish_reason="stop"))
    blank = {"id": "", "created": 0, "model": "", "choices": [], "usage": {"prompt_tokens": 1}}
    collector.add(msgspec.convert(blank, ChatChunk))
    final = collector.final()
    assert (final.id, final.created_at_unix, final.model, final.text) == ("c1", 7, "m", "a")
    assert final.usage
    texts = CompletionCollector()
    texts.add(Completion(id="t1", object="text_completion", created_at_unix=1, model="m"))
    texts.add(msgspec.convert(blank, Completion))
    assert (texts.final().id, texts.final().created_at_unix, texts.final().model) == ("t1", 1, "m")


@pytest.mark.parametrize("index", [{}, {"index": 0}, {"index": 1}])
def test_calls_that_share_an_index_stay_apart(index: dict[str, int]) -> None:
    def called(name: str | None, arguments: str, **call: str) -> ChatChunk:
        return chunk(tool_calls=[{**index, **call, "function": {"name": name, "arguments": arguments}}])

    collector = ChatCollector()
    for each in (
        called("f", "", id="c1", type="function"),
        called(None, "{}", id=""),
        called("f", '{"a"', id="c2", type="function"),
        called(None, ": 1}", id="c3"),  # one server makes up an id for every piece
    ):
        collector.add(each)
    calls = collector.final().tool_calls
    assert [(call.name, call.parsed(dict)) for call in calls] == [("f", {}), ("f", {"a": 1})]
    assert len({call.index for call in calls}) == 2


def test_texts_are_put_together() -> None:
    collector = CompletionCollector()
    for index, text, finish in ((0, "a", None), (1, "x", "length"), (0, "b", "stop")):
        logprobs = {"tokens": [text], "token_logprobs": [None], "text_offset": [0], "top_logprobs": None}
        choice = {"index": index, "text": text, "finish_reason": finish, "logprobs": logprobs}
        collector.add(msgspec.convert({"id": "c", "choices": [choice]}, Completion))
    final = collector.final()
    assert [(choice.text, choice.finish_reason) for choice in final.choices] == [("ab", "stop"), ("x", "length")]
    assert final.choices[0].logprobs
    assert final.choices[0].logprobs.tokens == ("a", "b")


def test_a_message_is_put_together() -> None:
    collector = MessageCollector()
    usage = {"input_tokens": 9, "output_tokens": 0, "cache_read_input_tokens": 4}
    events: list[dict[str, Any]] = [
        {"type": "message_start", "message": {"id": "m", "role": "assistant", "content": [], "usage": usage}},
        {"type": "ping"},
        {
            "type": "content_block_start",
            "index": 0,
            "content_block": {"type": "thinking", "thinking": "", "signature": ""},
        },
        {"type": "content_block_delta", "index": 0, "delta": {"type": "thinking_delta", "thinking": "hm"}},
        {"type": "content_block_delta", "index": 0, "delta": {"type": "signature_delta", "signature": "s"}},
        {"type": "content_block_stop", "index": 0},
        {"type": "content_block_start", "index": 1, "content_block": {"type": "text", "text": "He"}},
        {"type": "content_block_delta", "index": 1, "delta": {"type": "text_delta", "text": "llo"}},
        {
            "type": "content_block_start",
            "index": 2,
            "content_block": {"type": "tool_use", "id": "t", "name": "f", "input": {}},
        },
        {"type": "content_block_delta", "index": 2, "delta": {"type": "input_json_delta", "partial_json": '{"a":'}},
        {"type": "content_block_delta", "index": 2, "delta": {"type": "input_json_delta", "partial_json": "1}"}},
        {"type": "message_delta", "delta": {"stop_reason": "tool_use"}, "usage": {"output_tokens": 5}},
        {"type": "message_stop"},
    ]
    texts = [collector.add(msgspec.convert(each, MessageEvent)) for each in events]
    final = collector.final()
    assert collector.complete
    assert "".join(texts) == "llo"
    assert (final.text, final.thinking, final.content[0].signature) == ("Hello", "hm", "s")
    assert (final.stop_reason, final.tool_calls[0].input) == ("tool_use", {"a": 1})
    assert final.usage
    assert (final.usage.input_tokens, final.usage.output_tokens, final.usage.cache_read_input_tokens) == (9, 5, 4)


def test_a_later_delta_takes_nothing_back() -> None:
    collector = MessageCollector()
    for event in (
        {"type": "message_start", "message": {"id": "m", "usage": {"input_tokens": 9, "output_tokens": 1}}},
        {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 5}},
        {"type": "message_delta", "delta": {"stop_reason": None}, "usage": {"input_tokens": 0}},
        {"type": "message_stop"},
    ):
        collector.add(msgspec.convert(event, MessageEvent))
    final = collector.final()
    assert (final.stop_reason, final.usage) == ("end_turn", MessageUsage(input_tokens=9, output_tokens=5))


def test_arguments_that_are_no_json_are_told() -> None:
    collector = MessageCollector()
    collector.add(
        msgspec.convert(
            {"type": "content_block_start", "content_block": {"type": "tool_use", "name": "f"}}, MessageEvent
        )
    )
    delta = {"type": "input_json_delta", "partial_json": "{"}
    collector.add(msgspec.convert({"type": "content_block_delta", "delta": delta}, MessageEvent))
    with pytest.raises(ResponseValidationError, match="the call of f"):
        collector.final()


def test_a_response_is_taken_from_its_last_event() -> None:
    collector = ResponseCollector()
    item = {"type": "message", "content": [{"type": "output_text", "text": "Hi"}]}
    collector.add(msgspec.convert({"type": "response.output_item.done", "item": item}, ResponseEvent))
    assert collector.add(msgspec.convert({"type": "response.output_text.delta", "delta": "Hi"}, ResponseEvent)) == "Hi"
    assert not collector.complete
    collector.add(msgspec.convert({"type": "response.completed", "response": {"status": "completed"}}, ResponseEvent))
    assert collector.complete
    assert collector.final().text == "Hi"


def test_a_response_in_the_form_of_a_chat_has_its_text() -> None:
    assert Response.from_json('{"choices":[{"message":{"content":"Hi"}}]}').text == "Hi"


class City(BaseModel):
    name: str


class Town(msgspec.Struct):
    name: str


@pytest.mark.parametrize("into", [City, Town])
def test_text_is_read_into_a_class(into: Any) -> None:
    def completion(text: str | None) -> ChatCompletion:
        return ChatCompletion(choices=(Choice(message=AssistantMessage(content=text)),))

    assert completion('{"name":"Oslo"}').parsed(into) == into(name="Oslo")
    for text in ("", "Oslo", "{}", '{"name":5}', None, "[" * 100_000, '{"name":"\ud800"}'):
        with pytest.raises(ResponseValidationError, match=f"does not fit {into.__name__}"):
            completion(text).parsed(into)


@pytest.mark.parametrize("into", [City, Town])
def test_what_does_not_fit_is_told_in_a_line_without_the_answer(into: Any) -> None:
    completion = ChatCompletion(choices=(Choice(message=AssistantMessage(content='{"name":["hunter2"]}')),))
    with pytest.raises(ResponseValidationError, match=r"^the answer does not fit (City|Town): .*name.*$") as caught:
        completion.parsed(into)
    assert "hunter2" not in str(caught.value)
    assert "https:" not in str(caught.value)


def test_prices_are_usd() -> None:
    model = LanguageModel(id="m", input_token_price_per_m=750, output_token_price_per_m=3900)
    assert model.input_price_usd_per_million_tokens == Decimal("0.075")
    assert model.output_price_usd_per_million_tokens == Decimal("0.39")


def test_vectors_come_in_order_however_they_are_sent() -> None:
    sent = (Embedding(index=1, embedding=(1.0,)), Embedding(index=0, embedding="AAAAPwAAgL8="))
    assert EmbeddingList(embeddings=sent).vectors == ((0.5, -1.0), (1.0,))


@pytest.mark.parametrize("text", ["a word", "é", "AAAA"], ids=["no base64", "no ASCII", "no whole floats"])
def test_a_vector_that_cannot_be_read_is_no_answer(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"embedding": text}, Embedding)


@pytest.mark.parametrize("status", ["COMPLETED", "completed"])
def test_a_batch_s_state_is_read_however_it_is_spelt(status: str) -> None:
    batch = Batch(id="b", status=status, created_at_text="2026-03-02T10:11:12.345678901+08:00")
    assert (batch.is_completed, batch.has_ended) == (True, True)
    assert batch.created_at
    assert batch.created_at.isoformat() == "2026-03-02T02:11:12.345678+00:00"
    assert batch.completed_at is None


LINE = b'{"custom_id":"r1","response":{"status_code":200,"body":{"choices":[{"message":{"content":"Hi"}}]}}}'


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n\r\n"])
def test_lines_are_read_however_they_are_cut(size: int, end: bytes) -> None:
    content = LINE + b"\n" + LINE.replace(b"r1", b"r2") + end
    lines = JsonLines(BatchResult, "x")
    found = [r for at in range(0, len(content), size) for r in lines.feed(content[at : at + size])] + list(lines.end())
    assert [(result.custom_id, result.text) for result in found] == [("r1", "Hi"), ("r2", "Hi")]


def test_a_line_may_have_numbers_as_text() -> None:
    (result,) = JsonLines(BatchResult, "x").feed(LINE.replace(b"200", b'"200"') + b"\n")
    assert result.text == "Hi"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02T10:11:12.345678901+08:00", "2026-03-02T02:11:12.345678+00:00"),
        ("2026-03-02T02:11:12", "2026-03-02T02:11:12+00:00"),
        ("0001-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+08:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_moments_of_a_batch_are_utc(text: str, moment: str | None) -> None:
    created_at = Batch(id="b-1", created_at_text=text).created_at
    assert (created_at.isoformat() if created_at else None) == moment


def test_nulls_of_a_line_count_as_missing() -> None:
    line = b'\xef\xbb\xbf{"id":null,"custom_id":"r1","response":{"request_id":null,"body":{"a":null}}}'
    (result,) = JsonLines(BatchResult, "x").feed(line + b"\r\n")
    assert (result.custom_id, result.id, result.body) == ("r1", "", {"a": None})


@pytest.mark.parametrize("line", [b"{}", b'{"custom_id":"\xff"}', b"[" * 100_000], ids=["other", "no UTF-8", "deep"])
def test_a_line_that_is_no_result_is_told(line: bytes) -> None:
    with pytest.raises(ResponseValidationError, match="x: line 2"):
        list(JsonLines(BatchResult, "x").feed(LINE + b"\n" + line + b"\n"))


@pytest.mark.parametrize(
    ("answer", "item"),
    [
        (BatchList(batches=(Batch(id="b-1"),)), Batch(id="b-1")),
        (MemberBudgets(budgets=(MemberBudget(),)), MemberBudget()),
    ],
)
def test_what_a_list_answers_can_be_gone_through(answer: Any, item: Any) -> None:
    assert list(answer) == [item]
    assert type(answer).from_json(answer.to_json()) == answer

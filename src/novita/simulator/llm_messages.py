"""Language models: responses in OpenAI's form, messages in Anthropic's."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import msgspec

from .llm import Turn, compose, event, serve, tokens
from .routing import Call, operation
from .world import World

__all__: list[str] = []

Body = dict[str, Any]
_EMPTY: dict[str, Body] = {"text": {"text": ""}, "thinking": {"thinking": ""}, "tool_use": {"input": {}}}
"""What a block has before its content."""


@operation("model.responses.create")
def respond(world: World, call: Call) -> object:
    """Answer in the form of a response."""
    body: Body = call.body
    given = body["input"]
    items = [{"role": "user", "content": given}] if isinstance(given, str) else given
    answered = bool(items) and items[-1].get("type") == "function_call_output"
    offered = [] if answered or body.get("tool_choice") == "none" else body.get("tools") or []
    form = (body.get("text") or {}).get("format") or {}
    turn = compose(
        body["model"],
        items,
        limit=body.get("max_output_tokens"),
        tools=[(tool["name"], tool.get("parameters") or {}) for tool in offered],
        schema=form.get("schema") if form.get("type") == "json_schema" else None,
        thinks=bool((body.get("reasoning") or {}).get("effort")),
    )
    whole = {
        "id": f"resp_{world.new_id(12)}",
        "object": "response",
        "model": body["model"],
        "status": "incomplete" if turn.cut_short else "completed",
        "incomplete_details": {"reason": "max_output_tokens"} if turn.cut_short else None,
        "output": _output(world, turn),
        "created_at": int(world.clock.now()),
        "usage": {
            "input_tokens": turn.prompt_tokens,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": turn.written,
            "output_tokens_details": {"reasoning_tokens": len(turn.thinking)},
            "total_tokens": turn.prompt_tokens + turn.written,
        },
    }
    return serve(body, whole, _response_events(whole, turn))


def _output(world: World, turn: Turn) -> list[Body]:
    items: list[Body] = []
    if turn.thinking:
        content = [{"type": "reasoning_text", "text": "".join(turn.thinking)}]
        items.append({"type": "reasoning", "id": f"rs_{world.new_id(8)}", "summary": [], "content": content})
    for id_, name, given in turn.calls:
        arguments = msgspec.json.encode(given).decode()
        call = {"type": "function_call", "id": f"fc_{world.new_id(8)}", "call_id": id_, "name": name}
        items.append({**call, "arguments": arguments, "status": "completed"})
    if not turn.calls:
        text = [{"type": "output_text", "text": "".join(turn.text), "annotations": []}]
        message = {"type": "message", "id": f"msg_{world.new_id(8)}", "role": "assistant", "status": "completed"}
        items.append({**message, "content": text})
    return items


def _response_events(whole: Body, turn: Turn) -> Iterator[bytes]:
    number = count()

    def say(kind: str, **members: Any) -> bytes:
        return event({"type": kind, "sequence_number": next(number), **members}, kind)

    yield say("response.created", response={**whole, "status": "in_progress", "output": [], "usage": None})
    for index, item in enumerate(whole["output"]):
        place = {"item_id": item["id"], "output_index": index}
        yield say("response.output_item.added", output_index=index, item={**item, "status": "in_progress"})
        if item["type"] == "message":
            for text in turn.text:
                yield say("response.output_text.delta", **place, content_index=0, delta=text)
            yield say("response.output_text.done", **place, content_index=0, text="".join(turn.text))
        elif item["type"] == "reasoning":
            for text in turn.thinking:
                yield say("response.reasoning_text.delta", **place, content_index=0, delta=text)
        else:
            for text in tokens(item["arguments"]):
                yield say("response.function_call_arguments.delta", **place, delta=text)
            yield say("response.function_call_arguments.done", **place, arguments=item["arguments"])
        yield say("response.output_item.done", output_index=index, item=item)
    yield say(f"response.{whole['status']}", response=whole)


@operation("model.messages.create")
def message(world: World, call: Call) -> object:
    """Answer in the form of an Anthropic message."""
    body: Body = call.body
    last = body["messages"][-1]["content"] if body["messages"] else ""
    answered = isinstance(last, list) and any(block["type"] == "tool_result" for block in last)
    choice = (body.get("tool_choice") or {}).get("type")
    offered = [] if answered or choice == "none" else body.get("tools") or []
    turn = compose(
        body["model"],
        body["messages"],
        limit=body["max_tokens"],
        tools=[(tool["name"], tool.get("input_schema") or {}) for tool in offered],
        thinks=(body.get("thinking") or {}).get("type") in {"enabled", "adaptive"},
    )
    blocks: list[Body] = []
    if turn.thinking:
        blocks.append({"type": "thinking", "thinking": "".join(turn.thinking), "signature": "sim"})
    blocks += [{"type": "tool_use", "id": id_, "name": name, "input": given} for id_, name, given in turn.calls]
    if not turn.calls:
        blocks.append({"type": "text", "text": "".join(turn.text)})
    whole = {
        "id": f"msg_{world.new_id(12)}",
        "type": "message",
        "role": "assistant",
        "model": body["model"],
        "content": blocks,
        "stop_reason": "tool_use" if turn.calls else "max_tokens" if turn.cut_short else "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": turn.prompt_tokens, "output_tokens": turn.written},
    }
    return serve(body, whole, _message_events(whole, turn))


def _message_events(whole: Body, turn: Turn) -> Iterator[bytes]:
    def say(kind: str, **members: Any) -> bytes:
        return event({"type": kind, **members}, kind)

    usage = {**whole["usage"], "output_tokens": 0}
    yield say("message_start", message={**whole, "content": [], "stop_reason": None, "usage": usage})
    yield say("ping")
    for index, block in enumerate(whole["content"]):
        empty = _EMPTY[block["type"]]
        yield say("content_block_start", index=index, content_block={**block, **empty, **_unsigned(block)})
        for delta in _deltas(block, turn):
            yield say("content_block_delta", index=index, delta=delta)
        yield say("content_block_stop", index=index)
    stop = {"stop_reason": whole["stop_reason"], "stop_sequence": None}
    yield say("message_delta", delta=stop, usage={"output_tokens": whole["usage"]["output_tokens"]})
    yield say("message_stop")


def _unsigned(block: Body) -> Body:
    return {"signature": ""} if "signature" in block else {}


def _deltas(block: Body, turn: Turn) -> Iterator[Body]:
    if block["type"] == "text":
        yield from ({"type": "text_delta", "text": text} for text in turn.text)
    elif block["type"] == "thinking":
        yield from ({"type": "thinking_delta", "thinking": text} for text in turn.thinking)
        yield {"type": "signature_delta", "signature": block["signature"]}
    else:
        pieces = tokens(msgspec.json.encode(block["input"]).decode())
        yield from ({"type": "input_json_delta", "partial_json": piece} for piece in pieces)

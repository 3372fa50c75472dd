"""Language models: chats and completions in OpenAI's form."""

from collections.abc import Iterator
from typing import Any

import msgspec

from .llm import Turn, compose, event, serve, tokens
from .routing import Call, operation
from .world import World

__all__ = ["chat", "complete"]

Body = dict[str, Any]
_DONE = b"data: [DONE]\n\n"


def _usage(turn: Turn, answers: int = 1) -> Body:
    written = turn.written * answers
    return {
        "prompt_tokens": turn.prompt_tokens,
        "completion_tokens": written,
        "total_tokens": turn.prompt_tokens + written,
        "prompt_tokens_details": {"audio_tokens": 0, "cached_tokens": 0},
        "completion_tokens_details": {"audio_tokens": 0, "reasoning_tokens": len(turn.thinking) * answers},
    }


def _schema(body: Body) -> Body | None:
    form = body.get("response_format") or {}
    if form.get("type") == "json_object":
        return {"type": "object", "properties": {"answer": {"type": "string"}}, "required": ["answer"]}
    found: Body | None = (form.get("json_schema") or {}).get("schema")
    return found


def _tools(body: Body) -> list[tuple[str, Body]]:
    choice = body.get("tool_choice")
    answered = bool(body["messages"]) and body["messages"][-1]["role"] == "tool"
    if choice == "none" or (answered and not isinstance(choice, dict)):
        return []
    wanted = choice["function"]["name"] if isinstance(choice, dict) else None
    functions = [tool["function"] for tool in body.get("tools") or []]
    return [(each["name"], each.get("parameters") or {}) for each in functions if wanted in {None, each["name"]}]


def _finish(turn: Turn) -> str:
    return "tool_calls" if turn.calls else "length" if turn.cut_short else "stop"


def _logprobs(texts: list[str], asked: bool, alternatives: int) -> Body | None:
    if not asked:
        return None
    return {
        "content": [
            {
                "token": text,
                "logprob": -0.25,
                "bytes": list(text.encode()),
                "top_logprobs": [
                    {"token": text if rank == 0 else f"{text}{rank}", "logprob": -0.25 - rank, "bytes": None}
                    for rank in range(alternatives)
                ],
            }
            for text in texts
        ]
    }


@operation("model.chat.completions.create")
def chat(world: World, call: Call) -> object:
    """Answer a conversation."""
    body: Body = call.body
    turn = compose(
        body["model"],
        body["messages"],
        limit=body.get("max_tokens") or body.get("max_completion_tokens"),
        tools=_tools(body),
        schema=_schema(body),
        thinks=bool(body.get("enable_thinking") or body.get("reasoning_effort")),
    )
    head = {"id": world.new_id(10), "created": int(world.clock.now()), "model": body["model"]}
    return serve(body, _completion(head, body, turn), _chunks(head, body, turn))


def _completion(head: Body, body: Body, turn: Turn) -> Body:
    message: Body = {"role": "assistant", "content": "".join(turn.text) or None}
    if turn.thinking:
        message["reasoning_content"] = "".join(turn.thinking)
    if turn.calls:
        message["tool_calls"] = [
            {
                "id": id_,
                "type": "function",
                "function": {"name": name, "arguments": msgspec.json.encode(given).decode()},
            }
            for id_, name, given in turn.calls
        ]
    count = body.get("n") or 1
    logprobs = _logprobs(turn.text, body.get("logprobs") is True, body.get("top_logprobs") or 0)
    choices = [
        {"index": number, "message": message, "finish_reason": _finish(turn), "logprobs": logprobs}
        for number in range(count)
    ]
    return {
        **head,
        "object": "chat.completion",
        "choices": choices,
        "usage": _usage(turn, count),
        "system_fingerprint": "",
    }


def _deltas(turn: Turn) -> Iterator[Body]:
    yield {"role": "assistant", "content": ""}
    for text in turn.thinking:
        yield {"reasoning_content": text}
    for text in turn.text:
        yield {"content": text}
    for index, (id_, name, given) in enumerate(turn.calls):
        first = {"index": index, "id": id_, "type": "function", "function": {"name": name, "arguments": ""}}
        yield {"tool_calls": [first]}
        for piece in tokens(msgspec.json.encode(given).decode()):
            yield {"tool_calls": [{"index": index, "function": {"arguments": piece}}]}


def _chunks(head: Body, body: Body, turn: Turn) -> Iterator[bytes]:
    chunk = {**head, "object": "chat.completion.chunk"}
    wants_usage = bool((body.get("stream_options") or {}).get("include_usage"))
    usage = {"usage": None} if wants_usage else {}
    wants_logprobs, alternatives = body.get("logprobs") is True, body.get("top_logprobs") or 0
    for delta in _deltas(turn):
        content = [delta["content"]] if delta.get("content") else []
        logprobs = _logprobs(content, wants_logprobs and bool(content), alternatives)
        for number in range(body.get("n") or 1):
            choice = {"index": number, "delta": delta, "finish_reason": None, "logprobs": logprobs}
            yield event({**chunk, "choices": [choice], **usage})
    for number in range(body.get("n") or 1):
        choice = {"index": number, "delta": {}, "finish_reason": _finish(turn)}
        yield event({**chunk, "choices": [choice], **usage})
    if wants_usage:
        yield event({**chunk, "choices": [], "usage": _usage(turn, body.get("n") or 1)})
    yield _DONE


@operation("model.completions.create")
def complete(world: World, call: Call) -> object:
    """Complete texts."""
    body: Body = call.body
    prompts = body["prompt"] if isinstance(body["prompt"], list) else [body["prompt"]]
    if prompts and isinstance(prompts[0], int):
        prompts = [prompts]
    turns = [
        compose(body["model"], [{"role": "user", "content": str(prompt)}], limit=body.get("max_tokens"))
        for prompt in prompts
        for _ in range(body.get("n") or 1)
    ]
    head = {
        "id": f"cmpl-{world.new_id(8)}",
        "object": "text_completion",
        "created": int(world.clock.now()),
        "model": body["model"],
    }
    read, written = sum(turn.prompt_tokens for turn in turns), sum(turn.written for turn in turns)
    usage = {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
    choices = [
        {"index": index, "text": "".join(turn.text), "finish_reason": _finish(turn), "logprobs": None}
        for index, turn in enumerate(turns)
    ]
    return serve(body, {**head, "choices": choices, "usage": usage}, _pieces(head, body, turns, usage))


def _pieces(head: Body, body: Body, turns: list[Turn], usage: Body) -> Iterator[bytes]:
    for index, turn in enumerate(turns):
        for text in turn.text:
            yield event({**head, "choices": [{"index": index, "text": text, "finish_reason": None}]})
        yield event({**head, "choices": [{"index": index, "text": "", "finish_reason": _finish(turn)}]})
    if (body.get("stream_options") or {}).get("include_usage"):
        yield event({**head, "choices": [], "usage": usage})
    yield _DONE

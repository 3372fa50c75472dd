"""A language model that needs no model: it answers by rule, always the same.

It repeats what it was asked, calls the first tool it is offered, fills in schemas, and thinks when told to. Model ids
beginning with `sim/` fail on demand: `sim/unknown` is not there, `sim/fails` breaks off with an error after two tokens
of a stream, `sim/cut` with a cut connection.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from .refusal import Refusal
from .routing import Reply

__all__ = ["Turn", "compose", "event", "last_text", "serve", "streamed", "tokens"]

_DEFAULT_TOKENS = 256
_FAILS, _CUT, _UNKNOWN = "sim/fails", "sim/cut", "sim/unknown"
_ERROR_AFTER = 2


class Turn(msgspec.Struct, frozen=True):
    """What the model answers."""

    text: list[str]
    """Token by token."""
    thinking: list[str]
    """Token by token."""
    calls: list[tuple[str, str, dict[str, Any]]]
    """Id, tool and arguments of each call."""
    cut_short: bool
    """The limit ended it."""
    prompt_tokens: int

    @property
    def written(self) -> int:
        """Tokens written."""
        arguments = sum(len(tokens(msgspec.json.encode(given).decode())) + 1 for _, _, given in self.calls)
        return len(self.text) + len(self.thinking) + arguments


def tokens(text: str) -> list[str]:
    """The text in pieces; together they are the text."""
    return re.findall(r"\s*\S{1,8}|\s+$", text)


def last_text(messages: Sequence[dict[str, Any]]) -> str:
    """What was said last; texts of parts together."""
    content = messages[-1].get("content") or messages[-1].get("output") or "" if messages else ""
    if isinstance(content, str):
        return content
    return " ".join(str(part.get("text") or part.get("content") or f"[{part['type']}]") for part in content)


def compose(
    model: str,
    prompt: Sequence[dict[str, Any]],
    *,
    limit: int | None = None,
    tools: Sequence[tuple[str, dict[str, Any]]] = (),
    schema: dict[str, Any] | None = None,
    thinks: bool = False,
) -> Turn:
    """Answer a conversation."""
    if model == _UNKNOWN or not model:
        raise Refusal("MODEL_NOT_FOUND", "model not found", status=404)
    asked = last_text(prompt)
    calls = [
        (f"call_{zlib.crc32(f'{name} {asked}'.encode()):08x}", name, fill(parameters, asked))
        for name, parameters in tools[:1]
    ]
    said = "" if calls else msgspec.json.encode(fill(schema, asked)).decode() if schema else f"You said: {asked}"
    text, most = tokens(said), limit or _DEFAULT_TOKENS
    thinking = tokens(f"The user says {asked!r}. I shall repeat it.") if thinks else []
    count = sum(len(tokens(last_text([each]))) + 3 for each in prompt)
    return Turn(text[:most], thinking, calls, len(text) > most, count)


def fill(schema: dict[str, Any], asked: str, root: dict[str, Any] | None = None) -> Any:
    """A value that fits a schema: the first of its choices, the text asked, or as little as can be."""
    root = root or schema
    if "$ref" in schema:
        referred: dict[str, Any] = root.get("$defs", {}).get(schema["$ref"].rpartition("/")[2], {})
        return fill(referred, asked, root)
    for word in ("enum", "anyOf", "oneOf"):
        if word in schema:
            first = schema[word][0]
            return first if word == "enum" else fill(first, asked, root)
    if "const" in schema:
        return schema["const"]
    kind = schema.get("type", "object")
    if kind == "object":
        wanted = schema.get("required", [])
        members = schema.get("properties", {})
        return {name: fill(members.get(name, {}), asked, root) for name in wanted}
    plain: dict[str, Any] = {"string": asked, "integer": 1, "number": 1.5, "boolean": True, "array": [], "null": None}
    return plain.get(kind, asked)


def event(data: object, name: str | None = None) -> bytes:
    """One server-sent event."""
    head = f"event: {name}\n".encode() if name else b""
    return head + b"data: " + msgspec.json.encode(data) + b"\n\n"


def streamed(model: str, events: Sequence[bytes]) -> Reply:
    """The events as a reply, broken off for models that do so."""
    if model == _FAILS:
        failure = Refusal("SERVICE_NOT_AVAILABLE", "the model failed", status=503).body
        return Reply("text/event-stream", [*events[:_ERROR_AFTER], event(failure)])
    if model == _CUT:
        return Reply("text/event-stream", events[:_ERROR_AFTER], cut=True)
    return Reply("text/event-stream", events)


def serve(body: dict[str, Any], whole: object, events: Iterator[bytes]) -> object:
    """The answer as the request wants it: in one, or as events."""
    return streamed(body["model"], list(events)) if body.get("stream") else whole

"""What a chat model answers piece by piece, and how the pieces make an answer."""

from __future__ import annotations

from typing import Any

import msgspec

from novita._core.model import Array, Model, no_nulls

from .. import keep
from ..usage import Usage
from .completions import (
    AssistantMessage,
    ChatCompletion,
    Choice,
    ContentFilterResults,
    FinishReason,
    FunctionCall,
    Logprobs,
    ReasoningDetail,
    TokenLogprob,
    ToolCall,
)


class FunctionCallDelta(Model, frozen=True, kw_only=True):
    """Piece of a function call."""

    name: str | None = None
    """Name of the function, in the first piece."""
    arguments: str | None = None
    """The next piece of the arguments."""


class ToolCallDelta(Model, frozen=True, kw_only=True):
    """Piece of a call."""

    index: int = 0
    """Which call it belongs to; 0 for all of them on servers that do not count."""
    id: str | None = None
    """Id of the call, in the first piece."""
    type: str | None = None
    """`function`, in the first piece."""
    function: FunctionCallDelta | None = None
    """The piece."""


class Delta(Model, frozen=True, kw_only=True):
    """What a chunk adds to an answer."""

    role: str | None = None
    """`assistant`, in the first chunk."""
    content: str | None = None
    """The next piece of the text."""
    reasoning_content: str | None = None
    """The next piece of the thinking."""
    reasoning: str | None = None
    """The next piece of the thinking, as other models name it."""
    reasoning_details: Array[ReasoningDetail] = ()
    """The next pieces of the thinking in segments."""
    tool_calls: Array[ToolCallDelta] = ()
    """The next pieces of the calls."""

    def __post_init__(self) -> None:
        no_nulls(self, "reasoning_details", "tool_calls")


class ChunkChoice(Model, frozen=True, kw_only=True):
    """What a chunk brings for one of the answers."""

    index: int = 0
    """Number of the answer, from 0."""
    delta: Delta = Delta()
    """What it adds."""
    finish_reason: FinishReason | None = None
    """Why the answer ended, in its last chunk."""
    logprobs: Logprobs | None = None
    """How probable the tokens were, if asked for."""
    content_filter_results: ContentFilterResults | None = None
    """What the content filters say."""


class ChatChunk(Model, frozen=True, kw_only=True):
    """One event of a streamed chat."""

    id: str = ""
    """Id of the answer."""
    object: str = ""
    """`chat.completion.chunk`."""
    created_at_unix: int = msgspec.field(default=0, name="created")
    """When it was made, Unix seconds."""
    model: str = ""
    """Model that answers."""
    choices: Array[ChunkChoice] = ()
    """What it brings; nothing in the last chunk, which has the usage."""
    usage: Usage | None = None
    """Tokens of the call, in the last chunk if `stream_options` asked for it."""
    system_fingerprint: str | None = None
    """Version of what serves it; empty as a rule."""

    def __post_init__(self) -> None:
        no_nulls(self, "choices")

    @property
    def text(self) -> str:
        """What it adds to the text of the first answer."""
        return "".join(each.delta.content or "" for each in self.choices if each.index == 0)


class _ChoiceSoFar:
    """One answer while it arrives."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {}
        self.details: dict[int, ReasoningDetail] = {}
        self.calls: dict[int, dict[str, list[str]]] = {}
        self.places: dict[int, int] = {}
        """Which call the pieces of an index go to."""
        self.logprobs: list[TokenLogprob] = []
        self.finish_reason: str | None = None
        self.filtered: ContentFilterResults | None = None

    def add(self, chunk: ChunkChoice) -> None:
        delta = chunk.delta
        for name in ("role", "content", "reasoning_content", "reasoning"):
            piece: str | None = getattr(delta, name)
            if piece is not None and (name != "role" or name not in self.texts):
                self.texts.setdefault(name, []).append(piece)
        for detail in delta.reasoning_details:
            at = detail.index or 0
            before = self.details.get(at)
            if before is not None:
                about = {name: getattr(before, name) or getattr(detail, name) for name in ("type", "id", "format")}
                detail = msgspec.structs.replace(before, **about, text=before.text + detail.text)
            self.details[at] = detail
        for call in delta.tool_calls:
            function = call.function or FunctionCallDelta()
            pieces = self._pieces(call, function)
            said = {"id": call.id, "type": call.type, "name": function.name}
            pieces.update({name: [text] for name, text in said.items() if text})
            pieces.setdefault("arguments", []).append(function.arguments or "")
        if chunk.logprobs is not None:
            self.logprobs += chunk.logprobs.content
        self.finish_reason = chunk.finish_reason or self.finish_reason
        self.filtered = chunk.content_filter_results or self.filtered

    def _pieces(self, call: ToolCallDelta, function: FunctionCallDelta) -> dict[str, list[str]]:
        """The pieces of the call so far; another id with a name begins another call, for some servers do not count."""
        at = self.places.get(call.index)
        if at is None or (call.id and function.name and self.calls[at].get("id", [call.id]) != [call.id]):
            at = call.index if call.index not in self.calls else max(self.calls) + 1
            self.places[call.index] = at
        return self.calls.setdefault(at, {})

    def final(self, index: int) -> Choice:
        texts: dict[str, Any] = {name: "".join(pieces) for name, pieces in self.texts.items()}
        calls = [
            ({name: "".join(texts) for name, texts in pieces.items()}, at) for at, pieces in sorted(self.calls.items())
        ]
        message = AssistantMessage(
            **{"role": "assistant", **texts},
            reasoning_details=tuple(detail for _, detail in sorted(self.details.items())),
            tool_calls=tuple(
                ToolCall(
                    id=call.get("id", ""),
                    type=call.get("type", "function"),
                    function=FunctionCall(name=call.get("name", ""), arguments=call["arguments"]),
                    index=at,
                )
                for call, at in calls
            ),
        )
        return Choice(
            index=index,
            message=message,
            finish_reason=self.finish_reason,
            logprobs=Logprobs(content=tuple(self.logprobs)) if self.logprobs else None,
            content_filter_results=self.filtered,
        )


_ABOUT = ("id", "created_at_unix", "model", "system_fingerprint")


class ChatCollector:
    """Puts a chat completion together from its chunks."""

    def __init__(self) -> None:
        self._choices: dict[int, _ChoiceSoFar] = {}
        self._said: dict[str, Any] = {}
        self._usage: Usage | None = None

    @property
    def complete(self) -> bool:
        """Whether every answer has ended."""
        return bool(self._choices) and all(each.finish_reason for each in self._choices.values())

    def add(self, event: ChatChunk) -> str:
        """Take the next chunk and give what it adds to the text of the first answer."""
        for choice in event.choices:
            self._choices.setdefault(choice.index, _ChoiceSoFar()).add(choice)
        self._usage = event.usage or self._usage
        keep(self._said, event, _ABOUT)
        return event.text

    def final(self) -> ChatCompletion:
        """The completion, as the call without a stream gives it."""
        return ChatCompletion(
            **self._said,
            object="chat.completion",
            choices=tuple(choice.final(index) for index, choice in sorted(self._choices.items())),
            usage=self._usage,
        )

"""What a model answers to the Anthropic-compatible call."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypeVar

import msgspec

from novita._core.model import Array, Model, no_nulls
from novita._core.schemas import parse

from . import Into

T = TypeVar("T")

StopReason: TypeAlias = (
    Literal[
        "end_turn",
        "max_tokens",
        "stop_sequence",
        "tool_use",
        "pause_turn",
        "refusal",
        "model_context_window_exceeded",
    ]
    | str
)
"""Why a message ended."""


class ContentBlock(Model, frozen=True, kw_only=True, omit_defaults=True):
    """Block of a message, in a request or an answer; what is set depends on `type`."""

    type: str
    """`text`, `image`, `document`, `thinking`, `redacted_thinking`, `tool_use` or `tool_result`."""
    text: str | None = None
    """The text of `text`."""
    thinking: str | None = None
    """The thinking of `thinking`."""
    signature: str | None = None
    """Proof of `thinking`; hand it back unchanged."""
    data: str | None = None
    """Content of `redacted_thinking`."""
    id: str | None = None
    """Id of the call, in `tool_use`."""
    name: str | None = None
    """Tool to call, in `tool_use`."""
    input: dict[str, Any] | None = None
    """Arguments of the call, in `tool_use`."""
    tool_use_id: str | None = None
    """The call that a `tool_result` answers."""
    content: Any = None
    """Text or blocks of a `tool_result`."""
    is_error: bool | None = None
    """The tool failed, in `tool_result`."""
    source: dict[str, Any] | None = None
    """Where an `image` is: `{"type": "base64", "media_type": ..., "data": ...}` or `{"type": "url", "url": ...}`."""
    cache_control: dict[str, Any] | None = None
    """Mark for the prompt cache."""

    def __post_init__(self) -> None:
        if self.type == "tool_use":  # no server takes a call back without it
            no_nulls(self, "input", instead={})

    def parsed(self, into: Into[T]) -> T:
        """The arguments of a call as an object of yours.

        Args:
            into: A Pydantic model, a msgspec Struct, or `dict`.

        Raises:
            ResponseValidationError: The model wrote something else.
        """
        return parse(msgspec.json.encode(self.input or {}).decode(), into, f"the call of {self.name or 'a tool'}")


class MessageUsage(Model, frozen=True, kw_only=True):
    """Tokens of one call."""

    input_tokens: int | None = None
    """Input tokens."""
    output_tokens: int = 0
    """Output tokens."""
    cache_creation_input_tokens: int | None = None
    """Tokens written to the prompt cache."""
    cache_read_input_tokens: int | None = None
    """Tokens read from the prompt cache."""


class AnthropicMessage(Model, frozen=True, kw_only=True):
    """A message of the model; append it to the messages of the next call to go on."""

    id: str = ""
    """Id of the message."""
    type: str = ""
    """`message`."""
    role: str = ""
    """`assistant`."""
    model: str = ""
    """Model that answered."""
    content: Array[ContentBlock] = ()
    """Blocks of the answer."""
    stop_reason: StopReason | None = None
    """Why it ended."""
    stop_sequence: str | None = None
    """The text that ended it."""
    usage: MessageUsage | None = None
    """Tokens of the call."""

    def __post_init__(self) -> None:
        no_nulls(self, "content")
        if not self.role:  # no server takes a message back without it
            msgspec.structs.force_setattr(self, "role", "assistant")

    @property
    def text(self) -> str:
        """Text of the answer; empty when it only calls tools."""
        return "".join(each.text or "" for each in self.content if each.type == "text")

    @property
    def thinking(self) -> str:
        """Thinking; empty when the model shows none."""
        return "".join(each.thinking or "" for each in self.content if each.type == "thinking")

    @property
    def tool_calls(self) -> tuple[ContentBlock, ...]:
        """Calls that the answer asks for."""
        return tuple(each for each in self.content if each.type == "tool_use")

    def parsed(self, into: Into[T]) -> T:
        """The text of the answer as an object of yours.

        Args:
            into: A Pydantic model, a msgspec Struct, or another type that msgspec decodes.

        Raises:
            ResponseValidationError: The model wrote something else.
        """
        return parse(self.text, into, "the answer")


class MessageDelta(Model, frozen=True, kw_only=True):
    """What an event adds; what is set depends on `type`."""

    type: str = ""
    """`text_delta`, `input_json_delta`, `thinking_delta`, `signature_delta`; empty in `message_delta`."""
    text: str | None = None
    """The next piece of the text."""
    partial_json: str | None = None
    """The next piece of the arguments."""
    thinking: str | None = None
    """The next piece of the thinking."""
    signature: str | None = None
    """Proof of the thinking."""
    stop_reason: StopReason | None = None
    """Why the message ended."""
    stop_sequence: str | None = None
    """The text that ended it."""


class MessageEvent(Model, frozen=True, kw_only=True):
    """One event of a streamed message; what is set depends on `type`."""

    type: str = ""
    """`message_start`, `content_block_start`, `content_block_delta`, `content_block_stop`, `message_delta`,
    `message_stop` or `ping`."""
    message: AnthropicMessage | None = None
    """The message without content, in `message_start`."""
    index: int | None = None
    """Number of the block."""
    content_block: ContentBlock | None = None
    """The block without content, in `content_block_start`."""
    delta: MessageDelta | None = None
    """What is added."""
    usage: MessageUsage | None = None
    """Tokens so far, in `message_delta`."""


class MessageCollector:
    """Puts a message together from its events."""

    ends: frozenset[str] = frozenset({"message_stop"})
    """Events after which nothing follows."""

    def __init__(self) -> None:
        self._message = AnthropicMessage()
        self._blocks: dict[int, tuple[ContentBlock, dict[str, list[str]]]] = {}
        self._stop = MessageDelta()
        self._usage: dict[str, int] = {}
        self.complete: bool = False

    def add(self, event: MessageEvent) -> str:
        """Take the next event and give the text it brings."""
        index, delta = event.index or 0, event.delta
        self.complete = event.type in self.ends
        if event.message is not None:
            self._message = event.message
            self._count(event.message.usage)
        if event.content_block is not None:
            self._blocks[index] = (event.content_block, {})
        if event.type == "message_delta":
            if delta is not None and delta.stop_reason:  # there may be another one, with counts only
                self._stop = delta
            self._count(event.usage)
        if event.type != "content_block_delta" or delta is None:
            return ""
        _, pieces = self._blocks.setdefault(index, (ContentBlock(type="text"), {}))
        for name in ("text", "partial_json", "thinking", "signature"):
            if piece := getattr(delta, name):
                pieces.setdefault(name, []).append(piece)
        return delta.text or ""

    def _count(self, usage: MessageUsage | None) -> None:
        # Later counts are totals; what they leave out stays, and a total does not fall to nothing.
        counts = msgspec.structs.asdict(usage) if usage else {}
        self._usage.update(
            {name: count or self._usage.get(name, 0) for name, count in counts.items() if count is not None}
        )

    def final(self) -> AnthropicMessage:
        """The message, as the call without a stream gives it.

        Raises:
            ResponseValidationError: The arguments of a call are no JSON object.
        """
        return msgspec.structs.replace(
            self._message,
            content=tuple(_joined(*block) for _, block in sorted(self._blocks.items())),
            stop_reason=self._stop.stop_reason,
            stop_sequence=self._stop.stop_sequence,
            usage=MessageUsage(**self._usage) if self._usage else None,
        )


def _joined(block: ContentBlock, pieces: dict[str, list[str]]) -> ContentBlock:
    texts = {name: "".join(parts) for name, parts in pieces.items()}
    changes: dict[str, Any] = {
        name: (getattr(block, name) or "") + text for name, text in texts.items() if name != "partial_json"
    }
    if "partial_json" in texts:
        changes["input"] = parse(texts["partial_json"], dict, f"the call of {block.name or 'a tool'}")
    return msgspec.structs.replace(block, **changes)

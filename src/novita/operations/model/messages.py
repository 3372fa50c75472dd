"""Messages: the Anthropic-compatible call, for models that list `anthropic` among their endpoints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from msgspec import Struct
from pydantic import BaseModel, Field

from novita._core.events import AnswerStreamOperation, Collector
from novita._core.operation import Operation, Params
from novita._core.schemas import Shape, described, schema_of
from novita.types.model.messages import AnthropicMessage, ContentBlock, MessageCollector, MessageEvent

from ._inputs import Accepts, AsJson, Part

Effort: TypeAlias = Literal["low", "medium", "high", "xhigh", "max"] | str
"""Depth of thinking."""

Blocks: TypeAlias = Sequence[Annotated[ContentBlock | Mapping[str, Any], AsJson]]
"""Blocks of a message."""


class MessageParam(Part):
    """One turn of a conversation."""

    role: Literal["user", "assistant"] | str
    """Who says it: `user` or `assistant`."""
    content: str | Blocks
    """Text, or blocks: dicts like `{"type": "text", "text": "Hi"}`, or those of earlier answers."""


class ToolParam(Part):
    """A tool that the model may use."""

    name: str
    """Name of the tool."""
    type: Literal["custom"] | str | None = None
    """Kind of the tool."""
    description: str | None = None
    """What it does; the model chooses by it."""
    input_schema: Mapping[str, Any] | None = None
    """JSON schema of its arguments."""
    cache_control: Mapping[str, Any] | None = None
    """Mark for the prompt cache."""


class ToolChoiceParam(Part):
    """Whether and which tools are used."""

    type: Literal["auto", "any", "tool", "none"] | str
    """`auto`, `any`, `tool` or `none`."""
    name: str | None = None
    """The tool, for `tool`."""
    disable_parallel_tool_use: bool | None = None
    """Use one tool at most."""


class ThinkingParam(Part):
    """Whether the model thinks first."""

    type: Literal["enabled", "disabled", "adaptive"] | str
    """`enabled`, `disabled` or `adaptive`."""
    budget_tokens: int | None = None
    """Most tokens of thinking, fewer than `max_tokens`."""


class Metadata(Part):
    """Labels of the request."""

    user_id: str | None = None
    """Label of your end user."""


class OutputConfig(Part):
    """What is put out."""

    effort: Effort | None = None
    """Depth of thinking."""
    format: Mapping[str, Any] | None = None
    """Form of the answer."""


def _tool(shape: Shape) -> dict[str, Any]:
    return {**described(shape), "input_schema": schema_of(shape)}


class MessageRequest(Params):
    """What a model is asked."""

    model: str
    """Id of the model, such as `moonshotai/kimi-k2.5`."""
    max_tokens: Annotated[int, Field(ge=1)]
    """Most tokens to write."""
    messages: Sequence[Annotated[MessageParam | AnthropicMessage | Mapping[str, Any], Accepts(MessageParam)]]
    """The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `MessageParam` objects, or earlier
    answers."""
    system: str | Blocks | None = None
    """System prompt: text, or blocks of text."""
    temperature: Annotated[float, Field(ge=0)] | None = None
    """Randomness."""
    top_p: Annotated[float, Field(ge=0, le=1)] | None = None
    """Choose among the tokens that make up this share of the probability."""
    top_k: Annotated[int, Field(ge=0)] | None = None
    """Choose among this many tokens."""
    stop_sequences: Sequence[str] | None = None
    """Texts that end the answer."""
    tools: (
        Sequence[
            Annotated[type[BaseModel | Struct] | ToolParam | Mapping[str, Any], Accepts(ToolParam, of_shape=_tool)]
        ]
        | None
    ) = None
    """Tools the model may use: `ToolParam` objects, dicts, or Pydantic models and Structs that describe the arguments
    of a tool of their name."""
    tool_choice: ToolChoiceParam | Mapping[str, Any] | None = None
    """Whether and which tools are used: `{"type": "auto"}`, `any`, `none`, or `tool` with a name."""
    thinking: ThinkingParam | Mapping[str, Any] | None = None
    """Whether the model thinks first."""
    metadata: Metadata | Mapping[str, Any] | None = None
    """Labels of the request."""
    output_config: OutputConfig | Mapping[str, Any] | None = None
    """What is put out."""
    service_tier: Literal["auto", "standard_only"] | str | None = None
    """Priority."""


class CreateMessage(
    Operation[AnthropicMessage],
    MessageRequest,
    method="create",
    route="POST /anthropic/v1/messages",
    docs="guides/llm-anthropic-compatibility",
):
    """Let a model answer a conversation in Anthropic's form."""


class StreamMessage(
    AnswerStreamOperation[MessageEvent, AnthropicMessage],
    MessageRequest,
    method="stream",
    route="POST /anthropic/v1/messages",
    docs="guides/llm-anthropic-compatibility",
):
    """Let a model answer a conversation in Anthropic's form, and watch it write.

    The client's timeout bounds the silence between two events, not the whole answer.
    """

    end_events: ClassVar[frozenset[str]] = MessageCollector.ends
    collector: ClassVar[type[Collector[MessageEvent, AnthropicMessage]]] = MessageCollector

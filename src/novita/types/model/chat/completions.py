"""What a chat model answers."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypeVar

import msgspec

from novita._core.model import Array, Model, no_nulls
from novita._core.schemas import parse

from .. import Into
from ..usage import Usage

T = TypeVar("T")

FinishReason: TypeAlias = Literal["stop", "length", "tool_calls", "content_filter"] | str
"""Why an answer ended."""


class FunctionCall(Model, frozen=True, kw_only=True):
    """A function with arguments; handed back with both members, for servers require them even when one is empty."""

    name: str = ""
    """Name of the function."""
    arguments: str = ""
    """Arguments as JSON text, as the model wrote it: it may be wrong."""


class ToolCall(Model, frozen=True, kw_only=True, omit_defaults=True):
    """A call that the model asks for."""

    id: str = ""
    """Id to answer it with, in a message of the role `tool`."""
    type: str = ""
    """`function`."""
    function: FunctionCall | None = None
    """What to call."""
    index: int | None = None
    """Position among the calls, where the model says it."""

    @property
    def name(self) -> str:
        """Name of the function."""
        return self.function.name if self.function else ""

    @property
    def arguments(self) -> str:
        """Arguments as JSON text; `parsed` reads it."""
        return self.function.arguments if self.function else ""

    def parsed(self, into: Into[T]) -> T:
        """The arguments as an object of yours.

        Args:
            into: A Pydantic model, a msgspec Struct, or `dict`.

        Raises:
            ResponseValidationError: The model wrote something else.
        """
        return parse(self.arguments or "{}", into, f"the call of {self.name or 'a function'}")


class ReasoningDetail(Model, frozen=True, kw_only=True, omit_defaults=True):
    """A segment of thinking; hand it back unchanged."""

    type: str = ""
    """Kind, such as `reasoning.text`."""
    id: str = ""
    """Id of the segment."""
    format: str = ""
    """Form, such as `openai-responses-v1`."""
    index: int | None = None
    """Position."""
    text: str = ""
    """The thinking."""


class AssistantMessage(Model, frozen=True, kw_only=True, omit_defaults=True):
    """A message of the model; append it to the messages of the next call to go on."""

    role: str = ""
    """`assistant`."""
    content: str | None = None
    """Text of the answer; none when the model only calls tools."""
    reasoning_content: str | None = None
    """Thinking, of models that show it."""
    reasoning: str | None = None
    """Thinking, as other models name it."""
    reasoning_details: Array[ReasoningDetail] = ()
    """Thinking in segments."""
    tool_calls: Array[ToolCall] = ()
    """Calls the model asks for."""
    name: str | None = None
    """Name of the author, of some models."""

    def __post_init__(self) -> None:
        no_nulls(self, "tool_calls", "reasoning_details")
        if not self.role:  # some servers leave it out, or blank in a stream; none takes a message back without it
            msgspec.structs.force_setattr(self, "role", "assistant")

    @property
    def thinking(self) -> str:
        """Thinking, whatever the model names it; empty when it shows none."""
        return self.reasoning_content or self.reasoning or "".join(each.text for each in self.reasoning_details)


class AlternativeToken(Model, frozen=True, kw_only=True):
    """A token that could have stood here."""

    token: str = ""
    """Its text."""
    logprob: float = 0.0
    """Logarithm of its probability."""
    bytes: Array[int] = ()
    """Its text in UTF-8."""

    def __post_init__(self) -> None:
        no_nulls(self, "bytes")


class TokenLogprob(Model, frozen=True, kw_only=True):
    """A token and how probable it was."""

    token: str = ""
    """Its text."""
    logprob: float = 0.0
    """Logarithm of its probability."""
    bytes: Array[int] = ()
    """Its text in UTF-8."""
    top_logprobs: Array[AlternativeToken] = ()
    """The most probable tokens here."""

    def __post_init__(self) -> None:
        no_nulls(self, "bytes", "top_logprobs")


class Logprobs(Model, frozen=True, kw_only=True):
    """How probable the tokens of an answer were."""

    content: Array[TokenLogprob] = ()
    """Token by token."""

    def __post_init__(self) -> None:
        no_nulls(self, "content")


class FilterResult(Model, frozen=True, kw_only=True):
    """What a content filter says."""

    filtered: bool = False
    """Something was left out."""
    detected: bool = False
    """Something was found."""


class ContentFilterResults(Model, frozen=True, kw_only=True):
    """What the content filters say."""

    hate: FilterResult | None = None
    self_harm: FilterResult | None = None
    sexual: FilterResult | None = None
    violence: FilterResult | None = None
    jailbreak: FilterResult | None = None
    profanity: FilterResult | None = None


class Choice(Model, frozen=True, kw_only=True):
    """One of the answers."""

    index: int = 0
    """Number of the answer, from 0."""
    message: AssistantMessage = AssistantMessage()
    """The answer."""
    finish_reason: FinishReason | None = None
    """Why it ended."""
    logprobs: Logprobs | None = None
    """How probable its tokens were, if asked for."""
    content_filter_results: ContentFilterResults | None = None
    """What the content filters say."""


class ChatCompletion(Model, frozen=True, kw_only=True):
    """The answer of a chat model."""

    id: str = ""
    """Id of the answer."""
    object: str = ""
    """`chat.completion`."""
    created_at_unix: int = msgspec.field(default=0, name="created")
    """When it was made, Unix seconds."""
    model: str = ""
    """Model that answered; may be spelt otherwise than in the request."""
    choices: Array[Choice] = ()
    """The answers; more than one if `n` asked for them."""
    usage: Usage | None = None
    """Tokens of the call."""
    system_fingerprint: str | None = None
    """Version of what served it; empty as a rule."""

    def __post_init__(self) -> None:
        no_nulls(self, "choices")

    @property
    def message(self) -> AssistantMessage:
        """Message of the first answer."""
        return self.choices[0].message if self.choices else AssistantMessage()

    @property
    def text(self) -> str:
        """Text of the first answer; empty when it only calls tools."""
        return self.message.content or ""

    @property
    def tool_calls(self) -> tuple[ToolCall, ...]:
        """Calls that the first answer asks for."""
        return self.message.tool_calls

    def parsed(self, into: Into[T]) -> T:
        """The text of the first answer as an object of yours.

        Args:
            into: What was given as `response_format`: a Pydantic model or a msgspec Struct.

        Raises:
            ResponseValidationError: The model wrote something else; `choices[0].finish_reason` may tell why.
        """
        return parse(self.text, into, "the answer")

"""What a model answers to the Responses call."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypeVar

import msgspec

from novita._core.model import Array, Model, no_nulls
from novita._core.schemas import parse

from . import Into
from .chat.completions import Choice

T = TypeVar("T")

ResponseStatus: TypeAlias = Literal["completed", "failed", "in_progress", "cancelled", "queued", "incomplete"] | str
"""How far a response is."""


class OutputContent(Model, frozen=True, kw_only=True, omit_defaults=True):
    """Part of an output item."""

    type: str = ""
    """`output_text`, `refusal`, `summary_text` or `reasoning_text`."""
    text: str | None = None
    """The text."""
    refusal: str | None = None
    """Why the model refuses."""
    annotations: Array[dict[str, Any]] = ()
    """Notes on the text."""

    def __post_init__(self) -> None:
        no_nulls(self, "annotations")


class OutputItem(Model, frozen=True, kw_only=True, omit_defaults=True):
    """One thing a model puts out; what is set depends on `type`. Hand it back in `input` to go on."""

    type: str = ""
    """`message`, `function_call`, `reasoning`, or a newer word."""
    id: str | None = None
    """Id of the item."""
    status: str | None = None
    """`in_progress`, `completed` or `incomplete`."""
    role: str | None = None
    """Author of a message: `assistant`."""
    content: Array[OutputContent] = ()
    """Parts of a message, or of thinking."""
    call_id: str | None = None
    """Id to answer a function call with."""
    name: str | None = None
    """Function to call."""
    arguments: str | None = None
    """Arguments of the call as JSON text, as the model wrote it: it may be wrong."""
    summary: Array[OutputContent] = ()
    """Thinking in short."""
    encrypted_content: str | None = None
    """Thinking that only the service can read."""

    def __post_init__(self) -> None:
        no_nulls(self, "content", "summary")

    def parsed(self, into: Into[T]) -> T:
        """The arguments of a function call as an object of yours.

        Args:
            into: A Pydantic model, a msgspec Struct, or `dict`.

        Raises:
            ResponseValidationError: The model wrote something else.
        """
        return parse(self.arguments or "{}", into, f"the call of {self.name or 'a function'}")


class InputTokens(Model, frozen=True, kw_only=True):
    """Kinds of input tokens."""

    cached_tokens: int = 0
    """Tokens served from the prompt cache."""


class OutputTokens(Model, frozen=True, kw_only=True):
    """Kinds of output tokens."""

    reasoning_tokens: int = 0
    """Tokens of thinking."""


class ResponseUsage(Model, frozen=True, kw_only=True):
    """Tokens of one call."""

    input_tokens: int = 0
    """Input tokens."""
    input_tokens_details: InputTokens | None = None
    """Kinds of input tokens."""
    output_tokens: int = 0
    """Output tokens."""
    output_tokens_details: OutputTokens | None = None
    """Kinds of output tokens."""
    total_tokens: int = 0
    """Both."""


class ResponseFailure(Model, frozen=True, kw_only=True):
    """Why a response failed."""

    code: str | int | None = None
    """Kind of the failure."""
    message: str = ""
    """What happened."""


class IncompleteDetails(Model, frozen=True, kw_only=True):
    """Why a response is incomplete."""

    reason: Literal["max_output_tokens", "content_filter"] | str | None = None
    """The reason."""


class Response(Model, frozen=True, kw_only=True):
    """A response."""

    id: str = ""
    """Id of the response."""
    object: str = ""
    """`response`."""
    model: str = ""
    """Model that answered."""
    status: ResponseStatus = ""
    """How far it is."""
    output: Array[OutputItem] = ()
    """What the model put out."""
    usage: ResponseUsage | None = None
    """Tokens of the call."""
    created_at_unix: float | None = msgspec.field(default=None, name="created_at")
    """When it was begun, Unix seconds."""
    completed_at_unix: float | None = msgspec.field(default=None, name="completed_at")
    """When it was done, Unix seconds."""
    error: ResponseFailure | None = None
    """Why it failed."""
    incomplete_details: IncompleteDetails | None = None
    """Why it is incomplete."""
    choices: Array[Choice] = ()
    """The answer in the form of a chat, of servers that give it so."""
    instructions: Any = None
    """System prompt of the request."""
    max_output_tokens: int | None = None
    """Limit of the request."""
    parallel_tool_calls: bool | None = None
    """As in the request."""
    previous_response_id: str | None = None
    """The response before this one."""
    reasoning: dict[str, Any] | None = None
    """As in the request."""
    temperature: float | None = None
    """As in the request."""
    top_p: float | None = None
    """As in the request."""
    text_format: dict[str, Any] | None = msgspec.field(default=None, name="text")
    """`text` of the request."""
    tool_choice: Any = None
    """As in the request."""
    tools: Array[dict[str, Any]] = ()
    """As in the request."""
    truncation: str | None = None
    """As in the request."""
    metadata: dict[str, Any] | None = None
    """Labels of the request."""

    def __post_init__(self) -> None:
        no_nulls(self, "output", "choices", "tools")

    @property
    def text(self) -> str:
        """Text of the answer; empty when it only calls tools."""
        if not self.output and self.choices:
            return self.choices[0].message.content or ""
        messages = (each for each in self.output if each.type == "message")
        return "".join(part.text or "" for each in messages for part in each.content if part.type == "output_text")

    @property
    def tool_calls(self) -> tuple[OutputItem, ...]:
        """Calls that the answer asks for."""
        return tuple(each for each in self.output if each.type == "function_call")

    def parsed(self, into: Into[T]) -> T:
        """The text of the answer as an object of yours.

        Args:
            into: What was given as the format: a Pydantic model or a msgspec Struct.

        Raises:
            ResponseValidationError: The model wrote something else.
        """
        return parse(self.text, into, "the answer")


class ResponseEvent(Model, frozen=True, kw_only=True):
    """One event of a streamed response; what is set depends on `type`."""

    type: str = ""
    """Name of the event, such as `response.output_text.delta`."""
    sequence_number: int | None = None
    """Position in the stream."""
    response: Response | None = None
    """The response so far, in events about all of it."""
    item: OutputItem | None = None
    """The item, in events about a whole item."""
    item_id: str | None = None
    """Item it belongs to."""
    output_index: int | None = None
    """Position of the item."""
    content_index: int | None = None
    """Position of the part in the item."""
    summary_index: int | None = None
    """Position of the part in the summary."""
    part: dict[str, Any] | None = None
    """The part, in events about a part."""
    delta: str | None = None
    """The next piece."""
    text: str | None = None
    """The whole text, when it is done."""
    arguments: str | None = None
    """The whole arguments, when they are done."""
    name: str | None = None
    """Function called."""
    code: str | int | None = None
    """Kind of an error."""
    message: str | None = None
    """Text of an error."""
    param: str | None = None
    """Parameter an error is about."""


class ResponseCollector:
    """Takes the whole response from the last event."""

    ends: frozenset[str] = frozenset({"response.completed", "response.incomplete", "response.failed"})
    """Events after which nothing follows."""

    def __init__(self) -> None:
        self._items: dict[int, OutputItem] = {}
        self._response = Response()
        self.complete: bool = False

    def add(self, event: ResponseEvent) -> str:
        """Take the next event and give the text it brings."""
        if event.response is not None:
            self._response = event.response
        if event.type == "response.output_item.done" and event.item is not None:
            self._items[event.output_index or 0] = event.item
        self.complete = event.type in self.ends
        return (event.delta or "") if event.type == "response.output_text.delta" else ""

    def final(self) -> Response:
        """The response, as the call without a stream gives it."""
        if self._response.output or not self._items:
            return self._response
        items = tuple(item for _, item in sorted(self._items.items()))
        return msgspec.structs.replace(self._response, output=items)

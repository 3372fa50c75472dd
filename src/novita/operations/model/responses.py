"""Responses: OpenAI's newer call, for models that list `responses` among their endpoints. Experimental.

No page of the documentation describes it; what a model honours of it has to be tried.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from msgspec import Struct
from pydantic import BaseModel, Field

from novita._core.events import AnswerStreamOperation, Collector
from novita._core.operation import Operation, Params
from novita._core.schemas import Shape, described, name_of, schema_of
from novita.types.model.responses import OutputItem, Response, ResponseCollector, ResponseEvent

from ._inputs import Accepts, AsJson, Part

Effort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str
"""Depth of thinking."""


class FunctionTool(Part):
    """A function that the model may call."""

    type: Literal["function"] | str = "function"
    """Kind of the tool."""
    name: str | None = None
    """Name of the function."""
    description: str | None = None
    """What it does; the model chooses by it."""
    parameters: Mapping[str, Any] | None = None
    """JSON schema of its arguments."""
    strict: bool | None = None
    """Follow the schema exactly."""


class Reasoning(Part):
    """How the model thinks."""

    effort: Effort | None = None
    """Depth of thinking."""
    summary: Literal["auto", "concise", "detailed"] | str | None = None
    """Tell the thinking in short."""


class TextFormat(Part):
    """Form of the text."""

    type: Literal["text", "json_object", "json_schema"] | str = "text"
    """Text, any JSON object, or JSON after a schema."""
    name: str | None = None
    """Name of the schema."""
    definition: Annotated[Mapping[str, Any] | None, Field(serialization_alias="schema")] = None
    """The JSON schema."""
    strict: bool | None = None
    """Follow the schema exactly."""


class TextOptions(Part):
    """What the text looks like."""

    format: TextFormat | Mapping[str, Any] | None = None
    """Form of the text."""
    verbosity: Literal["low", "medium", "high"] | str | None = None
    """How much the model writes."""


def _tool(shape: Shape) -> dict[str, Any]:
    about = {**described(shape), "parameters": schema_of(shape)}
    return {"type": "function", **about}


def _text(shape: Shape) -> dict[str, Any]:
    about = {"name": name_of(shape), "schema": schema_of(shape), "strict": True}
    return {"format": {"type": "json_schema", **about}}


class ResponseRequest(Params):
    """What a model is asked."""

    model: str
    """Id of the model, such as `zai-org/glm-5.3`."""
    input: str | Sequence[Annotated[OutputItem | Mapping[str, Any], AsJson]]
    """Text, or a list of items: messages like `{"role": "user", "content": "Hi"}`, outputs of functions, items of
    earlier responses."""
    instructions: str | None = None
    """System prompt."""
    max_output_tokens: Annotated[int, Field(ge=1)] | None = None
    """Most tokens to write."""
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    """Randomness, 0 to 2."""
    top_p: Annotated[float, Field(ge=0, le=1)] | None = None
    """Choose among the tokens that make up this share of the probability."""
    tools: (
        Sequence[
            Annotated[
                type[BaseModel | Struct] | FunctionTool | Mapping[str, Any], Accepts(FunctionTool, of_shape=_tool)
            ]
        ]
        | None
    ) = None
    """Functions the model may call: `FunctionTool` objects, dicts, or Pydantic models and Structs that describe the
    arguments of a function of their name."""
    tool_choice: Literal["none", "auto", "required"] | str | Mapping[str, Any] | None = None
    """Whether and which tools are called: `none`, `auto`, `required`, or `{"type": "function", "name": ...}`."""
    parallel_tool_calls: bool | None = None
    """Allow several calls in one answer."""
    max_tool_calls: Annotated[int, Field(ge=1)] | None = None
    """Most calls of tools."""
    text: (
        Annotated[type[BaseModel | Struct] | TextOptions | Mapping[str, Any], Accepts(TextOptions, of_shape=_text)]
        | None
    ) = None
    """Form of the text: a `TextOptions`, a dict, or a Pydantic model or Struct that the answer can then be `parsed`
    into."""
    reasoning: Reasoning | Mapping[str, Any] | None = None
    """How the model thinks."""
    top_logprobs: Annotated[int, Field(ge=0, le=20)] | None = None
    """Tell this many alternatives of each token."""
    previous_response_id: str | None = None
    """Go on from a stored response."""
    store: bool | None = None
    """Keep the response on the server."""
    background: bool | None = None
    """Run detached; no call to read the result is known."""
    include: Sequence[str] | None = None
    """More to put out."""
    truncation: Literal["auto", "disabled"] | str | None = None
    """What to do when the input is too long."""
    metadata: Mapping[str, str] | None = None
    """Labels of your own."""
    user: str | None = None
    """Label of your end user."""


class CreateResponse(
    Operation[Response],
    ResponseRequest,
    method="create",
    route="POST /openai/v1/responses",
    docs="(none; console code sample)",
):
    """Let a model answer. Experimental: no page of the documentation describes this call."""


class StreamResponse(
    AnswerStreamOperation[ResponseEvent, Response],
    ResponseRequest,
    method="stream",
    route="POST /openai/v1/responses",
    docs="(none; console code sample)",
):
    """Let a model answer, and watch it write. Experimental: no page of the documentation describes this call.

    The client's timeout bounds the silence between two events, not the whole answer.
    """

    end_events: ClassVar[frozenset[str]] = ResponseCollector.ends
    collector: ClassVar[type[Collector[ResponseEvent, Response]]] = ResponseCollector

"""Chats with language models: text, images, tools, structured answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from msgspec import Struct
from pydantic import BaseModel, Field

from novita._core.events import AnswerStreamOperation, Collector
from novita._core.operation import Operation
from novita._core.schemas import Shape, described, name_of, schema_of
from novita.types.model.chat.chunks import ChatChunk, ChatCollector
from novita.types.model.chat.completions import AssistantMessage, ChatCompletion, ReasoningDetail, ToolCall

from .._inputs import Accepts, AsJson, Part
from .._sampling import Sampling

Role: TypeAlias = Literal["system", "user", "assistant", "tool"] | str
"""Who says a message."""

ReasoningEffort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str
"""Depth of thinking; which words are known depends on the model."""

Modality: TypeAlias = Literal["text", "audio"] | str
"""Kind of output."""


class TextPart(Part):
    """Text in a message."""

    type: Literal["text"] = "text"
    """Kind of the part."""
    text: str
    """The text."""


class ImageUrl(Part):
    """Where an image is."""

    url: str
    """URL, or `data:image/...;base64,...` of up to about 1 MB."""
    detail: Literal["high", "low", "auto"] | str | None = None
    """How closely the model looks."""


class ImagePart(Part):
    """An image in a message, for models that see."""

    type: Literal["image_url"] = "image_url"
    """Kind of the part."""
    image_url: ImageUrl
    """The image."""


class VideoUrl(Part):
    """Where a video is."""

    url: str
    """URL of the video."""


class VideoPart(Part):
    """A video in a message, for models that see videos."""

    type: Literal["video_url"] = "video_url"
    """Kind of the part."""
    video_url: VideoUrl
    """The video."""


class InputAudio(Part):
    """A sound."""

    data: str
    """URL or base64."""
    format: str
    """Container or codec, such as `wav` or `mp3`."""


class AudioPart(Part):
    """A sound in a message, for models that hear."""

    type: Literal["input_audio"] = "input_audio"
    """Kind of the part."""
    input_audio: InputAudio
    """The sound."""


ContentPart: TypeAlias = TextPart | ImagePart | VideoPart | AudioPart
"""One part of a message."""


class Message(Part):
    """One turn of a conversation."""

    role: Role
    """Who says it: `system`, `user`, `assistant` or `tool`."""
    content: str | Sequence[ContentPart | Mapping[str, Any]] | None = None
    """Text, parts, or nothing where the assistant only calls tools."""
    name: Annotated[str, Field(max_length=64)] | None = None
    """Name of the author: letters, digits and underscores."""
    tool_calls: Sequence[Annotated[ToolCall | Mapping[str, Any], AsJson]] | None = None
    """Calls the assistant made."""
    tool_call_id: str | None = None
    """The call that a message of the role `tool` answers."""
    reasoning_content: str | None = None
    """Thinking of the assistant, handed back."""
    reasoning_details: Sequence[Annotated[ReasoningDetail | Mapping[str, Any], AsJson]] | None = None
    """Thinking of the assistant in segments, handed back."""


class Function(Part):
    """A function that the model may call."""

    name: Annotated[str, Field(min_length=1, max_length=64)]
    """Letters, digits, underscores and dashes."""
    description: str | None = None
    """What it does; the model chooses by it."""
    parameters: Mapping[str, Any] | None = None
    """JSON schema of its arguments."""
    strict: bool | None = None
    """Follow the schema exactly."""


class Tool(Part):
    """A tool that the model may use."""

    type: Literal["function"] | str = "function"
    """Kind of the tool."""
    function: Function
    """The function."""


class JsonSchema(Part):
    """What an answer looks like."""

    name: Annotated[str, Field(min_length=1, max_length=64)]
    """Letters, digits, underscores and dashes."""
    description: str | None = None
    """What it is for."""
    definition: Annotated[Mapping[str, Any] | None, Field(serialization_alias="schema")] = None
    """The JSON schema."""
    strict: bool | None = None
    """Follow it exactly; schemas that are not supported are refused."""


class ResponseFormat(Part):
    """Form of an answer."""

    type: Literal["text", "json_object", "json_schema"] | str = "text"
    """Text, any JSON object, or JSON after a schema."""
    json_schema: JsonSchema | Mapping[str, Any] | None = None
    """Name and schema, for `json_schema`."""


class ToolChoice(Part):
    """The one function to call."""

    type: Literal["function"] | str = "function"
    """Kind of the tool."""
    function: Mapping[str, Any]
    """Its name: `{"name": "get_weather"}`."""


class Thinking(Part):
    """Whether the model thinks first."""

    type: Literal["enabled", "disabled"] | str
    """`enabled` or `disabled`."""


class StreamOptions(Part):
    """What a stream carries besides the answer."""

    include_usage: bool | None = None
    """Send the usage in a last chunk without choices."""


def _tool(shape: Shape) -> dict[str, Any]:
    about = {**described(shape), "parameters": schema_of(shape)}
    return {"type": "function", "function": about}


def _format(shape: Shape) -> dict[str, Any]:
    about = {"name": name_of(shape), "schema": schema_of(shape), "strict": True}
    return {"type": "json_schema", "json_schema": about}


class ChatRequest(Sampling):
    """What a chat model is asked."""

    model: str
    """Id of the model, such as `deepseek/deepseek-v3.2`."""
    messages: Sequence[Annotated[Message | AssistantMessage | Mapping[str, Any], Accepts(Message)]]
    """The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `Message` objects, or messages of
    earlier answers."""
    max_completion_tokens: Annotated[int, Field(ge=1)] | None = None
    """Newer name of `max_tokens` elsewhere; this service reads `max_tokens`."""
    tools: (
        Sequence[Annotated[type[BaseModel | Struct] | Tool | Mapping[str, Any], Accepts(Tool, of_shape=_tool)]] | None
    ) = None
    """Functions the model may call: `Tool` objects, dicts, or Pydantic models and Structs that describe the arguments
    of a function of their name."""
    tool_choice: Literal["none", "auto", "required"] | str | ToolChoice | Mapping[str, Any] | None = None
    """Whether and which tools are called: `none`, `auto`, `required`, or one function."""
    parallel_tool_calls: bool | None = None
    """Allow several calls in one answer."""
    response_format: (
        Annotated[
            type[BaseModel | Struct] | ResponseFormat | Mapping[str, Any],
            Accepts(ResponseFormat, of_shape=_format),
        ]
        | None
    ) = None
    """Form of the answer: a `ResponseFormat`, a dict, or a Pydantic model or Struct that the answer can then be
    `parsed` into."""
    logprobs: bool | None = None
    """Tell how probable the tokens were."""
    top_logprobs: Annotated[int, Field(ge=0, le=20)] | None = None
    """Tell this many alternatives of each token; needs `logprobs`."""
    separate_reasoning: bool | None = None
    """Put the thinking into `reasoning_content`, for models that mix it into the text."""
    enable_thinking: bool | None = None
    """Think first, or not; what holds without it depends on the model."""
    reasoning_effort: ReasoningEffort | None = None
    """Depth of thinking; which words are known depends on the model, some refuse others. `enable_thinking=False`, not
    `none`, switches it off."""
    thinking: Thinking | Mapping[str, Any] | None = None
    """Another switch for thinking, of some models."""
    reasoning_split: bool | None = None
    """Put the thinking into `reasoning_details` (MiniMax M2)."""
    modalities: Sequence[Modality] | None = None
    """Kinds of output wanted, of models that speak."""
    user: str | None = None
    """Label of your end user."""


class CreateChatCompletion(
    Operation[ChatCompletion],
    ChatRequest,
    method="create",
    route="POST /openai/v1/chat/completions",
    alternatives=("/openai/chat/completions", "/v3/openai/chat/completions"),
    docs="model-apis-llm-create-chat-completion",
):
    """Let a model answer a conversation.

    Long answers take long: raise the client's timeout with `with_options(timeout=...)`, or use `stream`.
    """


class StreamChatCompletion(
    AnswerStreamOperation[ChatChunk, ChatCompletion],
    ChatRequest,
    method="stream",
    route="POST /openai/v1/chat/completions",
    alternatives=("/openai/chat/completions", "/v3/openai/chat/completions"),
    docs="model-apis-llm-create-chat-completion",
):
    """Let a model answer a conversation, and watch it write.

    The client's timeout bounds the silence between two events, not the whole answer.
    """

    collector: ClassVar[type[Collector[ChatChunk, ChatCompletion]]] = ChatCollector

    stream_options: StreamOptions | Mapping[str, Any] | None = None
    """What the stream carries besides the answer: `{"include_usage": True}` for the tokens counted."""

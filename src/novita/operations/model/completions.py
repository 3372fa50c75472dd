"""Completions of bare texts, for models that list `completions` among their endpoints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field

from novita._core.events import AnswerStreamOperation, Collector
from novita._core.operation import Operation
from novita.types.model.completions import Completion, CompletionCollector

from ._sampling import Sampling
from .chat.completions import StreamOptions


class CompletionRequest(Sampling):
    """What a model is to complete."""

    model: str
    """Id of the model, such as `meta-llama/llama-3.1-8b-instruct`."""
    prompt: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]]
    """Text or tokens to complete, or several of them."""
    logprobs: Annotated[int, Field(ge=0, le=5)] | None = None
    """Tell how probable the tokens were, with this many alternatives."""


class CreateCompletion(
    Operation[Completion],
    CompletionRequest,
    method="create",
    route="POST /openai/v1/completions",
    alternatives=("/openai/completions", "/v3/openai/completions"),
    docs="model-apis-llm-create-completion",
):
    """Let a model complete a text."""

    best_of: Annotated[int, Field(ge=1)] | None = None
    """Texts to write of which the best are answered; more than `n`."""


class StreamCompletion(
    AnswerStreamOperation[Completion, Completion],
    CompletionRequest,
    method="stream",
    route="POST /openai/v1/completions",
    alternatives=("/openai/completions", "/v3/openai/completions"),
    docs="model-apis-llm-create-completion",
):
    """Let a model complete a text, and watch it write.

    The client's timeout bounds the silence between two events, not the whole answer.
    """

    collector: ClassVar[type[Collector[Completion, Completion]]] = CompletionCollector

    stream_options: StreamOptions | Mapping[str, Any] | None = None
    """What the stream carries besides the text: `{"include_usage": True}` for the tokens counted."""

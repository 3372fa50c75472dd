# Rendered from src/novita/operations/model/messages.py by `python tools/render.py`: edit that, not this.

"""Messages: the Anthropic-compatible call, for models that list `anthropic` among their endpoints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct
from pydantic import BaseModel

from novita._client.resource import AsyncResource, Resource
from novita._client.streams import AnswerStream, AsyncAnswerStream
from novita.operations.model.messages import (
    CreateMessage,
    MessageParam,
    Metadata,
    OutputConfig,
    StreamMessage,
    ThinkingParam,
    ToolChoiceParam,
    ToolParam,
)
from novita.types.model.messages import AnthropicMessage, ContentBlock, MessageEvent


class Messages(Resource):
    """Messages: the Anthropic-compatible call, for models that list `anthropic` among their endpoints."""

    def create(
        self,
        *,
        model: str,
        max_tokens: int,
        messages: Sequence[MessageParam | AnthropicMessage | Mapping[str, Any]],
        system: str | Sequence[ContentBlock | Mapping[str, Any]] | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        stop_sequences: Sequence[str] | None = None,
        tools: Sequence[type[BaseModel | Struct] | ToolParam | Mapping[str, Any]] | None = None,
        tool_choice: ToolChoiceParam | Mapping[str, Any] | None = None,
        thinking: ThinkingParam | Mapping[str, Any] | None = None,
        metadata: Metadata | Mapping[str, Any] | None = None,
        output_config: OutputConfig | Mapping[str, Any] | None = None,
        service_tier: Literal["auto", "standard_only"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AnthropicMessage:
        """Let a model answer a conversation in Anthropic's form.

        Documentation: https://novita.ai/docs/guides/llm-anthropic-compatibility

        Args:
            model: Id of the model, such as `moonshotai/kimi-k2.5`.
            max_tokens: Most tokens to write.
            messages: The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `MessageParam` objects,
                or earlier answers.
            system: System prompt: text, or blocks of text.
            temperature: Randomness.
            top_p: Choose among the tokens that make up this share of the probability.
            top_k: Choose among this many tokens.
            stop_sequences: Texts that end the answer.
            tools: Tools the model may use: `ToolParam` objects, dicts, or Pydantic models and Structs that describe the
                arguments of a tool of their name.
            tool_choice: Whether and which tools are used: `{"type": "auto"}`, `any`, `none`, or `tool` with a name.
            thinking: Whether the model thinks first.
            metadata: Labels of the request.
            output_config: What is put out.
            service_tier: Priority.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A message of the model; append it to the messages of the next call to go on.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateMessage,
            model=model,
            max_tokens=max_tokens,
            messages=messages,
            system=system,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            stop_sequences=stop_sequences,
            tools=tools,
            tool_choice=tool_choice,
            thinking=thinking,
            metadata=metadata,
            output_config=output_config,
            service_tier=service_tier,
            extra=extra,
        )

    def stream(
        self,
        *,
        model: str,
        max_tokens: int,
        messages: Sequence[MessageParam | AnthropicMessage | Mapping[str, Any]],
        system: str | Sequence[ContentBlock | Mapping[str, Any]] | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        stop_sequences: Sequence[str] | None = None,
        tools: Sequence[type[BaseModel | Struct] | ToolParam | Mapping[str, Any]] | None = None,
        tool_choice: ToolChoiceParam | Mapping[str, Any] | None = None,
        thinking: ThinkingParam | Mapping[str, Any] | None = None,
        metadata: Metadata | Mapping[str, Any] | None = None,
        output_config: OutputConfig | Mapping[str, Any] | None = None,
        service_tier: Literal["auto", "standard_only"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AnswerStream[MessageEvent, AnthropicMessage]:
        """Let a model answer a conversation in Anthropic's form, and watch it write.

        The client's timeout bounds the silence between two events, not the whole answer.

        Documentation: https://novita.ai/docs/guides/llm-anthropic-compatibility

        Args:
            model: Id of the model, such as `moonshotai/kimi-k2.5`.
            max_tokens: Most tokens to write.
            messages: The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `MessageParam` objects,
                or earlier answers.
            system: System prompt: text, or blocks of text.
            temperature: Randomness.
            top_p: Choose among the tokens that make up this share of the probability.
            top_k: Choose among this many tokens.
            stop_sequences: Texts that end the answer.
            tools: Tools the model may use: `ToolParam` objects, dicts, or Pydantic models and Structs that describe the
                arguments of a tool of their name.
            tool_choice: Whether and which tools are used: `{"type": "auto"}`, `any`, `none`, or `tool` with a name.
            thinking: Whether the model thinks first.
            metadata: Labels of the request.
            output_config: What is put out.
            service_tier: Priority.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A stream; its `with` block sends the request.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._stream(
            StreamMessage,
            model=model,
            max_tokens=max_tokens,
            messages=messages,
            system=system,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            stop_sequences=stop_sequences,
            tools=tools,
            tool_choice=tool_choice,
            thinking=thinking,
            metadata=metadata,
            output_config=output_config,
            service_tier=service_tier,
            extra=extra,
        )


class AsyncMessages(AsyncResource):
    """Messages: the Anthropic-compatible call, for models that list `anthropic` among their endpoints."""

    async def create(
        self,
        *,
        model: str,
        max_tokens: int,
        messages: Sequence[MessageParam | AnthropicMessage | Mapping[str, Any]],
        system: str | Sequence[ContentBlock | Mapping[str, Any]] | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        stop_sequences: Sequence[str] | None = None,
        tools: Sequence[type[BaseModel | Struct] | ToolParam | Mapping[str, Any]] | None = None,
        tool_choice: ToolChoiceParam | Mapping[str, Any] | None = None,
        thinking: ThinkingParam | Mapping[str, Any] | None = None,
        metadata: Metadata | Mapping[str, Any] | None = None,
        output_config: OutputConfig | Mapping[str, Any] | None = None,
        service_tier: Literal["auto", "standard_only"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AnthropicMessage:
        """Let a model answer a conversation in Anthropic's form.

        Documentation: https://novita.ai/docs/guides/llm-anthropic-compatibility

        Args:
            model: Id of the model, such as `moonshotai/kimi-k2.5`.
            max_tokens: Most tokens to write.
            messages: The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `MessageParam` objects,
                or earlier answers.
            system: System prompt: text, or blocks of text.
            temperature: Randomness.
            top_p: Choose among the tokens that make up this share of the probability.
            top_k: Choose among this many tokens.
            stop_sequences: Texts that end the answer.
            tools: Tools the model may use: `ToolParam` objects, dicts, or Pydantic models and Structs that describe the
                arguments of a tool of their name.
            tool_choice: Whether and which tools are used: `{"type": "auto"}`, `any`, `none`, or `tool` with a name.
            thinking: Whether the model thinks first.
            metadata: Labels of the request.
            output_config: What is put out.
            service_tier: Priority.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A message of the model; append it to the messages of the next call to go on.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateMessage,
            model=model,
            max_tokens=max_tokens,
            messages=messages,
            system=system,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            stop_sequences=stop_sequences,
            tools=tools,
            tool_choice=tool_choice,
            thinking=thinking,
            metadata=metadata,
            output_config=output_config,
            service_tier=service_tier,
            extra=extra,
        )

    def stream(
        self,
        *,
        model: str,
        max_tokens: int,
        messages: Sequence[MessageParam | AnthropicMessage | Mapping[str, Any]],
        system: str | Sequence[ContentBlock | Mapping[str, Any]] | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        stop_sequences: Sequence[str] | None = None,
        tools: Sequence[type[BaseModel | Struct] | ToolParam | Mapping[str, Any]] | None = None,
        tool_choice: ToolChoiceParam | Mapping[str, Any] | None = None,
        thinking: ThinkingParam | Mapping[str, Any] | None = None,
        metadata: Metadata | Mapping[str, Any] | None = None,
        output_config: OutputConfig | Mapping[str, Any] | None = None,
        service_tier: Literal["auto", "standard_only"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncAnswerStream[MessageEvent, AnthropicMessage]:
        """Let a model answer a conversation in Anthropic's form, and watch it write.

        The client's timeout bounds the silence between two events, not the whole answer.

        Documentation: https://novita.ai/docs/guides/llm-anthropic-compatibility

        Args:
            model: Id of the model, such as `moonshotai/kimi-k2.5`.
            max_tokens: Most tokens to write.
            messages: The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `MessageParam` objects,
                or earlier answers.
            system: System prompt: text, or blocks of text.
            temperature: Randomness.
            top_p: Choose among the tokens that make up this share of the probability.
            top_k: Choose among this many tokens.
            stop_sequences: Texts that end the answer.
            tools: Tools the model may use: `ToolParam` objects, dicts, or Pydantic models and Structs that describe the
                arguments of a tool of their name.
            tool_choice: Whether and which tools are used: `{"type": "auto"}`, `any`, `none`, or `tool` with a name.
            thinking: Whether the model thinks first.
            metadata: Labels of the request.
            output_config: What is put out.
            service_tier: Priority.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A stream; its `async with` block sends the request.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._stream(
            StreamMessage,
            model=model,
            max_tokens=max_tokens,
            messages=messages,
            system=system,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            stop_sequences=stop_sequences,
            tools=tools,
            tool_choice=tool_choice,
            thinking=thinking,
            metadata=metadata,
            output_config=output_config,
            service_tier=service_tier,
            extra=extra,
        )

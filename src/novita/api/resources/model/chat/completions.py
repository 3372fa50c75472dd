# Rendered from src/novita/operations/model/chat/completions.py by `python tools/render.py`: edit that, not this.

"""Chats with language models: text, images, tools, structured answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct
from pydantic import BaseModel

from novita._client.resource import AsyncResource, Resource
from novita._client.streams import AnswerStream, AsyncAnswerStream
from novita.operations.model.chat.completions import (
    CreateChatCompletion,
    Message,
    Modality,
    ReasoningEffort,
    ResponseFormat,
    StreamChatCompletion,
    StreamOptions,
    Thinking,
    Tool,
    ToolChoice,
)
from novita.types.model.chat.chunks import ChatChunk
from novita.types.model.chat.completions import AssistantMessage, ChatCompletion


class ChatCompletions(Resource):
    """Chats with language models: text, images, tools, structured answers."""

    def create(
        self,
        *,
        model: str,
        messages: Sequence[Message | AssistantMessage | Mapping[str, Any]],
        max_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        min_p: float | None = None,
        n: int | None = None,
        stop: str | Sequence[str] | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        repetition_penalty: float | None = None,
        logit_bias: Mapping[str, int] | None = None,
        max_completion_tokens: int | None = None,
        tools: Sequence[type[BaseModel | Struct] | Tool | Mapping[str, Any]] | None = None,
        tool_choice: Literal["none", "auto", "required"] | str | ToolChoice | Mapping[str, Any] | None = None,
        parallel_tool_calls: bool | None = None,
        response_format: type[BaseModel | Struct] | ResponseFormat | Mapping[str, Any] | None = None,
        logprobs: bool | None = None,
        top_logprobs: int | None = None,
        separate_reasoning: bool | None = None,
        enable_thinking: bool | None = None,
        reasoning_effort: ReasoningEffort | None = None,
        thinking: Thinking | Mapping[str, Any] | None = None,
        reasoning_split: bool | None = None,
        modalities: Sequence[Modality] | None = None,
        user: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ChatCompletion:
        """Let a model answer a conversation.

        Long answers take long: raise the client's timeout with `with_options(timeout=...)`, or use `stream`.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-chat-completion

        Args:
            model: Id of the model, such as `deepseek/deepseek-v3.2`.
            messages: The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `Message` objects, or
                messages of earlier answers.
            max_tokens: Most tokens to write; lowered silently when they do not fit into the context.
            temperature: Randomness, 0 to 2; the service assumes 1.
            top_p: Choose among the tokens that make up this share of the probability.
            top_k: Choose among this many tokens.
            min_p: Least probability of a token, relative to the most probable one.
            n: Number of answers; the service assumes 1.
            stop: Up to four texts that end the answer; the answer includes them.
            seed: The same seed gives the same answer, as far as the service can.
            frequency_penalty: Makes tokens less likely the more often they are there, -2 to 2.
            presence_penalty: Makes tokens less likely that are there already, -2 to 2.
            repetition_penalty: Multiplies against repetition, 0 to 2; 1 does nothing, more discourages.
            logit_bias: Token ids and how much more likely (up to 100) or less likely (down to -100) they are made.
            max_completion_tokens: Newer name of `max_tokens` elsewhere; this service reads `max_tokens`.
            tools: Functions the model may call: `Tool` objects, dicts, or Pydantic models and Structs that describe the
                arguments of a function of their name.
            tool_choice: Whether and which tools are called: `none`, `auto`, `required`, or one function.
            parallel_tool_calls: Allow several calls in one answer.
            response_format: Form of the answer: a `ResponseFormat`, a dict, or a Pydantic model or Struct that the
                answer can then be `parsed` into.
            logprobs: Tell how probable the tokens were.
            top_logprobs: Tell this many alternatives of each token; needs `logprobs`.
            separate_reasoning: Put the thinking into `reasoning_content`, for models that mix it into the text.
            enable_thinking: Think first, or not; what holds without it depends on the model.
            reasoning_effort: Depth of thinking; which words are known depends on the model, some refuse others.
                `enable_thinking=False`, not `none`, switches it off.
            thinking: Another switch for thinking, of some models.
            reasoning_split: Put the thinking into `reasoning_details` (MiniMax M2).
            modalities: Kinds of output wanted, of models that speak.
            user: Label of your end user.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer of a chat model.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateChatCompletion,
            model=model,
            messages=messages,
            max_tokens=max_tokens,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            min_p=min_p,
            n=n,
            stop=stop,
            seed=seed,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            repetition_penalty=repetition_penalty,
            logit_bias=logit_bias,
            max_completion_tokens=max_completion_tokens,
            tools=tools,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            response_format=response_format,
            logprobs=logprobs,
            top_logprobs=top_logprobs,
            separate_reasoning=separate_reasoning,
            enable_thinking=enable_thinking,
            reasoning_effort=reasoning_effort,
            thinking=thinking,
            reasoning_split=reasoning_split,
            modalities=modalities,
            user=user,
            extra=extra,
        )

    def stream(
        self,
        *,
        model: str,
        messages: Sequence[Message | AssistantMessage | Mapping[str, Any]],
        max_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        min_p: float | None = None,
        n: int | None = None,
        stop: str | Sequence[str] | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        repetition_penalty: float | None = None,
        logit_bias: Mapping[str, int] | None = None,
        max_completion_tokens: int | None = None,
        tools: Sequence[type[BaseModel | Struct] | Tool | Mapping[str, Any]] | None = None,
        tool_choice: Literal["none", "auto", "required"] | str | ToolChoice | Mapping[str, Any] | None = None,
        parallel_tool_calls: bool | None = None,
        response_format: type[BaseModel | Struct] | ResponseFormat | Mapping[str, Any] | None = None,
        logprobs: bool | None = None,
        top_logprobs: int | None = None,
        separate_reasoning: bool | None = None,
        enable_thinking: bool | None = None,
        reasoning_effort: ReasoningEffort | None = None,
        thinking: Thinking | Mapping[str, Any] | None = None,
        reasoning_split: bool | None = None,
        modalities: Sequence[Modality] | None = None,
        user: str | None = None,
        stream_options: StreamOptions | Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AnswerStream[ChatChunk, ChatCompletion]:
        """Let a model answer a conversation, and watch it write.

        The client's timeout bounds the silence between two events, not the whole answer.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-chat-completion

        Args:
            model: Id of the model, such as `deepseek/deepseek-v3.2`.
            messages: The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `Message` objects, or
                messages of earlier answers.
            max_tokens: Most tokens to write; lowered silently when they do not fit into the context.
            temperature: Randomness, 0 to 2; the service assumes 1.
            top_p: Choose among the tokens that make up this share of the probability.
            top_k: Choose among this many tokens.
            min_p: Least probability of a token, relative to the most probable one.
            n: Number of answers; the service assumes 1.
            stop: Up to four texts that end the answer; the answer includes them.
            seed: The same seed gives the same answer, as far as the service can.
            frequency_penalty: Makes tokens less likely the more often they are there, -2 to 2.
            presence_penalty: Makes tokens less likely that are there already, -2 to 2.
            repetition_penalty: Multiplies against repetition, 0 to 2; 1 does nothing, more discourages.
            logit_bias: Token ids and how much more likely (up to 100) or less likely (down to -100) they are made.
            max_completion_tokens: Newer name of `max_tokens` elsewhere; this service reads `max_tokens`.
            tools: Functions the model may call: `Tool` objects, dicts, or Pydantic models and Structs that describe the
                arguments of a function of their name.
            tool_choice: Whether and which tools are called: `none`, `auto`, `required`, or one function.
            parallel_tool_calls: Allow several calls in one answer.
            response_format: Form of the answer: a `ResponseFormat`, a dict, or a Pydantic model or Struct that the
                answer can then be `parsed` into.
            logprobs: Tell how probable the tokens were.
            top_logprobs: Tell this many alternatives of each token; needs `logprobs`.
            separate_reasoning: Put the thinking into `reasoning_content`, for models that mix it into the text.
            enable_thinking: Think first, or not; what holds without it depends on the model.
            reasoning_effort: Depth of thinking; which words are known depends on the model, some refuse others.
                `enable_thinking=False`, not `none`, switches it off.
            thinking: Another switch for thinking, of some models.
            reasoning_split: Put the thinking into `reasoning_details` (MiniMax M2).
            modalities: Kinds of output wanted, of models that speak.
            user: Label of your end user.
            stream_options: What the stream carries besides the answer: `{"include_usage": True}` for the tokens
                counted.
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
            StreamChatCompletion,
            model=model,
            messages=messages,
            max_tokens=max_tokens,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            min_p=min_p,
            n=n,
            stop=stop,
            seed=seed,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            repetition_penalty=repetition_penalty,
            logit_bias=logit_bias,
            max_completion_tokens=max_completion_tokens,
            tools=tools,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            response_format=response_format,
            logprobs=logprobs,
            top_logprobs=top_logprobs,
            separate_reasoning=separate_reasoning,
            enable_thinking=enable_thinking,
            reasoning_effort=reasoning_effort,
            thinking=thinking,
            reasoning_split=reasoning_split,
            modalities=modalities,
            user=user,
            stream_options=stream_options,
            extra=extra,
        )


class AsyncChatCompletions(AsyncResource):
    """Chats with language models: text, images, tools, structured answers."""

    async def create(
        self,
        *,
        model: str,
        messages: Sequence[Message | AssistantMessage | Mapping[str, Any]],
        max_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        min_p: float | None = None,
        n: int | None = None,
        stop: str | Sequence[str] | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        repetition_penalty: float | None = None,
        logit_bias: Mapping[str, int] | None = None,
        max_completion_tokens: int | None = None,
        tools: Sequence[type[BaseModel | Struct] | Tool | Mapping[str, Any]] | None = None,
        tool_choice: Literal["none", "auto", "required"] | str | ToolChoice | Mapping[str, Any] | None = None,
        parallel_tool_calls: bool | None = None,
        response_format: type[BaseModel | Struct] | ResponseFormat | Mapping[str, Any] | None = None,
        logprobs: bool | None = None,
        top_logprobs: int | None = None,
        separate_reasoning: bool | None = None,
        enable_thinking: bool | None = None,
        reasoning_effort: ReasoningEffort | None = None,
        thinking: Thinking | Mapping[str, Any] | None = None,
        reasoning_split: bool | None = None,
        modalities: Sequence[Modality] | None = None,
        user: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ChatCompletion:
        """Let a model answer a conversation.

        Long answers take long: raise the client's timeout with `with_options(timeout=...)`, or use `stream`.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-chat-completion

        Args:
            model: Id of the model, such as `deepseek/deepseek-v3.2`.
            messages: The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `Message` objects, or
                messages of earlier answers.
            max_tokens: Most tokens to write; lowered silently when they do not fit into the context.
            temperature: Randomness, 0 to 2; the service assumes 1.
            top_p: Choose among the tokens that make up this share of the probability.
            top_k: Choose among this many tokens.
            min_p: Least probability of a token, relative to the most probable one.
            n: Number of answers; the service assumes 1.
            stop: Up to four texts that end the answer; the answer includes them.
            seed: The same seed gives the same answer, as far as the service can.
            frequency_penalty: Makes tokens less likely the more often they are there, -2 to 2.
            presence_penalty: Makes tokens less likely that are there already, -2 to 2.
            repetition_penalty: Multiplies against repetition, 0 to 2; 1 does nothing, more discourages.
            logit_bias: Token ids and how much more likely (up to 100) or less likely (down to -100) they are made.
            max_completion_tokens: Newer name of `max_tokens` elsewhere; this service reads `max_tokens`.
            tools: Functions the model may call: `Tool` objects, dicts, or Pydantic models and Structs that describe the
                arguments of a function of their name.
            tool_choice: Whether and which tools are called: `none`, `auto`, `required`, or one function.
            parallel_tool_calls: Allow several calls in one answer.
            response_format: Form of the answer: a `ResponseFormat`, a dict, or a Pydantic model or Struct that the
                answer can then be `parsed` into.
            logprobs: Tell how probable the tokens were.
            top_logprobs: Tell this many alternatives of each token; needs `logprobs`.
            separate_reasoning: Put the thinking into `reasoning_content`, for models that mix it into the text.
            enable_thinking: Think first, or not; what holds without it depends on the model.
            reasoning_effort: Depth of thinking; which words are known depends on the model, some refuse others.
                `enable_thinking=False`, not `none`, switches it off.
            thinking: Another switch for thinking, of some models.
            reasoning_split: Put the thinking into `reasoning_details` (MiniMax M2).
            modalities: Kinds of output wanted, of models that speak.
            user: Label of your end user.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The answer of a chat model.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateChatCompletion,
            model=model,
            messages=messages,
            max_tokens=max_tokens,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            min_p=min_p,
            n=n,
            stop=stop,
            seed=seed,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            repetition_penalty=repetition_penalty,
            logit_bias=logit_bias,
            max_completion_tokens=max_completion_tokens,
            tools=tools,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            response_format=response_format,
            logprobs=logprobs,
            top_logprobs=top_logprobs,
            separate_reasoning=separate_reasoning,
            enable_thinking=enable_thinking,
            reasoning_effort=reasoning_effort,
            thinking=thinking,
            reasoning_split=reasoning_split,
            modalities=modalities,
            user=user,
            extra=extra,
        )

    def stream(
        self,
        *,
        model: str,
        messages: Sequence[Message | AssistantMessage | Mapping[str, Any]],
        max_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        min_p: float | None = None,
        n: int | None = None,
        stop: str | Sequence[str] | None = None,
        seed: int | None = None,
        frequency_penalty: float | None = None,
        presence_penalty: float | None = None,
        repetition_penalty: float | None = None,
        logit_bias: Mapping[str, int] | None = None,
        max_completion_tokens: int | None = None,
        tools: Sequence[type[BaseModel | Struct] | Tool | Mapping[str, Any]] | None = None,
        tool_choice: Literal["none", "auto", "required"] | str | ToolChoice | Mapping[str, Any] | None = None,
        parallel_tool_calls: bool | None = None,
        response_format: type[BaseModel | Struct] | ResponseFormat | Mapping[str, Any] | None = None,
        logprobs: bool | None = None,
        top_logprobs: int | None = None,
        separate_reasoning: bool | None = None,
        enable_thinking: bool | None = None,
        reasoning_effort: ReasoningEffort | None = None,
        thinking: Thinking | Mapping[str, Any] | None = None,
        reasoning_split: bool | None = None,
        modalities: Sequence[Modality] | None = None,
        user: str | None = None,
        stream_options: StreamOptions | Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncAnswerStream[ChatChunk, ChatCompletion]:
        """Let a model answer a conversation, and watch it write.

        The client's timeout bounds the silence between two events, not the whole answer.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-chat-completion

        Args:
            model: Id of the model, such as `deepseek/deepseek-v3.2`.
            messages: The conversation so far: dicts like `{"role": "user", "content": "Hi"}`, `Message` objects, or
                messages of earlier answers.
            max_tokens: Most tokens to write; lowered silently when they do not fit into the context.
            temperature: Randomness, 0 to 2; the service assumes 1.
            top_p: Choose among the tokens that make up this share of the probability.
            top_k: Choose among this many tokens.
            min_p: Least probability of a token, relative to the most probable one.
            n: Number of answers; the service assumes 1.
            stop: Up to four texts that end the answer; the answer includes them.
            seed: The same seed gives the same answer, as far as the service can.
            frequency_penalty: Makes tokens less likely the more often they are there, -2 to 2.
            presence_penalty: Makes tokens less likely that are there already, -2 to 2.
            repetition_penalty: Multiplies against repetition, 0 to 2; 1 does nothing, more discourages.
            logit_bias: Token ids and how much more likely (up to 100) or less likely (down to -100) they are made.
            max_completion_tokens: Newer name of `max_tokens` elsewhere; this service reads `max_tokens`.
            tools: Functions the model may call: `Tool` objects, dicts, or Pydantic models and Structs that describe the
                arguments of a function of their name.
            tool_choice: Whether and which tools are called: `none`, `auto`, `required`, or one function.
            parallel_tool_calls: Allow several calls in one answer.
            response_format: Form of the answer: a `ResponseFormat`, a dict, or a Pydantic model or Struct that the
                answer can then be `parsed` into.
            logprobs: Tell how probable the tokens were.
            top_logprobs: Tell this many alternatives of each token; needs `logprobs`.
            separate_reasoning: Put the thinking into `reasoning_content`, for models that mix it into the text.
            enable_thinking: Think first, or not; what holds without it depends on the model.
            reasoning_effort: Depth of thinking; which words are known depends on the model, some refuse others.
                `enable_thinking=False`, not `none`, switches it off.
            thinking: Another switch for thinking, of some models.
            reasoning_split: Put the thinking into `reasoning_details` (MiniMax M2).
            modalities: Kinds of output wanted, of models that speak.
            user: Label of your end user.
            stream_options: What the stream carries besides the answer: `{"include_usage": True}` for the tokens
                counted.
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
            StreamChatCompletion,
            model=model,
            messages=messages,
            max_tokens=max_tokens,
            temperature=temperature,
            top_p=top_p,
            top_k=top_k,
            min_p=min_p,
            n=n,
            stop=stop,
            seed=seed,
            frequency_penalty=frequency_penalty,
            presence_penalty=presence_penalty,
            repetition_penalty=repetition_penalty,
            logit_bias=logit_bias,
            max_completion_tokens=max_completion_tokens,
            tools=tools,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            response_format=response_format,
            logprobs=logprobs,
            top_logprobs=top_logprobs,
            separate_reasoning=separate_reasoning,
            enable_thinking=enable_thinking,
            reasoning_effort=reasoning_effort,
            thinking=thinking,
            reasoning_split=reasoning_split,
            modalities=modalities,
            user=user,
            stream_options=stream_options,
            extra=extra,
        )

# Rendered from src/novita/operations/model/responses.py by `python tools/render.py`: edit that, not this.

"""Responses: OpenAI's newer call, for models that list `responses` among their endpoints. Experimental.

No page of the documentation describes it; what a model honours of it has to be tried.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct
from pydantic import BaseModel

from novita._client.resource import AsyncResource, Resource
from novita._client.streams import AnswerStream, AsyncAnswerStream
from novita.operations.model.responses import CreateResponse, FunctionTool, Reasoning, StreamResponse, TextOptions
from novita.types.model.responses import OutputItem, Response, ResponseEvent


class Responses(Resource):
    """Responses: OpenAI's newer call, for models that list `responses` among their endpoints. Experimental.

    No page of the documentation describes it; what a model honours of it has to be tried.
    """

    def create(
        self,
        *,
        model: str,
        input: str | Sequence[OutputItem | Mapping[str, Any]],
        instructions: str | None = None,
        max_output_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        tools: Sequence[type[BaseModel | Struct] | FunctionTool | Mapping[str, Any]] | None = None,
        tool_choice: Literal["none", "auto", "required"] | str | Mapping[str, Any] | None = None,
        parallel_tool_calls: bool | None = None,
        max_tool_calls: int | None = None,
        text: type[BaseModel | Struct] | TextOptions | Mapping[str, Any] | None = None,
        reasoning: Reasoning | Mapping[str, Any] | None = None,
        top_logprobs: int | None = None,
        previous_response_id: str | None = None,
        store: bool | None = None,
        background: bool | None = None,
        include: Sequence[str] | None = None,
        truncation: Literal["auto", "disabled"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        user: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Response:
        """Let a model answer. Experimental: no page of the documentation describes this call.

        Args:
            model: Id of the model, such as `zai-org/glm-5.3`.
            input: Text, or a list of items: messages like `{"role": "user", "content": "Hi"}`, outputs of functions,
                items of earlier responses.
            instructions: System prompt.
            max_output_tokens: Most tokens to write.
            temperature: Randomness, 0 to 2.
            top_p: Choose among the tokens that make up this share of the probability.
            tools: Functions the model may call: `FunctionTool` objects, dicts, or Pydantic models and Structs that
                describe the arguments of a function of their name.
            tool_choice: Whether and which tools are called: `none`, `auto`, `required`, or `{"type": "function",
                "name": ...}`.
            parallel_tool_calls: Allow several calls in one answer.
            max_tool_calls: Most calls of tools.
            text: Form of the text: a `TextOptions`, a dict, or a Pydantic model or Struct that the answer can then be
                `parsed` into.
            reasoning: How the model thinks.
            top_logprobs: Tell this many alternatives of each token.
            previous_response_id: Go on from a stored response.
            store: Keep the response on the server.
            background: Run detached; no call to read the result is known.
            include: More to put out.
            truncation: What to do when the input is too long.
            metadata: Labels of your own.
            user: Label of your end user.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A response.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateResponse,
            model=model,
            input=input,
            instructions=instructions,
            max_output_tokens=max_output_tokens,
            temperature=temperature,
            top_p=top_p,
            tools=tools,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            max_tool_calls=max_tool_calls,
            text=text,
            reasoning=reasoning,
            top_logprobs=top_logprobs,
            previous_response_id=previous_response_id,
            store=store,
            background=background,
            include=include,
            truncation=truncation,
            metadata=metadata,
            user=user,
            extra=extra,
        )

    def stream(
        self,
        *,
        model: str,
        input: str | Sequence[OutputItem | Mapping[str, Any]],
        instructions: str | None = None,
        max_output_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        tools: Sequence[type[BaseModel | Struct] | FunctionTool | Mapping[str, Any]] | None = None,
        tool_choice: Literal["none", "auto", "required"] | str | Mapping[str, Any] | None = None,
        parallel_tool_calls: bool | None = None,
        max_tool_calls: int | None = None,
        text: type[BaseModel | Struct] | TextOptions | Mapping[str, Any] | None = None,
        reasoning: Reasoning | Mapping[str, Any] | None = None,
        top_logprobs: int | None = None,
        previous_response_id: str | None = None,
        store: bool | None = None,
        background: bool | None = None,
        include: Sequence[str] | None = None,
        truncation: Literal["auto", "disabled"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        user: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AnswerStream[ResponseEvent, Response]:
        """Let a model answer, and watch it write. Experimental: no page of the documentation describes this call.

        The client's timeout bounds the silence between two events, not the whole answer.

        Args:
            model: Id of the model, such as `zai-org/glm-5.3`.
            input: Text, or a list of items: messages like `{"role": "user", "content": "Hi"}`, outputs of functions,
                items of earlier responses.
            instructions: System prompt.
            max_output_tokens: Most tokens to write.
            temperature: Randomness, 0 to 2.
            top_p: Choose among the tokens that make up this share of the probability.
            tools: Functions the model may call: `FunctionTool` objects, dicts, or Pydantic models and Structs that
                describe the arguments of a function of their name.
            tool_choice: Whether and which tools are called: `none`, `auto`, `required`, or `{"type": "function",
                "name": ...}`.
            parallel_tool_calls: Allow several calls in one answer.
            max_tool_calls: Most calls of tools.
            text: Form of the text: a `TextOptions`, a dict, or a Pydantic model or Struct that the answer can then be
                `parsed` into.
            reasoning: How the model thinks.
            top_logprobs: Tell this many alternatives of each token.
            previous_response_id: Go on from a stored response.
            store: Keep the response on the server.
            background: Run detached; no call to read the result is known.
            include: More to put out.
            truncation: What to do when the input is too long.
            metadata: Labels of your own.
            user: Label of your end user.
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
            StreamResponse,
            model=model,
            input=input,
            instructions=instructions,
            max_output_tokens=max_output_tokens,
            temperature=temperature,
            top_p=top_p,
            tools=tools,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            max_tool_calls=max_tool_calls,
            text=text,
            reasoning=reasoning,
            top_logprobs=top_logprobs,
            previous_response_id=previous_response_id,
            store=store,
            background=background,
            include=include,
            truncation=truncation,
            metadata=metadata,
            user=user,
            extra=extra,
        )


class AsyncResponses(AsyncResource):
    """Responses: OpenAI's newer call, for models that list `responses` among their endpoints. Experimental.

    No page of the documentation describes it; what a model honours of it has to be tried.
    """

    async def create(
        self,
        *,
        model: str,
        input: str | Sequence[OutputItem | Mapping[str, Any]],
        instructions: str | None = None,
        max_output_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        tools: Sequence[type[BaseModel | Struct] | FunctionTool | Mapping[str, Any]] | None = None,
        tool_choice: Literal["none", "auto", "required"] | str | Mapping[str, Any] | None = None,
        parallel_tool_calls: bool | None = None,
        max_tool_calls: int | None = None,
        text: type[BaseModel | Struct] | TextOptions | Mapping[str, Any] | None = None,
        reasoning: Reasoning | Mapping[str, Any] | None = None,
        top_logprobs: int | None = None,
        previous_response_id: str | None = None,
        store: bool | None = None,
        background: bool | None = None,
        include: Sequence[str] | None = None,
        truncation: Literal["auto", "disabled"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        user: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Response:
        """Let a model answer. Experimental: no page of the documentation describes this call.

        Args:
            model: Id of the model, such as `zai-org/glm-5.3`.
            input: Text, or a list of items: messages like `{"role": "user", "content": "Hi"}`, outputs of functions,
                items of earlier responses.
            instructions: System prompt.
            max_output_tokens: Most tokens to write.
            temperature: Randomness, 0 to 2.
            top_p: Choose among the tokens that make up this share of the probability.
            tools: Functions the model may call: `FunctionTool` objects, dicts, or Pydantic models and Structs that
                describe the arguments of a function of their name.
            tool_choice: Whether and which tools are called: `none`, `auto`, `required`, or `{"type": "function",
                "name": ...}`.
            parallel_tool_calls: Allow several calls in one answer.
            max_tool_calls: Most calls of tools.
            text: Form of the text: a `TextOptions`, a dict, or a Pydantic model or Struct that the answer can then be
                `parsed` into.
            reasoning: How the model thinks.
            top_logprobs: Tell this many alternatives of each token.
            previous_response_id: Go on from a stored response.
            store: Keep the response on the server.
            background: Run detached; no call to read the result is known.
            include: More to put out.
            truncation: What to do when the input is too long.
            metadata: Labels of your own.
            user: Label of your end user.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A response.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateResponse,
            model=model,
            input=input,
            instructions=instructions,
            max_output_tokens=max_output_tokens,
            temperature=temperature,
            top_p=top_p,
            tools=tools,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            max_tool_calls=max_tool_calls,
            text=text,
            reasoning=reasoning,
            top_logprobs=top_logprobs,
            previous_response_id=previous_response_id,
            store=store,
            background=background,
            include=include,
            truncation=truncation,
            metadata=metadata,
            user=user,
            extra=extra,
        )

    def stream(
        self,
        *,
        model: str,
        input: str | Sequence[OutputItem | Mapping[str, Any]],
        instructions: str | None = None,
        max_output_tokens: int | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        tools: Sequence[type[BaseModel | Struct] | FunctionTool | Mapping[str, Any]] | None = None,
        tool_choice: Literal["none", "auto", "required"] | str | Mapping[str, Any] | None = None,
        parallel_tool_calls: bool | None = None,
        max_tool_calls: int | None = None,
        text: type[BaseModel | Struct] | TextOptions | Mapping[str, Any] | None = None,
        reasoning: Reasoning | Mapping[str, Any] | None = None,
        top_logprobs: int | None = None,
        previous_response_id: str | None = None,
        store: bool | None = None,
        background: bool | None = None,
        include: Sequence[str] | None = None,
        truncation: Literal["auto", "disabled"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        user: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncAnswerStream[ResponseEvent, Response]:
        """Let a model answer, and watch it write. Experimental: no page of the documentation describes this call.

        The client's timeout bounds the silence between two events, not the whole answer.

        Args:
            model: Id of the model, such as `zai-org/glm-5.3`.
            input: Text, or a list of items: messages like `{"role": "user", "content": "Hi"}`, outputs of functions,
                items of earlier responses.
            instructions: System prompt.
            max_output_tokens: Most tokens to write.
            temperature: Randomness, 0 to 2.
            top_p: Choose among the tokens that make up this share of the probability.
            tools: Functions the model may call: `FunctionTool` objects, dicts, or Pydantic models and Structs that
                describe the arguments of a function of their name.
            tool_choice: Whether and which tools are called: `none`, `auto`, `required`, or `{"type": "function",
                "name": ...}`.
            parallel_tool_calls: Allow several calls in one answer.
            max_tool_calls: Most calls of tools.
            text: Form of the text: a `TextOptions`, a dict, or a Pydantic model or Struct that the answer can then be
                `parsed` into.
            reasoning: How the model thinks.
            top_logprobs: Tell this many alternatives of each token.
            previous_response_id: Go on from a stored response.
            store: Keep the response on the server.
            background: Run detached; no call to read the result is known.
            include: More to put out.
            truncation: What to do when the input is too long.
            metadata: Labels of your own.
            user: Label of your end user.
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
            StreamResponse,
            model=model,
            input=input,
            instructions=instructions,
            max_output_tokens=max_output_tokens,
            temperature=temperature,
            top_p=top_p,
            tools=tools,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            max_tool_calls=max_tool_calls,
            text=text,
            reasoning=reasoning,
            top_logprobs=top_logprobs,
            previous_response_id=previous_response_id,
            store=store,
            background=background,
            include=include,
            truncation=truncation,
            metadata=metadata,
            user=user,
            extra=extra,
        )

# Rendered from src/novita/operations/model/completions.py by `python tools/render.py`: edit that, not this.

"""Completions of bare texts, for models that list `completions` among their endpoints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.resource import AsyncResource, Resource
from novita._client.streams import AnswerStream, AsyncAnswerStream
from novita.operations.model.chat.completions import StreamOptions
from novita.operations.model.completions import CreateCompletion, StreamCompletion
from novita.types.model.completions import Completion


class Completions(Resource):
    """Completions of bare texts, for models that list `completions` among their endpoints."""

    def create(
        self,
        *,
        model: str,
        prompt: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],
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
        logprobs: int | None = None,
        best_of: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Completion:
        """Let a model complete a text.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-completion

        Args:
            model: Id of the model, such as `meta-llama/llama-3.1-8b-instruct`.
            prompt: Text or tokens to complete, or several of them.
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
            logprobs: Tell how probable the tokens were, with this many alternatives.
            best_of: Texts to write of which the best are answered; more than `n`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A completed text; of a stream, the next piece of it.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateCompletion,
            model=model,
            prompt=prompt,
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
            logprobs=logprobs,
            best_of=best_of,
            extra=extra,
        )

    def stream(
        self,
        *,
        model: str,
        prompt: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],
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
        logprobs: int | None = None,
        stream_options: StreamOptions | Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AnswerStream[Completion, Completion]:
        """Let a model complete a text, and watch it write.

        The client's timeout bounds the silence between two events, not the whole answer.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-completion

        Args:
            model: Id of the model, such as `meta-llama/llama-3.1-8b-instruct`.
            prompt: Text or tokens to complete, or several of them.
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
            logprobs: Tell how probable the tokens were, with this many alternatives.
            stream_options: What the stream carries besides the text: `{"include_usage": True}` for the tokens counted.
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
            StreamCompletion,
            model=model,
            prompt=prompt,
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
            logprobs=logprobs,
            stream_options=stream_options,
            extra=extra,
        )


class AsyncCompletions(AsyncResource):
    """Completions of bare texts, for models that list `completions` among their endpoints."""

    async def create(
        self,
        *,
        model: str,
        prompt: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],
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
        logprobs: int | None = None,
        best_of: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Completion:
        """Let a model complete a text.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-completion

        Args:
            model: Id of the model, such as `meta-llama/llama-3.1-8b-instruct`.
            prompt: Text or tokens to complete, or several of them.
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
            logprobs: Tell how probable the tokens were, with this many alternatives.
            best_of: Texts to write of which the best are answered; more than `n`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A completed text; of a stream, the next piece of it.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateCompletion,
            model=model,
            prompt=prompt,
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
            logprobs=logprobs,
            best_of=best_of,
            extra=extra,
        )

    def stream(
        self,
        *,
        model: str,
        prompt: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],
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
        logprobs: int | None = None,
        stream_options: StreamOptions | Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncAnswerStream[Completion, Completion]:
        """Let a model complete a text, and watch it write.

        The client's timeout bounds the silence between two events, not the whole answer.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-completion

        Args:
            model: Id of the model, such as `meta-llama/llama-3.1-8b-instruct`.
            prompt: Text or tokens to complete, or several of them.
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
            logprobs: Tell how probable the tokens were, with this many alternatives.
            stream_options: What the stream carries besides the text: `{"include_usage": True}` for the tokens counted.
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
            StreamCompletion,
            model=model,
            prompt=prompt,
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
            logprobs=logprobs,
            stream_options=stream_options,
            extra=extra,
        )

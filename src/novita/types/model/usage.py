"""Tokens counted."""

from __future__ import annotations

import msgspec

from novita._core.model import Model


class PromptTokens(Model, frozen=True, kw_only=True):
    """Kinds of input tokens."""

    audio_tokens: int = 0
    """Tokens of audio."""
    cached_tokens: int = 0
    """Tokens served from the prompt cache."""
    cache_creation_prompt_tokens: int = msgspec.field(default=0, name="cache_creation_Prompt_tokens")
    """Tokens written to the prompt cache."""
    cache_read_prompt_tokens: int = msgspec.field(default=0, name="cache_read_Prompt_tokens")
    """Tokens read from the prompt cache."""


class CompletionTokens(Model, frozen=True, kw_only=True):
    """Kinds of output tokens."""

    audio_tokens: int = 0
    """Tokens of audio."""
    reasoning_tokens: int = 0
    """Tokens of thinking."""


class Usage(Model, frozen=True, kw_only=True):
    """Tokens of one call."""

    prompt_tokens: int = 0
    """Input tokens."""
    completion_tokens: int = 0
    """Output tokens."""
    total_tokens: int = 0
    """Both."""
    prompt_tokens_details: PromptTokens | None = None
    """Kinds of input tokens."""
    completion_tokens_details: CompletionTokens | None = None
    """Kinds of output tokens."""

"""What a model answers to a bare text."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec

from novita._core.model import Array, Model, no_nulls

from . import keep
from .usage import Usage

FinishReason: TypeAlias = Literal["stop", "length"] | str
"""Why a text ended."""


class TextLogprobs(Model, frozen=True, kw_only=True):
    """How probable the tokens of a text were; the lists go together."""

    tokens: Array[str] = ()
    """The tokens."""
    token_logprobs: Array[float | None] = ()
    """Logarithms of their probabilities."""
    text_offset: Array[int] = ()
    """Where they begin in the text."""
    top_logprobs: Array[dict[str, float] | None] = ()
    """The most probable tokens at each place."""

    def __post_init__(self) -> None:
        no_nulls(self, "tokens", "token_logprobs", "text_offset", "top_logprobs")


class CompletionChoice(Model, frozen=True, kw_only=True):
    """One of the texts, or the next piece of it."""

    index: int = 0
    """Number of the text, from 0."""
    text: str = ""
    """The text."""
    finish_reason: FinishReason | None = None
    """Why it ended."""
    logprobs: TextLogprobs | None = None
    """How probable its tokens were, if asked for."""


class Completion(Model, frozen=True, kw_only=True):
    """A completed text; of a stream, the next piece of it."""

    id: str = ""
    """Id of the answer."""
    object: str = ""
    """`text_completion`."""
    created_at_unix: int = msgspec.field(default=0, name="created")
    """When it was made, Unix seconds."""
    model: str = ""
    """Model that answered."""
    choices: Array[CompletionChoice] = ()
    """The texts; more than one if `n` or several prompts asked for them."""
    usage: Usage | None = None
    """Tokens of the call."""

    def __post_init__(self) -> None:
        no_nulls(self, "choices")

    @property
    def text(self) -> str:
        """The first text."""
        return "".join(each.text for each in self.choices if each.index == 0)


_ABOUT = ("id", "object", "created_at_unix", "model")


class CompletionCollector:
    """Puts texts together from their pieces."""

    def __init__(self) -> None:
        self._choices: dict[int, list[CompletionChoice]] = {}
        self._said: dict[str, Any] = {}
        self._usage: Usage | None = None

    @property
    def complete(self) -> bool:
        """Whether every text has ended."""
        return bool(self._choices) and all(
            any(each.finish_reason for each in pieces) for pieces in self._choices.values()
        )

    def add(self, event: Completion) -> str:
        """Take the next piece and give what it adds to the first text."""
        for choice in event.choices:
            self._choices.setdefault(choice.index, []).append(choice)
        self._usage = event.usage or self._usage
        keep(self._said, event, _ABOUT)
        return event.text

    def final(self) -> Completion:
        """The completion, as the call without a stream gives it."""
        choices = tuple(_joined(index, pieces) for index, pieces in sorted(self._choices.items()))
        return Completion(**self._said, choices=choices, usage=self._usage)


def _joined(index: int, pieces: list[CompletionChoice]) -> CompletionChoice:
    known = [each.logprobs for each in pieces if each.logprobs is not None]
    names = TextLogprobs.__struct_fields__
    logprobs = {name: tuple(item for each in known for item in getattr(each, name)) for name in names}
    return CompletionChoice(
        index=index,
        text="".join(each.text for each in pieces),
        finish_reason=next((each.finish_reason for each in reversed(pieces) if each.finish_reason), None),
        logprobs=TextLogprobs(**logprobs) if known else None,
    )

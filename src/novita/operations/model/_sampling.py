"""What chats and completions can be asked in the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from novita._core.operation import Params

Penalty = Annotated[float, Field(ge=-2, le=2)]
"""A penalty for tokens that were there already."""

Bias = Annotated[int, Field(ge=-100, le=100)]
"""How much more likely a token is made."""


class Sampling(Params):
    """How tokens are chosen, and how many."""

    max_tokens: Annotated[int, Field(ge=1)] | None = None
    """Most tokens to write; lowered silently when they do not fit into the context."""
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    """Randomness, 0 to 2; the service assumes 1."""
    top_p: Annotated[float, Field(gt=0, le=1)] | None = None
    """Choose among the tokens that make up this share of the probability."""
    top_k: Annotated[int, Field(ge=1, le=128)] | None = None
    """Choose among this many tokens."""
    min_p: Annotated[float, Field(ge=0, le=1)] | None = None
    """Least probability of a token, relative to the most probable one."""
    n: Annotated[int, Field(ge=1, le=128)] | None = None
    """Number of answers; the service assumes 1."""
    stop: str | Annotated[Sequence[str], Field(max_length=4)] | None = None
    """Up to four texts that end the answer; the answer includes them."""
    seed: int | None = None
    """The same seed gives the same answer, as far as the service can."""
    frequency_penalty: Penalty | None = None
    """Makes tokens less likely the more often they are there, -2 to 2."""
    presence_penalty: Penalty | None = None
    """Makes tokens less likely that are there already, -2 to 2."""
    repetition_penalty: Annotated[float, Field(ge=0, le=2)] | None = None
    """Multiplies against repetition, 0 to 2; 1 does nothing, more discourages."""
    logit_bias: Mapping[str, Bias] | None = None
    """Token ids and how much more likely (up to 100) or less likely (down to -100) they are made."""

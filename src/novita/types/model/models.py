"""Language models on offer."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from novita._core.model import Array, Model, moment, no_nulls

_UNITS_PER_USD = Decimal(10_000)


class RateLimit(Model, frozen=True, kw_only=True):
    """How much an account tier may ask for."""

    tier: str = ""
    """Tier, `T1` to `T5`."""
    requests_per_minute: int = msgspec.field(default=0, name="rpm")
    """Requests a minute."""
    tokens_per_minute: int = msgspec.field(default=0, name="tpm")
    """Tokens a minute."""


class LanguageModel(Model, frozen=True, kw_only=True):
    """A model and what it costs."""

    id: str
    """Id to ask for it with, such as `deepseek/deepseek-v3.2`."""
    object: str = ""
    """`model`."""
    created_at_unix: int = msgspec.field(default=0, name="created")
    """When it was added, Unix seconds."""
    input_token_price_per_m: int = 0
    """Price of a million input tokens in 1/10000 USD; see `input_price_usd_per_million_tokens`."""
    output_token_price_per_m: int = 0
    """Price of a million output tokens in 1/10000 USD; see `output_price_usd_per_million_tokens`."""
    title: str = ""
    """Title."""
    display_name: str = ""
    """Name for people."""
    description: str = ""
    """What it is."""
    model_type: str = ""
    """Kind, such as `chat` or `embedding`."""
    context_size: int = 0
    """Tokens of input and output together, at most."""
    max_output_tokens: int = 0
    """Tokens of output, at most."""
    features: Array[str] = ()
    """What it can do, such as `function-calling`, `structured-outputs` or `reasoning`."""
    endpoints: Array[str] = ()
    """How it can be asked, such as `chat/completions`, `anthropic`, `responses` or `batch-api`."""
    status: int = 0
    """1 while it is on offer."""
    tags: Array[Any] = ()
    """Labels, such as `NEW`."""
    support_prompt_cache: bool = False
    """Whether cached input is cheaper."""
    rate_limits: Array[RateLimit] = msgspec.field(default=(), name="quota_items")
    """What each account tier may ask for."""
    owned_by: str = ""
    """Owner; `unknown` as a rule."""
    permission: Any = None
    """Empty as a rule."""
    root: str = ""
    """Empty as a rule."""
    parent: str = ""
    """Empty as a rule."""

    def __post_init__(self) -> None:
        no_nulls(self, "features", "endpoints", "tags", "rate_limits")

    @property
    def created_at(self) -> datetime | None:
        """When it was added."""
        return moment(self.created_at_unix)

    @property
    def input_price_usd_per_million_tokens(self) -> Decimal:
        """Price of a million input tokens in US dollars."""
        return Decimal(self.input_token_price_per_m) / _UNITS_PER_USD

    @property
    def output_price_usd_per_million_tokens(self) -> Decimal:
        """Price of a million output tokens in US dollars."""
        return Decimal(self.output_token_price_per_m) / _UNITS_PER_USD

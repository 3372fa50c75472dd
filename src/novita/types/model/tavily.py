"""Answers of web search with Tavily."""

from __future__ import annotations

from typing import Any

import msgspec

from novita._core.model import Array, Model, no_nulls


class TavilyUsage(Model, frozen=True, kw_only=True):
    """What a call used."""

    credits: float = 0
    """Credits at the provider."""


class TavilyImage(Model, frozen=True, kw_only=True):
    """An image with its description."""

    url: str = ""
    """Address."""
    description: str | None = None
    """Description."""


class TavilyResult(Model, frozen=True, kw_only=True):
    """One page found."""

    title: str = ""
    """Title."""
    url: str = ""
    """Address."""
    content: str = ""
    """Excerpt."""
    score: float = 0
    """Relevance, 0 to 1."""
    raw_content: str | None = None
    """Text of the page, when asked for."""
    favicon: str | None = None
    """Address of the icon."""
    published_date: str | None = None
    """Date of publication as the provider writes it; news only."""


class _Answer(Model, frozen=True, kw_only=True):
    """What all answers have."""

    response_time_seconds: float = msgspec.field(default=0, name="response_time")
    """Seconds it took at the provider."""
    usage: TavilyUsage | None = None
    """What it used, when asked for."""
    request_id: str = ""
    """Request id."""


class TavilyResults(_Answer, frozen=True, kw_only=True):
    """What a search found."""

    query: str = ""
    """Search text."""
    answer: str | None = None
    """Written answer, when asked for."""
    images: Array[str | TavilyImage] = ()
    """Images, when asked for: addresses, with descriptions if those were asked for."""
    results: Array[TavilyResult] = ()
    """Pages."""
    auto_parameters: dict[str, Any] | None = None
    """Parameters the provider chose, when it was to."""

    def __post_init__(self) -> None:
        no_nulls(self, "images", "results")


class TavilyPage(Model, frozen=True, kw_only=True):
    """One page read."""

    url: str = ""
    """Address."""
    raw_content: str | None = None
    """Text of the page."""
    images: Array[str | TavilyImage] = ()
    """Images, when asked for."""
    favicon: str | None = None
    """Address of the icon."""

    def __post_init__(self) -> None:
        no_nulls(self, "images")


class TavilyFailure(Model, frozen=True, kw_only=True):
    """A page that could not be read."""

    url: str = ""
    """Address."""
    error: str = ""
    """Reason."""


class TavilyExtract(_Answer, frozen=True, kw_only=True):
    """Contents of pages."""

    results: Array[TavilyPage] = ()
    """Pages read."""
    failed_results: Array[str | TavilyFailure] = ()
    """Pages that could not be read."""

    def __post_init__(self) -> None:
        no_nulls(self, "results", "failed_results")


class TavilyCrawl(_Answer, frozen=True, kw_only=True):
    """Pages of a site."""

    base_url: str = ""
    """Address it began at."""
    results: Array[TavilyPage] = ()
    """Pages read."""

    def __post_init__(self) -> None:
        no_nulls(self, "results")


class TavilyMap(_Answer, frozen=True, kw_only=True):
    """Addresses of a site."""

    base_url: str = ""
    """Address it began at."""
    results: Array[str] = ()
    """Addresses found."""

    def __post_init__(self) -> None:
        no_nulls(self, "results")

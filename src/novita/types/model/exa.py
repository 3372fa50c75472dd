"""Answers of web search with Exa."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from novita._core.model import Array, Model, no_nulls


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


class ExaEntity(Model, frozen=True, kw_only=True):
    """A company or person found on a page."""

    id: str = ""
    """Entity id."""
    type: str = ""
    """`company` or `person`."""
    version: int | float | str = 0
    """Version of its form."""
    properties: dict[str, Any] | None = None
    """Facts, by kind."""
    name: str = ""
    """Name."""
    description: str = ""
    """Description."""
    metadata: dict[str, Any] | None = None
    """Further facts."""


class ExaExtras(Model, frozen=True, kw_only=True, rename="camel"):
    """What was asked for besides the text; entries are texts or objects."""

    links: Array[Any] = ()
    """Links."""
    image_links: Array[Any] = ()
    """Images."""
    rich_image_links: Array[Any] = ()
    """Images with facts."""
    rich_links: Array[Any] = ()
    """Links with facts."""
    code_blocks: Array[Any] = ()
    """Code blocks."""

    def __post_init__(self) -> None:
        no_nulls(self, "links", "image_links", "rich_image_links", "rich_links", "code_blocks")


class ExaResult(Model, frozen=True, kw_only=True, rename="camel"):
    """One page."""

    id: str = ""
    """Exa id, to ask for contents with."""
    url: str = ""
    """Address."""
    title: str | None = None
    """Title."""
    published_date: str | None = None
    """Estimated date of publication, ISO 8601."""
    author: str | None = None
    """Author."""
    score: float | None = None
    """Relevance."""
    image: str | None = None
    """Address of an image."""
    favicon: str | None = None
    """Address of the icon."""
    text: str | None = None
    """Text of the page, when asked for."""
    highlights: Array[str] = ()
    """Excerpts, when asked for."""
    highlight_scores: Array[float] = ()
    """Relevance of each excerpt."""
    summary: str | None = None
    """Summary, when asked for; JSON text with a schema."""
    subpages: Array[ExaResult] = ()
    """Subpages followed."""
    entities: Array[ExaEntity] = ()
    """Companies and people found on the page."""
    extras: ExaExtras | None = None
    """What was asked for besides."""

    def __post_init__(self) -> None:
        no_nulls(self, "highlights", "highlight_scores", "subpages", "entities")

    @property
    def published_at(self) -> datetime | None:
        """Estimated time of publication."""
        return _moment(self.published_date)


class ExaSource(Model, frozen=True, kw_only=True):
    """A source of a part of the output."""

    url: str = ""
    """Address."""
    title: str = ""
    """Title."""


class ExaGrounding(Model, frozen=True, kw_only=True):
    """What a part of the output rests on."""

    field: str = ""
    """Part of the content."""
    citations: Array[ExaSource] = ()
    """Sources."""
    confidence: str = ""
    """`low`, `medium` or `high`."""

    def __post_init__(self) -> None:
        no_nulls(self, "citations")


class ExaOutput(Model, frozen=True, kw_only=True):
    """What was made of the results, for an output schema or a deep search."""

    content: str | dict[str, Any] = ""
    """Text, or an object when a schema was given."""
    grounding: Array[ExaGrounding] = ()
    """Sources of each part."""

    def __post_init__(self) -> None:
        no_nulls(self, "grounding")


class ExaResults(Model, frozen=True, kw_only=True, rename="camel"):
    """What a search found."""

    request_id: str = ""
    """Request id."""
    results: Array[ExaResult] = ()
    """Pages."""
    output: ExaOutput | None = None
    """What was made of them, for an output schema or a deep search."""
    search_type: str = ""
    """Method used."""
    context: str = ""
    """The results as one text; out of use at the provider."""
    cost_dollars: dict[str, Any] | None = None
    """Cost at the provider, USD."""

    def __post_init__(self) -> None:
        no_nulls(self, "results")


class ExaPageError(Model, frozen=True, kw_only=True, rename="camel"):
    """Why a page could not be fetched."""

    tag: str = ""
    """Reason, such as `CRAWL_NOT_FOUND`."""
    http_status_code: int | None = None
    """HTTP status of the page."""


class ExaPageStatus(Model, frozen=True, kw_only=True):
    """How fetching a page went."""

    id: str = ""
    """Page asked for."""
    status: str = ""
    """`success` or `error`."""
    source: str = ""
    """Where it came from, such as `cached`."""
    error: ExaPageError | None = None
    """Why it failed."""


class ExaContents(Model, frozen=True, kw_only=True, rename="camel"):
    """Contents of pages; failed ones are in `statuses` only."""

    request_id: str = ""
    """Request id."""
    results: Array[ExaResult] = ()
    """Pages fetched."""
    statuses: Array[ExaPageStatus] = ()
    """How fetching each page went."""
    cost_dollars: dict[str, Any] | None = None
    """Cost at the provider, USD."""

    def __post_init__(self) -> None:
        no_nulls(self, "results", "statuses")


class ExaCitation(Model, frozen=True, kw_only=True, rename="camel"):
    """A source of an answer."""

    id: str = ""
    """Exa id."""
    url: str = ""
    """Address."""
    title: str | None = None
    """Title."""
    published_date: str | None = None
    """Estimated date of publication, ISO 8601."""
    author: str | None = None
    """Author."""
    image: str | None = None
    """Address of an image."""
    favicon: str | None = None
    """Address of the icon."""
    text: str | None = None
    """Text of the page, when asked for."""

    @property
    def published_at(self) -> datetime | None:
        """Estimated time of publication."""
        return _moment(self.published_date)


class ExaAnswer(Model, frozen=True, kw_only=True, rename="camel"):
    """An answer with its sources."""

    request_id: str = ""
    """Request id."""
    answer: str | dict[str, Any] = ""
    """Text, or an object when a schema was given."""
    citations: Array[ExaCitation] = ()
    """Sources."""
    cost_dollars: dict[str, Any] | None = None
    """Cost at the provider, USD."""

    def __post_init__(self) -> None:
        no_nulls(self, "citations")

"""Web search with Exa: pages, their contents, answers with sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import AwareDatetime, ConfigDict, Field, PlainSerializer

from novita._core.operation import CAMEL, Operation, Params, R
from novita.types.model.exa import ExaAnswer, ExaContents, ExaResults

SearchType: TypeAlias = Literal["instant", "fast", "auto", "deep-lite", "deep", "deep-reasoning", "neural"] | str
"""Method of a search."""

SearchCategory: TypeAlias = (
    Literal["company", "research paper", "news", "personal site", "financial report", "people", "pdf"] | str
)
"""Kind of pages."""

Compliance: TypeAlias = Literal["hipaa"] | str
"""Rules to keep."""

Livecrawl: TypeAlias = Literal["never", "fallback", "preferred", "always"] | str
"""When pages are fetched anew."""

Verbosity: TypeAlias = Literal["compact", "standard", "full"] | str
"""How much of a page."""

Section: TypeAlias = Literal["header", "navigation", "banner", "body", "sidebar", "footer", "metadata"] | str
"""Part of a page."""

Target = Annotated[str, Field(max_length=100)]
"""A term."""

Count = Annotated[int, Field(ge=0, le=1000)]
"""How many of something to add."""


def _iso(moment: datetime | date | str) -> str:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"
    return moment if isinstance(moment, str) else f"{moment.isoformat()}T00:00:00.000Z"


Moment = Annotated[AwareDatetime | date, PlainSerializer(_iso)]
"""An aware datetime, or a date (its first second, UTC)."""


class ExaParams(Params):
    """An object nested in a request to Exa."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


class ExaOperation(Operation[R]):
    """An operation of Exa."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


class Text(ExaParams):
    """How to give the text of pages."""

    max_characters: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """Where to cut the text."""
    include_html_tags: bool | None = None
    """Keep HTML tags."""
    verbosity: Verbosity | None = None
    """How much of the page; the provider assumes `compact`."""
    include_sections: Sequence[Section] | None = None
    """Only these sections."""
    exclude_sections: Sequence[Section] | None = None
    """Without these sections."""


class Highlights(ExaParams):
    """How to choose excerpts."""

    query: str | None = None
    """What they should be about."""
    max_characters: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """Most characters for each page."""
    num_sentences: Annotated[int, Field(ge=1)] | None = None
    """Sentences of an excerpt; out of use at the provider."""
    highlights_per_url: Annotated[int, Field(ge=1)] | None = None
    """Excerpts of a page; out of use at the provider."""


class Summary(ExaParams):
    """How to write summaries."""

    query: str | None = None
    """What they should be about."""
    json_schema: Annotated[Mapping[str, Any] | None, Field(serialization_alias="schema")] = None
    """JSON schema of a structured summary."""


class Extras(ExaParams):
    """How many of each to add for a page."""

    links: Count | None = None
    """Links."""
    image_links: Count | None = None
    """Images."""
    rich_image_links: Count | None = None
    """Images with facts."""
    rich_links: Count | None = None
    """Links with facts."""
    code_blocks: Count | None = None
    """Code blocks."""


class Search(
    ExaOperation[ExaResults],
    method="search",
    route="POST /v3/exa/search",
    positional="query",
    docs="model-apis-exa-search",
):
    """Search the web, and fetch contents of the pages found."""

    query: Annotated[str, Field(min_length=1)]
    """Search text."""
    type: SearchType | None = None
    """Method; the provider assumes `auto`."""
    category: SearchCategory | None = None
    """Only this kind of page; `company` and `people` refuse ranges of dates and `exclude_domains`."""
    num_results: Annotated[int, Field(ge=1, le=100)] | None = None
    """Results wanted, at most 100; the provider assumes 10."""
    include_domains: Annotated[Sequence[str], Field(max_length=1200)] | None = None
    """Only these domains."""
    exclude_domains: Annotated[Sequence[str], Field(max_length=1200)] | None = None
    """Not these domains."""
    start_crawl_date: Moment | None = None
    """Fetched since."""
    end_crawl_date: Moment | None = None
    """Fetched until."""
    start_published_date: Moment | None = None
    """Published since."""
    end_published_date: Moment | None = None
    """Published until."""
    include_text: Sequence[str] | None = None
    """Text pages must hold: one of at most 5 words."""
    exclude_text: Sequence[str] | None = None
    """Text pages must not hold: one of at most 5 words."""
    moderation: bool | None = None
    """Drop unsafe results."""
    user_location: Annotated[str, Field(min_length=2, max_length=2)] | None = None
    """Two-letter code of a country."""
    compliance: Compliance | None = None
    """Rules to keep."""
    additional_queries: Annotated[Sequence[str], Field(min_length=1, max_length=10)] | None = None
    """Further searches, for the deep methods."""
    output_schema: Mapping[str, Any] | None = None
    """JSON schema of an output to make of the results."""
    system_prompt: str | None = None
    """Instructions for that output."""
    text: Annotated[bool | Text | None, Field(serialization_alias="contents.text")] = None
    """Text of the pages: true, or how."""
    highlights: Annotated[bool | Highlights | None, Field(serialization_alias="contents.highlights")] = None
    """Excerpts of the pages: true, or how."""
    summary: Annotated[bool | Summary | None, Field(serialization_alias="contents.summary")] = None
    """Summaries of the pages: true, or how."""
    extras: Annotated[Extras | None, Field(serialization_alias="contents.extras")] = None
    """What to add besides."""
    livecrawl_timeout_ms: Annotated[
        int | None, Field(gt=0, le=90_000, serialization_alias="contents.livecrawlTimeout")
    ] = None
    """Longest time to fetch a page anew, milliseconds."""
    max_age_hours: Annotated[int | None, Field(ge=-1, le=720, serialization_alias="contents.maxAgeHours")] = None
    """Oldest copy accepted, hours; 0 to fetch always, -1 never."""
    subpages: Annotated[int | None, Field(ge=0, le=100, serialization_alias="contents.subpages")] = None
    """Subpages to follow."""
    subpage_target: Annotated[Target | Sequence[Target] | None, Field(serialization_alias="contents.subpageTarget")] = (
        None
    )
    """Terms subpages must match."""
    livecrawl: Annotated[Livecrawl | None, Field(serialization_alias="contents.livecrawl")] = None
    """When pages are fetched anew; out of use at the provider, `max_age_hours` took its place."""


class GetContents(
    ExaOperation[ExaContents],
    method="contents",
    route="POST /v3/exa/contents",
    positional="urls",
    docs="model-apis-exa-contents",
):
    """Fetch contents of pages; look at `statuses` for those that failed."""

    urls: Annotated[Sequence[Annotated[str, Field(max_length=2048)]], Field(min_length=1, max_length=100)]
    """Addresses."""
    ids: Annotated[Sequence[str], Field(min_length=1, max_length=100)] | None = None
    """Exa ids from a search."""
    compliance: Compliance | None = None
    """Rules to keep."""
    text: bool | Text | None = None
    """Text of the pages: true, or how."""
    highlights: bool | Highlights | None = None
    """Excerpts of the pages: true, or how."""
    summary: bool | Summary | None = None
    """Summaries of the pages: true, or how."""
    extras: Extras | None = None
    """What to add besides."""
    livecrawl_timeout_ms: Annotated[int | None, Field(gt=0, le=90_000, serialization_alias="livecrawlTimeout")] = None
    """Longest time to fetch a page anew, milliseconds."""
    max_age_hours: Annotated[int, Field(ge=-1, le=720)] | None = None
    """Oldest copy accepted, hours; 0 to fetch always, -1 never."""
    subpages: Annotated[int, Field(ge=0, le=100)] | None = None
    """Subpages to follow."""
    subpage_target: Target | Sequence[Target] | None = None
    """Terms subpages must match."""
    livecrawl: Livecrawl | None = None
    """When pages are fetched anew; out of use at the provider, `max_age_hours` took its place."""


class Answer(
    ExaOperation[ExaAnswer],
    method="answer",
    route="POST /v3/exa/answer",
    positional="query",
    docs="model-apis-exa-answer",
):
    """Answer a question with sources."""

    query: Annotated[str, Field(min_length=1)]
    """Question."""
    text: bool | None = None
    """Whether to add the text of the sources."""
    output_schema: Mapping[str, Any] | None = None
    """JSON schema (draft 7) of a structured answer."""

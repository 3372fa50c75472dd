"""Web search with Tavily: pages, their contents, whole sites."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Operation
from novita.types.model.tavily import TavilyCrawl, TavilyExtract, TavilyMap, TavilyResults

Depth: TypeAlias = Literal["basic", "advanced"] | str
"""How thorough."""

SearchDepth: TypeAlias = Literal["basic", "advanced", "fast", "ultra-fast"] | str
"""How thorough a search is."""

Topic: TypeAlias = Literal["general", "news", "finance"] | str
"""Subject."""

TimeRange: TypeAlias = Literal["day", "week", "month", "year", "d", "w", "m", "y"] | str
"""How long ago at most."""

ContentFormat: TypeAlias = Literal["markdown", "text"] | str
"""Form of the text of a page."""


class Search(
    Operation[TavilyResults],
    method="search",
    route="POST /v3/tavily/search",
    positional="query",
    docs="model-apis-tavily-search",
):
    """Search the web."""

    query: str
    """Search text."""
    search_depth: SearchDepth | None = None
    """How thorough; the provider assumes `basic`."""
    chunks_per_source: Annotated[int, Field(ge=1, le=3)] | None = None
    """Excerpts of a page."""
    max_results: Annotated[int, Field(ge=0, le=20)] | None = None
    """Results wanted, at most 20; the provider assumes 5."""
    topic: Topic | None = None
    """Subject; the provider assumes `general`."""
    time_range: TimeRange | None = None
    """Published within."""
    start_date: date | None = None
    """Published since."""
    end_date: date | None = None
    """Published until."""
    days: Annotated[int, Field(ge=1)] | None = None
    """Published within this many days, for news; `time_range` is newer."""
    include_answer: bool | Depth | None = None
    """Add a written answer: true, `basic` or `advanced`."""
    include_raw_content: bool | ContentFormat | None = None
    """Add the text of the pages: true, `markdown` or `text`."""
    include_images: bool | None = None
    """Add images."""
    include_image_descriptions: bool | None = None
    """Describe the images."""
    include_favicon: bool | None = None
    """Add addresses of icons."""
    include_domains: Annotated[Sequence[str], Field(max_length=300)] | None = None
    """Only these domains."""
    exclude_domains: Annotated[Sequence[str], Field(max_length=150)] | None = None
    """Not these domains."""
    country: str | None = None
    """Country to favour, by name."""
    auto_parameters: bool | None = None
    """Let the provider choose parameters."""
    exact_match: bool | None = None
    """Quoted phrases must match exactly."""
    include_usage: bool | None = None
    """Add the credits used."""


class Extract(
    Operation[TavilyExtract],
    method="extract",
    route="POST /v3/tavily/extract",
    positional="urls",
    docs="model-apis-tavily-extract",
):
    """Read pages; those that could not be read are in `failed_results`."""

    urls: str | Annotated[Sequence[str], Field(max_length=20)]
    """One address, or at most 20."""
    query: str | None = None
    """What to rank the excerpts by."""
    chunks_per_source: Annotated[int, Field(ge=1, le=5)] | None = None
    """Excerpts of a page; needs `query`."""
    extract_depth: Depth | None = None
    """How thorough; the provider assumes `basic`."""
    include_images: bool | None = None
    """Add images."""
    include_favicon: bool | None = None
    """Add addresses of icons."""
    format: ContentFormat | None = None
    """Form of the text; the provider assumes `markdown`."""
    timeout_seconds: Annotated[float | None, Field(ge=1, le=60, serialization_alias="timeout")] = None
    """Time the provider may take, seconds; the client's own timeout counts as well."""
    include_usage: bool | None = None
    """Add the credits used."""


class Crawl(
    Operation[TavilyCrawl],
    method="crawl",
    route="POST /v3/tavily/crawl",
    positional="url",
    docs="model-apis-tavily-crawl",
):
    """Read the pages of a site."""

    url: str
    """Address to begin at."""
    instructions: str | None = None
    """What to look for, in plain words."""
    max_depth: Annotated[int, Field(ge=1, le=5)] | None = None
    """Levels below the first page; the provider assumes 1."""
    max_breadth: Annotated[int, Field(ge=1, le=500)] | None = None
    """Links to follow on each page; the provider assumes 20."""
    limit: Annotated[int, Field(ge=1)] | None = None
    """Pages in all; the provider assumes 50."""
    chunks_per_source: Annotated[int, Field(ge=1, le=5)] | None = None
    """Excerpts of a page; needs `instructions`."""
    select_paths: Sequence[str] | None = None
    """Regular expressions of paths to keep."""
    select_domains: Sequence[str] | None = None
    """Regular expressions of domains to keep."""
    exclude_paths: Sequence[str] | None = None
    """Regular expressions of paths to skip."""
    exclude_domains: Sequence[str] | None = None
    """Regular expressions of domains to skip."""
    allow_external: bool | None = None
    """Also follow links to other domains."""
    include_images: bool | None = None
    """Add images."""
    extract_depth: Depth | None = None
    """How thorough; the provider assumes `basic`."""
    format: ContentFormat | None = None
    """Form of the text; the provider assumes `markdown`."""
    include_favicon: bool | None = None
    """Add addresses of icons."""
    timeout_seconds: Annotated[float | None, Field(ge=10, le=150, serialization_alias="timeout")] = None
    """Time the provider may take, seconds; the client's own timeout counts as well."""
    include_usage: bool | None = None
    """Add the credits used."""


class Map(
    Operation[TavilyMap],
    method="map",
    route="POST /v3/tavily/map",
    positional="url",
    docs="model-apis-tavily-map",
):
    """List the addresses of a site."""

    url: str
    """Address to begin at."""
    instructions: str | None = None
    """What to look for, in plain words."""
    max_depth: Annotated[int, Field(ge=1, le=5)] | None = None
    """Levels below the first page; the provider assumes 1."""
    max_breadth: Annotated[int, Field(ge=1, le=500)] | None = None
    """Links to follow on each page; the provider assumes 20."""
    limit: Annotated[int, Field(ge=1)] | None = None
    """Addresses in all; the provider assumes 50."""
    select_paths: Sequence[str] | None = None
    """Regular expressions of paths to keep."""
    select_domains: Sequence[str] | None = None
    """Regular expressions of domains to keep."""
    exclude_paths: Sequence[str] | None = None
    """Regular expressions of paths to skip."""
    exclude_domains: Sequence[str] | None = None
    """Regular expressions of domains to skip."""
    allow_external: bool | None = None
    """Also list links to other domains."""
    timeout_seconds: Annotated[float | None, Field(ge=10, le=150, serialization_alias="timeout")] = None
    """Time the provider may take, seconds; the client's own timeout counts as well."""
    include_usage: bool | None = None
    """Add the credits used."""

# Rendered from src/novita/operations/model/tavily.py by `python tools/render.py`: edit that, not this.

"""Web search with Tavily: pages, their contents, whole sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from novita._client.resource import AsyncResource, Resource
from novita.operations.model.tavily import (
    ContentFormat,
    Crawl,
    Depth,
    Extract,
    Map,
    Search,
    SearchDepth,
    TimeRange,
    Topic,
)
from novita.types.model.tavily import TavilyCrawl, TavilyExtract, TavilyMap, TavilyResults


class Tavily(Resource):
    """Web search with Tavily: pages, their contents, whole sites."""

    def search(
        self,
        query: str,
        *,
        search_depth: SearchDepth | None = None,
        chunks_per_source: int | None = None,
        max_results: int | None = None,
        topic: Topic | None = None,
        time_range: TimeRange | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        days: int | None = None,
        include_answer: bool | Depth | None = None,
        include_raw_content: bool | ContentFormat | None = None,
        include_images: bool | None = None,
        include_image_descriptions: bool | None = None,
        include_favicon: bool | None = None,
        include_domains: Sequence[str] | None = None,
        exclude_domains: Sequence[str] | None = None,
        country: str | None = None,
        auto_parameters: bool | None = None,
        exact_match: bool | None = None,
        include_usage: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> TavilyResults:
        """Search the web.

        Documentation: https://novita.ai/docs/api-reference/model-apis-tavily-search

        Args:
            query: Search text.
            search_depth: How thorough; the provider assumes `basic`.
            chunks_per_source: Excerpts of a page.
            max_results: Results wanted, at most 20; the provider assumes 5.
            topic: Subject; the provider assumes `general`.
            time_range: Published within.
            start_date: Published since.
            end_date: Published until.
            days: Published within this many days, for news; `time_range` is newer.
            include_answer: Add a written answer: true, `basic` or `advanced`.
            include_raw_content: Add the text of the pages: true, `markdown` or `text`.
            include_images: Add images.
            include_image_descriptions: Describe the images.
            include_favicon: Add addresses of icons.
            include_domains: Only these domains.
            exclude_domains: Not these domains.
            country: Country to favour, by name.
            auto_parameters: Let the provider choose parameters.
            exact_match: Quoted phrases must match exactly.
            include_usage: Add the credits used.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            What a search found.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            Search,
            query=query,
            search_depth=search_depth,
            chunks_per_source=chunks_per_source,
            max_results=max_results,
            topic=topic,
            time_range=time_range,
            start_date=start_date,
            end_date=end_date,
            days=days,
            include_answer=include_answer,
            include_raw_content=include_raw_content,
            include_images=include_images,
            include_image_descriptions=include_image_descriptions,
            include_favicon=include_favicon,
            include_domains=include_domains,
            exclude_domains=exclude_domains,
            country=country,
            auto_parameters=auto_parameters,
            exact_match=exact_match,
            include_usage=include_usage,
            extra=extra,
        )

    def extract(
        self,
        urls: str | Sequence[str],
        *,
        query: str | None = None,
        chunks_per_source: int | None = None,
        extract_depth: Depth | None = None,
        include_images: bool | None = None,
        include_favicon: bool | None = None,
        format: ContentFormat | None = None,
        timeout_seconds: float | None = None,
        include_usage: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> TavilyExtract:
        """Read pages; those that could not be read are in `failed_results`.

        Documentation: https://novita.ai/docs/api-reference/model-apis-tavily-extract

        Args:
            urls: One address, or at most 20.
            query: What to rank the excerpts by.
            chunks_per_source: Excerpts of a page; needs `query`.
            extract_depth: How thorough; the provider assumes `basic`.
            include_images: Add images.
            include_favicon: Add addresses of icons.
            format: Form of the text; the provider assumes `markdown`.
            timeout_seconds: Time the provider may take, seconds; the client's own timeout counts as well.
            include_usage: Add the credits used.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Contents of pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            Extract,
            urls=urls,
            query=query,
            chunks_per_source=chunks_per_source,
            extract_depth=extract_depth,
            include_images=include_images,
            include_favicon=include_favicon,
            format=format,
            timeout_seconds=timeout_seconds,
            include_usage=include_usage,
            extra=extra,
        )

    def crawl(
        self,
        url: str,
        *,
        instructions: str | None = None,
        max_depth: int | None = None,
        max_breadth: int | None = None,
        limit: int | None = None,
        chunks_per_source: int | None = None,
        select_paths: Sequence[str] | None = None,
        select_domains: Sequence[str] | None = None,
        exclude_paths: Sequence[str] | None = None,
        exclude_domains: Sequence[str] | None = None,
        allow_external: bool | None = None,
        include_images: bool | None = None,
        extract_depth: Depth | None = None,
        format: ContentFormat | None = None,
        include_favicon: bool | None = None,
        timeout_seconds: float | None = None,
        include_usage: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> TavilyCrawl:
        """Read the pages of a site.

        Documentation: https://novita.ai/docs/api-reference/model-apis-tavily-crawl

        Args:
            url: Address to begin at.
            instructions: What to look for, in plain words.
            max_depth: Levels below the first page; the provider assumes 1.
            max_breadth: Links to follow on each page; the provider assumes 20.
            limit: Pages in all; the provider assumes 50.
            chunks_per_source: Excerpts of a page; needs `instructions`.
            select_paths: Regular expressions of paths to keep.
            select_domains: Regular expressions of domains to keep.
            exclude_paths: Regular expressions of paths to skip.
            exclude_domains: Regular expressions of domains to skip.
            allow_external: Also follow links to other domains.
            include_images: Add images.
            extract_depth: How thorough; the provider assumes `basic`.
            format: Form of the text; the provider assumes `markdown`.
            include_favicon: Add addresses of icons.
            timeout_seconds: Time the provider may take, seconds; the client's own timeout counts as well.
            include_usage: Add the credits used.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Pages of a site.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            Crawl,
            url=url,
            instructions=instructions,
            max_depth=max_depth,
            max_breadth=max_breadth,
            limit=limit,
            chunks_per_source=chunks_per_source,
            select_paths=select_paths,
            select_domains=select_domains,
            exclude_paths=exclude_paths,
            exclude_domains=exclude_domains,
            allow_external=allow_external,
            include_images=include_images,
            extract_depth=extract_depth,
            format=format,
            include_favicon=include_favicon,
            timeout_seconds=timeout_seconds,
            include_usage=include_usage,
            extra=extra,
        )

    def map(
        self,
        url: str,
        *,
        instructions: str | None = None,
        max_depth: int | None = None,
        max_breadth: int | None = None,
        limit: int | None = None,
        select_paths: Sequence[str] | None = None,
        select_domains: Sequence[str] | None = None,
        exclude_paths: Sequence[str] | None = None,
        exclude_domains: Sequence[str] | None = None,
        allow_external: bool | None = None,
        timeout_seconds: float | None = None,
        include_usage: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> TavilyMap:
        """List the addresses of a site.

        Documentation: https://novita.ai/docs/api-reference/model-apis-tavily-map

        Args:
            url: Address to begin at.
            instructions: What to look for, in plain words.
            max_depth: Levels below the first page; the provider assumes 1.
            max_breadth: Links to follow on each page; the provider assumes 20.
            limit: Addresses in all; the provider assumes 50.
            select_paths: Regular expressions of paths to keep.
            select_domains: Regular expressions of domains to keep.
            exclude_paths: Regular expressions of paths to skip.
            exclude_domains: Regular expressions of domains to skip.
            allow_external: Also list links to other domains.
            timeout_seconds: Time the provider may take, seconds; the client's own timeout counts as well.
            include_usage: Add the credits used.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Addresses of a site.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            Map,
            url=url,
            instructions=instructions,
            max_depth=max_depth,
            max_breadth=max_breadth,
            limit=limit,
            select_paths=select_paths,
            select_domains=select_domains,
            exclude_paths=exclude_paths,
            exclude_domains=exclude_domains,
            allow_external=allow_external,
            timeout_seconds=timeout_seconds,
            include_usage=include_usage,
            extra=extra,
        )


class AsyncTavily(AsyncResource):
    """Web search with Tavily: pages, their contents, whole sites."""

    async def search(
        self,
        query: str,
        *,
        search_depth: SearchDepth | None = None,
        chunks_per_source: int | None = None,
        max_results: int | None = None,
        topic: Topic | None = None,
        time_range: TimeRange | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        days: int | None = None,
        include_answer: bool | Depth | None = None,
        include_raw_content: bool | ContentFormat | None = None,
        include_images: bool | None = None,
        include_image_descriptions: bool | None = None,
        include_favicon: bool | None = None,
        include_domains: Sequence[str] | None = None,
        exclude_domains: Sequence[str] | None = None,
        country: str | None = None,
        auto_parameters: bool | None = None,
        exact_match: bool | None = None,
        include_usage: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> TavilyResults:
        """Search the web.

        Documentation: https://novita.ai/docs/api-reference/model-apis-tavily-search

        Args:
            query: Search text.
            search_depth: How thorough; the provider assumes `basic`.
            chunks_per_source: Excerpts of a page.
            max_results: Results wanted, at most 20; the provider assumes 5.
            topic: Subject; the provider assumes `general`.
            time_range: Published within.
            start_date: Published since.
            end_date: Published until.
            days: Published within this many days, for news; `time_range` is newer.
            include_answer: Add a written answer: true, `basic` or `advanced`.
            include_raw_content: Add the text of the pages: true, `markdown` or `text`.
            include_images: Add images.
            include_image_descriptions: Describe the images.
            include_favicon: Add addresses of icons.
            include_domains: Only these domains.
            exclude_domains: Not these domains.
            country: Country to favour, by name.
            auto_parameters: Let the provider choose parameters.
            exact_match: Quoted phrases must match exactly.
            include_usage: Add the credits used.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            What a search found.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            Search,
            query=query,
            search_depth=search_depth,
            chunks_per_source=chunks_per_source,
            max_results=max_results,
            topic=topic,
            time_range=time_range,
            start_date=start_date,
            end_date=end_date,
            days=days,
            include_answer=include_answer,
            include_raw_content=include_raw_content,
            include_images=include_images,
            include_image_descriptions=include_image_descriptions,
            include_favicon=include_favicon,
            include_domains=include_domains,
            exclude_domains=exclude_domains,
            country=country,
            auto_parameters=auto_parameters,
            exact_match=exact_match,
            include_usage=include_usage,
            extra=extra,
        )

    async def extract(
        self,
        urls: str | Sequence[str],
        *,
        query: str | None = None,
        chunks_per_source: int | None = None,
        extract_depth: Depth | None = None,
        include_images: bool | None = None,
        include_favicon: bool | None = None,
        format: ContentFormat | None = None,
        timeout_seconds: float | None = None,
        include_usage: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> TavilyExtract:
        """Read pages; those that could not be read are in `failed_results`.

        Documentation: https://novita.ai/docs/api-reference/model-apis-tavily-extract

        Args:
            urls: One address, or at most 20.
            query: What to rank the excerpts by.
            chunks_per_source: Excerpts of a page; needs `query`.
            extract_depth: How thorough; the provider assumes `basic`.
            include_images: Add images.
            include_favicon: Add addresses of icons.
            format: Form of the text; the provider assumes `markdown`.
            timeout_seconds: Time the provider may take, seconds; the client's own timeout counts as well.
            include_usage: Add the credits used.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Contents of pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            Extract,
            urls=urls,
            query=query,
            chunks_per_source=chunks_per_source,
            extract_depth=extract_depth,
            include_images=include_images,
            include_favicon=include_favicon,
            format=format,
            timeout_seconds=timeout_seconds,
            include_usage=include_usage,
            extra=extra,
        )

    async def crawl(
        self,
        url: str,
        *,
        instructions: str | None = None,
        max_depth: int | None = None,
        max_breadth: int | None = None,
        limit: int | None = None,
        chunks_per_source: int | None = None,
        select_paths: Sequence[str] | None = None,
        select_domains: Sequence[str] | None = None,
        exclude_paths: Sequence[str] | None = None,
        exclude_domains: Sequence[str] | None = None,
        allow_external: bool | None = None,
        include_images: bool | None = None,
        extract_depth: Depth | None = None,
        format: ContentFormat | None = None,
        include_favicon: bool | None = None,
        timeout_seconds: float | None = None,
        include_usage: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> TavilyCrawl:
        """Read the pages of a site.

        Documentation: https://novita.ai/docs/api-reference/model-apis-tavily-crawl

        Args:
            url: Address to begin at.
            instructions: What to look for, in plain words.
            max_depth: Levels below the first page; the provider assumes 1.
            max_breadth: Links to follow on each page; the provider assumes 20.
            limit: Pages in all; the provider assumes 50.
            chunks_per_source: Excerpts of a page; needs `instructions`.
            select_paths: Regular expressions of paths to keep.
            select_domains: Regular expressions of domains to keep.
            exclude_paths: Regular expressions of paths to skip.
            exclude_domains: Regular expressions of domains to skip.
            allow_external: Also follow links to other domains.
            include_images: Add images.
            extract_depth: How thorough; the provider assumes `basic`.
            format: Form of the text; the provider assumes `markdown`.
            include_favicon: Add addresses of icons.
            timeout_seconds: Time the provider may take, seconds; the client's own timeout counts as well.
            include_usage: Add the credits used.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Pages of a site.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            Crawl,
            url=url,
            instructions=instructions,
            max_depth=max_depth,
            max_breadth=max_breadth,
            limit=limit,
            chunks_per_source=chunks_per_source,
            select_paths=select_paths,
            select_domains=select_domains,
            exclude_paths=exclude_paths,
            exclude_domains=exclude_domains,
            allow_external=allow_external,
            include_images=include_images,
            extract_depth=extract_depth,
            format=format,
            include_favicon=include_favicon,
            timeout_seconds=timeout_seconds,
            include_usage=include_usage,
            extra=extra,
        )

    async def map(
        self,
        url: str,
        *,
        instructions: str | None = None,
        max_depth: int | None = None,
        max_breadth: int | None = None,
        limit: int | None = None,
        select_paths: Sequence[str] | None = None,
        select_domains: Sequence[str] | None = None,
        exclude_paths: Sequence[str] | None = None,
        exclude_domains: Sequence[str] | None = None,
        allow_external: bool | None = None,
        timeout_seconds: float | None = None,
        include_usage: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> TavilyMap:
        """List the addresses of a site.

        Documentation: https://novita.ai/docs/api-reference/model-apis-tavily-map

        Args:
            url: Address to begin at.
            instructions: What to look for, in plain words.
            max_depth: Levels below the first page; the provider assumes 1.
            max_breadth: Links to follow on each page; the provider assumes 20.
            limit: Addresses in all; the provider assumes 50.
            select_paths: Regular expressions of paths to keep.
            select_domains: Regular expressions of domains to keep.
            exclude_paths: Regular expressions of paths to skip.
            exclude_domains: Regular expressions of domains to skip.
            allow_external: Also list links to other domains.
            timeout_seconds: Time the provider may take, seconds; the client's own timeout counts as well.
            include_usage: Add the credits used.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Addresses of a site.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            Map,
            url=url,
            instructions=instructions,
            max_depth=max_depth,
            max_breadth=max_breadth,
            limit=limit,
            select_paths=select_paths,
            select_domains=select_domains,
            exclude_paths=exclude_paths,
            exclude_domains=exclude_domains,
            allow_external=allow_external,
            timeout_seconds=timeout_seconds,
            include_usage=include_usage,
            extra=extra,
        )

# Rendered from src/novita/operations/model/exa.py by `python tools/render.py`: edit that, not this.

"""Web search with Exa: pages, their contents, answers with sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from novita._client.resource import AsyncResource, Resource
from novita.operations.model.exa import (
    Answer,
    Compliance,
    Extras,
    GetContents,
    Highlights,
    Livecrawl,
    Search,
    SearchCategory,
    SearchType,
    Summary,
    Text,
)
from novita.types.model.exa import ExaAnswer, ExaContents, ExaResults


class Exa(Resource):
    """Web search with Exa: pages, their contents, answers with sources."""

    def search(
        self,
        query: str,
        *,
        type: SearchType | None = None,
        category: SearchCategory | None = None,
        num_results: int | None = None,
        include_domains: Sequence[str] | None = None,
        exclude_domains: Sequence[str] | None = None,
        start_crawl_date: datetime | date | None = None,
        end_crawl_date: datetime | date | None = None,
        start_published_date: datetime | date | None = None,
        end_published_date: datetime | date | None = None,
        include_text: Sequence[str] | None = None,
        exclude_text: Sequence[str] | None = None,
        moderation: bool | None = None,
        user_location: str | None = None,
        compliance: Compliance | None = None,
        additional_queries: Sequence[str] | None = None,
        output_schema: Mapping[str, Any] | None = None,
        system_prompt: str | None = None,
        text: bool | Text | None = None,
        highlights: bool | Highlights | None = None,
        summary: bool | Summary | None = None,
        extras: Extras | None = None,
        livecrawl_timeout_ms: int | None = None,
        max_age_hours: int | None = None,
        subpages: int | None = None,
        subpage_target: str | Sequence[str] | None = None,
        livecrawl: Livecrawl | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ExaResults:
        """Search the web, and fetch contents of the pages found.

        Documentation: https://novita.ai/docs/api-reference/model-apis-exa-search

        Args:
            query: Search text.
            type: Method; the provider assumes `auto`.
            category: Only this kind of page; `company` and `people` refuse ranges of dates and `exclude_domains`.
            num_results: Results wanted, at most 100; the provider assumes 10.
            include_domains: Only these domains.
            exclude_domains: Not these domains.
            start_crawl_date: Fetched since.
            end_crawl_date: Fetched until.
            start_published_date: Published since.
            end_published_date: Published until.
            include_text: Text pages must hold: one of at most 5 words.
            exclude_text: Text pages must not hold: one of at most 5 words.
            moderation: Drop unsafe results.
            user_location: Two-letter code of a country.
            compliance: Rules to keep.
            additional_queries: Further searches, for the deep methods.
            output_schema: JSON schema of an output to make of the results.
            system_prompt: Instructions for that output.
            text: Text of the pages: true, or how.
            highlights: Excerpts of the pages: true, or how.
            summary: Summaries of the pages: true, or how.
            extras: What to add besides.
            livecrawl_timeout_ms: Longest time to fetch a page anew, milliseconds.
            max_age_hours: Oldest copy accepted, hours; 0 to fetch always, -1 never.
            subpages: Subpages to follow.
            subpage_target: Terms subpages must match.
            livecrawl: When pages are fetched anew; out of use at the provider, `max_age_hours` took its place.
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
            type=type,
            category=category,
            num_results=num_results,
            include_domains=include_domains,
            exclude_domains=exclude_domains,
            start_crawl_date=start_crawl_date,
            end_crawl_date=end_crawl_date,
            start_published_date=start_published_date,
            end_published_date=end_published_date,
            include_text=include_text,
            exclude_text=exclude_text,
            moderation=moderation,
            user_location=user_location,
            compliance=compliance,
            additional_queries=additional_queries,
            output_schema=output_schema,
            system_prompt=system_prompt,
            text=text,
            highlights=highlights,
            summary=summary,
            extras=extras,
            livecrawl_timeout_ms=livecrawl_timeout_ms,
            max_age_hours=max_age_hours,
            subpages=subpages,
            subpage_target=subpage_target,
            livecrawl=livecrawl,
            extra=extra,
        )

    def contents(
        self,
        urls: Sequence[str],
        *,
        ids: Sequence[str] | None = None,
        compliance: Compliance | None = None,
        text: bool | Text | None = None,
        highlights: bool | Highlights | None = None,
        summary: bool | Summary | None = None,
        extras: Extras | None = None,
        livecrawl_timeout_ms: int | None = None,
        max_age_hours: int | None = None,
        subpages: int | None = None,
        subpage_target: str | Sequence[str] | None = None,
        livecrawl: Livecrawl | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ExaContents:
        """Fetch contents of pages; look at `statuses` for those that failed.

        Documentation: https://novita.ai/docs/api-reference/model-apis-exa-contents

        Args:
            urls: Addresses.
            ids: Exa ids from a search.
            compliance: Rules to keep.
            text: Text of the pages: true, or how.
            highlights: Excerpts of the pages: true, or how.
            summary: Summaries of the pages: true, or how.
            extras: What to add besides.
            livecrawl_timeout_ms: Longest time to fetch a page anew, milliseconds.
            max_age_hours: Oldest copy accepted, hours; 0 to fetch always, -1 never.
            subpages: Subpages to follow.
            subpage_target: Terms subpages must match.
            livecrawl: When pages are fetched anew; out of use at the provider, `max_age_hours` took its place.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Contents of pages; failed ones are in `statuses` only.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            GetContents,
            urls=urls,
            ids=ids,
            compliance=compliance,
            text=text,
            highlights=highlights,
            summary=summary,
            extras=extras,
            livecrawl_timeout_ms=livecrawl_timeout_ms,
            max_age_hours=max_age_hours,
            subpages=subpages,
            subpage_target=subpage_target,
            livecrawl=livecrawl,
            extra=extra,
        )

    def answer(
        self,
        query: str,
        *,
        text: bool | None = None,
        output_schema: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ExaAnswer:
        """Answer a question with sources.

        Documentation: https://novita.ai/docs/api-reference/model-apis-exa-answer

        Args:
            query: Question.
            text: Whether to add the text of the sources.
            output_schema: JSON schema (draft 7) of a structured answer.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            An answer with its sources.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(Answer, query=query, text=text, output_schema=output_schema, extra=extra)


class AsyncExa(AsyncResource):
    """Web search with Exa: pages, their contents, answers with sources."""

    async def search(
        self,
        query: str,
        *,
        type: SearchType | None = None,
        category: SearchCategory | None = None,
        num_results: int | None = None,
        include_domains: Sequence[str] | None = None,
        exclude_domains: Sequence[str] | None = None,
        start_crawl_date: datetime | date | None = None,
        end_crawl_date: datetime | date | None = None,
        start_published_date: datetime | date | None = None,
        end_published_date: datetime | date | None = None,
        include_text: Sequence[str] | None = None,
        exclude_text: Sequence[str] | None = None,
        moderation: bool | None = None,
        user_location: str | None = None,
        compliance: Compliance | None = None,
        additional_queries: Sequence[str] | None = None,
        output_schema: Mapping[str, Any] | None = None,
        system_prompt: str | None = None,
        text: bool | Text | None = None,
        highlights: bool | Highlights | None = None,
        summary: bool | Summary | None = None,
        extras: Extras | None = None,
        livecrawl_timeout_ms: int | None = None,
        max_age_hours: int | None = None,
        subpages: int | None = None,
        subpage_target: str | Sequence[str] | None = None,
        livecrawl: Livecrawl | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ExaResults:
        """Search the web, and fetch contents of the pages found.

        Documentation: https://novita.ai/docs/api-reference/model-apis-exa-search

        Args:
            query: Search text.
            type: Method; the provider assumes `auto`.
            category: Only this kind of page; `company` and `people` refuse ranges of dates and `exclude_domains`.
            num_results: Results wanted, at most 100; the provider assumes 10.
            include_domains: Only these domains.
            exclude_domains: Not these domains.
            start_crawl_date: Fetched since.
            end_crawl_date: Fetched until.
            start_published_date: Published since.
            end_published_date: Published until.
            include_text: Text pages must hold: one of at most 5 words.
            exclude_text: Text pages must not hold: one of at most 5 words.
            moderation: Drop unsafe results.
            user_location: Two-letter code of a country.
            compliance: Rules to keep.
            additional_queries: Further searches, for the deep methods.
            output_schema: JSON schema of an output to make of the results.
            system_prompt: Instructions for that output.
            text: Text of the pages: true, or how.
            highlights: Excerpts of the pages: true, or how.
            summary: Summaries of the pages: true, or how.
            extras: What to add besides.
            livecrawl_timeout_ms: Longest time to fetch a page anew, milliseconds.
            max_age_hours: Oldest copy accepted, hours; 0 to fetch always, -1 never.
            subpages: Subpages to follow.
            subpage_target: Terms subpages must match.
            livecrawl: When pages are fetched anew; out of use at the provider, `max_age_hours` took its place.
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
            type=type,
            category=category,
            num_results=num_results,
            include_domains=include_domains,
            exclude_domains=exclude_domains,
            start_crawl_date=start_crawl_date,
            end_crawl_date=end_crawl_date,
            start_published_date=start_published_date,
            end_published_date=end_published_date,
            include_text=include_text,
            exclude_text=exclude_text,
            moderation=moderation,
            user_location=user_location,
            compliance=compliance,
            additional_queries=additional_queries,
            output_schema=output_schema,
            system_prompt=system_prompt,
            text=text,
            highlights=highlights,
            summary=summary,
            extras=extras,
            livecrawl_timeout_ms=livecrawl_timeout_ms,
            max_age_hours=max_age_hours,
            subpages=subpages,
            subpage_target=subpage_target,
            livecrawl=livecrawl,
            extra=extra,
        )

    async def contents(
        self,
        urls: Sequence[str],
        *,
        ids: Sequence[str] | None = None,
        compliance: Compliance | None = None,
        text: bool | Text | None = None,
        highlights: bool | Highlights | None = None,
        summary: bool | Summary | None = None,
        extras: Extras | None = None,
        livecrawl_timeout_ms: int | None = None,
        max_age_hours: int | None = None,
        subpages: int | None = None,
        subpage_target: str | Sequence[str] | None = None,
        livecrawl: Livecrawl | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ExaContents:
        """Fetch contents of pages; look at `statuses` for those that failed.

        Documentation: https://novita.ai/docs/api-reference/model-apis-exa-contents

        Args:
            urls: Addresses.
            ids: Exa ids from a search.
            compliance: Rules to keep.
            text: Text of the pages: true, or how.
            highlights: Excerpts of the pages: true, or how.
            summary: Summaries of the pages: true, or how.
            extras: What to add besides.
            livecrawl_timeout_ms: Longest time to fetch a page anew, milliseconds.
            max_age_hours: Oldest copy accepted, hours; 0 to fetch always, -1 never.
            subpages: Subpages to follow.
            subpage_target: Terms subpages must match.
            livecrawl: When pages are fetched anew; out of use at the provider, `max_age_hours` took its place.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Contents of pages; failed ones are in `statuses` only.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            GetContents,
            urls=urls,
            ids=ids,
            compliance=compliance,
            text=text,
            highlights=highlights,
            summary=summary,
            extras=extras,
            livecrawl_timeout_ms=livecrawl_timeout_ms,
            max_age_hours=max_age_hours,
            subpages=subpages,
            subpage_target=subpage_target,
            livecrawl=livecrawl,
            extra=extra,
        )

    async def answer(
        self,
        query: str,
        *,
        text: bool | None = None,
        output_schema: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ExaAnswer:
        """Answer a question with sources.

        Documentation: https://novita.ai/docs/api-reference/model-apis-exa-answer

        Args:
            query: Question.
            text: Whether to add the text of the sources.
            output_schema: JSON schema (draft 7) of a structured answer.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            An answer with its sources.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(Answer, query=query, text=text, output_schema=output_schema, extra=extra)

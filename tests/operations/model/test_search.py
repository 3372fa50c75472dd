"""Web search: flat arguments, moments as the providers write them, and their errors."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from pytest_httpx import HTTPXMock

from novita import NovitaClient
from novita.exceptions import BadRequestError, RateLimitError
from novita.operations.model import exa, tavily
from novita.types.model.exa import ExaResult


def body(operation: Any) -> Any:
    return json.loads(operation.to_call().body)


def test_contents_of_a_search_are_said_flat() -> None:
    operation = exa.Search(
        query="q", text=True, highlights=exa.Highlights(query="x"), max_age_hours=-1, subpage_target="a"
    )
    assert body(operation) == {
        "query": "q",
        "contents": {"text": True, "highlights": {"query": "x"}, "maxAgeHours": -1, "subpageTarget": "a"},
    }


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (date(2026, 7, 1), "2026-07-01T00:00:00.000Z"),
        (datetime(2026, 7, 1, 12, 30, 0, 250_000, tzinfo=UTC), "2026-07-01T12:30:00.250Z"),
        (datetime(2026, 7, 1, 2, tzinfo=timezone(timedelta(hours=2))), "2026-07-01T00:00:00.000Z"),
    ],
)
def test_moments_are_written_in_utc(moment: Any, text: str) -> None:
    assert body(exa.Search(query="q", start_crawl_date=moment))["startCrawlDate"] == text


def test_a_schema_keeps_its_nulls() -> None:
    schema = {"type": "object", "properties": {"a": {"default": None}}}
    assert body(exa.Answer(query="q", output_schema=schema))["outputSchema"] == schema
    assert body(exa.GetContents(urls=["u"], summary=exa.Summary(json_schema=schema)))["summary"] == {"schema": schema}


def test_tavily_dates_and_choices() -> None:
    operation = tavily.Search(query="q", start_date=date(2026, 7, 1), include_answer=True, include_raw_content="text")
    assert body(operation) == {
        "query": "q",
        "start_date": "2026-07-01",
        "include_answer": True,
        "include_raw_content": "text",
    }
    assert body(tavily.Extract(urls="https://example.org")) == {"urls": "https://example.org"}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-09T00:00:00.000Z", datetime(2026, 7, 9, tzinfo=UTC)),
        ("2026-07-09", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_the_time_of_publication_is_a_guess_of_the_provider(text: str | None, moment: datetime | None) -> None:
    assert ExaResult(published_date=text).published_at == moment


@pytest.mark.parametrize(("status", "kind"), [(400, BadRequestError), (432, RateLimitError), (433, RateLimitError)])
def test_errors_of_a_provider_keep_their_words(status: int, kind: type[Exception], httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=status, json={"detail": {"error": "Plan limit reached."}})
    with NovitaClient("sk_test") as client, pytest.raises(kind, match=r"Plan limit reached\."):
        client.model.tavily.search("q")

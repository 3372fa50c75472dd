"""Web search."""

from __future__ import annotations

from datetime import date

from arguments.given import given
from novita.operations.model.exa import Extras, Text

SEARCH = {
    "model.exa.search": given(
        "gpu cloud news",
        num_results=3,
        type="auto",
        category="news",
        start_published_date=date(2026, 7, 1),
        text=Text(max_characters=800),
        highlights=True,
        extras=Extras(links=2),
    ),
    "model.exa.contents": given(
        ["https://example.org/a"],
        text=Text(max_characters=800),
        max_age_hours=24,
        subpages=1,
        subpage_target="about",
    ),
    "model.exa.answer": given("Who runs example.org?", text=False),
    "model.tavily.search": given(
        "gpu cloud news", max_results=3, topic="news", time_range="week", include_answer="basic"
    ),
    "model.tavily.extract": given(["https://example.org/a"], extract_depth="basic", format="markdown"),
    "model.tavily.crawl": given("https://example.org", max_depth=2, limit=10, select_paths=["/docs/.*"]),
    "model.tavily.map": given("https://example.org", limit=10),
}

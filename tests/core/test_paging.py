"""When a page is the last one, for each style of the wire."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from novita._core.paging import CursorBlock, Numbered, Paging


def following(style: Paging, answer: dict[str, Any], **request: Any) -> dict[str, Any] | None:
    envelope = msgspec.convert(answer, style.envelope(str))
    return style.following(envelope, SimpleNamespace(**request), len(envelope.items))


@pytest.mark.parametrize(
    ("page", "request_", "changes"),
    [
        ({"names": ["a"], "pagination": {"next_cursor": "c2"}}, {"cursor": None, "limit": None}, {"cursor": "c2"}),
        ({"names": ["a"], "pagination": {"next_cursor": "c2"}}, {"cursor": "c1", "limit": 1}, {"cursor": "c2"}),
        ({"names": ["a"], "pagination": {"next_cursor": "c2"}}, {"cursor": "c1", "limit": 2}, None),
        ({"names": [], "pagination": {"next_cursor": "c2"}}, {"cursor": "c1", "limit": None}, None),
        ({"names": ["a"], "pagination": {"next_cursor": "c1"}}, {"cursor": "c1", "limit": None}, None),
        ({"names": ["a"], "pagination": {"next_cursor": ""}}, {"cursor": None, "limit": None}, None),
        ({"names": ["a"], "pagination": {}}, {"cursor": "c1", "limit": None}, None),
        ({"names": ["a"]}, {"cursor": None, "limit": None}, None),
    ],
    ids=["first", "full", "short", "empty", "the same cursor", "blank cursor", "no cursor", "no block"],
)
def test_a_block_with_a_cursor(page: Any, request_: Any, changes: Any) -> None:
    assert following(CursorBlock("names"), page, **request_) == changes


@pytest.mark.parametrize(("number", "after"), [(None, 2), (0, 2), (1, 2), (2, 3)])
def test_numbered_pages_of_a_size_that_nobody_asked_for_end_with_an_empty_one(number: int | None, after: int) -> None:
    assert following(Numbered("names"), {"names": ["a"]}, page=number, page_size=None) == {"page": after}
    assert following(Numbered("names"), {"names": []}, page=number, page_size=None) is None

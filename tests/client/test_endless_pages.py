"""Whatever a service answers, going through its pages comes to an end, and a good service loses nothing by that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from novita import NovitaClient
from novita._core.model import Model
from novita._core.operation import PagedOperation
from novita._core.paging import Cursor, CursorBlock, Numbered

ENDLESS = 500


class Robot(Model, frozen=True, kw_only=True):
    id: str = ""
    age: int = 0


class ByNumber(PagedOperation[Robot], method="numbered", route="GET /robots", paging=Numbered(items="robots")):
    page: int | None = None
    page_size: int | None = None


class ByCursor(PagedOperation[Robot], method="cursor", route="GET /robots", paging=Cursor(items="robots")):
    cursor: str | None = None


class ByBlock(PagedOperation[Robot], method="block", route="GET /robots", paging=CursorBlock(items="robots")):
    cursor: str | None = None
    limit: int | None = None


CURSORS = [ByCursor(), ByBlock()]


def read(operation: PagedOperation[Robot], answer: Callable[[httpx.URL], Any]) -> tuple[list[str], int]:
    """The ids of all items, and how many calls they took; an error if there is no end."""
    calls = 0

    def handle(request: httpx.Request) -> httpx.Response:
        nonlocal calls
        calls += 1
        assert calls <= ENDLESS, "asked for ever"
        return httpx.Response(200, json=answer(request.url))

    with NovitaClient("key").with_options(transport=httpx.MockTransport(handle)) as client:
        return [robot.id for robot in client.send(operation)], calls


def robots(ids: Any, age: int = 0) -> list[dict[str, Any]]:
    return [{"id": each, "age": age} for each in ids]


def page(operation: PagedOperation[Robot], ids: list[str], following: str | None) -> dict[str, Any]:
    block = {"pagination": {"next_cursor": following}}
    return {"robots": robots(ids), **(block if isinstance(operation, ByBlock) else {"next_cursor": following})}


@settings(max_examples=60, deadline=None)
@given(
    operation=st.sampled_from(CURSORS),
    links=st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(0, 11)), min_size=1, max_size=12),
)
@example(operation=CURSORS[0], links=[(0, 2), (1, None), (0, 0)])
@example(operation=CURSORS[1], links=[(1, 1), (2, 2), (1, 1)])
def test_cursors_that_lead_anywhere_come_to_an_end(
    operation: PagedOperation[Robot], links: list[tuple[int, int | None]]
) -> None:
    """Each link is the size of a page and the number of the next one."""
    sizes = [size for size, _ in links]
    following = [None if link is None else link % len(links) for _, link in links]
    pages = [[f"{number}-{each}" for each in range(size)] for number, size in enumerate(sizes)]

    def answer(url: httpx.URL) -> Any:
        at = int(url.params.get("cursor", 0))
        cursor = following[at]
        return page(operation, pages[at], None if cursor is None else str(cursor))

    found, calls = read(operation, answer)
    assert calls <= 4 * len(sizes) + 2
    begin: list[str] = []
    for at in _walk(following):
        begin += pages[at]
        if isinstance(operation, ByBlock) and not pages[at]:
            break  # an empty page is the last one in this style
    assert found[: len(begin)] == begin


def _walk(following: list[int | None]) -> Iterator[int]:
    """The pages in order, each once."""
    at: int | None = 0
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = following[at]


@settings(max_examples=60, deadline=None)
@given(lead=st.integers(0, 6), circle=st.integers(1, 6), size=st.integers(1, 3))
def test_numbers_that_begin_again_come_to_an_end(lead: int, circle: int, size: int) -> None:
    """As of a service that takes a page beyond the last for the first one, while its items grow older."""
    calls = 0

    def answer(url: httpx.URL) -> Any:
        nonlocal calls
        calls += 1
        number = int(url.params.get("page", 1)) - 1
        number = number if number < lead else lead + (number - lead) % circle
        return {"robots": robots((f"{number}-{each}" for each in range(size)), age=calls)}

    found, _ = read(ByNumber(page_size=size), answer)
    begin = [f"{number}-{each}" for number in range(lead + circle) for each in range(size)]
    assert found[: len(begin)] == begin
    if not lead:
        assert found == begin  # back at the first page is seen at once
    assert len(found) <= 4 * len(begin) + 2 * size


@settings(max_examples=60, deadline=None)
@given(
    count=st.integers(0, 40), size=st.integers(1, 9), cap=st.integers(1, 9), total=st.booleans(), named=st.booleans()
)
def test_a_service_that_counts_right_loses_nothing(count: int, size: int, cap: int, total: bool, named: bool) -> None:
    ids = [f"r-{number}" if named else "" for number in range(count)]

    def answer(url: httpx.URL) -> Any:
        length = min(size, cap)
        begin = (int(url.params.get("page", 1)) - 1) * length
        found = [{"id": ids[at], "age": at} for at in range(begin, min(begin + length, count))]
        return {"robots": found, "total": count if total else None}

    found, _ = read(ByNumber(page_size=size), answer)
    assert found == ids if total or size <= cap else found == ids[: min(size, cap)]


class Age(msgspec.Struct):
    """Of the caller's: a robot without its id, so that many are the same."""

    age: int = 0


@pytest.mark.parametrize("operation", [ByNumber(page_size=2), ByCursor(), ByBlock()])
@pytest.mark.parametrize("circle", [False, True])
def test_pages_that_look_alike_are_no_circle(operation: PagedOperation[Robot], circle: bool) -> None:
    calls = 0

    def handle(request: httpx.Request) -> httpx.Response:
        nonlocal calls
        calls += 1
        assert calls <= 20, "asked for ever"
        at = int(request.url.params.get("page", 1)) - 1 or int(request.url.params.get("cursor", 0))
        ids = [f"{at}-{each}" for each in range(2 if at < 4 or circle else 0)]
        total = 8 if isinstance(operation, ByNumber) else None
        following = str((at + 1) % 4) if at < 3 or circle else None
        return httpx.Response(200, json={**page(operation, ids, following), "total": total})

    with NovitaClient("key").with_options(transport=httpx.MockTransport(handle)) as client:
        ages = list(client.send(operation, into=Age))
    assert len(ages) >= 8 if circle else len(ages) == 8

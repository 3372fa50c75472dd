"""Pages: from the first to all items, for each style of the wire, and no end in sight is an end."""

from __future__ import annotations

import json
from typing import Any

import httpx
import msgspec
import pytest
from pydantic import BaseModel
from pytest_httpx import HTTPXMock

from novita import ConfigurationError, ResponseValidationError
from novita._core.model import Model
from novita._core.operation import PagedOperation
from novita._core.paging import Cursor, Numbered


class Robot(Model, frozen=True, kw_only=True):
    id: str = ""


class Narrow(Model, frozen=True, kw_only=True):
    id: str = ""


class ListRobots(PagedOperation[Robot], method="list", route="GET /robots", paging=Numbered(items="robots")):
    page: int | None = None
    page_size: int | None = None


class Follow(PagedOperation[Robot], method="follow", route="GET /robots", paging=Cursor(items="robots")):
    cursor: str | None = None


class FollowMore(
    PagedOperation[Robot],
    method="more",
    route="GET /robots",
    paging=Cursor(items="robots", parameter="start", next="nextStart", more="hasMore"),
):
    start: str | None = None


class Server:
    """Answers page requests out of a number of robots, and notes what was asked."""

    def __init__(self, count: int, *, cap: int = 100, total: Any = None) -> None:
        self.robots = [{"id": f"r-{number}"} for number in range(count)]
        self.cap = cap
        self.total = total
        self.asked: list[tuple[str | None, str | None]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        page, size = request.url.params.get("page"), request.url.params.get("page_size")
        self.asked.append((page, size))
        length = min(int(size or 10), self.cap)
        start = (max(int(page or 1), 1) - 1) * length
        return httpx.Response(200, json={"robots": self.robots[start : start + length], "total": self.total})


def ids(items: Any) -> list[str]:
    return [item.id for item in items]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7])
@pytest.mark.parametrize("total", [None, "right", "text"])
def test_numbered_pages_give_every_item_once(driver: Any, httpx_mock: HTTPXMock, count: int, total: str | None) -> None:
    server = Server(count, total={None: None, "right": count, "text": str(count)}[total])
    httpx_mock.add_callback(server, is_reusable=True)
    page = driver.send(ListRobots(page_size=2))
    assert ids(page.items) == [f"r-{number}" for number in range(min(count, 2))]
    assert page.total == (None if total is None else count)
    assert ids(driver.items(page)) == [f"r-{number}" for number in range(count)]
    assert len(server.asked) <= count // 2 + 1


def test_a_short_page_ends_the_list_without_another_request(driver: Any, httpx_mock: HTTPXMock) -> None:
    server = Server(3)
    httpx_mock.add_callback(server, is_reusable=True)
    first = driver.send(ListRobots(page_size=2))
    assert first.has_next
    second = driver.run(first.next_page())
    assert not second.has_next
    assert driver.run(second.next_page()) is None
    assert server.asked == [(None, "2"), ("2", "2")]


def test_a_server_that_caps_the_page_size_still_gives_everything(driver: Any, httpx_mock: HTTPXMock) -> None:
    server = Server(25, cap=10, total=25)
    httpx_mock.add_callback(server, is_reusable=True)
    assert len(driver.items(driver.send(ListRobots(page_size=1_000)))) == 25


@pytest.mark.parametrize("page", [0, 1])
def test_pages_0_and_1_are_both_followed_by_page_2(driver: Any, httpx_mock: HTTPXMock, page: int) -> None:
    server = Server(3)
    httpx_mock.add_callback(server, is_reusable=True)
    assert ids(driver.items(driver.send(ListRobots(page=page, page_size=2)))) == ["r-0", "r-1", "r-2"]
    assert [asked for asked, _ in server.asked] == [str(page), "2"]


def test_starting_in_the_middle(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_callback(Server(5, total=5), is_reusable=True)
    assert ids(driver.items(driver.send(ListRobots(page=2, page_size=2)))) == ["r-2", "r-3", "r-4"]


@pytest.mark.parametrize("body", [{"robots": None}, {"robots": []}, {}, {"robots": None, "total": ""}])
def test_a_null_list_is_an_empty_page(driver: Any, httpx_mock: HTTPXMock, body: Any) -> None:
    httpx_mock.add_response(json=body)
    page = driver.send(ListRobots())
    assert page.items == ()
    assert not page.has_next
    assert driver.items(page) == []


def test_a_server_that_ignores_the_page_number_is_not_asked_for_ever(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"robots": [{"id": "a"}, {"id": "b"}]}, is_reusable=True)
    assert ids(driver.items(driver.send(ListRobots(page_size=2)))) == ["a", "b"]
    assert len(httpx_mock.get_requests()) == 2


def test_pages_that_begin_alike_are_not_taken_for_repeats(driver: Any, httpx_mock: HTTPXMock) -> None:
    for robots in (["a", "b"], ["a", "c"], ["a"]):
        httpx_mock.add_response(json={"robots": [{"id": name} for name in robots]})
    assert ids(driver.items(driver.send(ListRobots(page_size=2)))) == ["a", "b", "a", "c", "a"]


def test_pages_one_by_one_and_their_repr(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_callback(Server(3, total=3), is_reusable=True)
    pages = driver.pages(driver.send(ListRobots(page_size=2)))
    assert [ids(page.items) for page in pages] == [["r-0", "r-1"], ["r-2"]]
    kind = "Page" if driver.kind == "sync" else "AsyncPage"
    assert repr(pages[0]) == f"<{kind} of {ListRobots.spec.name}: 2 of 3 items>"
    pages[0].total = None
    assert repr(pages[0]).endswith(": 2 items>")


def test_pages_decode_into_the_callers_type_to_the_end(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_callback(Server(3), is_reusable=True)
    items = driver.items(driver.send(ListRobots(page_size=2), into=Narrow))
    assert items == [Narrow(id=f"r-{number}") for number in range(3)]


def test_a_type_of_the_callers_that_does_not_fit_is_named(driver: Any, httpx_mock: HTTPXMock) -> None:
    class Painted(msgspec.Struct):
        colour: str

    httpx_mock.add_callback(Server(1), is_reusable=True)
    with pytest.raises(ResponseValidationError, match=r"does not fit into=Painted \(.*missing required field `colour`"):
        driver.send(ListRobots(), into=Painted)


def test_a_pydantic_model_to_decode_into_is_refused(driver: Any, httpx_mock: HTTPXMock) -> None:
    class Wide(BaseModel):
        id: str

    httpx_mock.add_callback(Server(3), is_reusable=True)
    with pytest.raises(ConfigurationError, match="not the Pydantic model Wide"):
        driver.send(ListRobots(), into=Wide)


def test_raw_gives_the_page_and_its_answer(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_callback(Server(1), is_reusable=True)
    raw = driver.raw(ListRobots(page_size=2))
    assert ids(raw.value.items) == ["r-0"]
    assert raw.status_code == 200


def follow(httpx_mock: HTTPXMock, *pages: tuple[list[str], dict[str, Any]]) -> None:
    for names, more in pages:
        httpx_mock.add_response(json={"robots": [{"id": name} for name in names], **more})


def test_cursors_are_followed(driver: Any, httpx_mock: HTTPXMock) -> None:
    follow(httpx_mock, (["a"], {"next_cursor": "c 1"}), (["b"], {"next_cursor": "c2"}), (["c"], {"next_cursor": ""}))
    assert ids(driver.items(driver.send(Follow()))) == ["a", "b", "c"]
    assert [request.url.params.get("cursor") for request in httpx_mock.get_requests()] == [None, "c 1", "c2"]


def test_a_null_cursor_is_the_end(driver: Any, httpx_mock: HTTPXMock) -> None:
    follow(httpx_mock, (["a"], {"next_cursor": None, "total": "9"}))
    page = driver.send(Follow())
    assert page.total == 9
    assert ids(driver.items(page)) == ["a"]


def test_a_cursor_that_points_to_itself_is_the_end(driver: Any, httpx_mock: HTTPXMock) -> None:
    follow(httpx_mock, (["a"], {"next_cursor": "c"}), (["b"], {"next_cursor": "c"}))
    assert ids(driver.items(driver.send(Follow()))) == ["a", "b"]


def test_empty_pages_with_a_new_cursor_are_followed(driver: Any, httpx_mock: HTTPXMock) -> None:
    follow(
        httpx_mock, (["a"], {"next_cursor": "1"}), ([], {"next_cursor": "2"}), ([], {"next_cursor": "3"}), (["b"], {})
    )
    assert ids(driver.items(driver.send(Follow()))) == ["a", "b"]


@pytest.mark.parametrize(("flag", "expected"), [(True, ["a", "b"]), (False, ["a"]), (None, ["a", "b"])])
def test_the_flag_that_says_whether_there_is_more(
    driver: Any, httpx_mock: HTTPXMock, flag: bool | None, expected: list[str]
) -> None:
    follow(httpx_mock, (["a"], {"nextStart": "1", "hasMore": flag}))
    if flag is not False:
        follow(httpx_mock, (["b"], {}))
    assert ids(driver.items(driver.send(FollowMore()))) == expected


def test_leaving_early_asks_for_no_more(httpx_mock: HTTPXMock, driver: Any) -> None:
    server = Server(100)
    httpx_mock.add_callback(server, is_reusable=True)
    if driver.kind == "sync":
        assert next(iter(driver.send(ListRobots(page_size=2)))).id == "r-0"
    else:

        async def first() -> str:
            items = aiter(driver.client._pages(ListRobots(page_size=2)))
            found = (await anext(items)).id
            await items.aclose()
            return str(found)

        assert driver.run(first()) == "r-0"
    assert len(server.asked) == 1


def test_an_async_list_can_be_awaited_or_iterated(httpx_mock: HTTPXMock, driver: Any) -> None:
    if driver.kind == "sync":
        pytest.skip("the sync list is a page already")
    httpx_mock.add_callback(Server(3), is_reusable=True)
    pager = driver.client._pages(ListRobots(page_size=2))
    assert ids(driver.run(pager).items) == ["r-0", "r-1"]
    assert ids(driver.items(pager)) == ["r-0", "r-1", "r-2"]
    assert [ids(page.items) for page in driver.pages(pager)] == [["r-0", "r-1"], ["r-2"]]


def test_an_error_on_a_later_page_is_raised_there(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"robots": [{"id": "a"}]})
    httpx_mock.add_response(status_code=403, content=json.dumps({"message": "no"}).encode())
    page = driver.send(ListRobots(page_size=1))
    with pytest.raises(Exception, match="HTTP 403: no"):
        driver.items(page)

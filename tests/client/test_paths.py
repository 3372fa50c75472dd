"""Operations known by several paths: the one that works is found, and remembered."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from pytest_httpx import HTTPXMock

import novita
from novita import NovitaClient
from novita._core.model import Model
from novita._core.operation import Operation


class Metrics(Model, frozen=True, kw_only=True):
    load: int = 0


class GetMetrics(
    Operation[Metrics], method="get", route="GET /new/{robot}", alternatives=("/old/{robot}", "/ancient/metrics")
):
    robot: str = "r 1"


NEW, OLD, ANCIENT = "/new/r%201", "/old/r%201", "/ancient/metrics"


class Gateway:
    """Knows some paths; all others get the answer of a gateway."""

    def __init__(self, *known: str, **unknown: Any) -> None:
        self.known = set(known)
        self.unknown = unknown or {"text": "404 page not found"}
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode().partition("?")[0]
        self.asked.append(path)
        if path in self.known:
            return httpx.Response(200, json={"load": 7})
        return httpx.Response(404, **self.unknown)


@pytest.mark.parametrize(
    "unknown",
    [{"text": "404 page not found"}, {"text": ""}, {"html": "<html></html>"}, {"json": None}, {"json": "not found"}],
)
def test_a_gateways_404_leads_to_the_next_path_which_is_remembered(
    driver: Any, httpx_mock: HTTPXMock, unknown: dict[str, Any]
) -> None:
    gateway = Gateway(OLD, **unknown)
    httpx_mock.add_callback(gateway, is_reusable=True)
    raw = driver.raw(GetMetrics())
    assert raw.value.load == 7
    assert gateway.asked == [NEW, OLD]
    driver.send(GetMetrics())
    driver.options(timeout=3).send(GetMetrics())
    assert gateway.asked == [NEW, OLD, OLD, OLD]
    assert driver.clock.slept == [0.0]

    driver.new().send(GetMetrics())
    assert gateway.asked[4:] == [NEW, OLD]


def test_the_apis_own_404_is_an_answer(driver: Any, httpx_mock: HTTPXMock) -> None:
    gateway = Gateway(OLD, json={"code": 404, "reason": "NOT_FOUND", "message": "no such robot"})
    httpx_mock.add_callback(gateway, is_reusable=True)
    with pytest.raises(novita.NotFoundError, match="no such robot"):
        driver.send(GetMetrics())
    assert gateway.asked == [NEW]


def test_another_failure_of_a_gateway_says_nothing_of_the_path(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=502, html="<html></html>")
    httpx_mock.add_response(json={"load": 7})
    assert driver.send(GetMetrics()).load == 7
    assert [request.url.raw_path.decode() for request in httpx_mock.get_requests()] == [NEW, NEW]


def test_all_paths_unknown(driver: Any, httpx_mock: HTTPXMock) -> None:
    gateway = Gateway()
    httpx_mock.add_callback(gateway, is_reusable=True)
    for _ in range(2):
        with pytest.raises(novita.NotFoundError, match="HTTP 404: 404 page not found; check base_url"):
            driver.send(GetMetrics())
    assert gateway.asked == [NEW, OLD, ANCIENT] * 2


def test_a_path_that_stops_working_is_left_again(driver: Any, httpx_mock: HTTPXMock) -> None:
    gateway = Gateway(ANCIENT)
    httpx_mock.add_callback(gateway, is_reusable=True)
    driver.send(GetMetrics())
    gateway.known = {NEW}
    driver.send(GetMetrics())
    driver.send(GetMetrics())
    assert gateway.asked == [NEW, OLD, ANCIENT, ANCIENT, NEW, NEW]


def test_a_path_is_not_remembered_before_it_answered(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=404, text="?")
    httpx_mock.add_exception(httpx.ConnectError("down"))
    with pytest.raises(novita.APIConnectionError):
        driver.options(max_retries=0).send(GetMetrics())
    assert driver.client._shared.paths == {}


def test_two_calls_that_find_the_path_at_the_same_time_agree() -> None:
    """The second call is answered 404 on the first path after another call has already switched."""

    class Server(httpx.BaseTransport):
        inner_done = False

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.raw_path.decode() != NEW:
                return httpx.Response(200, json={})
            if not self.inner_done:
                self.inner_done = True
                client.send(GetMetrics())
            return httpx.Response(404, text="?")

    client = NovitaClient("key").with_options(transport=Server())
    client.send(GetMetrics())
    assert client._shared.paths == {GetMetrics.spec.name: "/old/{robot}"}

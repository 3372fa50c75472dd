"""What observers are told of each attempt."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from pytest_httpx import HTTPXMock

import novita
from lab.robots import GetRobot
from novita._core.attempt import Attempt
from novita._core.observing import observe


@pytest.fixture
def told(driver: Any) -> list[Attempt]:
    seen: list[Attempt] = []
    observe(driver.client._shared, lambda attempts: seen.append(attempts[-1]))
    return seen


def test_the_times_of_attempts_have_no_pauses_and_that_of_the_call_has(
    driver: Any, httpx_mock: HTTPXMock, told: list[Attempt]
) -> None:
    answers = iter([(2.0, 503), (3.0, 502), (0.5, 200)])

    def answer(_: httpx.Request) -> httpx.Response:
        seconds, status = next(answers)
        driver.clock.now += seconds
        return httpx.Response(status, json={})

    httpx_mock.add_callback(answer, is_reusable=True)
    driver.send(GetRobot())
    assert [each.retry_in for each in told] == [0.25, 0.5, None]
    assert [each.seconds for each in told] == [pytest.approx(seconds) for seconds in (2, 3, 0.5)]
    assert [each.call_seconds for each in told] == [pytest.approx(seconds) for seconds in (2, 5.25, 6.25)]


def test_each_attempt_tells_what_became_of_it(driver: Any, httpx_mock: HTTPXMock, told: list[Attempt]) -> None:
    httpx_mock.add_exception(httpx.ConnectError("refused"))
    httpx_mock.add_response(status_code=429)
    httpx_mock.add_response(text="cut", status_code=200)
    httpx_mock.add_response(status_code=404)
    with pytest.raises(novita.NotFoundError):
        driver.options(max_retries=3).send(GetRobot())
    assert [(each.number, each.status, each.error) for each in told] == [
        (1, None, "APIConnectionError"),
        (2, 429, "RateLimitError"),
        (3, 200, "ResponseValidationError"),
        (4, 404, "NotFoundError"),
    ]


def test_an_error_that_is_never_repeated_is_told_too(driver: Any, httpx_mock: HTTPXMock, told: list[Attempt]) -> None:
    httpx_mock.add_response(json=[1])
    with pytest.raises(novita.ResponseValidationError):
        driver.send(GetRobot())
    assert [(each.status, each.error, each.retry_in) for each in told] == [(200, "ResponseValidationError", None)]

"""What is tried again, how often, when, and under which deadline."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_httpx import HTTPXMock

import novita
from novita import NovitaClient
from novita._core.call import Answer, TransportError
from novita._core.exchange import Exchange, Shared
from novita._core.model import Model
from novita._core.operation import Operation
from novita._core.options import Options
from novita._core.retry import RetryBudget


class Robot(Model, frozen=True, kw_only=True):
    id: str = ""


class GetRobot(Operation[Robot], method="get", route="GET /robots"):
    pass


class MakeRobot(Operation[Robot], method="make", route="POST /robots"):
    pass


class FindRobot(Operation[Robot], method="find", route="POST /robots/find", idempotent=True):
    pass


class DropRobot(Operation[None], method="drop", route="DELETE /robots"):
    pass


def attempts(httpx_mock: HTTPXMock) -> int:
    return len(httpx_mock.get_requests())


@pytest.mark.parametrize("operation", [GetRobot(), FindRobot(), DropRobot()], ids=repr)
def test_a_harmless_call_is_tried_three_times(driver: Any, httpx_mock: HTTPXMock, operation: Any) -> None:
    httpx_mock.add_response(status_code=503, is_reusable=True)
    with pytest.raises(novita.InternalServerError) as caught:
        driver.send(operation)
    assert caught.value.attempts == attempts(httpx_mock) == 3
    assert driver.clock.slept == [0.25, 0.5]


def test_a_retry_that_succeeds_gives_the_value(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=500)
    httpx_mock.add_exception(httpx.ReadError("gone"))
    httpx_mock.add_response(json={"id": "r-1"}, headers={"X-Request-Id": "req-1"})
    raw = driver.raw(GetRobot())
    assert raw.value == Robot(id="r-1")
    assert raw.attempts == 3
    assert raw.status_code == 200
    assert raw.request_id == "req-1"
    assert raw.headers["x-request-id"] == "req-1"
    assert raw.http_version == "HTTP/1.1"
    assert raw.elapsed_seconds == pytest.approx(0.75)


def test_no_retries_when_told_so(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=503)
    with pytest.raises(novita.InternalServerError):
        driver.options(max_retries=0).send(GetRobot())
    assert driver.clock.slept == []


def test_a_cut_off_answer_of_a_read_is_asked_for_again(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(content=b'{"id": "r-')
    httpx_mock.add_response(content=b'{"id": "r-1"}')
    assert driver.send(GetRobot()).id == "r-1"


def test_a_readable_answer_of_the_wrong_shape_is_not_asked_for_again(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"id": [1]})
    with pytest.raises(novita.ResponseValidationError):
        driver.send(GetRobot())


@pytest.mark.parametrize("content", [b"<html>", b'{"id": "r-'])
def test_a_create_with_an_unreadable_answer_is_not_repeated(driver: Any, httpx_mock: HTTPXMock, content: bytes) -> None:
    httpx_mock.add_response(content=content)
    with pytest.raises(novita.ResponseValidationError):
        driver.send(MakeRobot())


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_a_create_that_failed_on_the_server_is_not_repeated(driver: Any, httpx_mock: HTTPXMock, status: int) -> None:
    httpx_mock.add_response(status_code=status)
    with pytest.raises(novita.APIStatusError):
        driver.send(MakeRobot())


@pytest.mark.parametrize("status", [502, 504])
def test_a_create_that_a_gateway_lost_may_have_happened(driver: Any, httpx_mock: HTTPXMock, status: int) -> None:
    httpx_mock.add_response(status_code=status, html="<html>")
    with pytest.raises(novita.AmbiguousRequestError) as caught:
        driver.send(MakeRobot())
    assert isinstance(caught.value, novita.InternalServerError)
    assert (caught.value.status_code, caught.value.possibly_created, caught.value.attempts) == (status, True, 1)
    assert "Look for the result before trying again" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).status_code == status


@pytest.mark.parametrize("status", [502, 504])
def test_a_read_that_a_gateway_lost_is_no_riddle(driver: Any, httpx_mock: HTTPXMock, status: int) -> None:
    httpx_mock.add_response(status_code=status)
    with pytest.raises(novita.InternalServerError) as caught:
        driver.options(max_retries=0).send(GetRobot())
    assert not isinstance(caught.value, novita.AmbiguousRequestError)


@pytest.mark.parametrize(
    "broken", [httpx.ReadError("gone"), httpx.ReadTimeout("late"), httpx.WriteError("gone"), OSError("boom")], ids=repr
)
def test_a_create_that_may_have_happened_is_sent_once(driver: Any, httpx_mock: HTTPXMock, broken: Exception) -> None:
    httpx_mock.add_exception(broken)
    with pytest.raises(novita.AmbiguousRequestError) as caught:
        driver.send(MakeRobot())
    assert caught.value.possibly_created is True
    assert caught.value.attempts == attempts(httpx_mock) == 1
    assert MakeRobot.spec.name in str(caught.value)
    assert "Look for the result before trying again" in str(caught.value)


@pytest.mark.parametrize("unprocessed", [httpx.ConnectError("refused"), httpx.ConnectTimeout("late")], ids=repr)
def test_a_create_that_never_reached_the_server_is_repeated(
    driver: Any, httpx_mock: HTTPXMock, unprocessed: Exception
) -> None:
    httpx_mock.add_exception(unprocessed)
    httpx_mock.add_response(json={"id": "r-1"})
    assert driver.send(MakeRobot()).id == "r-1"


def test_a_create_that_was_rate_limited_is_repeated_when_the_server_says(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=429, headers={"retry-after": "7"})
    httpx_mock.add_response(json={"id": "r-1"})
    assert driver.send(MakeRobot()).id == "r-1"
    assert driver.clock.slept == [pytest.approx(7.7)]  # the driver draws the most jitter there is


@pytest.mark.parametrize(("asked", "tried"), [("0", 3), ("29", 3), ("61", 1)])
def test_retry_after_is_honoured_up_to_a_minute(driver: Any, httpx_mock: HTTPXMock, asked: str, tried: int) -> None:
    httpx_mock.add_response(status_code=429, headers={"retry-after": asked}, is_reusable=True)
    with pytest.raises(novita.RateLimitError) as caught:
        driver.options(timeout=1_000).send(GetRobot())
    assert attempts(httpx_mock) == tried
    assert driver.clock.slept == [pytest.approx(float(asked) * 1.1)] * (tried - 1)
    assert caught.value.retry_after == float(asked)


def test_a_wait_that_would_pass_the_deadline_is_not_begun(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=503, headers={"retry-after": "20"}, is_reusable=True)
    with pytest.raises(novita.InternalServerError):
        driver.options(timeout=30, max_retries=9).send(GetRobot())
    assert driver.clock.slept == [pytest.approx(22.0)]


def test_200_failing_calls_make_at_most_a_tenth_more_requests_than_the_bucket_allows(
    driver: Any, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(status_code=503, is_reusable=True)
    for _ in range(200):
        with pytest.raises(novita.InternalServerError):
            driver.send(GetRobot())
    bucket = RetryBudget.capacity // RetryBudget.cost
    assert attempts(httpx_mock) <= 1.1 * 200 + bucket
    assert attempts(httpx_mock) == 200 + bucket  # and the bucket was there to be used


def test_successes_refill_the_bucket_and_derived_clients_share_it(driver: Any, httpx_mock: HTTPXMock) -> None:
    budget = driver.client._shared.budget
    budget._tokens = 4
    httpx_mock.add_response(status_code=503)
    with pytest.raises(novita.InternalServerError):
        driver.send(GetRobot())
    httpx_mock.add_response(json={})
    driver.options(timeout=5).send(GetRobot())
    assert budget._tokens == 5
    httpx_mock.add_response(status_code=503)
    httpx_mock.add_response(json={})
    driver.options(max_retries=1).send(GetRobot())
    assert attempts(httpx_mock) == 4


def test_a_failure_that_would_repeat_itself_is_not_retried(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_exception(httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed"))
    with pytest.raises(novita.APIConnectionError, match="SSL_CERT_FILE"):
        driver.send(GetRobot())


def test_an_answer_over_the_cap_is_not_kept(
    driver: Any, httpx_mock: HTTPXMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("novita._transport.messages.MAX_ANSWER_BYTES", 1 << 20)
    httpx_mock.add_response(content=b" " * ((1 << 20) + 1))
    with pytest.raises(novita.APIConnectionError, match="larger than 1 MiB"):
        driver.send(GetRobot())


def test_a_deadline_that_passed_before_sending_is_a_timeout_even_for_a_create(driver: Any) -> None:
    driver.clock.now -= 100
    with pytest.raises(novita.APITimeoutError, match="before the call began"):
        driver.send(MakeRobot())


def test_a_body_that_drips_past_the_deadline_ends_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    class Drip(httpx.SyncByteStream):
        def __iter__(self) -> Any:
            for _ in range(10):
                clock.now += 1
                yield b" "

    class Server(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, stream=Drip())

    clock = _Clock()
    monkeypatch.setattr("novita._transport.sync.time.monotonic", clock)
    client = NovitaClient("key").with_options(transport=Server(), timeout=5, max_retries=0)
    client._shared.clock = clock
    with pytest.raises(novita.APITimeoutError, match="the body did not arrive in time"):
        client.send(GetRobot())
    assert clock.now == 1_006


class _Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


OUTCOMES: list[Callable[[Exchange], float | None]] = [
    lambda call: call.answered(Answer(503, [], b"", "HTTP/2")),
    lambda call: call.answered(Answer(429, [(b"retry-after", b"9")], b"", "HTTP/2")),
    lambda call: call.answered(Answer(200, [], b"{", "HTTP/2")),
    lambda call: call.failed(TransportError("broke")),
    lambda call: call.failed(TransportError("late", timeout=True)),
    lambda call: call.failed(TransportError("refused", unprocessed=True)),
    lambda call: call.failed(TransportError("goaway", unprocessed=True, turned_away=True)),
    lambda call: call.failed(TransportError("lost with others", companion=True)),
]


@settings(deadline=None)
@given(
    outcomes=st.lists(st.sampled_from(OUTCOMES), min_size=12, max_size=12),
    took=st.lists(st.floats(0, 20), min_size=12, max_size=12),
    chance=st.floats(0, 1, exclude_max=True),
    timeout=st.floats(0.01, 100),
    retries=st.integers(0, 10),
)
def test_whatever_happens_no_attempt_begins_after_the_deadline(
    outcomes: list[Any], took: list[float], chance: float, timeout: float, retries: int
) -> None:
    shared, clock = Shared(), _Clock()
    shared.clock, shared.random = clock, lambda: chance
    exchange = Exchange(GetRobot(), Options("key", "https://x", timeout, retries), shared)
    begun = 0
    with pytest.raises(novita.NovitaError):
        for outcome, seconds in zip(outcomes, took, strict=True):
            assert clock.now < exchange.deadline
            begun += 1
            clock.now += seconds
            delay = outcome(exchange)
            assert delay is not None
            assert 0 <= delay <= 66
            clock.now += delay
    assert begun == exchange.attempts <= retries + 1


def exchange_with(shared: Shared, retries: int = 2) -> Exchange:
    return Exchange(GetRobot(), Options("key", "https://x", 60.0, retries), shared)


def test_a_call_that_was_turned_away_tries_another_connection_at_once() -> None:
    shared = Shared()
    shared.random = lambda: 1.0
    exchange = exchange_with(shared)
    turned_away = TransportError("goaway", unprocessed=True, turned_away=True)
    assert exchange.failed(turned_away) == 0
    assert exchange.failed(turned_away) == 0.5  # twice is no coincidence


def test_no_connection_at_all_is_not_tried_again_at_once() -> None:
    shared = Shared()
    shared.random = lambda: 1.0
    assert exchange_with(shared).failed(TransportError("refused", unprocessed=True)) == 0.25


@pytest.mark.parametrize("unprocessed", [True, False])
def test_one_lost_connection_costs_little_however_many_calls_it_carried(unprocessed: bool) -> None:
    shared = Shared()
    for number in range(64):
        lost = TransportError("lost", unprocessed=unprocessed, turned_away=unprocessed, companion=number > 0)
        exchange_with(shared).failed(lost)
    assert shared.budget.capacity - shared.budget._tokens <= 5 + 63


@settings(deadline=None, max_examples=10)
@given(st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=4), st.integers(500, 800))
def test_a_service_that_fails_everything_is_spared_whatever_it_does(outcomes: list[Any], calls: int) -> None:
    shared = Shared()
    attempts = 0
    for number in range(calls):
        exchange, outcome = exchange_with(shared, retries=5), outcomes[number % len(outcomes)]
        with pytest.raises(novita.NovitaError):
            while True:
                attempts += 1
                outcome(exchange)
    assert attempts <= calls + RetryBudget.capacity


def test_concurrent_failures_share_one_bucket() -> None:
    class Down(httpx.BaseTransport):
        sent = 0

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            with lock:
                self.sent += 1
            return httpx.Response(503)

    lock, server = threading.Lock(), Down()
    client = NovitaClient("key").with_options(transport=server)
    setattr(client, "_sleep", lambda seconds: None)  # noqa: B010 - a static method, so no type fits

    def work() -> None:
        for _ in range(25):
            with pytest.raises(novita.InternalServerError):
                client.send(GetRobot())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert server.sent == 200 + RetryBudget.capacity // RetryBudget.cost

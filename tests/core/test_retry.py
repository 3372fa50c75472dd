"""The retry rules by themselves."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from novita._core.retry import Backoff, RetryBudget, parse_retry_after, retried_status

CHANCES = st.floats(0, 1, exclude_max=True)


@pytest.mark.parametrize(
    ("status", "read", "write"),
    [
        (400, False, False),
        (401, False, False),
        (404, False, False),
        (408, True, False),
        (409, False, False),
        (425, True, False),
        (429, True, True),
        (500, True, False),
        (501, False, False),
        (502, True, False),
        (503, True, False),
        (504, True, False),
    ],
)
def test_which_statuses_are_worth_another_attempt(status: int, read: bool, write: bool) -> None:
    assert retried_status(status, idempotent=True) is read
    assert retried_status(status, idempotent=False) is write


@given(st.integers(1, 1_000), CHANCES)
def test_backoff_stays_within_its_bounds(attempt: int, chance: float) -> None:
    delay = Backoff().delay(attempt, None, chance)
    assert delay is not None
    assert 0 <= delay <= min(8.0, 0.25 * 2 ** (attempt - 1))


def test_backoff_doubles_up_to_its_longest() -> None:
    ceilings = [Backoff().delay(attempt, None, 1.0) for attempt in range(1, 9)]
    assert ceilings == [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]
    assert Backoff().delay(5_000, None, 1.0) == 8.0


@given(st.integers(1, 100), st.floats(0, 1e9), CHANCES)
@example(1, 60.0, 0.5)
@example(1, 60.5, 0.5)
def test_what_the_server_asks_is_kept_or_given_up(attempt: int, asked: float, chance: float) -> None:
    delay = Backoff().delay(attempt, asked, chance)
    assert (delay is None) is (asked > 60)
    assert delay is None or asked <= delay <= asked * 1.1  # never sooner; a fleet comes back one by one


@given(st.text(max_size=60), st.none() | st.text(max_size=60))
def test_retry_after_is_a_sane_number_or_nothing(text: str, date: str | None) -> None:
    seconds = parse_retry_after(text, date)
    assert seconds is None or 0 <= seconds < float("inf")


@given(st.integers(400_000_000, 20_000_000_000), st.integers(-10_000, 10_000))
def test_retry_after_as_a_date(unix: int, seconds: int) -> None:
    now, epoch = datetime.fromtimestamp(unix, UTC), datetime(1970, 1, 1, tzinfo=UTC)
    text = format_datetime(now + timedelta(seconds=seconds), usegmt=True)
    assert parse_retry_after(text, None, now) == max(seconds, 0)
    assert parse_retry_after(text, format_datetime(now, usegmt=True), epoch) == max(seconds, 0)


def test_a_date_without_zone_is_utc() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert parse_retry_after("Thu, 01 Jan 2026 00:00:30 -0000", None, now) == 30


def test_a_date_counts_from_now_where_the_answer_has_none() -> None:
    seconds = parse_retry_after(format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True), None)
    assert seconds is not None
    assert 3_000 < seconds <= 3_600


@given(st.lists(st.sampled_from(["spend", "light", "timeout", "earn"]), max_size=400))
def test_the_budget_never_goes_below_zero_nor_above_its_capacity(moves: list[str]) -> None:
    budget = RetryBudget()
    for move in moves:
        before = budget._tokens
        if move == "earn":
            budget.earn()
            assert budget._tokens == min(before + 1, budget.capacity)
        else:
            cost = {"spend": 5, "light": 1, "timeout": 10}[move]
            granted = budget.spend(timeout=move == "timeout", light=move == "light")
            assert granted is (before >= cost)
            assert budget._tokens == before - cost * granted
        assert 0 <= budget._tokens <= budget.capacity


def test_threads_cannot_overspend_the_budget() -> None:
    budget = RetryBudget()
    granted: list[bool] = []

    def work() -> None:
        granted.extend(budget.spend() for _ in range(50))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(granted) == budget.capacity // budget.cost

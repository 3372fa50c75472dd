"""Bills over any range: how a range is cut, and what comes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_httpx import HTTPXMock

from novita import AsyncNovitaClient, NovitaClient
from novita.api.extras.utility.billing import pieces
from novita.exceptions import RequestValidationError

DAY = 86_400
NAMES = (("start_time", "startTime"), ("end_time", "endTime"))


def moments(piece: dict[str, int]) -> tuple[str, str]:
    begin, end = (datetime.fromtimestamp(piece[name], UTC) for name in ("start_time", "end_time"))
    return f"{begin:%m-%d %H:%M:%S}", f"{end:%m-%d %H:%M:%S}"


def test_a_month_of_days_is_one_piece() -> None:
    (piece,) = pieces(date(2026, 7, 1), date(2026, 7, 31), "Day")
    assert moments(piece) == ("07-01 00:00:00", "07-31 23:59:59")


def test_hours_go_by_seven_days() -> None:
    found = [moments(piece) for piece in pieces(date(2026, 7, 1), date(2026, 7, 10), "Hour")]
    assert found == [("07-01 00:00:00", "07-07 23:59:59"), ("07-08 00:00:00", "07-10 23:59:59")]


def test_months_are_cut_at_their_ends() -> None:
    found = [moments(piece) for piece in pieces(date(2026, 1, 15), date(2026, 3, 2), "Month")]
    assert found == [
        ("01-15 00:00:00", "01-31 23:59:59"),
        ("02-01 00:00:00", "02-28 23:59:59"),
        ("03-01 00:00:00", "03-02 23:59:59"),
    ]


def test_weeks_are_cut_on_mondays() -> None:
    found = [moments(piece)[0] for piece in pieces(date(2026, 7, 1), date(2026, 8, 31), "Week")]
    assert found == ["07-01 00:00:00", "07-27 00:00:00", "08-24 00:00:00"]


def test_midnight_at_the_end_is_no_piece_of_its_own() -> None:
    july, august = datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 8, 1, tzinfo=UTC)
    for cycle in ("Day", "Month"):
        (piece,) = pieces(july, august, cycle)
        assert moments(piece) == ("07-01 00:00:00", "08-01 00:00:00")
    *_, last = pieces(july, july + timedelta(days=14), "Hour")
    assert moments(last) == ("07-08 00:00:00", "07-15 00:00:00")


def test_a_day_is_a_range_and_zones_are_heeded() -> None:
    (day,) = pieces(date(2026, 2, 28), date(2026, 2, 28), "Hour")
    assert moments(day) == ("02-28 00:00:00", "02-28 23:59:59")
    east = timezone(timedelta(hours=9))
    begin = datetime(2026, 3, 29, 1, 30, tzinfo=east)
    assert moments(next(pieces(begin, begin + timedelta(days=40), "Day"))) == ("03-28 16:30:00", "04-27 23:59:59")


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [
        (date(2026, 7, 2), date(2026, 7, 1), "end_time: has to be after start_time"),
        (5, 4, "end_time: has to be after start_time"),
        (datetime(2026, 7, 1), date(2026, 7, 2), "start_time: has to be an aware datetime, a date or Unix seconds"),  # noqa: DTZ001
        (date(2026, 7, 1), datetime(2026, 7, 2, 3), "end_time: has to be an aware datetime"),  # noqa: DTZ001
        (date(2026, 7, 1), "tomorrow", "end_time: has to be an aware datetime"),
    ],
)
def test_ranges_that_are_none(start: Any, end: Any, problem: str) -> None:
    billing = NovitaClient("sk_test").utility.billing
    for ask in (billing.iter_usage, billing.iter_fixed_term, billing.iter_api_key):
        with pytest.raises(RequestValidationError, match=problem):
            next(ask(start_time=start, end_time=end))
    with pytest.raises(RequestValidationError, match=f"^utility.billing: {problem}"):
        billing.daily_usd(start, end)
    with pytest.raises(RequestValidationError, match=problem):
        billing.usage(cycle_type="Day", product_category="gpu", start_time=start, end_time=end)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no finding
@given(
    start=st.integers(1_700_000_000, 1_800_000_000),
    length=st.integers(0, 200 * DAY),
    cycle=st.sampled_from(["Hour", "Day", "Week", "Month"]),
)
def test_pieces_cover_the_range_once_and_keep_the_cap(start: int, length: int, cycle: Any) -> None:
    found = list(pieces(start, start + length, cycle))
    assert (found[0]["start_time"], found[-1]["end_time"]) == (start, start + length)
    for earlier, later in pairwise(found):
        assert later["start_time"] == earlier["end_time"] + 1
        assert later["start_time"] % DAY == 0
    cap = 7 if cycle == "Hour" else 31
    assert all(0 <= piece["end_time"] - piece["start_time"] <= cap * DAY for piece in found)
    assert all(piece["end_time"] > piece["start_time"] for piece in found[1:])


def bill(day: date, amount: int) -> dict[str, Any]:
    start = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return {"startTime": str(start), "endTime": str(start + DAY - 1), "amount": str(amount)}


def test_days_are_added_up_over_two_months(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"bills": [bill(date(2026, 7, 1), 4_200), bill(date(2026, 7, 1), 800)]})
    httpx_mock.add_response(json={"bills": [bill(date(2026, 8, 2), 10_000)]})
    with NovitaClient("sk_test") as client:
        days = client.utility.billing.daily_usd(date(2026, 7, 1), date(2026, 8, 2), product_category="llm")
    assert list(days) == [date(2026, 7, 1) + timedelta(days=number) for number in range(33)]
    assert {day: usd for day, usd in days.items() if usd} == {
        date(2026, 7, 1): Decimal("0.5"),
        date(2026, 8, 2): Decimal(1),
    }
    queries = [dict(request.url.params) for request in httpx_mock.get_requests()]
    assert [query["cycleType"] for query in queries] == ["Day", "Day"]
    assert int(queries[1]["startTime"]) == int(queries[0]["endTime"]) + 1


def test_lines_are_asked_for_as_they_are_needed(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"bills": [{"apikeyName": "ci", "amount": "1"}]})
    with NovitaClient("sk_test") as client:
        lines = client.utility.billing.iter_api_key(start_time=date(2026, 1, 1), end_time=date(2026, 12, 31))
        assert next(lines).api_key_name == "ci"
    assert len(httpx_mock.get_requests()) == 1


def test_subscriptions_are_asked_for_month_by_month(httpx_mock: HTTPXMock) -> None:
    for amount in ("10000", "25000"):
        httpx_mock.add_response(json={"bills": [{"amount": amount, "tradeType": "monthly_re_buy"}]})
    with NovitaClient("sk_test") as client:
        billing = client.utility.billing
        found = list(
            billing.iter_fixed_term(start_time=date(2026, 7, 15), end_time=date(2026, 8, 2), product_name="GPU")
        )
    assert [line.amount_usd for line in found] == [Decimal(1), Decimal("2.5")]
    queries = [dict(request.url.params) for request in httpx_mock.get_requests()]
    assert [query["productName"] for query in queries] == ["GPU", "GPU"]
    assert [moments({name: int(query[wire]) for name, wire in NAMES}) for query in queries] == [
        ("07-15 00:00:00", "07-31 23:59:59"),
        ("08-01 00:00:00", "08-02 23:59:59"),
    ]


def test_a_bill_by_key_is_gone_through_to_its_end(httpx_mock: HTTPXMock) -> None:
    for name in ("ci", "web"):
        httpx_mock.add_response(json={"bills": [{"apikeyName": name, "amount": "1"}]})
    with NovitaClient("sk_test") as client:
        lines = client.utility.billing.iter_api_key(
            start_time=date(2026, 7, 1), end_time=date(2026, 7, 10), cycle_type="Hour"
        )
        assert [line.api_key_name for line in lines] == ["ci", "web"]


def test_lines_of_other_days_and_of_none_are_not_added_up(httpx_mock: HTTPXMock) -> None:
    strays = [bill(date(2026, 6, 30), 1), bill(date(2026, 7, 3), 1), {"amount": "1"}]
    httpx_mock.add_response(json={"bills": [*strays, bill(date(2026, 7, 2), 10_000)]})
    with NovitaClient("sk_test") as client:
        days = client.utility.billing.daily_usd(date(2026, 7, 1), date(2026, 7, 2))
    assert days == {date(2026, 7, 1): Decimal(0), date(2026, 7, 2): Decimal(1)}


def test_a_range_over_the_cap_is_refused_before_it_is_sent() -> None:
    client = NovitaClient("sk_test")
    with pytest.raises(RequestValidationError, match=r"end_time: has to be within 7 days .* iter_api_key splits"):
        client.utility.billing.api_key(cycle_type="Hour", start_time=date(2026, 7, 1), end_time=date(2026, 7, 9))
    with pytest.raises(RequestValidationError, match="end_time: has to be after start_time"):
        client.utility.billing.api_key(cycle_type="Day", start_time=date(2026, 7, 9), end_time=date(2026, 7, 1))


@pytest.mark.anyio
async def test_async(httpx_mock: HTTPXMock) -> None:
    for _ in range(2):
        httpx_mock.add_response(json={"bills": [{"amount": "4200", **bill(date(2026, 7, 1), 4_200)}]})
    for _ in range(2):
        httpx_mock.add_response(json={"bills": None})
    httpx_mock.add_response(json={"bills": [bill(date(2026, 7, 1), 4_200)]})
    span: dict[str, Any] = {"start_time": date(2026, 7, 1), "end_time": date(2026, 8, 2)}
    async with AsyncNovitaClient("sk_test") as client:
        billing = client.utility.billing
        assert [line.amount_usd async for line in billing.iter_api_key(**span)] == [Decimal("0.42")] * 2
        assert [line async for line in billing.iter_fixed_term(**span)] == []
        days = await billing.daily_usd(date(2026, 7, 1), date(2026, 7, 2))
    assert days == {date(2026, 7, 1): Decimal("0.42"), date(2026, 7, 2): Decimal(0)}

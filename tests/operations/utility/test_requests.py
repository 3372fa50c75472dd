"""Account and billing: money in USD, ranges as dates, and what goes together."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs

import pytest

from novita.api.extras.utility.billing import pieces
from novita.exceptions import RequestValidationError
from novita.operations.utility.billing import ListMonthlyBills, ListTransactions, ListUsageBills
from novita.operations.utility.budgets import CheckMemberCost, UpdateKeyBudget, UpdateMemberBudget
from novita.operations.utility.keys import SetModelAccess
from novita.types.utility.billing import UsageBill
from novita.types.utility.budgets import KeyBudget
from novita.types.utility.keys import KeyPolicy, PolicyModel
from novita.types.utility.user import Balance


def query(operation: Any) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(operation.to_call().target.partition("?")[2]).items()}


@pytest.mark.parametrize(
    ("dollars", "units"), [(250, 2_500_000), (1.1, 11_000), (Decimal("19.9999"), 199_999), (1, 10_000)]
)
def test_budgets_are_said_in_dollars(dollars: Any, units: int) -> None:
    call = UpdateMemberBudget(member_id="m", budget_type="One-time", budget_limit_usd=dollars).to_call()
    assert json.loads(call.body or b"") == {"member_id": "m", "budget_type": "One-time", "budget_limit": units}


@pytest.mark.parametrize(("usd", "cost"), [(0.09, 900), (0, 0), (0.00004, 1), (Decimal("0.00011"), 2)])
def test_costs_are_said_in_dollars_and_a_small_one_is_not_none(usd: Decimal | float, cost: int) -> None:
    assert json.loads(CheckMemberCost(member_id="m", cost_usd=usd).to_call().body or b"")["cost"] == cost


@pytest.mark.parametrize("operation", [UpdateMemberBudget, UpdateKeyBudget])
@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"budget_type": "One-time"}, "budget_limit_usd: is required unless"),
        ({"budget_type": "Recurring", "budget_limit_usd": 5}, "cycle: is required when"),
        ({"budget_type": "One-time", "budget_limit_usd": 0.5}, "budget_limit_usd: "),
        ({"budget_type": "One-time", "budget_limit_usd": float("nan")}, "budget_limit_usd: "),
    ],
)
def test_what_goes_together_is_checked(operation: Any, fields: dict[str, Any], problem: str) -> None:
    ids = {"member_id": "m"} | ({"key_id": "k"} if operation is UpdateKeyBudget else {})
    with pytest.raises(RequestValidationError, match=problem):
        operation(**ids, **fields)


def test_an_unlimited_budget_needs_nothing_else() -> None:
    call = UpdateKeyBudget(member_id="m", key_id="k", budget_type="Unlimited").to_call()
    assert json.loads(call.body or b"") == {"member_id": "m", "key_id": "k", "budget_type": "Unlimited"}


@pytest.mark.parametrize("start", [date(2026, 7, 1), datetime(2026, 7, 1, tzinfo=UTC), 1782864000])
@pytest.mark.parametrize("end", [date(2026, 7, 31), datetime(2026, 7, 31, 23, 59, 59, tzinfo=UTC), 1785542399])
def test_a_range_of_dates_has_whole_days(start: Any, end: Any) -> None:
    operation = ListUsageBills(cycle_type="Day", product_category="gpu", start_time=start, end_time=end)
    assert query(operation) == {
        "cycleType": "Day",
        "productCategory": "gpu",
        "startTime": "1782864000",
        "endTime": "1785542399",
    }


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(RequestValidationError, match="start_time"):
        ListUsageBills(cycle_type="Day", product_category="gpu", start_time=datetime(2026, 7, 1, 12, 30))  # noqa: DTZ001


@pytest.mark.parametrize("moment", [-1, 1_785_542_399_000, 10**30])
def test_a_number_that_no_calendar_holds_is_refused(moment: int) -> None:
    with pytest.raises(RequestValidationError, match="end_time: has to be an aware datetime, a date or Unix seconds"):
        ListUsageBills(cycle_type="Day", product_category="gpu", end_time=moment)
    with pytest.raises(RequestValidationError, match="end_time"):
        list(pieces(0, moment, "Day"))


@pytest.mark.parametrize("month", ["2026-07", date(2026, 7, 31), datetime(2026, 7, 31, tzinfo=UTC)])
def test_a_month_is_a_text_or_a_date(month: Any) -> None:
    assert query(ListMonthlyBills(start_month=month)) == {"startMonth": "2026-07"}


@pytest.mark.parametrize("month", ["2026-13", "July", "2026-7"])
def test_other_texts_are_no_months(month: str) -> None:
    with pytest.raises(RequestValidationError, match="start_month"):
        ListMonthlyBills(start_month=month)


def test_transactions_say_the_page_the_service_insists_on() -> None:
    assert query(ListTransactions()) == {"pageNo": "1", "pageSize": "50"}


def test_a_selection_needs_models() -> None:
    with pytest.raises(RequestValidationError, match="allowed_models: needs at least one model"):
        SetModelAccess(string_id="key_1", mode="selected")
    SetModelAccess(string_id="key_1", mode="all_enabled", excluded_models=[PolicyModel(id="a")])
    with pytest.raises(RequestValidationError, match=r"allowed_models\.0: has to have the id"):
        SetModelAccess(string_id="key_1", mode="selected", allowed_models=[PolicyModel(type="llm")])


def test_models_of_a_policy_can_be_handed_back() -> None:
    models: list[Any] = [{"type": "llm", "id": "a"}]
    told = json.dumps({"stringId": "key_1", "policy": {"mode": "selected", "allowedModels": models}})
    allowed = [*KeyPolicy.from_json(told).policy.allowed_models, PolicyModel(id="b")]
    sent = SetModelAccess(string_id="key_1", mode="selected", allowed_models=allowed).to_call().body
    assert json.loads(sent or b"")["allowedModels"] == [*models, {"type": "llm", "id": "b"}]


def test_money_is_exact() -> None:
    balance = Balance.from_json(b'{"availableBalance":"1523401","cashBalance":1500000,"creditLimit":"0"}')
    assert balance.available_balance_usd == Decimal("152.3401")
    assert balance.cash_balance_usd == Decimal(150)
    assert balance.outstanding_invoices_usd == 0
    assert b'"availableBalance":"1523401"' in balance.to_json()


def test_a_line_of_a_bill_has_times_and_dollars() -> None:
    line = UsageBill.from_json(
        b'{"startTime":"1785542400","amount":"4200","billingMethod":"prepaid","payAmountDisplay":"$0.42"}'
    )
    assert line.start_time == datetime(2026, 8, 1, tzinfo=UTC)
    assert line.end_time is None
    assert line.amount_usd == Decimal("0.42")


def test_an_unlimited_budget_has_no_limit() -> None:
    assert KeyBudget(budget_type="Unlimited").budget_limit_usd is None
    assert KeyBudget(budget_type="Unlimited").remaining_usd is None
    assert KeyBudget(budget_type="One-time", remaining=2_190_000).remaining_usd == 219

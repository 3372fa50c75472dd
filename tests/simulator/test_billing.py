"""Bills, balance and wallet add up with the time the fleet ran; every figure here is compared without rounding."""

from datetime import UTC, datetime
from typing import Any

HOUR, DAY = 3600, 86_400
LATE = 1_767_225_600 + 40 * DAY  # 10 February 2026
PRICE = 2 * 3500  # two RTX 4090, 1/10000 USD an hour


def ask(local: Any, path: str, **query: Any) -> Any:
    reply = local.call("GET", f"/openapi/v1/{path}", query=query)
    assert reply.status == 200, reply.content
    return reply.json()


def lines(local: Any, cycle: str = "Day", **query: Any) -> list[dict[str, Any]]:
    query = {"cycleType": cycle, "productCategory": "gpu"} | query
    return ask(local, "billing/bill/list", **query)["bills"] or []


def subscriptions(local: Any, **query: Any) -> list[dict[str, Any]]:
    return ask(local, "billing/bill/monthly/list", **query)["bills"] or []


def total(rows: list[dict[str, Any]]) -> int:
    return sum(int(row["amount"]) for row in rows)


def balance(local: Any) -> int:
    return int(ask(local, "billing/balance/detail")["availableBalance"])


def test_a_machine_costs_its_price_while_it_runs_and_nothing_else_does(local: Any) -> None:
    before = balance(local)
    instance_id = local.create()
    local.advance(20)  # until it runs
    assert local.status(instance_id) == "running"
    assert balance(local) == before
    local.advance(90 * 60)
    assert balance(local) == before - PRICE * 3 // 2
    local.post("gpu/instance/stop", instanceId=instance_id)
    local.advance(DAY)
    assert balance(local) == before - PRICE * 3 // 2
    local.post("gpu/instance/start", instanceId=instance_id)
    local.advance(7 + HOUR)
    assert balance(local) == before - PRICE * 5 // 2
    local.post("gpu/instance/delete", instanceId=instance_id)
    local.advance(DAY)
    assert balance(local) == before - PRICE * 5 // 2
    assert total(lines(local, ownerId=instance_id)) == PRICE * 5 // 2  # it is gone, its bill is not


def test_both_apis_start_and_stop_the_same_meter(local: Any) -> None:
    instance_id, before = local.create(), balance(local)
    local.advance(20 + HOUR)
    assert local.call("PUT", f"/gpus/v2/instances/{instance_id}/stop").status == 200
    local.advance(HOUR)
    assert local.status(instance_id) == "exited"
    assert balance(local) == before - PRICE
    assert local.call("PUT", f"/gpus/v2/instances/{instance_id}/start").status == 200
    local.advance(7 + HOUR)
    assert balance(local) == before - 2 * PRICE


def test_all_ways_to_cut_a_bill_have_the_same_total(make: Any) -> None:
    local = make(instances=60, start_time=LATE)
    local.advance(12_345)
    end = int(local.control("now"))
    start = end - 6 * DAY
    span: dict[str, Any] = {"startTime": start, "endTime": end}
    by_hour = lines(local, "Hour", **span)
    for cycle in ("Day", "Week", "Month"):
        assert total(lines(local, cycle, **span)) == total(by_hour)
    middle = start + 100_001
    parts = lines(local, startTime=start, endTime=middle) + lines(local, startTime=middle + 1, endTime=end)
    assert total(parts) == total(by_hour) > 0
    assert total(lines(local, **span)) == sum(
        total(lines(local, ownerId=owner, **span)) for owner in {row["ownerID"] for row in by_hour}
    )


def test_a_day_costs_what_the_machines_cost(make: Any) -> None:
    local = make(instances=60, start_time=LATE)
    fleet = {row["id"]: row for row in local.get("gpu/instances", pageSize=100, pageNum=1)["instances"]}
    midnight = LATE - LATE % DAY
    (week,) = {row["startTime"] for row in lines(local, startTime=midnight - DAY, endTime=midnight - 1)}
    assert int(week) == midnight - DAY
    for row in lines(local, startTime=midnight - DAY, endTime=midnight - 1):
        machine = fleet[row["ownerID"]]
        begin = max(int(machine["lastStartedAt"]), midnight - DAY)
        until = midnight if machine["status"] == "running" else int(machine["lastStoppedAt"])
        seconds = until - begin
        assert abs(int(row["amount"]) - int(machine["instancePrice"]) // 10 * seconds / HOUR) < 1
        assert int(row["billNum0"]) == int(machine["gpuNum"]) * seconds
        assert machine["billingMode"] != "monthly"


def test_subscriptions_are_paid_when_bought_and_not_by_the_hour(local: Any) -> None:
    before = balance(local)
    instance_id = local.create(billingMode="monthly", month=3)
    local.advance(DAY)
    (bought,) = subscriptions(local, startTime=1_767_225_600)  # the very second
    (bill,) = ask(local, "billing/monthly/bill")["data"]
    assert bill["totalAmount"] == bought["amount"]
    offer = next(p for p in local.get("products")["data"] if p["id"] == "4090.16c62g")["monthlyPrice"][1]
    assert int(bought["amount"]) == 2 * int(offer["price"]) // 10 == int(bought["basePrice"]) * int(bought["billNum"])
    assert lines(local) == []
    local.post("gpu/instance/renewInstance", instanceId=instance_id, month=1)
    other = local.create()
    local.advance(20 + HOUR)
    body = {"type": "prepaid", "months": 2}
    assert local.call("PUT", f"/gpus/v2/instances/{other}/billing-mode", body=body).status == 200
    local.advance(HOUR)
    paid = subscriptions(local)
    assert [row["tradeType"] for row in paid] == ["monthly_new_buy", "monthly_re_buy", "monthly_new_buy"]
    assert total(lines(local)) == PRICE
    assert balance(local) == before - total(paid) - PRICE


def test_the_wallet_and_the_monthly_bills_agree_with_the_lines(make: Any) -> None:
    local = make(instances=60, start_time=LATE)
    assert balance(local) == 50_000 * 10_000  # what every simulation begins with
    local.advance(3 * DAY)
    now = int(local.control("now"))
    moves: list[dict[str, Any]] = []
    page = ask(local, "bill/transaction", pageNo=1, pageSize=50)
    for number in range(1, 2 + page["total"] // 50):
        moves += ask(local, "bill/transaction", pageNo=number, pageSize=50)["data"] or []
    assert len(moves) == page["total"]
    left = 0
    for move in reversed(moves):
        left += int(move["transactionAmount"]) * (1 if move["transactionType"] == "recharge" else -1)
        assert int(move["walletBalance"]) == left >= 0
    today = total(lines(local, startTime=now - now % DAY, endTime=now))
    assert balance(local) == left - today
    bills = ask(local, "billing/monthly/bill")["data"]
    spent = sum(int(m["transactionAmount"]) for m in moves if m["transactionType"] == "consume")
    assert sum(int(bill["totalAmount"]) for bill in bills) == spent + today
    assert [bill["billingMonth"] for bill in bills][-2:] == ["2026-01", "2026-02"]
    assert [bill["status"] for bill in bills][-2:] == ["paid", "pending"]
    january: dict[str, Any] = {"startTime": int(bills[-2]["startTime"]), "endTime": int(bills[-2]["endTime"])}
    assert datetime.fromtimestamp(january["endTime"], UTC).isoformat() == "2026-01-31T23:59:59+00:00"
    fixed = subscriptions(local, **january)
    assert total(lines(local, **january)) + total(fixed) == int(bills[-2]["totalAmount"])
    assert ask(local, "billing/monthly/bill", startMonth="2026-02")["data"] == bills[-1:]
    assert ask(local, "billing/monthly/bill", page=2, pageSize=len(bills))["data"] is None


def test_debts_are_owed(local: Any) -> None:
    local.create(productId="h100-sxm.24c240g", gpuNum=8)
    local.advance(200 * DAY)
    answer = ask(local, "billing/balance/detail")
    assert (answer["cashBalance"], int(answer["outstandingInvoices"])) == ("0", -balance(local))
    assert balance(local) < 0


def test_ranges_over_the_cap_are_refused(local: Any) -> None:
    now = int(local.control("now"))
    cases: dict[str, tuple[dict[str, str], int]] = {
        "billing/bill/list": ({"cycleType": "Hour", "productCategory": "gpu"}, 31),
        "billing/bill/monthly/list": ({}, 31),
        "billing/apikey/bill/list": ({"cycleType": "Hour"}, 7),
    }
    for path, (query, days) in cases.items():
        reached = {"endTime": now, "startTime": now - days * DAY}
        assert ask(local, path, **query, **reached)["bills"] is None
        for wrong in ({**reached, "startTime": now - days * DAY - 1}, {**reached, "startTime": now + 2}):
            assert local.call("GET", f"/openapi/v1/{path}", query=query | wrong).status == 400


def test_a_budget_is_used_by_what_is_spent(local: Any) -> None:
    def put(**body: Any) -> None:
        assert local.call("PUT", "/openapi/v1/user/team/member-budget", body=body).status == 200

    def enough(cost: int) -> bool:
        reply = local.call(
            "POST", "/openapi/v1/user/team/check-budget-by-cost", body={"member_id": owner, "cost": cost}
        )
        return bool(reply.json()["enough"])

    first = ask(local, "user/team/budget-list")
    owner = first["budgets"][0]["member_id"]
    assert (first["budget_count"], first["budgets"][0]["budget_type"]) == (0, "Unlimited")
    assert enough(10**12)
    put(member_id=owner, budget_type="Recurring", budget_limit=10 * PRICE, cycle="Monthly")
    local.create()
    local.advance(20 + 4 * HOUR)
    row = ask(local, "user/team/budget-list")["budgets"][0]
    assert (row["used"], row["remaining"]) == (4 * PRICE, 6 * PRICE)
    assert (row["period_start"], row["period_end"]) == ("2026-01-01", "2026-01-31")
    assert (enough(6 * PRICE), enough(6 * PRICE + 1)) == (True, False)
    put(member_id=owner, budget_type="One-time", budget_limit=10 * PRICE)
    assert ask(local, "user/team/budget-list")["budgets"][0]["used"] == 0
    put(member_id=owner, budget_type="Unlimited")
    assert ask(local, "user/team/budget-list") == first


def test_a_key_may_be_kept_to_some_models(local: Any) -> None:
    path = "/openapi/v2/user/key/key_q81/model-access-policy"
    default = local.call("GET", path).json()
    model = {"type": "llm", "id": "deepseek/deepseek-v3.2"}
    body = {"mode": "selected", "allowedModels": [model, model]}
    assert local.call("PUT", path, body=body).json()["policy"]["allowedModels"] == [model]
    keys = local.call("GET", "/openapi/v2/user/key", query={"includePolicySummary": "true"}).json()["keys"]
    assert [key["modelAccessPolicy"]["mode"] for key in keys] == ["all_enabled", "all_enabled", "selected"]
    assert local.call("PUT", path, body={"mode": "selected"}).status == 400
    assert local.call("DELETE", path).json() == {}
    assert local.call("GET", path).json() == default
    assert local.call("GET", path.replace("key_q81", "key_none")).status == 400


def test_quotas_are_per_model(local: Any) -> None:
    rows = ask(local, "user/quota/list", quotaType="TPM", quotaObject="deepseek")["data"]
    assert [(row["quotaType"], row["quotaObject"]) for row in rows] == [("TPM", "DeepSeek V3.2")]
    assert ask(local, "user/quota/list", modal="image") == {"data": None, "total": 0}

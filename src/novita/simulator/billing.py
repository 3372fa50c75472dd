"""Account and billing: what the ledger says, in the service's words.

Machines cost money, as long as they run or by the month. Nothing else does: the bill by API key is empty.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from .ledger import DAY, Purchase, Run, cycle_end, cycle_start
from .refusal import Refusal
from .routing import Call, operation
from .world import ACCOUNT, World

__all__: list[str] = []

_USD = 10_000
_LONGEST = 31 * DAY
_LONGEST_BY_HOUR = 7 * DAY
_MACHINES = {"gpu", "summary"}
_PAGE = 20


@operation("utility.user.balance")
def balance(world: World, _: Call) -> object:
    left = world.ledger.balance()
    return {
        "availableBalance": str(left),
        "cashBalance": str(max(left, 0)),
        "creditLimit": "0",
        "outstandingInvoices": str(max(-left, 0)),
    }


@operation("utility.user.info")
def info(world: World, _: Call) -> object:
    return {"allow_features": [], "credit_balance": world.ledger.balance(), "free_trial": {}}


def _window(world: World, query: dict[str, Any], longest: int) -> tuple[int, int]:
    """Start and end of the range that is asked for; the end is not in it."""
    end = (query.get("endTime") or world.ledger.now()) + 1
    start: int = query.get("startTime") or end - longest
    if not 0 <= end - start <= longest + 1:
        raise Refusal("VALIDATOR_PARAM", f"endTime has to be within {longest // DAY} days after startTime")
    return start, end


def _matches(line: Run | Purchase, query: dict[str, Any]) -> bool:
    return query.get("productName", "") in line.product_name and query.get("ownerId") in {None, line.owner}


def _paid(amount: int) -> dict[str, Any]:
    return {
        "userId": ACCOUNT,
        "amount": str(amount),
        "voucherAmount": "0",
        "payAmount": str(amount),
        "payAmountDisplay": amount / _USD,
        "pricePrecision": 1,
    }


def _cycles(start: int, end: int, cycle: str) -> Iterator[tuple[int, int]]:
    while start < end:
        following = cycle_end(start, cycle)
        yield start, min(following, end)
        start = following


@operation("utility.billing.usage")
def usage(world: World, call: Call) -> object:
    query = call.query
    start, end = _window(world, query, _LONGEST)
    if query["productCategory"] not in _MACHINES or query.get("category") not in {None, "gpu"}:
        return {"bills": None}
    runs = [run for run in world.ledger.runs if _matches(run, query)]
    lines = [
        _usage_line(run, query["cycleType"], begin, min(following, world.ledger.now()))
        for begin, following in _cycles(start, end, query["cycleType"])
        for run in runs
        if run.seconds(begin, min(following, world.ledger.now()))
    ]
    return {"bills": lines or None}


def _usage_line(run: Run, cycle: str, start: int, end: int) -> dict[str, Any]:
    price = str(run.rate // max(run.gpus, 1))
    return {
        **_paid(run.cost(start, end)),
        "startTime": str(cycle_start(start, cycle)),
        "endTime": str(cycle_end(start, cycle) - 1),
        "billingMethod": 1,
        "productName": run.product_name,
        "productId": run.product_id,
        "category": "gpu",
        "ownerID": run.owner,
        "billNum0": str(max(run.gpus, 1) * run.seconds(start, end)),
        "billNum1": "0",
        "basePrice0": price,
        "basePrice1": "0",
        "discountPrice0": price,
        "discountPrice1": "0",
    }


@operation("utility.billing.fixed_term")
def fixed_term(world: World, call: Call) -> object:
    query = call.query
    start, end = _window(world, query, _LONGEST)
    found = [each for each in world.ledger.purchases if start <= each.at < end and _matches(each, query)]
    if query.get("category", "summary") not in _MACHINES:
        found = []
    return {"bills": [_fixed_line(purchase) for purchase in found] or None}


def _fixed_line(purchase: Purchase) -> dict[str, Any]:
    return {
        **_paid(purchase.amount),
        "startTime": str(cycle_start(purchase.at, "Month")),
        "endTime": str(cycle_end(purchase.at, "Month") - 1),
        "memberId": ACCOUNT,
        "productName": purchase.product_name,
        "productCategory": "gpu",
        "ownerID": purchase.owner,
        "tradeMode": "monthly",
        "tradeType": purchase.kind,
        "basePrice": str(purchase.price),
        "billNum": str(purchase.quantity),
        "createTime": str(purchase.at),
        "cycle": _month(purchase.at),
        "billingMethod": 2,
        "productId": purchase.product_id,
    }


@operation("utility.billing.api_key")
def api_key(world: World, call: Call) -> object:
    _window(world, call.query, _LONGEST_BY_HOUR if call.query["cycleType"] == "Hour" else _LONGEST)
    return {"bills": None}


def _month(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m}"


@operation("utility.billing.monthly")
def monthly(world: World, call: Call) -> object:
    first = call.query.get("startMonth") or _month(world.ledger.first())
    start = int(datetime.strptime(first, "%Y-%m").replace(tzinfo=UTC).timestamp())
    months = list(_cycles(start, cycle_end(world.ledger.now(), "Month"), "Month"))
    size = call.query.get("pageSize") or _PAGE
    skipped = (call.query.get("page", 1) - 1) * size
    return {"data": [_monthly_bill(world, *month) for month in months[skipped : skipped + size]] or None}


def _monthly_bill(world: World, start: int, end: int) -> dict[str, Any]:
    total = str(world.ledger.spent(start, end))
    over = end <= world.ledger.now()
    return {
        "billId": f"bill-{_month(start)}",
        "userId": ACCOUNT,
        "billingMonth": _month(start),
        "totalAmount": total,
        "originTotalAmount": total,
        "voucherPayAmount": "0",
        "cashPayAmount": total if over else "0",
        "debtAmount": "0",
        "repaidAmount": "0",
        "status": "paid" if over else "pending",
        "invoiceUrl": "",
        "startTime": str(start),
        "endTime": str(end - 1),
    }


@operation("utility.billing.transactions")
def transactions(world: World, call: Call) -> object:
    query, left = call.query, 0
    rows: list[dict[str, Any]] = []
    for number, entry in enumerate(world.ledger.entries(), start=1):
        left += entry.amount if entry.kind == "recharge" else -entry.amount
        rows.append(
            {
                "customerId": ACCOUNT,
                "serialNumber": f"T{number:06d}",
                "transactionTime": str(entry.at),
                "transactionType": entry.kind,
                "transactionChannel": "Stripe" if entry.kind == "recharge" else "",
                "transactionAmount": str(entry.amount),
                "walletBalance": str(left),
                "note": entry.note,
                "state": "success",
                "invoiceURL": "",
                "orderType": "recharge" if entry.kind == "recharge" else "",
            }
        )
    for parameter, member in _FILTERS.items():
        rows = [row for row in rows if query.get(parameter) in {None, "", row[member]}]
    since, until = query.get("transactionTimeStart") or 0, query.get("transactionTimeEnd") or world.ledger.now()
    rows = [row for row in rows if since <= int(row["transactionTime"]) <= until]
    rows.reverse()
    skipped = (query["pageNo"] - 1) * query["pageSize"]
    return {"data": rows[skipped : skipped + query["pageSize"]] or None, "total": len(rows)}


_FILTERS = {
    "serialNumber": "serialNumber",
    "transactionType": "transactionType",
    "transactionChannel": "transactionChannel",
    "status": "state",
    "orderType": "orderType",
}

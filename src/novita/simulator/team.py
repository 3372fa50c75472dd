"""The team: what its members and their keys may spend, which models a key may use, and the rate limits."""

from datetime import UTC, datetime
from typing import Any

from .ledger import cycle_end, cycle_start
from .llm_catalog import MODELS
from .refusal import Refusal
from .routing import Call, must_find, operation
from .world import ACCOUNT, World

__all__: list[str] = []

_MEMBERS: dict[str, dict[str, Any]] = {
    id_: {
        "email": f"{name}@example.com", "role": role, "status": "active", "member_id": id_, "phone": "",
        "user_id": id_, "remark_name": name,
    }
    for id_, name, role in ((ACCOUNT, "olu", "Owner"), ("mem-204", "dee", "Developer"))
}  # fmt: skip
_KEYS: dict[str, dict[str, Any]] = {
    id_: {
        "name": name, "id": str(99_100 + number), "stringId": id_, "maskedKey": f"sk_{id_[-2:]}***", "memberId": member,
        "uuid": f"u-{number}", "expireTime": "never", "createTime": "2026-01-01 09:00:00", "lastUsedAt": 0,
    }
    for number, (id_, name, member) in enumerate(
        (("key_0a1b", "main", ACCOUNT), ("key_1", "ci", "mem-204"), ("key_q81", "notebook", "mem-204")), start=1
    )
}  # fmt: skip
_QUOTAS = {"RPM": (60, 300, 3_000), "TPM": (1_000_000, 5_000_000, 50_000_000)}


def _budget(world: World, holder: str) -> dict[str, Any]:
    """The budget of a member or key. Machines are the owner's, and nothing else costs money."""
    kept = world.budgets.get(holder, {"budget_type": "Unlimited"})
    if kept["budget_type"] == "Unlimited":
        nothing = {"budget_limit": 0, "used": 0, "remaining": 0, "cycle": "", "period_start": "", "period_end": ""}
        return {"budget_type": "Unlimited", **nothing}
    since, period = kept["since"], ("", "")
    if kept["budget_type"] == "Recurring":
        since = cycle_start(world.ledger.now(), "Month")
        period = (_day(since), _day(cycle_end(since, "Month") - 1))
    used = world.ledger.spent(since, world.ledger.now() + 1) if holder == ACCOUNT else 0
    return {
        "budget_type": kept["budget_type"],
        "budget_limit": kept["budget_limit"],
        "used": used,
        "remaining": kept["budget_limit"] - used,
        "cycle": kept["cycle"],
        "period_start": period[0],
        "period_end": period[1],
    }


def _day(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d}"


def _keep(world: World, holder: str, body: dict[str, Any]) -> object:
    kind = body["budget_type"]
    if kind != "Unlimited" and "budget_limit" not in body:
        raise Refusal("VALIDATOR_PARAM", "budget_limit is missing")
    if kind == "Recurring" and "cycle" not in body:
        raise Refusal("VALIDATOR_PARAM", "cycle is missing")
    world.budgets[holder] = {
        "budget_type": kind,
        "budget_limit": body.get("budget_limit", 0),
        "cycle": body.get("cycle", "") if kind == "Recurring" else "",
        "since": world.ledger.now(),
    }
    return {}


def _enough(world: World, holder: str, cost: int) -> object:
    budget = _budget(world, holder)
    return {"enough": budget["budget_type"] == "Unlimited" or budget["remaining"] >= cost}


def _member(call: Call) -> str:
    member: str = (call.body or call.query)["member_id"]
    must_find(_MEMBERS, member, "member")
    return member


def _members_key(call: Call) -> str:
    key: str = call.body["key_id"]
    if must_find(_KEYS, key, "key")["memberId"] != _member(call):
        raise Refusal("RESOURCE_NOT_FOUND", "the key is another member's")
    return key


@operation("utility.budgets.list_members")
def list_members(world: World, _: Call) -> object:
    rows = [{**member, **_budget(world, id_)} for id_, member in _MEMBERS.items()]
    limited = [row for row in rows if row["budget_type"] != "Unlimited"]
    return {"member_count": len(rows), "budget_count": len(limited), "budgets": rows}


@operation("utility.budgets.update_member")
def update_member(world: World, call: Call) -> object:
    return _keep(world, _member(call), call.body)


@operation("utility.budgets.check_member")
def check_member(world: World, call: Call) -> object:
    return _enough(world, _member(call), 1)


@operation("utility.budgets.check_member_cost")
def check_member_cost(world: World, call: Call) -> object:
    return _enough(world, _member(call), call.body["cost"])


@operation("utility.budgets.list_keys")
def list_key_budgets(world: World, call: Call) -> object:
    keys = [key for key in _KEYS.values() if key["memberId"] == _member(call)]
    rows = [{"key_id": key["stringId"], "key_name": key["name"], **_budget(world, key["stringId"])} for key in keys]
    return {"key_budgets": rows or None}


@operation("utility.budgets.update_key")
def update_key(world: World, call: Call) -> object:
    return _keep(world, _members_key(call), call.body)


@operation("utility.budgets.check_key")
def check_key(world: World, call: Call) -> object:
    return _enough(world, _members_key(call), 1)


@operation("utility.budgets.check_key_cost")
def check_key_cost(world: World, call: Call) -> object:
    return _enough(world, _members_key(call), call.body["cost"])


def _policy(world: World, key_id: str) -> dict[str, Any]:
    default = {"mode": "all_enabled", "allowedModels": None, "excludedModels": None, "updatedAt": 0}
    kept = world.policies.get(key_id, default)
    return {
        "stringId": must_find(_KEYS, key_id, "key")["stringId"],
        "policy": {
            "schemaVersion": 1,
            "productScope": "model_api",
            "mode": kept["mode"],
            "allowedModels": kept["allowedModels"],
            "excludedModels": kept["excludedModels"],
            "source": {"type": "private_policy" if kept["updatedAt"] else "default"},
        },
        "policyStatus": "active",
        "allowedModelCount": len(kept["allowedModels"] or ()),
        "excludedModelCount": len(kept["excludedModels"] or ()),
        "updatedAt": kept["updatedAt"],
        "updatedBy": ACCOUNT if kept["updatedAt"] else "",
    }


@operation("utility.keys.list")
def list_keys(world: World, call: Call) -> object:
    rows = [dict(key) for key in _KEYS.values()]
    for row in rows if call.query.get("includePolicySummary") else ():
        policy = _policy(world, row["stringId"])
        counts = {name: policy[name] for name in ("allowedModelCount", "excludedModelCount")}
        row["modelAccessPolicy"] = {"mode": policy["policy"]["mode"], **counts}
    return {"keys": rows}


@operation("utility.keys.get_model_access")
def get_model_access(world: World, call: Call) -> object:
    return _policy(world, call.path["stringId"])


@operation("utility.keys.set_model_access")
def set_model_access(world: World, call: Call) -> object:
    key, body = must_find(_KEYS, call.path["stringId"], "key"), call.body
    selected = body["mode"] == "selected"
    if selected and not body.get("allowedModels"):
        raise Refusal("VALIDATOR_PARAM", "allowedModels is empty")
    world.policies[key["stringId"]] = {
        "mode": body["mode"],
        "allowedModels": _once(body["allowedModels"]) if selected else None,
        "excludedModels": None if selected else _once(body.get("excludedModels")),
        "updatedAt": world.ledger.now(),
    }
    return _policy(world, key["stringId"])


def _once(models: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    return list({(model.get("type"), model.get("id")): model for model in models or ()}.values()) or None


@operation("utility.keys.reset_model_access")
def reset_model_access(world: World, call: Call) -> object:
    must_find(_KEYS, call.path["stringId"], "key")
    world.policies.pop(call.path["stringId"], None)
    return {}


@operation("utility.quotas.list")
def list_quotas(_: World, call: Call) -> object:
    query = call.query
    rows: list[dict[str, Any]] = [
        {
            "modal": "llm",
            "quotaObject": model["display_name"],
            "quotaType": kind,
            "productType": "Public Endpoint",
            "currentQuota": limits[0],
            "defaultQuota": limits[0],
            "adjustable": True,
            "quotaItems": [{"tier": f"T{tier}", "quota": limit} for tier, limit in enumerate(limits, start=1)],
        }
        for model in MODELS.values()
        if query.get("quotaObject", "") in model["id"]
        for kind, limits in _QUOTAS.items()
    ]
    for name in ("modal", "quotaType", "productType"):
        rows = [row for row in rows if query.get(name) in {None, "", row[name]}]
    return {"data": rows or None, "total": len(rows)}

"""Account and billing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from arguments.given import given
from novita.types.utility.keys import PolicyModel

FIRST_OF_AUGUST = date(2026, 8, 1)

UTILITY = {
    "utility.user.balance": given(),
    "utility.user.info": given(),
    "utility.billing.monthly": given(start_month=date(2026, 7, 15), page=1, page_size=12),
    "utility.billing.usage": given(
        cycle_type="Day",
        product_category="llm",
        product_name="deepseek",
        start_time=FIRST_OF_AUGUST,
        end_time=FIRST_OF_AUGUST,
    ),
    "utility.billing.fixed_term": given(
        category="gpu", start_time=date(2026, 7, 1), end_time=date(2026, 7, 31), owner_id="i7c21fe09ab4"
    ),
    "utility.billing.api_key": given(
        cycle_type="Day",
        category="llm",
        start_time=datetime(2026, 8, 1, tzinfo=UTC),
        end_time=datetime(2026, 8, 1, 23, 59, 59, tzinfo=UTC),
    ),
    "utility.billing.transactions": given(
        page=1, page_size=20, transaction_time_start=1785542400, transaction_type="recharge", status="success"
    ),
    "utility.budgets.list_members": given(),
    "utility.budgets.update_member": given("mem-204", budget_type="Recurring", budget_limit_usd=250, cycle="Monthly"),
    "utility.budgets.check_member": given("mem-204"),
    "utility.budgets.check_member_cost": given("mem-204", Decimal("5.2")),
    "utility.budgets.list_keys": given("mem-204"),
    "utility.budgets.update_key": given("mem-204", "key_1", budget_type="One-time", budget_limit_usd=Decimal(10)),
    "utility.budgets.check_key": given("mem-204", "key_1"),
    "utility.budgets.check_key_cost": given("mem-204", "key_1", 0.09),
    "utility.keys.list": given(include_policy_summary=True),
    "utility.keys.get_model_access": given("key_q81"),
    "utility.keys.set_model_access": given(
        "key_q81",
        schema_version=1,
        product_scope="model_api",
        mode="selected",
        allowed_models=[PolicyModel(type="llm", id="zai-org/glm-4.6")],
    ),
    "utility.keys.reset_model_access": given("key_q81"),
    "utility.quotas.list": given(modal="llm", quota_type="TPM", product_type="Public Endpoint", quota_object="glm"),
}

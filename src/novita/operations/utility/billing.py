"""Bills and payments."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, field_validator
from pydantic_core.core_schema import ValidationInfo

from novita._core.paging import Numbered
from novita.types.utility.billing import ApiKeyBill, FixedTermBill, MonthlyBill, Transaction, UsageBill

from ._base import EndTime, StartTime, UtilityOperation, UtilityPagedOperation, in_order, seconds

Cycle: TypeAlias = Literal["Hour", "Day", "Week", "Month"]
"""What a line of a bill covers."""

ProductCategory: TypeAlias = (
    Literal[
        "summary",
        "gpu",
        "llm",
        "serverless",
        "cloud_storage",
        "gen_api",
        "cloud_sandbox",
        "llm_dedicated_endpoint",
        "web_search",
        "bare_metal",
    ]
    | str
)
"""Kind of a product."""

FixedTermCategory: TypeAlias = (
    Literal["summary", "gpu", "local_storage", "image", "serverless", "cloud_storage", "bare_metal"] | str
)
"""Kind of a product sold as a subscription."""

KeyBillCategory: TypeAlias = Literal["llm", "gen_api", "web_search"] | str
"""Kind of a product used with an API key."""

TransactionType: TypeAlias = Literal["recharge", "refund", "consume"] | str
"""Kind of a movement of the wallet."""

TransactionChannel: TypeAlias = Literal["AliPay", "WeixinPay", "PublicRemittance"] | str
"""Channel of a payment."""

TransactionStatus: TypeAlias = Literal["pending", "success", "failed", "expired"] | str
"""State of a movement of the wallet."""

OrderType: TypeAlias = Literal["recharge", "refund"] | str
"""Kind of an order."""

PageNumber = Annotated[int, Field(ge=1)]
"""Page to start with, from 1."""

LONGEST_DAYS = {"Hour": 7}
"""Days that one bill by API key may cover, by cycle; 31 for the others."""


def _month(value: str | date) -> str:
    return value if isinstance(value, str) else value.strftime("%Y-%m")


Month = Annotated[Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")] | date, AfterValidator(_month)]
"""A month: text like `2026-07`, or any of its dates."""


class ListMonthlyBills(
    UtilityPagedOperation[MonthlyBill],
    method="monthly",
    route="GET /openapi/v1/billing/monthly/bill",
    paging=Numbered(items="data"),
    docs="basic-query-monthly-bill",
):
    """List the bills of whole months; there are none before October 2025."""

    start_month: Month | None = None
    """First month: text like `2026-07`, or any date in it."""
    page: PageNumber | None = None
    """Page to start with, from 1."""
    page_size: int | None = None
    """Records per page."""


class ListUsageBills(
    UtilityOperation[tuple[UsageBill, ...]],
    method="usage",
    route="GET /openapi/v1/billing/bill/list",
    unwrap="bills",
    docs="basic-query-usage-based-billing",
):
    """List the lines of the pay-as-you-go bill.

    Keep the range within 31 days; `iter_usage` splits longer ones.
    """

    cycle_type: Cycle
    """What one line covers: `Hour`, `Day`, `Week` or `Month`."""
    product_category: ProductCategory
    """Kind of product, or `summary`."""
    product_name: str | None = None
    """Keep products whose name is like this text."""
    category: str | None = None
    """Subcategory."""
    start_time: StartTime | None = None
    """Start: an aware datetime, a date (its first second, UTC), or Unix seconds."""
    end_time: EndTime | None = None
    """End: an aware datetime, a date (its last second, UTC), or Unix seconds."""
    owner_id: str | None = None
    """Keep this resource only."""

    _in_order = field_validator("end_time")(in_order)


class ListFixedTermBills(
    UtilityOperation[tuple[FixedTermBill, ...]],
    method="fixed_term",
    route="GET /openapi/v1/billing/bill/monthly/list",
    unwrap="bills",
    docs="basic-query-fixed-term-billing",
):
    """List the lines of the subscription bill.

    Keep the range within 31 days; `iter_fixed_term` splits longer ones.
    """

    category: FixedTermCategory | None = None
    """Kind of product; the service assumes `summary`."""
    product_name: str | None = None
    """Keep products whose name is like this text."""
    start_time: StartTime | None = None
    """Start: an aware datetime, a date (its first second, UTC), or Unix seconds."""
    end_time: EndTime | None = None
    """End: an aware datetime, a date (its last second, UTC), or Unix seconds."""
    owner_id: str | None = None
    """Keep this resource only."""

    _in_order = field_validator("end_time")(in_order)


class ListApiKeyBills(
    UtilityOperation[tuple[ApiKeyBill, ...]],
    method="api_key",
    route="GET /openapi/v1/billing/apikey/bill/list",
    unwrap="bills",
    docs="basic-query-apikey-bill",
):
    """List the lines of the bill by API key.

    A range is 7 days at most for `Hour`, 31 days for the other cycles; `iter_api_key` splits longer ones.
    """

    cycle_type: Cycle
    """What one line covers: `Hour`, `Day`, `Week` or `Month`."""
    start_time: StartTime
    """Start, not before 2026: an aware datetime, a date (its first second, UTC), or Unix seconds."""
    end_time: EndTime
    """End: an aware datetime, a date (its last second, UTC), or Unix seconds."""
    category: KeyBillCategory | None = None
    """Kind of product: `llm`, `gen_api` or `web_search`."""
    product_name: str | None = None
    """Keep products whose name is like this text."""

    @field_validator("end_time")
    @classmethod
    def _within_the_cap(cls, value: datetime | int, info: ValidationInfo) -> datetime | int:
        start, cycle = info.data.get("start_time"), info.data.get("cycle_type")
        if start is None or cycle is None:
            return value
        length, days = seconds(value) - seconds(start), LONGEST_DAYS.get(cycle, 31)
        if length <= 0:
            raise ValueError("has to be after start_time")
        if length > days * 86_400:
            raise ValueError(f"has to be within {days} days of start_time for this cycle; iter_api_key splits a range")
        return value


class ListTransactions(
    UtilityPagedOperation[Transaction],
    method="transactions",
    route="GET /openapi/v1/bill/transaction",
    paging=Numbered(items="data"),
    docs="basic-query-transaction",
):
    """List the movements of the wallet."""

    page: Annotated[int, Field(ge=1, serialization_alias="pageNo")] = 1
    """Page to start with, from 1."""
    page_size: int = 50
    """Records per page."""
    serial_number: str | None = None
    """Keep this one only."""
    transaction_time_start: StartTime | None = None
    """Start: an aware datetime, a date (its first second, UTC), or Unix seconds."""
    transaction_time_end: EndTime | None = None
    """End: an aware datetime, a date (its last second, UTC), or Unix seconds."""
    transaction_type: TransactionType | None = None
    """Keep `recharge`, `refund` or `consume`."""
    transaction_channel: TransactionChannel | None = None
    """Keep this channel of payment."""
    status: TransactionStatus | None = None
    """Keep this state; answers call it `state`."""
    order_type: OrderType | None = None
    """Keep `recharge` or `refund`."""

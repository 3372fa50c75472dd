"""Bills and payments; raw amounts are in units of 1/10000 USD."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from novita._core.model import Model, moment

from .money import usd

_ZERO = Decimal(0)


class MonthlyBill(Model, frozen=True, kw_only=True, rename="camel"):
    """The bill of one month."""

    bill_id: str
    """Bill id."""
    user_id: str = ""
    """Account."""
    billing_month: str = ""
    """Month, YYYY-MM."""
    total_amount: Decimal = _ZERO
    """Total, 1/10000 USD."""
    origin_total_amount: Decimal = _ZERO
    """Total before discounts, 1/10000 USD."""
    voucher_pay_amount: Decimal = _ZERO
    """Paid with vouchers, 1/10000 USD."""
    cash_pay_amount: Decimal = _ZERO
    """Paid in cash, 1/10000 USD."""
    debt_amount: Decimal = _ZERO
    """Still owed, 1/10000 USD."""
    repaid_amount: Decimal = _ZERO
    """Repaid, 1/10000 USD."""
    status: str = ""
    """`pending` (upcoming), `outed` (payment due), `paid`, `overdue` or `voided`."""
    invoice_url: str = ""
    """Address of the invoice; empty until it is issued."""
    start_time_unix: int = msgspec.field(default=0, name="startTime")
    """Start of the period, Unix seconds."""
    end_time_unix: int = msgspec.field(default=0, name="endTime")
    """End of the period, Unix seconds."""

    @property
    def total_amount_usd(self) -> Decimal:
        """Total, USD."""
        return usd(self.total_amount)

    @property
    def origin_total_amount_usd(self) -> Decimal:
        """Total before discounts, USD."""
        return usd(self.origin_total_amount)

    @property
    def voucher_pay_amount_usd(self) -> Decimal:
        """Paid with vouchers, USD."""
        return usd(self.voucher_pay_amount)

    @property
    def cash_pay_amount_usd(self) -> Decimal:
        """Paid in cash, USD."""
        return usd(self.cash_pay_amount)

    @property
    def debt_amount_usd(self) -> Decimal:
        """Still owed, USD."""
        return usd(self.debt_amount)

    @property
    def repaid_amount_usd(self) -> Decimal:
        """Repaid, USD."""
        return usd(self.repaid_amount)

    @property
    def start_time(self) -> datetime | None:
        """Start of the period."""
        return moment(self.start_time_unix)

    @property
    def end_time(self) -> datetime | None:
        """End of the period."""
        return moment(self.end_time_unix)


class BillLine(Model, frozen=True, kw_only=True, rename="camel"):
    """What the lines of all bills have."""

    user_id: str = ""
    """Account."""
    start_time_unix: int = msgspec.field(default=0, name="startTime")
    """Start of the period, Unix seconds."""
    end_time_unix: int = msgspec.field(default=0, name="endTime")
    """End of the period, Unix seconds."""
    billing_method: int | str = 0
    """1 for pay as you go, 2 for a subscription."""
    product_id: str = ""
    """Product id."""
    product_name: str = ""
    """Product."""
    owner_id: str = msgspec.field(default="", name="ownerID")
    """Id of the resource; of the key on bills by API key."""
    amount: Decimal = _ZERO
    """Total, 1/10000 USD."""
    voucher_amount: Decimal = _ZERO
    """Paid with vouchers, 1/10000 USD."""
    pay_amount: Decimal = _ZERO
    """Paid in cash, 1/10000 USD."""
    pay_amount_display: float | str = 0
    """Paid in cash as the service shows it; `pay_amount_usd` is exact."""
    price_precision: float | str = 0
    """As the service says it; its meaning is not documented."""

    @property
    def start_time(self) -> datetime | None:
        """Start of the period."""
        return moment(self.start_time_unix)

    @property
    def end_time(self) -> datetime | None:
        """End of the period."""
        return moment(self.end_time_unix)

    @property
    def amount_usd(self) -> Decimal:
        """Total, USD."""
        return usd(self.amount)

    @property
    def voucher_amount_usd(self) -> Decimal:
        """Paid with vouchers, USD."""
        return usd(self.voucher_amount)

    @property
    def pay_amount_usd(self) -> Decimal:
        """Paid in cash, USD."""
        return usd(self.pay_amount)


class UsageBill(BillLine, frozen=True, kw_only=True, rename="camel"):
    """One line of the pay-as-you-go bill: one product over one period."""

    category: str = ""
    """Category of the product."""
    bill_num0: Decimal = _ZERO
    """Quantity: input tokens for `llm`, GPUs x time for `gpu`, size x time for storage."""
    bill_num1: Decimal = _ZERO
    """Output tokens for `llm`."""
    base_price0: Decimal = _ZERO
    """List price of a unit."""
    base_price1: str = ""
    """Without meaning, by the documentation."""
    discount_price0: Decimal = _ZERO
    """Price charged for a unit; of input tokens for `llm`."""
    discount_price1: Decimal = _ZERO
    """Price charged for output tokens, for `llm`."""


class ApiKeyBill(UsageBill, frozen=True, kw_only=True, rename="camel"):
    """One line of the bill by API key: one product over one period."""

    api_key_name: str = msgspec.field(default="", name="apikeyName")
    """Name of the key."""
    api_key_mask: str = msgspec.field(default="", name="apikeyMask")
    """The key with its middle hidden."""


class FixedTermBill(BillLine, frozen=True, kw_only=True, rename="camel"):
    """One line of the subscription bill."""

    member_id: str = ""
    """Team member."""
    product_category: str = ""
    """Category of the product."""
    trade_mode: str = ""
    """Always `monthly`."""
    trade_type: str = ""
    """`monthly_new_buy`, `monthly_re_buy` (renewal) or `monthly_re_config` (expansion)."""
    base_price: Decimal = _ZERO
    """Price of a unit for a month, 1/10000 USD."""
    bill_num: Decimal = _ZERO
    """Quantity: times `base_price` it makes `amount`."""
    create_time_unix: int = msgspec.field(default=0, name="createTime")
    """Creation, Unix seconds."""
    cycle: str = ""
    """Month, YYYY-MM."""
    storage_days: Decimal | None = None
    """Days of storage, in older answers."""

    @property
    def base_price_usd(self) -> Decimal:
        """Price of a unit for a month, USD."""
        return usd(self.base_price)

    @property
    def create_time(self) -> datetime | None:
        """Time of creation."""
        return moment(self.create_time_unix)


class Transaction(Model, frozen=True, kw_only=True, rename="camel"):
    """One movement of the wallet."""

    serial_number: str = ""
    """Serial number."""
    customer_id: str = ""
    """Account."""
    transaction_time_unix: int = msgspec.field(default=0, name="transactionTime")
    """Time, Unix seconds."""
    transaction_type: str = ""
    """`recharge`, `refund` or `consume`."""
    transaction_channel: str = ""
    """Channel of the payment."""
    transaction_amount: Decimal = _ZERO
    """Amount, 1/10000 USD."""
    wallet_balance: Decimal = _ZERO
    """Balance afterwards, 1/10000 USD."""
    note: str = ""
    """Note."""
    state: str = ""
    """`pending`, `success`, `failed` or `expired`."""
    invoice_url: str = msgspec.field(default="", name="invoiceURL")
    """Address of the invoice."""
    order_type: str = ""
    """`recharge` or `refund`."""

    @property
    def transaction_time(self) -> datetime | None:
        """Time."""
        return moment(self.transaction_time_unix)

    @property
    def transaction_amount_usd(self) -> Decimal:
        """Amount, USD."""
        return usd(self.transaction_amount)

    @property
    def wallet_balance_usd(self) -> Decimal:
        """Balance afterwards, USD."""
        return usd(self.wallet_balance)

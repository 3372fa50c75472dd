# Rendered from src/novita/operations/utility/billing.py by `python tools/render.py`: edit that, not this.

"""Bills and payments."""

from __future__ import annotations

from datetime import date, datetime

from novita._client.pages import AsyncPager, Page
from novita.api.extras.utility.billing import AsyncBillingExtras, BillingExtras
from novita.operations.utility.billing import (
    Cycle,
    FixedTermCategory,
    KeyBillCategory,
    ListApiKeyBills,
    ListFixedTermBills,
    ListMonthlyBills,
    ListTransactions,
    ListUsageBills,
    OrderType,
    ProductCategory,
    TransactionChannel,
    TransactionStatus,
    TransactionType,
)
from novita.types.utility.billing import ApiKeyBill, FixedTermBill, MonthlyBill, Transaction, UsageBill


class Billing(BillingExtras):
    """Bills and payments."""

    def monthly(
        self, *, start_month: str | date | None = None, page: int | None = None, page_size: int | None = None
    ) -> Page[MonthlyBill]:
        """List the bills of whole months; there are none before October 2025.

        Documentation: https://novita.ai/docs/api-reference/basic-query-monthly-bill

        Args:
            start_month: First month: text like `2026-07`, or any date in it.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListMonthlyBills, start_month=start_month, page=page, page_size=page_size)

    def usage(
        self,
        *,
        cycle_type: Cycle,
        product_category: ProductCategory,
        product_name: str | None = None,
        category: str | None = None,
        start_time: datetime | date | int | None = None,
        end_time: datetime | date | int | None = None,
        owner_id: str | None = None,
    ) -> tuple[UsageBill, ...]:
        """List the lines of the pay-as-you-go bill.

        Keep the range within 31 days; `iter_usage` splits longer ones.

        Documentation: https://novita.ai/docs/api-reference/basic-query-usage-based-billing

        Args:
            cycle_type: What one line covers: `Hour`, `Day`, `Week` or `Month`.
            product_category: Kind of product, or `summary`.
            product_name: Keep products whose name is like this text.
            category: Subcategory.
            start_time: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC), or Unix seconds.
            owner_id: Keep this resource only.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListUsageBills,
            cycle_type=cycle_type,
            product_category=product_category,
            product_name=product_name,
            category=category,
            start_time=start_time,
            end_time=end_time,
            owner_id=owner_id,
        )

    def fixed_term(
        self,
        *,
        category: FixedTermCategory | None = None,
        product_name: str | None = None,
        start_time: datetime | date | int | None = None,
        end_time: datetime | date | int | None = None,
        owner_id: str | None = None,
    ) -> tuple[FixedTermBill, ...]:
        """List the lines of the subscription bill.

        Keep the range within 31 days; `iter_fixed_term` splits longer ones.

        Documentation: https://novita.ai/docs/api-reference/basic-query-fixed-term-billing

        Args:
            category: Kind of product; the service assumes `summary`.
            product_name: Keep products whose name is like this text.
            start_time: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC), or Unix seconds.
            owner_id: Keep this resource only.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListFixedTermBills,
            category=category,
            product_name=product_name,
            start_time=start_time,
            end_time=end_time,
            owner_id=owner_id,
        )

    def api_key(
        self,
        *,
        cycle_type: Cycle,
        start_time: datetime | date | int,
        end_time: datetime | date | int,
        category: KeyBillCategory | None = None,
        product_name: str | None = None,
    ) -> tuple[ApiKeyBill, ...]:
        """List the lines of the bill by API key.

        A range is 7 days at most for `Hour`, 31 days for the other cycles; `iter_api_key` splits longer ones.

        Documentation: https://novita.ai/docs/api-reference/basic-query-apikey-bill

        Args:
            cycle_type: What one line covers: `Hour`, `Day`, `Week` or `Month`.
            start_time: Start, not before 2026: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC), or Unix seconds.
            category: Kind of product: `llm`, `gen_api` or `web_search`.
            product_name: Keep products whose name is like this text.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListApiKeyBills,
            cycle_type=cycle_type,
            start_time=start_time,
            end_time=end_time,
            category=category,
            product_name=product_name,
        )

    def transactions(
        self,
        *,
        page: int = 1,
        page_size: int = 50,
        serial_number: str | None = None,
        transaction_time_start: datetime | date | int | None = None,
        transaction_time_end: datetime | date | int | None = None,
        transaction_type: TransactionType | None = None,
        transaction_channel: TransactionChannel | None = None,
        status: TransactionStatus | None = None,
        order_type: OrderType | None = None,
    ) -> Page[Transaction]:
        """List the movements of the wallet.

        Documentation: https://novita.ai/docs/api-reference/basic-query-transaction

        Args:
            page: Page to start with, from 1.
            page_size: Records per page.
            serial_number: Keep this one only.
            transaction_time_start: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            transaction_time_end: End: an aware datetime, a date (its last second, UTC), or Unix seconds.
            transaction_type: Keep `recharge`, `refund` or `consume`.
            transaction_channel: Keep this channel of payment.
            status: Keep this state; answers call it `state`.
            order_type: Keep `recharge` or `refund`.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListTransactions,
            page=page,
            page_size=page_size,
            serial_number=serial_number,
            transaction_time_start=transaction_time_start,
            transaction_time_end=transaction_time_end,
            transaction_type=transaction_type,
            transaction_channel=transaction_channel,
            status=status,
            order_type=order_type,
        )


class AsyncBilling(AsyncBillingExtras):
    """Bills and payments."""

    def monthly(
        self, *, start_month: str | date | None = None, page: int | None = None, page_size: int | None = None
    ) -> AsyncPager[MonthlyBill]:
        """List the bills of whole months; there are none before October 2025.

        Documentation: https://novita.ai/docs/api-reference/basic-query-monthly-bill

        Args:
            start_month: First month: text like `2026-07`, or any date in it.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListMonthlyBills, start_month=start_month, page=page, page_size=page_size)

    async def usage(
        self,
        *,
        cycle_type: Cycle,
        product_category: ProductCategory,
        product_name: str | None = None,
        category: str | None = None,
        start_time: datetime | date | int | None = None,
        end_time: datetime | date | int | None = None,
        owner_id: str | None = None,
    ) -> tuple[UsageBill, ...]:
        """List the lines of the pay-as-you-go bill.

        Keep the range within 31 days; `iter_usage` splits longer ones.

        Documentation: https://novita.ai/docs/api-reference/basic-query-usage-based-billing

        Args:
            cycle_type: What one line covers: `Hour`, `Day`, `Week` or `Month`.
            product_category: Kind of product, or `summary`.
            product_name: Keep products whose name is like this text.
            category: Subcategory.
            start_time: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC), or Unix seconds.
            owner_id: Keep this resource only.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            ListUsageBills,
            cycle_type=cycle_type,
            product_category=product_category,
            product_name=product_name,
            category=category,
            start_time=start_time,
            end_time=end_time,
            owner_id=owner_id,
        )

    async def fixed_term(
        self,
        *,
        category: FixedTermCategory | None = None,
        product_name: str | None = None,
        start_time: datetime | date | int | None = None,
        end_time: datetime | date | int | None = None,
        owner_id: str | None = None,
    ) -> tuple[FixedTermBill, ...]:
        """List the lines of the subscription bill.

        Keep the range within 31 days; `iter_fixed_term` splits longer ones.

        Documentation: https://novita.ai/docs/api-reference/basic-query-fixed-term-billing

        Args:
            category: Kind of product; the service assumes `summary`.
            product_name: Keep products whose name is like this text.
            start_time: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC), or Unix seconds.
            owner_id: Keep this resource only.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            ListFixedTermBills,
            category=category,
            product_name=product_name,
            start_time=start_time,
            end_time=end_time,
            owner_id=owner_id,
        )

    async def api_key(
        self,
        *,
        cycle_type: Cycle,
        start_time: datetime | date | int,
        end_time: datetime | date | int,
        category: KeyBillCategory | None = None,
        product_name: str | None = None,
    ) -> tuple[ApiKeyBill, ...]:
        """List the lines of the bill by API key.

        A range is 7 days at most for `Hour`, 31 days for the other cycles; `iter_api_key` splits longer ones.

        Documentation: https://novita.ai/docs/api-reference/basic-query-apikey-bill

        Args:
            cycle_type: What one line covers: `Hour`, `Day`, `Week` or `Month`.
            start_time: Start, not before 2026: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC), or Unix seconds.
            category: Kind of product: `llm`, `gen_api` or `web_search`.
            product_name: Keep products whose name is like this text.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            ListApiKeyBills,
            cycle_type=cycle_type,
            start_time=start_time,
            end_time=end_time,
            category=category,
            product_name=product_name,
        )

    def transactions(
        self,
        *,
        page: int = 1,
        page_size: int = 50,
        serial_number: str | None = None,
        transaction_time_start: datetime | date | int | None = None,
        transaction_time_end: datetime | date | int | None = None,
        transaction_type: TransactionType | None = None,
        transaction_channel: TransactionChannel | None = None,
        status: TransactionStatus | None = None,
        order_type: OrderType | None = None,
    ) -> AsyncPager[Transaction]:
        """List the movements of the wallet.

        Documentation: https://novita.ai/docs/api-reference/basic-query-transaction

        Args:
            page: Page to start with, from 1.
            page_size: Records per page.
            serial_number: Keep this one only.
            transaction_time_start: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            transaction_time_end: End: an aware datetime, a date (its last second, UTC), or Unix seconds.
            transaction_type: Keep `recharge`, `refund` or `consume`.
            transaction_channel: Keep this channel of payment.
            status: Keep this state; answers call it `state`.
            order_type: Keep `recharge` or `refund`.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(
            ListTransactions,
            page=page,
            page_size=page_size,
            serial_number=serial_number,
            transaction_time_start=transaction_time_start,
            transaction_time_end=transaction_time_end,
            transaction_type=transaction_type,
            transaction_channel=transaction_channel,
            status=status,
            order_type=order_type,
        )

"""Bills over any range: the service caps what one call may cover, so it is asked piece by piece."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias

from pydantic import field_validator

from novita._client.resource import AsyncResource, Resource
from novita._core.operation import Params
from novita.exceptions import RequestValidationError
from novita.operations.utility._base import EndTime, StartTime, in_order, seconds
from novita.operations.utility.billing import (
    LONGEST_DAYS,
    Cycle,
    FixedTermCategory,
    KeyBillCategory,
    ListApiKeyBills,
    ListFixedTermBills,
    ListUsageBills,
    ProductCategory,
)
from novita.types.utility.billing import ApiKeyBill, FixedTermBill, UsageBill

When: TypeAlias = datetime | date | int
"""An aware datetime, a date, or Unix seconds."""


class BillRange(Params):
    """From when to when."""

    start_time: StartTime
    end_time: EndTime

    _in_order = field_validator("end_time")(in_order)


def pieces(start: When, end: When, cycle: Cycle) -> Iterator[dict[str, int]]:
    """The range cut into what one call may cover, never within a cycle; `start_time` and `end_time` are included.

    Args:
        start: Start; a date is its first second, UTC.
        end: End; a date is its last second, UTC.
        cycle: What a line covers. Weeks begin on Monday.

    Raises:
        RequestValidationError: The end is before the start, or one of them is no moment.
    """
    at, last = _bounds(start, end)
    while at <= last:
        following = _cut(at, cycle)
        if following >= last:  # a second alone, midnight at the end of a range, is no range to ask for
            following = last + 1
        yield {"start_time": at, "end_time": following - 1}
        at = following


def _bounds(start: When, end: When) -> tuple[int, int]:
    try:
        whole = BillRange(start_time=start, end_time=end)
    except RequestValidationError as error:  # names a class that nobody has called
        raise RequestValidationError("utility.billing", error.fields) from None
    return seconds(whole.start_time), seconds(whole.end_time)


def _cut(at: int, cycle: Cycle) -> int:
    begin = datetime.fromtimestamp(at, UTC)
    midnight = begin.replace(hour=0, minute=0, second=0)
    if cycle == "Month":
        return int((midnight.replace(day=28) + timedelta(days=4)).replace(day=1).timestamp())
    days = 28 - midnight.weekday() if cycle == "Week" else LONGEST_DAYS.get(cycle, 31)
    return int((midnight + timedelta(days=days)).timestamp())


def _each_day(start: date, end: date) -> dict[date, Decimal]:
    first, last = (datetime.fromtimestamp(bound, UTC).date() for bound in _bounds(start, end))
    return {first + timedelta(days=number): Decimal(0) for number in range((last - first).days + 1)}


def _add(days: dict[date, Decimal], line: UsageBill) -> None:
    if line.start_time is not None and (day := line.start_time.date()) in days:
        days[day] += line.amount_usd


class BillingExtras(Resource):
    """What is written by hand for bills."""

    def iter_usage(
        self,
        *,
        start_time: When,
        end_time: When,
        cycle_type: Cycle = "Day",
        product_category: ProductCategory = "summary",
        product_name: str | None = None,
        category: str | None = None,
        owner_id: str | None = None,
    ) -> Iterator[UsageBill]:
        """Go through the lines of the pay-as-you-go bill over any range, asking for 31 days at most at a time.

        Args:
            start_time: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC, so the day is included), or Unix seconds.
            cycle_type: What one line covers: `Hour`, `Day`, `Week` or `Month`.
            product_category: Kind of product, or `summary`.
            product_name: Keep products whose name is like this text.
            category: Subcategory.
            owner_id: Keep this resource only.

        Yields:
            Lines, the oldest piece of the range first.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            RateLimitError: The service was asked too often in spite of the pauses between attempts.
            APIError: Asking failed.
        """
        fields = {
            "cycle_type": cycle_type,
            "product_category": product_category,
            "product_name": product_name,
            "category": category,
            "owner_id": owner_id,
        }
        for piece in pieces(start_time, end_time, cycle_type):
            yield from self._perform(ListUsageBills, **fields, **piece)

    def iter_fixed_term(
        self,
        *,
        start_time: When,
        end_time: When,
        category: FixedTermCategory | None = None,
        product_name: str | None = None,
        owner_id: str | None = None,
    ) -> Iterator[FixedTermBill]:
        """Go through the lines of the subscription bill over any range, asking for one month at a time.

        Args:
            start_time: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC, so the day is included), or Unix seconds.
            category: Kind of product; the service assumes `summary`.
            product_name: Keep products whose name is like this text.
            owner_id: Keep this resource only.

        Yields:
            Lines, the oldest piece of the range first.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            RateLimitError: The service was asked too often in spite of the pauses between attempts.
            APIError: Asking failed.
        """
        fields = {"category": category, "product_name": product_name, "owner_id": owner_id}
        for piece in pieces(start_time, end_time, "Month"):
            yield from self._perform(ListFixedTermBills, **fields, **piece)

    def iter_api_key(
        self,
        *,
        start_time: When,
        end_time: When,
        cycle_type: Cycle = "Day",
        category: KeyBillCategory | None = None,
        product_name: str | None = None,
    ) -> Iterator[ApiKeyBill]:
        """Go through the lines of the bill by API key over any range, asking for 31 days (hourly: 7) at most at a time.

        Args:
            start_time: Start, not before 2026: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC, so the day is included), or Unix seconds.
            cycle_type: What one line covers: `Hour`, `Day`, `Week` or `Month`.
            category: Kind of product: `llm`, `gen_api` or `web_search`.
            product_name: Keep products whose name is like this text.

        Yields:
            Lines, the oldest piece of the range first.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            RateLimitError: The service was asked too often in spite of the pauses between attempts.
            APIError: Asking failed.
        """
        fields = {"cycle_type": cycle_type, "category": category, "product_name": product_name}
        for piece in pieces(start_time, end_time, cycle_type):
            yield from self._perform(ListApiKeyBills, **fields, **piece)

    def daily_usd(
        self, start: date, end: date, *, product_category: ProductCategory = "summary"
    ) -> dict[date, Decimal]:
        """Add up the pay-as-you-go bill by day (UTC), over a range of any length; `iter_fixed_term` has subscriptions.

        Args:
            start: First day.
            end: Last day, included.
            product_category: Kind of product, or `summary`.

        Returns:
            USD by day, oldest first; days without a line are there with 0.

        Raises:
            RequestValidationError: The last day is before the first; nothing was sent.
            APIError: Asking failed.
        """
        days = _each_day(start, end)
        for line in self.iter_usage(start_time=start, end_time=end, product_category=product_category):
            _add(days, line)
        return days


class AsyncBillingExtras(AsyncResource):
    """What is written by hand for bills."""

    async def iter_usage(
        self,
        *,
        start_time: When,
        end_time: When,
        cycle_type: Cycle = "Day",
        product_category: ProductCategory = "summary",
        product_name: str | None = None,
        category: str | None = None,
        owner_id: str | None = None,
    ) -> AsyncIterator[UsageBill]:
        """Go through the lines of the pay-as-you-go bill over any range, asking for 31 days at most at a time.

        Args:
            start_time: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC, so the day is included), or Unix seconds.
            cycle_type: What one line covers: `Hour`, `Day`, `Week` or `Month`.
            product_category: Kind of product, or `summary`.
            product_name: Keep products whose name is like this text.
            category: Subcategory.
            owner_id: Keep this resource only.

        Yields:
            Lines, the oldest piece of the range first.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            RateLimitError: The service was asked too often in spite of the pauses between attempts.
            APIError: Asking failed.
        """
        fields = {
            "cycle_type": cycle_type,
            "product_category": product_category,
            "product_name": product_name,
            "category": category,
            "owner_id": owner_id,
        }
        for piece in pieces(start_time, end_time, cycle_type):
            for line in await self._perform(ListUsageBills, **fields, **piece):
                yield line

    async def iter_fixed_term(
        self,
        *,
        start_time: When,
        end_time: When,
        category: FixedTermCategory | None = None,
        product_name: str | None = None,
        owner_id: str | None = None,
    ) -> AsyncIterator[FixedTermBill]:
        """Go through the lines of the subscription bill over any range, asking for one month at a time.

        Args:
            start_time: Start: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC, so the day is included), or Unix seconds.
            category: Kind of product; the service assumes `summary`.
            product_name: Keep products whose name is like this text.
            owner_id: Keep this resource only.

        Yields:
            Lines, the oldest piece of the range first.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            RateLimitError: The service was asked too often in spite of the pauses between attempts.
            APIError: Asking failed.
        """
        fields = {"category": category, "product_name": product_name, "owner_id": owner_id}
        for piece in pieces(start_time, end_time, "Month"):
            for line in await self._perform(ListFixedTermBills, **fields, **piece):
                yield line

    async def iter_api_key(
        self,
        *,
        start_time: When,
        end_time: When,
        cycle_type: Cycle = "Day",
        category: KeyBillCategory | None = None,
        product_name: str | None = None,
    ) -> AsyncIterator[ApiKeyBill]:
        """Go through the lines of the bill by API key over any range, asking for 31 days (hourly: 7) at most at a time.

        Args:
            start_time: Start, not before 2026: an aware datetime, a date (its first second, UTC), or Unix seconds.
            end_time: End: an aware datetime, a date (its last second, UTC, so the day is included), or Unix seconds.
            cycle_type: What one line covers: `Hour`, `Day`, `Week` or `Month`.
            category: Kind of product: `llm`, `gen_api` or `web_search`.
            product_name: Keep products whose name is like this text.

        Yields:
            Lines, the oldest piece of the range first.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            RateLimitError: The service was asked too often in spite of the pauses between attempts.
            APIError: Asking failed.
        """
        fields = {"cycle_type": cycle_type, "category": category, "product_name": product_name}
        for piece in pieces(start_time, end_time, cycle_type):
            for line in await self._perform(ListApiKeyBills, **fields, **piece):
                yield line

    async def daily_usd(
        self, start: date, end: date, *, product_category: ProductCategory = "summary"
    ) -> dict[date, Decimal]:
        """Add up the pay-as-you-go bill by day (UTC), over a range of any length; `iter_fixed_term` has subscriptions.

        Args:
            start: First day.
            end: Last day, included.
            product_category: Kind of product, or `summary`.

        Returns:
            USD by day, oldest first; days without a line are there with 0.

        Raises:
            RequestValidationError: The last day is before the first; nothing was sent.
            APIError: Asking failed.
        """
        days = _each_day(start, end)
        async for line in self.iter_usage(start_time=start, end_time=end, product_category=product_category):
            _add(days, line)
        return days

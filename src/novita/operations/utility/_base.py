"""What the operations on account and billing share: camelCase members, money in USD, and dates for ranges."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, PlainSerializer

from novita._core.operation import CAMEL, Operation, PagedOperation, R
from novita.types.utility.money import UNITS_PER_USD


class UtilityOperation(Operation[R]):
    """An operation on account and billing."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


class UtilityPagedOperation(PagedOperation[R]):
    """An operation on account and billing that answers pages."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


def day_start(value: datetime | date | int) -> datetime | int:
    """A moment; a date is its first second, UTC."""
    if isinstance(value, datetime | int):
        return value
    return datetime.combine(value, time.min, UTC)


def day_end(value: datetime | date | int) -> datetime | int:
    """A moment; a date is its last second, UTC."""
    if isinstance(value, datetime | int):
        return value
    return datetime.combine(value, time(23, 59, 59), UTC)


StartTime = Annotated[AwareDatetime | date | int, AfterValidator(day_start)]
"""Start of a range: an aware datetime, a date (its first second, UTC), or Unix seconds."""

EndTime = Annotated[AwareDatetime | date | int, AfterValidator(day_end)]
"""End of a range: an aware datetime, a date (its last second, UTC, so the day is included), or Unix seconds."""


def _units(dollars: Decimal | float) -> int:
    return int((Decimal(str(dollars)) * UNITS_PER_USD).to_integral_value())


Usd = Annotated[Decimal | float, Field(allow_inf_nan=False), PlainSerializer(_units, return_type=int)]
"""An amount in USD."""

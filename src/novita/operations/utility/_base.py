"""What the operations on account and billing share: camelCase members, money in USD, and dates for ranges."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import ROUND_CEILING, Decimal
from typing import Annotated, ClassVar, cast

from pydantic import (
    AwareDatetime,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from novita._core.operation import CAMEL, Operation, PagedOperation, R
from novita.types.utility.money import UNITS_PER_USD


class UtilityOperation(Operation[R]):
    """An operation on account and billing."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


class UtilityPagedOperation(PagedOperation[R]):
    """An operation on account and billing that answers pages."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=CAMEL)


_NO_MOMENT = "has to be an aware datetime, a date or Unix seconds"
_LAST_SECOND = int(datetime.max.replace(tzinfo=UTC).timestamp())


def _moment(at: time) -> WrapValidator:
    """Accepts a moment; a date is its second `at`, UTC."""

    def check(value: object, accept: ValidatorFunctionWrapHandler) -> datetime | int:
        try:
            found: datetime | date | int = accept(value)
        except ValidationError:
            raise ValueError(_NO_MOMENT) from None
        if isinstance(value, datetime) and value.tzinfo is None:  # a naive midnight would pass for a date
            raise ValueError(_NO_MOMENT)
        if isinstance(found, int) and not 0 <= found <= _LAST_SECOND:  # most of all milliseconds
            raise ValueError(_NO_MOMENT)
        return found if isinstance(found, datetime | int) else datetime.combine(found, at, UTC)

    return WrapValidator(check)


def seconds(value: datetime | date | int) -> int:
    """A moment in Unix seconds; dates are moments once they are validated."""
    return value if isinstance(value, int) else int(cast("datetime", value).timestamp())


def in_order(value: datetime | int | None, info: ValidationInfo) -> datetime | int | None:
    """Refuses an `end_time` before the `start_time`."""
    start = info.data.get("start_time")
    if value is not None and start is not None and seconds(value) < seconds(start):
        raise ValueError("has to be after start_time")
    return value


StartTime = Annotated[AwareDatetime | date | int, _moment(time.min)]
"""Start of a range: an aware datetime, a date (its first second, UTC), or Unix seconds."""

EndTime = Annotated[AwareDatetime | date | int, _moment(time(23, 59, 59))]
"""End of a range: an aware datetime, a date (its last second, UTC, so the day is included), or Unix seconds."""


def _units(dollars: Decimal | float) -> int:
    return int((Decimal(str(dollars)) * UNITS_PER_USD).to_integral_value())


def _units_to_cover(dollars: Decimal | float) -> int:
    return int((Decimal(str(dollars)) * UNITS_PER_USD).to_integral_value(ROUND_CEILING))


Usd = Annotated[Decimal | float, Field(allow_inf_nan=False), PlainSerializer(_units, return_type=int)]
"""An amount in USD."""

UsdToCover = Annotated[Decimal | float, Field(allow_inf_nan=False), PlainSerializer(_units_to_cover, return_type=int)]
"""A cost in USD; rounded up, so that a small one does not count as none."""

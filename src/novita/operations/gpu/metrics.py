"""Monitoring data of instances."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core.core_schema import ValidationInfo

from novita._core.operation import Id, Timestamp
from novita.types.gpu.metrics import InstanceMetrics

from ._base import GpuOperation

_SHORTEST_WINDOW = 60


def _seconds(value: datetime | int) -> int:
    return value if isinstance(value, int) else int(value.timestamp())


def _after_the_epoch(value: datetime | int) -> datetime | int:
    if _seconds(value) < 1:
        raise ValueError("has to be a positive number of Unix seconds")
    return value


def _after_the_start(value: datetime | int, info: ValidationInfo) -> datetime | int:
    start = info.data.get("start_time")
    if start is not None and _seconds(value) - _seconds(start) < _SHORTEST_WINDOW:
        raise ValueError(f"has to be at least {_SHORTEST_WINDOW} seconds after start_time")
    return value


# Part of the types and not validators of the fields: those would run for None, which is what most polls say.
_Start = Annotated[Timestamp, AfterValidator(_after_the_epoch)]
_End = Annotated[_Start, AfterValidator(_after_the_start)]


class FetchInstanceMetrics(
    GpuOperation[InstanceMetrics],
    method="fetch_instance_metrics",
    route="GET /gpu-instance/openapi/v1/metrics/gpu/instance",
    alternatives=("/openapi/v1/metrics/gpu/instance",),
    positional="instance_id",
    docs="gpu-instance-get-metrics",
):
    """Read CPU, memory, disk and GPU use of one instance over a window of time.

    The service silently replaces a window it does not like by the last minute, and its data lags by about a minute:
    trust the timestamps of the answer.
    """

    instance_id: Id
    """Id of the instance."""
    start_time: _Start | None = None
    """Start of the window, at least 60 seconds before its end; the service assumes 60 seconds ago."""
    end_time: _End | None = None
    """End of the window; the service assumes now."""
    interval: Annotated[int, Field(ge=15)] | None = None
    """Seconds between samples, at least 15; the service assumes 15."""

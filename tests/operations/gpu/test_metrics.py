"""The window of time that metrics are read over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from novita.exceptions import RequestValidationError
from novita.operations.gpu.metrics import FetchInstanceMetrics

PATH = "/gpu-instance/openapi/v1/metrics/gpu/instance"
START = 1_754_000_000


def test_nothing_but_the_instance_is_needed() -> None:
    assert FetchInstanceMetrics(instance_id="i-1").to_call().target == f"{PATH}?instanceId=i-1"
    unsaid = FetchInstanceMetrics(instance_id="i-1", start_time=None, end_time=START, interval=None)
    assert unsaid.to_call().target == f"{PATH}?instanceId=i-1&endTime={START}"


@pytest.mark.parametrize(
    "start", [START, datetime.fromtimestamp(START, UTC), datetime.fromtimestamp(START, timezone(timedelta(hours=8)))]
)
def test_moments_are_datetimes_or_seconds(start: Any) -> None:
    request = FetchInstanceMetrics(instance_id="i-1", start_time=start, end_time=START + 60, interval=15)
    assert request.to_call().target == f"{PATH}?instanceId=i-1&startTime={START}&endTime={START + 60}&interval=15"


def test_the_documented_path_is_the_alternative() -> None:
    assert FetchInstanceMetrics.spec.paths == (PATH, "/openapi/v1/metrics/gpu/instance")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"start_time": START, "end_time": START + 59}, "end_time"),
        ({"start_time": datetime.fromtimestamp(START, UTC), "end_time": START}, "end_time"),
        ({"start_time": 0}, "start_time"),
        ({"end_time": -1}, "end_time"),
        ({"interval": 14}, "interval"),
        ({"start_time": datetime(2025, 1, 1)}, "start_time"),  # noqa: DTZ001 - the mistake in question
        ({"start_time": "5m"}, "start_time"),
    ],
)
def test_windows_are_checked(fields: dict[str, Any], name: str) -> None:
    with pytest.raises(RequestValidationError) as caught:
        FetchInstanceMetrics(instance_id="i-1", **fields)
    assert [found.partition(".")[0] for found in caught.value.fields][:1] == [name]

"""Series, GPUs and the newest samples."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from math import isnan
from typing import Any

import msgspec
import pytest

from novita._core.call import Answer
from novita._core.decode import decode
from novita.operations.gpu.metrics import FetchInstanceMetrics
from novita.types.gpu.metrics import GpuSnapshot, InstanceMetrics, MetricsSnapshot

START = 1_754_000_000


def read(**members: Any) -> InstanceMetrics:
    value = decode(FetchInstanceMetrics.spec, Answer(200, [], msgspec.json.encode(members), "HTTP/2"))
    assert isinstance(value, InstanceMetrics)
    return value


def points(*values: float | None) -> list[dict[str, Any]]:
    return [{"timestamp": str(START + 15 * index), "value": value} for index, value in enumerate(values)]


def series(gpu_id: str, *values: float) -> dict[str, Any]:
    return {"gpuId": gpu_id, "items": points(*values)}


def test_latest_holds_the_newest_of_each_series() -> None:
    metrics = read(
        cpuUtilization=points(412.5, 398.25),
        memUtilization=points(37.1, 37.2),
        rootDiskUtilization=points(12, 13),
        gpuUtilization={"avg": points(90, 50), "gpuIds": [series("0", 80, 40), series("1", 100, 60)]},
        gpuMemUtilization={"avg": points(70, 71), "gpuIds": [series("0", 60, 61), series("1", 80, 81)]},
    )
    assert metrics.latest() == MetricsSnapshot(
        at=datetime.fromtimestamp(START + 15, UTC),
        cpu_percent=398.25,
        memory_percent=37.2,
        disk_percent=13.0,
        gpu_percent=50.0,
        gpu_memory_percent=71.0,
        gpus=(
            GpuSnapshot(gpu_id="0", percent=40.0, memory_percent=61.0),
            GpuSnapshot(gpu_id="1", percent=60.0, memory_percent=81.0),
        ),
    )


def test_gpus_hold_both_series_of_each_gpu() -> None:
    metrics = read(
        gpuUtilization={"gpuIds": [series("0", 80), series("1", 100)]},
        gpuMemUtilization={"gpuIds": [series("1", 33), series("2", 44)]},
    )
    found = [(gpu.gpu_id, len(gpu.utilization), len(gpu.memory_utilization)) for gpu in metrics.gpus]
    assert found == [("0", 1, 0), ("1", 1, 1), ("2", 0, 1)]
    assert metrics.gpus[1].memory_utilization[0].value == 33


def test_points_know_their_time() -> None:
    (point,) = read(cpuUtilization=[{"timestamp": START, "value": 5}]).cpu_utilization
    assert (point.timestamp, point.value, point.at) == (START, 5.0, datetime.fromtimestamp(START, UTC))


@pytest.mark.parametrize("timestamp", [str(START), START])
def test_timestamps_and_values_may_be_texts(timestamp: Any) -> None:
    metrics = read(cpuUtilization=[{"timestamp": timestamp, "value": "99.5"}])
    assert metrics.latest().cpu_percent == 99.5


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"cpuUtilization": None, "gpuUtilization": None, "gpuMemUtilization": None},
        {"cpuUtilization": [], "gpuUtilization": {}, "gpuMemUtilization": {"avg": None, "gpuIds": None}},
        {"gpuUtilization": {"avg": [], "gpuIds": []}},
        {"gpuUtilization": {"avg": None, "gpuIds": [{"gpuId": "0", "items": None}]}},
    ],
)
def test_every_level_may_be_missing(members: dict[str, Any]) -> None:
    metrics = read(**members)
    assert metrics.cpu_utilization == ()
    assert metrics.gpu_utilization.average == ()
    assert metrics.gpu_memory_utilization.gpus == ()
    latest = metrics.latest()
    assert (latest.at, latest.cpu_percent, latest.gpu_percent) == (None, None, None)
    assert all(gpu.percent is None for gpu in latest.gpus)


def test_a_missing_sample_is_not_zero() -> None:
    metrics = read(cpuUtilization=points(50, None))
    assert isnan(metrics.cpu_utilization[-1].value)
    assert metrics.latest().cpu_percent == 50


def test_a_missing_average_is_the_mean_of_the_gpus() -> None:
    metrics = read(gpuUtilization={"gpuIds": [series("0", 40), series("1", 60)]})
    assert metrics.latest().gpu_percent == 50
    assert metrics.latest().gpu_memory_percent is None


def test_the_usual_answer_is_decoded_in_one_pass() -> None:
    body = msgspec.json.encode({"cpuUtilization": points(1, 2), "gpuUtilization": None, "gpuMemUtilization": None})
    assert FetchInstanceMetrics.spec.decoder().decode(body).latest().cpu_percent == 2


def test_metrics_are_values() -> None:
    metrics = read(cpuUtilization=points(1, 2), gpuUtilization={"avg": points(3), "gpuIds": [series("0", 3)]})
    assert pickle.loads(pickle.dumps(metrics)) == metrics
    assert pickle.loads(pickle.dumps(metrics.latest())) == metrics.latest()
    assert InstanceMetrics.from_json(metrics.to_json()) == metrics

"""The newest samples, read without decoding the others."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from novita._core.call import Answer
from novita._core.decode import decode
from novita.operations.gpu.metrics import FetchInstanceMetrics
from novita.types.gpu.lazy_metrics import LazyInstanceMetrics
from novita.types.gpu.metrics import MetricsSnapshot

START = 1_754_000_000
COUNT = 500


def points(*values: Any, count: int = COUNT) -> list[dict[str, Any]]:
    values = (*(50 + index / 8 for index in range(count - len(values))), *values)
    return [{"timestamp": str(START + 15 * index), "value": value} for index, value in enumerate(values)]


def both(body: bytes) -> tuple[MetricsSnapshot, MetricsSnapshot]:
    """What the lazy and the plain way make of a body."""
    answer = Answer(200, [], body, "HTTP/2")
    return (
        decode(FetchInstanceMetrics.spec, answer, LazyInstanceMetrics).latest(),
        decode(FetchInstanceMetrics.spec, answer).latest(),
    )


GPUS = {"avg": points(11.5), "gpuIds": [{"gpuId": "0", "items": points(11)}, {"gpuId": "1", "items": points(12)}]}


@pytest.mark.parametrize(
    "members",
    [
        {"cpuUtilization": points(1, 2, 3), "gpuUtilization": GPUS, "gpuMemUtilization": GPUS},
        {"cpuUtilization": points(None), "memUtilization": points(7, *[None] * 100)},
        {"cpuUtilization": points(*[None] * COUNT)},
        {"cpuUtilization": points("12.5")},
        {"cpuUtilization": points(""), "memUtilization": points(5, "")},
        {"cpuUtilization": points(5, count=1), "memUtilization": []},
        {"cpuUtilization": None, "gpuUtilization": None, "gpuMemUtilization": {"avg": None, "gpuIds": None}},
        {"cpuUtilization": [{"timestamp": "1754000000", "value": 3, "of": {"host": "{"}}] * COUNT},
        {},
    ],
    ids=["plain", "gaps", "only gaps", "text", "blanks", "short", "nulls", "nested", "empty"],
)  # fmt: skip
def test_the_newest_samples_are_those_of_the_plain_way(members: dict[str, Any]) -> None:
    lazy, plain = both(msgspec.json.encode(members))
    assert lazy == plain


def test_spaces_do_not_matter() -> None:
    text = msgspec.json.format(msgspec.json.encode({"cpuUtilization": points(1, 2)}), indent=4)
    lazy, plain = both(text)
    assert lazy == plain
    assert lazy.cpu_percent == 2


def test_only_the_end_is_looked_at() -> None:
    body = msgspec.json.encode({"cpuUtilization": [{"timestamp": [], "value": {}}, *points(42)]})
    metrics = FetchInstanceMetrics.spec.decoder(LazyInstanceMetrics).decode(body)
    assert metrics.latest().cpu_percent == 42


def test_samples_that_are_none_are_an_error() -> None:
    metrics = LazyInstanceMetrics(cpu_utilization=msgspec.Raw(b'[{"timestamp":"soon","value":1}]'))
    with pytest.raises(msgspec.DecodeError):
        metrics.latest()


def test_it_can_be_saved() -> None:
    body = msgspec.json.encode({"cpuUtilization": points(1), "gpuUtilization": GPUS})
    metrics = LazyInstanceMetrics.from_json(body)
    assert LazyInstanceMetrics.from_json(metrics.to_json()).latest() == metrics.latest()
    assert LazyInstanceMetrics.from_json(LazyInstanceMetrics().to_json()).latest() == MetricsSnapshot()

"""Monitoring data that is only looked at where it is newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from novita._core.model import Array, Model, no_nulls, without_blanks

from .metrics import GpuMetric, GpuMetricSeries, InstanceMetrics, MetricPoint, MetricsSnapshot

_EMPTY = msgspec.Raw(b"[]")
_TAIL = 256
"""Bytes looked at first; about five points."""
_decode_points = msgspec.json.Decoder(tuple[MetricPoint, ...] | None, strict=False).decode


class LazyGpuMetricSeries(Model, frozen=True, kw_only=True, rename="camel"):
    """Time series of one GPU, not decoded."""

    gpu_id: str = ""
    """Number of the GPU on its node."""
    points: msgspec.Raw = msgspec.field(default=_EMPTY, name="items")
    """Samples as JSON."""


class LazyGpuMetric(Model, frozen=True, kw_only=True):
    """One measured quantity of all GPUs of an instance, not decoded."""

    average: msgspec.Raw = msgspec.field(default=_EMPTY, name="avg")
    """Mean over the instance's GPUs, as JSON."""
    gpus: Array[LazyGpuMetricSeries] = msgspec.field(default=(), name="gpuIds")
    """One series per GPU."""

    def __post_init__(self) -> None:
        no_nulls(self, "gpus")

    def _tail(self) -> GpuMetric:
        gpus = tuple(GpuMetricSeries(gpu_id=each.gpu_id, points=_tail(each.points)) for each in self.gpus)
        return GpuMetric(average=_tail(self.average), gpus=gpus)


if TYPE_CHECKING:
    _LazyGpuMetric: TypeAlias = LazyGpuMetric
else:
    # Null for CPU instances, as in `InstanceMetrics`.
    _LazyGpuMetric = LazyGpuMetric | None

_NO_GPUS = LazyGpuMetric()


class LazyInstanceMetrics(Model, frozen=True, kw_only=True):
    """Monitoring data of one instance whose samples stay JSON until they are asked for.

    `client.send(FetchInstanceMetrics(...), into=LazyInstanceMetrics).latest()` reads the newest samples of a long
    window several times faster than decoding all of it.
    """

    cpu_utilization: msgspec.Raw = msgspec.field(default=_EMPTY, name="cpuUtilization")
    """CPU use, as JSON."""
    memory_utilization: msgspec.Raw = msgspec.field(default=_EMPTY, name="memUtilization")
    """Memory use, as JSON."""
    root_disk_utilization: msgspec.Raw = msgspec.field(default=_EMPTY, name="rootDiskUtilization")
    """System disk use, as JSON."""
    gpu_utilization: _LazyGpuMetric = msgspec.field(default=_NO_GPUS, name="gpuUtilization")
    """GPU core use."""
    gpu_memory_utilization: _LazyGpuMetric = msgspec.field(default=_NO_GPUS, name="gpuMemUtilization")
    """GPU memory use."""

    def __post_init__(self) -> None:
        no_nulls(self, "gpu_utilization", "gpu_memory_utilization", instead=_NO_GPUS)

    def latest(self) -> MetricsSnapshot:
        """The newest sample of each quantity; what `InstanceMetrics.latest` gives.

        Raises:
            msgspec.DecodeError: The samples are not as documented.
        """
        return InstanceMetrics(
            cpu_utilization=_tail(self.cpu_utilization),
            memory_utilization=_tail(self.memory_utilization),
            root_disk_utilization=_tail(self.root_disk_utilization),
            gpu_utilization=self.gpu_utilization._tail(),
            gpu_memory_utilization=self.gpu_memory_utilization._tail(),
        ).latest()


def _tail(series: msgspec.Raw) -> tuple[MetricPoint, ...]:
    """The last points, from before the newest that has a value."""
    view = memoryview(series)
    size = _TAIL
    while size < len(view):
        _, brace, text = bytes(view[-size:]).partition(b"{")
        try:
            points = _read(b"[" + brace + text)
        except msgspec.DecodeError:
            break  # not the flat objects of the documentation
        if any(point.value == point.value for point in points):  # not a number differs from itself
            return points
        size *= 4
    return _read(series)


def _read(series: bytes | msgspec.Raw) -> tuple[MetricPoint, ...]:
    try:
        return _decode_points(series) or ()
    except msgspec.ValidationError:
        members = without_blanks(msgspec.json.decode(series), tuple[MetricPoint, ...])
        return msgspec.convert(members, tuple[MetricPoint, ...], strict=False)

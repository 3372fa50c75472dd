"""Monitoring data of GPU instances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import nan
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from novita._core import export
from novita._core.model import Array, Model, moment, no_nulls

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


class MetricPoint(Model, frozen=True, kw_only=True):
    """One sample of a time series."""

    timestamp: int = 0
    """Time of the sample, Unix seconds."""
    value: float = nan
    """Value in percent; not a number when the service has none."""

    @property
    def at(self) -> datetime | None:
        """Time of the sample."""
        return moment(self.timestamp)


class GpuMetricSeries(Model, frozen=True, kw_only=True, rename="camel"):
    """Time series of one GPU."""

    gpu_id: str = ""
    """Number of the GPU on its node."""
    points: Array[MetricPoint] = msgspec.field(default=(), name="items")
    """Samples, oldest first."""

    def __post_init__(self) -> None:
        if not self.points:
            no_nulls(self, "points")


_LISTS_OF_GPUS = ("average", "gpus")
_lists_of_gpus = attrgetter(*_LISTS_OF_GPUS)


class GpuMetric(Model, frozen=True, kw_only=True):
    """One measured quantity of all GPUs of an instance."""

    average: Array[MetricPoint] = msgspec.field(default=(), name="avg")
    """Mean over the instance's GPUs, oldest first."""
    gpus: Array[GpuMetricSeries] = msgspec.field(default=(), name="gpuIds")
    """One series per GPU."""

    def __post_init__(self) -> None:
        if None in _lists_of_gpus(self):
            no_nulls(self, *_LISTS_OF_GPUS)


class Gpu(Model, frozen=True, kw_only=True):
    """The series of one GPU."""

    gpu_id: str
    """Number of the GPU on its node."""
    utilization: tuple[MetricPoint, ...] = ()
    """Core use in percent, oldest first."""
    memory_utilization: tuple[MetricPoint, ...] = ()
    """Memory use in percent, oldest first."""


class GpuSnapshot(Model, frozen=True, kw_only=True):
    """Newest samples of one GPU."""

    gpu_id: str
    """Number of the GPU on its node."""
    percent: float | None = None
    """Core use, 0 to 100."""
    memory_percent: float | None = None
    """Memory use, 0 to 100."""


class MetricsSnapshot(Model, frozen=True, kw_only=True):
    """Newest sample of each quantity; None where there is none, as for the GPUs of a CPU instance."""

    at: datetime | None = None
    """Time of the newest sample."""
    cpu_percent: float | None = None
    """CPU use summed over vCPUs: 8 busy cores show 800."""
    memory_percent: float | None = None
    """Memory use, 0 to 100."""
    disk_percent: float | None = None
    """System disk use, 0 to 100."""
    gpu_percent: float | None = None
    """Core use, mean over the GPUs, 0 to 100."""
    gpu_memory_percent: float | None = None
    """Memory use, mean over the GPUs, 0 to 100."""
    gpus: tuple[GpuSnapshot, ...] = ()
    """Each GPU by itself."""


if TYPE_CHECKING:
    _GpuMetric: TypeAlias = GpuMetric
else:
    # Null for CPU instances; made an empty metric in `InstanceMetrics.__post_init__`.
    _GpuMetric = GpuMetric | None

_NO_GPUS = GpuMetric()
_LISTS = ("cpu_utilization", "memory_utilization", "root_disk_utilization")
_METRICS = ("gpu_utilization", "gpu_memory_utilization")
# Metrics are polled: one look at all members takes a third of the time of one at each.
_members = attrgetter(*_LISTS, *_METRICS)


class InstanceMetrics(Model, frozen=True, kw_only=True):
    """Monitoring data of one instance; points run from oldest to newest."""

    cpu_utilization: Array[MetricPoint] = msgspec.field(default=(), name="cpuUtilization")
    """CPU use in percent, summed over vCPUs: 8 busy cores show 800."""
    memory_utilization: Array[MetricPoint] = msgspec.field(default=(), name="memUtilization")
    """Memory use, percent."""
    root_disk_utilization: Array[MetricPoint] = msgspec.field(default=(), name="rootDiskUtilization")
    """System disk use, percent."""
    gpu_utilization: _GpuMetric = msgspec.field(default=_NO_GPUS, name="gpuUtilization")
    """GPU core use, percent."""
    gpu_memory_utilization: _GpuMetric = msgspec.field(default=_NO_GPUS, name="gpuMemUtilization")
    """GPU memory use, percent."""

    def __post_init__(self) -> None:
        if None not in _members(self):
            return
        no_nulls(self, *_LISTS)
        no_nulls(self, *_METRICS, instead=_NO_GPUS)

    @property
    def gpus(self) -> tuple[Gpu, ...]:
        """Core and memory series of each GPU, put together by GPU."""
        cores = {series.gpu_id: series.points for series in self.gpu_utilization.gpus}
        memory = {series.gpu_id: series.points for series in self.gpu_memory_utilization.gpus}
        return tuple(
            Gpu(gpu_id=gpu_id, utilization=cores.get(gpu_id, ()), memory_utilization=memory.get(gpu_id, ()))
            for gpu_id in cores | memory
        )

    def latest(self) -> MetricsSnapshot:
        """The newest sample of each quantity, for tables and alerts."""
        gpus = tuple(
            GpuSnapshot(
                gpu_id=gpu.gpu_id, percent=_newest(gpu.utilization), memory_percent=_newest(gpu.memory_utilization)
            )
            for gpu in self.gpus
        )
        gpu_percent = _newest(self.gpu_utilization.average)
        gpu_memory_percent = _newest(self.gpu_memory_utilization.average)
        return MetricsSnapshot(
            at=self._newest_time(),
            cpu_percent=_newest(self.cpu_utilization),
            memory_percent=_newest(self.memory_utilization),
            disk_percent=_newest(self.root_disk_utilization),
            gpu_percent=_mean(gpu.percent for gpu in gpus) if gpu_percent is None else gpu_percent,
            gpu_memory_percent=(
                _mean(gpu.memory_percent for gpu in gpus) if gpu_memory_percent is None else gpu_memory_percent
            ),
            gpus=gpus,
        )

    def to_arrow(self) -> pa.Table:  # pyright: ignore[reportUnknownParameterType]  # pyarrow has no types
        """All samples as a pyarrow table: `at`, `metric`, `gpu_id` (null for the whole instance) and `percent`.

        Raises:
            MissingPackageError: pyarrow is not installed.
        """
        return export.series_table(self._series())

    def to_polars(self) -> pl.DataFrame:
        """All samples as a polars data frame; see `to_arrow`.

        Raises:
            MissingPackageError: polars is not installed.
        """
        frame: pl.DataFrame = export.polars_frame(self.to_arrow())
        return frame

    def to_pandas(self) -> pd.DataFrame:
        """All samples as a pandas data frame; see `to_arrow`.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        frame: pd.DataFrame = export.pandas_frame(self.to_arrow())
        return frame

    def _series(self) -> Iterator[tuple[str, str | None, tuple[MetricPoint, ...]]]:
        for name in (*_LISTS, *_METRICS):
            value: tuple[MetricPoint, ...] | GpuMetric = getattr(self, name)
            if isinstance(value, tuple):
                yield name, None, value
                continue
            yield name, None, value.average
            for gpu in value.gpus:
                yield name, gpu.gpu_id, gpu.points

    def _newest_time(self) -> datetime | None:
        every = (
            self.cpu_utilization,
            self.memory_utilization,
            self.root_disk_utilization,
            self.gpu_utilization.average,
            self.gpu_memory_utilization.average,
            *(series.points for series in self.gpu_utilization.gpus),
        )
        return moment(max((points[-1].timestamp for points in every if points), default=0))


def _newest(points: tuple[MetricPoint, ...]) -> float | None:
    # A value that is not a number differs from itself.
    return next((point.value for point in reversed(points) if point.value == point.value), None)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None

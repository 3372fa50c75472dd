"""Utilisation curves that look like real load.

Every series is a pure function of seed, instance and time: a base level of the instance's own kind, a daily wave with
its peak in the instance's working hours, and noise that drifts as real load does. So runs repeat, nothing is stored,
and any window of the past can be asked for.
"""

import math
import random
from functools import cache
from typing import Any

__all__ = ["Load", "Override"]

_DAY = 86400
_STEP = 15
_NOISE_LENGTH = 1009
_IDLE = 1.6

Override = tuple[float, int | None, float]
"""From when (Unix seconds), which GPU (None: all), which level (percent)."""


@cache
def _drifting_noise(seed: int) -> list[float]:
    """A closed loop of autocorrelated noise, about -3 to 3."""
    source = random.Random(seed)  # noqa: S311 - load, no secret - a curve, no secret
    value = 0.0
    values: list[float] = []
    for _ in range(_NOISE_LENGTH):
        value = 0.82 * value + 0.57 * source.gauss(0, 1)
        values.append(value)
    return values


class Load:
    """The utilisation of one instance."""

    def __init__(self, seed: int, gpus: int, cpus: int) -> None:
        source = random.Random(seed)  # noqa: S311 - load, no secret
        self._noise = _drifting_noise(seed % 8)  # a few loops serve a fleet: each series starts somewhere else on them
        self._gpus = gpus
        self._cpus = cpus
        self._phase = source.randrange(_DAY)
        self._offset = source.randrange(_NOISE_LENGTH)
        # Training saturates its GPUs, serving follows its users, notebooks mostly wait.
        kind = source.choices(("training", "serving", "notebook"), (5, 4, 2))[0]
        self._base, self._swing, self._jitter = {
            "training": (source.uniform(82, 97), 4.0, 2.0),
            "serving": (source.uniform(38, 60), 34.0, 6.0),
            "notebook": (source.uniform(4, 14), 8.0, 6.0),
        }[kind]
        self._memory_share = source.uniform(55, 94) if kind != "notebook" else source.uniform(8, 40)
        self._ram = source.uniform(20, 75)
        self._disk = source.uniform(6, 70)
        self._disk_growth = source.uniform(0, 0.4)
        self._cpu_share = source.uniform(0.15, 0.6)

    def metrics(self, times: range, overrides: list[Override]) -> dict[str, Any]:
        """The answer's members for points at these Unix times, oldest first."""
        stamps = [str(moment) for moment in times]
        gpu = [[self._gpu_use(index, moment, overrides) for moment in times] for index in range(self._gpus)]
        memory = [[self._gpu_memory(index, moment, use) for moment, use in zip(times, row, strict=True)]
                  for index, row in enumerate(gpu)]  # fmt: skip
        busy = [sum(row) / self._gpus for row in zip(*gpu, strict=True)] if gpu else [self._wave(t, 90) for t in times]
        return {
            # Percent summed over all vCPUs, as the service gives it.
            "cpuUtilization": _points(stamps, [self._cpu_use(t, use) for t, use in zip(times, busy, strict=True)]),
            "memUtilization": _points(stamps, [_percent(self._ram + self._drift(t, 500)) for t in times]),
            "rootDiskUtilization": _points(
                stamps, [_percent(self._disk + t % _DAY / _DAY * self._disk_growth) for t in times]
            ),
            "gpuUtilization": self._family(stamps, gpu),
            "gpuMemUtilization": self._family(stamps, memory),
        }

    def _family(self, stamps: list[str], rows: list[list[float]]) -> dict[str, Any] | None:
        if not rows:
            return None
        mean = [round(sum(column) / len(column), 2) for column in zip(*rows, strict=True)]
        series = [{"gpuId": str(index), "items": _points(stamps, row)} for index, row in enumerate(rows)]
        return {"avg": _points(stamps, mean), "gpuIds": series}

    def _gpu_use(self, index: int, moment: int, overrides: list[Override]) -> float:
        for since, gpu, level in reversed(overrides):
            if moment >= since and gpu in {None, index}:
                return _percent(level + self._drift(moment, index) * 0.3)
        return _percent(self._wave(moment, index))

    def _gpu_memory(self, index: int, moment: int, use: float) -> float:
        if use < _IDLE:
            return _percent(2.5 + index * 0.1)
        return _percent(self._memory_share + self._drift(moment // 8, index + 40) * 0.4)

    def _cpu_use(self, moment: int, gpu_use: float) -> float:
        share = _percent(gpu_use * self._cpu_share + 1.5 + self._drift(moment, 700))
        return round(share * self._cpus, 2)

    def _wave(self, moment: int, series: int) -> float:
        daily = math.sin((moment + self._phase) * (2 * math.pi / _DAY))
        return self._base + self._swing * daily + self._jitter * self._drift(moment, series)

    def _drift(self, moment: int, series: int) -> float:
        return self._noise[(moment // _STEP + self._offset + series * 131) % _NOISE_LENGTH]


def _percent(value: float) -> float:
    return round(min(max(value, 0.0), 100.0), 2)


def _points(stamps: list[str], values: list[float]) -> list[dict[str, Any]]:
    return [{"timestamp": stamp, "value": value} for stamp, value in zip(stamps, values, strict=True)]

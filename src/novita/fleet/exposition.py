"""A snapshot as Prometheus text. Written by hand: 5,000 instances are 70,000 lines, and a scrape must not take long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from .rows import InstanceRow
from .snapshot import FleetSnapshot, nothing_known

LABELS = ("name", "product", "region", "billing_mode", "kind")
"""Attributes of an instance that can be labels, besides its id."""

_OLDEST = 300.0
"""Seconds after which a measured value is no longer exposed; Prometheus looks back as far by itself. Its time stays:
that it is old is what the alert looks for."""

_Value: TypeAlias = Callable[[InstanceRow], float | None]

_FACTS: tuple[tuple[str, str, _Value], ...] = (
    ("novita_instance_gpus", "GPUs of the instance.", lambda row: row.gpu_num),
    (
        "novita_instance_price_usd_per_hour",
        "Price of the whole instance for an hour of running.",
        lambda row: None if row.price_usd_per_hour is None else float(row.price_usd_per_hour),
    ),
    ("novita_instance_running", "Whether the instance runs.", lambda row: int(row.is_running)),
    (
        "novita_instance_spot_reclaim_timestamp_seconds",
        "When the spot capacity is taken back, once announced.",
        lambda row: row.spot_reclaim_at_unix or None,
    ),
    ("novita_instance_age_seconds", "Age of what is known of the instance.", lambda row: row.age_seconds),
)

_MEASURED: tuple[tuple[str, str, str, float], ...] = (
    ("novita_instance_gpu_utilization_ratio", "GPU core use, mean over the GPUs.", "gpu_percent", 100),
    ("novita_instance_gpu_memory_utilization_ratio", "GPU memory use, mean.", "gpu_memory_percent", 100),
    ("novita_instance_cpu_usage_cores", "Busy vCPUs.", "cpu_percent", 100),
    ("novita_instance_memory_utilization_ratio", "Memory use.", "memory_percent", 100),
    ("novita_instance_disk_utilization_ratio", "System disk use.", "disk_percent", 100),
)


def exposition(snapshot: FleetSnapshot, *, labels: Sequence[str], max_instances: int) -> str:
    """The fleet in the text format 0.0.4.

    Args:
        snapshot: The snapshot.
        labels: Attributes of `LABELS` that each series of an instance carries besides `instance_id`.
        max_instances: Instances that get series of their own; the totals count all of them.
    """
    shown = snapshot.rows[:max_instances]
    tags = [_tags(row, labels) for row in shown]
    measured = [
        (tag, row)
        for tag, row in zip(tags, shown, strict=True)
        if row.metrics is not None and row.age_seconds <= _OLDEST
    ]
    lines: list[str] = []
    lines += _family("novita_instance_info", "What the instance is.", (f"{{{_tags(row, LABELS)}}} 1" for row in shown))
    lines += _family(
        "novita_instance_status",
        "1 for the status the instance has.",
        (f'{{{tag},status="{_escaped(row.status)}"}} 1' for tag, row in zip(tags, shown, strict=True)),
    )
    for name, about, value in _FACTS:
        found = ((tag, value(row)) for tag, row in zip(tags, shown, strict=True))
        lines += _family(name, about, (f"{{{tag}}} {number}" for tag, number in found if number is not None))
    for name, about, attribute, unit in _MEASURED:
        values = ((tag, getattr(row.metrics, attribute)) for tag, row in measured)
        lines += _family(name, about, (f"{{{tag}}} {percent / unit}" for tag, percent in values if percent is not None))
    lines += _family(
        "novita_instance_metrics_timestamp_seconds",
        "Time of the newest measured value.",
        (
            f"{{{tag}}} {row.measured_at.timestamp()}"
            for tag, row in zip(tags, shown, strict=True)
            if row.measured_at is not None
        ),
    )
    gpus = [(f'{tag},gpu="{_escaped(gpu.gpu_id)}"', gpu) for tag, row in measured for gpu in row.gpus]
    lines += _family(
        "novita_gpu_utilization_ratio",
        "Core use of one GPU.",
        (f"{{{tag}}} {gpu.percent / 100}" for tag, gpu in gpus if gpu.percent is not None),
    )
    lines += _family(
        "novita_gpu_memory_utilization_ratio",
        "Memory use of one GPU.",
        (f"{{{tag}}} {gpu.memory_percent / 100}" for tag, gpu in gpus if gpu.memory_percent is not None),
    )
    lines += _totals(snapshot, len(snapshot.rows) - len(shown))
    lines.append("")
    return "\n".join(lines)


def _totals(snapshot: FleetSnapshot, hidden: int) -> Iterable[str]:
    totals = snapshot.totals
    yield from _family(
        "novita_fleet_instances",
        "Instances by status.",
        (f'{{status="{_escaped(status)}"}} {number}' for status, number in totals.by_status.items()),
    )
    known = not nothing_known(snapshot)
    ratio = None if totals.gpu_percent is None else totals.gpu_percent / 100
    memory = None if totals.gpu_memory_percent is None else totals.gpu_memory_percent / 100
    values: tuple[tuple[str, str, float | None], ...] = (
        ("novita_fleet_gpus", "GPUs of running instances.", totals.gpus if known else None),
        ("novita_fleet_gpu_utilization_ratio", "GPU core use, mean over all GPUs.", ratio),
        ("novita_fleet_gpu_memory_utilization_ratio", "GPU memory use, mean over all GPUs.", memory),
        (
            "novita_fleet_price_usd_per_hour",
            "Price of the running instances.",
            float(totals.usd_per_hour) if known else None,
        ),
        ("novita_fleet_stale_instances", "Instances with values older than the last tick.", totals.stale),
        ("novita_fleet_up", "0 while the service does not answer.", int(not snapshot.outage)),
        ("novita_fleet_snapshot_timestamp_seconds", "When the snapshot was taken.", snapshot.at.timestamp()),
        ("novita_fleet_tick_lateness_seconds", "How late the last tick began.", snapshot.lateness_seconds),
        ("novita_fleet_tick_duration_seconds", "How long the last tick took.", snapshot.duration_seconds),
        ("novita_fleet_hidden_instances", "Instances without series of their own: there are too many.", hidden),
    )
    for name, about, value in values:
        yield from _family(name, about, () if value is None else (f" {value}",))


def _family(name: str, about: str, samples: Iterable[str]) -> list[str]:
    return [f"# HELP {name} {about}", f"# TYPE {name} gauge", *[name + sample for sample in samples]]


def _tags(row: InstanceRow, labels: Sequence[str]) -> str:
    return ",".join(
        (f'instance_id="{_escaped(row.id)}"', *(f'{name}="{_escaped(getattr(row, name))}"' for name in labels))
    )


def _escaped(text: str) -> str:
    if "\\" in text or '"' in text or "\n" in text:
        return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
    return text

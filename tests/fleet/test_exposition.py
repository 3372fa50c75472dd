"""The text that Prometheus reads."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from novita.fleet import FleetSnapshot, InstanceRow
from novita.fleet.exposition import exposition
from novita.types.gpu.metrics import GpuSnapshot, MetricsSnapshot

AT = datetime(2026, 1, 1, tzinfo=UTC)
METRICS = MetricsSnapshot(
    at=AT, gpu_percent=80, gpu_memory_percent=50, cpu_percent=250, memory_percent=25, disk_percent=10,
    gpus=(GpuSnapshot(gpu_id="0", percent=80, memory_percent=50),),
)  # fmt: skip


def samples(*rows: InstanceRow, outage: bool = False) -> dict[str, str]:
    """The value of each series."""
    text = exposition(FleetSnapshot(tick=1, at=AT, rows=rows, outage=outage), labels=(), max_instances=10)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = dict(line.rsplit(" ", 1) for line in lines)
    assert len(found) == len(lines)
    return found


def test_what_is_known_of_an_instance_is_exposed_in_base_units() -> None:
    found = samples(
        InstanceRow(
            id="a", status="running", gpu_num=1, price_usd_per_hour=Decimal("0.5"), age_seconds=7.0,
            spot_status="notified", spot_reclaim_at_unix=1_767_225_660, metrics=METRICS,
        )
    )  # fmt: skip
    of_instance = {
        name: float(value) for name, value in found.items() if "instance_id" in name and "_instance_info" not in name
    }
    a = '{instance_id="a"}'
    gpu = '{instance_id="a",gpu="0"}'
    assert of_instance == {
        'novita_instance_status{instance_id="a",status="running"}': 1,
        f"novita_instance_gpus{a}": 1,
        f"novita_instance_price_usd_per_hour{a}": 0.5,
        f"novita_instance_running{a}": 1,
        f"novita_instance_spot_reclaim_timestamp_seconds{a}": 1_767_225_660,
        f"novita_instance_age_seconds{a}": 7,
        f"novita_instance_gpu_utilization_ratio{a}": 0.8,
        f"novita_instance_gpu_memory_utilization_ratio{a}": 0.5,
        f"novita_instance_cpu_usage_cores{a}": 2.5,
        f"novita_instance_memory_utilization_ratio{a}": 0.25,
        f"novita_instance_disk_utilization_ratio{a}": 0.1,
        f"novita_instance_metrics_timestamp_seconds{a}": AT.timestamp(),
        f"novita_gpu_utilization_ratio{gpu}": 0.8,
        f"novita_gpu_memory_utilization_ratio{gpu}": 0.5,
    }
    assert float(found["novita_fleet_gpu_utilization_ratio"]) == 0.8
    assert float(found["novita_fleet_gpu_memory_utilization_ratio"]) == 0.5


def test_what_is_not_known_has_no_series() -> None:
    silent = MetricsSnapshot(gpus=(GpuSnapshot(gpu_id="0", percent=None),))
    found = samples(
        InstanceRow(id="a", status="running", metrics=silent),
        InstanceRow(id="b", status="running", metrics=METRICS, age_seconds=301.0),
        InstanceRow(id="c", status="exited"),
    )
    assert not [name for name in found if "ratio" in name and "instance_id" in name]
    # Only how old the values are: the alert about old ones looks for it.
    told = [name for name in found if "timestamp" in name and "instance_id" in name]
    assert told == ['novita_instance_metrics_timestamp_seconds{instance_id="b"}']


@pytest.mark.parametrize("outage", [True, False])
def test_an_outage_is_told(outage: bool) -> None:
    assert samples(outage=outage)["novita_fleet_up"] == str(int(not outage))


@pytest.mark.parametrize(("status", "written"), [('a"b', r"a\"b"), ("a\\b", r"a\\b"), ("a\nb", r"a\nb")])
def test_no_text_breaks_its_line(status: str, written: str) -> None:
    assert f'novita_instance_status{{instance_id="i",status="{written}"}}' in samples(
        InstanceRow(id="i", status=status)
    )

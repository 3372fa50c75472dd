"""A snapshot adds up, stays as it is, and turns into tables."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from novita.fleet import FleetSnapshot, InstanceRow
from novita.types.gpu.metrics import GpuSnapshot, MetricsSnapshot

AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


def measured(*percents: float) -> MetricsSnapshot:
    gpus = tuple(GpuSnapshot(gpu_id=str(number), percent=percent) for number, percent in enumerate(percents))
    return MetricsSnapshot(at=AT, gpu_percent=sum(percents) / len(percents), gpus=gpus)


@pytest.fixture
def snapshot() -> FleetSnapshot:
    rows = (
        InstanceRow(
            id="a", name="<b>", status="running", gpu_num=1, price_usd_per_hour=Decimal("0.1"), metrics=measured(90)
        ),
        InstanceRow(
            id="b", status="running", gpu_num=3, price_usd_per_hour=Decimal("0.2"), metrics=measured(10, 20, 0)
        ),
        InstanceRow(id="c", status="exited", gpu_num=8, price_usd_per_hour=Decimal(9), stale=True),
        InstanceRow(id="d", status="running", kind="cpu"),
    )
    return FleetSnapshot(tick=1, at=AT, rows=rows)


def test_totals(snapshot: FleetSnapshot) -> None:
    totals = snapshot.totals
    assert (totals.instances, totals.running, totals.gpus, totals.stale) == (4, 3, 4, 1)
    assert totals.by_status == {"running": 3, "exited": 1}
    assert totals.gpu_percent == 30  # each GPU counts, not each instance
    assert totals.gpu_memory_percent is None
    assert totals.usd_per_hour == Decimal("0.3")


def test_a_mean_is_over_what_was_measured() -> None:
    def gpu(percent: float | None, memory: float | None) -> GpuSnapshot:
        return GpuSnapshot(gpu_id="0", percent=percent, memory_percent=memory)

    metrics = MetricsSnapshot(gpus=(gpu(None, 50), gpu(80, None), gpu(20, 30), gpu(50, 70)))
    totals = FleetSnapshot(tick=1, at=AT, rows=(InstanceRow(id="a", status="running", metrics=metrics),)).totals
    assert (totals.gpu_percent, totals.gpu_memory_percent) == (50, 50)


def test_it_cannot_be_changed(snapshot: FleetSnapshot) -> None:
    with pytest.raises(AttributeError):
        snapshot.rows = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        snapshot.rows[0].status = "exited"  # type: ignore[misc]


def test_columns_and_ids(snapshot: FleetSnapshot) -> None:
    assert snapshot.column("gpu_percent") == (90, 10, None, None)
    assert snapshot.by_id["c"].status == "exited"


def test_it_shows_itself(snapshot: FleetSnapshot) -> None:
    assert repr(snapshot) == "<FleetSnapshot 1 at 12:00:00: 3 of 4 running, 4 GPUs at 30.0 %, 0.30 USD/h>"
    html = snapshot._repr_html_()
    assert "&lt;b&gt;" in html
    assert "None" not in html
    assert "<b>" not in html
    many = FleetSnapshot(tick=0, at=AT, rows=snapshot.rows * 20, outage=True, error="away")
    assert "and 30 more" in many._repr_html_()
    assert "outage (away)" in repr(many)


@pytest.mark.parametrize("empty", [False, True])
def test_frames_have_the_same_types_with_and_without_values(snapshot: FleetSnapshot, *, empty: bool) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("polars")
    pytest.importorskip("pandas")
    other = FleetSnapshot(tick=0, at=AT)
    chosen = other if empty else snapshot
    assert chosen.to_arrow().schema == snapshot.to_arrow().schema
    assert chosen.to_polars().schema == snapshot.to_polars().schema
    assert str(chosen.to_pandas().dtypes["gpu_percent"]) == "float64"
    types = {field.name: str(field.type) for field in chosen.to_arrow().schema}
    assert types["measured_at"] == types["spot_reclaim_at"] == "timestamp[us, tz=UTC]"
    assert types["price_usd_per_hour"] == "decimal128(38, 12)"
    assert (types["gpu_num"], types["gpu_percent"], types["stale"], types["error"]) == (
        "int64", "double", "bool", "string",
    )  # fmt: skip
    assert chosen.to_arrow().num_rows == chosen.to_polars().height == len(chosen.to_pandas()) == len(chosen.rows)


def test_frames_hold_the_values(snapshot: FleetSnapshot) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("polars")
    pytest.importorskip("pandas")
    prices = [Decimal("0.1"), Decimal("0.2"), Decimal(9), None]
    assert snapshot.to_arrow()["price_usd_per_hour"].to_pylist() == prices
    assert snapshot.to_polars()["gpu_percent"].to_list() == [90, 10, None, None]
    assert snapshot.to_pandas().loc["a", "measured_at"] == AT
    assert snapshot.to_arrow()["spot_reclaim_at"].to_pylist() == [None] * 4

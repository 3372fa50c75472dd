"""Structs as tables: column by column, typed, and without secrets."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, datetime
from decimal import Decimal
from math import nan
from typing import Any

import msgspec
import pytest

import novita.types
from novita import ConfigurationError, MissingPackageError, to_arrow, to_pandas, to_polars
from novita._client.pages import Page
from novita._core import export
from novita._core.model import Model
from novita.operations.gpu.instances import ListInstances
from novita.types.gpu.instances import Instance, InstanceNetwork, InstanceSummary
from novita.types.gpu.metrics import GpuMetric, GpuMetricSeries, InstanceMetrics, MetricPoint
from novita.types.gpu.values import EnvVar, Port, StateError
from novita.types.utility.billing import MonthlyBill

pa = pytest.importorskip("pyarrow")
pytest.importorskip("polars")
pytest.importorskip("pandas")

START = 1_754_000_000
INSTANCE = InstanceSummary(
    id="i-1",
    status="running",
    gpu_num=2,
    gpu_ids=("0", 1),
    port_mappings=(Port(port=22, type="tcp"), Port(port=80)),
    envs=(EnvVar(key="TOKEN", value="hush"),),
    status_error=StateError(state="bad"),
    instance_price=35_000,
    created_at_unix=START,
    ssh_password="hush",
)


def test_columns_are_typed() -> None:
    table = to_arrow([INSTANCE, InstanceSummary(id="i-2")])
    assert table.column("gpu_num").type == pa.int64()
    assert table.column("is_api_instance").type == pa.bool_()
    assert table.column("status").to_pylist() == ["running", ""]
    assert table.column("created_at").type == pa.timestamp("s", tz="UTC")
    assert table.column("created_at").to_pylist() == [datetime.fromtimestamp(START, UTC), None]
    assert table.column("end_time").to_pylist() == [None, None]
    assert table.column("price_usd_per_hour").type == pa.decimal128(38, 12)
    assert table.column("price_usd_per_hour").to_pylist() == [Decimal("0.35"), Decimal(0)]


def test_what_no_calendar_holds_is_null() -> None:
    never = msgspec.structs.replace(INSTANCE, created_at_unix=START * 1000, end_time_unix=2**62)
    table = to_arrow([never])
    assert (never.created_at, never.end_time) == (None, None)
    assert table.column("created_at").to_pylist() == table.column("end_time").to_pylist() == [None]
    assert to_pandas([never])["created_at"].isna().tolist() == [True]


def test_nested_parts_stay_nested() -> None:
    table = to_arrow([InstanceSummary(id="i-0"), INSTANCE])
    ports = [{"port": 22, "type": "tcp", "endpoint": ""}, {"port": 80, "type": "http", "endpoint": ""}]
    assert table.column("port_mappings").to_pylist() == [[], ports]
    assert table.column("status_error").to_pylist() == [None, {"state": "bad", "message": ""}]
    assert table.column("gpu_ids").to_pylist() == [[], ["0", "1"]]


def test_what_may_be_of_several_types_is_text() -> None:
    table = to_arrow([Instance(id="i-1", network=InstanceNetwork(id="n-1", ip="10.0.0.1")), Instance(id="i-2")])
    assert table.column("network").type == pa.string()
    assert msgspec.json.decode(table.column("network").to_pylist()[0])["ip"] == "10.0.0.1"
    assert table.column("network").to_pylist()[1] is None


def test_secrets_are_left_out() -> None:
    table = to_arrow([INSTANCE])
    assert "ssh_password" not in table.column_names
    assert "hush" not in str(table.to_pylist())


def test_amounts_of_bills_are_exact() -> None:
    table = to_arrow([MonthlyBill(bill_id="b-1", total_amount=Decimal("12345.1234567890123"), start_time_unix=START)])
    assert table.column("total_amount").to_pylist() == [Decimal("12345.123456789012")]
    assert table.column("total_amount_usd").to_pylist() == [Decimal("1.234512345679")]
    assert table.column("start_time").to_pylist() == [datetime.fromtimestamp(START, UTC)]


def test_data_frames_have_the_same_types() -> None:
    polars, pandas = to_polars([INSTANCE]), to_pandas([INSTANCE])
    assert str(polars.schema["created_at"]) == "Datetime(time_unit='ms', time_zone='UTC')"
    assert polars["port_mappings"].to_list()[0][0]["port"] == 22
    assert str(pandas["created_at"].dtype) == "datetime64[s, UTC]"
    assert pandas["gpu_num"].tolist() == [2]


def test_an_empty_list_has_no_columns() -> None:
    with pytest.raises(ConfigurationError, match="pass the type of its items as kind="):
        to_arrow([])


def test_an_empty_list_of_a_type_has_the_columns_of_the_type() -> None:
    assert to_arrow([], InstanceSummary).schema == to_arrow([INSTANCE], InstanceSummary).schema
    assert to_polars(iter(()), InstanceSummary).schema == to_polars([INSTANCE]).schema
    assert list(to_pandas([], InstanceSummary).columns) == list(to_pandas([INSTANCE]).columns)
    with pytest.raises(ConfigurationError, match="got objects of type Instance and InstanceSummary"):
        to_arrow([INSTANCE], Instance)


def page(*items: InstanceSummary, into: Any = None) -> Page[InstanceSummary]:
    operation: Any = ListInstances()
    envelope = msgspec.convert({"instances": [], "total": 0}, operation.spec.decoder().type)
    return Page(None, operation, msgspec.structs.replace(envelope, items=items), into=into)


@pytest.mark.parametrize(
    ("items", "found"),
    [([INSTANCE, Instance(id="i-1")], "Instance and InstanceSummary"), ([{"id": "i-1"}], "dict"), ("ab", "str")],
)
def test_what_makes_no_table_is_told(items: Any, found: str) -> None:
    with pytest.raises(ConfigurationError, match=f"made of Structs of one type, got objects of type {found}"):
        to_arrow(items)


def test_a_page_knows_its_columns_even_when_empty() -> None:
    assert page().to_arrow().schema == page(INSTANCE).to_arrow().schema
    assert to_arrow(page()).schema == page().to_arrow().schema
    assert page(INSTANCE).to_polars()["id"].to_list() == ["i-1"]
    assert page(INSTANCE).to_pandas()["id"].to_list() == ["i-1"]


def test_a_page_of_another_type() -> None:
    class View(msgspec.Struct):
        id: str

    assert page(INSTANCE, into=View).to_arrow().to_pylist() == [{"id": "i-1"}]


METRICS = InstanceMetrics(
    cpu_utilization=(MetricPoint(timestamp=START, value=12.5), MetricPoint(timestamp=START + 15, value=nan)),
    gpu_utilization=GpuMetric(
        average=(MetricPoint(timestamp=START, value=50),),
        gpus=(GpuMetricSeries(gpu_id="0", points=(MetricPoint(timestamp=START, value=50),)),),
    ),
)


def test_metrics_have_a_row_for_each_sample() -> None:
    table = METRICS.to_arrow()
    assert table.column("at").type == pa.timestamp("s", tz="UTC")
    moment = datetime.fromtimestamp(START, UTC)
    assert [tuple(row.values()) for row in table.to_pylist()] == [
        (moment, "cpu_utilization", None, 12.5),
        (datetime.fromtimestamp(START + 15, UTC), "cpu_utilization", None, None),
        (moment, "gpu_utilization", None, 50.0),
        (moment, "gpu_utilization", "0", 50.0),
    ]
    assert METRICS.to_polars()["percent"].null_count() == 1
    assert METRICS.to_pandas()["percent"].isna().tolist() == [False, True, False, False]
    assert InstanceMetrics().to_arrow().schema == table.schema


@pytest.mark.parametrize("module", ["pyarrow", "polars", "pandas"])
def test_what_is_missing_is_named_with_its_extra(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        if name == module:
            raise ImportError(name)
        return importlib.import_module(name)

    monkeypatch.setattr(export, "import_module", absent)
    to_frame = to_pandas if module == "pandas" else to_polars
    with pytest.raises(MissingPackageError, match=rf"{module} package: pip install 'novita-sdk-python\["):
        to_frame([INSTANCE])


def every_model() -> list[type[Model]]:
    for module in pkgutil.walk_packages(novita.types.__path__, "novita.types."):
        importlib.import_module(module.name)
    found, left = set[type[Model]](), [Model]
    while left:
        for each in left.pop().__subclasses__():
            if each.__module__.startswith("novita.types.") and each not in found:
                found.add(each)
                left.append(each)
    return sorted(found, key=lambda each: each.__qualname__)


def test_every_answer_can_be_a_table() -> None:
    models = every_model()
    assert len(models) > 100
    for model in models:
        assert export.arrow_table((), model).num_rows == 0

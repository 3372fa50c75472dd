"""What Prometheus sees: values as measured, names as its conventions want them, and never a wait for the API."""

from __future__ import annotations

import gzip
import json
import re
import socket
import struct
import threading
import time
import urllib.request
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from novita import InternalServerError, NovitaClient
from novita.exceptions import ConfigurationError
from novita.fleet import FleetSnapshot, GpuIdle, InstanceRow, prometheus
from novita.fleet.prometheus import FleetCollector, MetricsServer, instrument, main
from novita.simulator import Simulator
from novita.types.gpu.metrics import GpuSnapshot, MetricsSnapshot

DEPLOY = Path(__file__).parents[2] / "deploy"
AT = datetime(2026, 1, 1, tzinfo=UTC)


def instance(number: int, **changes: Any) -> InstanceRow:
    metrics = MetricsSnapshot(
        at=AT,
        cpu_percent=250.0,
        memory_percent=40.0,
        disk_percent=12.5,
        gpu_percent=75.0,
        gpu_memory_percent=50.0,
        gpus=(
            GpuSnapshot(gpu_id="0", percent=50.0, memory_percent=40.0),
            GpuSnapshot(gpu_id="1", percent=100.0, memory_percent=60.0),
        ),
    )
    fields: dict[str, Any] = {
        "id": f"i-{number:05d}", "name": f"n{number}", "status": "running", "kind": "gpu", "product": "2 x GPU",
        "region": "us-1", "gpu_num": 2, "price_usd_per_hour": Decimal("1.25"), "metrics": metrics,
    }  # fmt: skip
    return InstanceRow(**{**fields, **changes})


def exposed(*rows: InstanceRow, **options: Any) -> dict[str, dict[frozenset[tuple[str, str]], float]]:
    collector = FleetCollector(**options)
    collector.update(FleetSnapshot(tick=0, at=AT, rows=rows))
    return parsed(collector.exposed().decode())


def parsed(text: str) -> dict[str, dict[frozenset[tuple[str, str]], float]]:
    found: dict[str, dict[frozenset[tuple[str, str]], float]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name, {})[frozenset(sample.labels.items())] = sample.value
    return found


def get(url: str, **headers: str) -> tuple[dict[str, str], bytes]:
    request = urllib.request.Request(url, headers=headers)
    with urllib.request.urlopen(request, timeout=10) as response:
        return dict(response.headers), response.read()


def test_values_are_in_base_units() -> None:
    found = exposed(instance(1))
    of_instance = frozenset({("instance_id", "i-00001"), ("name", "n1")})
    assert found["novita_instance_gpu_utilization_ratio"] == {of_instance: 0.75}
    assert found["novita_instance_cpu_usage_cores"] == {of_instance: 2.5}
    assert found["novita_instance_price_usd_per_hour"] == {of_instance: 1.25}
    assert found["novita_gpu_utilization_ratio"] == {
        of_instance | {("gpu", "0")}: 0.5,
        of_instance | {("gpu", "1")}: 1.0,
    }
    assert found["novita_instance_metrics_timestamp_seconds"] == {of_instance: AT.timestamp()}
    assert found["novita_fleet_instances"] == {frozenset({("status", "running")}): 1}
    assert found["novita_fleet_gpu_utilization_ratio"] == {frozenset(): 0.75}
    (info,) = found["novita_instance_info"]
    assert dict(info)["product"] == "2 x GPU"


def test_values_that_are_not_known_or_too_old_are_left_out() -> None:
    found = exposed(
        instance(1, age_seconds=301.0, stale=True), instance(2, metrics=None, price_usd_per_hour=None, status="exited")
    )
    assert not found.keys() & {"novita_gpu_utilization_ratio", "novita_instance_disk_utilization_ratio"}
    assert len(found["novita_instance_metrics_timestamp_seconds"]) == 1  # else nobody could tell how old they are
    assert len(found["novita_instance_age_seconds"]) == 2
    assert len(found["novita_instance_price_usd_per_hour"]) == 1
    assert "novita_instance_spot_reclaim_timestamp_seconds" not in found


def test_a_fleet_that_was_not_seen_yet_has_no_totals() -> None:
    collector = FleetCollector()
    totals = {"novita_fleet_gpus", "novita_fleet_price_usd_per_hour"}
    collector.update(FleetSnapshot(tick=0, at=AT, outage=True))
    found = parsed(collector.exposed().decode())
    assert not found.keys() & totals
    assert found["novita_fleet_up"] == {frozenset(): 0}
    collector.update(FleetSnapshot(tick=1, at=AT))
    assert found.keys() | totals == parsed(collector.exposed().decode()).keys()


def test_names_cannot_break_the_format() -> None:
    name = 'a "quoted\\ name"\nwith lines'
    (labels,) = exposed(instance(1, name=name))["novita_instance_running"]
    assert dict(labels)["name"] == name


def test_labels_and_cardinality_are_chosen() -> None:
    rows = [instance(number) for number in range(5)]
    found = exposed(*rows, labels=("region", "product"), max_instances=3)
    assert {frozenset(dict(labels)) for labels in found["novita_instance_running"]} == {
        frozenset({"instance_id", "region", "product"})
    }
    assert len(found["novita_instance_running"]) == 3
    assert found["novita_fleet_hidden_instances"] == {frozenset(): 2}
    assert found["novita_fleet_gpus"] == {frozenset(): 10}  # totals count all
    twice = FleetCollector(labels=("name", "name"))
    twice.update(FleetSnapshot(tick=0, at=AT, rows=(instance(1),)))
    assert b'novita_instance_running{instance_id="i-00001",name="n1"} 1' in twice.exposed()
    with pytest.raises(ConfigurationError, match="no such label: id"):
        FleetCollector(labels=("id",))


def test_events_are_counted() -> None:
    collector = FleetCollector()
    event = GpuIdle(instance=instance(1), at=AT, gpu_id="0", percent=0.0)
    for tick in range(3):
        collector.update(FleetSnapshot(tick=tick, at=AT, events=(event,) * tick))
    counts = parsed(collector.exposed().decode())["novita_fleet_events_total"]
    assert counts[frozenset({("kind", "gpu_idle")})] == 3
    assert counts[frozenset({("kind", "removed")})] == 0


def test_it_can_be_part_of_another_registry() -> None:
    registry = CollectorRegistry()
    collector = FleetCollector()
    registry.register(collector)
    collector.update(FleetSnapshot(tick=0, at=AT, rows=(instance(1),)))
    labels = {"instance_id": "i-00001", "name": "n1", "gpu": "1"}
    assert registry.get_sample_value("novita_gpu_utilization_ratio", labels) == 1.0


def test_a_scrape_of_5000_instances_takes_less_than_100_ms() -> None:
    collector = FleetCollector()
    collector.update(FleetSnapshot(tick=0, at=AT, rows=tuple(instance(number) for number in range(5000))))
    server = MetricsServer(collector, CollectorRegistry(), port=0)
    try:
        url = f"http://127.0.0.1:{server.port}/metrics"
        durations = []
        for _ in range(5):
            began = time.perf_counter()
            get(url, **{"Accept-Encoding": "gzip"})
            durations.append(time.perf_counter() - began)
        assert min(durations) < 0.1, durations
        headers, body = get(url, **{"Accept-Encoding": "gzip"})
        assert headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        assert gzip.decompress(body) == get(url)[1] == collector.exposed()
        with pytest.raises(urllib.request.HTTPError, match="404") as refused:
            get(f"http://127.0.0.1:{server.port}/")
        refused.value.close()
    finally:
        server.close()


def test_a_scraper_that_goes_away_in_the_middle_is_no_news(capsys: pytest.CaptureFixture[str]) -> None:
    server = MetricsServer(FleetCollector(), CollectorRegistry(), port=0)
    over, shutdown_request = threading.Event(), server._server.shutdown_request

    def shut(request: Any) -> None:
        shutdown_request(request)
        over.set()

    server._server.shutdown_request = shut  # type: ignore[method-assign]  # says when the connection is dealt with
    try:
        with socket.create_connection(("127.0.0.1", server.port)) as scraper:
            scraper.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset, not a goodbye
            scraper.sendall(b"GET /metrics HTTP/1.1\r\n")
        assert over.wait(10)
        assert capsys.readouterr().err == ""
    finally:
        server.close()


def test_a_scraper_that_is_gone_without_a_word_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its connection and the thread that waits on it would stay for ever."""
    monkeypatch.setattr(prometheus, "_SILENCE", 0.05)
    server = MetricsServer(FleetCollector(), CollectorRegistry(), port=0)
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as scraper:
        assert scraper.recv(1) == b""
    server.close()


def test_the_calls_of_a_client_are_counted(novita_simulator: Simulator) -> None:
    registry = CollectorRegistry()
    with NovitaClient(novita_simulator.api_key, base_url=novita_simulator.base_url) as plain:
        client = plain.with_options(ssl_context=novita_simulator.ssl_context)
        end = instrument(client, registry)
        novita_simulator.faults.error(503, operation="gpu.instances.*", times=1)
        client.gpu.instances.list()
        novita_simulator.faults.error(500, operation="gpu.instances.*", times=9)
        with pytest.raises(InternalServerError):
            client.with_options(max_retries=0).gpu.instances.list()
        end()
        novita_simulator.faults.clear()
        client.gpu.instances.list()
    value, name = registry.get_sample_value, "gpu.instances.list"
    attempts = {
        outcome: value("novita_client_attempts_total", {"operation": name, "outcome": outcome})
        for outcome in ("200", "503", "500")
    }
    assert attempts == {"200": 1, "503": 1, "500": 1}
    assert value("novita_client_calls_total", {"operation": name, "result": "ok"}) == 1
    assert value("novita_client_calls_total", {"operation": name, "result": "error"}) == 1
    assert value("novita_client_attempt_duration_seconds_count", {"operation": name}) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--shard 2/2", "argument --shard: a shard is i/n with 0 <= i < n, got '2/2'"),
        ("--labels id", "no such label: id; there are name, product"),
        ("--max-instances -1", "max_instances must not be below 0, got -1"),
        ("--interval 0", "interval must be a number above 0"),
        ("--port 70000", "port must be 0-65535"),
    ],
)
def test_the_command_says_what_is_wrong(
    arguments: str, message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVITA_API_KEY", "key")
    with pytest.raises(SystemExit):
        main(["--port", "0", *arguments.split()])
    assert message in capsys.readouterr().err


def test_the_command_asks_for_a_key(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOVITA_API_KEY", raising=False)
    with pytest.raises(SystemExit):
        main(["--port", "0"])
    assert "NOVITA_API_KEY" in capsys.readouterr().err


def test_the_dashboard_asks_only_for_what_there_is() -> None:
    collector = FleetCollector()
    collector.update(FleetSnapshot(tick=0, at=AT, rows=(instance(1, spot_reclaim_at_unix=1),)))
    known = set(re.findall(r"^# TYPE (\w+)", collector.exposed().decode(), re.MULTILINE))
    known |= {"novita_client_attempts_total", "novita_client_attempt_duration_seconds_bucket"}
    files = [yaml.safe_load((DEPLOY / name).read_text()) for name in ("rules.yml", "alerts.yml")]
    rules = [rule for file in files for group in file["groups"] for rule in group["rules"]]
    known |= {rule["record"] for rule in rules if "record" in rule}
    panels = json.loads((DEPLOY / "grafana-dashboard.json").read_text())["panels"]
    asked = " ".join([target["expr"] for panel in panels for target in panel["targets"]] + [r["expr"] for r in rules])
    assert set(re.findall(r"\bnovita[\w:]+", asked)) <= known

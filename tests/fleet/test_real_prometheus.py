"""A real Prometheus scrapes two exporters that share a fleet: it knows the truth, and the dashboard has data."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from novita import NovitaClient
from novita.fleet import Shard
from novita.simulator import Simulator

DEPLOY = Path(__file__).parents[2] / "deploy"
RULES = [
    rule
    for name in ("rules.yml", "alerts.yml")
    for group in yaml.safe_load((DEPLOY / name).read_text())["groups"]
    for rule in group["rules"]
]
DASHBOARD = json.loads((DEPLOY / "grafana-dashboard.json").read_text())
QUIET = {"NovitaDiskNearlyFull", "NovitaUnreachable", "NovitaExporterHidesInstances"}
"""Alerts that have no reason here; what they compare has to be there all the same."""

Ask = Callable[[str], list[dict[str, Any]]]


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as response:
        body: bytes = response.read()
        return body


def until(check: Callable[[], bool], what: str) -> None:
    """Wait for another process: there is nothing to wait on."""
    deadline = time.monotonic() + 30
    while not check():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


@pytest.fixture(scope="module")
def still() -> Iterator[Simulator]:
    """A fleet on a clock that stands still: what is measured is true at any time, and an hour old."""
    with Simulator(instances=60, speed=0, start_time=time.time() - 3900) as simulator:
        running = [each for each in simulator.instances() if each.status == "running"]
        simulator.idle(running[0].id)
        simulator.reclaim(next(each.id for each in running if each.billing_mode == "spot"), notice=36_000)
        simulator.advance(300)
        yield simulator
        assert simulator.violations() == []


@contextmanager
def exporter(simulator: Simulator, *arguments: str) -> Iterator[str]:
    """The URL of an exporter in a process of its own; it may still be starting."""
    command = [sys.executable, "-m", "novita.fleet.prometheus", "--port", "0", "--interval", "1", *arguments]
    environment = os.environ | {
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "NOVITA_API_KEY": simulator.api_key,
        "NOVITA_BASE_URL": simulator.base_url,
        "SSL_CERT_FILE": str(simulator.ca),
    }
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            assert url, "the exporter ended"
            yield url
        finally:
            process.terminate()
            assert process.wait(10) == 0


@pytest.fixture(scope="module")
def shards(still: Simulator) -> Iterator[list[str]]:
    with exporter(still, "--shard", "0/2") as first, exporter(still, "--shard", "1/2") as second:
        for url in (first, second):
            until(lambda url=url: b"novita_fleet_up 1" in get(url), "no snapshot")  # type: ignore[misc]
        yield [first, second]


@pytest.fixture(scope="module")
def ask(shards: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """A Prometheus with the shipped rules that scrapes both exporters, and one that is not there."""
    if shutil.which("prometheus") is None:
        pytest.skip("Prometheus is not installed")
    path = tmp_path_factory.mktemp("prometheus")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    targets = [url.removeprefix("http://").removesuffix("/metrics") for url in shards]
    config = (DEPLOY / "prometheus.yml").read_text().replace("15s", "500ms")
    (path / "prometheus.yml").write_text(config.replace('["127.0.0.1:9500"]', json.dumps([*targets, "127.0.0.1:1"])))
    for name in ("rules.yml", "alerts.yml"):
        shutil.copy(DEPLOY / name, path)
    command = [
        "prometheus", f"--config.file={path}/prometheus.yml", f"--storage.tsdb.path={path}/data",
        f"--web.listen-address=127.0.0.1:{port}", "--log.level=error",
    ]  # fmt: skip

    def ask(query: str) -> list[dict[str, Any]]:
        body = get(f"http://127.0.0.1:{port}/api/v1/query?query={quote(query)}")
        result: list[dict[str, Any]] = json.loads(body)["data"]["result"]
        return result

    with ExitStack() as stack:
        prometheus = stack.enter_context(subprocess.Popen(command, env={"PATH": os.environ["PATH"]}))
        stack.callback(prometheus.terminate)
        yield ask


def parsed(url: str) -> dict[str, dict[str, float]]:
    """The samples by name and instance."""
    found: dict[str, dict[str, float]] = {}
    for family in text_string_to_metric_families(get(url).decode()):
        for sample in family.samples:
            found.setdefault(sample.name, {})[sample.labels.get("instance_id", "")] = sample.value
    return found


def test_two_shards_are_the_fleet_exactly_once(still: Simulator, shards: list[str]) -> None:
    first, second = (parsed(url) for url in shards)
    ids = [*first["novita_instance_running"], *second["novita_instance_running"]]
    assert sorted(ids) == sorted(each.id for each in still.instances())
    assert all(Shard(0, 2).has(instance_id) for instance_id in first["novita_instance_running"])
    running = [each for each in still.instances() if each.status == "running"]
    gpus = first["novita_fleet_gpus"][""] + second["novita_fleet_gpus"][""]
    assert gpus == sum(each.gpu_num for each in running)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_promtool_finds_nothing_wrong(shards: list[str]) -> None:
    subprocess.run(["promtool", "check", "config", str(DEPLOY / "prometheus.yml")], check=True, capture_output=True)
    rules = [str(DEPLOY / name) for name in ("rules.yml", "alerts.yml")]
    subprocess.run(["promtool", "check", "rules", *rules], check=True, capture_output=True)
    found = subprocess.run(["promtool", "check", "metrics"], input=get(shards[0]), capture_output=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")


METRICS_OLD = """
rule_files: [{rules}]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - {{series: 'novita_instance_metrics_timestamp_seconds{{name="read", instance="a"}}', values: '0+60x60'}}
      - {{series: 'novita_instance_metrics_timestamp_seconds{{name="mute", instance="a"}}', values: '0x60'}}
      - {{series: 'novita_instance_metrics_timestamp_seconds{{name="away", instance="b"}}', values: '0x60'}}
      - {{series: 'novita_fleet_up{{instance="a"}}', values: '1x60'}}
      - {{series: 'novita_fleet_up{{instance="b"}}', values: '0x60'}}
    alert_rule_test:
      - eval_time: 30m
        alertname: NovitaMetricsOld
        exp_alerts:
          - exp_labels: {{severity: warning, name: mute, instance: a}}
            exp_annotations: {{summary: 'No new metrics of mute for ten minutes.'}}
"""
"""One instance whose metrics are not to be had is told; a service that is away is told once, not for each instance."""


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_old_metrics_are_told_unless_the_service_is_away(tmp_path: Path) -> None:
    case = tmp_path / "case.yml"
    case.write_text(METRICS_OLD.format(rules=DEPLOY / "alerts.yml"))
    found = subprocess.run(["promtool", "test", "rules", str(case)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_prometheus_answers_with_the_truth(still: Simulator, ask: Ask) -> None:
    def comes_to(query: str, truth: float) -> None:
        found: list[float] = []

        def right() -> bool:
            with suppress(OSError):  # it is only starting
                found[:] = [float(each["value"][1]) for each in ask(query)]
            return len(found) == 1 and found[0] == pytest.approx(truth)

        until(right, f"{query} is {found}, not {truth}")

    with NovitaClient(still.api_key, base_url=still.base_url) as plain:
        client = plain.with_options(ssl_context=still.ssl_context)
        running = [each for each in client.gpu.instances.list() if each.is_running]
        latest = {each.id: client.gpu.metrics.fetch_instance_metrics(each.id).latest() for each in running}
    comes_to("count(novita_instance_running)", 60)
    comes_to("sum(novita_instance_running)", len(running))
    comes_to("sum(novita_fleet_gpus)", sum(each.gpu_num for each in running))
    price = sum(each.price_usd_per_hour for each in running)
    comes_to("sum(novita_fleet_price_usd_per_hour)", float(price))
    comes_to("sum(novita_instance_price_usd_per_hour * novita_instance_running)", float(price))
    for instance_id, truth in list(latest.items())[:5]:
        for gpu in truth.gpus:
            assert gpu.percent is not None
            query = f'novita_gpu_utilization_ratio{{instance_id="{instance_id}",gpu="{gpu.gpu_id}"}}'
            comes_to(query, gpu.percent / 100)
    use = [gpu.percent for truth in latest.values() for gpu in truth.gpus if gpu.percent is not None]
    comes_to("novita:gpu_utilization_ratio:avg", sum(use) / len(use) / 100)
    comes_to("novita:gpus:sum", sum(each.gpu_num for each in running))
    comes_to("sum(novita:product_price_usd_per_hour:sum)", float(price))


def test_every_question_of_the_dashboard_and_of_the_rules_has_an_answer(ask: Ask) -> None:
    expressions = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
    for rule in RULES:
        quiet = rule.get("alert") in QUIET
        expressions.append(re.sub(r"\s*(==|[<>])\s*[\d.]+", "", rule["expr"]) if quiet else rule["expr"])
    assert len(expressions) > 25
    for expression in expressions:

        def answered(expression: str = expression) -> bool:
            values = [float(each["value"][1]) for each in ask(expression)]
            return any(not math.isnan(value) for value in values)

        until(answered, f"no data: {expression}")


def test_the_dashboard_is_one_that_grafana_can_import() -> None:
    panels = DASHBOARD["panels"]
    assert DASHBOARD["title"]
    assert DASHBOARD["uid"]
    assert DASHBOARD["schemaVersion"] >= 36
    (variable,) = DASHBOARD["templating"]["list"]
    assert (variable["name"], variable["type"], variable["query"]) == ("datasource", "datasource", "prometheus")
    assert len({panel["id"] for panel in panels}) == len(panels)
    assert len({panel["title"] for panel in panels}) == len(panels)
    source = {"type": "prometheus", "uid": "${datasource}"}
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        assert panel["type"] in {"stat", "timeseries", "table"}
        assert panel["datasource"] == source
        assert all(target["datasource"] == source for target in panel["targets"])
        assert len({target["refId"] for target in panel["targets"]}) == len(panel["targets"]) > 0
        assert panel["fieldConfig"]["defaults"]["unit"]
        assert all(target["instant"] for target in panel["targets"] if panel["type"] == "table")
        if panel["type"] == "timeseries":  # every label that is named is there
            assert all("{{" in target["legendFormat"] for target in panel["targets"])
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert place["x"] + place["w"] <= 24
        assert not cells & taken, panel["title"]
        taken |= cells

"""One span for each logical call, its attempts as events, and nothing at all when it is off."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from novita import APIConnectionError, AsyncNovitaClient, NotFoundError, NovitaClient
from novita._core.exchange import Exchange
from novita.fleet import FleetSnapshot, InstanceRow
from novita.fleet.otel import export_fleet, instrument
from novita.operations.gpu.instances import GetInstance
from novita.simulator import Simulator


class Telemetry:
    def __init__(self) -> None:
        self.spans = InMemorySpanExporter()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self.spans))
        self.reader = InMemoryMetricReader()
        self.meters = MeterProvider([self.reader])

    def metrics(self) -> dict[str, list[Any]]:
        data = self.reader.get_metrics_data()
        assert data is not None
        found = [
            metric for resource in data.resource_metrics for scope in resource.scope_metrics for metric in scope.metrics
        ]
        return {metric.name: list(metric.data.data_points) for metric in found}


@pytest.fixture
def telemetry() -> Iterator[Telemetry]:
    made = Telemetry()
    yield made
    made.tracers.shutdown()
    made.meters.shutdown()


@pytest.fixture
def client(novita_simulator: Simulator) -> Iterator[NovitaClient]:
    with NovitaClient(novita_simulator.api_key, base_url=novita_simulator.base_url) as plain:
        yield plain.with_options(ssl_context=novita_simulator.ssl_context)


def test_a_call_with_retries_is_one_span(
    client: NovitaClient, telemetry: Telemetry, novita_simulator: Simulator
) -> None:
    instrument(client, tracer_provider=telemetry.tracers, meter_provider=telemetry.meters)
    novita_simulator.faults.error(503, times=2)
    with telemetry.tracers.get_tracer("test").start_as_current_span("mine"):
        client.gpu.instances.list()
    span, mine = telemetry.spans.get_finished_spans()
    assert mine.context is not None
    assert span.parent is not None
    assert span.parent.span_id == mine.context.span_id
    assert (span.name, span.kind, span.status.status_code) == ("gpu.instances.list", SpanKind.CLIENT, StatusCode.UNSET)
    attributes = dict(span.attributes or {})
    assert attributes["http.request.method"] == "GET"
    assert attributes["http.response.status_code"] == 200
    assert attributes["http.request.resend_count"] == 2
    assert attributes["server.address"] == "127.0.0.1"
    assert f":{attributes['server.port']}" in novita_simulator.base_url
    assert "error.type" not in attributes
    events = [dict(event.attributes or {}) for event in span.events]
    assert [event["http.response.status_code"] for event in events] == [503, 503, 200]
    assert [event.get("error.type") for event in events] == ["InternalServerError", "InternalServerError", None]
    assert ["retry_in_seconds" in event for event in events] == [True, True, False]
    times = [span.start_time, *(event.timestamp for event in span.events), span.end_time]
    assert times == sorted(times, key=lambda each: each or 0)
    assert mine.start_time is not None
    assert span.start_time is not None
    assert mine.start_time <= span.start_time
    durations = telemetry.metrics()["http.client.request.duration"]
    assert sum(point.count for point in durations) == 3


def test_failed_calls_are_marked(client: NovitaClient, telemetry: Telemetry, novita_simulator: Simulator) -> None:
    instrument(client, tracer_provider=telemetry.tracers, meter_provider=telemetry.meters)
    with pytest.raises(NotFoundError):
        client.gpu.instances.get("nobody")
    novita_simulator.faults.drop(times=9)
    with pytest.raises(APIConnectionError):
        client.with_options(max_retries=1).gpu.instances.list()
    novita_simulator.faults.clear()
    first, second = telemetry.spans.get_finished_spans()
    assert first.status.status_code == second.status.status_code == StatusCode.ERROR
    assert dict(first.attributes or {})["error.type"] == "NotFoundError"
    assert dict(second.attributes or {})["error.type"] == "APIConnectionError"
    assert "http.response.status_code" not in (second.attributes or {})
    assert [len(first.events), len(second.events)] == [1, 2]


@pytest.mark.anyio
async def test_async_calls_and_its_end(telemetry: Telemetry, novita_simulator: Simulator) -> None:
    async with AsyncNovitaClient(novita_simulator.api_key, base_url=novita_simulator.base_url) as plain:
        client = plain.with_options(ssl_context=novita_simulator.ssl_context)
        end = instrument(client, tracer_provider=telemetry.tracers, meter_provider=telemetry.meters)
        operation = GetInstance(instance_id=novita_simulator.instances()[0].id)
        assert [outcome.error async for outcome in client.map([operation] * 20)] == [None] * 20
        end()
        await client.send(operation)
    spans = telemetry.spans.get_finished_spans()
    assert [span.name for span in spans] == ["gpu.instances.get"] * 20
    assert all(len(span.events) == 1 for span in spans)


def test_streams_are_seen_when_they_open(
    client: NovitaClient, telemetry: Telemetry, novita_simulator: Simulator
) -> None:
    instrument(client, tracer_provider=telemetry.tracers, meter_provider=telemetry.meters)
    messages = [{"role": "user", "content": "hi"}]
    with client.model.chat.completions.stream(model="m", messages=messages):
        pass
    (span,) = telemetry.spans.get_finished_spans()
    assert span.name == "model.chat.completions.stream"


def test_the_fleet_as_gauges(telemetry: Telemetry) -> None:
    row = InstanceRow(id="i", status="running", gpu_num=4, price_usd_per_hour=Decimal("2.5"))
    monitor: Any = SimpleNamespace(latest=None, interval=5.0)
    export_fleet(monitor, meter_provider=telemetry.meters)
    assert telemetry.reader.get_metrics_data() is None  # nothing is known yet
    monitor.latest = FleetSnapshot(tick=0, at=datetime.now(UTC), outage=True)
    assert telemetry.reader.get_metrics_data() is None
    monitor.latest = FleetSnapshot(tick=0, at=datetime.now(UTC), rows=(row,))
    found = telemetry.metrics()
    assert found["novita.fleet.gpus"][0].value == 4
    assert found["novita.fleet.price"][0].value == 2.5
    assert found["novita.fleet.instances"][0].attributes == {"status": "running"}
    assert "novita.fleet.gpu.utilization" not in found
    monitor.latest = FleetSnapshot(tick=0, at=datetime.now(UTC) - timedelta(minutes=2), rows=(row,))
    assert telemetry.reader.get_metrics_data() is None  # nobody watches any more


POLLS = """
import sys
if sys.argv[1:]:
    sys.modules.update(dict.fromkeys(sys.argv[1:]))  # what is None there cannot be imported
import httpx, novita, novita.fleet

answer = httpx.Response(200, json={"cpuUtilization": [], "gpuUtilization": {"average": []}})
client = novita.NovitaClient("key").with_options(transport=httpx.MockTransport(lambda request: answer))
steps = 0

def count(frame, event, argument):
    global steps
    steps += event in {"call", "c_call"}

for warm in (True, True, False):
    steps = 0
    sys.setprofile(count)
    for _ in range(20):
        client.gpu.metrics.fetch_instance_metrics("i-1")
    sys.setprofile(None)
loaded = {"opentelemetry", "prometheus_client", "novita._core.observing", "polars", "pandas", "pyarrow"}
print(steps, sorted(name for name in loaded if sys.modules.get(name)))
"""


def test_when_it_is_off_nothing_is_loaded_and_a_poll_takes_not_a_step_more() -> None:
    source = str(Path(__file__).parents[2] / "src")
    printed = [
        subprocess.run(
            [sys.executable, "-c", POLLS, *absent],
            env={"PYTHONPATH": source},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for absent in ([], ["opentelemetry", "prometheus_client"])
    ]
    assert printed[0] == printed[1]
    steps, loaded = printed[0].split(maxsplit=1)
    assert int(steps) > 20 * 100
    assert loaded.strip() == "[]"


def test_a_client_that_nobody_observes_takes_the_short_way(client: NovitaClient) -> None:
    operation = GetInstance(instance_id="i-1")
    assert type(client._exchange(operation)) is Exchange
    end = instrument(client)
    assert type(client._exchange(operation)) is not Exchange
    end()
    assert type(client._exchange(operation)) is Exchange

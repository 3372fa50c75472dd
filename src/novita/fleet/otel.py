"""OpenTelemetry: a span for each call with its attempts as events, durations, and the fleet as gauges.

Needs `pip install 'novita-sdk-python[otel]'`; nothing of it is imported before this module is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from novita._core.attempt import Attempt
from novita._core.observing import observe
from novita._version import __version__
from novita.exceptions import MissingPackageError

try:
    from opentelemetry import metrics, trace
    from opentelemetry.metrics import CallbackOptions, MeterProvider, Observation
    from opentelemetry.trace import SpanKind, Status, StatusCode, TracerProvider
    from opentelemetry.util.types import AttributeValue
except ImportError:
    raise MissingPackageError("novita.fleet.otel needs an extra: pip install 'novita-sdk-python[otel]'") from None

from .monitor import FleetMonitor
from .snapshot import FleetTotals, nothing_known
from .threaded import ThreadedFleetMonitor

if TYPE_CHECKING:
    from novita.client import AsyncNovitaClient, NovitaClient

__all__ = ["export_fleet", "instrument"]

_SCOPE = "novita"
# The boundaries that the semantic conventions advise.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)

_TICKS, _GRACE = 3, 60.0
"""Ticks and seconds without a snapshot after which nobody watches: in an outage they go on."""

Value: TypeAlias = Callable[[FleetTotals], float | None]


def instrument(
    client: NovitaClient | AsyncNovitaClient,
    *,
    tracer_provider: TracerProvider | None = None,
    meter_provider: MeterProvider | None = None,
) -> Callable[[], None]:
    """Record a span for each logical call of a client, and of those derived from it, and the duration of each attempt.

    The span is recorded when the call has ended, as a child of the span that is current then. It carries the name of
    the operation, such as `gpu.instances.get`, and an event `attempt` for each attempt. The span of a stream ends when
    the stream has been opened; a call that is cancelled has none.

    Args:
        client: The client.
        tracer_provider: Where spans go; the global provider if left out.
        meter_provider: Where `http.client.request.duration` goes; the global provider if left out.

    Returns:
        A function that ends it.
    """
    tracer = trace.get_tracer(_SCOPE, __version__, tracer_provider)
    meter = metrics.get_meter(_SCOPE, __version__, meter_provider)
    durations = meter.create_histogram(
        "http.client.request.duration",
        unit="s",
        description="Duration of HTTP client requests.",
        explicit_bucket_boundaries_advisory=_SECONDS,
    )

    def observer(attempts: Sequence[Attempt]) -> None:
        last = attempts[-1]
        durations.record(last.seconds, _attributes(last))
        if last.retry_in is None:
            _record_span(tracer, attempts)

    return observe(client._shared, observer)


def _record_span(tracer: trace.Tracer, attempts: Sequence[Attempt]) -> None:
    last = attempts[-1]
    ended = time.time_ns()
    began = ended - _nanoseconds(last.call_seconds)
    attributes: dict[str, AttributeValue] = {"novita.operation": last.operation, **_attributes(last)}
    if len(attempts) > 1:
        attributes["http.request.resend_count"] = len(attempts) - 1
    span = tracer.start_span(last.operation, kind=SpanKind.CLIENT, start_time=began, attributes=attributes)
    for attempt in attempts:
        about: dict[str, AttributeValue] = {"number": attempt.number, "seconds": attempt.seconds, **_outcome(attempt)}
        if attempt.retry_in is not None:
            about["retry_in_seconds"] = attempt.retry_in
        span.add_event("attempt", about, timestamp=began + _nanoseconds(attempt.call_seconds))
    if last.error is not None:
        span.set_status(Status(StatusCode.ERROR))
    span.end(ended)


def _attributes(attempt: Attempt) -> dict[str, AttributeValue]:
    parts = urlsplit(attempt.base_url)
    return {
        "http.request.method": attempt.verb,
        "server.address": parts.hostname or "",
        "server.port": parts.port or (80 if parts.scheme == "http" else 443),
        **_outcome(attempt),
    }


def _outcome(attempt: Attempt) -> dict[str, AttributeValue]:
    found: dict[str, AttributeValue] = {}
    if attempt.status is not None:
        found["http.response.status_code"] = attempt.status
    if attempt.error is not None:
        found["error.type"] = attempt.error
    return found


def _nanoseconds(seconds: float) -> int:
    return int(seconds * 1e9)


_GAUGES: tuple[tuple[str, str, str, Value], ...] = (
    ("novita.fleet.gpus", "{gpu}", "GPUs of running instances.", lambda totals: totals.gpus),
    (
        "novita.fleet.gpu.utilization",
        "1",
        "GPU core use, mean over all GPUs, 0 to 1.",
        lambda totals: _ratio(totals.gpu_percent),
    ),
    (
        "novita.fleet.gpu.memory.utilization",
        "1",
        "GPU memory use, mean over all GPUs, 0 to 1.",
        lambda totals: _ratio(totals.gpu_memory_percent),
    ),
    (
        "novita.fleet.price",
        "{USD}/h",
        "Price of the running instances for an hour.",
        lambda totals: float(totals.usd_per_hour),
    ),
    (
        "novita.fleet.stale",
        "{instance}",
        "Instances with values older than the last tick.",
        lambda totals: totals.stale,
    ),
)


def export_fleet(monitor: FleetMonitor | ThreadedFleetMonitor, *, meter_provider: MeterProvider | None = None) -> None:
    """Publish the totals of a fleet as gauges; they are read from the newest snapshot, and end with the monitor.

    Args:
        monitor: The monitor.
        meter_provider: Where they go; the global provider if left out.
    """
    meter = metrics.get_meter(_SCOPE, __version__, meter_provider)

    def known() -> FleetTotals | None:
        latest = monitor.latest
        if latest is None or nothing_known(latest):
            return None
        age = (datetime.now(UTC) - latest.at).total_seconds()
        return latest.totals if age < _TICKS * monitor.interval + _GRACE else None

    for name, unit, description, value in _GAUGES:

        def read(_: CallbackOptions, value: Value = value) -> Iterable[Observation]:
            totals = known()
            found = None if totals is None else value(totals)
            return [] if found is None else [Observation(found)]

        meter.create_observable_gauge(name, [read], unit=unit, description=description)

    def by_status(_: CallbackOptions) -> Iterable[Observation]:
        totals = known()
        counts = {} if totals is None else totals.by_status
        return [Observation(number, {"status": status}) for status, number in counts.items()]

    meter.create_observable_gauge(
        "novita.fleet.instances", [by_status], unit="{instance}", description="Instances by status."
    )


def _ratio(percent: float | None) -> float | None:
    return None if percent is None else percent / 100

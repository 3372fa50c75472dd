"""Prometheus exporter: a scrape is answered from the newest snapshot and never waits for the API.

Needs `pip install 'novita-sdk-python[prometheus]'`. As a command: `python -m novita.fleet.prometheus --port 9500`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gzip
import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from novita._core.attempt import Attempt
from novita._core.observing import observe
from novita.client import AsyncNovitaClient
from novita.exceptions import ConfigurationError, MissingPackageError, NovitaError

try:
    from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
    from prometheus_client.metrics_core import Metric
    from prometheus_client.parser import text_string_to_metric_families
    from prometheus_client.registry import Collector
except ImportError:
    raise MissingPackageError(
        "novita.fleet.prometheus needs an extra: pip install 'novita-sdk-python[prometheus]'"
    ) from None

from .events import KINDS
from .exposition import LABELS, exposition
from .monitor import FleetMonitor
from .shard import Shard
from .snapshot import FleetSnapshot

if TYPE_CHECKING:
    from novita.client import NovitaClient

__all__ = ["FleetCollector", "MetricsServer", "instrument", "main"]

_TEXT = "text/plain; version=0.0.4; charset=utf-8"
_SILENCE = 300.0
"""Seconds after which a connection is closed on which nothing comes: its scraper may be gone without a word."""
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


def instrument(client: NovitaClient | AsyncNovitaClient, registry: CollectorRegistry) -> Callable[[], None]:
    """Count the calls of a client, and of those derived from it, and measure how long each attempt takes.

    Args:
        client: The client.
        registry: Where `novita_client_attempts_total` and `novita_client_attempt_duration_seconds` are kept.

    Returns:
        A function that ends it.
    """
    attempts = Counter(
        "novita_client_attempts",
        "Attempts of API calls; outcome is the HTTP status, or the kind of error when there was no answer.",
        ("operation", "outcome"),
        registry=registry,
    )
    calls = Counter(
        "novita_client_calls", "API calls, retries not counted.", ("operation", "result"), registry=registry
    )
    seconds = Histogram(
        "novita_client_attempt_duration_seconds",
        "Duration of the attempts of API calls.",
        ("operation",),
        registry=registry,
        buckets=_SECONDS,
    )

    def observer(made: Sequence[Attempt]) -> None:
        last = made[-1]
        attempts.labels(last.operation, str(last.status or last.error)).inc()
        seconds.labels(last.operation).observe(last.seconds)
        if last.retry_in is None:
            calls.labels(last.operation, "error" if last.error else "ok").inc()

    return observe(client._shared, observer)


class FleetCollector(Collector):
    """Turns snapshots into metrics: give it each snapshot, and `exposed()` to whoever scrapes.

    It can be registered with a registry of your own as well; `exposed` is many times faster than `generate_latest`.
    """

    def __init__(self, *, labels: Sequence[str] = ("name",), max_instances: int = 20_000) -> None:
        """Prepare a collector that has nothing to tell yet.

        Args:
            labels: What the series of an instance carry besides `instance_id`: any of name, product, region,
                billing_mode, kind. All of them are on `novita_instance_info`, to be joined in queries.
            max_instances: Instances that get series of their own; totals count all of them.

        Raises:
            ConfigurationError: There is no such label, or the number is below 0.
        """
        if unknown := set(labels) - set(LABELS):
            raise ConfigurationError(f"no such label: {', '.join(sorted(unknown))}; there are {', '.join(LABELS)}")
        if max_instances < 0:
            raise ConfigurationError(f"max_instances must not be below 0, got {max_instances}")
        self._labels = tuple(dict.fromkeys(labels))  # of a label that is there twice Prometheus refuses all
        self._max_instances = max_instances
        self._events = dict.fromkeys(KINDS, 0)
        self._exposed = (b"", b"")

    def update(self, snapshot: FleetSnapshot) -> None:
        """Take over a snapshot; its events are counted.

        All the work is done here, a tenth of a second for 5,000 instances; async programs call it with
        `await asyncio.to_thread(collector.update, snapshot)`.
        """
        for event in snapshot.events:
            self._events[event.kind] += 1
        text = exposition(snapshot, labels=self._labels, max_instances=self._max_instances) + self._event_counts()
        plain = text.encode()
        self._exposed = plain, gzip.compress(plain, compresslevel=1)

    def exposed(self, *, packed: bool = False) -> bytes:
        """The metrics in Prometheus' text format, with gzip if `packed`; nothing before the first snapshot."""
        return self._exposed[packed]

    def collect(self) -> Iterable[Metric]:
        """The same for a registry of `prometheus_client`."""
        yield from text_string_to_metric_families(self.exposed().decode())

    def _event_counts(self) -> str:
        name = "novita_fleet_events_total"
        samples = "".join(f'{name}{{kind="{kind}"}} {number}\n' for kind, number in self._events.items())
        return f"# HELP {name} Events since the start.\n# TYPE {name} counter\n{samples}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A scraper that went away in the middle is no news."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class MetricsServer:
    """Serves `/metrics` on a thread of its own: the collector's metrics and those of a registry.

    Args:
        collector: What is known of the fleet.
        registry: Further metrics, such as those of `instrument`.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one, see `port`.
    """

    def __init__(
        self, collector: FleetCollector, registry: CollectorRegistry, *, host: str = "127.0.0.1", port: int = 9500
    ) -> None:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = _SILENCE

            def do_GET(self) -> None:
                if self.path.partition("?")[0] != "/metrics":
                    self.send_error(HTTPStatus.NOT_FOUND)
                    return
                packed = "gzip" in self.headers.get("Accept-Encoding", "")
                own = generate_latest(registry)
                # Two gzip members one after the other are one gzip file.
                body = collector.exposed(packed=packed) + (gzip.compress(own) if packed else own)
                self.send_response(HTTPStatus.OK)
                self.send_header("Content-Type", _TEXT)
                self.send_header("Content-Length", str(len(body)))
                if packed:
                    self.send_header("Content-Encoding", "gzip")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class' name
                """Scrapes are no news."""

        self._server = _Server((host, port), Handler)
        self.port: int = self._server.server_port
        """The port it listens on."""
        self._thread = threading.Thread(target=self._server.serve_forever, name="novita-metrics", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _shard(text: str) -> Shard:
    try:
        return Shard.parse(text)
    except ConfigurationError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def parser_of(prog: str) -> argparse.ArgumentParser:
    """What reads the arguments of the command of this name."""
    parser = argparse.ArgumentParser(
        prog=prog,
        description="Export the GPU instances of an account to Prometheus. NOVITA_API_KEY has the key.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=9500, help="port to listen on (%(default)s)")
    parser.add_argument("--interval", type=float, default=15.0, help="seconds between two looks (%(default)s)")
    parser.add_argument("--api", choices=("v1", "v2"), default="v1", help="which API lists them (%(default)s)")
    parser.add_argument("--rate", type=float, default=100.0, help="most API calls a second (%(default)s)")
    parser.add_argument("--shard", type=_shard, default=Shard(0, 1), help="i/n: only part i, from 0, of n")
    parser.add_argument("--labels", default="name", help="labels of each series, of: " + ",".join(LABELS))
    parser.add_argument("--max-instances", type=int, default=20_000, help="instances with series of their own")
    return parser


async def _export(chosen: argparse.Namespace, client: AsyncNovitaClient) -> None:
    shard: Shard = chosen.shard
    registry = CollectorRegistry()
    collector = FleetCollector(
        labels=[name for name in chosen.labels.split(",") if name], max_instances=chosen.max_instances
    )
    monitor = FleetMonitor(
        client,
        interval=chosen.interval,
        api=chosen.api,
        calls_per_second=chosen.rate,
        only=lambda instance: shard.has(instance.id),
    )
    instrument(client, registry)
    server = MetricsServer(collector, registry, host=chosen.host, port=chosen.port)
    print(f"http://{chosen.host}:{server.port}/metrics", flush=True)  # noqa: T201 - a command speaks
    try:
        async for snapshot in monitor:
            await asyncio.to_thread(collector.update, snapshot)
    finally:
        server.close()


async def _until_told(chosen: argparse.Namespace, client: AsyncNovitaClient) -> None:
    export, loop = asyncio.current_task(), asyncio.get_running_loop()
    if export is not None:  # the loop's own `add_signal_handler` does not exist on Windows
        signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(export.cancel))
    async with client:
        await _export(chosen, client)


def run(chosen: argparse.Namespace, client: AsyncNovitaClient) -> None:
    """Export what a client sees, as the arguments say, until it is told to end."""
    logging.basicConfig(format="%(asctime)s %(message)s")  # says when the service goes away, and when it is back
    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_until_told(chosen, client))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the exporter until it is told to end."""
    parser = parser_of("python -m novita.fleet.prometheus")
    chosen = parser.parse_args(arguments)
    try:
        run(chosen, AsyncNovitaClient())
    except (NovitaError, OSError, OverflowError) as error:  # the last one is what a port above 65535 gives
        parser.exit(1, f"{parser.prog}: {error}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

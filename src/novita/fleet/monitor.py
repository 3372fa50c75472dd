"""Watches a fleet: a tick every so many seconds, a snapshot after each, and what changed in between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime
from math import ceil, inf
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from novita.client import NovitaClient
from novita.exceptions import APIConnectionError, AuthenticationError, ClientClosedError, ConfigurationError
from novita.exceptions import PermissionDeniedError as DeniedError

from .events import Detector, Thresholds
from .history import HistoryPoint, Rings
from .mailbox import Mailbox
from .polling import Api, Poller
from .rows import Listed
from .schedule import Pace, Schedule
from .snapshot import FleetSnapshot
from .table import FleetTable

if TYPE_CHECKING:
    from novita.client import AsyncNovitaClient

_log = logging.getLogger("novita.fleet")
_SHORTEST_CALL = 10.0
"""Seconds a call may take however short the interval is."""


class FleetMonitor:
    """Watches all instances of an account, or some of them.

    ```python
    async for snapshot in FleetMonitor(client, interval=5):
        print(snapshot.totals.gpu_percent, snapshot.events)
    ```

    Polling begins with the first consumer and ends when the last one leaves its loop, or with the `async with` block
    around them. Every consumer gets the newest snapshot; one that is slow misses snapshots, but no events.

    A tick lists the instances and reads the metrics of each running one. An instance whose metrics are not to be had
    is `stale` in the snapshot and hides none of the others. While the service is away snapshots go on, with
    `outage` set and the last known rows, and when it is back so are the values.
    """

    def __init__(
        self,
        client: AsyncNovitaClient,
        *,
        interval: float = 5.0,
        metrics: bool = True,
        api: Api = "v1",
        only: Callable[[Listed], bool] | None = None,
        thresholds: Thresholds | None = None,
        calls_per_second: float = 100.0,
        concurrency: int = 64,
        history_minutes: float = 30.0,
    ) -> None:
        """Prepare a monitor; no request is sent.

        Args:
            client: Client to call with; it stays yours to close.
            interval: Seconds between two ticks.
            metrics: Whether to read the metrics of running instances, one call each.
            api: Which list to read, `v1` or `v2`. With v2, prices come from the price list, read every ten minutes; it
                does not tell spot stages.
            only: Which instances to watch, by their listed values; all if left out.
            thresholds: When a GPU counts as idle or saturated, and a disk as nearly full.
            calls_per_second: Most calls a second; keep it below what the account is allowed. A fleet that needs more
                is read in turns, and what was not read in a tick is stale.
            concurrency: Most metrics calls in flight.
            history_minutes: How far back `history` goes.

        Raises:
            ConfigurationError: An option makes no sense, or the client is not an async one.
        """
        if isinstance(client, NovitaClient):
            raise ConfigurationError(
                "FleetMonitor needs an AsyncNovitaClient; without an event loop, "
                "use ThreadedFleetMonitor(FleetMonitor(AsyncNovitaClient()))"
            )
        for name, value in (
            ("interval", interval), ("calls_per_second", calls_per_second),
            ("concurrency", concurrency), ("history_minutes", history_minutes),
        ):  # fmt: skip
            if not _above_0(value):
                raise ConfigurationError(f"{name} must be a number above 0, got {value!r}")
        if int(concurrency) != concurrency:
            raise ConfigurationError(f"concurrency must be a whole number, got {concurrency!r}")
        if api not in {"v1", "v2"}:
            raise ConfigurationError(f"api must be 'v1' or 'v2', got {api!r}")
        if only is not None and not callable(only):
            raise ConfigurationError(
                f"only must be a function, such as lambda instance: instance.kind == 'gpu', got {only!r}"
            )
        self._client = client
        self._interval = interval
        self._metrics = metrics
        self._api: Api = api
        self._concurrency = concurrency
        self._table = FleetTable(only or (lambda _: True))
        self._pace = Pace(calls_per_second)
        self._detector = Detector(thresholds or Thresholds())
        self._rings = Rings(ceil(history_minutes * 60 / interval))
        self._runner: asyncio.Task[None] | None = None
        self._users = 0
        self._mailboxes: set[Mailbox] = set()
        self._latest: FleetSnapshot | None = None

    @property
    def client(self) -> AsyncNovitaClient:
        """The client it calls with."""
        return self._client

    @property
    def interval(self) -> float:
        """Seconds between two ticks."""
        return self._interval

    @property
    def latest(self) -> FleetSnapshot | None:
        """The newest snapshot, with the events of its own tick; None before the first."""
        return self._latest

    def history(self, minutes: float = 30.0, *, instance_id: str | None = None) -> tuple[HistoryPoint, ...]:
        """The last minutes, oldest first: of one instance, or of the whole fleet as means.

        Args:
            minutes: How far back, at most the monitor's `history_minutes`.
            instance_id: The instance; none of its points are left once it is gone.
        """
        return self._rings.points(datetime.now(UTC).timestamp() - minutes * 60, instance_id)

    async def __aiter__(self) -> AsyncGenerator[FleetSnapshot, None]:
        """Snapshots as they are taken, beginning with the newest there is.

        Raises:
            AuthenticationError: The key was not accepted when polling began.
            PermissionDeniedError: The key may not list instances.
            ClientClosedError: The client was closed.
        """
        async with self:
            mailbox = Mailbox()
            if self._latest is not None:
                mailbox.put(msgspec.structs.replace(self._latest, events=()))
            self._mailboxes.add(mailbox)
            try:
                while True:
                    yield await mailbox.take()
            finally:
                self._mailboxes.discard(mailbox)

    async def __aenter__(self) -> Self:
        self._users += 1
        if self._runner is None or self._runner.done():
            self._runner = asyncio.create_task(self._run(), name="novita-fleet")
            self._runner.add_done_callback(self._ended)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._users -= 1
        if self._users == 0 and self._runner is not None:
            runner, self._runner = self._runner, None
            runner.cancel()
            # Not awaited bare: this task may be cancelled as well, and that must not be swallowed.
            await asyncio.wait({runner})

    def _ended(self, runner: asyncio.Task[None]) -> None:
        error: BaseException | None
        if not runner.cancelled():
            error = runner.exception()
        else:  # by the last who left, or by somebody else while others wait for snapshots
            error = asyncio.CancelledError() if runner is self._runner else None
        if error is None:
            return
        if not self._mailboxes:  # who only reads `latest` would never know
            _log.error("the fleet is no longer watched: %s", str(error) or type(error).__name__)
        for mailbox in self._mailboxes:
            mailbox.close(error)

    async def _run(self) -> None:
        time = asyncio.get_running_loop().time
        schedule = Schedule(time(), self._interval)
        timeout = max(self._interval, _SHORTEST_CALL)
        tick = 0
        async with Poller(
            self._client, self._table, self._pace, api=self._api, concurrency=self._concurrency, timeout=timeout
        ) as poller:
            while True:
                await asyncio.sleep(schedule.due(tick) - time())
                self._publish(await self._tick(poller, schedule, tick))
                tick = schedule.following(tick, time())

    async def _tick(self, poller: Poller, schedule: Schedule, tick: int) -> FleetSnapshot:
        time = asyncio.get_running_loop().time
        began = time()
        poller.calls = poller.failed_calls = 0
        problem = await poller.read_list(schedule.ends(tick))
        refused = tick == 0 and isinstance(problem, AuthenticationError | DeniedError)
        if problem is not None and (refused or isinstance(problem, ClientClosedError)):
            raise problem
        if self._metrics and not isinstance(problem, APIConnectionError):
            # The first values are wanted at once; later ones come spread over the tick.
            problem = await poller.read_metrics(schedule.ends(tick), spread=tick > 0) or problem
        now = time()
        at = datetime.now(UTC)
        rows = self._table.rows(began, now, metrics=self._metrics)
        return FleetSnapshot(
            tick=tick,
            at=at,
            rows=rows,
            events=self._detector.observe(rows, at) if self._table.is_known else (),
            outage=problem is not None,
            error=None if problem is None else str(problem),
            lateness_seconds=max(began - schedule.due(tick), 0.0),
            duration_seconds=now - began,
            calls=poller.calls,
            failed_calls=poller.failed_calls,
        )

    def _publish(self, snapshot: FleetSnapshot) -> None:
        was_away = self._latest is not None and self._latest.outage
        if snapshot.outage and not was_away:
            _log.warning("the fleet is out of sight: %s", snapshot.error)
        elif was_away and not snapshot.outage:
            _log.warning("the fleet is in sight again")
        self._latest = snapshot
        self._rings.add(snapshot)
        for mailbox in self._mailboxes:
            mailbox.put(snapshot)


def _above_0(value: object) -> bool:
    return isinstance(value, int | float) and 0 < value < inf

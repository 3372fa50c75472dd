"""The calls of one tick: the list, then the metrics of each running instance, spread out and no faster than allowed."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeAlias, TypeVar

from novita._core.operation import PagedOperation
from novita._core.retry import Backoff
from novita.exceptions import APIConnectionError, InternalServerError, NovitaError, RateLimitError
from novita.operations.gpu.instances import ListInstances
from novita.operations.gpu.metrics import FetchInstanceMetrics
from novita.operations.gpu_v2.instances import ListInstances as ListInstancesV2
from novita.operations.gpu_v2.products import ListProducts
from novita.types.gpu.metrics import InstanceMetrics
from novita.types.gpu_v2.products import Product

from .rows import Listed, ListedV2
from .schedule import Pace, gap
from .table import FleetTable

if TYPE_CHECKING:
    from novita.client import AsyncNovitaClient

T = TypeVar("T")
P = TypeVar("P")

Api: TypeAlias = Literal["v1", "v2"]

_PAGE = 1000
_ATTEMPTS = 3
_PRICES_HOLD = 600.0
_PRICES_AGAIN = 60.0
"""Seconds until the price list is read again, and after it was not to be had."""
_REPEATED = (RateLimitError, InternalServerError, APIConnectionError)
_BACKOFF = Backoff()


class _Round:
    """The metrics calls of one tick."""

    def __init__(self, size: int, gap: float, ends: float) -> None:
        self.left = size
        self.gap = gap
        self.ends = ends
        self.done = asyncio.Event()
        self.silent = 0
        """Calls without an answer since the last one that had one."""
        self.given_up: NovitaError | None = None

    def finished_one(self) -> None:
        self.left -= 1
        if not self.left:
            self.done.set()


class Poller:
    """Performs the calls of each tick and writes what they say into the table.

    Workers live as long as the monitor: a call that hangs keeps its worker and nothing else, past the end of its tick.
    """

    def __init__(
        self, client: AsyncNovitaClient, table: FleetTable, pace: Pace, *, api: Api, concurrency: int, timeout: float
    ) -> None:
        # Repeating is done here: a call that was refused has to slow the others down as well.
        self._client = client.with_options(timeout=min(timeout, client.timeout), max_retries=0)
        self._table = table
        self._pace = pace
        self._api = api
        self._concurrency = concurrency
        self._queue: asyncio.Queue[tuple[_Round, str]] = asyncio.Queue()
        self._time: Callable[[], float] = asyncio.get_running_loop().time
        self._workers: Sequence[asyncio.Task[None]] = ()
        self._products: dict[str, Product] = {}
        self._prices_due = {"gpu": self._time(), "cpu": self._time()}
        self._refusal: RateLimitError | None = None
        """Why the pace pauses, if it does."""
        self._away = False
        """Whether the last list was not to be had: the next call only asks whether the service is back."""
        self.calls: int = 0
        self.failed_calls: int = 0

    async def __aenter__(self) -> Self:
        self._workers = [
            asyncio.create_task(self._worker(), name=f"novita-fleet-{number}") for number in range(self._concurrency)
        ]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.cancel()
        await asyncio.wait(self._workers)

    async def read_list(self, ends: float) -> NovitaError | None:
        """Read the list; on an error the table stays as it is, and the error is returned.

        Args:
            ends: When the tick has to be complete.
        """
        try:
            if self._api == "v2":
                found = [page async for page in self._pages(ListInstancesV2(limit=_PAGE), ListedV2, ends)]
                await self._read_prices(ends)
                pages = [tuple(each.listed(self._products) for each in page) for page in found]
            else:
                pages = [tuple(page) async for page in self._pages(ListInstances(page_size=_PAGE), Listed, ends)]
        except NovitaError as error:
            self._failed(error)
            self._away = True
            return error
        self._away = False
        self._table.take_list([each for page in pages for each in page], self._time(), one_page=len(pages) == 1)
        return None

    async def _read_prices(self, ends: float) -> None:
        """Read what products cost, now and then: the v2 list says only which product an instance is."""
        for kind, due in self._prices_due.items():
            if self._time() < due:
                continue
            hold = _PRICES_HOLD
            try:
                async for page in self._pages(ListProducts(type=kind), Product, ends):
                    self._products.update((product.id, product) for product in page)
            except NovitaError as error:  # a fleet without prices is better than none
                self._failed(error)
                hold = _PRICES_AGAIN
            self._prices_due[kind] = self._time() + hold

    async def _pages(self, operation: PagedOperation[Any], into: type[T], ends: float) -> AsyncIterator[Sequence[T]]:
        page = await self._page(lambda: self._client.send(operation, into=into), ends)
        while page is not None:
            yield page.items
            if not page.has_next:
                return
            page = await self._page(page.next_page, ends)

    async def _page(self, ask: Callable[[], Awaitable[P]], ends: float) -> P:
        """One page; what may pass is repeated, but not beyond the tick."""
        attempt = 1
        while True:
            await self._place(ends)
            try:
                answer = await ask()
            except _REPEATED as error:
                pause = _BACKOFF.delay(attempt, None, random.random()) or 0.0  # noqa: S311 - jitter
                if self._away or attempt == _ATTEMPTS or self._time() + pause >= ends:
                    raise
                self._failed(error)
            else:
                self._pace.answered()
                return answer
            await asyncio.sleep(pause)
            attempt += 1

    async def read_metrics(self, ends: float, *, spread: bool) -> NovitaError | None:
        """Read the metrics of all running instances, or of as many as can be asked until `ends`.

        Args:
            ends: When the tick has to be complete.
            spread: Take the time there is, rather than calling as fast as allowed.

        Returns:
            The last error, if the service stopped answering altogether.
        """
        due = self._table.due()
        if not due:
            return None
        this = _Round(len(due), gap(len(due), ends - self._time()) if spread else 0.0, ends)
        for instance_id in due:
            self._queue.put_nowait((this, instance_id))
        try:
            async with asyncio.timeout_at(ends):
                await this.done.wait()
        except TimeoutError:
            pass  # the rest is stale, and first in the next tick
        for worker in self._workers:
            if worker.done():
                worker.result()  # only a fault of the monitor itself ends one
        return this.given_up

    async def _worker(self) -> None:
        while True:
            this, instance_id = await self._queue.get()
            if await self._turn(this) and self._table.asking(instance_id):
                error: str | None = None
                try:
                    error = await self._read(this, instance_id)
                finally:
                    self._table.finished(instance_id, error)
            this.finished_one()

    async def _read(self, this: _Round, instance_id: str) -> str | None:
        """Read one instance into the table; returns why that failed."""
        for attempt in range(1, _ATTEMPTS + 1):
            self.calls += 1
            try:
                answer: InstanceMetrics = await self._client.send(FetchInstanceMetrics(instance_id=instance_id))
            except NovitaError as error:
                self._failed(error)
                if isinstance(error, APIConnectionError):
                    this.silent += 1
                    # More than one broken connection can explain: the service is away, and the next list will tell.
                    if this.silent >= 2 * self._concurrency:
                        this.given_up = error
                if not isinstance(error, _REPEATED) or attempt == _ATTEMPTS or not await self._turn(this):
                    return str(error)
            else:
                this.silent = 0
                self._pace.answered()
                self._table.answered(instance_id, answer.latest(), self._time())
                return None
        return None  # never: the last attempt returned

    async def _turn(self, this: _Round) -> bool:
        """Wait for a place; False if there is none before the round ends."""
        while this.given_up is None and self._pace.earliest(self._time()) < this.ends:
            begins = self._pace.reserve(self._time(), this.gap)
            await asyncio.sleep(begins - self._time())
            if not self._pace.paused(self._time()):
                return True
        return False

    async def _place(self, ends: float) -> None:
        """Wait for a place; a pause that outlasts the tick is not waited for, so that snapshots go on.

        Raises:
            RateLimitError: The service asked for such a pause.
        """
        if self._refusal is not None and self._pace.paused(ends):
            raise self._refusal.with_traceback(None)
        await asyncio.sleep(self._pace.reserve(self._time()) - self._time())
        self.calls += 1

    def _failed(self, error: NovitaError) -> None:
        if error is self._refusal:
            return  # no call was made
        self.failed_calls += 1
        if isinstance(error, RateLimitError):
            self._refusal = error
            self._pace.refused(self._time(), error.retry_after)

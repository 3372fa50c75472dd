"""Stands between a monitor and its client, and knows by itself which values a snapshot may call fresh."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Self

from novita import AsyncNovitaClient
from novita.fleet import FleetSnapshot, InstanceRow
from novita.operations.gpu.instances import ListInstances

CLOSE = 0.25
"""Seconds by which an age may differ from what the witness saw."""
AT_THE_END = 0.05
"""What was answered so many seconds before the snapshot came may be in it or not."""


class Log:
    """What was asked and answered, in seconds of the event loop's clock."""

    def __init__(self) -> None:
        self.list_began = 0.0
        """When the list of this tick was asked for first."""
        self.list_asked = 0.0
        """When it was asked for last."""
        self.list_answered = 0.0
        self.answered: dict[str, float] = {}
        """When each instance's metrics came last."""
        self.is_between = True
        """Whether the snapshot of the last tick is there, and the next tick has not begun."""

    def ask(self, now: float) -> None:
        """Note that the list is asked for, perhaps again."""
        self.list_asked = now
        if self.is_between:
            self.list_began, self.is_between = now, False


class _Page:
    def __init__(self, page: Any, log: Log) -> None:
        self._page = page
        self._log = log
        self.items: Sequence[Any] = page.items
        self.has_next: bool = page.has_next
        if not self.has_next:
            log.list_answered = asyncio.get_running_loop().time()

    async def next_page(self) -> _Page | None:
        page = await self._page.next_page()
        return None if page is None else _Page(page, self._log)


class Witness:
    """Stands for a client: passes all calls on and notes what came of them."""

    def __init__(self, client: AsyncNovitaClient, log: Log) -> None:
        self._client = client
        self.log = log
        self.timeout = client.timeout

    def with_options(self, **options: Any) -> Self:
        return type(self)(self._client.with_options(**options), self.log)

    async def send(self, operation: Any, *, into: Any = None) -> Any:
        time = asyncio.get_running_loop().time
        if isinstance(operation, ListInstances):
            self.log.ask(time())
            return _Page(await self._client.send(operation, into=into), self.log)
        answer = await self._client.send(operation)
        self.log.answered[operation.instance_id] = time()
        return answer


class Verdict:
    """What is wrong with a snapshot, by what the witness saw."""

    def __init__(self, snapshot: FleetSnapshot, expected: set[str], log: Log) -> None:
        ids = {row.id for row in snapshot.rows}
        taken = log.list_began + snapshot.duration_seconds
        listed = log.list_answered > log.list_began
        self.lost: int = len(expected - ids)
        self.strange: int = len(ids - expected)
        self.twice: int = len(snapshot.rows) - len(ids)
        self.wrong: list[InstanceRow] = [row for row in snapshot.rows if not _fits(row, log, listed=listed, now=taken)]


def _fits(row: InstanceRow, log: Log, *, listed: bool, now: float) -> bool:
    if not row.is_running:
        return row.stale is not listed
    answered = log.answered.get(row.id)
    if answered is not None and answered > now - AT_THE_END:
        return True
    fresh = listed and answered is not None and answered >= log.list_began
    if row.stale is fresh:
        return False
    if answered is None:
        return row.metrics is None
    return abs(row.age_seconds - (now - min(answered, log.list_answered))) < CLOSE

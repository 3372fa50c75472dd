"""Hands snapshots to one consumer: always the newest, with the events of those it has let pass."""

from __future__ import annotations

import asyncio
import threading

import msgspec

from .snapshot import FleetSnapshot

_MOST_EVENTS = 10_000
"""Events that wait for a slow consumer."""


class _Slot:
    snapshot: FleetSnapshot | None = None
    failure: BaseException | None = None

    def fill(self, snapshot: FleetSnapshot) -> None:
        waiting = self.snapshot
        if waiting is not None:
            events = (*waiting.events, *snapshot.events)
            dropped = max(len(events) - _MOST_EVENTS, 0)
            snapshot = msgspec.structs.replace(
                snapshot, events=events[dropped:], events_dropped=waiting.events_dropped + dropped
            )
        self.snapshot = snapshot

    def empty(self) -> FleetSnapshot | None:
        """What is there; raises the failure once there is nothing more."""
        snapshot, self.snapshot = self.snapshot, None
        if snapshot is None and self.failure is not None:
            raise self.failure
        return snapshot


class Mailbox:
    """For a consumer on the monitor's own event loop."""

    def __init__(self) -> None:
        self._slot = _Slot()
        self._changed = asyncio.Event()

    def put(self, snapshot: FleetSnapshot) -> None:
        """Replace what is there."""
        self._slot.fill(snapshot)
        self._changed.set()

    def close(self, failure: BaseException) -> None:
        """Nothing more will come, for this reason."""
        self._slot.failure = failure
        self._changed.set()

    async def take(self) -> FleetSnapshot:
        """Wait for the next snapshot."""
        while (snapshot := self._slot.empty()) is None:
            self._changed.clear()
            await self._changed.wait()
        return snapshot


class ThreadMailbox:
    """For a consumer on any thread."""

    def __init__(self) -> None:
        self._slot = _Slot()
        self._changed = threading.Condition()

    def put(self, snapshot: FleetSnapshot) -> None:
        """Replace what is there."""
        with self._changed:
            self._slot.fill(snapshot)
            self._changed.notify()

    def close(self, failure: BaseException) -> None:
        """Nothing more will come, for this reason."""
        with self._changed:
            self._slot.failure = failure
            self._changed.notify()

    def take(self) -> FleetSnapshot:
        """Wait for the next snapshot."""
        with self._changed:
            while (snapshot := self._slot.empty()) is None:
                self._changed.wait()
            return snapshot

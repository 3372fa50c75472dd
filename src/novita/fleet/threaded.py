"""The monitor for programs without an event loop: it runs on a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Self

import msgspec

from novita.exceptions import ConfigurationError

from .history import HistoryPoint
from .mailbox import ThreadMailbox
from .monitor import FleetMonitor
from .snapshot import FleetSnapshot


class _Ended(Exception):  # noqa: N818 - no error: it ends the loops of consumers
    """The block is left."""


class ThreadedFleetMonitor:
    """Runs a `FleetMonitor` on a thread for as long as its `with` block lasts; any number of threads may iterate it.

    ```python
    with ThreadedFleetMonitor(FleetMonitor(AsyncNovitaClient(), interval=5)) as monitor:
        for snapshot in monitor:
            print(snapshot.totals.gpu_percent)
    ```

    The monitor's client belongs to the thread and is closed with it.
    """

    def __init__(self, monitor: FleetMonitor) -> None:
        if not isinstance(monitor, FleetMonitor):
            raise ConfigurationError(
                "ThreadedFleetMonitor needs a FleetMonitor: ThreadedFleetMonitor(FleetMonitor(AsyncNovitaClient()))"
            )
        self._monitor = monitor
        self._mailboxes: set[ThreadMailbox] = set()
        self._lock = threading.Lock()
        self._failure: BaseException | None = None
        self._told: FleetSnapshot | None = None
        """What the consumers were given last; for a moment `latest` is newer."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._thread: threading.Thread | None = None

    @property
    def interval(self) -> float:
        """Seconds between two ticks."""
        return self._monitor.interval

    @property
    def latest(self) -> FleetSnapshot | None:
        """The newest snapshot, with the events of its own tick; None before the first."""
        return self._monitor.latest

    @property
    def error(self) -> BaseException | None:
        """Why the monitor ended, if it did."""
        return None if isinstance(self._failure, _Ended) else self._failure

    def history(self, minutes: float = 30.0, *, instance_id: str | None = None) -> tuple[HistoryPoint, ...]:
        """The last minutes, oldest first; see `FleetMonitor.history`."""
        return self._monitor.history(minutes, instance_id=instance_id)

    def __iter__(self) -> Iterator[FleetSnapshot]:
        """Snapshots as they are taken, beginning with the newest there is; ends when the block is left.

        Raises:
            AuthenticationError: The key was not accepted when polling began.
            PermissionDeniedError: The key may not list instances.
            ClientClosedError: The client was closed.
            RuntimeError: The `with` block was not entered, or in the process that this one was forked from.
        """
        if self._thread is None:
            raise RuntimeError("nothing is watched yet: with ThreadedFleetMonitor(...) as monitor, then iterate")
        if not self._thread.is_alive() and self._failure is None:  # a thread that ends says why first
            raise RuntimeError("the monitor's thread stayed behind in a fork: enter the `with` block in this process")
        mailbox = ThreadMailbox()
        with self._lock:
            if self._told is not None:
                mailbox.put(msgspec.structs.replace(self._told, events=()))
            if self._failure is not None:
                mailbox.close(self._failure)
            self._mailboxes.add(mailbox)
        try:
            while True:
                yield mailbox.take()
        except _Ended:
            return
        finally:
            with self._lock:
                self._mailboxes.discard(mailbox)

    def __enter__(self) -> Self:
        started = threading.Event()

        async def main() -> None:
            self._loop, self._main = asyncio.get_running_loop(), asyncio.current_task()
            started.set()
            async with self._monitor.client:
                async for snapshot in self._monitor:
                    with self._lock:
                        self._told = snapshot
                        for mailbox in self._mailboxes:
                            mailbox.put(snapshot)

        def run() -> None:
            failure: BaseException = _Ended()
            try:
                asyncio.run(main())
            except asyncio.CancelledError:
                pass
            except BaseException as error:  # noqa: BLE001 - the consumers raise it
                failure = error
            with self._lock:
                self._failure = failure
                for mailbox in self._mailboxes:
                    mailbox.close(failure)
            started.set()  # it may not even have begun, as when there are no file descriptors left for a loop

        self._failure = None
        self._thread = threading.Thread(target=run, name="novita-fleet", daemon=True)
        self._thread.start()
        started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._thread is None or self._loop is None or self._main is None:
            return
        if self._thread.is_alive():
            with contextlib.suppress(RuntimeError):  # it ended by itself in between
                self._loop.call_soon_threadsafe(self._main.cancel)
        self._thread.join()

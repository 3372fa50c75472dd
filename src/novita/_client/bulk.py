"""Many operations as one call: a bounded number in flight, outcomes in order or as they complete."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import AsyncGenerator, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, get_args

import msgspec

from novita._core.operation import Operation, not_an_operation
from novita._core.options import is_number
from novita.exceptions import APITimeoutError, ConfigurationError, NovitaError

if TYPE_CHECKING:
    from .aio import AsyncSession
    from .sync import SyncSession

R = TypeVar("R")

OnError = Literal["return", "raise"]


class Outcome(msgspec.Struct, Generic[R], frozen=True):
    """What became of one operation of many: a value or an error."""

    operation: Any
    """The operation, whose parameters tell outcomes apart; checkers know only what it is answered with."""
    value: R | None = None
    """Its value; None if there is an error, or nothing to read."""
    error: NovitaError | None = None
    """What went wrong, if anything."""

    def get(self) -> R:
        """The value.

        Raises:
            NovitaError: The operation failed.
        """
        if self.error is not None:
            raise self.error
        return self.value  # type: ignore[return-value]  # without an error it is there, None included


_AHEAD = 4
"""How many operations a unit of concurrency may run ahead of the outcomes taken: what bounds memory."""


class _Feed(Generic[R]):
    """Hands operations out one by one, in order, until they run out."""

    def __init__(self, operations: Iterable[Operation[R]], timeout: float | None) -> None:
        self._operations = enumerate(operations)
        self._lock = threading.Lock()
        self.deadline = None if timeout is None else time.monotonic() + timeout
        self.stopped = False

    def take(self) -> tuple[int, Operation[R]] | None:
        with self._lock:
            taken = None if self.stopped else next(self._operations, None)
        if taken is not None and not isinstance(taken[1], Operation):
            raise not_an_operation("map", taken[1])
        return taken

    def time_left(self, default: float) -> float:
        return default if self.deadline is None else min(default, self.deadline - time.monotonic())


def _late(operation: Operation[Any]) -> APITimeoutError:
    return APITimeoutError(
        f"{operation.spec.name}: not begun, the time for all operations had passed", operation=operation.spec.name
    )


def check(concurrency: int, on_error: OnError, timeout: float | None) -> None:
    """Refuse options that make no sense."""
    if not is_number(concurrency, int) or concurrency < 1:
        raise ConfigurationError(f"concurrency must be a whole number, 1 or more, got {concurrency!r}")
    if on_error not in get_args(OnError):
        raise ConfigurationError(f"on_error must be 'return' or 'raise', got {on_error!r}")
    if timeout is not None and not (is_number(timeout, int | float) and timeout > 0):
        raise ConfigurationError(f"timeout must be a number of seconds above 0, got {timeout!r}")


class _Order(Generic[R]):
    """Puts outcomes that complete in any order back into the order of the operations."""

    def __init__(self) -> None:
        self._next = 0
        self._waiting: dict[int, Outcome[R]] = {}

    def add(self, index: int, outcome: Outcome[R]) -> Iterator[Outcome[R]]:
        self._waiting[index] = outcome
        while (ready := self._waiting.pop(self._next, None)) is not None:
            self._next += 1
            yield ready


def run(
    client: SyncSession,
    operations: Iterable[Operation[R]],
    *,
    concurrency: int,
    on_error: OnError,
    ordered: bool,
    timeout: float | None,
) -> Generator[Outcome[R], None, None]:
    """Perform operations on threads; see `NovitaClient.map`."""
    feed = _Feed(operations, timeout)
    done: queue.SimpleQueue[tuple[int, Outcome[R]] | BaseException | None] = queue.SimpleQueue()
    # Not a semaphore: the garbage collector may end this generator on a thread that holds the lock of one.
    ahead: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def allow(count: int) -> None:
        for _ in range(count):
            ahead.put(True)

    def work() -> None:
        try:
            while ahead.get() and (taken := feed.take()) is not None:
                index, operation = taken
                done.put((index, _perform(client, operation, feed)))
        except BaseException as error:  # noqa: BLE001 - what is no failure of a call is the consumer's to raise
            done.put(error)
        done.put(None)

    running = concurrency
    try:
        for number in range(concurrency):
            threading.Thread(target=work, name=f"novita-map-{number}", daemon=True).start()
        allow(concurrency * _AHEAD)  # not before: if one cannot be started, nothing is to be sent
        order = _Order[R]() if ordered else None
        while running:
            item = done.get()
            if item is None:
                running -= 1
                allow(1)  # the operations are used up: let a thread that waits see it
            elif isinstance(item, BaseException):
                raise item
            else:
                for outcome in order.add(*item) if order else (item[1],):
                    if outcome.error is not None and on_error == "raise":
                        raise outcome.error
                    allow(1)
                    yield outcome
    finally:
        feed.stopped = True
        allow(concurrency)


def _perform(client: SyncSession, operation: Operation[R], feed: _Feed[R]) -> Outcome[R]:
    left = feed.time_left(client.timeout)
    if left <= 0:
        return Outcome(operation, error=_late(operation))
    try:
        chosen = client if left >= client.timeout else client.with_options(timeout=left)
        return Outcome(operation, chosen.send(operation))
    except NovitaError as error:
        return Outcome(operation, error=error)


async def run_async(
    client: AsyncSession,
    operations: Iterable[Operation[R]],
    *,
    concurrency: int,
    on_error: OnError,
    ordered: bool,
    timeout: float | None,  # noqa: ASYNC109 - the time for all, not for this coroutine
) -> AsyncGenerator[Outcome[R], None]:
    """Perform operations on tasks; see `AsyncNovitaClient.map`."""
    import asyncio

    feed = _Feed(operations, timeout)
    done: asyncio.Queue[tuple[int, Outcome[R]] | BaseException | None] = asyncio.Queue()
    ahead = asyncio.Semaphore(concurrency * _AHEAD)

    async def work() -> None:
        try:
            await ahead.acquire()
            while (taken := feed.take()) is not None:
                index, operation = taken
                done.put_nowait((index, await _perform_async(client, operation, feed)))
                await ahead.acquire()
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001 - no failure of a call: the consumer's
            done.put_nowait(error)
        finally:
            done.put_nowait(None)

    workers = [asyncio.create_task(work()) for _ in range(concurrency)]
    running = concurrency
    try:
        order = _Order[R]() if ordered else None
        while running:
            item = await done.get()
            if item is None:
                running -= 1
                ahead.release()  # the operations are used up: let a task that waits see it
            elif isinstance(item, BaseException):
                raise item
            else:
                for outcome in order.add(*item) if order else (item[1],):
                    if outcome.error is not None and on_error == "raise":
                        raise outcome.error
                    ahead.release()
                    yield outcome
    finally:
        feed.stopped = True
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


async def _perform_async(client: AsyncSession, operation: Operation[R], feed: _Feed[R]) -> Outcome[R]:
    left = feed.time_left(client.timeout)
    if left <= 0:
        return Outcome(operation, error=_late(operation))
    try:
        chosen = client if left >= client.timeout else client.with_options(timeout=left)
        value: R = await chosen.send(operation)
        return Outcome(operation, value)
    except NovitaError as error:
        return Outcome(operation, error=error)

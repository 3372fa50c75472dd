"""Many operations as one call: order, bounds, errors, deadlines, and leaving early."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Iterable, Iterator
from contextlib import aclosing
from typing import Any

import httpx
import pytest

import novita
from novita import AsyncNovitaClient, NovitaClient
from novita._core.model import Model
from novita._core.operation import Operation


class Robot(Model, frozen=True, kw_only=True):
    id: str = ""


class GetRobot(Operation[Robot], method="get", route="GET /robots/{robot_id}"):
    robot_id: str


class Robots(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers with the robot asked for; `bad` ones fail, and those in `held` wait until they are released."""

    def __init__(self, bad: Iterable[int] = (), held: Iterable[int] = ()) -> None:
        self.bad = {f"r{number}" for number in bad}
        self.held = {f"r{number}": threading.Event() for number in held}
        self.asked: list[str] = []
        self.inside = self.most_inside = 0
        self.full_at, self.full = len(self.held), threading.Event()
        self.lock = threading.Lock()

    def _answer(self, robot: str) -> httpx.Response:
        return httpx.Response(404, json={"message": "no such robot"}) if robot in self.bad else httpx.Response(
            200, json={"id": robot}
        )  # fmt: skip

    def _enter(self, request: httpx.Request) -> str:
        robot = request.url.path.rpartition("/")[2]
        with self.lock:
            self.asked.append(robot)
            self.inside += 1
            self.most_inside = max(self.most_inside, self.inside)
            if self.inside == self.full_at:
                self.full.set()
        return robot

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        robot = self._enter(request)
        if robot in self.held:
            assert self.held[robot].wait(10)
        with self.lock:
            self.inside -= 1
        return self._answer(robot)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        robot = self._enter(request)
        try:
            for _ in range(3):
                await asyncio.sleep(0)
            if robot in self.held:
                assert await asyncio.to_thread(self.held[robot].wait, 10)
        finally:
            self.inside -= 1
        return self._answer(robot)


def robots(count: int) -> Iterator[GetRobot]:
    return (GetRobot(robot_id=f"r{number}") for number in range(count))


class Both:
    """`map` of either client, its outcomes as a list; `seen` is told each as it comes."""

    def __init__(self, kind: str, server: Robots) -> None:
        self.kind = kind
        if kind == "sync":
            self.client: Any = NovitaClient("sk_0123456789").with_options(transport=server)
        else:
            self.client = AsyncNovitaClient("sk_0123456789").with_options(transport=server)

    def map(
        self, operations: Any, seen: Any = lambda outcome: None, stop_after: int = 10**9, **options: Any
    ) -> list[Any]:
        if self.kind == "sync":
            outcomes = []
            for outcome in self.client.map(operations, **options):
                seen(outcome)
                outcomes.append(outcome)
                if len(outcomes) == stop_after:
                    break
            return outcomes
        return asyncio.run(self._collect(operations, seen, stop_after, options))

    async def _collect(self, operations: Any, seen: Any, stop_after: int, options: dict[str, Any]) -> list[Any]:
        outcomes = []
        async with aclosing(self.client.map(operations, **options)) as source:
            async for outcome in source:
                seen(outcome)
                outcomes.append(outcome)
                if len(outcomes) == stop_after:
                    break
        return outcomes


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


def ids(outcomes: list[Any]) -> list[str]:
    return [outcome.operation.robot_id for outcome in outcomes]


def test_outcomes_come_in_the_order_of_the_operations(kind: str) -> None:
    server = Robots(bad=[3])
    outcomes = Both(kind, server).map(robots(50), concurrency=7)
    assert ids(outcomes) == [f"r{number}" for number in range(50)]
    assert [outcome.get().id for outcome in outcomes if outcome.error is None] == ids(outcomes[:3] + outcomes[4:])
    assert isinstance(outcomes[3].error, novita.NotFoundError)
    with pytest.raises(novita.NotFoundError):
        outcomes[3].get()
    assert server.most_inside <= 7


def test_as_many_as_asked_are_in_flight(kind: str) -> None:
    server = Robots(held=range(5))

    def release() -> None:
        assert server.full.wait(10)
        for held in server.held.values():
            held.set()

    releasing = threading.Thread(target=release)
    releasing.start()
    outcomes = Both(kind, server).map(robots(9), concurrency=5)
    releasing.join()
    assert ids(outcomes) == [f"r{number}" for number in range(9)]
    assert server.most_inside == 5


def test_without_order_a_slow_one_holds_nobody_up(kind: str) -> None:
    server = Robots(held=[0])

    def seen(outcome: Any) -> None:
        if outcome.operation.robot_id == "r19":
            server.held["r0"].set()

    outcomes = Both(kind, server).map(robots(20), seen, concurrency=4, ordered=False)
    assert ids(outcomes)[-1] == "r0"
    assert sorted(ids(outcomes)) == sorted(f"r{number}" for number in range(20))


def test_operations_are_taken_as_they_are_due(kind: str) -> None:
    """Memory does not grow with their number: at most four times the concurrency ahead of what was consumed."""
    taken = consumed = 0
    furthest = 0

    def counted() -> Iterator[GetRobot]:
        nonlocal taken
        for operation in robots(200):
            taken += 1
            yield operation

    def seen(_: Any) -> None:
        nonlocal consumed, furthest
        furthest = max(furthest, taken - consumed)
        consumed += 1

    Both(kind, Robots()).map(counted(), seen, concurrency=3)
    assert (taken, consumed) == (200, 200)
    assert furthest <= 4 * 3 + 1


def test_the_first_error_ends_it_when_asked(kind: str) -> None:
    server = Robots(bad=[5])
    seen: list[Any] = []
    with pytest.raises(novita.NotFoundError, match="no such robot"):
        Both(kind, server).map(robots(500), seen.append, concurrency=2, on_error="raise")
    assert ids(seen) == ["r0", "r1", "r2", "r3", "r4"]
    assert len(server.asked) < 50


def test_leaving_early_stops_the_rest(kind: str) -> None:
    server = Robots()
    outcomes = Both(kind, server).map(robots(500), stop_after=3, concurrency=2)
    assert ids(outcomes) == ["r0", "r1", "r2"]
    assert len(server.asked) <= 3 + 4 * 2


def test_leaving_early_ends_the_threads() -> None:
    Both("sync", Robots()).map(robots(500), stop_after=3, concurrency=2)
    for thread in threading.enumerate():
        if thread.name.startswith("novita-map-"):
            thread.join(10)
            assert not thread.is_alive()


@pytest.mark.parametrize("concurrency", [1, 3])
@pytest.mark.parametrize("count", range(14))
def test_it_ends_however_many_there_are(kind: str, count: int, concurrency: int) -> None:
    assert ids(Both(kind, Robots()).map(robots(count), concurrency=concurrency)) == [f"r{at}" for at in range(count)]


def test_what_has_not_begun_in_time_fails_and_says_so(kind: str) -> None:
    server = Robots()
    outcomes = Both(kind, server).map(robots(3), concurrency=1, timeout=1e-9)
    assert {type(outcome.error) for outcome in outcomes} == {novita.APITimeoutError}
    assert "get: not begun, the time for all operations had passed" in str(outcomes[0].error)
    assert server.asked == []


def test_the_time_for_all_bounds_each(kind: str) -> None:
    asked: list[Any] = []

    class Watching(Robots):
        def _enter(self, request: httpx.Request) -> str:
            asked.append(request.extensions["timeout"]["read"])
            return super()._enter(request)

    outcomes = Both(kind, Watching()).map(robots(3), timeout=5)
    assert [outcome.error for outcome in outcomes] == [None] * 3
    assert all(0 < seconds <= 5 for seconds in asked)


def test_an_iterable_that_fails_raises_its_own_error(kind: str) -> None:
    def broken() -> Iterator[GetRobot]:
        yield from robots(3)
        raise LookupError("the list of ids is gone")

    with pytest.raises(LookupError, match="the list of ids is gone"):
        Both(kind, Robots()).map(broken(), concurrency=2)


@pytest.mark.parametrize("ordered", [True, False])
def test_what_is_no_operation_ends_it_however_many_are_left(kind: str, ordered: bool) -> None:
    operations: list[Any] = [*robots(100)]
    operations[5] = None
    server = Robots()
    with pytest.raises(TypeError, match=r"map takes operations, such as .*, got an object of type NoneType"):
        Both(kind, server).map(iter(operations), concurrency=2, ordered=ordered)
    assert len(server.asked) < 50


def test_nothing_to_do(kind: str) -> None:
    assert Both(kind, Robots()).map(iter(())) == []


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"concurrency": 0}, "concurrency must be a whole number, 1 or more, got 0"),
        ({"concurrency": 2.5}, "concurrency must be a whole number, 1 or more, got 2.5"),
        ({"concurrency": "8"}, "concurrency must be a whole number, 1 or more, got '8'"),
        ({"on_error": "ignore"}, "on_error must be 'return' or 'raise', got 'ignore'"),
        ({"timeout": "5"}, "timeout must be a number of seconds above 0, got '5'"),
        ({"timeout": 0}, "timeout must be a number of seconds above 0, got 0"),
        ({"timeout": float("nan")}, "timeout must be a number of seconds above 0, got nan"),
    ],
)
def test_options_that_make_no_sense_are_refused_at_once(kind: str, options: dict[str, Any], text: str) -> None:
    with pytest.raises(novita.ConfigurationError, match=text):
        Both(kind, Robots()).client.map(robots(1), **options)


def test_a_cancelled_map_leaves_no_task_behind() -> None:
    server = Robots(held=[0, 1])

    async def main() -> None:
        async with AsyncNovitaClient("sk_0123456789").with_options(transport=server) as client:

            async def consume() -> None:
                async with aclosing(client.map(robots(100), concurrency=2)) as outcomes:
                    async for _ in outcomes:
                        raise AssertionError("none can be there yet")

            consumer = asyncio.create_task(consume())
            assert await asyncio.to_thread(server.full.wait, 10)
            consumer.cancel()
            with pytest.raises(asyncio.CancelledError):
                await consumer
            assert asyncio.all_tasks() == {asyncio.current_task()}
            for held in server.held.values():
                held.set()

    asyncio.run(main())
    assert server.asked == ["r0", "r1"]
    assert server.inside == 0


def test_a_task_that_somebody_cancels_ends_the_map_and_leaves_no_gap() -> None:
    server = Robots(held=[0, 1])

    async def collect(client: AsyncNovitaClient) -> list[Any]:
        return [outcome async for outcome in client.map(robots(10), concurrency=2)]

    async def main() -> None:
        async with AsyncNovitaClient("key").with_options(transport=server) as client:
            collecting = asyncio.create_task(collect(client))
            assert await asyncio.to_thread(server.full.wait, 10)
            (asyncio.all_tasks() - {asyncio.current_task(), collecting}).pop().cancel()
            for held in server.held.values():
                held.set()
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(collecting, 10)

    asyncio.run(main())


def test_a_thread_that_cannot_be_started_sends_nothing_and_leaves_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    begin, begun = threading.Thread.start, list[threading.Thread]()

    def start(thread: threading.Thread) -> None:
        if len(begun) == 3:
            raise RuntimeError("can't start new thread")
        begun.append(thread)
        begin(thread)

    wire = Robots()
    monkeypatch.setattr(threading.Thread, "start", start)
    with (
        NovitaClient("key").with_options(transport=wire) as client,
        pytest.raises(RuntimeError, match="can't start new thread"),
    ):
        list(client.map(robots(100), concurrency=5))
    for thread in begun:
        thread.join(5)
    assert not any(thread.is_alive() for thread in begun)
    assert wire.asked == []


def test_a_map_that_is_left_may_be_collected_at_any_moment_on_any_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Robots(held=[1])
    with NovitaClient("key").with_options(transport=wire) as client:
        others = set(threading.enumerate())
        left: list[Any] = [client.map(robots(100), concurrency=1)]
        assert next(left[0]).value == Robot(id="r0")
        (worker,) = set(threading.enumerate()) - others
        left.append(left)
        del left
        allocate = threading._allocate_lock  # type: ignore[attr-defined]  # private

        def collect_first() -> Any:
            if threading.current_thread() is worker:
                gc.collect()
            return allocate()

        monkeypatch.setattr(threading, "_allocate_lock", collect_first)  # called while a semaphore's lock is held
        wire.held["r1"].set()
        worker.join(0.2)
        gc.collect()
        worker.join(5)
        assert not worker.is_alive()

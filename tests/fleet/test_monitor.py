"""The monitor on a clock that only moves when everybody sleeps: on time, complete, patient, and gone when told to."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from itertools import cycle, pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lab.fake_time import run
from lab.fleet_service import Service, watch
from novita import AsyncNovitaClient, NovitaClient
from novita.exceptions import (
    APIConnectionError,
    AuthenticationError,
    ClientClosedError,
    ConfigurationError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
)
from novita.fleet import (
    FleetMonitor,
    FleetSnapshot,
    Listed,
    Removed,
    StatusChanged,
)

AWAY = APIConnectionError("no connection")
BUSY = RateLimitError("too many", status_code=429, retry_after=3.0)
BROKEN = InternalServerError("broken", status_code=503)


def test_a_tick_is_one_list_call_and_one_metrics_call_for_each_running_instance(service: Service) -> None:
    service.listed["i-1"] = service.listed["i-1"].__class__(id="i-1", status="exited")
    found = watch(service, 2)
    assert [each.calls for each in found] == [3, 3]
    assert sorted(name for _, name in service.began) == sorted(["list", "i-0", "i-2"] * 2)
    assert found[1].totals.running == 2
    assert found[1].by_id["i-0"].gpu_percent == 50
    assert found[1].by_id["i-1"].gpu_percent is None


@settings(max_examples=20, deadline=None)
@given(seconds=st.lists(st.floats(0.01, 12), min_size=1, max_size=6), interval=st.floats(1, 30))
def test_lists_begin_on_the_grid_however_long_calls_take(seconds: list[float], interval: float) -> None:
    service = Service()
    longer = cycle(seconds)

    def change(_: FleetSnapshot) -> None:
        service.seconds = next(longer)

    found = watch(service, 6, change, interval=interval)
    lists = [when for when, name in service.began if name == "list"]
    for snapshot, when in zip(found, lists, strict=False):
        assert when == pytest.approx(lists[0] + snapshot.tick * interval + snapshot.lateness_seconds)
        assert 0 <= snapshot.lateness_seconds < interval
    if max(seconds) < interval * 0.9:
        assert [each.tick for each in found] == list(range(6))
        assert all(each.lateness_seconds < 1e-6 for each in found)


def test_calls_are_spread_over_the_tick() -> None:
    service = Service(size=100)
    watch(service, 2, interval=1.0, calls_per_second=1000.0)
    second = [when for when, name in service.began if name != "list" and when > 1001.0]
    assert len(second) == 100
    assert second[-1] - second[0] == pytest.approx(0.8 * (0.95 - 0.1) * 0.99, rel=0.01)  # 0.1 s went to the list
    assert all(later - earlier < 0.02 for earlier, later in pairwise(second))


def test_the_budget_holds_and_who_waited_longest_comes_first() -> None:
    service = Service(size=100)
    found = watch(service, 5, interval=10.0, calls_per_second=5.0)
    whens = [when for when, _ in service.began]
    assert all(later - earlier >= 1 / 5 - 1e-6 for earlier, later in pairwise(sorted(whens)))
    assert found[0].totals.stale > 40
    names = [name for _, name in service.began if name != "list"]
    assert len(set(names[:100])) == 100  # everybody once before anybody twice
    assert max(row.age_seconds for row in found[-1].rows) < 35


def test_no_more_calls_in_flight_than_allowed() -> None:
    service = Service(size=50)
    service.seconds = 2.0
    watch(service, 2, calls_per_second=1000.0, concurrency=7)
    assert service.most_in_flight == 7


def test_one_failing_instance_hides_no_other(service: Service) -> None:
    service.error = lambda name: NotFoundError("gone", status_code=400) if name == "i-1" else None
    found = watch(service, 3)
    for snapshot in found:
        assert [row.stale for row in snapshot.rows] == [False, True, False]
        assert snapshot.by_id["i-1"].error == "gone"
        assert not snapshot.outage
        assert snapshot.failed_calls == 1
    assert found[2].by_id["i-1"].age_seconds == pytest.approx(20.0, abs=0.5)


def test_a_hanging_instance_delays_nobody(service: Service) -> None:
    async def hang(operation: Any, *, into: object = None) -> Any:
        if getattr(operation, "instance_id", "") == "i-1":
            service.began.append((asyncio.get_running_loop().time(), "hung"))
            await asyncio.sleep(35)
        return await Service.send(service, operation, into=into)

    service.send = hang  # type: ignore[method-assign]
    found = watch(service, 5)
    assert [each.tick for each in found] == [0, 1, 2, 3, 4]
    assert all(each.lateness_seconds < 0.1 for each in found)
    assert [each.by_id["i-1"].stale for each in found[:3]] == [True, True, True]
    assert not any(row.stale for each in found for row in each.rows if row.id != "i-1")
    assert sum(name == "hung" for _, name in service.began) <= 2  # not asked again while it hangs
    late = found[4].by_id["i-1"]
    assert late.gpu_percent == 50  # what came after its tick counts, with its age
    assert late.stale
    assert late.age_seconds == pytest.approx(14.5, abs=0.5)  # at 35 s, while the tick ended at 49.5 s


def test_a_failure_of_the_service_is_tried_again_within_the_tick(service: Service) -> None:
    mishaps = [BROKEN, AWAY]
    service.error = lambda name: mishaps.pop() if mishaps else None
    (found,) = watch(service, 1)
    assert found.failed_calls == 2
    assert found.totals.stale == 0


def test_it_slows_down_when_told_to_and_recovers() -> None:
    service = Service(size=20)
    refusals = [BUSY]
    service.error = lambda name: refusals.pop() if refusals and len(service.began) > 30 else None
    found = watch(service, 4, calls_per_second=50.0, concurrency=1)
    assert sum(each.failed_calls for each in found) == 1
    assert all(each.totals.stale == 0 for each in found)
    whens = [when for when, _ in service.began]
    pauses = [later - earlier for earlier, later in pairwise(whens) if 2.9 < later - earlier < 3.3]
    assert len(pauses) == 1  # the three seconds of Retry-After, for everybody
    assert found[-1].duration_seconds < 5


def test_it_recovers_though_it_reads_only_lists(service: Service) -> None:
    refusals = [BUSY]

    def refuse(snapshot: FleetSnapshot) -> None:
        service.list_error = refusals.pop() if refusals else None

    found = watch(service, 100, refuse, metrics=False, calls_per_second=0.15)  # half of it is less than one a tick
    assert found[2].duration_seconds > 1
    assert found[-1].duration_seconds < 1
    assert found[-1].tick - found[-10].tick == 9


@pytest.mark.parametrize("where", ["list", "metrics"])
def test_snapshots_go_on_while_the_service_asks_to_wait(where: str, service: Service) -> None:
    asked = RateLimitError("too many", status_code=429, retry_after=25.0)

    def change(snapshot: FleetSnapshot) -> None:
        service.list_error = asked if where == "list" and snapshot.tick == 0 else None
        refusals = [asked] if where == "metrics" and snapshot.tick == 0 else []
        service.error = lambda _: refusals.pop() if refusals else None

    found = watch(service, 6, change)
    assert [each.tick for each in found] == list(range(6))
    away = {"list": [1, 2], "metrics": [2]}[where]  # refused at 10 s, asked again at 35 s
    assert [each.tick for each in found if each.outage] == away
    assert {found[tick].error for tick in away} == {"too many"}
    assert found[2].calls == found[2].failed_calls == 0
    assert found[-1].totals.stale == 0


def test_a_client_that_repeats_calls_itself_holds_no_snapshot_back() -> None:
    refused = httpx.Response(429, headers={"Retry-After": "3"}, json={"reason": "RATE_LIMIT_EXCEEDED"})
    listed = httpx.Response(200, json={"instances": [{"id": "i-0", "status": "exited"}], "total": "1"})
    answers = iter([listed, refused, refused])

    async def main() -> list[FleetSnapshot]:
        service = httpx.MockTransport(lambda _: next(answers, listed))
        client = AsyncNovitaClient("sk-test").with_options(transport=service)
        async with client, aclosing(aiter(FleetMonitor(client, interval=2))) as snapshots:
            return [await anext(snapshots) for _ in range(6)]

    found = run(main())
    assert [each.tick for each in found] == list(range(6))
    assert [each.outage for each in found] == [False, True, True, True, False, False]  # refused at 2 s and at 5 s
    assert [each.calls for each in found] == [1, 1, 1, 0, 1, 1]
    assert all(each.lateness_seconds < 0.1 for each in found)


def test_a_pause_has_an_end_whatever_the_service_asks_for(service: Service) -> None:
    service.list_error = RateLimitError("too many", status_code=429, retry_after=1e9)

    def back(snapshot: FleetSnapshot) -> None:
        service.list_error = None

    assert [each.outage for each in watch(service, 62, back)][-3:] == [True, False, False]


def test_a_client_that_was_closed_ends_it(service: Service) -> None:
    def close(snapshot: FleetSnapshot) -> None:
        service.list_error = ClientClosedError("the client is closed")

    with pytest.raises(ClientClosedError):
        watch(service, 3, close)


def test_a_key_that_is_not_accepted_is_an_error_at_the_start_and_an_outage_later(service: Service) -> None:
    service.list_error = AuthenticationError("no")
    with pytest.raises(AuthenticationError):
        watch(service, 1)
    service.list_error = None

    def refuse(snapshot: FleetSnapshot) -> None:
        service.list_error = AuthenticationError("no")

    assert [each.outage for each in watch(service, 2, refuse)] == [False, True]


def test_a_loop_that_begins_anew_begins_as_the_first_did() -> None:
    service = Service(size=100)

    async def main() -> None:
        monitor = FleetMonitor(service, interval=10, calls_per_second=1000)  # type: ignore[arg-type]

        async def look() -> None:
            async with aclosing(aiter(monitor)) as snapshots:
                tick = None
                while tick != 0 or not service.began:  # the newest of the loop before comes first
                    tick = (await anext(snapshots)).tick

        await look()
        service.began.clear()
        await look()
        assert service.began[-1][0] - service.began[0][0] < 1  # as fast as it may
        service.began.clear()
        service.list_error = AuthenticationError("no")
        with pytest.raises(AuthenticationError):
            await look()

    run(main())


def test_a_slow_consumer_gets_the_newest_snapshot_and_all_events(service: Service) -> None:
    async def dawdle(snapshot: FleetSnapshot) -> None:
        if snapshot.tick == 0:
            for number in range(4):
                service.listed[f"new-{number}"] = service.listed["i-0"].__class__(id=f"new-{number}", status="exited")
                await asyncio.sleep(10)

    found = watch(service, 2, dawdle)
    assert found[1].tick >= 3
    assert [event.instance.id for event in found[1].events if event.kind == "appeared"][:3] == [
        "new-0",
        "new-1",
        "new-2",
    ]


class Restless(Service):
    """Changes with every list, as the steps say; at the end it stays as it is."""

    def __init__(self, steps: list[Step]) -> None:
        super().__init__(size=0)
        self.steps = iter(steps)

    async def send(self, operation: Any, *, into: object = None) -> Any:
        changes, away = next(self.steps, ({}, False))
        for name, status in changes.items():
            self.listed.pop(name, None)
            if status:
                self.listed[name] = Listed(id=name, status=status)
        self.list_error = AWAY if away else None
        return await super().send(operation, into=into)


Step = tuple[dict[str, str], bool]
steps = st.tuples(
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["running", "exited", ""]), max_size=3), st.booleans()
)


@settings(max_examples=50, deadline=None)
@given(st.lists(steps, max_size=10), st.lists(st.floats(0, 35), min_size=1, max_size=4))
def test_whatever_happens_the_newest_comes_with_every_event_once(changes: list[Step], pauses: list[float]) -> None:
    """Who replays the events knows the fleet, however slow he is, and however often the service is away."""

    async def main() -> None:
        monitor = FleetMonitor(Restless([({"a": "running"}, False), *changes]), interval=10, metrics=False)  # type: ignore[arg-type]
        known: dict[str, str] | None = None
        pause = cycle(pauses)
        async with aclosing(monitor.__aiter__()) as snapshots:
            async for snapshot in snapshots:
                assert monitor.latest is not None
                assert snapshot.tick == monitor.latest.tick
                now = {row.id: row.status for row in snapshot.rows}
                known = now if known is None else known
                for event in snapshot.events:
                    name = event.instance.id
                    if isinstance(event, Removed):
                        del known[name]
                    else:
                        assert known.get(name) == (event.before if isinstance(event, StatusChanged) else None)
                        known[name] = event.instance.status
                assert known == now
                if snapshot.tick > len(changes):
                    break
                await asyncio.sleep(next(pause))

    run(main())


def test_two_consumers_share_the_calls_and_the_last_one_ends_them(service: Service) -> None:
    async def main() -> None:
        monitor = FleetMonitor(service)  # type: ignore[arg-type]

        async def consume(ticks: int) -> int:
            seen = 0
            async with aclosing(monitor.__aiter__()) as snapshots:
                async for _ in snapshots:
                    seen += 1
                    if seen == ticks:
                        break
            return seen

        assert tuple(await asyncio.gather(consume(2), consume(4))) == (2, 4)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        before = len(service.began)
        assert before == 4 * 4
        assert await consume(1) == 1  # the newest is there at once, and polling begins anew
        assert monitor.latest is not None

    run(main())


def test_cancellation_leaves_no_task(service: Service) -> None:
    async def main() -> None:
        async def consume() -> None:
            async for _ in FleetMonitor(service):  # type: ignore[arg-type]
                pass

        task = asyncio.create_task(consume())
        await asyncio.sleep(10.05)  # calls are under way
        assert service.in_flight
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0.1)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert service.in_flight == 0

    run(main())


def test_only_some_instances(service: Service) -> None:
    (found,) = watch(service, 1, only=lambda instance: instance.id == "i-2")
    assert [row.id for row in found.rows] == ["i-2"]
    assert found.calls == 2


def test_without_metrics(service: Service) -> None:
    found = watch(service, 2, metrics=False)
    assert [each.calls for each in found] == [1, 1]
    assert found[1].totals.stale == 0


def test_history_is_bounded_and_has_gaps_where_nothing_was_read(service: Service) -> None:
    async def main() -> None:
        monitor = FleetMonitor(service, interval=10.0, history_minutes=1.0)  # type: ignore[arg-type]
        values = iter([10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0])
        service.gpu["i-0"] = next(values)
        async for snapshot in monitor:
            service.error = lambda name, tick=snapshot.tick: (  # type: ignore[misc]
                NotFoundError("no", status_code=400) if tick == 5 and name == "i-0" else None
            )
            if snapshot.tick == 7:
                break
            service.gpu["i-0"] = next(values)
        points = monitor.history(instance_id="i-0")
        assert [point.gpu_percent for point in points] == [30, 40, 50, 60, None, 80]
        assert len(monitor.history()) == 6
        assert monitor.history()[0].gpu_percent == pytest.approx((30 + 50 + 50) / 3)
        assert monitor.history(instance_id="nobody") == ()
        assert monitor.history(minutes=-1.0) == ()

    run(main())


def test_a_fault_of_the_monitor_itself_reaches_the_consumer(service: Service) -> None:
    service.gpu.clear()  # a KeyError in a worker
    with pytest.raises(KeyError):
        watch(service, 1)


def test_an_end_that_no_loop_would_raise_is_logged(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    service.list_error = AuthenticationError("no")

    async def main() -> None:
        async with FleetMonitor(service) as monitor:  # type: ignore[arg-type]
            await asyncio.sleep(60)
            assert monitor.latest is None

    run(main())
    assert [record.getMessage() for record in caplog.records] == ["the fleet is no longer watched: no"]


def test_a_task_that_somebody_cancels_ends_the_loop_and_no_one_waits_for_ever(service: Service) -> None:
    async def main() -> None:
        async with aclosing(aiter(FleetMonitor(service, interval=10))) as snapshots:  # type: ignore[arg-type]
            await anext(snapshots)
            (worker,) = (each for each in asyncio.all_tasks() if each.get_name() == "novita-fleet-0")
            worker.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(anext(snapshots), 60)

    run(main())


@pytest.mark.parametrize("option", ["interval", "calls_per_second", "concurrency", "history_minutes"])
@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), "5", None])
def test_numbers_have_to_make_sense(service: Service, option: str, value: object) -> None:
    with pytest.raises(ConfigurationError, match=f"{option} must be a number above 0, got {value!r}"):
        FleetMonitor(service, **{option: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"api": "v3"}, "api must be 'v1' or 'v2', got 'v3'"),
        ({"only": "running"}, "only must be a function, .* got 'running'"),
        ({"concurrency": 2.5}, "concurrency must be a whole number, got 2.5"),
    ],
)
def test_options_have_to_make_sense(service: Service, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        FleetMonitor(service, **options)  # type: ignore[arg-type]


def test_a_client_without_an_event_loop_is_sent_to_the_thread() -> None:
    with NovitaClient("key") as client, pytest.raises(ConfigurationError, match="ThreadedFleetMonitor"):
        FleetMonitor(client)  # type: ignore[arg-type]

"""Waiting: how often it looks, when it stops, and what it says then. Time is made of paper here."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from novita import NovitaClient
from novita._client.waiting import Interval, Watch, hurried, wait, wait_async
from novita.exceptions import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AuthenticationError,
    ConfigurationError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    TaskFailedError,
    WaitTimeoutError,
)

AWAY = InternalServerError("away", status_code=503)
BUSY = RateLimitError("too many", status_code=429, retry_after=7.0)


class Clock:
    """Time that only passes when someone sleeps, or when looking takes its time."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def watch_for(wanted: str, clock: Clock, **options: object) -> Watch[str]:
    def reached(state: str) -> bool:
        if state == "failed":
            raise TaskFailedError("it failed", last=state)
        return state == wanted

    settings: dict[str, object] = {"timeout": 600.0, **options}
    return Watch(
        f"thing {wanted}",
        reached=reached,
        word=str,
        clock=clock,
        chance=lambda: 0.5,
        **settings,  # type: ignore[arg-type]  # options of one test
    )


def states(*values: str | Exception) -> Callable[[], str]:
    """Give one state after the other, the last one for ever."""
    left: Iterator[str | Exception] = iter(values)
    last: list[str | Exception] = []

    def look() -> str:
        for value in left:
            last[:] = [value]
            break
        if isinstance(last[0], Exception):
            raise last[0]
        return last[0]

    return look


def missing() -> NotFoundError:
    return NotFoundError("no such thing", status_code=404)


def test_the_wanted_state_ends_the_wait_at_once(clock: Clock) -> None:
    assert wait(states("running"), watch_for("running", clock), clock.sleep) == "running"
    assert clock.slept == []


def test_looks_often_at_first_and_less_often_later(clock: Clock) -> None:
    look = states(*["pulling"] * 40, "running")
    assert wait(look, watch_for("running", clock), clock.sleep) == "running"
    assert clock.slept[:3] == [0.5, 0.5, 0.5]
    assert clock.slept == sorted(clock.slept)
    assert max(clock.slept) <= 10


def test_what_takes_hours_is_looked_at_as_rarely_as_it_says(clock: Clock) -> None:
    slow = Interval(first=30.0, longest=40.0)
    wait(states(*["pulling"] * 20, "done"), watch_for("done", clock, interval=slow, timeout=3_600.0), clock.sleep)
    assert (clock.slept[0], clock.slept[-1]) == (30.0, 40.0)


def test_notices_within_a_tenth_of_the_time_it_took(clock: Clock) -> None:
    def look() -> str:
        return "running" if clock.now >= 1_090 else "pulling"

    wait(look, watch_for("running", clock), clock.sleep)
    assert clock.now - 1_000 <= 90 * 1.1


@pytest.mark.parametrize(("chance", "factor"), [(0.0, 0.8), (0.5, 1.0), (0.999, 1.2)])
def test_jitter_is_a_fifth_either_way(chance: float, factor: float) -> None:
    assert Interval().after(50, chance) == pytest.approx(5 * factor, rel=0.01)


def test_a_failure_is_told_at_once_with_the_last_state(clock: Clock) -> None:
    with pytest.raises(TaskFailedError) as caught:
        wait(states("pulling", "failed"), watch_for("running", clock), clock.sleep)
    assert caught.value.last == "failed"
    assert len(clock.slept) == 1


def test_the_time_is_never_exceeded_and_the_last_state_is_told(clock: Clock) -> None:
    with pytest.raises(
        WaitTimeoutError, match=r"thing running: not reached within 20 s; last state: pulling"
    ) as caught:
        wait(states("pulling"), watch_for("running", clock, timeout=20.0), clock.sleep)
    assert caught.value.last == "pulling"
    assert isinstance(caught.value, TimeoutError)
    assert clock.now == 1_020


def test_no_time_at_all_still_looks_once(clock: Clock) -> None:
    assert wait(states("running"), watch_for("running", clock, timeout=0.0), clock.sleep) == "running"
    with pytest.raises(WaitTimeoutError):
        wait(states("pulling"), watch_for("running", clock, timeout=0.0), clock.sleep)
    assert clock.slept == []


def test_updates_come_on_change_only(clock: Clock) -> None:
    seen: list[str] = []
    look = states("creating", "creating", "pulling", "pulling", "pulling", "running")
    wait(look, watch_for("running", clock, on_update=seen.append), clock.sleep)
    assert seen == ["creating", "pulling", "running"]


def test_the_failed_state_is_an_update_too(clock: Clock) -> None:
    seen: list[str] = []
    with pytest.raises(TaskFailedError):
        wait(states("pulling", "failed"), watch_for("running", clock, on_update=seen.append), clock.sleep)
    assert seen == ["pulling", "failed"]


def test_a_new_resource_may_be_missing_for_a_moment(clock: Clock) -> None:
    assert wait(states(missing(), missing(), "running"), watch_for("running", clock), clock.sleep) == "running"


def test_what_never_appears_is_not_found_in_the_end(clock: Clock) -> None:
    with pytest.raises(NotFoundError):
        wait(states(missing()), watch_for("running", clock), clock.sleep)
    assert 30 <= clock.now - 1_000 < 45


def test_what_was_there_and_vanished_is_not_found_at_once(clock: Clock) -> None:
    with pytest.raises(NotFoundError):
        wait(states("pulling", missing()), watch_for("running", clock), clock.sleep)
    assert len(clock.slept) == 1


def test_what_never_appears_in_a_short_wait_times_out(clock: Clock) -> None:
    with pytest.raises(WaitTimeoutError, match="nothing was seen of it") as caught:
        wait(states(missing()), watch_for("running", clock, timeout=5.0), clock.sleep)
    assert caught.value.last is None


def test_a_look_that_outlasts_the_wait_is_a_timeout_of_the_wait(clock: Clock) -> None:
    def look() -> str:
        if clock.slept:
            clock.now = 1_020
            raise APITimeoutError("too slow")
        return "pulling"

    with pytest.raises(WaitTimeoutError) as caught:
        wait(look, watch_for("running", clock, timeout=20.0), clock.sleep)
    assert caught.value.last == "pulling"
    assert isinstance(caught.value.__cause__, APITimeoutError)


def test_a_slow_look_within_the_time_is_the_error_it_is(clock: Clock) -> None:
    with pytest.raises(APITimeoutError):
        wait(states(APITimeoutError("too slow")), watch_for("running", clock), clock.sleep)


@pytest.mark.parametrize("error", [AWAY, BUSY, APITimeoutError("too slow"), APIConnectionError("no connection")])
def test_a_service_that_is_away_for_a_moment_does_not_end_the_wait(error: APIError, clock: Clock) -> None:
    def look() -> str:
        if 1_010 < clock.now < 1_055:
            raise error
        return "running" if clock.now > 1_070 else "pulling"

    assert wait(look, watch_for("running", clock), clock.sleep) == "running"


def test_an_outage_late_in_a_wait_is_outlived_as_one_at_its_start_is(clock: Clock) -> None:
    def look() -> str:
        if 1_200 < clock.now < 1_240:
            raise AWAY
        return "running" if clock.now > 1_240 else "pulling"

    assert wait(look, watch_for("running", clock), clock.sleep) == "running"


def test_a_service_that_stays_away_does(clock: Clock) -> None:
    with pytest.raises(InternalServerError):
        wait(states("pulling", AWAY), watch_for("running", clock), clock.sleep)
    assert 60 <= clock.now - 1_000 < 75
    clock.slept.clear()
    with pytest.raises(InternalServerError):
        wait(states(AWAY), watch_for("running", clock), clock.sleep)
    assert clock.slept == []  # what was never seen may not be there at all
    with pytest.raises(AuthenticationError):
        wait(states("pulling", AuthenticationError("no")), watch_for("running", clock), clock.sleep)


def test_an_outage_at_the_end_of_the_time_is_the_end_of_the_time(clock: Clock) -> None:
    with pytest.raises(WaitTimeoutError) as caught:
        wait(states("pulling", AWAY), watch_for("running", clock, timeout=20.0), clock.sleep)
    assert clock.now == 1_020
    assert caught.value.__cause__ is AWAY


def test_the_service_says_when_to_look_again(clock: Clock) -> None:
    wait(states("pulling", BUSY, "running"), watch_for("running", clock), clock.sleep)
    assert clock.slept == [0.5, 7.0]


def test_a_wait_without_end_looks_as_rarely_as_any(clock: Clock) -> None:
    wait(states(*["pulling"] * 100, "running"), watch_for("running", clock, timeout=float("inf")), clock.sleep)
    assert max(clock.slept) == 10


@pytest.mark.parametrize("timeout", [None, "5", float("nan"), True])
def test_a_time_that_is_no_number_is_refused(timeout: object, clock: Clock) -> None:
    with pytest.raises(ConfigurationError, match="timeout must be a number of seconds, got"):
        watch_for("running", clock, timeout=timeout)


def test_the_deadline_of_a_look_does_not_outlast_the_wait(clock: Clock) -> None:
    watch = watch_for("running", clock, timeout=20.0)
    with NovitaClient("sk_test", timeout=60) as client:
        assert hurried(client, watch).timeout == 20
        clock.now += 19.9
        assert hurried(client, watch).timeout == 1
        assert hurried(client, watch_for("running", clock)) is client


@pytest.mark.anyio
async def test_an_async_look_that_outlasts_the_wait_is_one_too(clock: Clock) -> None:
    async def look() -> str:
        if clock.slept:
            clock.now = 1_020
            raise APITimeoutError("too slow")
        return "pulling"

    with pytest.raises(WaitTimeoutError) as caught:
        await wait_async(look, watch_for("running", clock, timeout=20.0), clock.sleep_async)
    assert caught.value.last == "pulling"
    assert isinstance(caught.value.__cause__, APITimeoutError)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("values", "error"),
    [
        (["pulling", "running"], None),
        ([missing(), "running"], None),
        (["pulling", "failed"], TaskFailedError),
        (["pulling", missing()], NotFoundError),
        (["pulling"], WaitTimeoutError),
        ([APITimeoutError("too slow")], APITimeoutError),
        (["pulling", AWAY, BUSY, "running"], None),
        (["pulling", AWAY], InternalServerError),
    ],
)
async def test_the_async_loop_does_the_same(
    values: list[str | Exception], error: type[Exception] | None, clock: Clock
) -> None:
    look, sync_clock = states(*values), Clock()

    async def look_async() -> str:
        return look()

    watch, sync_watch = watch_for("running", clock), watch_for("running", sync_clock)
    if error is None:
        assert await wait_async(look_async, watch, clock.sleep_async) == "running"
        assert wait(states(*values), sync_watch, sync_clock.sleep) == "running"
    else:
        with pytest.raises(error):
            await wait_async(look_async, watch, clock.sleep_async)
        with pytest.raises(error):
            wait(states(*values), sync_watch, sync_clock.sleep)
    assert clock.slept == sync_clock.slept


STATES = ["pulling", "starting", "running", "failed", "missing", "away", "busy", "slow"]


@settings(deadline=None)
@given(
    looks=st.lists(st.sampled_from(STATES), min_size=1, max_size=30),
    timeout=st.floats(0, 400),
    seconds=st.floats(0, 20),
)
def test_a_wait_is_never_longer_than_told_and_never_restless(looks: list[str], timeout: float, seconds: float) -> None:
    clock = Clock()
    errors = {"missing": missing(), "away": AWAY, "busy": BUSY, "slow": APITimeoutError("too slow")}
    look, begun = states(*(errors.get(each, each) for each in looks)), list[float]()

    def slow_look() -> str:
        begun.append(clock.now)
        clock.now += seconds
        return look()

    with contextlib.suppress(APIError, TaskFailedError, WaitTimeoutError):
        assert wait(slow_look, watch_for("running", clock, timeout=timeout), clock.sleep) == "running"
    assert begun[-1] <= 1_000 + timeout + 1e-6  # no look begins after the end
    assert all(0 < pause <= 10 for pause in clock.slept)
    shortest = [min(0.5, 1_000 + timeout - earlier - seconds) - 1e-6 for earlier in begun]
    assert all(later - earlier >= least for (earlier, later), least in zip(pairwise(begun), shortest, strict=False))

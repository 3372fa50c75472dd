"""Ticks do not drift, calls keep to the rate, and refusals slow them down."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from novita.exceptions import ConfigurationError
from novita.fleet import Shard
from novita.fleet.schedule import Pace, Schedule, gap

seconds = st.floats(0.1, 600)


@settings(deadline=None)
@given(start=st.floats(0, 1e6), interval=seconds, works=st.lists(st.floats(0, 2000), max_size=30))
def test_ticks_keep_to_their_grid_however_long_the_work_takes(
    start: float, interval: float, works: list[float]
) -> None:
    schedule, tick, now = Schedule(start, interval), 0, start
    for work in works:
        now = max(now, schedule.due(tick)) + work
        following = schedule.following(tick, now)
        assert following > tick
        # Never early for more than the next tick, never a whole tick late: what has ended is left out.
        assert following == tick + 1 or schedule.due(following) <= now * (1 + 1e-12) + 1e-6
        assert schedule.due(following + 1) > now - 1e-6
        tick = following
    assert schedule.due(tick) == start + tick * interval


@settings(deadline=None)
@given(left=seconds, calls=st.integers(1, 50_000))
def test_spread_calls_fit_into_the_time_there_is(left: float, calls: int) -> None:
    assert 0 < gap(calls, left) * calls <= 0.8 * left * (1 + 1e-9)
    assert gap(calls, left) <= 0.02


def test_a_tick_leaves_time_for_its_snapshot() -> None:
    assert Schedule(100.0, 10.0).ends(0) == 109.5
    assert Schedule(100.0, 1.0).ends(2) == pytest.approx(102.95)


@settings(deadline=None)
@given(rate=st.floats(0.5, 1000), waits=st.lists(st.floats(0, 3), min_size=2, max_size=60))
def test_calls_are_no_faster_than_the_rate(rate: float, waits: list[float]) -> None:
    pace, now, begins = Pace(rate), 0.0, []
    for wait in waits:
        now += wait
        begins.append(pace.reserve(now))
        assert begins[-1] >= now
    assert all(later - earlier >= 1 / rate - 1e-9 for earlier, later in pairwise(begins))


def test_a_refusal_pauses_halves_and_is_forgiven() -> None:
    pace = Pace(100.0)
    pace.refused(10.0, 5.0)
    assert pace.paused(14.9)
    assert pace.reserve(10.0) == 15.0
    assert pace.reserve(10.0) == pytest.approx(15.0 + 1 / 50)
    assert not pace.paused(15.0)
    for _ in range(49):
        pace.answered()
    assert pace.rate < 100
    pace.answered()
    assert pace.rate == pytest.approx(100.0)


def test_refusals_of_calls_under_way_together_count_once() -> None:
    pace = Pace(100.0)
    for _ in range(64):
        pace.refused(10.0, None)
    assert pace.rate == 50.0
    assert not pace.paused(10.0)  # nobody asked for a pause
    for second in range(30):
        pace.refused(20.0 + 2 * second, None)
    assert pace.rate == 2.0


@settings(deadline=None)
@given(count=st.integers(1, 40), instance_id=st.text(max_size=30))
def test_each_instance_is_in_exactly_one_shard(count: int, instance_id: str) -> None:
    assert sum(Shard(index, count).has(instance_id) for index in range(count)) == 1


def test_shards_are_of_like_size_and_the_same_everywhere() -> None:
    sizes = [sum(Shard(index, 4).has(f"{n:016x}") for n in range(4000)) for index in range(4)]
    assert all(900 < size < 1100 for size in sizes)
    assert Shard(1, 3).has("i-7") is Shard.parse("1/3").has("i-7") is True


@pytest.mark.parametrize("text", ["", "1", "2/2", "-1/2", "0/0", "a/b", "1/2/3"])
def test_what_is_no_shard(text: str) -> None:
    with pytest.raises(ConfigurationError, match="i/n"):
        Shard.parse(text)

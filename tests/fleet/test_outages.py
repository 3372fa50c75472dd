"""How often the monitor asks a service that fails, and what it tells of it."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from lab.fleet_service import Service, watch
from novita.exceptions import APIConnectionError, InternalServerError
from novita.fleet import FleetSnapshot

AWAY = APIConnectionError("no connection")
BROKEN = InternalServerError("broken", status_code=503)


def test_an_outage_keeps_the_last_known_fleet_and_ends_by_itself(service: Service) -> None:
    def change(snapshot: FleetSnapshot) -> None:
        service.list_error = AWAY if 1 <= snapshot.tick < 3 else None

    found = watch(service, 6, change)
    assert [each.outage for each in found] == [False, False, True, True, False, False]
    assert [each.totals.stale for each in found] == [0, 0, 3, 3, 0, 0]
    assert found[2].error == "no connection"
    assert found[3].by_id["i-0"].gpu_percent == 50
    assert found[3].by_id["i-0"].age_seconds > found[2].by_id["i-0"].age_seconds > 9
    assert [each.calls for each in found[2:4]] == [3, 1]  # tried again, then only asked whether it is back
    assert all(each.events == () for each in found)


def test_an_outage_in_the_middle_of_a_tick_does_not_hammer_the_service() -> None:
    service = Service(size=500)
    service.error = lambda name: AWAY
    (found,) = watch(service, 1, concurrency=4, calls_per_second=1000.0)
    assert found.outage
    assert found.calls < 20
    assert len(found.rows) == 500


def test_an_outage_at_the_start_is_no_end(service: Service) -> None:
    service.list_error = AWAY

    def back(snapshot: FleetSnapshot) -> None:
        service.list_error = None

    found = watch(service, 2, back)
    assert [each.outage for each in found] == [True, False]
    assert [len(each.rows) for each in found] == [0, 3]
    assert found[1].events == ()  # what is there at the start is not new


def test_an_outage_is_logged_when_it_begins_and_when_it_ends(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    def change(snapshot: FleetSnapshot) -> None:
        service.list_error = AWAY if snapshot.tick < 2 else None

    service.list_error = AWAY
    watch(service, 5, change)
    assert [record.getMessage() for record in caplog.records] == [
        "the fleet is out of sight: no connection",
        "the fleet is in sight again",
    ]


def test_each_outage_is_looked_at_as_closely_as_the_first() -> None:
    service = Service()

    def change(snapshot: FleetSnapshot) -> None:
        service.list_error = AWAY if snapshot.tick in {0, 1, 3} else None

    found = watch(service, 5, change)
    assert [each.outage for each in found] == [False, True, True, False, True]
    assert [each.calls for each in found] == [4, 3, 1, 4, 3]


def test_a_list_is_asked_for_again_after_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(random, "random", lambda: 1.0)
    service = Service()
    service.list_error = AWAY
    watch(service, 1)
    begins = [when for when, _ in service.began]
    assert [later - earlier - service.seconds for earlier, later in pairwise(begins)] == pytest.approx([0.25, 0.5])


def test_connections_that_break_now_and_then_are_no_outage() -> None:
    service, failed = Service(size=60), set[str]()

    def first_call_breaks(name: str) -> APIConnectionError | None:
        if name in failed:
            return None
        failed.add(name)
        return AWAY

    service.error = first_call_breaks
    (found,) = watch(service, 1, concurrency=2, calls_per_second=1_000.0, interval=60.0)
    assert not found.outage
    assert found.failed_calls == 60
    assert found.totals.stale == 0


def test_an_instance_whose_metrics_stay_broken_is_asked_three_times_and_says_why() -> None:
    service = Service()
    service.error = lambda name: BROKEN if name == "i-0" else None
    (found,) = watch(service, 1)
    assert [name for _, name in service.began].count("i-0") == 3
    assert found.by_id["i-0"].error == "broken"
    assert found.by_id["i-1"].error is None

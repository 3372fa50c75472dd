"""What a slow consumer gets: the newest snapshot, the events of those it missed, and the failure last."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from novita.fleet import Appeared, FleetSnapshot, InstanceRow
from novita.fleet.mailbox import Mailbox

AT = datetime(2026, 1, 1, tzinfo=UTC)


def snapshot(tick: int, events: int) -> FleetSnapshot:
    happened = tuple(Appeared(instance=InstanceRow(id=f"{tick}/{number}"), at=AT) for number in range(events))
    return FleetSnapshot(tick=tick, at=AT, rows=(), events=happened)


def test_the_oldest_events_of_one_who_sleeps_are_dropped_and_counted() -> None:
    async def main() -> FleetSnapshot:
        mailbox = Mailbox()
        for tick in range(4):
            mailbox.put(snapshot(tick, 4_000))
        return await mailbox.take()

    found = asyncio.run(main())
    assert (found.tick, len(found.events), found.events_dropped) == (3, 10_000, 6_000)
    assert [found.events[at].instance.id for at in (0, -1)] == ["1/2000", "3/3999"]


def test_what_came_before_a_failure_is_given_before_it() -> None:
    async def main() -> None:
        mailbox = Mailbox()
        mailbox.put(snapshot(1, 0))
        mailbox.close(LookupError("gone"))
        assert (await mailbox.take()).tick == 1
        with pytest.raises(LookupError):
            await mailbox.take()

    asyncio.run(main())

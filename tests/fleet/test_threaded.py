"""The monitor on a thread: for programs without an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Coroutine
from itertools import islice
from typing import Any, Literal

import pytest

from lab.forking import forked, forks, went_well
from novita import AsyncNovitaClient, AuthenticationError, ConfigurationError, NovitaClient
from novita.fleet import FleetMonitor, FleetSnapshot, ThreadedFleetMonitor
from novita.fleet.mailbox import ThreadMailbox
from novita.simulator import Simulator


def monitor(
    simulator: Simulator, key: str | None = None, api: Literal["v1", "v2"] = "v1", interval: float = 0.1
) -> FleetMonitor:
    client = AsyncNovitaClient(key or simulator.api_key, base_url=simulator.base_url)
    client = client.with_options(ssl_context=simulator.ssl_context)
    return FleetMonitor(client, interval=interval, calls_per_second=1000, api=api)


def test_any_thread_may_iterate(novita_simulator: Simulator) -> None:
    seen: list[list[FleetSnapshot]] = [[], []]

    def consume(found: list[FleetSnapshot]) -> None:
        found.extend(watching)  # until the block is left

    with ThreadedFleetMonitor(monitor(novita_simulator)) as watching:
        threads = [threading.Thread(target=consume, args=(found,)) for found in seen]
        for thread in threads:
            thread.start()
        for _ in watching:
            if len(watching.history()) >= 3:  # not by its tick: a slow machine leaves some out
                break
        assert watching.latest is not None
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()
    for found in seen:
        assert len(found) >= 2
        assert len(found[0].rows) == 20
        assert [each.tick for each in found] == sorted({each.tick for each in found})
    assert watching.error is None
    assert list(watching) == [] or watching.latest is not None
    assert not [thread for thread in threading.enumerate() if thread.name == "novita-fleet"]


def test_who_comes_while_a_snapshot_is_handed_out_has_it_once(
    novita_simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    published, come, take = threading.Event(), threading.Event(), ThreadMailbox.take

    class Held(FleetMonitor):
        """Its snapshots are published, and handed out when somebody has come."""

        async def __aiter__(self) -> AsyncGenerator[FleetSnapshot, None]:
            async for snapshot in super().__aiter__():
                published.set()
                await asyncio.to_thread(come.wait, 20)
                yield snapshot

    def coming(mailbox: ThreadMailbox) -> FleetSnapshot:
        come.set()
        return take(mailbox)

    monkeypatch.setattr(ThreadMailbox, "take", coming)
    with ThreadedFleetMonitor(Held(novita_simulator.async_client(), interval=0.2)) as monitor:
        assert published.wait(20)
        first, second = islice(monitor, 2)
    assert first.tick != second.tick


def test_what_ends_the_monitor_reaches_the_consumer(novita_simulator: Simulator) -> None:
    with ThreadedFleetMonitor(monitor(novita_simulator, key="sk-wrong-key")) as watching:
        with pytest.raises(AuthenticationError):
            next(iter(watching))
        assert isinstance(watching.error, AuthenticationError)
        with pytest.raises(AuthenticationError):
            list(watching)


def test_a_thread_that_cannot_begin_says_why(novita_simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(main: Coroutine[Any, Any, None]) -> None:
        main.close()
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(asyncio, "run", fail)
    watching = ThreadedFleetMonitor(monitor(novita_simulator))
    with watching, pytest.raises(OSError, match="Too many open files"):
        list(watching)


def test_iterating_before_it_is_entered_is_an_error_and_no_wait(novita_simulator: Simulator) -> None:
    with pytest.raises(RuntimeError, match="nothing is watched yet"):
        next(iter(ThreadedFleetMonitor(monitor(novita_simulator))))


@forks
def test_iterating_in_a_forked_child_is_an_error_and_no_wait(novita_simulator: Simulator) -> None:
    with ThreadedFleetMonitor(monitor(novita_simulator)) as watching:

        def iterate() -> None:
            with pytest.raises(RuntimeError, match="stayed behind in a fork"):
                list(watching)

        next(iter(watching))
        assert went_well(forked(iterate))


def test_it_takes_a_monitor_and_not_a_client() -> None:
    with pytest.raises(ConfigurationError, match=r"ThreadedFleetMonitor\(FleetMonitor\("):
        ThreadedFleetMonitor(AsyncNovitaClient("sk-test"))  # type: ignore[arg-type]


def test_v1_and_v2_see_the_same_fleet_for_the_same_money(novita_simulator: Simulator) -> None:
    with NovitaClient(novita_simulator.api_key, base_url=novita_simulator.base_url) as plain:
        client = plain.with_options(ssl_context=novita_simulator.ssl_context)
        client.gpu_v2.instances.create(
            type="cpu",
            name="no-gpu",
            product_id="cpu.8c16g",
            image="ubuntu:24.04",
            billing_mode="postpaid",
            rootfs_size_gb=60,
        )
    novita_simulator.advance(60)
    found = []
    apis: tuple[Literal["v1", "v2"], ...] = ("v1", "v2")
    for api in apis:
        with ThreadedFleetMonitor(monitor(novita_simulator, api=api, interval=5)) as watching:
            found.append(next(iter(watching)))
    facts = ("id", "name", "status", "kind", "product", "region", "gpu_num", "price_usd_per_hour")
    first, second = ({row.id: [getattr(row, fact) for fact in facts] for row in each.rows} for each in found)
    assert first == second
    assert {row.kind for row in found[1].rows} == {"gpu", "cpu"}
    assert {row.billing_mode for row in found[1].rows} == {"postpaid", "prepaid", "spot"}
    assert found[0].totals.usd_per_hour == found[1].totals.usd_per_hour > 0
    assert found[1].totals.gpu_percent is not None
    assert novita_simulator.violations() == []

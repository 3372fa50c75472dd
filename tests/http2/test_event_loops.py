"""The asyncio pool in more than one event loop, thread and process."""

import asyncio
import gc
import threading
from typing import Any

import h2.events
import pytest

from http2.calls import answer_all, get
from lab.forking import forked, forks, went_well
from novita._http2 import AsyncPool, ConnectError, Origin, async_pool

pytestmark = pytest.mark.anyio


@pytest.mark.skipif(not hasattr(asyncio, "eager_task_factory"), reason="needs Python 3.12")
async def test_eager_tasks(serve: Any, pool: Any) -> None:
    server = serve(answer_all)
    loop = asyncio.get_running_loop()
    loop.set_task_factory(getattr(asyncio, "eager_task_factory"))  # noqa: B009 - unknown to the types of 3.11
    try:
        for _ in range(2):
            with pytest.raises(ConnectError):
                await get(pool, Origin("127.0.0.1", 1))
        answers = await asyncio.gather(*(get(pool, server.origin) for _ in range(50)))
        assert {answer.status for answer in answers} == {200}
    finally:
        loop.set_task_factory(None)


async def test_what_a_forked_child_forgets_stays_open(serve: Any, pool: Any) -> None:
    server = serve(answer_all)
    await get(pool, server.origin)
    parents = pool._loops
    async_pool._after_fork_in_child()
    assert pool.stats()["connections"] == 0
    assert (await get(pool, server.origin)).status == 200
    assert len(server.peers) == 2
    assert not any(isinstance(event, h2.events.ConnectionTerminated) for event in server.peers[0].log)
    for state in parents.values():
        await state.aclose()


def test_one_pool_serves_one_event_loop_after_another(serve: Any, tls: Any) -> None:
    server = serve(answer_all)
    pool = AsyncPool(tls.client())
    for _ in range(3):
        assert asyncio.run(get(pool, server.origin)).status == 200
    gc.collect()  # sockets of the ended loops would warn here
    assert len(server.peers) == 3
    asyncio.run(pool.aclose())


def test_one_pool_serves_loops_in_several_threads(serve: Any, tls: Any) -> None:
    server = serve(answer_all)
    pool = AsyncPool(tls.client())
    failures: list[BaseException] = []
    ready, closed = threading.Barrier(4), threading.Event()

    async def work() -> None:
        for _ in range(20):
            assert (await get(pool, server.origin)).status == 200
        await asyncio.to_thread(ready.wait)
        await asyncio.to_thread(closed.wait)
        await asyncio.sleep(0.05)

    def run() -> None:
        try:
            asyncio.run(work())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    ready.wait(10)
    asyncio.run(pool.aclose())
    closed.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(server.peers) == 3
    gc.collect()


async def test_a_loop_of_another_thread_may_come_while_ended_ones_are_let_go(serve: Any, pool: Any) -> None:
    class Ended:
        def is_closed(self) -> bool:
            pool._loops.setdefault(other)  # what another thread does in between
            return True

    server, other = serve(answer_all), Ended()
    pool._loops[Ended()] = None
    assert (await get(pool, server.origin)).status == 200
    pool._loops.pop(other, None)
    assert len(pool._loops) == 1


def test_a_pool_that_nobody_closed_leaves_no_warning(serve: Any, tls: Any) -> None:
    server = serve(answer_all)

    async def main() -> None:
        await get(AsyncPool(tls.client()), server.origin)

    asyncio.run(main(), debug=True)
    gc.collect()


@forks
def test_a_fork_leaves_the_parents_connection_alone(serve: Any, tls: Any) -> None:
    server = serve(answer_all)
    pool = AsyncPool(tls.client())

    def ask(runner: asyncio.Runner) -> None:
        for _ in range(3):
            assert runner.run(get(pool, server.origin)).status == 200

    def ask_in_a_loop_of_its_own() -> None:
        asyncio.set_event_loop(None)
        with asyncio.Runner() as other:
            ask(other)

    with asyncio.Runner() as runner:
        ask(runner)
        child = forked(ask_in_a_loop_of_its_own)
        ask(runner)
        assert went_well(child)
        assert runner.run(get(pool, server.origin)).status == 200
        runner.run(pool.aclose())
    assert len(server.peers) == 2

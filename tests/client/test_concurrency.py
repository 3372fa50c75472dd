"""Threads, event loops and cancelled calls, over real sockets on loopback."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import pytest

from lab.certificates import client_context
from lab.listener import ANSWER, answer, hang, read_request
from lab.raw_server import RawServer, json_answer
from lab.robots import GetRobot, MakeRobot
from novita import APIConnectionError, AsyncNovitaClient, ClientClosedError, NovitaClient
from novita._transport.lanes import Lane


def test_many_threads_share_one_client(listen: Any) -> None:
    server = listen(answer)
    found: list[str] = []
    with NovitaClient("key", base_url=f"http://127.0.0.1:{server.port}") as client:
        barrier = threading.Barrier(8)

        def work() -> None:
            barrier.wait()
            found.extend(client.send(GetRobot()).id for _ in range(5))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == ["r-1"] * 40
    assert server.connections <= 8


def test_calls_to_a_server_without_http2_open_a_hundred_connections_at_most() -> None:
    async def main(url: str) -> None:
        plain = AsyncNovitaClient("key", base_url=url)
        async with plain.with_options(ssl_context=client_context()) as client:
            await client.send(GetRobot())
            await asyncio.gather(*(client.send(GetRobot()) for _ in range(120)))

    with RawServer([0.6, *json_answer(b'{"id": "r-1"}')]) as server:  # long enough that none is free for the next call
        asyncio.run(main(server.url))
        assert len(server.requests) == 121
        assert server.most_open <= 100


def test_a_namespace_may_be_used_first_while_another_thread_derives_a_client() -> None:
    class Meanwhile:
        def __get__(self, client: object, kind: type[NovitaClient]) -> None:
            _ = shared.gpu  # what another thread does between two looks at the attributes

    class Client(NovitaClient):
        _shared: Any = Meanwhile()

    shared = Client("key")
    assert shared.with_options(timeout=1).timeout == 1


def test_a_call_that_begins_while_another_thread_closes_the_client_opens_nothing(
    listen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = listen(answer)
    client = NovitaClient("key", base_url=f"http://127.0.0.1:{server.port}")
    lock, find = client._shared.lock, Lane.transport

    class Meanwhile:
        def __enter__(self) -> None:
            client._shared.lock = lock
            client.close()
            lock.acquire()

        def __exit__(self, *_: object) -> None:
            lock.release()

    client._shared.lock = Meanwhile()  # type: ignore[assignment]
    with pytest.raises(ClientClosedError):
        client.send(GetRobot())

    def meanwhile(lane: Lane, *, apart: bool) -> Any:
        client.close()
        return find(lane, apart=apart)

    monkeypatch.setattr(Lane, "transport", meanwhile)
    client = NovitaClient("key", base_url=f"http://127.0.0.1:{server.port}")
    with pytest.raises(APIConnectionError, match="closed during the call"):
        client.send(GetRobot())
    assert server.connections == 0


def test_without_an_asyncio_loop_the_error_says_so() -> None:
    client = AsyncNovitaClient("key")
    with pytest.raises(APIConnectionError, match="runs on asyncio only, not on trio"):
        client.send(MakeRobot()).send(None)  # as another event loop would
    with pytest.raises(StopIteration):
        client.close().send(None)  # hides no error of the block it ends


def test_one_async_client_in_two_loops(listen: Any) -> None:
    server = listen(answer)
    client = AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{server.port}")

    async def use() -> str:
        found = (await client.send(GetRobot())).id
        assert list(client._transport("x")._loops) == [asyncio.get_running_loop()]  # ended loops are let go
        return found

    async def leave() -> None:
        client._transport("x")._lane("http://127.0.0.1")

    assert asyncio.run(use()) == "r-1"
    asyncio.run(leave())
    assert asyncio.run(use()) == "r-1"
    asyncio.run(client.close())


@pytest.mark.anyio
async def test_a_loop_of_another_thread_may_come_while_ended_ones_are_let_go(listen: Any) -> None:
    class Ended:
        def is_closed(self) -> bool:
            loops.setdefault(other)  # what another thread does in between
            return True

    other = Ended()
    async with AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{listen(answer).port}") as client:
        loops: dict[Any, Any] = client._transport("x")._loops
        loops[Ended()] = None
        assert (await client.with_options(max_retries=0).send(GetRobot())).id == "r-1"


@pytest.mark.anyio
async def test_concurrent_calls(listen: Any) -> None:
    server = listen(answer)
    async with AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{server.port}") as client:
        found = await asyncio.gather(*(client.send(GetRobot()) for _ in range(20)))
    assert [robot.id for robot in found] == ["r-1"] * 20


@pytest.mark.anyio
async def test_a_cancelled_call_ends_at_once_and_harms_no_other(listen: Any) -> None:
    received = threading.Event()

    def first_hangs(connection: socket.socket) -> None:
        while request := read_request(connection):
            if server.connections == 1:
                received.set()
                hang(connection)
            elif request:
                connection.sendall(ANSWER)

    server = listen(first_hangs)
    async with AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{server.port}") as client:
        call = asyncio.create_task(client.send(MakeRobot()))
        await asyncio.to_thread(received.wait)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert (await client.send(GetRobot())).id == "r-1"


@pytest.mark.anyio
async def test_a_cancelled_backoff_sends_nothing_more(listen: Any) -> None:
    def busy(connection: socket.socket) -> None:
        while read_request(connection):
            connection.sendall(b"HTTP/1.1 503 Busy\r\nretry-after: 50\r\ncontent-length: 0\r\n\r\n")

    server = listen(busy)
    asleep: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    async def sleep(seconds: float) -> None:
        asleep.set_result(seconds)
        await asyncio.Event().wait()

    async with AsyncNovitaClient("key", base_url=f"http://127.0.0.1:{server.port}") as client:
        setattr(client, "_sleep", sleep)  # noqa: B010 - a static method, so no type fits
        call = asyncio.create_task(client.send(GetRobot()))
        assert 50 <= await asleep < 55  # with some jitter on top
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

"""Connects of the asyncio pool: shared, cancelled, hanging, failing."""

import asyncio
import socket
from typing import Any

import pytest
from hyperframe.frame import GoAwayFrame, SettingsFrame

from http2.calls import answer_all, get, hold
from novita._http2 import (
    AsyncPool,
    ConnectError,
    ConnectionLostError,
    ConnectTimeoutError,
    Limits,
    Origin,
    PoolClosedError,
)

pytestmark = pytest.mark.anyio


async def test_a_failed_connect_fails_everyone_who_waits_for_it(pool: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        origin = Origin("127.0.0.1", listener.getsockname()[1])
    results = await asyncio.gather(*(get(pool, origin) for _ in range(5)), return_exceptions=True)
    assert {type(result) for result in results} == {ConnectError}
    assert len(set(map(id, results))) == 5


async def test_the_next_address_is_tried(serve: Any, pool: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(answer_all)
    lookup = socket.getaddrinfo

    def both(host: str, port: int, *rest: Any, **options: Any) -> Any:
        return lookup("127.0.0.1", 1, *rest, **options) + lookup("127.0.0.1", port, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert (await get(pool, Origin("localhost", server.origin.port))).status == 200


async def test_nobody_waits_in_vain_whatever_goes_wrong_in_connecting(pool: Any, monkeypatch: Any) -> None:
    def surprise(*_: object, **__: object) -> None:
        raise RuntimeError("surprise")

    monkeypatch.setattr(asyncio.get_running_loop(), "create_connection", surprise)
    with socket.create_server(("127.0.0.1", 0)) as listener, pytest.raises(ConnectError, match="surprise"):
        await get(pool, Origin("127.0.0.1", listener.getsockname()[1]))


async def test_a_cancelled_call_leaves_the_connect_to_the_others(serve: Any, pool: Any) -> None:
    server = serve(answer_all)
    first = asyncio.create_task(get(pool, server.origin))
    second = asyncio.create_task(get(pool, server.origin))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).status == 200
    assert len(server.peers) == 1


async def test_a_connect_that_hangs_is_given_up_for_everyone(tls: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        pool = AsyncPool(tls.client(), Limits(connect_seconds=0.1))
        results = await asyncio.gather(
            *(get(pool, Origin("127.0.0.1", listener.getsockname()[1])) for _ in range(3)), return_exceptions=True
        )
        assert {type(result) for result in results} == {ConnectTimeoutError}
        await pool.aclose()


async def test_a_failed_extra_connect_leaves_those_who_wait_to_the_connection_there_is(serve: Any, tls: Any) -> None:
    server = serve(hold(b"/held"), settings={SettingsFrame.MAX_CONCURRENT_STREAMS: 1})
    pool = AsyncPool(tls.client(), Limits(max_connections=2))
    await get(pool, server.origin)
    held = asyncio.create_task(get(pool, server.origin, "/held"))
    await asyncio.sleep(0)
    server.stop_listening()
    waiting = asyncio.create_task(get(pool, server.origin))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    held.cancel()
    assert (await waiting).status == 200
    await pool.aclose()


async def test_a_server_that_says_goodbye_at_once_is_not_stormed(serve: Any, pool: Any, monkeypatch: Any) -> None:
    server, attempts = serve(answer_all), 0
    loop = asyncio.get_running_loop()
    create = loop.create_connection

    async def dismissed(*arguments: Any, **options: Any) -> Any:
        nonlocal attempts
        attempts += 1
        transport, connection = await create(*arguments, **options)
        # What comes together with the last bytes of the handshake is read before anybody can use the connection.
        connection.data_received(SettingsFrame().serialize() + GoAwayFrame(0).serialize())
        return transport, connection

    monkeypatch.setattr(loop, "create_connection", dismissed)
    with pytest.raises(ConnectionLostError) as caught:
        await get(pool, server.origin, seconds=1)
    assert caught.value.not_processed
    assert attempts == 1
    await pool.aclose()
    assert pool.stats() == {"connections": 0, "streams": 0}


async def test_closing_during_a_connect(tls: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        pool = AsyncPool(tls.client())
        task = asyncio.create_task(get(pool, Origin("127.0.0.1", listener.getsockname()[1])))
        await asyncio.sleep(0.01)
        await pool.aclose()
        with pytest.raises(PoolClosedError):
            await task

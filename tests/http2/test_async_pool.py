"""What only the asyncio pool has: calls that share a connection, event loops, cancellation."""

import asyncio
import socket
import threading
import time
from typing import Any

import h2.events
import pytest
from hyperframe.frame import GoAwayFrame, SettingsFrame

from http2.calls import answer_all, eventually, get, hold
from lab.punctual import lasts
from novita._http2 import (
    AsyncPool,
    ConnectionLostError,
    DeadlineExceededError,
    Limits,
    Origin,
    PoolClosedError,
    Response,
)
from novita._http2.asyncio_driver import AsyncConnection

pytestmark = pytest.mark.anyio


async def test_many_calls_share_one_connection(serve: Any, pool: Any) -> None:
    server = serve(answer_all)
    answers = await asyncio.gather(*(get(pool, server.origin, f"/{n}") for n in range(100)))
    assert [answer.body for answer in answers] == [b"/%d" % n for n in range(100)]
    assert len(server.peers) == 1


async def test_a_stalled_call_neither_delays_nor_fails_the_others(serve: Any, pool: Any) -> None:
    server = serve(hold(b"/slow"))
    with lasts(0.6):
        slow = asyncio.create_task(get(pool, server.origin, "/slow", 0.6))
        for number in range(20):
            assert (await get(pool, server.origin, f"/{number}")).body == b"/%d" % number
        assert not slow.done()
        with pytest.raises(DeadlineExceededError):
            await slow
    assert (await get(pool, server.origin)).status == 200
    assert len(server.peers) == 1


async def test_deadlines_in_any_order_are_each_kept(serve: Any, pool: Any) -> None:
    server = serve(hold(b"/slow"))
    await get(pool, server.origin)

    async def fails_after(seconds: float) -> None:
        with lasts(seconds), pytest.raises(DeadlineExceededError):
            await get(pool, server.origin, "/slow", seconds)

    await asyncio.gather(*(fails_after(seconds) for seconds in (0.3, 0.1, 0.2, 0.15, 0.25)))


async def test_a_connection_on_which_nothing_comes_is_not_used_again(serve: Any, pool: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            if peer.number > 0:
                peer.answer(request.stream_id)

    server = serve(script)
    await asyncio.sleep(0)
    with pytest.raises(DeadlineExceededError):
        await get(pool, server.origin, seconds=0.2)
    with pytest.raises(DeadlineExceededError):
        await get(pool, server.origin, seconds=0.1)
    assert (await get(pool, server.origin)).status == 200
    assert len(server.peers) == 2


async def test_cancelling_resets_the_stream_and_costs_the_others_nothing(serve: Any, pool: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            if request.headers[b":path"] == b"/slow":
                peer.h2.send_headers(request.stream_id, [(":status", "200")])
                peer.h2.send_data(request.stream_id, bytes(16_000))
                peer.flush()
            else:
                peer.answer(request.stream_id)

    server = serve(script)
    for _ in range(5):
        tasks = [asyncio.create_task(get(pool, server.origin, "/slow")) for _ in range(60)]
        await get(pool, server.origin)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert all(task.cancelled() for task in tasks)
    assert (await get(pool, server.origin)).status == 200
    assert pool.stats() == {"connections": 1, "streams": 0}
    await eventually(lambda: sum(isinstance(e, h2.events.StreamReset) for e in server.peers[0].log) == 300)
    assert server.peers[0].h2.open_inbound_streams == 0


async def test_cancelling_at_any_turn_of_the_loop_leaks_nothing(serve: Any, tls: Any) -> None:
    server = serve(answer_all)
    pool = AsyncPool(tls.client())
    for turns in range(120):
        if turns % 40 == 0:
            await pool.aclose()
            pool = AsyncPool(tls.client())
        task = asyncio.create_task(get(pool, server.origin, body=b"x" * 100_000))
        for _ in range(turns % 40):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
            raise asyncio.CancelledError
        assert pool.stats()["streams"] == 0
    assert (await get(pool, server.origin)).status == 200
    await pool.aclose()


async def test_the_servers_stream_limit_is_kept_and_more_connections_opened(serve: Any, tls: Any) -> None:
    most: list[int] = []

    def script(peer: Any) -> None:
        for request in peer.requests():
            most.append(peer.h2.open_inbound_streams)
            time.sleep(0.002)
            peer.answer(request.stream_id)

    pool = AsyncPool(tls.client(), Limits(max_connections=3))
    server = serve(script, settings={SettingsFrame.MAX_CONCURRENT_STREAMS: 4})
    await get(pool, server.origin)
    answers = await asyncio.gather(*(get(pool, server.origin) for _ in range(100)))
    assert {answer.status for answer in answers} == {200}
    assert max(most) <= 4
    assert 2 <= len(server.peers) <= 3
    await pool.aclose()


async def test_a_burst_gets_as_many_connections_as_it_needs(serve: Any, pool: Any) -> None:
    server = serve(hold(b"/held"))
    held = [asyncio.create_task(get(pool, server.origin, "/held")) for _ in range(100)]
    others = await asyncio.gather(*(get(pool, server.origin) for _ in range(50)))
    assert {answer.status for answer in others} == {200}
    assert len(server.peers) == 2
    for task in held:
        task.cancel()


async def test_waiting_for_a_slot_is_bounded_and_can_be_cancelled(serve: Any, tls: Any) -> None:
    server = serve(hold(b"/held"), settings={SettingsFrame.MAX_CONCURRENT_STREAMS: 1})
    pool = AsyncPool(tls.client(), Limits(max_connections=1))
    await get(pool, server.origin)
    held = asyncio.create_task(get(pool, server.origin, "/held"))
    await asyncio.sleep(0)
    cancelled = asyncio.create_task(get(pool, server.origin))
    await asyncio.sleep(0.01)
    cancelled.cancel()
    with lasts(0.2), pytest.raises(DeadlineExceededError) as caught:
        await get(pool, server.origin, seconds=0.2)
    assert caught.value.not_processed
    waiting = asyncio.create_task(get(pool, server.origin, "/next"))
    await asyncio.sleep(0)
    held.cancel()
    assert (await waiting).body == b"/next"
    await pool.aclose()


async def test_a_slot_offered_to_a_cancelled_call_goes_to_the_next(serve: Any, tls: Any) -> None:
    server = serve(hold(b"/held"), settings={SettingsFrame.MAX_CONCURRENT_STREAMS: 1})
    pool = AsyncPool(tls.client(), Limits(max_connections=1))
    await get(pool, server.origin)
    held = asyncio.create_task(get(pool, server.origin, "/held"))
    await asyncio.sleep(0)
    first, second = (asyncio.create_task(get(pool, server.origin, f"/{n}")) for n in (1, 2))
    await asyncio.sleep(0.01)
    held.cancel()
    await asyncio.sleep(0)  # the slot is now offered to the first
    first.cancel()
    assert (await second).body == b"/2"
    await pool.aclose()


async def test_a_limit_lowered_in_flight_is_followed(serve: Any, pool: Any) -> None:
    def script(peer: Any) -> None:
        waiting = []
        for request in peer.requests():
            waiting.append(request.stream_id)
            if len(waiting) == 6:
                peer.h2.update_settings({SettingsFrame.MAX_CONCURRENT_STREAMS: 1})
                peer.flush()
                for stream in waiting:
                    peer.answer(stream)
            elif len(waiting) > 6:
                assert peer.h2.open_inbound_streams == 1
                peer.answer(request.stream_id)

    server = serve(script)
    answers = await asyncio.gather(*(get(pool, server.origin) for _ in range(6)))
    answers += [await get(pool, server.origin) for _ in range(3)]
    assert {answer.status for answer in answers} == {200}


async def test_a_server_that_allowed_no_streams_is_begun_with_all_the_same(tls: Any, pool: Any) -> None:
    """One that speaks second, so that a client that waits for its settings waits for ever."""
    connections = 0

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        if await reader.read(65_536):
            allowed = 0 if connections == 1 else 1
            writer.write(SettingsFrame(settings={SettingsFrame.MAX_CONCURRENT_STREAMS: allowed}).serialize())
            if allowed:
                writer.write(b"\0\0\1\1\5\0\0\0\1\x88")
                await reader.read()
        writer.close()

    listener = await asyncio.start_server(speak, "127.0.0.1", 0, ssl=tls.server("h2"))
    origin = Origin("127.0.0.1", listener.sockets[0].getsockname()[1])
    with pytest.raises(ConnectionLostError):
        await get(pool, origin)
    assert (await get(pool, origin, seconds=1)).status == 200
    assert connections == 2
    await pool.aclose()
    listener.close()


async def test_a_call_that_begins_when_the_server_has_left_goes_elsewhere(
    serve: Any, pool: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(answer_all)
    await get(pool, server.origin)
    late: list[asyncio.Task[Response]] = []
    take = AsyncConnection.eof_received

    def end(connection: AsyncConnection) -> None:
        take(connection)
        late.append(asyncio.create_task(get(pool, server.origin, body=b"create")))

    monkeypatch.setattr(AsyncConnection, "eof_received", end)
    socket.socket.shutdown(server.peers[0].sock, socket.SHUT_RDWR)
    await eventually(lambda: bool(late))
    assert (await late[0]).status == 200
    assert len(server.peers) == 2


async def test_graceful_goaway_loses_nothing_that_the_server_answers(serve: Any, pool: Any) -> None:
    def script(peer: Any) -> None:
        waiting = []
        for request in peer.requests():
            waiting.append(request.stream_id)
            if len(waiting) == 3:
                peer.frame(GoAwayFrame(0, last_stream_id=3))
                for stream in (1, 3):
                    peer.raw(b"\0\0\1\1\5" + stream.to_bytes(4, "big") + b"\x88")

    server = serve(script)
    first = await asyncio.gather(*(get(pool, server.origin) for _ in range(3)), return_exceptions=True)
    assert [getattr(answer, "status", None) for answer in first] == [200, 200, None]
    assert isinstance(first[2], ConnectionLostError)
    assert first[2].not_processed
    await eventually(lambda: pool.stats()["connections"] == 0)


async def test_closing_fails_calls_in_flight_and_those_that_wait(serve: Any, tls: Any) -> None:
    server = serve(hold(b"/held"), settings={SettingsFrame.MAX_CONCURRENT_STREAMS: 1})
    pool = AsyncPool(tls.client(), Limits(max_connections=1))
    await get(pool, server.origin)
    tasks = [asyncio.create_task(get(pool, server.origin, "/held")) for _ in range(3)]
    await asyncio.sleep(0.01)
    await pool.aclose()
    for task in tasks:
        with pytest.raises(PoolClosedError):
            await task
    assert pool.stats() == {"connections": 0, "streams": 0}


async def test_closing_when_a_slot_has_just_been_offered(serve: Any, tls: Any) -> None:
    server = serve(hold(b"/held"), settings={SettingsFrame.MAX_CONCURRENT_STREAMS: 1})
    pool = AsyncPool(tls.client(), Limits(max_connections=1))
    await get(pool, server.origin)
    held = asyncio.create_task(get(pool, server.origin, "/held"))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(get(pool, server.origin))
    await asyncio.sleep(0.01)
    held.cancel()
    await asyncio.sleep(0)
    await pool.aclose()
    with pytest.raises(PoolClosedError):
        await waiting


async def test_closing_before_connecting_has_begun(tls: Any) -> None:
    pool = AsyncPool(tls.client())
    call = asyncio.create_task(get(pool, Origin("127.0.0.1", 1)))
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await pool.aclose()
    with pytest.raises(PoolClosedError):
        await call


async def test_closing_at_the_moment_a_connection_is_there(serve: Any, tls: Any, monkeypatch: Any) -> None:
    server = serve(answer_all)
    pool = AsyncPool(tls.client())
    closing: list[asyncio.Task[None]] = []
    made = AsyncConnection.connection_made

    def close_now(connection: AsyncConnection, transport: asyncio.BaseTransport) -> None:
        made(connection, transport)
        closing.append(asyncio.create_task(pool.aclose()))

    with monkeypatch.context() as patch:
        patch.setattr(AsyncConnection, "connection_made", close_now)
        with pytest.raises(PoolClosedError):
            await get(pool, server.origin)
    await closing[0]
    other = AsyncPool(tls.client())
    assert (await get(other, server.origin)).status == 200  # over a socket with the number of the one given up
    await other.aclose()


async def test_calls_that_wait_move_on_when_the_connection_retires(serve: Any, tls: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            if request.headers[b":path"] == b"/last":
                peer.frame(GoAwayFrame(0, last_stream_id=request.stream_id))
            else:
                peer.answer(request.stream_id)

    server = serve(script, settings={SettingsFrame.MAX_CONCURRENT_STREAMS: 1})
    pool = AsyncPool(tls.client(), Limits(max_connections=1))
    await get(pool, server.origin)
    last = asyncio.create_task(get(pool, server.origin, "/last"))
    await asyncio.sleep(0)
    assert (await get(pool, server.origin)).status == 200
    last.cancel()
    assert len(server.peers) == 2
    await pool.aclose()


async def test_concurrent_uploads_share_the_window(serve: Any, pool: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            peer.answer(request.stream_id, b"%d" % len(request.body))

    server = serve(script)
    answers = await asyncio.gather(*(get(pool, server.origin, body=b"u" * 500_000) for _ in range(8)))
    assert {answer.body for answer in answers} == {b"500000"}
    assert len(server.peers) == 1


async def test_an_upload_waits_for_a_zero_window_and_the_others_do_not(serve: Any, pool: Any) -> None:
    opened = threading.Event()

    def script(peer: Any) -> None:
        for request in peer.requests():
            if request.headers[b":path"] == b"/open":
                peer.h2.update_settings({SettingsFrame.INITIAL_WINDOW_SIZE: 65_535})
                opened.set()
            peer.answer(request.stream_id, b"%d" % len(request.body))

    server = serve(script, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 0})
    await get(pool, server.origin)
    upload = asyncio.create_task(get(pool, server.origin, body=b"u" * 50_000))
    assert (await get(pool, server.origin)).body == b"0"
    assert not upload.done()
    await get(pool, server.origin, "/open")
    assert (await upload).body == b"50000"
    with pytest.raises(DeadlineExceededError):
        await get(pool, server.origin, seconds=-1)


async def test_an_idle_connection_closes_itself(serve: Any, tls: Any) -> None:
    server = serve(answer_all)
    pool = AsyncPool(tls.client(), Limits(idle_seconds=0.05))
    await get(pool, server.origin)
    await eventually(lambda: pool.stats()["connections"] == 0)
    assert (await get(pool, server.origin)).status == 200
    await pool.aclose()

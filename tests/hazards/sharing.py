"""Many requests on one connection: what one does must not hurt another."""

import asyncio
import random
import sys

from h2.settings import SettingCodes

from lab.h2_server import H2Server, Request
from lab.raw_server import RawServer, json_answer

from .matrix import at_most, eventually, fails, hazard, outcome, succeeds
from .peers import Peer, opened


async def answer(request: Request) -> None:
    """What a healthy server does."""
    await request.reply()


@hazard("H1", "24 threads share one client", "sync")
async def threads(kind: type[Peer]) -> None:
    interval = sys.getswitchinterval()
    with H2Server(answer) as server:
        async with opened(kind, server.url) as peer:
            sys.setswitchinterval(1e-5)
            try:

                async def worker() -> None:
                    for _ in range(40):
                        await succeeds(peer, peer.call("POST", "x", 10))

                await asyncio.gather(*(worker() for _ in range(24)))
            finally:
                sys.setswitchinterval(interval)
        assert not server.protocol_errors, server.protocol_errors
        assert len(server.requests) == 24 * 40


@hazard("H1", "24 tasks share one client", "async")
async def tasks(kind: type[Peer]) -> None:
    with H2Server(answer) as server:
        async with opened(kind, server.url) as peer:

            async def worker() -> None:
                for _ in range(40):
                    await succeeds(peer, peer.call("POST", "x", 10))

            await asyncio.gather(*(worker() for _ in range(24)))
        assert not server.protocol_errors, server.protocol_errors
        assert len(server.requests) == 24 * 40


async def _endless(request: Request) -> None:
    if request.name == "x":
        await request.reply()
        return
    request.start(200, [("content-type", "application/json")])
    await request.send(b'["')
    await request.over.wait()


@hazard("H2", "answers left early leak streams")
async def early_close(kind: type[Peer]) -> None:
    with H2Server(_endless, settings={SettingCodes.MAX_CONCURRENT_STREAMS: 100}) as server:
        async with opened(kind, server.url) as peer:
            for _ in range(130):
                async with asyncio.timeout(2):
                    await outcome(peer, peer.abandon("endless"))
            async with at_most(1):
                await succeeds(peer, peer.call("GET", "x", seconds=1))
            await eventually(
                lambda: all(request.over.is_set() for request in server.requests if request.name == "endless"),
                "the server hears that the client left",
            )


@hazard("H3", "cancelled POSTs leak streams", "async")
async def cancel_storm(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.body()
        await asyncio.sleep(0.005)
        await request.reply()

    dice = random.Random(7)
    with H2Server(script, settings={SettingCodes.MAX_CONCURRENT_STREAMS: 100}) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            for _ in range(40):
                group = [asyncio.ensure_future(peer.call("POST", "x", 100)) for _ in range(30)]
                for _ in range(dice.randrange(12)):
                    await asyncio.sleep(0)
                for call in group[::2]:
                    call.cancel()
                results = await asyncio.gather(*group, return_exceptions=True)
                bad = [result for result in results[1::2] if isinstance(result, BaseException)]
                assert not bad, f"a neighbour of a cancelled call failed: {bad[0]!r}"
            await eventually(
                lambda: all(connection.h2.open_inbound_streams == 0 for connection in server.connections),
                "no stream is left open",
            )
        assert not server.protocol_errors, server.protocol_errors


@hazard("H4", "unread bytes use up the connection's window")
async def abandoned_bodies(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "x":
            await request.reply()
            return
        request.start(200, [("content-type", "application/json")])
        await request.send(b'["' + bytes(3 * 2**20).replace(b"\0", b"a"))
        await request.over.wait()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for _ in range(24):
                async with asyncio.timeout(2):
                    await outcome(peer, peer.abandon("endless"))
            async with at_most(1):
                await succeeds(peer, peer.call("GET", "x", seconds=1))
        assert not server.protocol_errors, server.protocol_errors


@hazard("H9", "one stalled answer fails its neighbours")
async def stalled_neighbour(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "stall":
            await request.over.wait()
        elif request.name == "late":
            await asyncio.sleep(0.8)
        await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            stalled = asyncio.ensure_future(fails(peer, peer.call("GET", "stall", seconds=0.3)))
            await succeeds(peer, peer.call("GET", "late"))
            await stalled


@hazard("H10", "a busy neighbour keeps a timeout from firing")
async def deadline_beside_a_busy_neighbour(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "stall":
            await request.over.wait()
        elif request.name == "late":
            await asyncio.sleep(1)
        await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            late = asyncio.ensure_future(succeeds(peer, peer.call("GET", "late")))
            await eventually(lambda: len(server.requests) == 2, "the neighbour is under way")
            async with at_most(0.3):
                await fails(peer, peer.call("GET", "stall", seconds=0.3))
            await late


@hazard("H11", "waiting for a stream slot outlives the timeout")
async def one_stream_only(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "hold":
            await asyncio.sleep(1)
        await request.reply()

    with H2Server(script, settings={SettingCodes.MAX_CONCURRENT_STREAMS: 1}) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            held = asyncio.ensure_future(succeeds(peer, peer.call("GET", "hold")))
            await eventually(lambda: len(server.requests) == 2, "the slot is taken")
            async with at_most(0.3):
                await outcome(peer, peer.call("GET", "x", seconds=0.3))
            await held
        assert not server.protocol_errors, server.protocol_errors


@hazard("H12", "the server lowers its stream limit in flight")
async def lowered_limit(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "wave":
            await eventually(lambda: len(server.requests) >= 7, "six are in flight")
            request.connection.set(max_concurrent_streams=1)
            await asyncio.sleep(0.05)
        await request.reply()

    with H2Server(script, settings={SettingCodes.MAX_CONCURRENT_STREAMS: 10}) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            await succeeds(peer, *(peer.call("GET", "wave") for _ in range(6)))
            await succeeds(peer, *(peer.call("GET", "x") for _ in range(6)))
        assert not server.protocol_errors, server.protocol_errors


async def _connects_cancelled(kind: type[Peer], url: str) -> None:
    async with opened(kind, url) as peer:
        for turn in range(0, 60, 3):
            group = [asyncio.ensure_future(peer.call("GET", "x")) for _ in range(20)]
            for _ in range(turn % 30):
                await asyncio.sleep(0)
            for call in group:
                call.cancel()
            await asyncio.gather(*group, return_exceptions=True)
        await succeeds(peer, peer.call("GET", "x", seconds=3))


@hazard("H13", "cancelled while connecting, HTTP/2", "async")
async def cancelled_connects(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.reply()
        request.connection.goaway(request.stream_id)
        request.connection.close()

    with H2Server(script) as server:
        await _connects_cancelled(kind, server.url)


@hazard("H13", "cancelled while connecting, HTTP/1.1", "async")
async def cancelled_connects_http1(kind: type[Peer]) -> None:
    with RawServer([*json_answer(b"{}", "200 OK", b"connection: close"), "close"]) as server:
        await _connects_cancelled(kind, server.url)


@hazard("H14", "uploads wait for windows")
async def upload_windows(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "late":
            await asyncio.sleep(0.1)
            request.connection.set(initial_window_size=65_535)
        await request.body()
        await request.reply(str(len(request.received)).encode())

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            answers = await succeeds(peer, *(peer.call("POST", "x", 1_000_000) for _ in range(8)))
            assert all(int(reply.body) >= 1_000_000 for reply in answers)
        assert not server.protocol_errors, server.protocol_errors
    with H2Server(script, settings={SettingCodes.INITIAL_WINDOW_SIZE: 0}) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            await succeeds(peer, peer.call("POST", "late", 200_000))


@hazard("H14", "a window that never opens ends at the deadline")
async def shut_window(kind: type[Peer]) -> None:
    with H2Server(answer, settings={SettingCodes.INITIAL_WINDOW_SIZE: 0}) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            async with at_most(0.4):
                await fails(peer, peer.call("POST", "x", 1_000, seconds=0.4))
            await succeeds(peer, peer.call("GET", "x"))


@hazard("H22", "the first calls queue behind the server's SETTINGS")
async def first_calls(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await eventually(lambda: len(server.requests) >= 10, "ten first calls are in flight together", 0.5)
        await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, *(peer.call("GET", "x") for _ in range(10)))

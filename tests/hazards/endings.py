"""Connections and streams that end: politely, rudely, too early, unnoticed."""

import asyncio
import functools
import itertools
import socket
from collections import defaultdict
from unittest import mock

import h2.events
from h2.settings import SettingCodes
from hyperframe.frame import PingFrame

from lab.h2_server import Connection, H2Server, Request
from novita._http2 import Limits

from .matrix import at_most, eventually, fails, hazard, outcome, succeeds
from .peers import Answer, Peer, opened
from .sharing import answer

ALL_STREAMS = 2**31 - 1


async def _polls(kind: type[Peer], method: str, *endings: str) -> None:
    async def script(request: Request) -> None:
        await request.reply()
        if "goaway" in endings:
            request.connection.goaway(request.stream_id)
        if "close" in endings:
            request.connection.close()
        if "reset" in endings:
            await asyncio.sleep(0.02)
            request.connection.abort()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for _ in range(6):
                await succeeds(peer, peer.call(method, "x"))
                await asyncio.sleep(0.12)  # the pause between two polls, in which the server hangs up
        assert len(server.requests) == 6


@hazard("H5", "idle connection closed by the server: GET")
async def idle_close_get(kind: type[Peer]) -> None:
    await _polls(kind, "GET", "close")


@hazard("H5", "idle connection closed by the server: POST")
async def idle_close_post(kind: type[Peer]) -> None:
    await _polls(kind, "POST", "close")


@hazard("H5", "idle connection closed with GOAWAY")
async def idle_goaway(kind: type[Peer]) -> None:
    await _polls(kind, "POST", "goaway", "close")


@hazard("H5", "idle connection reset by the server")
async def idle_reset(kind: type[Peer]) -> None:
    await _polls(kind, "POST", "reset")


@hazard("H6", "graceful GOAWAY: answers still come")
async def graceful_goaway(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "wave":
            await eventually(lambda: len(server.requests) >= 4, "all are in flight")
            request.connection.goaway(max(other.stream_id for other in request.connection.requests))
            await asyncio.sleep(0.05)
        await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("POST", "x"))
            await succeeds(peer, *(peer.call("POST", "wave") for _ in range(3)))
            await succeeds(peer, peer.call("POST", "x"))
        assert len(server.requests) == 5, "something was sent twice"


@hazard("H6", "graceful GOAWAY: new calls do not wait for old ones")
async def goaway_while_busy(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "long":
            request.connection.goaway(ALL_STREAMS)
            await asyncio.sleep(0.02)
            request.connection.goaway(request.stream_id)
            await asyncio.sleep(0.8)
        await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            long = asyncio.ensure_future(succeeds(peer, peer.call("GET", "long")))
            await asyncio.sleep(0.1)
            async with at_most(0.4):
                await succeeds(peer, peer.call("GET", "x"))
            await long


async def _goaway_unprocessed(kind: type[Peer], warm_up: int, last: int) -> None:
    async def script(request: Request) -> None:
        if request.name == "x" and request.connection is server.connections[0]:
            await request.body()
            request.connection.goaway(last)
            request.connection.close()
        else:
            await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for _ in range(warm_up):
                await succeeds(peer, peer.call("GET", "warm"))
            await succeeds(peer, peer.call("POST", "x", 10))


@hazard("H7", "GOAWAY(0): nothing was processed, POST is sent again")
async def goaway_zero(kind: type[Peer]) -> None:
    await _goaway_unprocessed(kind, 0, 0)


@hazard("H7", "GOAWAY below the stream: POST is sent again")
async def goaway_below(kind: type[Peer]) -> None:
    await _goaway_unprocessed(kind, 1, 1)


@hazard("H7", "GOAWAY above the stream: POST is not sent again")
async def goaway_above(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.body()
        request.connection.goaway(ALL_STREAMS)
        request.connection.close()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await fails(peer, peer.call("POST", "x", 10))
        assert len(server.requests) == 1


@hazard("H8", "REFUSED_STREAM: POST is sent again")
async def refused(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.body()
        if len(server.requests) == 1:
            request.reset(7)
        else:
            await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("POST", "x", 10))
        assert len(server.requests) == 2


@hazard("H8", "REFUSED_STREAM after the answer has begun: POST is not sent again")
async def refused_late(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.body()
        request.start(200, [("content-type", "application/json")])
        request.reset(7)

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await fails(peer, peer.call("POST", "x", 10))
        assert len(server.requests) == 1, f"POST was sent {len(server.requests)} times"


@hazard("H8", "RST_STREAM of any kind, at any time, hurts one call only")
async def resets(kind: type[Peer]) -> None:
    reset: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def script(request: Request) -> None:
        if request.method == "GET":
            await reset[request.name].wait()
            await request.reply()
            return
        phase, code = request.name.split("-")
        await request.body()
        if phase != "before":
            request.start(200, [("content-type", "application/json"), ("content-length", "100")])
        if phase == "middle":
            await request.send(b'{"a": ')
        request.reset(int(code))
        reset[request.name].set()

    with H2Server(script) as server:

        def sent(method: str, name: str) -> int:
            return [(request.method, request.name) for request in server.requests].count((method, name))

        async with opened(kind, server.url) as peer:
            for phase, code in itertools.product(("before", "after", "middle"), (0, 1, 2, 8, 11, 13, 4711)):
                name = f"{phase}-{code}"
                neighbour = asyncio.ensure_future(succeeds(peer, peer.call("GET", name)))
                await eventually(functools.partial(sent, "GET", name), "the neighbour is in flight")
                await fails(peer, peer.call("POST", name, 10, seconds=2))
                await neighbour
                assert sent("POST", name) == 1, f"POST was sent {sent('POST', name)} times ({phase}, code {code})"


@hazard("H15", "PING while idle is answered", "async")
async def ping_while_idle(kind: type[Peer]) -> None:
    with H2Server(answer) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
            connection = server.connections[0]
            server.do(lambda: connection.inject(PingFrame(0, opaque_data=b"are you?")))
            await eventually(lambda: _acks(connection), "the ping is answered", 0.5)


@hazard("H15", "PING while idle, then a call", "sync")
async def ping_before_a_call(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.reply()
        if len(server.requests) == 1:
            connection.append(request.connection)
            await asyncio.sleep(0.02)
            request.connection.inject(PingFrame(0, opaque_data=b"are you?"))

    connection: list[Connection] = []
    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("POST", "x"))
            await asyncio.sleep(0.1)
            await succeeds(peer, peer.call("POST", "x"))
            await eventually(lambda: len(server.connections) > 1 or _acks(connection[0]), "answered with the call", 0.5)


@hazard("H15", "PING while idle, the server hangs up for want of an answer", "sync")
async def unanswered_ping(kind: type[Peer]) -> None:
    with H2Server(answer) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("POST", "x"))
            connection = server.connections[0]

            def lose_patience() -> None:
                connection.inject(PingFrame(0, opaque_data=b"are you?"))
                connection.goaway(1, 4)
                connection.close()

            server.do(lose_patience)
            await asyncio.sleep(0.1)
            await succeeds(peer, peer.call("POST", "x"))


def _acks(connection: Connection) -> int:
    return len(
        [event for event in connection.events if type(event).__name__ in ("PingAckReceived", "PingAcknowledged")]
    )


@hazard("H16", "truncated and over-long bodies are errors of the client's own")
async def wrong_lengths(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.body()
        request.start(200, [("content-type", "application/json"), ("content-length", "100")])
        connection, stream = request.connection, request.stream_id
        if request.name == "short":
            connection.inject(_data(stream, b'{"a": 1}', end=True))
        elif request.name == "long":
            connection.inject(_data(stream, b'"' + b"a" * 238 + b'"', end=True))
        elif request.name == "longer":
            for _ in range(24):
                connection.inject(_data(stream, b"a" * 10, end=False))
                await asyncio.sleep(0.002)
            connection.inject(_data(stream, b"", end=True))
        elif request.name == "dropped":
            connection.inject(_data(stream, b'{"a": 1}', end=False))
            connection.close()
        elif request.name == "aborted":
            connection.inject(_data(stream, b'{"a": 1}', end=False))
            await asyncio.sleep(0.02)
            connection.abort()

    for name in ("short", "long", "longer", "dropped", "aborted"):
        with H2Server(script) as server:
            async with opened(kind, server.url) as peer:
                await fails(peer, peer.call("POST", name, seconds=2))


def _data(stream_id: int, payload: bytes, *, end: bool) -> bytes:
    head = len(payload).to_bytes(3, "big") + bytes([0, 1 if end else 0]) + stream_id.to_bytes(4, "big")
    return head + payload


@hazard("H18", "a new connection resolves the name again")
async def dns(kind: type[Peer]) -> None:
    async def goodbye(request: Request) -> None:
        await request.reply(b'"old"')
        request.connection.goaway(request.stream_id)

    async def welcome(request: Request) -> None:
        await request.reply(b'"new"')

    real = socket.getaddrinfo
    address = "127.0.0.1"

    def resolve(host: object, *arguments: object, **options: object) -> object:
        return real(address if host in ("lab.test", b"lab.test") else host, *arguments, **options)  # type: ignore[arg-type]

    with H2Server(goodbye) as old, H2Server(welcome, host="127.0.0.2", port=old.port) as new:
        with mock.patch("socket.getaddrinfo", resolve):
            async with opened(kind, f"https://lab.test:{old.port}") as peer:
                assert await succeeds(peer, peer.call("GET", "x")) == [Answer(200, b'"old"')]
                address = "127.0.0.2"
                await asyncio.sleep(0.05)
                assert await succeeds(peer, peer.call("GET", "x")) == [Answer(200, b'"new"')]
        assert len(new.requests) == 1


@hazard("H18", "a connection in use is replaced when it is old")
async def max_age(kind: type[Peer]) -> None:
    with H2Server(answer) as server, mock.patch.object(Limits, "age", return_value=0.1):
        async with opened(kind, server.url) as peer:
            for _ in range(8):
                await succeeds(peer, peer.call("GET", "x"))
                await asyncio.sleep(0.05)  # the connection grows older, in use
        assert len(server.connections) > 1, "one connection for ever"


@hazard("H18", "the server recycles its connections under load")
async def recycling(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.reply()
        if len(request.connection.requests) == 50:
            request.connection.goaway(max(other.stream_id for other in request.connection.requests))
            await asyncio.sleep(0.01)
            request.connection.close()

    with H2Server(script, settings={SettingCodes.MAX_CONCURRENT_STREAMS: 32}) as server:
        async with opened(kind, server.url) as peer:

            async def worker() -> None:
                for _ in range(40):
                    await succeeds(peer, peer.call("GET", "x"))

            await asyncio.gather(*(worker() for _ in range(16)))
        assert not server.protocol_errors, server.protocol_errors
        assert not any(connection.seen(h2.events.StreamReset) for connection in server.connections)


@hazard("H8", "a server that refuses everything does not loop the client")
async def refuses_everything(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        request.reset(7)

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await outcome(peer, peer.call("POST", "x", seconds=3))
        assert len(server.requests) <= 10

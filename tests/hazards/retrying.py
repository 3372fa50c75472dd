"""What is sent again, and how often."""

import asyncio
from collections import Counter

import novita
from lab.h2_server import H2Server, Request

from .matrix import at_most, eventually, fails, hazard, outcome, succeeds
from .peers import Answer, Peer, opened


@hazard("S11", "hostile Retry-After")
async def retry_after(kind: type[Peer]) -> None:
    values = [
        "-1", "nan", "inf", "-inf", "1e9", "1e309", "9" * 400, "0x10", "soon", " ", "1;2",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 01 Jan 10000 00:00:00 GMT", "Thu, 32 Jan 2026 99:99:99 GMT", "\u0661",
    ]  # fmt: skip

    async def script(request: Request) -> None:
        value = values[int(request.name)]
        await request.reply(b"{}", 503, [("retry-after", value)])

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer, at_most(2):
            await asyncio.gather(*(fails(peer, peer.call("GET", str(i), seconds=2)) for i in range(len(values))))


@hazard("S12", "a fleet does not storm a failing server")
async def storm(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.reply(b"{}", 503)

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await asyncio.gather(*(fails(peer, peer.call("GET", "x", seconds=5)) for _ in range(200)))
        assert len(server.requests) <= 1.1 * 200 + 100, f"{len(server.requests)} attempts"


@hazard("S12", "five lost connections of 64 calls each do not use up the retries", "async")
async def lost_together(kind: type[Peer]) -> None:
    seen: Counter[str] = Counter()

    async def script(request: Request) -> None:
        seen[request.name] += 1
        if seen[request.name] > 64:
            await request.reply()
        elif seen[request.name] == 64:
            request.connection.abort()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for name in "abcde":
                await succeeds(peer, *(peer.call("GET", name) for _ in range(64)))


@hazard("S13", "a POST that may have taken effect is sent once, and says so")
async def sent_once(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.body()
        if request.name == "dropped":
            request.connection.close()
        elif request.name == "reset":
            request.connection.abort()
        elif request.name == "error":
            await request.reply(b"{}", 503)
        else:
            await request.over.wait()

    for name in ("dropped", "reset", "error", "stalled"):
        with H2Server(script) as server:
            async with opened(kind, server.url) as peer:
                error = await fails(peer, peer.call("POST", name, seconds=1))
            assert len(server.requests) == 1, f"{name}: sent {len(server.requests)} times"
            if isinstance(error, novita.NovitaError) and name != "error":
                assert isinstance(error, novita.AmbiguousRequestError), f"{name}: {type(error).__name__}"


@hazard("S13", "a GET is sent again after the connection broke")
async def sent_again(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if len(server.requests) == 1:
            request.connection.abort()
        else:
            await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("GET", "x"))
        assert len(server.requests) == 2


@hazard("S14", "cancelled at every turn of the loop from 0 to 200", "async")
async def cancel_fuzz(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "flaky" and len(server.requests) % 3 == 0:
            await request.reply(b"{}", 503, [("retry-after", "0.005")])
        else:
            await request.reply()

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for turn in range(201):
                task = asyncio.ensure_future(peer.call("GET", "flaky"))
                for _ in range(turn):
                    await asyncio.sleep(0)
                task.cancel()
                result = (await asyncio.gather(task, return_exceptions=True))[0]
                assert isinstance(result, Answer | asyncio.CancelledError), f"turn {turn}: {result!r}"
            await succeeds(peer, *(peer.call("GET", "x") for _ in range(20)))
            await eventually(
                lambda: all(connection.h2.open_inbound_streams == 0 for connection in server.connections),
                "no stream is left open",
            )
        assert not server.protocol_errors, server.protocol_errors


@hazard("S14", "the deadline holds in the sleep between two attempts")
async def deadline_in_retry(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.reply(b"{}", 429, [("retry-after", "0.4")])

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer, at_most(0.6):
            await outcome(peer, peer.call("GET", "x", seconds=0.6))

"""Event loops, processes and interpreters that come and go."""

import asyncio
import os
import pickle
import subprocess
import sys
from copy import copy, deepcopy

from lab.certificates import ROOT_OF_PARENT, certificate_files
from lab.h2_server import H2Server, Request
from lab.raw_server import RawServer, json_answer

from .matrix import at_most, eventually, fails, hazard, outcome, succeeds
from .peers import KINDS, Peer, in_thread, opened
from .sharing import answer


async def _three_runs(kind: type[Peer], url: str) -> None:
    async def use(peer: Peer, *, last: bool) -> None:
        await succeeds(peer, *(peer.call("POST", "x") for _ in range(3)))
        if last:
            await peer.close()

    def three() -> None:
        peer = kind(url, {})
        for turn in range(3):
            asyncio.run(use(peer, last=turn == 2))

    await in_thread(three)


@hazard("H19", "three runs of asyncio with one client, HTTP/2", "async")
async def three_loops(kind: type[Peer]) -> None:
    with H2Server(answer) as server:
        await _three_runs(kind, server.url)


@hazard("H19", "three runs of asyncio with one client, HTTP/1.1", "async")
async def three_loops_http1(kind: type[Peer]) -> None:
    with RawServer(json_answer(b"{}")) as server:
        await _three_runs(kind, server.url)


@hazard("H19", "closed while calls are in flight")
async def close_in_flight(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "x":
            await request.reply()
        await request.over.wait()

    with H2Server(script) as server:
        peer = kind(server.url, {})
        await succeeds(peer, peer.call("GET", "x"))
        calls = [asyncio.ensure_future(outcome(peer, peer.call("POST", "stall", seconds=3))) for _ in range(3)]
        await eventually(lambda: len(server.requests) == 4, "three calls are in flight")
        async with at_most(1):
            await peer.close()
            results = await asyncio.gather(*calls)
        assert all(isinstance(result, Exception) for result in results)


async def _probe(kind: type[Peer], what: str) -> None:
    name = next(name for name, other in KINDS.items() if other is kind)
    chain = certificate_files()
    with H2Server(answer) as server:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-X", "dev", "-W", "error", "-m", "hazards.probe", what, name, server.url,
            env={**os.environ, ROOT_OF_PARENT: str(chain[2]), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        await process.stdout.readline()  # it is up
        try:
            async with asyncio.timeout(10):
                _, told = await process.communicate()
        except TimeoutError:
            process.kill()
            await process.wait()
            raise AssertionError("the process hangs") from None
        text = told.decode().strip()
        assert process.returncode == 0, text[-300:]
        assert not text, f"it says: {text[-300:]}"


@hazard("H19", "the interpreter ends with an open client")
async def interpreter_exit(kind: type[Peer]) -> None:
    await _probe(kind, "exit")


@hazard("H20", "fork with a live connection")
async def fork(kind: type[Peer]) -> None:
    await _probe(kind, "fork")


@hazard("H21", "errors survive pickle and copy")
async def pickled_errors(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        if request.name == "gone":
            request.reset(2)
        else:
            await request.reply(b"{}", int(request.name))

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for name in ("400", "401", "404", "429", "500", "gone"):
                error = await fails(peer, peer.call("POST", name, seconds=0.3))
                for twin in (pickle.loads(pickle.dumps(error)), copy(error), deepcopy(error)):
                    assert type(twin) is type(error)
                    assert str(twin) == str(error)

"""Servers that send too much, too slowly, or nonsense."""

import asyncio
import gzip
import os
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from hyperframe.frame import (
    ContinuationFrame,
    DataFrame,
    Frame,
    HeadersFrame,
    PingFrame,
    SettingsFrame,
    WindowUpdateFrame,
)

from lab.h2_server import H2Server, Request
from lab.raw_server import RawServer, Step, json_answer

from .matrix import at_most, eventually, fails, hazard, outcome, succeeds
from .peers import Peer, opened

JSON = ("content-type", "application/json")
MEBIBYTE = 2**20


@hazard("H17", "header floods")
async def header_floods(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.body()
        connection, stream = request.connection, request.stream_id
        encode = connection.h2.encoder.encode
        match request.name:
            case "x":
                await request.reply()
            case "endless":
                connection.inject(HeadersFrame(stream, encode([(":status", "200")])))
                connection.inject(*(ContinuationFrame(stream, b"\x00\x01a\x01b") for _ in range(5_000)))
            case "empty":
                connection.inject(HeadersFrame(stream, encode([(":status", "200")])))
                connection.inject(*(ContinuationFrame(stream, b"") for _ in range(5_000)))
            case "large":
                block = encode([(":status", "200"), *((f"x-{i}", "v" * 4_096) for i in range(40))])
                pieces = [block[i : i + 16_384] for i in range(0, len(block), 16_384)]
                frames: list[Frame] = [HeadersFrame(stream, pieces[0])]
                frames += [ContinuationFrame(stream, piece) for piece in pieces[1:]]
                frames[-1].flags.add("END_HEADERS")
                connection.inject(*frames)
                connection.inject(DataFrame(stream, b"{}", flags=["END_STREAM"]))

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for name in ("endless", "empty", "large"):
                await fails(peer, peer.call("POST", name, seconds=3))
                await succeeds(peer, peer.call("GET", "x"))


@hazard("H17", "frames that bring nothing")
async def frame_floods(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.body()
        if request.name == "x":
            await request.reply()
            return
        stream = request.stream_id
        frames: dict[str, Frame] = {
            "ping": PingFrame(0, opaque_data=b"12345678"),
            "settings": SettingsFrame(0, settings={SettingsFrame.MAX_FRAME_SIZE: 16_384}),
            "data": DataFrame(stream, b""),
            "window": WindowUpdateFrame(0, window_increment=1),
            "padding": DataFrame(stream, b"", pad_length=200, flags=["PADDED"]),
        }
        if request.name in ("data", "padding"):
            request.start(200, [JSON])
        blob = frames[request.name].serialize() * 1_000
        while not request.over.is_set():
            request.connection.inject(blob)
            await request.connection.drain()
            await asyncio.sleep(0)

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for name in ("ping", "settings", "data", "window", "padding"):
                async with at_most(2.5):
                    await fails(peer, peer.call("POST", name, seconds=2))
                await succeeds(peer, peer.call("GET", "x"))


@hazard("H17", "nonsense frames end in an error of the client's own")
async def nonsense(kind: type[Peer]) -> None:
    def frame(length: int, kind_: int, flags: int, stream: int, payload: bytes) -> bytes:
        return length.to_bytes(3, "big") + bytes([kind_, flags]) + stream.to_bytes(4, "big") + payload

    oddities = {
        "text": b"HTTP/1.1 400 Bad Request\r\n\r\n",
        "noise": bytes(range(256)) * 4,
        "push": frame(8, 5, 4, 1, b"\0\0\0\2\x88\x88\x88\x88"),
        "zero-stream-data": frame(2, 0, 1, 0, b"{}"),
        "never-opened": frame(1, 1, 5, 4711, b"\x88"),
        "even-stream": frame(1, 1, 5, 2, b"\x88"),
        "short-ping": frame(3, 6, 0, 0, b"abc"),
        "odd-settings": frame(5, 4, 0, 0, b"\0\1\0\0\0"),
        "bad-hpack": frame(4, 1, 5, 1, b"\xff\xff\xff\xff"),
        "no-status": frame(1, 1, 5, 1, b"\x82"),
        "window-overflow": frame(4, 8, 0, 0, b"\x7f\xff\xff\xff") * 2,
        "huge-frame": frame(2**24 - 1, 0, 0, 1, b"a" * 100),
        "too-much-padding": frame(3, 0, 8, 1, b"\xffab"),
        "bare-continuation": frame(1, 9, 4, 1, b"\x88"),
        "unfinished": frame(100, 0, 0, 1, b"abc"),
    }

    async def script(request: Request) -> None:
        await request.body()
        if request.name == "x":
            await request.reply()
            return
        request.connection.inject(oddities[request.name])
        await asyncio.sleep(0.02)
        request.connection.close()

    for name in oddities:
        with H2Server(script) as server:
            async with opened(kind, server.url) as peer:
                await fails(peer, peer.call("POST", name, seconds=2))
                await succeeds(peer, peer.call("GET", "x"))


@hazard("S1", "a body that drips outlives the timeout, HTTP/2")
async def drip(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        request.start(200, [JSON])
        await request.send(b'["')
        while not request.over.is_set():
            await request.send(b"a")
            await asyncio.sleep(0.05)

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await outcome(peer, peer.call("GET", "warm", seconds=0.2))
            async with at_most(0.5):
                await fails(peer, peer.call("POST", "x", seconds=0.5))


@hazard("S1", "a body that drips outlives the timeout, HTTP/1.1")
async def drip_http1(kind: type[Peer]) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n"
    with RawServer([head, *[step for _ in range(60) for step in (b"a", 0.05)]]) as server:
        async with opened(kind, server.url) as peer, at_most(0.6):
            await fails(peer, peer.call("POST", "x", seconds=0.6))


@hazard("S1", "a trickle of headers outlives the timeout, HTTP/1.1")
async def slow_head(kind: type[Peer]) -> None:
    with RawServer(
        [b"HTTP/1.1 200 OK\r\n", *[step for i in range(60) for step in (b"x-%d: 1\r\n" % i, 0.05)]]
    ) as server:
        async with opened(kind, server.url) as peer, at_most(0.6):
            await fails(peer, peer.call("POST", "x", seconds=0.6))


@hazard("S2", "bodies cut short or of the wrong kind, HTTP/1.1")
async def cut_bodies(kind: type[Peer]) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
    answers: dict[str, list[Step]] = {
        "shorter than content-length": [head + b'content-length: 20\r\n\r\n{"a": 1}', "close"],
        "chunk cut": [head + b'transfer-encoding: chunked\r\n\r\n20\r\n{"a": 1}', "close"],
        "chunks without end": [head + b'transfer-encoding: chunked\r\n\r\n8\r\n{"a": 1}\r\n', "close"],
        "no length": [head + b'connection: close\r\n\r\n{"a": 1', "close"],
        "page of a middlebox": [head.replace(b"json", b"html") + b"content-length: 6\r\n\r\n<html>"],
        "nothing": ["close"],
        "reset": [head + b"content-length: 20\r\n\r\n{", 0.02, "reset"],
        "not HTTP": [b"SSH-2.0-OpenSSH_9.2\r\n", "close"],
        "bad chunk": [head + b"transfer-encoding: chunked\r\n\r\nzz\r\n", "close"],
    }
    for what, answer in answers.items():
        with RawServer(answer) as server:
            async with opened(kind, server.url) as peer:
                error = await fails(peer, peer.call("POST", "x", seconds=2))
                assert len(server.requests) == 1, f"{what}: POST was sent {len(server.requests)} times"
                assert str(error), what


@hazard("S3", "bodies that are no proper JSON")
async def odd_json(kind: type[Peer]) -> None:
    bodies = {
        "html": b"<html></html>",
        "empty": b"",
        "bom": b"\xef\xbb\xbf{}",
        "utf 16": '{"a": 1}'.encode("utf-16"),
        "bad utf 8": b'{"a": "\xff\xfe"}',
        "nan": b'{"a": NaN}',
        "deep": b"[" * 100_000,
        "huge number": b"1" * 10_000,
        "cut": b'{"a": [1, 2',
        "null": b"null",
        "twice": b"{}{}",
        "surrogate": b'{"a": "\\ud800"}',
    }

    async def script(request: Request) -> None:
        await request.reply(bodies[request.name.replace("-", " ")])

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            for name in bodies:
                await outcome(peer, peer.call("POST", name.replace(" ", "-")))


@cache
def _bomb() -> bytes:
    """A JSON list of 400 MB of blanks, compressed: one piece, over and over."""
    packer = zlib.compressobj(9, wbits=31)
    begin = packer.compress(b"[") + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(b" " * MEBIBYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return begin + piece * 400


@contextmanager
def _memory_below(mebibytes: float) -> Iterator[None]:
    """Fails when the process grew by more at any moment."""
    page = os.sysconf("SC_PAGE_SIZE")
    statm = Path("/proc/self/statm")

    def resident() -> int:
        return int(statm.read_text().split()[1]) * page if statm.exists() else 0

    start = peak = resident()
    over = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(0.002):
            peak = max(peak, resident())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
    grown = (peak - start) / MEBIBYTE
    assert grown < mebibytes, f"grew by {grown:.0f} MiB"


@hazard("S4", "a compressed bomb, HTTP/2")
async def bomb(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        await request.reply(_bomb(), headers=[("content-encoding", "gzip")])

    _bomb()
    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            with _memory_below(100):
                await fails(peer, peer.call("POST", "x", seconds=15))


@hazard("S4", "a compressed bomb, HTTP/1.1")
async def bomb_http1(kind: type[Peer]) -> None:
    with RawServer(json_answer(_bomb(), "200 OK", b"content-encoding: gzip")) as server:
        async with opened(kind, server.url) as peer:
            with _memory_below(100):
                await fails(peer, peer.call("POST", "x", seconds=15))


@hazard("S4", "wrong and nested content encodings")
async def encodings(kind: type[Peer]) -> None:
    good = gzip.compress(b'{"a": 1}')
    cases = {
        "good": (good, "gzip"),
        "twice": (gzip.compress(good), "gzip, gzip"),
        "many": (good, ", ".join(["gzip"] * 20)),
        "cut": (good[:-9], "gzip"),
        "not": (b'{"a": 1}', "gzip"),
        "unasked": (b'{"a": 1}', "br"),
        "checksum": (good[:-8] + bytes(8), "gzip"),
    }

    async def script(request: Request) -> None:
        body, encoding = cases[request.name]
        await request.reply(body, headers=[("content-encoding", encoding)])

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            await succeeds(peer, peer.call("POST", "good"))
            for name in ("cut", "not", "unasked", "checksum", "many"):
                await fails(peer, peer.call("POST", name))
            await outcome(peer, peer.call("POST", "twice"))


@hazard("S4", "an answer without end stops at the cap")
async def endless(kind: type[Peer]) -> None:
    async def script(request: Request) -> None:
        request.start(200, [JSON])
        blob = b" " * MEBIBYTE
        while not request.over.is_set():
            await request.send(blob)

    with H2Server(script) as server:
        async with opened(kind, server.url) as peer:
            async with at_most(9):
                error = await fails(peer, peer.call("POST", "x", seconds=10))
            assert str(error)
            await eventually(server.requests[0].over.is_set, "the server hears that it is enough")

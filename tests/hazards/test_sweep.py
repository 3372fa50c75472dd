"""Whatever a server does, a call ends with an answer or with an error of the SDK's own, in time."""

from typing import Any

import anyio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hazards.matrix import at_most, outcome
from hazards.peers import OURS, Peer, opened
from lab.h2_server import H2Server, Request
from lab.raw_server import RawServer, Step

SECONDS = 0.1
kinds = pytest.mark.parametrize("kind", [pytest.param(kind, id=name.replace(" ", "-")) for name, kind in OURS.items()])
sweep = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))  # pyright: ignore[reportArgumentType] - an enum class of its own kind

names = st.sampled_from(
    [
        ":status",
        "content-length",
        "content-encoding",
        "content-type",
        "retry-after",
        "location",
        "x",
        "X",
        "connection",
        "",
    ]
)
values = st.sampled_from(
    ["200", "204", "103", "301", "404", "429", "503", "gzip", "0", "2", "-1", "9" * 30, "\x00", ""]
)
step = st.one_of(
    st.tuples(st.just("head"), st.lists(st.tuples(names, values), max_size=4), st.booleans()),
    st.tuples(st.just("proper head"), st.sampled_from(["200", "404", "429", "503"]), st.booleans()),
    st.tuples(st.just("data"), st.sampled_from([b"{}", b"{", b"<html>", b"\x1f\x8b\x08", b"\xff" * 99]), st.booleans()),
    st.tuples(st.just("frame"), st.integers(0, 12), st.integers(0, 255), st.integers(0, 9), st.binary(max_size=40)),
    st.tuples(st.just("bytes"), st.binary(max_size=40)),
    st.tuples(st.just("reset"), st.sampled_from([0, 2, 7, 8, 11, 13, 99])),
    st.tuples(st.just("goaway"), st.sampled_from([0, 1, 2**31 - 1]), st.sampled_from([0, 2, 11])),
    st.tuples(st.sampled_from(["close", "abort"])),
)


def frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def play(request: Request, steps: list[tuple[Any, ...]]) -> None:
    connection, stream = request.connection, request.stream_id
    for what, *details in steps:
        match what:
            case "head":
                connection.inject_headers(stream, details[0], *(["END_STREAM"] if details[1] else []))
            case "proper head":
                connection.inject_headers(stream, [(":status", details[0])], *(["END_STREAM"] if details[1] else []))
            case "data":
                connection.inject(frame(0, details[1], stream, details[0]))
            case "frame":
                connection.inject(frame(*details))
            case "bytes":
                connection.inject(details[0])
            case "reset":
                request.reset(details[0])
            case "goaway":
                connection.goaway(*details)
            case "close":
                return connection.close()
            case _:
                return connection.abort()
    return None


async def ends_well(kind: type[Peer], url: str) -> None:
    async with opened(kind, url) as peer, at_most(2 * SECONDS + 0.3):
        await outcome(peer, peer.call("GET", "x", seconds=SECONDS))
        await outcome(peer, peer.call("POST", "x", 100, seconds=SECONDS))


@kinds
@sweep
@given(steps=st.lists(step, max_size=5))
def test_http2(kind: type[Peer], steps: list[tuple[Any, ...]]) -> None:
    async def script(request: Request) -> None:
        play(request, steps)

    with H2Server(script) as server:
        anyio.run(ends_well, kind, server.url)


pieces = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 103 Hints\r\n\r\n", b"HTTP/1.0 503 No\r\n", b"HTTP/1.1 429\r\n", b"\r\n",
        b"content-length: 2\r\n", b"content-length: -1\r\n", b"transfer-encoding: chunked\r\n", b"x: \x00\r\n",
        b"content-encoding: gzip\r\n", b"retry-after: 0\r\n", b"2\r\n{}\r\n0\r\n\r\n", b"zz\r\n", b"{}", b"{",
        b"\x1f\x8b\x08", b"\xff" * 3000,
    ]
)  # fmt: skip
ends: st.SearchStrategy[list[Step]] = st.sampled_from([[], ["close"], ["reset"]])


@kinds
@sweep
@given(sent=st.lists(pieces, max_size=7), end=ends)
def test_http_1_1(kind: type[Peer], sent: list[bytes], end: list[Step]) -> None:
    with RawServer([*sent, *end]) as server:
        anyio.run(ends_well, kind, server.url)

"""Calls of the asyncio pool, and scripts of the server that answers them."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from novita._http2 import AsyncPool, Origin, Response


async def get(pool: AsyncPool, origin: Origin, target: str = "/", seconds: float = 5.0, body: bytes = b"") -> Response:
    method = b"POST" if body else b"GET"
    return await pool.request(method, origin, target.encode(), (), body, deadline=time.monotonic() + seconds)


async def eventually(true: Callable[[], bool], seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - the other side is a thread
            await asyncio.sleep(0.002)


def answer_all(peer: Any) -> None:
    for request in peer.requests():
        peer.answer(request.stream_id, request.headers[b":path"])


def hold(*held: bytes) -> Callable[[Any], None]:
    """A script that answers every path but these."""

    def script(peer: Any) -> None:
        for request in peer.requests():
            if request.headers[b":path"] not in held:
                peer.answer(request.stream_id, request.headers[b":path"])

    return script

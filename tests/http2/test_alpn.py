"""One TLS context of the caller's may serve HTTP/2 and HTTP/1.1 at the same time."""

import asyncio
import contextlib
import gc
import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from lab.forking import forked, forks, went_well
from novita._http2 import AsyncPool, SyncPool
from novita._http2.alpn import HTTP_1_1, HTTP_2, Offer


def answer(peer: Any) -> None:
    for request in peer.requests():
        peer.answer(request.stream_id, b"{}")


def begin_http_1_1(context: ssl.SSLContext) -> None:
    """As httpcore begins a connection."""
    context.set_alpn_protocols(HTTP_1_1)
    context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="localhost")


@contextlib.contextmanager
def quickly_switching_threads() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def test_async_connections_get_http_2_while_others_begin_http_1_1(serve: Any, tls: Any) -> None:
    server, context = serve(answer), tls.client()
    other = Offer(context, HTTP_1_1)

    async def meddle() -> None:
        while True:
            begin_http_1_1(other)
            await asyncio.sleep(0)

    async def main() -> None:
        meddling = asyncio.create_task(meddle())
        pool = AsyncPool(context)
        response = await pool.request(b"GET", server.origin, b"/", deadline=time.monotonic() + 5)
        assert response.status == 200
        await pool.aclose()
        meddling.cancel()

    asyncio.run(main())


def test_blocking_connections_get_http_2_while_others_begin_http_1_1(serve: Any, tls: Any) -> None:
    server, context = serve(answer), tls.client()
    other, over = Offer(context, HTTP_1_1), threading.Event()

    def meddle() -> None:
        while not over.is_set():
            begin_http_1_1(other)

    meddling = threading.Thread(target=meddle)
    meddling.start()
    try:
        with quickly_switching_threads():
            for _ in range(20):
                pool = SyncPool(context)
                with contextlib.closing(pool):
                    assert pool.request(b"GET", server.origin, b"/", deadline=time.monotonic() + 5).status == 200
    finally:
        over.set()
        meddling.join()


def test_a_failed_handshake_leaves_no_socket_open(serve: Any, tls: Any) -> None:
    server = serve(answer)
    sock = socket.create_connection(server.origin)
    with pytest.raises(ssl.SSLCertVerificationError):
        Offer(tls.client(), HTTP_1_1).wrap_socket(sock, server_hostname="other.example")
    gc.collect()  # warns of a socket that nobody closed


@forks
def test_a_child_forked_while_another_thread_begins_a_connection_can_begin_one(tls: Any) -> None:
    inside, leave = threading.Event(), threading.Event()

    class Slow(ssl.SSLContext):
        def set_alpn_protocols(self, alpn_protocols: object) -> None:
            inside.set()
            leave.wait(10)

    def begin(context: ssl.SSLContext) -> None:
        Offer(context, HTTP_2).wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="localhost")

    thread = threading.Thread(target=begin, args=(Slow(ssl.PROTOCOL_TLS_CLIENT),))
    thread.start()
    assert inside.wait(5)
    well = went_well(forked(lambda: begin(tls.client())))
    leave.set()
    thread.join()
    assert well

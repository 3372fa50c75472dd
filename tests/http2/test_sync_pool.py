"""What only the blocking pool has: threads."""

import socket
import ssl
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import h2.events
import pytest

from http2.calls import answer_all
from lab.forking import forked, forks, went_well
from lab.punctual import lasts
from novita._http2 import (
    ConnectionLostError,
    ConnectTimeoutError,
    DeadlineExceededError,
    Limits,
    Origin,
    PoolClosedError,
    Response,
    SyncPool,
    sync_pool,
    tcp,
)


@pytest.fixture
def pool(tls: Any) -> Iterator[SyncPool]:
    pool = SyncPool(tls.client())
    yield pool
    pool.close()


def get(pool: SyncPool, origin: Origin, target: str = "/", seconds: float = 5.0) -> Response:
    return pool.request(b"GET", origin, target.encode(), deadline=time.monotonic() + seconds)


def in_threads(count: int, work: Callable[[int], None]) -> list[BaseException]:
    failures: list[BaseException] = []

    def run(number: int) -> None:
        try:
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def test_threads_share_a_pool_but_never_a_connection(serve: Any, pool: Any) -> None:
    server = serve(answer_all)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:

        def work(number: int) -> None:
            for call in range(40):
                target = f"/{number}/{call}"
                assert get(pool, server.origin, target, 30).body == target.encode()

        assert in_threads(24, work) == []
    finally:
        sys.setswitchinterval(interval)
    assert len(server.peers) <= 24
    assert pool.stats()["streams"] == 0


def test_connections_that_are_no_longer_needed_are_closed(serve: Any, tls: Any) -> None:
    server = serve(answer_all)
    pool = SyncPool(tls.client(), Limits(idle_seconds=0.2))
    barrier = threading.Barrier(4)

    def work(_: int) -> None:
        barrier.wait()
        get(pool, server.origin)

    assert in_threads(4, work) == []
    for _ in range(10):
        get(pool, server.origin)
        time.sleep(0.03)
    assert pool.stats()["connections"] == 1
    pool.close()


def test_closing_fails_the_calls_of_other_threads_at_once(serve: Any, pool: Any) -> None:
    arrived = threading.Barrier(3)

    def script(peer: Any) -> None:
        for _ in peer.requests():
            arrived.wait()

    server = serve(script)
    errors: list[BaseException] = []

    def call(_: int) -> None:
        get(pool, server.origin, "/", 30)

    caller = threading.Thread(target=lambda: errors.extend(in_threads(2, call)))
    caller.start()
    arrived.wait()
    pool.close()
    caller.join(2)
    assert not caller.is_alive()
    assert [type(error) for error in errors] == [PoolClosedError] * 2
    assert pool.stats() == {"connections": 0, "streams": 0}


def test_an_interrupt_closes_the_connection(serve: Any, pool: Any, monkeypatch: Any) -> None:
    server = serve(answer_all)
    get(pool, server.origin)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("novita._http2.socket_driver.Connection.receive", interrupt)
        with pytest.raises(KeyboardInterrupt):
            get(pool, server.origin)
    assert pool.stats() == {"connections": 0, "streams": 0}
    assert get(pool, server.origin).status == 200


def test_a_resolver_that_hangs_is_bounded(pool: Any, monkeypatch: Any) -> None:
    release = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: release.wait(10) and [])
    with lasts(0.2), pytest.raises(DeadlineExceededError) as caught:
        get(pool, Origin("h"), seconds=0.2)
    assert caught.value.not_processed
    release.set()


def test_a_name_is_resolved_where_no_thread_is_to_be_had(monkeypatch: Any) -> None:
    def refuse(_: object) -> None:
        raise RuntimeError("can't create new thread at interpreter shutdown")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert tcp.resolve("127.0.0.1", 443, time.monotonic() + 5) == [(socket.AF_INET, ("127.0.0.1", 443))]


def test_the_next_address_is_tried(serve: Any, pool: Any, monkeypatch: Any) -> None:
    server = serve(answer_all)
    lookup = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, port, **options: lookup("127.0.0.1", 1, **options) + lookup("127.0.0.1", port, **options),
    )
    assert get(pool, server.origin).status == 200


def test_an_answer_that_comes_before_the_request_is_through_is_taken(serve: Any, pool: Any) -> None:
    def refuse(peer: Any) -> None:
        for event in peer.events():
            if isinstance(event, h2.events.RequestReceived):
                peer.answer(event.stream_id, b"too large", 413)

    server = serve(refuse)
    for _ in range(2):
        deadline = time.monotonic() + 5
        response = pool.request(b"POST", server.origin, b"/", (), b"x" * 3_000_000, deadline=deadline)
        assert (response.status, response.body) == (413, b"too large")
    assert len(server.peers) == 1


def test_a_request_that_could_not_be_sent_at_all_may_be_sent_again(serve: Any, pool: Any, monkeypatch: Any) -> None:
    server = serve(answer_all)
    get(pool, server.origin)

    def hung_up(*_: object) -> int:
        socket.socket.shutdown(server.peers[0].sock, socket.SHUT_RDWR)
        raise BrokenPipeError

    with monkeypatch.context() as patch:
        patch.setattr(ssl.SSLSocket, "send", hung_up)
        with pytest.raises(ConnectionLostError) as caught:
            get(pool, server.origin)
    assert caught.value.not_processed


def test_a_request_of_which_a_part_was_sent_may_have_been_processed(serve: Any, pool: Any, monkeypatch: Any) -> None:
    server = serve(answer_all)
    get(pool, server.origin)
    send = ssl.SSLSocket.send

    def records(sock: ssl.SSLSocket, data: bytearray) -> int:
        """What a full socket does: the first records are out, the last is not, and nothing is said of either."""
        send(sock, data[:16_384])
        socket.socket.shutdown(server.peers[0].sock, socket.SHUT_RDWR)
        raise ssl.SSLWantWriteError

    with monkeypatch.context() as patch:
        patch.setattr(ssl.SSLSocket, "send", records)
        with pytest.raises(ConnectionLostError) as caught:
            pool.request(b"POST", server.origin, b"/", (), bytes(50_000), deadline=time.monotonic() + 5)
    assert not caught.value.not_processed


def test_what_a_forked_child_forgets_is_closed_without_a_word(serve: Any, pool: Any) -> None:
    server = serve(answer_all)
    get(pool, server.origin)
    sync_pool._after_fork_in_child()
    assert pool.stats() == {"connections": 0, "streams": 0}
    assert get(pool, server.origin).status == 200
    assert len(server.peers) == 2
    assert not any(isinstance(event, h2.events.ConnectionTerminated) for event in server.peers[0].log)


def test_systems_without_poll_are_served(serve: Any, pool: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("select.poll")
    server = serve(answer_all)
    for _ in range(2):
        assert get(pool, server.origin).status == 200
    assert pool.request(b"POST", server.origin, b"/", (), bytes(300_000), deadline=time.monotonic() + 5).status == 200
    assert len(server.peers) == 1


def test_an_address_that_does_not_answer_is_bounded(pool: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connected = threading.Event()

    def hang(sock: socket.socket, _: object) -> None:
        connected.wait(sock.gettimeout())
        raise TimeoutError

    monkeypatch.setattr(socket.socket, "connect", hang)
    with lasts(0.2), pytest.raises(ConnectTimeoutError):
        get(pool, Origin("127.0.0.1", 9), seconds=0.2)


def test_an_interrupt_while_connecting_leaves_nothing_open(pool: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(socket.socket, "connect", interrupt)
    with pytest.raises(KeyboardInterrupt):
        get(pool, Origin("127.0.0.1", 9))
    assert pool.stats() == {"connections": 0, "streams": 0}


def test_another_thread_may_take_the_last_connection_while_the_pool_closes(serve: Any, pool: Any) -> None:
    class Row(deque[Any]):
        def pop(self) -> Any:  # type: ignore[override]
            self.clear()  # what another thread does in between
            return super().pop()

    server = serve(answer_all)
    get(pool, server.origin)
    taken = pool._idle[server.origin].pop()
    pool._idle[server.origin] = Row([taken])
    pool.close()
    taken.close()


def test_a_connection_given_back_to_a_closed_pool_is_closed(serve: Any, pool: Any) -> None:
    def script(peer: Any) -> None:
        for request in peer.requests():
            peer.answer(request.stream_id)

    server = serve(script)
    get(pool, server.origin)
    idle = pool._idle[server.origin]
    connection = idle.pop()
    pool.close()
    pool._give_back(idle, connection)
    with pytest.raises(PoolClosedError):
        get(pool, server.origin)
    assert pool.stats() == {"connections": 0, "streams": 0}


@forks
def test_a_fork_leaves_the_parents_connection_alone(serve: Any, pool: Any) -> None:
    server = serve(answer_all)

    def ask() -> None:
        for _ in range(5):
            assert get(pool, server.origin).status == 200

    ask()
    child = forked(ask)
    ask()
    assert went_well(child)
    assert get(pool, server.origin).status == 200
    assert len(server.peers) == 2

"""Proxies of the environment, over real sockets on loopback."""

from __future__ import annotations

import select
import socket
import traceback
from typing import Any

import pytest

import novita
from lab.certificates import client_context, server_context
from lab.listener import answer, drop, hang, read_request
from lab.robots import GetRobot, MakeRobot, failure
from novita._transport.environment import environment_proxy


class Proxy:
    """A CONNECT proxy."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []

    def __call__(self, connection: socket.socket) -> None:
        request = read_request(connection)
        self.requests.append(request)
        host, _, port = request.split()[1].decode().rpartition(":")
        with socket.create_connection((host, int(port))) as upstream:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            ends = [connection, upstream]
            while True:
                for end in select.select(ends, [], [])[0]:
                    data = end.recv(65_536)
                    if not data:
                        return
                    ends[end is connection].sendall(data)


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_the_environments_proxy_is_used_without_seeing_the_key(
    at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch, key: str, variable: str
) -> None:
    server, proxy = listen(answer, server_context("http/1.1")), Proxy()
    monkeypatch.setenv(variable, f"http://user:pass@127.0.0.1:{listen(proxy).port}")
    client = at(f"https://127.0.0.1:{server.port}", ssl_context=client_context())
    assert client.send(GetRobot()).id == "r-1"
    (request,) = proxy.requests
    assert request.startswith(f"CONNECT 127.0.0.1:{server.port} HTTP/1.1\r\n".encode())
    assert b"roxy-authorization: basic" in request.lower()
    assert key.encode() not in request


def test_a_proxy_over_tls_is_trusted_as_servers_are(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server, proxy = listen(answer, server_context("http/1.1")), Proxy()
    monkeypatch.setenv("HTTPS_PROXY", f"https://127.0.0.1:{listen(proxy, server_context('http/1.1')).port}")
    assert at(f"https://127.0.0.1:{server.port}", ssl_context=client_context()).send(GetRobot()).id == "r-1"
    assert len(proxy.requests) == 1


@pytest.mark.parametrize("exempt", ["127.0.0.1", "*", "other.example, 127.0.0.1:{port}"])
def test_no_proxy_is_honoured(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch, exempt: str) -> None:
    server, proxy = listen(answer, server_context("http/1.1")), Proxy()
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listen(proxy).port}")
    monkeypatch.setenv("NO_PROXY", exempt.format(port=server.port))
    assert at(f"https://127.0.0.1:{server.port}", ssl_context=client_context()).send(GetRobot()).id == "r-1"
    assert proxy.requests == []


def test_plain_http_never_goes_through_a_proxy(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server, proxy = listen(answer), Proxy()
    for variable in ("http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(variable, f"http://127.0.0.1:{listen(proxy).port}")
    assert at(f"http://127.0.0.1:{server.port}").send(GetRobot()).id == "r-1"
    assert proxy.requests == []


@pytest.mark.parametrize("mark", ["/", "#", "?"])
def test_a_malformed_password_is_not_shown(at: Any, monkeypatch: pytest.MonkeyPatch, mark: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://user:hunter2{mark}x@127.0.0.1:1")
    error = failure(at("https://api.example"), GetRobot())
    assert "the proxy's URL is malformed" in str(error)
    assert "hunter2" not in "".join(traceback.format_exception(error))


def test_a_download_tells_of_a_proxy_that_cannot_be_used(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "foo://127.0.0.1:1")
    with pytest.raises(novita.DownloadError, match=r"cannot be fetched: Unknown scheme for proxy"):
        driver.run(driver.client._fetch("https://files.example/r.png", bytearray().extend))


def test_a_proxy_that_refuses(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")

    monkeypatch.setenv("HTTPS_PROXY", f"http://user:hunter2@127.0.0.1:{listen(refuse).port}")
    error = failure(at("https://api.example", max_retries=0), MakeRobot())
    assert type(error) is novita.APIConnectionError
    assert "407" in str(error)
    assert "HTTPS_PROXY" in str(error)
    assert "hunter2" not in str(error)


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 Conn", b"hello\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_call_that_came_no_further_than_the_proxy_was_not_sent(
    at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    def stop(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(said)

    proxy = listen(stop)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
    error = failure(at("https://api.example", max_retries=1), MakeRobot())
    assert type(error) is novita.APIConnectionError
    assert "no connection to api.example through the proxy: " in str(error)
    assert proxy.connections == error.attempts == 2


def test_a_proxy_that_does_not_answer_in_time(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listen(hang).port}")
    error = failure(at("https://api.example", timeout=0.2, max_retries=0), MakeRobot())
    assert type(error) is novita.APITimeoutError
    assert "no connection to api.example through the proxy in time" in str(error)


def test_a_proxy_that_breaks_off_later(at: Any, listen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server = listen(drop, server_context("http/1.1"))
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listen(Proxy()).port}")
    error = failure(at(f"https://127.0.0.1:{server.port}", ssl_context=client_context()), MakeRobot())
    assert type(error) is novita.AmbiguousRequestError


@pytest.mark.parametrize("proxy", ["gopher://user:hunter2@127.0.0.1:1", "socks5://127.0.0.1:1"])
def test_a_proxy_that_cannot_be_used(at: Any, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    error = failure(at("https://api.example"), MakeRobot())
    assert type(error) is novita.APIConnectionError
    assert "Check HTTPS_PROXY" in str(error)
    assert error.attempts == 1
    assert "hunter2" not in str(error)


@pytest.mark.parametrize(
    ("proxy", "url", "expected"),
    [
        ("proxy.example:3128", "https://a.example", "http://proxy.example:3128"),
        ("https://proxy.example", "https://a.example", "https://proxy.example"),
        ("", "https://a.example", None),
        ("proxy.example:3128", "http://localhost:1", None),
        ("proxy.example:3128", "https://sub.exempt.example", None),
    ],
)
def test_which_proxy(monkeypatch: pytest.MonkeyPatch, proxy: str, url: str, expected: str | None) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    monkeypatch.setenv("NO_PROXY", ".exempt.example")
    assert environment_proxy(url) == expected

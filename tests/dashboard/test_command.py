"""`novita dashboard` as a process: where it listens, who is let in, how it ends."""

from __future__ import annotations

import os
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest

from cli.conftest import Run, environment, process
from novita.simulator import Simulator

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def simulated(novita_simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> Simulator:
    for name, value in environment(novita_simulator).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NOVITA_DASHBOARD_TOKEN", raising=False)
    return novita_simulator


@contextmanager
def served(*options: str) -> Iterator[str]:
    with process("dashboard", "--port", "0", *options) as running:
        assert running.stdout
        yield running.stdout.readline().strip()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
        assert (running.returncode, out, err) == (130, "", "\n")


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_this_machine_needs_no_token_and_a_viewer_does_not_keep_it_from_ending() -> None:
    with served() as url:
        assert url.startswith("http://127.0.0.1:")
        assert status_of(url) == 200
        watching = urllib.request.urlopen(f"{url}stream", timeout=20)
        assert watching.readline() == b"retry: 2000\n"
    watching.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_on_other_addresses_it_makes_up_a_token(host: str) -> None:
    if host == "::" and not socket.has_dualstack_ipv6():
        pytest.skip("no IPv6 here")
    with served("--host", host) as url, served("--host", host) as other:
        page, _, token = url.partition("?token=")
        assert page.startswith(("http://127.0.0.1:", "http://[::1]:"))  # an address that can be opened
        assert len(token) >= 32
        assert token != other.partition("?token=")[2]
        assert status_of(page) == 401
        request = urllib.request.Request(page, headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            assert b"<title>" in answer.read()


def test_a_token_of_the_environment_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVITA_DASHBOARD_TOKEN", "s3cret")
    with served("--host", "localhost") as url:
        assert url.startswith("http://localhost:")
        assert url.endswith("/?token=s3cret")
        assert status_of(url.partition("?")[0]) == 401


def test_the_printed_address_says_the_token_whatever_it_is_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVITA_DASHBOARD_TOKEN", "a+b/c&d=")  # as `openssl rand -base64` makes them
    with served("--host", "0.0.0.0") as url:
        pass
    assert parse_qs(urlsplit(url).query) == {"token": ["a+b/c&d="]}


def test_an_empty_token_is_none() -> None:
    with served("--host", "0.0.0.0", "--token", "") as url:
        pass
    assert len(url.partition("?token=")[2]) >= 32


def test_this_machine_by_its_name_needs_no_token() -> None:
    with served("--host", "localhost") as url:
        assert "token" not in url
        assert status_of(url) == 200


def test_a_port_that_is_taken_is_one_line(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = run("dashboard", "--port", str(port))
    assert refused.status == 1
    assert refused.err == (
        f"Error: cannot listen on 127.0.0.1, port {port}: Address already in use; --host and --port choose another\n"
    )


def test_a_host_that_is_none_is_one_line(run: Run) -> None:
    refused = run("dashboard", "--host", "192.0.2.1", "--port", "0")
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert refused.err.startswith("Error: cannot listen on 192.0.2.1, port 0: ")


def test_an_interval_that_cannot_be_is_refused(run: Run) -> None:
    assert run("dashboard", "--interval", "0", "--port", "0").status == 2


def test_it_needs_no_service_at_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVITA_BASE_URL", "https://127.0.0.1:1")
    with served() as url, urllib.request.urlopen(f"{url}stream", timeout=20) as stream:
        told = b"".join(stream.readline() for _ in range(4))
    assert b'"outage":true' in told

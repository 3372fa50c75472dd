"""`novita doctor`: it finds what is wrong and says what to do."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from pytest_httpx import HTTPXMock

from cli.conftest import Run
from novita.cli.profiles import config_file
from novita.simulator import Simulator


def test_all_is_well(run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    config_file().parent.mkdir()
    config_file().write_text("[profiles.lab]\nkeyring = true\n")
    monkeypatch.setenv("NO_PROXY", "me:hush@127.0.0.1")
    monkeypatch.setenv("no_proxy", "http://me:hush@127.0.0.1")
    well = run("doctor")
    assert (well.status, well.err) == (0, "")
    assert "HTTP/2" in well.out
    assert "agrees with the server's" in well.out
    assert f"SSL_CERT_FILE={simulated.ca}" in well.out
    assert "lab, in " in well.out
    assert "http://***@127.0.0.1" in well.out
    assert simulated.api_key not in well.out
    assert "BAD" not in well.out


@pytest.mark.parametrize("proxy", ["me:hush@127.0.0.1:1", "http://me:hush/x@127.0.0.1", "http://me:hush#x@127.0.0.1"])
def test_the_password_of_a_proxy_is_not_shown_however_it_is_written(
    run: Run, simulated: Simulator, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    del simulated
    monkeypatch.setenv("ALL_PROXY", proxy)
    told = run("doctor", "-t", "5")
    assert "ALL_PROXY=" in told.out
    assert "hush" not in told.out + told.err


@pytest.mark.parametrize(
    ("variables", "status", "finding"),
    [
        ({"NOVITA_API_KEY": ""}, 4, "BAD   key          There is no API key."),
        ({"NOVITA_API_KEY": "sk a"}, 4, "BAD   key          The API key has a character at position 2"),
        ({"NOVITA_API_KEY": "sk-wrong"}, 4, "BAD   service      gpu.clusters.list: HTTP 403 INVALID_API_KEY"),
        ({"NOVITA_BASE_URL": "https://127.0.0.1:1"}, 5, "BAD   connection   gpu.clusters.list: no connection"),
        ({"NOVITA_BASE_URL": "http://example.com"}, 2, "BAD   settings     NOVITA_BASE_URL 'http://example.com' would"),
        ({"NOVITA_PROFILE": "lab", "NOVITA_API_KEY": ""}, 2, "BAD   settings     there is no profile 'lab'"),
        ({"SSL_CERT_FILE": "/nowhere/ca.pem"}, 2, "BAD   certificates SSL_CERT_FILE=/nowhere/ca.pem: there is no"),
    ],
)
def test_what_is_wrong(
    run: Run,
    simulated: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    status: int,
    finding: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    ill = run("doctor", "-t", "5")
    assert ill.status == status
    assert f"\n{finding}" in ill.out
    assert "sk-wrong" not in ill.out
    assert ("with: novita login" in ill.out) == (status == 4)


@pytest.mark.parametrize(("seconds", "status"), [(-3600, 1), (20, 0), (90, 1)])
def test_a_clock_that_is_wrong(run: Run, httpx_mock: HTTPXMock, seconds: int, status: int) -> None:
    there = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
    httpx_mock.add_response(json={"data": []}, headers={"date": there})
    result = run("doctor")
    assert result.status == status
    found = re.search(r"BAD   clock        differs from the server's by ([+-]\d+) s", result.out)
    assert (found is not None) == bool(status)
    assert found is None or abs(int(found[1]) + seconds) <= 5
    assert "note  protocol     HTTP/1.1" in result.out


@pytest.mark.parametrize("headers", [{}, {"date": "soon"}])
def test_a_server_without_a_clock(run: Run, httpx_mock: HTTPXMock, headers: dict[str, str]) -> None:
    httpx_mock.add_response(json={"data": []}, headers=headers)
    result = run("doctor")
    assert (result.status, "clock" in result.out) == (0, False)

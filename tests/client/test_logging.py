"""Logs: one event per attempt, and never a key or a body."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from typing import Any

import httpx
import pytest
from pytest_httpx import HTTPXMock

import novita
from novita._core import logs
from novita._core.model import Model
from novita._core.operation import Operation


class Robot(Model, frozen=True, kw_only=True):
    id: str = ""


class MakeRobot(Operation[Robot], method="make", route="POST /robots", idempotent=True):
    password: str


NAME = MakeRobot.spec.name
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("NOVITA_")}


def test_one_event_per_attempt_with_its_figures(
    driver: Any, httpx_mock: HTTPXMock, caplog: pytest.LogCaptureFixture, key: str
) -> None:
    caplog.set_level(logging.DEBUG)
    httpx_mock.add_response(status_code=503, json={"message": "body-secret"})
    httpx_mock.add_exception(httpx.ReadError("gone"))
    httpx_mock.add_response(json={"id": "body-secret"})
    driver.send(MakeRobot(password="request-secret"))

    events = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "novita"]
    assert events == [
        ("DEBUG", f"{NAME}: 503, 25 bytes (0.0 ms, attempt 1)"),
        ("INFO", f"{NAME}: attempt 2 in 0.25 s after: InternalServerError"),
        ("DEBUG", f"{NAME}: no answer: the connection to api.novita.ai broke: gone (250.0 ms, attempt 2)"),
        ("INFO", f"{NAME}: attempt 3 in 0.50 s after: APIConnectionError"),
        ("DEBUG", f"{NAME}: 200, 20 bytes (750.0 ms, attempt 3)"),
    ]
    everything = "\n".join(f"{record.getMessage()} {record.args}" for record in caplog.records)
    assert key not in everything
    assert "secret" not in everything.replace("sk_secret", "")


def test_silent_unless_asked(driver: Any, httpx_mock: HTTPXMock, capfd: pytest.CaptureFixture[str]) -> None:
    httpx_mock.add_response(status_code=503, is_reusable=True)
    with pytest.raises(novita.InternalServerError):
        driver.send(MakeRobot(password="p"))
    assert capfd.readouterr() == ("", "")


SCRIPT = """
import logging
from novita import NovitaClient
logging.getLogger("novita").debug("fine")
logging.getLogger("novita").info("plain")
"""


@pytest.mark.parametrize(
    ("level", "shown"),
    [("debug", ["DEBUG fine", "INFO plain"]), ("INFO", ["INFO plain"]), ("", []), ("loud", [])],
)
def test_the_environment_turns_logs_on(level: str, shown: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**ENVIRONMENT, "NOVITA_LOG": level},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split(" novita ")[1] for line in ran.stderr.splitlines()] == shown


def test_a_level_in_the_environment_adds_one_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    logger = logging.getLogger("novita")
    before, level = list(logger.handlers), logger.level
    monkeypatch.setenv("NOVITA_LOG", "info")
    try:
        logs.configure()
        added = [handler for handler in logger.handlers if handler not in before]
        assert sum(type(handler) is logging.StreamHandler for handler in added) == 1
        assert logger.level == logging.INFO
    finally:
        logger.handlers[:] = before
        logger.setLevel(level)


def test_hpack_is_kept_from_logging_headers_unless_the_program_decided() -> None:
    hpack = logging.getLogger("hpack")
    before = hpack.level
    try:
        hpack.setLevel(logging.NOTSET)
        logs.configure()
        assert not hpack.isEnabledFor(logging.DEBUG)
        hpack.setLevel(logging.DEBUG)
        logs.configure()
        assert hpack.level == logging.DEBUG
    finally:
        hpack.setLevel(before)

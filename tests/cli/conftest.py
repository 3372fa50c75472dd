"""The command, run in this process and in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import novita
from novita.cli import main
from novita.simulator import Simulator

SOURCE = str(Path(novita.__file__).parents[1])


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


Run = Callable[..., Result]
Completed = Callable[[str], list[str]]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def own_directories(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NOVITA_PROFILE", "NOVITA_BASE_URL", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NOVITA_CONFIG", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("NOVITA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NOVITA_API_KEY", "sk-of-the-tests")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`novita` with these arguments; `typed` is what the user types when asked, `stdin` what is piped in."""

    def call(*arguments: str, stdin: str = "", typed: str | None = None) -> Result:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin) if typed is None else Terminal(typed))
        status = main(list(arguments))
        out, err = capsys.readouterr()
        return Result(status, out, err)

    return call


@pytest.fixture
def completed(monkeypatch: pytest.MonkeyPatch, run: Run) -> Completed:
    """What bash offers after these words."""

    def call(words: str) -> list[str]:
        with monkeypatch.context() as patch:
            patch.setenv("COMP_WORDS", words)
            patch.setenv("COMP_CWORD", str(words.count(" ")))
            patch.setenv("_NOVITA_COMPLETE", "bash_complete")
            return [line.partition(",")[2] for line in run().out.splitlines() if line]

    return call


@pytest.fixture
def simulated(monkeypatch: pytest.MonkeyPatch, novita_simulator: Simulator) -> Simulator:
    """A simulated service that the command finds by its environment."""
    for name, value in environment(novita_simulator).items():
        monkeypatch.setenv(name, value)
    return novita_simulator


def environment(simulator: Simulator) -> dict[str, str]:
    return {
        "NOVITA_API_KEY": simulator.api_key,
        "NOVITA_BASE_URL": simulator.base_url,
        "SSL_CERT_FILE": str(simulator.ca),
    }


def process(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """`novita` in a process of its own, with the buffers that users have."""
    return subprocess.Popen(
        [sys.executable, "-m", "novita", *arguments],
        env={**os.environ, "PYTHONPATH": SOURCE, "PYTHONUNBUFFERED": ""},
        text=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )


def asked(simulator: Simulator, times: int, running: subprocess.Popen[str]) -> None:
    """Wait until the service was asked so often."""
    end = time.monotonic() + 30
    while simulator.stats().requests < times:
        assert running.poll() is None, running.communicate()
        assert time.monotonic() < end, "it asks nothing"

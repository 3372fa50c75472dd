"""Fixtures for all tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import pytest

from lab import socket_guard

pytest_plugins = ["novita.simulator.pytest_plugin"]


if sys.platform == "win32":

    @pytest.fixture(scope="session")
    def novita_simulator_options() -> Mapping[str, object]:
        """No test has a simulator here."""
        pytest.skip("the simulator needs Linux or macOS")


@pytest.fixture
def anyio_backend() -> str:
    """The SDK speaks asyncio."""
    return "asyncio"


@pytest.fixture(autouse=True)
def stay_on_loopback() -> Iterator[None]:
    """Fails the test that tries to leave this machine."""
    socket_guard.install()
    yield
    attempts, socket_guard.attempts[:] = list(socket_guard.attempts), []
    assert not attempts, f"left loopback: {attempts}"

"""One way to drive both clients: every test that takes `driver` runs once with each."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import Iterator
from typing import Any, Literal

import pytest

from lab.listener import Listener
from novita import AsyncNovitaClient, NovitaClient

KEY = "sk_secret-0123456789abcdef"


class Clock:
    """A monotonic clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = time.monotonic()
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


class Driver:
    """A client of either kind behind plain calls, with a clock of its own and no jitter."""

    def __init__(self, kind: Literal["sync", "async"], runner: asyncio.Runner) -> None:
        self.kind = kind
        self.clock = Clock()
        self._runner = runner
        self.client: Any = NovitaClient(KEY) if kind == "sync" else AsyncNovitaClient(KEY)
        self._tame()

    def _tame(self) -> None:
        self.client._shared.clock = self.clock
        self.client._shared.random = lambda: 1.0
        self.client._sleep = self.clock.sleep if self.kind == "sync" else self.clock.sleep_async

    def options(self, **options: Any) -> Driver:
        """The same with other options."""
        other = object.__new__(Driver)
        other.__dict__.update(self.__dict__)
        other.client = self.client.with_options(**options)
        other._tame()
        return other

    def new(self, key: str | None = KEY, **arguments: Any) -> Driver:
        """A driver of the same kind around a fresh client."""
        other = object.__new__(Driver)
        other.__dict__.update(self.__dict__)
        other.client = (NovitaClient if self.kind == "sync" else AsyncNovitaClient)(key, **arguments)
        other._tame()
        return other

    def run(self, made: Any) -> Any:
        """The result of a call, awaited if need be."""
        return made if self.kind == "sync" else self._runner.run(_await(made))

    def send(self, operation: Any, **arguments: Any) -> Any:
        return self.run(self.client.send(operation, **arguments))

    def raw(self, operation: Any) -> Any:
        return self.run(self.client.raw(operation))

    def close(self) -> None:
        self.run(self.client.close())

    def items(self, page: Any) -> list[Any]:
        return list(page) if self.kind == "sync" else self._runner.run(_collect(page))

    def pages(self, page: Any) -> list[Any]:
        return list(page.pages()) if self.kind == "sync" else self._runner.run(_collect(page.pages()))


async def _await(made: Any) -> Any:
    return await made


async def _collect(source: Any) -> list[Any]:
    return [item async for item in source]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "BASE_URL", "TIMEOUT", "MAX_RETRIES", "LOG"):
        monkeypatch.delenv(f"NOVITA_{name}", raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(params=["sync", "async"])
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    with asyncio.Runner() as runner:
        made = Driver(request.param, runner)
        yield made
        made.close()


@pytest.fixture
def key() -> str:
    return KEY


@pytest.fixture
def listen() -> Iterator[Any]:
    with contextlib.ExitStack() as stack:

        def start(serve: Any, tls: ssl.SSLContext | None = None) -> Listener:
            listener = Listener(serve, tls)
            stack.callback(listener.close)
            return listener

        yield start


@pytest.fixture
def at(driver: Any, listen: Any) -> Iterator[Any]:  # after `listen`: clients close before their servers
    made: list[Any] = []

    def start(url: str, **options: Any) -> Any:
        driver.clock.now = time.monotonic()  # real time passes here: deadlines count from now
        made.append(driver.new(base_url=url))
        made.append(made[-1].options(**options))
        return made[-1]

    yield start
    for one in reversed(made):
        one.close()

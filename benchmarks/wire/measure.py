"""Interleaved rounds: every client gets a short slice in turn, so that what else the machine does hits all alike."""

import asyncio
import cProfile
import pstats
import re
import shutil
import subprocess
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from .clients import ANCHOR, AsyncAsk, SyncAsk

PATIENCE = 15.0
"""Seconds a slice may take beyond its length."""


@dataclass
class Slices:
    """What one client did in its slices."""

    rates: list[float] = field(default_factory=list[float])
    """Requests answered a second, one figure for each slice."""
    seconds: list[float] = field(default_factory=list[float])
    """Latency of each request answered."""
    failures: int = 0
    error: str = ""
    """What the last failure was."""
    gave_up: bool = False
    """Whether it answered nothing, or took too long, and so takes no further part."""

    def failed(self, error: Exception) -> None:
        """Count a request that was not answered."""
        self.failures += 1
        self.error = f"{type(error).__name__}: {error}"[:200]

    def end(self, answered: int, seconds: float) -> None:
        """Close a slice."""
        self.rates.append(answered / seconds)
        self.gave_up |= not answered

    def hang(self) -> None:
        """Close a slice that does not end."""
        self.gave_up = True
        self.error = f"a slice was not over {PATIENCE:g} s after its time"

    @property
    def rate(self) -> float:
        """Median of requests a second."""
        return median(self.rates)

    @property
    def middle(self) -> float:
        """Median latency in seconds."""
        return median(self.seconds)

    @property
    def p99(self) -> float:
        """99th percentile of the latencies in seconds."""
        return sorted(self.seconds)[int(len(self.seconds) * 0.99)]


@dataclass
class Case:
    """One situation, and what each client made of it."""

    name: str
    clients: dict[str, Slices]
    ceiling: float | None = None
    """Requests a second of a load generator in C."""

    def took_part(self, client: str) -> bool:
        """Whether there are figures of a client."""
        slices = self.clients.get(client)
        return slices is not None and not slices.gave_up

    def forget_warm_up(self, client: str, turn: int) -> None:
        """Drop what a client did before the rounds that count, unless it gave up."""
        if turn < 0 and self.took_part(client):
            self.clients[client] = Slices()

    def ratio(self, client: str, anchor: str = ANCHOR) -> float | None:
        """How many times the anchor's rate: median of the ratios of each round."""
        if not (self.took_part(client) and self.took_part(anchor)):
            return None
        pairs = zip(self.clients[client].rates, self.clients[anchor].rates, strict=True)
        return median(ours / theirs for ours, theirs in pairs)

    def p99_ratio(self, client: str, anchor: str = ANCHOR) -> float | None:
        """The 99th percentile of the latency, beside the anchor's."""
        if not (self.took_part(client) and self.took_part(anchor)):
            return None
        return self.clients[client].p99 / self.clients[anchor].p99


def _order(names: Sequence[str], turn: int) -> list[str]:
    turned = [*names[turn % len(names) :], *names[: turn % len(names)]]
    return turned[::-1] if turn % 2 else turned


async def measure_async(name: str, clients: Mapping[str, AsyncAsk], tasks: int, rounds: int, seconds: float) -> Case:
    """Measures with that many tasks; the first round warms up and does not count."""
    case = Case(name, {client: Slices() for client in clients})
    for turn in range(-1, rounds):
        for client in _order(list(clients), turn):
            if case.took_part(client):
                await _async_slice(clients[client], tasks, seconds, case.clients[client])
                case.forget_warm_up(client, turn)
    return case


async def _async_slice(ask: Callable[[], Awaitable[object]], tasks: int, seconds: float, slices: Slices) -> None:
    begin = perf_counter()
    end = begin + seconds
    answered = 0

    async def work() -> None:
        nonlocal answered
        now = perf_counter()
        while now < end:
            before = now
            try:
                await ask()
            except Exception as error:
                slices.failed(error)
                now = perf_counter()
            else:
                now = perf_counter()
                slices.seconds.append(now - before)
                answered += 1

    try:
        async with asyncio.timeout(seconds + PATIENCE):
            await asyncio.gather(*(work() for _ in range(tasks)))
    except TimeoutError:
        slices.hang()
    else:
        slices.end(answered, perf_counter() - begin)


def measure_sync(name: str, clients: Mapping[str, SyncAsk], threads: int, rounds: int, seconds: float) -> Case:
    """Measures with that many threads; the first round warms up and does not count."""
    case = Case(name, {client: Slices() for client in clients})
    for turn in range(-1, rounds):
        for client in _order(list(clients), turn):
            if case.took_part(client):
                _sync_slice(clients[client], threads, seconds, case.clients[client])
                case.forget_warm_up(client, turn)
    return case


def _sync_slice(ask: SyncAsk, threads: int, seconds: float, slices: Slices) -> None:
    begin = perf_counter()
    end = begin + seconds
    latencies: list[list[float]] = [[] for _ in range(threads)]

    def work(number: int) -> None:
        now = perf_counter()
        while now < end:
            before = now
            try:
                ask()
            except Exception as error:
                slices.failed(error)
                now = perf_counter()
            else:
                now = perf_counter()
                latencies[number].append(now - before)

    workers = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(max(0.0, end + PATIENCE - perf_counter()))
    if any(worker.is_alive() for worker in workers):
        slices.hang()
    else:
        slices.seconds.extend(latency for each in latencies for latency in each)
        slices.end(sum(map(len, latencies)), perf_counter() - begin)


async def calls_async(ask: AsyncAsk, polls: int = 100) -> float:
    """Python function calls per poll, as cProfile counts them: the same on every machine."""
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(polls):
        await ask()
    profile.disable()
    return _total(profile) / polls


def calls_sync(ask: SyncAsk, polls: int = 100) -> float:
    """Python function calls per poll of a sync client."""
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(polls):
        ask()
    profile.disable()
    return _total(profile) / polls


def _total(profile: cProfile.Profile) -> int:
    return int(getattr(pstats.Stats(profile), "total_calls"))  # noqa: B009 - typeshed does not know it


def h2load(url: str, tasks: int, seconds: float) -> float | None:
    """Requests a second of nghttp2's load generator in C, the ceiling; None without it."""
    if shutil.which("h2load") is None:
        return None
    command = ["h2load", "-c", "1", "-m", str(tasks), "-D", str(max(1, round(seconds))), url]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(r"([\d.]+) req/s", told)
    return float(found[1]) if found else None

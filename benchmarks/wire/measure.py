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


@dataclass
class Slices:
    """What one client did in its slices."""

    rates: list[float] = field(default_factory=list[float])
    """Requests a second, one figure for each slice."""
    seconds: list[float] = field(default_factory=list[float])
    """Latency of each request."""
    failures: int = 0

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

    def ratio(self, client: str, anchor: str = ANCHOR) -> float:
        """How many times the anchor's rate: median of the ratios of each round."""
        pairs = zip(self.clients[client].rates, self.clients[anchor].rates, strict=True)
        return median(ours / theirs for ours, theirs in pairs)


def _order(names: Sequence[str], turn: int) -> list[str]:
    turned = [*names[turn % len(names) :], *names[: turn % len(names)]]
    return turned[::-1] if turn % 2 else turned


async def measure_async(name: str, clients: Mapping[str, AsyncAsk], tasks: int, rounds: int, seconds: float) -> Case:
    """Measures with that many tasks; the first round warms up and does not count."""
    case = Case(name, {client: Slices() for client in clients})
    for turn in range(-1, rounds):
        for client in _order(list(clients), turn):
            slices = case.clients[client] if turn >= 0 else Slices()
            await _async_slice(clients[client], tasks, seconds, slices)
    return case


async def _async_slice(ask: Callable[[], Awaitable[object]], tasks: int, seconds: float, slices: Slices) -> None:
    begin = perf_counter()
    end = begin + seconds
    done = 0

    async def work() -> None:
        nonlocal done
        now = perf_counter()
        while now < end:
            try:
                await ask()
            except Exception:
                slices.failures += 1
            before, now = now, perf_counter()
            slices.seconds.append(now - before)
            done += 1

    await asyncio.gather(*(work() for _ in range(tasks)))
    slices.rates.append(done / (perf_counter() - begin))


def measure_sync(name: str, clients: Mapping[str, SyncAsk], threads: int, rounds: int, seconds: float) -> Case:
    """Measures with that many threads; the first round warms up and does not count."""
    case = Case(name, {client: Slices() for client in clients})
    for turn in range(-1, rounds):
        for client in _order(list(clients), turn):
            slices = case.clients[client] if turn >= 0 else Slices()
            _sync_slice(clients[client], threads, seconds, slices)
    return case


def _sync_slice(ask: SyncAsk, threads: int, seconds: float, slices: Slices) -> None:
    begin = perf_counter()
    end = begin + seconds
    latencies: list[list[float]] = [[] for _ in range(threads)]
    failures = [0] * threads

    def work(number: int) -> None:
        now = perf_counter()
        while now < end:
            try:
                ask()
            except Exception:
                failures[number] += 1
            before, now = now, perf_counter()
            latencies[number].append(now - before)

    workers = [threading.Thread(target=work, args=(number,)) for number in range(1, threads)]
    for worker in workers:
        worker.start()
    work(0)
    for worker in workers:
        worker.join()
    done = sum(map(len, latencies))
    slices.rates.append(done / (perf_counter() - begin))
    slices.seconds.extend(latency for each in latencies for latency in each)
    slices.failures += sum(failures)


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

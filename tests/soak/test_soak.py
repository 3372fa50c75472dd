"""A long run with faults: every error has its reason, and nothing grows."""

import asyncio
import gc
import os
import random
import threading
from collections import Counter
from pathlib import Path

import pytest

import novita
from hazards.matrix import outcome
from hazards.peers import Answer, NovitaAsync, NovitaSync, Peer, opened
from lab.faulty_server import CONNECTION_FAULTS, STREAM_FAULTS, faulty_server

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

STREAM_FAULT_RATE = 0.0098
CONNECTION_FAULT_RATE = 0.0002
"""Rarer: one costs every call on its connection a retry, and the client's budget of retries is finite."""
MEBIBYTE = 2**20


class Usage:
    """What the process holds: resident MiB, file descriptors, threads, tasks."""

    def __init__(self) -> None:
        gc.collect()
        self.resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEBIBYTE
        self.descriptors = len(list(Path("/proc/self/fd").iterdir()))
        self.threads = threading.active_count()
        self.tasks = len(asyncio.all_tasks())

    def __repr__(self) -> str:
        return f"{self.resident:.1f} MiB, {self.descriptors} fds, {self.threads} threads, {self.tasks} tasks"


async def _one(peer: Peer, dice: random.Random, seen: Counter[str]) -> None:
    chance = dice.random()
    name = "ok"
    if chance < CONNECTION_FAULT_RATE:
        name = f"{dice.choice(CONNECTION_FAULTS)}~{dice.random()}"  # happens to the first attempt only
    elif chance < CONNECTION_FAULT_RATE + STREAM_FAULT_RATE:
        name = dice.choice(STREAM_FAULTS)
    method = "POST" if dice.random() < 0.2 else "GET"
    result = await outcome(peer, peer.call(method, name, 100, seconds=0.5 if name == "stall" else 30))
    fault, _, once = name.partition("~")
    if isinstance(result, Answer):
        assert result.status == 200
        assert fault == "ok" or once, f"{name} was answered"
        seen["answered"] += 1
    elif fault == "ok" or once:
        # A POST on a connection that broke has an unknown fate, and says so. Nothing else may fail.
        assert method == "POST", f"{result!r}, attempts {getattr(result, 'attempts', None)}"
        assert isinstance(result, novita.AmbiguousRequestError), repr(result)
        seen["POST on a broken connection"] += 1
    else:
        seen[fault] += 1


async def _many(peer: Peer, count: int, workers: int, seed: int) -> Counter[str]:
    seen: Counter[str] = Counter()

    async def worker(number: int) -> None:
        dice = random.Random(seed + number)
        for _ in range(count // workers):
            await _one(peer, dice, seen)

    await asyncio.gather(*(worker(number) for number in range(workers)))
    return seen


@pytest.mark.parametrize(
    ("kind", "count", "workers"),
    [pytest.param(NovitaAsync, 100_000, 32, id="async"), pytest.param(NovitaSync, 40_000, 8, id="sync")],
)
async def test_soak(kind: type[Peer], count: int, workers: int, capsys: pytest.CaptureFixture[str]) -> None:
    with faulty_server() as url:
        async with opened(kind, url) as peer:
            await _many(peer, count // 5, workers, 1)
            before = Usage()
            seen = await _many(peer, count - count // 5, workers, 1_000)
            await asyncio.sleep(0.5)  # stalled streams and their timers end
            after = Usage()
    with capsys.disabled():
        print(  # noqa: T201 - figures for the one who runs it
            f"\n{count:,} requests, {kind.__name__}: {dict(seen)}\n  before: {before}\n  after:  {after}"
        )
    assert after.resident - before.resident < 8
    assert after.descriptors <= before.descriptors + 8
    assert after.threads <= before.threads + 1
    assert after.tasks <= before.tasks + 1

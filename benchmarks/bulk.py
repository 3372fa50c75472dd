"""Many calls at once, and how cost grows with the size of the fleet."""

import asyncio
import gc
import math
import time
import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from statistics import median

import httpx

from novita import AsyncNovitaClient, NovitaClient
from novita.operations.gpu.metrics import FetchInstanceMetrics

from .calls import HEADERS, KEY
from .server import METRICS, StaticServer


def operations(count: int) -> list[FetchInstanceMetrics]:
    """One operation for each instance of a fleet."""
    return [FetchInstanceMetrics(instance_id=f"i-{number}") for number in range(count)]


async def with_novita(client: AsyncNovitaClient, count: int, limit: int) -> float:
    """Instances a second through `client.map`, each operation built and validated on the way."""
    begin = time.perf_counter()
    asked = (FetchInstanceMetrics(instance_id=f"i-{number}") for number in range(count))
    async for outcome in client.map(asked, concurrency=limit, ordered=False):
        outcome.get()
    return count / (time.perf_counter() - begin)


async def with_httpx(client: httpx.AsyncClient, url: str, count: int, limit: int) -> float:
    """Instances a second through `asyncio.gather` over httpx with the same limit."""
    permits = asyncio.Semaphore(limit)

    async def fetch(number: int) -> object:
        async with permits:
            return (await client.get(url, params={"instanceId": f"i-{number}"})).json()

    begin = time.perf_counter()
    await asyncio.gather(*(fetch(number) for number in range(count)))
    return count / (time.perf_counter() - begin)


async def compare(server: StaticServer, count: int, limit: int, rounds: int) -> tuple[float, float, float]:
    """Instances a second of ours and of httpx, and the median of the rounds' ratios."""
    client = AsyncNovitaClient(KEY, base_url=server.url).with_options(ssl_context=server.context())
    other = httpx.AsyncClient(http2=True, verify=server.context(), headers=HEADERS)
    pairs: list[tuple[float, float]] = []
    async with client, other:
        await with_novita(client, limit, limit)
        await with_httpx(other, server.url + METRICS, limit, limit)
        for _ in range(rounds):
            gc.collect()
            ours = await with_novita(client, count, limit)
            gc.collect()
            pairs.append((ours, await with_httpx(other, server.url + METRICS, count, limit)))
    return (
        median(ours for ours, _ in pairs),
        median(theirs for _, theirs in pairs),
        median(ours / theirs for ours, theirs in pairs),
    )


async def peak(server: StaticServer, count: int, limit: int = 64) -> int:
    """Bytes that `client.map` takes at most when outcomes are consumed as they complete."""
    client = AsyncNovitaClient(KEY, base_url=server.url).with_options(ssl_context=server.context())
    async with client:
        await with_novita(client, limit, limit)
        gc.collect()
        tracemalloc.start()
        await with_novita(client, count, limit)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return most


def exponent(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """Slope of the costs against the sizes on logarithmic paper: 1 is linear."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


PAGE = 100


def growth(server: StaticServer, sizes: Sequence[int], rounds: int) -> tuple[list[float], list[float]]:
    """CPU milliseconds and retained bytes of listing a fleet of each size, in pages of 100 over the wire.

    Every size is given as many instances in all, so that what a turn begins with weighs the same for each.
    """
    with ExitStack() as stack:
        fleets = {size: _fleet(server, size, stack) for size in sizes}
        times: dict[int, list[float]] = {size: [] for size in sizes}
        for turn in range(-1, rounds):
            for size, fleet in fleets.items():
                spent = _cpu(fleet, max(sizes) // size) / 1e6
                if turn >= 0:
                    times[size].append(spent)
        memory: list[float] = []
        for fleet in fleets.values():
            gc.collect()
            tracemalloc.start()
            kept = fleet()
            gc.collect()
            memory.append(tracemalloc.get_traced_memory()[0])
            tracemalloc.stop()
            del kept
    return [median(spent) for spent in times.values()], memory


def _fleet(server: StaticServer, size: int, stack: ExitStack) -> Callable[[], object]:
    client = NovitaClient(KEY, base_url=f"{server.url}/{size}").with_options(ssl_context=server.context())
    stack.enter_context(client)

    def fleet() -> object:
        found = list(client.gpu.instances.list(page_size=PAGE))
        assert len(found) == size
        return found

    return fleet


def _cpu(work: Callable[[], object], repeats: int) -> float:
    gc.collect()
    begin = time.process_time_ns()
    for _ in range(repeats):
        kept = work()
        del kept
    return (time.process_time_ns() - begin) / repeats

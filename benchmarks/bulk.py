"""Many calls at once, and how cost grows with the size of the fleet."""

import asyncio
import gc
import math
import time
import tracemalloc
from collections.abc import Callable, Sequence
from statistics import median

import httpx

from novita import AsyncNovitaClient
from novita.operations.gpu.metrics import FetchInstanceMetrics

from . import bodies, decoders
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


def _cpu(work: Callable[[], object]) -> float:
    gc.collect()
    begin = time.process_time_ns()
    kept = work()
    spent = time.process_time_ns() - begin
    del kept
    return spent


PAGE = 100


def growth(sizes: Sequence[int], rounds: int) -> tuple[list[float], list[float]]:
    """CPU milliseconds and retained bytes of a decoded fleet, for each size; it comes in pages of 100, as in a list."""
    body = bodies.page(PAGE)

    def fleet(size: int) -> object:
        return [decoders.page(body) for _ in range(size // PAGE)]

    times: list[list[float]] = [[] for _ in sizes]
    memory: list[float] = []
    for _ in range(rounds):
        for size, spent in zip(sizes, times, strict=True):
            repeats = max(1, 2_000 // size)
            spent.append(sum(_cpu(lambda size=size: fleet(size)) for _ in range(repeats)) / repeats / 1e6)  # type: ignore[misc]
    for size in sizes:
        gc.collect()
        tracemalloc.start()
        kept = fleet(size)
        memory.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
        del kept
    return [median(spent) for spent in times], memory

"""CPU time per call as the number of instances polled grows: nothing on the way of a call may remember them all."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack
from itertools import cycle, islice
from statistics import median
from time import process_time

from lab.certificates import client_context
from novita import AsyncNovitaClient, NovitaClient

from .clients import KEY

TASKS = 64
POLLS = 500
"""Calls of one turn."""

Growth = dict[int, list[float]]
"""Instances polled to seconds of CPU per call, one figure for each round."""


def growth_async(url: str, sizes: Sequence[int], rounds: int) -> Growth:
    """The async client, 64 tasks."""
    return asyncio.run(_growth_async(url, sizes, rounds))


async def _growth_async(url: str, sizes: Sequence[int], rounds: int) -> Growth:
    turns: dict[int, Callable[[int], Awaitable[None]]] = {}
    async with AsyncExitStack() as stack:
        for size in sizes:
            client = AsyncNovitaClient(KEY, base_url=url).with_options(ssl_context=client_context())
            await stack.enter_async_context(client)
            turns[size] = _async_turn(client, _instances(size))
            await turns[size](size)
        costs: Growth = {size: [] for size in sizes}
        for number in range(rounds):
            for size in _order(sizes, number):
                gc.collect()
                begin = process_time()
                await turns[size](POLLS)
                costs[size].append((process_time() - begin) / POLLS)
        return costs


def _async_turn(client: AsyncNovitaClient, instances: Iterator[str]) -> Callable[[int], Awaitable[None]]:
    async def turn(polls: int) -> None:
        due = islice(instances, polls)

        async def work() -> None:
            for instance in due:
                await client.gpu.metrics.fetch_instance_metrics(instance)

        await asyncio.gather(*(work() for _ in range(TASKS)))

    return turn


def growth_sync(url: str, sizes: Sequence[int], rounds: int) -> Growth:
    """The sync client, one thread."""
    with ExitStack() as stack:
        turns: dict[int, Callable[[int], None]] = {}
        for size in sizes:
            client = NovitaClient(KEY, base_url=url).with_options(ssl_context=client_context())
            turns[size] = _sync_turn(stack.enter_context(client), _instances(size))
            turns[size](size)
        costs: Growth = {size: [] for size in sizes}
        for number in range(rounds):
            for size in _order(sizes, number):
                gc.collect()
                begin = process_time()
                turns[size](POLLS)
                costs[size].append((process_time() - begin) / POLLS)
        return costs


def _sync_turn(client: NovitaClient, instances: Iterator[str]) -> Callable[[int], None]:
    def turn(polls: int) -> None:
        for instance in islice(instances, polls):
            client.gpu.metrics.fetch_instance_metrics(instance)

    return turn


def _instances(size: int) -> Iterator[str]:
    return cycle([f"i-{number:06}" for number in range(size)])


def _order(sizes: Sequence[int], number: int) -> Sequence[int]:
    return sizes[::-1] if number % 2 else sizes


def times_smallest(costs: Growth) -> dict[int, float]:
    """What a call costs at each size, beside the smallest: median of the ratios of each round."""
    smallest = costs[min(costs)]
    return {
        size: median(ours / base for ours, base in zip(each, smallest, strict=True)) for size, each in costs.items()
    }

"""What one poll costs in Python function calls: the same on every machine, and for any number of instances."""

import asyncio
import cProfile
import pstats
from collections.abc import Iterator
from typing import Any

import pytest

import novita
from lab.certificates import client_context
from lab.faulty_server import faulty_server

MOST_ASYNC = 600
MOST_SYNC = 480
"""`httpx.get().json()` makes 5,100 and 3,900."""
FLEET = 1_000
"""More than anything remembers between calls."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with faulty_server() as url:
        yield url


def calls_per_poll(profile: cProfile.Profile, polls: int) -> float:
    return int(getattr(pstats.Stats(profile), "total_calls")) / polls  # noqa: B009 - typeshed does not know it


def test_sync(url: str) -> None:
    def poll(instances: range) -> float:
        profile = cProfile.Profile()
        profile.enable()
        for number in instances:
            client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
        profile.disable()
        return calls_per_poll(profile, len(instances))

    with novita.NovitaClient("key", base_url=url).with_options(ssl_context=client_context()) as client:
        poll(range(3))
        few = poll(range(100))
        poll(range(FLEET))
        many = poll(range(FLEET, FLEET + 100))
    assert few <= MOST_SYNC
    assert many == pytest.approx(few, rel=0.1)


def test_async(url: str) -> None:
    async def poll(client: Any, instances: range) -> float:
        profile = cProfile.Profile()
        profile.enable()
        for number in instances:
            await client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
        profile.disable()
        return calls_per_poll(profile, len(instances))

    async def main() -> tuple[float, float]:
        whole = novita.AsyncNovitaClient("key", base_url=url)
        async with whole.with_options(ssl_context=client_context()) as client:
            await poll(client, range(3))
            few = await poll(client, range(100))
            await poll(client, range(FLEET))
            return few, await poll(client, range(FLEET, FLEET + 100))

    few, many = asyncio.run(main())
    assert few <= MOST_ASYNC
    assert many == pytest.approx(few, rel=0.1)

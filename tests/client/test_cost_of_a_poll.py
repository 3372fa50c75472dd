"""What one poll costs in Python function calls: the same on every machine, and for the last of many instances."""

import asyncio
import cProfile
import pstats
from collections.abc import Iterator
from statistics import mode
from typing import Any

import pytest

import novita
from lab.certificates import client_context
from lab.faulty_server import faulty_server

MOST_ASYNC = 600
MOST_SYNC = 480
"""`httpx.get().json()` makes 5,100 and 3,900."""
FLEET = 600
"""More than anything remembers between calls."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with faulty_server() as url:
        yield url


def usual_cost(profiles: list[cProfile.Profile]) -> int:
    """The calls of most polls: the first one connects, and a busy machine makes the loop turn once more or less."""
    return mode(int(getattr(pstats.Stats(profile), "total_calls")) for profile in profiles)  # noqa: B009 - typeshed does not know it


def test_sync(url: str) -> None:
    def poll(instances: range) -> int:
        profiles = [cProfile.Profile() for _ in instances]
        for number, profile in zip(instances, profiles, strict=True):
            with profile:
                client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
        return usual_cost(profiles)

    with novita.NovitaClient("key", base_url=url).with_options(ssl_context=client_context()) as client:
        few = poll(range(50))
        for number in range(FLEET):
            client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
        many = poll(range(FLEET, FLEET + 50))
    assert few <= MOST_SYNC
    assert many == few


def test_async(url: str) -> None:
    async def poll(client: Any, instances: range) -> int:
        profiles = [cProfile.Profile() for _ in instances]
        for number, profile in zip(instances, profiles, strict=True):
            with profile:
                await client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
        return usual_cost(profiles)

    async def main() -> tuple[int, int]:
        whole = novita.AsyncNovitaClient("key", base_url=url)
        async with whole.with_options(ssl_context=client_context()) as client:
            few = await poll(client, range(50))
            for number in range(FLEET):
                await client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
            return few, await poll(client, range(FLEET, FLEET + 50))

    few, many = asyncio.run(main())
    assert few <= MOST_ASYNC
    assert many == few

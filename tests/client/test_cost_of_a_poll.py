"""What one poll costs in Python function calls: the same on every machine, and for the last of many instances."""

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
A_PIECE = 20
"""More for an answer that came in two pieces, which all of one part may have done."""
FLEET = 600
"""More than anything remembers between calls."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with faulty_server() as url:
        yield url


def costs(profiles: list[cProfile.Profile]) -> set[int]:
    """The calls of each poll."""
    return {int(getattr(pstats.Stats(profile), "total_calls")) for profile in profiles}  # noqa: B009 - typeshed does not know it


def test_sync(url: str) -> None:
    def poll(instances: range) -> set[int]:
        profiles = [cProfile.Profile() for _ in instances]
        for number, profile in zip(instances, profiles, strict=True):
            with profile:
                client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
        return costs(profiles)

    with novita.NovitaClient("key", base_url=url).with_options(ssl_context=client_context()) as client:
        few = poll(range(50))
        for number in range(FLEET):
            client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
        many = poll(range(FLEET, FLEET + 50))
    assert min(few) <= MOST_SYNC
    assert abs(min(many) - min(few)) <= A_PIECE, f"{few} at first, {many} later"


def test_async(url: str) -> None:
    async def poll(client: Any, instances: range) -> set[int]:
        profiles = [cProfile.Profile() for _ in instances]
        for number, profile in zip(instances, profiles, strict=True):
            with profile:
                await client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
        return costs(profiles)

    async def main() -> tuple[set[int], set[int]]:
        whole = novita.AsyncNovitaClient("key", base_url=url)
        async with whole.with_options(ssl_context=client_context()) as client:
            few = await poll(client, range(50))
            for number in range(FLEET):
                await client.gpu.metrics.fetch_instance_metrics(f"i-{number:06}")
            return few, await poll(client, range(FLEET, FLEET + 50))

    few, many = asyncio.run(main())
    assert min(few) <= MOST_ASYNC
    assert abs(min(many) - min(few)) <= A_PIECE, f"{few} at first, {many} later"

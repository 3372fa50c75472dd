"""Every operation once over TLS and HTTP/2, to the simulator in its own process: what is sent fits the contract."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from arguments import ARGUMENTS
from novita import AsyncNovitaClient, NovitaClient
from novita.exceptions import APIStatusError
from novita.simulator import Simulator
from oracle import operations

pytestmark = pytest.mark.filterwarnings("ignore:.*no longer in the vendor's documentation:DeprecationWarning")

OPERATIONS = {each.name: each for each in operations({"gpu", "gpu_v2", "model", "serverless", "utility"})}
CALLED = {name.removesuffix("stream") + "create" if each.streamed else name for name, each in OPERATIONS.items()}


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    with Simulator(instances=20, speed=0) as running:
        yield running


def method(client: Any, name: str) -> Any:
    for part in name.split("."):
        client = getattr(client, part)
    return client


def call(client: NovitaClient, name: str) -> str:
    """Call an operation with the contract's example; an empty text, or the error it met."""
    given = ARGUMENTS[name]
    try:
        value = method(client, name)(*given.positional, **given.named)
        if OPERATIONS[name].streamed:
            with value:
                assert list(value)
    except APIStatusError as error:
        return f"{type(error).__name__} {error.reason}"
    return ""


async def call_async(client: AsyncNovitaClient, name: str) -> str:
    given = ARGUMENTS[name]
    try:
        value = method(client, name)(*given.positional, **given.named)
        if OPERATIONS[name].streamed:
            async with value:
                assert [event async for event in value]
        else:
            await value
    except APIStatusError as error:
        return f"{type(error).__name__} {error.reason}"
    return ""


def test_sync(simulator: Simulator) -> None:
    simulator.reset()
    plain = NovitaClient(simulator.api_key, base_url=simulator.base_url)
    with plain.with_options(ssl_context=simulator.ssl_context) as client:
        met = {name: call(client, name) for name in OPERATIONS}
    check(simulator, met)


@pytest.mark.anyio
async def test_async(simulator: Simulator) -> None:
    await asyncio.to_thread(simulator.reset)
    plain = AsyncNovitaClient(simulator.api_key, base_url=simulator.base_url)
    async with plain.with_options(ssl_context=simulator.ssl_context) as client:
        met = {name: await call_async(client, name) for name in OPERATIONS}
    await asyncio.to_thread(check, simulator, met)


def check(simulator: Simulator, met: dict[str, str]) -> None:
    stats = simulator.stats()
    assert simulator.violations() == []
    assert stats.operations.keys() == CALLED
    streams = len(OPERATIONS) - len(CALLED)
    assert stats.protocols == {"2": len(CALLED), "1.1": streams}  # a stream has a connection of its own
    # The examples name machines and files that are not there.
    refused = {name: error for name, error in met.items() if error and not error.startswith("NotFoundError")}
    assert refused.keys() <= {"gpu_v2.instances.list", "gpu_v2.regions.list"}, refused  # nor do their cursors exist
    assert list(met.values()).count("") > 150

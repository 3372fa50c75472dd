"""The newest metrics of one instance, and the metrics of many, against the simulator."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from pytest_httpx import HTTPXMock

from novita import AsyncNovitaClient, NotFoundError, NovitaClient, RequestValidationError, ResponseValidationError
from novita.simulator.handle import Simulator


@pytest.fixture
def client(novita_simulator: Simulator) -> Iterator[NovitaClient]:
    made = NovitaClient(novita_simulator.api_key, base_url=novita_simulator.base_url)
    with made.with_options(ssl_context=novita_simulator.ssl_context) as trusting:
        yield trusting


@pytest.fixture
async def async_client(novita_simulator: Simulator) -> AsyncIterator[AsyncNovitaClient]:
    made = AsyncNovitaClient(novita_simulator.api_key, base_url=novita_simulator.base_url)
    async with made.with_options(ssl_context=novita_simulator.ssl_context) as trusting:
        yield trusting


def running(client: NovitaClient) -> list[str]:
    return [instance.id for instance in client.gpu.instances.list(status="running")]


def test_the_newest_samples_of_one(client: NovitaClient) -> None:
    latest = client.gpu.metrics.fetch_latest(running(client)[0])
    assert latest.at is not None
    assert latest.cpu_percent is not None


@pytest.mark.anyio
async def test_the_newest_samples_of_one_async(client: NovitaClient, async_client: AsyncNovitaClient) -> None:
    latest = await async_client.gpu.metrics.fetch_latest(running(client)[0])
    assert latest.at is not None
    assert latest.cpu_percent is not None


def test_parameters_are_validated(client: NovitaClient) -> None:
    with pytest.raises(RequestValidationError, match="interval"):
        client.gpu.metrics.fetch_latest("i-1", interval=3)
    with pytest.raises(RequestValidationError, match="interval"):
        list(client.gpu.metrics.fetch_many(["i-1"], interval=3))


def test_samples_that_do_not_fit_are_an_error_of_ours(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"cpuUtilization": [{"timestamp": "soon"}]})
    with NovitaClient("sk_0123456789") as client, pytest.raises(ResponseValidationError, match="`int`"):
        client.gpu.metrics.fetch_latest("i-1")


def test_many_come_in_order_each_with_its_error(client: NovitaClient) -> None:
    ids = [*running(client), "no-such-instance"]
    outcomes = list(client.gpu.metrics.fetch_many(ids, concurrency=4))
    assert [outcome.operation.model_dump()["instance_id"] for outcome in outcomes] == ids
    assert all(outcome.get().cpu_utilization for outcome in outcomes[:-1])
    assert isinstance(outcomes[-1].error, NotFoundError)


@pytest.mark.anyio
async def test_many_come_in_order_each_with_its_error_async(
    client: NovitaClient, async_client: AsyncNovitaClient
) -> None:
    ids = [*running(client), "no-such-instance"]
    outcomes = [outcome async for outcome in async_client.gpu.metrics.fetch_many(ids)]
    assert [outcome.operation.model_dump()["instance_id"] for outcome in outcomes] == ids
    assert all(outcome.get().cpu_utilization for outcome in outcomes[:-1])
    assert isinstance(outcomes[-1].error, NotFoundError)

"""What type checkers make of correct programs. Read by the checkers only, never run; see test_checkers.py."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from decimal import Decimal
from typing import assert_type

import httpx
import msgspec

from novita import (
    AsyncNovitaClient,
    AsyncPage,
    AsyncPager,
    NotFoundError,
    NovitaClient,
    Page,
    RateLimitError,
    RawResponse,
)
from novita.operations.gpu.instances import GetInstance, ListInstances
from novita.operations.gpu.metrics import FetchInstanceMetrics
from novita.types.gpu.clusters import Cluster
from novita.types.gpu.instances import Instance, InstanceSummary
from novita.types.gpu.metrics import InstanceMetrics
from novita.types.gpu.ssh import SSHConnection


class Row(msgspec.Struct):
    id: str


def calls(client: NovitaClient) -> None:
    instance = client.gpu.instances.get("i-1")
    assert_type(instance, Instance)
    assert_type(instance.price_usd_per_hour, Decimal)
    assert_type(instance.created_at, datetime | None)
    assert_type(instance.ssh, SSHConnection | None)
    assert_type(client.gpu.clusters.list(), tuple[Cluster, ...])
    assert_type(client.gpu.instances.create(product_id="p", image_url="ubuntu:22.04", gpu_num=1), str)
    assert_type(client.gpu.instances.wait("i-1", until="running", on_update=print), Instance)
    client.gpu.instances.delete("i-1")


def pages(client: NovitaClient) -> None:
    page = client.gpu.instances.list(status="a word that is new")
    assert_type(page, Page[InstanceSummary])
    assert_type(page.items, tuple[InstanceSummary, ...])
    assert_type(page.total, int | None)
    assert_type(page.pages(), Iterator[Page[InstanceSummary]])
    for summary in page:
        assert_type(summary, InstanceSummary)


def operations(client: NovitaClient) -> None:
    assert_type(client.send(GetInstance(instance_id="i-1")), Instance)
    assert_type(client.send(GetInstance(instance_id="i-1"), into=Row), Row)
    assert_type(client.send(ListInstances(), into=Row), Page[Row])
    assert_type(client.raw(GetInstance(instance_id="i-1")), RawResponse[Instance])
    assert_type(client.raw(GetInstance(instance_id="i-1")).value.id, str)
    for outcome in client.map(FetchInstanceMetrics(instance_id=name) for name in ("i-1", "i-2")):
        assert_type(outcome.get(), InstanceMetrics)
        assert outcome.operation.instance_id


def options(client: NovitaClient, context: ssl.SSLContext) -> None:
    assert_type(client.with_options(timeout=5, max_retries=0, ssl_context=context), NovitaClient)
    assert_type(client.with_options(http_client=httpx.Client()), NovitaClient)
    with client as same:
        assert_type(same, NovitaClient)


def errors(error: Exception) -> None:
    if isinstance(error, RateLimitError):
        assert_type(error.retry_after, float | None)
    if isinstance(error, NotFoundError):
        assert_type(error.status_code, int)
        assert_type(error.reason, str)


async def async_calls(client: AsyncNovitaClient) -> None:
    assert_type(await client.gpu.instances.get("i-1"), Instance)
    assert_type(await client.gpu.instances.wait("i-1"), Instance)
    assert_type(await client.gpu.instances.delete("i-1"), None)
    pager = client.gpu.instances.list()
    assert_type(pager, AsyncPager[InstanceSummary])
    assert_type(await pager, AsyncPage[InstanceSummary])
    assert_type(pager.pages(), AsyncIterator[AsyncPage[InstanceSummary]])
    async for summary in pager:
        assert_type(summary, InstanceSummary)
    assert_type(await client.send(GetInstance(instance_id="i-1")), Instance)
    assert_type(await client.send(ListInstances(), into=Row), AsyncPage[Row])
    async for outcome in client.map([FetchInstanceMetrics(instance_id="i-1")]):
        assert_type(outcome.get(), InstanceMetrics)
        assert outcome.operation.instance_id

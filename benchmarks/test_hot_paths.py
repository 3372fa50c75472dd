"""Each hot path by itself, for who works on one: `make bench-paths`, compared and stored by pytest-benchmark."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from novita.operations.gpu.instances import CreateInstance
from novita.operations.gpu.metrics import FetchInstanceMetrics

from . import bodies, calls, decoders
from .server import StaticServer

WINDOWS = {"minute": (60, 1), "hour": (3_600, 8), "day": (86_400, 8)}


@pytest.mark.parametrize("count", [100, 1_000, 10_000])
@pytest.mark.parametrize(
    "decode", [decoders.page, decoders.page_of_rows, json.loads], ids=["page", "six fields", "json"]
)
def test_decode_a_page(benchmark: BenchmarkFixture, decode: Callable[[bytes], object], count: int) -> None:
    benchmark(decode, bodies.page(count))


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("decode", [decoders.metrics, decoders.latest, json.loads], ids=["series", "latest", "json"])
def test_decode_metrics(benchmark: BenchmarkFixture, decode: Callable[[bytes], object], window: str) -> None:
    benchmark(decode, bodies.metrics(*WINDOWS[window]))


def test_build_a_poll(benchmark: BenchmarkFixture) -> None:
    call = benchmark(lambda: FetchInstanceMetrics(instance_id="i-1", interval=60).to_call())
    assert call.target.endswith("?instanceId=i-1&interval=60")


def test_build_a_creation(benchmark: BenchmarkFixture) -> None:
    wanted: dict[str, Any] = {
        "name": "trainer-1", "product_id": "p-1", "gpu_num": 1, "rootfs_size_gb": 60, "image_url": "ubuntu:22.04",
        "ports": ["8080/http", "22/tcp"], "envs": {"HF_HOME": "/network/hf"},
    }  # fmt: skip
    call = benchmark(lambda: CreateInstance(**wanted).to_call())
    assert json.loads(call.body)["name"] == "trainer-1"


@pytest.fixture(scope="module")
def server() -> Iterator[StaticServer]:
    with StaticServer() as server:
        yield server


@pytest.mark.parametrize("name", ["novita", "httpx http2 + json"])
def test_poll(benchmark: BenchmarkFixture, server: StaticServer, name: str) -> None:
    with ExitStack() as stack:
        ask = calls.polls(server, stack)[name]
        ask()  # connects
        benchmark(ask)


@pytest.mark.parametrize("name", ["novita", "httpx http2 + json"])
def test_list_a_thousand(benchmark: BenchmarkFixture, server: StaticServer, name: str) -> None:
    with ExitStack() as stack:
        ask = calls.lists(server, 1_000, stack)[name]
        ask()
        benchmark(ask)

"""Whole calls over loopback: ours and those of other clients, on one server."""

import asyncio
import cProfile
import gc
import importlib
import os
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx

from novita import AsyncNovitaClient, NovitaClient
from novita import _http2 as http2

from . import decoders
from .measure import Timing, Work, total_calls
from .server import LIST, METRICS, StaticServer

KEY = "sk_benchmark_0123456789"
HEADERS = {"authorization": f"Bearer {KEY}", "accept": "application/json"}
PEER = Path(sys.prefix) / "peers" / "novita-sdk"
"""Where novita-sdk from PyPI lies: it calls itself `novita` too, so it cannot be installed beside ours."""

Ask = Callable[[], Awaitable[object]]


def novita_sdk() -> Any:
    """The package `novita` of novita-sdk, loaded without disturbing ours; None where it is absent."""
    if not PEER.is_dir():
        return None
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "novita"}
    for name in ours:
        del sys.modules[name]
    sys.path.insert(0, str(PEER))
    try:
        return importlib.import_module("novita")
    finally:
        sys.path.remove(str(PEER))
        for name in [name for name in sys.modules if name.split(".")[0] == "novita"]:
            del sys.modules[name]
        sys.modules.update(ours)


def trust(server: StaticServer) -> None:
    """Make the clients that only read the environment trust the server."""
    os.environ["SSL_CERT_FILE"] = os.environ["REQUESTS_CA_BUNDLE"] = server.ca


def lists(server: StaticServer, size: int, stack: ExitStack) -> dict[str, Work]:
    """Sync clients that list instances; httpx first, which is the anchor."""
    target = f"{server.url}{LIST}?pageSize={size}&pageNum=1"
    plain = stack.enter_context(httpx.Client(http2=True, verify=server.context(), headers=HEADERS))
    client = stack.enter_context(NovitaClient(KEY, base_url=server.url).with_options(ssl_context=server.context()))
    found: dict[str, Work] = {
        "httpx http2 + json": lambda: plain.get(target).json(),
        "novita": lambda: client.gpu.instances.list(page_size=size),
    }
    if (theirs := novita_sdk()) is not None:
        other = stack.enter_context(theirs.NovitaClient(api_key=KEY, base_url=server.url))
        found["novita-sdk 0.5.0"] = lambda: other.gpu.instances.list(page_size=size)
    if find_spec("openai"):
        import openai

        model: Any = decoders.page_model(openai.BaseModel)
        ai = stack.enter_context(openai.OpenAI(api_key=KEY, base_url=server.url))
        found["openai client"] = lambda: ai.get(target.removeprefix(server.url), cast_to=model)
    if find_spec("runpod"):
        os.environ["RUNPOD_API_BASE_URL"] = f"{server.url}/{size}"
        import runpod  # type: ignore[import-not-found,unused-ignore]  # a peer

        runpod.api_key = KEY
        found["runpod get_pods"] = runpod.get_pods
    return found


def polls(server: StaticServer, stack: ExitStack) -> dict[str, Work]:
    """Sync clients that poll the metrics of one instance; httpx first."""
    target = f"{server.url}{METRICS}?instanceId=i-1"
    plain = stack.enter_context(httpx.Client(http2=True, verify=server.context(), headers=HEADERS))
    client = stack.enter_context(NovitaClient(KEY, base_url=server.url).with_options(ssl_context=server.context()))
    return {
        "httpx http2 + json": lambda: plain.get(target).json(),
        "novita": lambda: client.gpu.metrics.fetch_instance_metrics("i-1"),
    }


async def async_polls(server: StaticServer, stack: AsyncExitStack) -> dict[str, Ask]:
    """Async clients that poll the metrics of one instance; httpx first."""
    target = f"{server.url}{METRICS}?instanceId=i-1"
    plain = await stack.enter_async_context(
        httpx.AsyncClient(http2=True, verify=server.context(), headers=HEADERS)
    )  # fmt: skip

    async def with_httpx() -> object:
        return (await plain.get(target)).json()

    client = AsyncNovitaClient(KEY, base_url=server.url).with_options(ssl_context=server.context())
    await stack.enter_async_context(client)
    found: dict[str, Ask] = {
        "httpx http2 + json": with_httpx,
        "novita": lambda: client.gpu.metrics.fetch_instance_metrics("i-1"),
    }
    if find_spec("aiohttp"):
        import aiohttp  # type: ignore[import-not-found,unused-ignore]  # a peer

        connector = aiohttp.TCPConnector(ssl=server.context(), limit=0)
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=connector, headers=HEADERS))

        async def with_aiohttp() -> object:
            async with session.get(target) as response:
                return await response.json()

        found["aiohttp http1 + json"] = with_aiohttp
    pool = http2.AsyncPool(server.context())
    stack.push_async_callback(pool.aclose)
    address = httpx.URL(server.url)
    origin, headers = http2.Origin(address.host, address.port or 443), http2.RequestHeaders(client._options.headers)
    wanted = f"{METRICS}?instanceId=i-1".encode()

    async def with_engine() -> object:
        response = await pool.request(b"GET", origin, wanted, headers, deadline=time.monotonic() + 60)
        return decoders.metrics(response.body)

    found["engine + decode alone"] = with_engine
    return found


async def interleave_async(asks: Mapping[str, Ask], tasks: int, calls: int, rounds: int) -> dict[str, Timing]:
    """CPU time per call with many tasks; see `measure.interleave`."""
    timings = {name: Timing() for name in asks}
    names = list(asks)
    for turn in range(-1, rounds):
        for name in reversed(names) if turn % 2 else names:
            spent = await _slice(asks[name], tasks, calls)
            if turn >= 0:
                timings[name].rounds.append(spent)
    return timings


async def _slice(ask: Ask, tasks: int, calls: int) -> float:
    left = iter(range(calls))

    async def work() -> None:
        for _ in left:
            await ask()

    gc.collect()
    begin = time.process_time_ns()
    await asyncio.gather(*(work() for _ in range(tasks)))
    return (time.process_time_ns() - begin) / calls


def calls_per(work: Work, repeats: int = 100) -> float:
    """Python function calls of one call, as cProfile counts them."""
    work()
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(repeats):
        work()
    profile.disable()
    return total_calls(profile) / repeats


async def calls_per_async(ask: Ask, repeats: int = 100) -> float:
    """The same for an async call."""
    await ask()
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(repeats):
        await ask()
    profile.disable()
    return total_calls(profile) / repeats

"""The clients: each asks for metrics or for a page and hands back a parsed answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack
from time import monotonic

import httpx

from lab.certificates import authority, certificate_files, client_context
from novita import AsyncNovitaClient, NovitaClient
from novita import _http2 as http2
from novita.operations.gpu.instances import ListInstances
from novita.operations.gpu.metrics import FetchInstanceMetrics

from .server import LIST, METRICS

AsyncAsk = Callable[[], Awaitable[object]]
SyncAsk = Callable[[], object]
ANCHOR = "httpx http2"
OPENING = 10.0
"""Seconds a client has for its first three requests."""
KEY = "sk_benchmark_key_0123456789"
HEADERS = {"authorization": f"Bearer {KEY}", "accept": "application/json"}
QUERY = "?instanceId=i-1"
METRICS_DECODER = FetchInstanceMetrics.spec.decoder()
PAGE_DECODER = ListInstances.spec.decoder()


def _engine_headers() -> http2.RequestHeaders:
    return http2.RequestHeaders([(name.encode(), value.encode()) for name, value in HEADERS.items()])


class UnavailableError(Exception):
    """The client cannot take part; the message says why."""


async def httpx_async(url: str, stack: AsyncExitStack, *, page: bool, http2: bool) -> AsyncAsk:
    limits = httpx.Limits(max_connections=256, max_keepalive_connections=256)
    client = httpx.AsyncClient(http2=http2, http1=not http2, verify=client_context(), headers=HEADERS, limits=limits)
    await stack.enter_async_context(client)
    target = url + (LIST if page else METRICS + QUERY)

    async def ask() -> object:
        return (await client.get(target)).json()

    return ask


async def httpx2_async(url: str, stack: AsyncExitStack, *, page: bool) -> AsyncAsk:
    try:
        import httpx2
    except ImportError:
        raise UnavailableError("httpx2 is not installed") from None
    client = httpx2.AsyncClient(http2=True, verify=client_context(), headers=HEADERS)
    await stack.enter_async_context(client)
    target = url + (LIST if page else METRICS + QUERY)

    async def ask() -> object:
        return (await client.get(target)).json()

    return ask


async def aiohttp_async(url: str, stack: AsyncExitStack, *, page: bool) -> AsyncAsk:
    try:
        import aiohttp
    except ImportError:
        raise UnavailableError("aiohttp is not installed") from None
    connector = aiohttp.TCPConnector(ssl=client_context(), limit=0)
    session = await stack.enter_async_context(aiohttp.ClientSession(connector=connector, headers=HEADERS))
    target = url + (LIST if page else METRICS + QUERY)

    async def ask() -> object:
        async with session.get(target) as response:
            return await response.json(content_type=None)

    return ask


async def niquests_async(url: str, stack: AsyncExitStack, *, page: bool) -> AsyncAsk:
    try:
        import niquests
    except ImportError:
        raise UnavailableError("niquests is not installed") from None
    session = niquests.AsyncSession(headers=HEADERS, disable_http3=True, revocation_configuration=None)
    trusted = str(certificate_files()[2])
    await stack.enter_async_context(session)
    target = url + (LIST if page else METRICS + QUERY)

    async def ask() -> object:
        return (await session.get(target, verify=trusted)).json()

    return ask


async def pyqwest_async(url: str, stack: AsyncExitStack, *, page: bool) -> AsyncAsk:
    try:
        import pyqwest
    except ImportError:
        raise UnavailableError("pyqwest is not installed") from None
    transport = pyqwest.HTTPTransport(tls_ca_cert=authority().cert_pem.bytes())
    await transport.__aenter__()
    stack.push_async_callback(transport.aclose)
    client = pyqwest.Client(transport)
    target = url + (LIST if page else METRICS + QUERY)

    async def ask() -> object:
        return json.loads((await client.get(target, HEADERS)).content)

    return ask


async def engine_async(url: str, stack: AsyncExitStack, *, page: bool) -> AsyncAsk:
    pool = http2.AsyncPool(client_context())
    stack.push_async_callback(pool.aclose)
    address = httpx.URL(url)
    origin, headers = http2.Origin(address.host, address.port or 443), _engine_headers()
    target = (LIST if page else METRICS + QUERY).encode()
    decode = (PAGE_DECODER if page else METRICS_DECODER).decode

    async def ask() -> object:
        return decode((await pool.request(b"GET", origin, target, headers, deadline=monotonic() + 60)).body)

    return ask


async def novita_async(url: str, stack: AsyncExitStack, *, page: bool) -> AsyncAsk:
    client = AsyncNovitaClient(KEY, base_url=url).with_options(ssl_context=client_context())
    await stack.enter_async_context(client)
    if page:

        async def ask() -> object:
            return await client.gpu.instances.list(page_size=1_000)

    else:
        fetch = client.gpu.metrics.fetch_instance_metrics

        async def ask() -> object:
            return await fetch("i-1")

    return ask


def httpx_sync(url: str, stack: ExitStack, *, page: bool, http2: bool) -> SyncAsk:
    client = stack.enter_context(httpx.Client(http2=http2, http1=not http2, verify=client_context(), headers=HEADERS))
    target = url + (LIST if page else METRICS + QUERY)
    return lambda: client.get(target).json()


def httpx2_sync(url: str, stack: ExitStack, *, page: bool) -> SyncAsk:
    try:
        import httpx2
    except ImportError:
        raise UnavailableError("httpx2 is not installed") from None
    client = stack.enter_context(httpx2.Client(http2=True, verify=client_context(), headers=HEADERS))
    target = url + (LIST if page else METRICS + QUERY)
    return lambda: client.get(target).json()


def niquests_sync(url: str, stack: ExitStack, *, page: bool) -> SyncAsk:
    try:
        import niquests
    except ImportError:
        raise UnavailableError("niquests is not installed") from None
    session = niquests.Session(headers=HEADERS, disable_http3=True, revocation_configuration=None)
    trusted = str(certificate_files()[2])
    stack.enter_context(session)
    target = url + (LIST if page else METRICS + QUERY)
    return lambda: session.get(target, verify=trusted).json()


def pyqwest_sync(url: str, stack: ExitStack, *, page: bool) -> SyncAsk:
    try:
        import pyqwest
    except ImportError:
        raise UnavailableError("pyqwest is not installed") from None
    transport = stack.enter_context(pyqwest.SyncHTTPTransport(tls_ca_cert=authority().cert_pem.bytes()))
    client = pyqwest.SyncClient(transport)
    target = url + (LIST if page else METRICS + QUERY)
    return lambda: json.loads(client.get(target, HEADERS).content)


def engine_sync(url: str, stack: ExitStack, *, page: bool) -> SyncAsk:
    pool = http2.SyncPool(client_context())
    stack.callback(pool.close)
    address = httpx.URL(url)
    origin, headers = http2.Origin(address.host, address.port or 443), _engine_headers()
    target = (LIST if page else METRICS + QUERY).encode()
    decode = (PAGE_DECODER if page else METRICS_DECODER).decode
    return lambda: decode(pool.request(b"GET", origin, target, headers, deadline=monotonic() + 60).body)


def novita_sync(url: str, stack: ExitStack, *, page: bool) -> SyncAsk:
    client = stack.enter_context(NovitaClient(KEY, base_url=url).with_options(ssl_context=client_context()))
    if page:
        return lambda: client.gpu.instances.list(page_size=1_000)
    fetch = client.gpu.metrics.fetch_instance_metrics
    return lambda: fetch("i-1")


async def open_async(url: str, stack: AsyncExitStack, *, page: bool) -> tuple[dict[str, AsyncAsk], dict[str, str]]:
    """Every async client there is, and why the others are not."""
    makers: dict[str, Callable[[], Awaitable[AsyncAsk]]] = {
        ANCHOR: lambda: httpx_async(url, stack, page=page, http2=True),
        "httpx http1": lambda: httpx_async(url, stack, page=page, http2=False),
        "httpx2 http2": lambda: httpx2_async(url, stack, page=page),
        "niquests": lambda: niquests_async(url, stack, page=page),
        "aiohttp": lambda: aiohttp_async(url, stack, page=page),
        "pyqwest": lambda: pyqwest_async(url, stack, page=page),
        "novita engine": lambda: engine_async(url, stack, page=page),
        "novita": lambda: novita_async(url, stack, page=page),
    }
    clients: dict[str, AsyncAsk] = {}
    absent: dict[str, str] = {}
    for name, make in makers.items():
        try:
            async with asyncio.timeout(OPENING):
                ask = await make()
                for _ in range(3):
                    await ask()
            clients[name] = ask
        except Exception as error:
            absent[name] = str(error) or type(error).__name__
    return clients, absent


def open_sync(url: str, stack: ExitStack, *, page: bool) -> tuple[dict[str, SyncAsk], dict[str, str]]:
    """Every sync client there is, and why the others are not."""
    makers: dict[str, Callable[[], SyncAsk]] = {
        ANCHOR: lambda: httpx_sync(url, stack, page=page, http2=True),
        "httpx http1": lambda: httpx_sync(url, stack, page=page, http2=False),
        "httpx2 http2": lambda: httpx2_sync(url, stack, page=page),
        "niquests": lambda: niquests_sync(url, stack, page=page),
        "pyqwest": lambda: pyqwest_sync(url, stack, page=page),
        "novita engine": lambda: engine_sync(url, stack, page=page),
        "novita": lambda: novita_sync(url, stack, page=page),
    }
    clients: dict[str, SyncAsk] = {}
    absent: dict[str, str] = {}
    for name, make in makers.items():
        try:
            ask = make()
            for _ in range(3):
                ask()
            clients[name] = ask
        except Exception as error:
            absent[name] = str(error) or type(error).__name__
    return clients, absent

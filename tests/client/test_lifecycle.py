"""Open, derived, closed: who owns connections, and what a closed client says."""

from __future__ import annotations

import asyncio
import copy
import gc
import socket
import weakref
from typing import Any, assert_type

import httpx
import pytest
from pytest_httpx import HTTPXMock

import novita
from novita import AsyncNovitaClient, NovitaClient
from novita._client.resource import AsyncResource, Resource
from novita._core.model import Model
from novita._core.operation import Operation, PagedOperation
from novita._core.paging import Numbered


class Robot(Model, frozen=True, kw_only=True):
    id: str = ""


class GetRobot(Operation[Robot], method="get", route="GET /robots"):
    count: int | None = None


class ListRobots(PagedOperation[Robot], method="list", route="GET /robots", paging=Numbered(items="robots")):
    page: int | None = None
    page_size: int | None = None


class SyncServer(httpx.BaseTransport):
    def __init__(self) -> None:
        self.seen: list[httpx.Request] = []
        self.closed = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request)
        return httpx.Response(200, json={"id": "mine"})

    def close(self) -> None:
        self.closed = True


class AsyncServer(httpx.AsyncBaseTransport):
    def __init__(self) -> None:
        self.seen: list[httpx.Request] = []
        self.closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request)
        return httpx.Response(200, json={"id": "mine"})

    async def aclose(self) -> None:
        self.closed = True


def server_for(driver: Any) -> Any:
    return SyncServer() if driver.kind == "sync" else AsyncServer()


def test_a_closed_client_says_so_and_names_the_call(driver: Any) -> None:
    for _ in range(2):
        driver.close()
    assert repr(driver.client).endswith(" closed>")
    with pytest.raises(novita.ClientClosedError) as caught:
        driver.send(GetRobot())
    assert str(caught.value) == f"{GetRobot.spec.name}: the client is closed; make a new one"
    with pytest.raises(novita.ClientClosedError):
        driver.raw(GetRobot())


def test_a_closed_client_that_was_used(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={})
    driver.send(GetRobot())
    driver.close()
    driver.close()
    with pytest.raises(novita.ClientClosedError):
        driver.send(GetRobot())


@pytest.mark.parametrize("used", [True, False])
def test_a_derived_client_ends_with_the_one_whose_connections_it_shares(
    driver: Any, httpx_mock: HTTPXMock, used: bool
) -> None:
    derived = driver.options(timeout=1)
    if used:
        httpx_mock.add_response(json={})
        derived.send(GetRobot())
    driver.close()
    with pytest.raises(novita.ClientClosedError, match=f"^{GetRobot.spec.name}: .* make a new one"):
        derived.send(GetRobot())


def test_closing_a_derived_client_leaves_the_first_one_open(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"id": "r"})
    derived = driver.options(timeout=1)
    derived.close()
    with pytest.raises(novita.ClientClosedError):
        derived.send(GetRobot())
    assert driver.send(GetRobot()).id == "r"


def test_a_client_derived_from_a_closed_one_never_falls_back_to_other_connections(driver: Any) -> None:
    server = server_for(driver)
    own = driver.options(transport=server)
    below = own.options(timeout=5)
    assert below.send(GetRobot()).id == "mine"
    own.close()
    with pytest.raises(novita.ClientClosedError):
        below.send(GetRobot())
    assert len(server.seen) == 1


def test_what_the_caller_passed_in_is_used_and_stays_open(driver: Any, key: str) -> None:
    server = server_for(driver)
    derived = driver.options(transport=server, default_headers={"X-Fleet": "north"}, timeout=7)
    assert derived.send(GetRobot(count=2)).id == "mine"
    derived.close()
    driver.close()
    assert not server.closed
    (request,) = server.seen
    assert str(request.url) == "https://api.novita.ai/robots?count=2"
    assert request.headers["authorization"] == f"Bearer {key}"
    assert request.headers["x-fleet"] == "north"
    assert request.headers["accept-encoding"] == "gzip"
    assert set(request.extensions["timeout"]) == {"connect", "read", "write", "pool"}
    assert 6 < request.extensions["timeout"]["read"] <= 7


def test_the_callers_http_client_is_used_and_stays_open(driver: Any) -> None:
    server = server_for(driver)
    kind: Any = httpx.Client if driver.kind == "sync" else httpx.AsyncClient
    http_client = kind(transport=server, follow_redirects=True)
    derived = driver.options(http_client=http_client)
    assert derived.send(GetRobot()).id == "mine"
    derived.close()
    assert not http_client.is_closed
    assert not server.closed
    driver.run(http_client.close() if driver.kind == "sync" else http_client.aclose())


def test_a_callers_http_client_does_not_follow_redirects_with_the_key(driver: Any, httpx_mock: HTTPXMock) -> None:
    kind: Any = httpx.Client if driver.kind == "sync" else httpx.AsyncClient
    http_client = kind(follow_redirects=True)
    httpx_mock.add_response(status_code=302, headers={"location": "https://elsewhere.example/"})
    with pytest.raises(novita.APIStatusError, match="was not followed"):
        driver.options(http_client=http_client).send(GetRobot())
    driver.run(http_client.close() if driver.kind == "sync" else http_client.aclose())


def test_context_managers_close(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={}, is_reusable=True)
    with NovitaClient("key") as client:
        client.send(GetRobot())
    assert client._closed

    async def use() -> AsyncNovitaClient:
        async with AsyncNovitaClient("key") as opened:
            await opened.send(GetRobot())
        return opened

    assert asyncio.run(use())._closed


def test_a_namespace_keeps_its_client_alive(httpx_mock: HTTPXMock) -> None:
    class Robots(Resource):
        def get(self) -> Robot:
            return self._perform(GetRobot)

    httpx_mock.add_response(json={"id": "r"})
    client = NovitaClient("key")
    alive, robots = weakref.ref(client), Robots(client)
    del client
    gc.collect()
    assert robots.get().id == "r"
    robots._client.close()
    del robots
    gc.collect()
    assert alive() is None


def test_resources_validate_unless_told_otherwise(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"id": "r"}, is_reusable=True)
    kind: Any = Resource if driver.kind == "sync" else AsyncResource
    assert driver.run(kind(driver.client)._perform(GetRobot, count=1)).id == "r"

    async def refused() -> None:
        await kind(driver.client)._perform(GetRobot, count="many")

    with pytest.raises(novita.RequestValidationError, match="count"):
        driver.run(kind(driver.client)._perform(GetRobot, count="many") if driver.kind == "sync" else refused())
    lax = driver.options(validate=False).client
    assert driver.run(kind(lax)._perform(GetRobot, count="many")).id == "r"
    assert httpx_mock.get_requests()[-1].url.query == b"count=many"


def test_an_async_resource_gives_a_pager_at_once(driver: Any, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"robots": [{"id": "r"}]})
    if driver.kind == "sync":
        page: Any = Resource(driver.client)._perform(ListRobots, page_size=5)
    else:
        page = driver.run(AsyncResource(driver.client)._pages(ListRobots, page_size=5))
    assert page.items == (Robot(id="r"),)


@pytest.mark.parametrize("kind", [NovitaClient, AsyncNovitaClient])
def test_clients_cannot_be_copied(kind: Any) -> None:
    for duplicate in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="holds connections and a key"):
            duplicate(kind("key"))


def test_a_subclass_stays_one_with_what_it_knows_when_derived() -> None:
    class Ours(NovitaClient):
        def __init__(self, team: str) -> None:
            super().__init__("key")
            self.team = team

    client = Ours("blue")
    derived = client.with_options(max_retries=0)
    assert_type(derived, Ours)
    assert (type(derived), derived.team) == (Ours, "blue")
    assert client.gpu is client.gpu
    assert client.with_options(max_retries=0).gpu is not client.gpu


@pytest.mark.parametrize("name", ["instancez", "_instances", "__deepcopy__"])
def test_a_name_that_never_was_is_a_plain_attribute_error(driver: Any, name: str) -> None:
    kind = "GpuClient" if driver.kind == "sync" else "AsyncGpuClient"
    with pytest.raises(AttributeError, match=f"^'{kind}' object has no attribute '{name}'$") as caught:
        getattr(driver.client.gpu, name)
    assert type(caught.value) is AttributeError


def test_a_loop_that_ends_before_the_client_is_closed_says_nothing() -> None:
    told: list[Any] = []
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))  # and does not listen
        client = AsyncNovitaClient("key", base_url=f"https://127.0.0.1:{deaf.getsockname()[1]}")
        client = client.with_options(max_retries=0)

        async def main() -> None:
            asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
            with pytest.raises(novita.APIConnectionError):
                await client.send(GetRobot())

        for _ in range(10):  # in which order a loop ends its generators is chance
            asyncio.run(main())
    assert told == []

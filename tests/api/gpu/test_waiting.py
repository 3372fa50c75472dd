"""Waiting for instances through both clients and both GPU APIs: what they agree on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_httpx import HTTPXMock

from novita import AsyncNovitaClient, NovitaClient
from novita.exceptions import NotFoundError, RequestValidationError, TaskFailedError


def v1(status: str, trouble: str = "") -> dict[str, Any]:
    return {"id": "i-1", "status": status, "statusError": {"state": "", "message": trouble}}


def v2(status: str, trouble: str = "") -> dict[str, Any]:
    return {"id": "i-1", "status": {"status": status, "error": "", "message": trouble}}


API = pytest.mark.parametrize(("api", "body"), [("gpu", v1), ("gpu_v2", v2)])


def answers(httpx_mock: HTTPXMock, *bodies: dict[str, Any] | None) -> None:
    for body in bodies:
        if body is None:
            httpx_mock.add_response(status_code=400, json={"code": 400, "reason": "RESOURCE_NOT_FOUND"})
        else:
            httpx_mock.add_response(json=body)


@API
def test_a_new_instance_runs_in_the_end(
    client: NovitaClient, api: str, body: Callable[..., Any], httpx_mock: HTTPXMock
) -> None:
    answers(httpx_mock, None, body("toCreate"), body("pulling"), body("pulling"), body("running"))
    seen: list[str] = []

    def note(state: Any) -> None:
        seen.append(state.status)

    with client as novita:
        instance = getattr(novita, api).instances.wait("i-1", on_update=note)
    assert instance.status == "running"
    assert seen == ["toCreate", "pulling", "running"]


@API
def test_an_instance_that_was_just_started_may_still_show_exited(
    client: NovitaClient, api: str, body: Callable[..., Any], httpx_mock: HTTPXMock
) -> None:
    answers(httpx_mock, body("exited"), body("exited"), body("toStart"), body("starting"), body("running"))
    with client as novita:
        assert getattr(novita, api).instances.wait("i-1").is_running


@API
@pytest.mark.parametrize(
    "course",
    [
        [("removed", "")],
        [("pulling", ""), ("removing", "")],
        [("starting", ""), ("freezing", "")],
        [("exited", "image not found")],
        [("starting", ""), ("exited", "")],
    ],
)
def test_what_will_never_run_is_told_at_once(
    client: NovitaClient, api: str, body: Callable[..., Any], course: list[tuple[str, str]], httpx_mock: HTTPXMock
) -> None:
    answers(httpx_mock, *(body(status, trouble) for status, trouble in course))
    with client as novita, pytest.raises(TaskFailedError, match=r"instance i-1 is \w+ and will not become") as caught:
        getattr(novita, api).instances.wait("i-1")
    assert caught.value.last.status == course[-1][0]
    assert course[-1][1] in str(caught.value)


@API
@pytest.mark.parametrize("course", [["stopping", "exited"], ["stopping", "stopped"], ["freezing", "exited"]])
@pytest.mark.parametrize("until", ["exited", "stopped"])
def test_exited_and_stopped_are_one(
    client: NovitaClient, api: str, body: Callable[..., Any], until: str, course: list[str], httpx_mock: HTTPXMock
) -> None:
    answers(httpx_mock, *map(body, course))
    with client as novita:
        assert getattr(novita, api).instances.wait("i-1", until=until).status == course[-1]


@API
def test_a_misspelt_state_is_not_waited_for(
    client: NovitaClient, api: str, body: Callable[..., Any], httpx_mock: HTTPXMock
) -> None:
    with client as novita:
        with pytest.raises(RequestValidationError, match=rf"^{api}\.instances\.wait: until: .*did you mean running\?"):
            getattr(novita, api).instances.wait("i-1", until="runing")
        with pytest.raises(RequestValidationError, match="until: is no known status; with_options"):
            getattr(novita, api).instances.wait("i-1", until="hibernated")
        answers(httpx_mock, body("hibernated"))
        ahead = getattr(novita.with_options(validate=False), api)
        assert ahead.instances.wait("i-1", until="hibernated").status == "hibernated"


@API
def test_a_removed_instance_will_not_stop(
    client: NovitaClient, api: str, body: Callable[..., Any], httpx_mock: HTTPXMock
) -> None:
    answers(httpx_mock, body("removing"))
    with client as novita, pytest.raises(TaskFailedError, match="will not become exited"):
        getattr(novita, api).instances.wait("i-1", until="exited")


@API
def test_an_instance_that_is_gone_is_removed(
    client: NovitaClient, api: str, body: Callable[..., Any], httpx_mock: HTTPXMock
) -> None:
    answers(httpx_mock, {**body("removing"), "name": "trainer"}, None)
    with client as novita:
        instance = getattr(novita, api).instances.wait("i-1", until="removed")
    assert (instance.id, instance.name, instance.status) == ("i-1", "trainer", "removed")


@API
def test_an_instance_that_was_never_seen_is_removed_too(
    client: NovitaClient, api: str, body: Callable[..., Any], httpx_mock: HTTPXMock
) -> None:
    answers(httpx_mock, None)
    with client as novita:
        assert getattr(novita, api).instances.wait("i-1", until="removed").status == "removed"


@API
def test_an_instance_that_vanishes_is_not_found(
    client: NovitaClient, api: str, body: Callable[..., Any], httpx_mock: HTTPXMock
) -> None:
    answers(httpx_mock, body("pulling"), None)
    with client as novita, pytest.raises(NotFoundError):
        getattr(novita, api).instances.wait("i-1")


@API
@pytest.mark.anyio
async def test_async(api: str, body: Callable[..., Any], httpx_mock: HTTPXMock) -> None:
    answers(httpx_mock, None, body("pulling"), body("running"), body("removing"), None, body("exited", "broken"))
    seen: list[str] = []

    def note(state: Any) -> None:
        seen.append(state.status)

    async def at_once(seconds: float) -> None: ...

    async with AsyncNovitaClient("sk_test") as novita:
        novita.__dict__["_sleep"] = at_once
        instances = getattr(novita, api).instances
        assert (await instances.wait("i-1", on_update=note)).is_running
        assert (await instances.wait("i-1", until="removed")).status == "removed"
        with pytest.raises(TaskFailedError, match="broken"):
            await instances.wait("i-1")
    assert seen == ["pulling", "running"]
    requests = httpx_mock.get_requests()
    assert len(requests) == 6

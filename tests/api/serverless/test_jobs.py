"""Jobs on serverless endpoints: handles, names of endpoints, and the host they live on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pytest_httpx import HTTPXMock

from novita import AsyncNovitaClient, NovitaClient
from novita.exceptions import RequestValidationError, ResponseValidationError, TaskFailedError
from novita.operations.serverless.jobs import RunJob
from novita.types.gpu.endpoints import Endpoint as EndpointV1
from novita.types.gpu_v2.endpoints import Endpoint
from novita.types.serverless.jobs import QueueJob, endpoint_name

HOST = "https://async-public.serverless.novita.ai"


def test_a_job_is_run_and_followed(client: NovitaClient, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"id": "j1", "status": "PENDING"})
    httpx_mock.add_response(json={"id": "j1", "status": "PENDING"})
    httpx_mock.add_response(json={"id": "j1", "status": "IN_PROGRESS"})
    httpx_mock.add_response(json={"id": "j1", "status": "COMPLETED", "output": {"images": [1]}})
    seen: list[str] = []

    job = client.serverless.jobs.run("e41a-comfy", {"prompt": "x", "seed": None})
    assert (job.id, job.endpoint_name) == ("j1", "e41a-comfy")
    assert job.result(on_update=lambda state: seen.append(state.status)) == {"images": [1]}

    assert seen == ["PENDING", "IN_PROGRESS", "COMPLETED"]
    run, *looks = httpx_mock.get_requests()
    assert str(run.url) == f"{HOST}/v1/e41a-comfy/run"
    assert json.loads(run.content) == {"input": {"prompt": "x", "seed": None}}
    assert {str(look.url) for look in looks} == {f"{HOST}/v1/e41a-comfy/status/j1"}


@pytest.mark.parametrize("status", ["FAILED", "TIMED_OUT", "CANCELLED"])
def test_a_job_that_ends_badly_is_an_error(client: NovitaClient, status: str, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"id": "j1", "status": status, "error": "out of memory"})
    with pytest.raises(TaskFailedError, match=f"{status}: out of memory") as caught:
        client.serverless.jobs.handle("e41a", "j1").wait()
    assert caught.value.last == QueueJob(id="j1", status=status, error="out of memory")


def test_a_job_can_be_picked_up_and_cancelled(client: NovitaClient, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"status": "CANCELLED"})
    httpx_mock.add_response(content=b"")
    job = client.serverless.jobs.handle(Endpoint(id="e41a", app_name="comfy"), "j1")
    assert job.cancel().status == "CANCELLED"
    assert job.cancel() == QueueJob()
    assert {request.url.path for request in httpx_mock.get_requests()} == {"/v1/e41a-comfy/cancel/j1"}


@pytest.mark.parametrize("answer", [b"", b"null", b'"ok"', b"true", b"[]", b"{}"])
def test_answers_that_are_not_documented_may_be_anything(
    client: NovitaClient, answer: bytes, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(content=answer, is_reusable=True)
    assert client.serverless.jobs.cancel("e41a", "j1") == QueueJob()
    assert client.serverless.queue.purge("e41a") == {}


def test_an_answer_without_an_id_cannot_be_followed(client: NovitaClient, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"status": "PENDING"})
    with pytest.raises(ResponseValidationError, match="no job id"):
        client.serverless.jobs.run("e41a", {})


def test_send_gives_the_bare_answer(client: NovitaClient, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"id": "j1", "status": "PENDING"})
    assert client.send(RunJob(endpoint_name="e41a", input=1)) == QueueJob(id="j1", status="PENDING")


@pytest.mark.parametrize(
    ("endpoint", "name"),
    [
        ("e41a", "e41a"),
        (Endpoint(id="e41a", app_name="comfy"), "e41a-comfy"),
        (Endpoint(id="e41a"), "e41a"),
        (EndpointV1(id="e41a", app_name="comfy"), "e41a-comfy"),
    ],
)
@pytest.mark.parametrize("validate", [True, False])
def test_an_endpoint_is_named_by_text_or_by_itself(
    client: NovitaClient, endpoint: Any, name: str, validate: bool, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(json={"jobs": {"inQueue": 0}})
    assert client.with_options(validate=validate).serverless.queue.health(endpoint) == {"jobs": {"inQueue": 0}}
    assert [request.url.path for request in httpx_mock.get_requests()] == [f"/v1/{name}/health"]


def test_the_app_name_joins_the_id() -> None:
    assert endpoint_name("e41a", "comfy") == "e41a-comfy"


@pytest.mark.parametrize("endpoint", ["", "a\nb", 5, None])
def test_other_things_are_no_endpoints(client: NovitaClient, endpoint: Any) -> None:
    jobs = client.serverless.jobs
    for ask in (
        client.serverless.queue.health,
        lambda name: jobs.run(name, {}),
        lambda name: jobs.handle(name, "j1"),
    ):
        with pytest.raises(RequestValidationError, match="endpoint_name: has to be an endpoint"):
            ask(endpoint)


def test_a_handle_wants_a_job(client: NovitaClient) -> None:
    with pytest.raises(RequestValidationError, match="job_id: "):
        client.serverless.jobs.handle("e41a", "")


def test_another_server_gets_the_calls_of_other_hosts_as_well(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={})
    NovitaClient("sk_test", base_url="http://127.0.0.1:9/base").serverless.queue.purge("e41a")
    (request,) = httpx_mock.get_requests()
    assert (request.method, str(request.url)) == ("POST", "http://127.0.0.1:9/base/v1/e41a/purge-queue")


@pytest.mark.anyio
async def test_async(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"id": "j1", "status": "PENDING"})
    httpx_mock.add_response(json={"id": "j1", "status": "PENDING"})
    httpx_mock.add_response(json={"id": "j1", "status": "COMPLETED", "output": [1]})
    httpx_mock.add_response(json={"id": "j1", "status": "COMPLETED"})
    httpx_mock.add_response(json={"id": "j1", "status": "FAILED"})
    httpx_mock.add_response(json={"status": "CANCELLED"})

    async def at_once(seconds: float) -> None: ...

    async with AsyncNovitaClient("sk_test") as client:
        client.__dict__["_sleep"] = at_once
        job = await client.serverless.jobs.run("e41a-comfy", {"prompt": "x"})
        assert repr(job) == "<AsyncJob j1 of e41a-comfy>"
        assert await job.result() == [1]
        assert (await job.status()).is_completed
        with pytest.raises(TaskFailedError, match=r"FAILED$"):
            await client.serverless.jobs.handle("e41a-comfy", "j1").wait()
        assert (await client.serverless.jobs.handle("e41a-comfy", "j2").cancel()).status == "CANCELLED"
    last = httpx_mock.get_requests()[-1]
    assert (last.method, last.url.path) == ("POST", "/v1/e41a-comfy/cancel/j2")

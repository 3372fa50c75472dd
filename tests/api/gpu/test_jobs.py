"""Waiting for background jobs, which only a list tells of."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_httpx import HTTPXMock

from novita import AsyncNovitaClient, NovitaClient
from novita.exceptions import NotFoundError, RequestValidationError, TaskFailedError, WaitTimeoutError


def jobs(*states: str, message: str = "", job_id: str = "job-1") -> dict[str, Any]:
    """A list with a job in each state."""
    told = [{"state": state, "error": "", "errorMessage": message} for state in states]
    return {"jobs": [{"Id": job_id, "instanceId": "i-1", "state": state} for state in told], "total": len(told)}


def test_a_job_is_followed_to_its_end(client: NovitaClient, httpx_mock: HTTPXMock) -> None:
    for answer in (jobs(), jobs("pending"), jobs("running"), jobs("running"), jobs("success")):
        httpx_mock.add_response(json=answer)
    seen: list[str] = []
    job = client.gpu.jobs.wait("job-1", on_update=lambda state: seen.append(state.status))
    assert (job.id, job.status) == ("job-1", "success")
    assert seen == ["pending", "running", "success"]
    assert {request.url.params["jobId"] for request in httpx_mock.get_requests()} == {"job-1"}


@pytest.mark.anyio
async def test_it_can_be_awaited(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json=jobs("success"))
    async with AsyncNovitaClient("sk_test") as client:
        assert (await client.gpu.jobs.wait("job-1")).status == "success"


@pytest.mark.parametrize(
    ("state", "message", "told"),
    [
        ("fail", "push refused", "job job-1 of instance i-1: failed: push refused$"),
        ("break", "", "job job-1 of instance i-1: cancelled$"),
    ],
)
def test_a_job_that_will_not_succeed_is_an_error(
    client: NovitaClient, state: str, message: str, told: str, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(json=jobs(state, message=message))
    with pytest.raises(TaskFailedError, match=told) as caught:
        client.gpu.jobs.wait("job-1")
    assert caught.value.last.status == state


def test_a_job_that_is_gone_is_told(client: NovitaClient, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json=jobs("running"))
    httpx_mock.add_response(json=jobs("success", job_id="job-2"))  # a service that passes the filter by
    with pytest.raises(NotFoundError, match=r"^gpu\.jobs\.list: there is no job job-1$"):
        client.gpu.jobs.wait("job-1")


def test_a_job_that_takes_too_long_is_told(client: NovitaClient, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json=jobs("pulling"))
    with pytest.raises(
        WaitTimeoutError, match=r"^gpu\.jobs\.wait: job job-1: not reached within 0 s; last state: pull"
    ):
        client.gpu.jobs.wait("job-1", timeout=0)


def test_an_empty_id_is_refused(client: NovitaClient) -> None:
    with pytest.raises(RequestValidationError, match="job_id"):
        client.gpu.jobs.wait("")

"""Waiting for tasks, on a clock that moves only when somebody sleeps: what ends a wait, and what is told meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest

from novita import AsyncNovitaClient, NovitaClient
from novita._client.waiting import Watch
from novita.api.extras.model.tasks import Task
from novita.exceptions import (
    InternalServerError,
    NotFoundError,
    ResponseValidationError,
    TaskFailedError,
    WaitTimeoutError,
)
from novita.operations.model.tasks import GetTask
from novita.types.model.tasks import TaskResult

Answer = tuple[int, dict[str, Any]]
Wait = Callable[..., TaskResult]
LINK = {"image_url": "https://files.example/a.png", "image_url_ttl": "3600", "image_type": "png"}


def state(word: str, **more: Any) -> Answer:
    images = [LINK] if word == "SUCCEED" else []
    return 200, {"task": {"task_id": "t-1", "status": f"TASK_STATUS_{word}", **more}, "images": images}


def refusal(status: int, reason: str) -> Answer:
    return status, {"code": status, "reason": reason, "message": f"{reason} it says"}


def sync_client(service: Callable[[httpx.Request], httpx.Response]) -> NovitaClient:
    return NovitaClient("sk-x").with_options(http_client=httpx.Client(transport=httpx.MockTransport(service)))


def async_client(service: Callable[[httpx.Request], httpx.Response]) -> AsyncNovitaClient:
    http_client = httpx.AsyncClient(transport=httpx.MockTransport(service))
    return AsyncNovitaClient("sk-x").with_options(http_client=http_client)


class Service:
    """Gives the answers one after the other, the last for ever, and keeps the time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.answers: list[Answer] = []
        self.looked: list[float] = []
        defaults = Watch.__init__.__kwdefaults__
        assert defaults is not None
        monkeypatch.setitem(defaults, "clock", lambda: self.now)
        monkeypatch.setitem(defaults, "chance", lambda: 0.5)
        monkeypatch.setattr(NovitaClient, "_sleep", staticmethod(self.sleep))
        monkeypatch.setattr(AsyncNovitaClient, "_sleep", staticmethod(self.sleep_async))

    def __call__(self, request: httpx.Request) -> httpx.Response:
        assert request.url.params["task_id"] == "t-1"
        self.looked.append(self.now)
        status, body = self.answers[min(len(self.looked), len(self.answers)) - 1]
        return httpx.Response(status, json=body)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.now += seconds

    def wait_sync(self, **options: Any) -> TaskResult:
        with sync_client(self) as client:
            return client.model.tasks.handle("t-1").wait(**options)

    def wait_async(self, **options: Any) -> TaskResult:
        async def main() -> TaskResult:
            async with async_client(self) as client:
                return await client.model.tasks.handle("t-1").wait(**options)

        return asyncio.run(main())


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    return Service(monkeypatch)


@pytest.fixture(params=["sync", "async"])
def wait(request: pytest.FixtureRequest, service: Service) -> Wait:
    chosen: Wait = getattr(service, f"wait_{request.param}")
    return chosen


def test_a_task_that_ends_well_gives_its_files_and_tells_each_change_once(service: Service, wait: Wait) -> None:
    running = state("PROCESSING", progress_percent=40)
    service.answers = [state("QUEUED"), state("QUEUED"), running, running, running, state("SUCCEED")]
    seen: list[tuple[str, float]] = []
    result = wait(on_update=lambda now: seen.append((now.status, now.progress_percent)))
    assert result.is_succeeded
    assert [file.url for file in result.files] == [LINK["image_url"]]
    assert seen == [("TASK_STATUS_QUEUED", 0), ("TASK_STATUS_PROCESSING", 40), ("TASK_STATUS_SUCCEED", 100)]
    assert len(service.looked) == 6


def test_a_task_that_fails_is_an_error_with_its_last_state(service: Service, wait: Wait) -> None:
    service.answers = [state("PROCESSING"), state("FAILED", reason="out of paint")]
    seen: list[str] = []
    with pytest.raises(TaskFailedError, match="task t-1 failed: out of paint") as caught:
        wait(on_update=lambda now: seen.append(now.status))
    assert caught.value.last.task.reason == "out of paint"
    assert caught.value.last.is_done
    assert seen == ["TASK_STATUS_PROCESSING", "TASK_STATUS_FAILED"]


def test_a_failure_without_a_reason_says_so(service: Service, wait: Wait) -> None:
    service.answers = [state("FAILED")]
    with pytest.raises(TaskFailedError, match="no reason given"):
        wait()


def test_a_failure_told_as_an_http_error_is_the_same_and_not_asked_for_again(service: Service, wait: Wait) -> None:
    service.answers = [state("PROCESSING"), refusal(500, "TASK_FAILED")]
    with pytest.raises(TaskFailedError, match=r"^task t-1 failed: TASK_FAILED it says") as caught:
        wait()
    assert caught.value.last.status == "TASK_STATUS_FAILED"
    assert caught.value.last.task.id == "t-1"
    assert len(service.looked) == 2


@pytest.mark.parametrize("reason", ["UNKNOWN", "GET_RESULT_FAILED"])
def test_another_http_error_is_no_failure_of_the_task(service: Service, wait: Wait, reason: str) -> None:
    service.answers = [state("PROCESSING"), refusal(500, reason)]
    with pytest.raises(InternalServerError, match=f"{reason} it says"):
        wait()
    assert 60 < service.looked[-1] < 75  # and no other answer in all that time


def test_an_error_that_passes_does_not_end_the_wait(service: Service, wait: Wait) -> None:
    service.answers = [refusal(500, "GET_RESULT_FAILED"), state("SUCCEED")]
    assert wait().is_succeeded


def test_a_wait_ends_in_time_with_the_last_state(service: Service, wait: Wait) -> None:
    service.answers = [state("PROCESSING")]
    with pytest.raises(
        WaitTimeoutError, match="not reached within 100 s; last state: TASK_STATUS_PROCESSING"
    ) as caught:
        wait(timeout=100)
    assert caught.value.last.status == "TASK_STATUS_PROCESSING"
    assert service.now == service.looked[-1] == 100
    assert max(after - before for before, after in zip(service.looked, service.looked[1:], strict=False)) <= 5


def test_a_task_unknown_at_first_may_appear_but_must_not_vanish(service: Service, wait: Wait) -> None:
    service.answers = [refusal(404, "TASK_NOT_FOUND"), state("QUEUED"), refusal(404, "TASK_NOT_FOUND")]
    seen: list[str] = []
    with pytest.raises(NotFoundError):
        wait(on_update=lambda now: seen.append(now.status))
    assert seen == ["TASK_STATUS_QUEUED"]


def test_a_task_that_never_appears_is_given_up(service: Service, wait: Wait) -> None:
    service.answers = [refusal(404, "TASK_NOT_FOUND")]
    with pytest.raises(NotFoundError):
        wait()
    assert 30 < service.now < 40


def test_a_task_nearly_done_is_looked_at_when_it_is_due(service: Service, wait: Wait) -> None:
    service.answers = [*[state("PROCESSING", eta=300)] * 40, state("PROCESSING", eta=0.1), state("SUCCEED")]
    wait()
    *_, before, last, end = service.looked
    assert end - last == 0.5 < last - before


def test_a_word_nobody_knows_is_waited_through(service: Service, wait: Wait) -> None:
    service.answers = [state("OF_TOMORROW"), state("SUCCEED")]
    assert wait().is_succeeded


def test_a_callback_that_fails_ends_the_wait(service: Service, wait: Wait) -> None:
    service.answers = [state("QUEUED")]
    with pytest.raises(ZeroDivisionError):
        wait(on_update=lambda _: 1 // 0)
    assert len(service.looked) == 1


@pytest.mark.anyio
async def test_status_looks_and_does_not_wait(service: Service) -> None:
    service.answers = [state("QUEUED"), refusal(500, "TASK_FAILED")]
    with sync_client(service) as client:
        assert client.model.tasks.handle("t-1").status().status == "TASK_STATUS_QUEUED"
    assert len(service.looked) == 1
    async with async_client(service) as asynchronous:
        assert (await asynchronous.model.tasks.handle("t-1").status()).is_failed
        assert (await asynchronous.model.tasks.get("t-1")).task.reason == "TASK_FAILED it says"
    assert len(service.looked) == 3


class OwnInfo(msgspec.Struct):
    status: str


class OwnTask(msgspec.Struct):
    task: OwnInfo


def test_a_failure_told_as_an_http_error_is_decoded_as_any_answer(service: Service) -> None:
    service.answers = [refusal(500, "TASK_FAILED")]
    with sync_client(service) as client:
        assert client.send(GetTask(task_id="t-1"), into=OwnTask).task.status == "TASK_STATUS_FAILED"
        raw = client.raw(GetTask(task_id="t-1"))
    assert (raw.status_code, raw.attempts, raw.value.is_failed) == (500, 1, True)


@pytest.mark.parametrize("body", [{"reason": "TASK_FAILED"}, {"reason": "TASK_FAILED", "message": None}])
def test_a_failure_without_words_is_one_all_the_same(service: Service, wait: Wait, body: dict[str, Any]) -> None:
    service.answers = [(500, body)]
    with pytest.raises(TaskFailedError, match="no reason given"):
        wait()


def test_handles_of_one_task_are_equal() -> None:
    client, asynchronous = NovitaClient("sk-x"), AsyncNovitaClient("sk-x")
    task = client.model.tasks.handle("t-1")
    assert {task, client.model.tasks.handle("t-1")} == {task}
    assert task != client.model.tasks.handle("t-2")
    assert task != asynchronous.model.tasks.handle("t-1")
    assert repr(task) == "<Task t-1>"
    assert isinstance(task, Task)


@pytest.mark.parametrize("answer", [{"task_id": ""}, {"task_id": None}, {}, {"data": {}}, {"data": None}])
def test_an_acknowledgement_without_an_id_is_refused(answer: dict[str, Any]) -> None:
    with (
        sync_client(lambda _: httpx.Response(200, json=answer)) as client,
        pytest.raises(ResponseValidationError, match="no task id"),
    ):
        client.model.submit("/v3/async/flux-2-dev", {})


@pytest.mark.parametrize("answer", [{"code": 5, "msg": "no\nmoney", "data": {}}, {"code": 5, "message": "no money"}])
def test_an_acknowledgement_of_a_failure_says_what_it_says(answer: dict[str, Any]) -> None:
    with (
        sync_client(lambda _: httpx.Response(200, json=answer)) as client,
        pytest.raises(ResponseValidationError, match=r"model\.submit: .*it says: no money"),
    ):
        client.model.submit("/v3/async/flux-2-dev", {})


@pytest.mark.parametrize("answer", [[], "t-1", {"task_id": {"id": "t-1"}}])
def test_an_acknowledgement_of_another_shape_is_refused(answer: Any) -> None:
    with (
        sync_client(lambda _: httpx.Response(200, json=answer)) as client,
        pytest.raises(ResponseValidationError, match=r"model\.submit: .*does not fit the documentation"),
    ):
        client.model.submit("/v3/async/flux-2-dev", {})


@pytest.mark.parametrize("answer", [{"task_id": "t-1"}, {"code": 0, "msg": "ok", "data": {"task_id": "t-1"}}])
def test_a_task_is_begun_however_its_id_is_wrapped(answer: dict[str, Any]) -> None:
    asked: list[httpx.Request] = []

    def begin(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=answer)

    async def main() -> str:
        async with async_client(begin) as client:
            return (await client.model.submit("/v3/async/flux-2-dev", {"prompt": "tea"})).id

    with sync_client(begin) as client:
        assert client.model.submit("/v3/async/flux-2-dev", {"prompt": "tea"}).id == asyncio.run(main()) == "t-1"
    assert [(each.url.path, each.content) for each in asked] == [("/v3/async/flux-2-dev", b'{"prompt":"tea"}')] * 2

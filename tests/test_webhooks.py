"""Events about tasks: what is believed, what is refused, and that the async client confirms them as well."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from novita import AsyncNovitaClient, NovitaClient, webhooks
from novita.exceptions import ConfigurationError, NotFoundError, WebhookError
from novita.operations.model.videos import Txt2Video, UnifiedVideoGeneration


def event(task_id: str = "t-1", **members: Any) -> bytes:
    task = {"task_id": task_id, "status": "TASK_STATUS_SUCCEED"}
    return json.dumps({"event_type": "ASYNC_TASK_RESULT", "payload": {"task": task}, **members}).encode()


def service(request: httpx.Request) -> httpx.Response:
    """Knows one task, whose end the events do not tell."""
    task_id = request.url.params["task_id"]
    if task_id != "t-1":
        return httpx.Response(404, json={"code": 404, "reason": "TASK_NOT_FOUND", "message": "task not found"})
    return httpx.Response(200, json={"task": {"task_id": task_id, "status": "TASK_STATUS_FAILED", "reason": "no"}})


def read_sync(body: bytes | str, *, confirmed: bool = False, **options: Any) -> webhooks.TaskEvent:
    with NovitaClient("sk-x").with_options(transport=httpx.MockTransport(service)) as client:
        return webhooks.parse(body, confirm=client if confirmed else None, **options)


def read_async(body: bytes | str, *, confirmed: bool = False, **options: Any) -> webhooks.TaskEvent:
    async def main() -> webhooks.TaskEvent:
        async with AsyncNovitaClient("sk-x").with_options(transport=httpx.MockTransport(service)) as client:
            return await webhooks.parse_async(body, confirm=client if confirmed else None, **options)

    return asyncio.run(main())


@pytest.fixture(params=[read_sync, read_async], ids=["sync", "async"])
def read(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.parametrize("body", [event(), event().decode(), event(confirmed=True), event(new=[1])])
def test_an_event_is_what_it_says_and_not_confirmed(read: Any, body: bytes | str) -> None:
    told = read(body)
    assert (told.event_type, told.task_id, told.confirmed) == ("ASYNC_TASK_RESULT", "t-1", False)
    assert told.payload.is_succeeded


def test_a_confirmed_event_has_the_answer_of_the_service(read: Any) -> None:
    told = read(event(), confirmed=True)
    assert (told.event_type, told.task_id, told.confirmed) == ("ASYNC_TASK_RESULT", "t-1", True)
    assert told.payload.is_failed
    assert told.payload.task.reason == "no"


def test_an_event_of_a_task_that_is_not_there_is_an_error(read: Any) -> None:
    with pytest.raises(NotFoundError):
        read(event("made-up"), confirmed=True)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"\xff", event().replace(b"t-1", b"\xff"), b"[" * 100_000, '{"event_type": "\udcff"}']
)
def test_a_body_that_is_no_event_is_refused(read: Any, body: bytes | str) -> None:
    with pytest.raises(WebhookError, match="the body is no event"):
        read(body)


@pytest.mark.parametrize(("task_id", "confirmed"), [("", True), ("", False), ("t\n1", True), ("t" * 300, True)])
def test_an_event_of_no_task_is_refused(read: Any, task_id: str, confirmed: bool) -> None:
    with pytest.raises(WebhookError, match="the event names no task"):
        read(event(task_id), confirmed=confirmed)


def test_an_event_may_have_null_where_there_is_nothing_as_answers_have(read: Any) -> None:
    payload = {"task": {"task_id": "t-1", "status": "TASK_STATUS_SUCCEED", "reason": None, "eta": None}, "videos": None}
    told = read(event(payload=payload))
    assert told.payload.is_succeeded
    assert (told.payload.task.reason, told.payload.files) == ("", ())


def test_the_secret_of_a_url_is_not_shown() -> None:
    url = "https://x/hook?secret=hush"
    extra = {"webhook": {"url": url}, "debug_info": {"request_info": json.dumps({"url": url})}}
    told = webhooks.parse(event(payload={"task": {"task_id": "t-1"}, "extra": extra}))
    assert told.payload.extra
    assert told.payload.extra.webhook == {"url": url}
    assert "hush" not in repr(told)
    assert "hush" not in repr(UnifiedVideoGeneration(model="m", webhook_url=url))
    assert "hush" not in repr(Txt2Video.unchecked(model_name="m", webhook_url=url))


def test_a_client_of_the_other_kind_confirms_nothing() -> None:
    client: Any = AsyncNovitaClient("sk-x").with_options(transport=httpx.MockTransport(service))
    with pytest.warns(RuntimeWarning, match="never awaited"), pytest.raises(TypeError, match="parse_async"):
        webhooks.parse(event(), confirm=client)


@pytest.mark.parametrize("given", [None, "", "guess", "sécret", "\udc80"])
def test_a_wrong_secret_is_refused_before_anything_is_read(read: Any, given: str | None) -> None:
    assert read(event(), secret="secret", given="secret").task_id == "t-1"
    with pytest.raises(WebhookError, match="the secret in the URL is wrong") as caught:
        read(b"not read", secret="secret", given=given)
    assert not given or given not in str(caught.value)


def test_an_empty_secret_is_none(read: Any) -> None:
    with pytest.raises(ConfigurationError, match="the secret is empty"):
        read(event(), secret="", given="")

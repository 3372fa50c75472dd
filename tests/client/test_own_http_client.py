"""An `http_client=` or `transport=` of the caller's: streams and downloads go through it as calls do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

import novita
from lab.pieces import Body
from novita import DownloadError
from novita._core.attempt import Attempt
from novita._core.observing import observe
from novita.api.extras.model.media import AsyncMediaFile, MediaFile
from novita.operations.model.files import GetFileContent
from novita.types.model.images import MediaSource

ASK: dict[str, Any] = {"model": "m/m", "messages": [{"role": "user", "content": "Hi"}]}
LINK = "https://files.example/a/out.png?sig=secret"
FILE = bytes(range(256)) * 20


def event(text: str) -> bytes:
    return b"data: " + json.dumps({"id": "c", "choices": [{"delta": {"content": text}}]}).encode() + b"\n\n"


DONE = b"data: [DONE]\n\n"


class Service:
    """Gives the answers one after the other, and keeps what it was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture(params=["http_client", "transport"])
def way(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


def through(driver: Any, way: str, service: Service, **options: Any) -> Any:
    """The driver with a transport of the caller's, bare or in a client."""
    transport = httpx.MockTransport(service)
    if way == "transport":
        return driver.options(transport=transport)
    kind: Any = httpx.Client if driver.kind == "sync" else httpx.AsyncClient
    own = kind(transport=transport, follow_redirects=True, **options)
    return driver.options(http_client=own)


def written(driver: Any) -> list[str]:
    """The texts of a streamed chat."""
    stream = driver.client.model.chat.completions.stream(**ASK)
    if driver.kind == "sync":
        with stream:
            return list(stream.text)

    async def main() -> list[str]:
        async with stream:
            return [text async for text in stream.text]

    found: list[str] = driver.run(main())
    return found


def test_a_stream_goes_through_it_and_its_answer_is_closed(driver: Any, way: str) -> None:
    body = Body(event("He"), event("llo") + DONE)
    service = Service(httpx.Response(200, stream=body))
    assert written(through(driver, way, service)) == ["He", "llo"]
    assert body.closed
    (asked,) = service.asked
    assert asked.url.path == "/openai/v1/chat/completions"
    assert json.loads(asked.content)["stream"] is True


def test_the_key_is_sent_whatever_else_the_http_client_would_authenticate_with(driver: Any, key: str) -> None:
    done, found = httpx.Response(200, content=event("Hi") + DONE), httpx.Response(200, json={"data": []})
    service = Service(done, found)
    ours = through(driver, "http_client", service, auth=("somebody", "else"))
    written(ours)
    ours.run(ours.client.model.models.list())
    assert [asked.headers["authorization"] for asked in service.asked] == [f"Bearer {key}"] * 2


def test_a_stream_that_was_refused_is_asked_for_again_and_observed(driver: Any, way: str) -> None:
    busy = httpx.Response(429, json={"code": 429, "reason": "RATE_LIMIT_EXCEEDED", "message": "slow down"})
    ours = through(driver, way, Service(busy, httpx.Response(200, content=event("Hi") + DONE)))
    seen: list[Attempt] = []
    end = observe(ours.client._shared, lambda attempts: seen.append(attempts[-1]))
    assert written(ours) == ["Hi"]
    assert [(each.number, each.status, each.error) for each in seen] == [(1, 429, "RateLimitError"), (2, 200, None)]
    end()


def test_a_stream_that_begins_earns_retries_as_any_answer_does(driver: Any, way: str) -> None:
    ours = through(driver, way, Service(httpx.Response(200, content=event("Hi") + DONE)))
    budget = ours.client._shared.budget
    budget.spend()
    left = budget._tokens
    written(ours)
    assert budget._tokens == left + 1


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        pytest.param((event("a"), httpx.ReadError("reset")), "the stream, 1 events old, .*reset", id="reset"),
        pytest.param((event("a"), b"data: " + b"x" * 1_100_000), "larger than 1048576 bytes", id="too large"),
    ],
)
def test_a_stream_that_breaks_is_a_connection_error(driver: Any, way: str, pieces: tuple[Any, ...], told: str) -> None:
    body = Body(*pieces)
    with pytest.raises(novita.APIConnectionError, match=rf"^model\.chat\.completions\.stream: .*{told}"):
        written(through(driver, way, Service(httpx.Response(200, stream=body))))
    assert body.closed


def test_an_event_that_looks_like_an_error_but_is_no_json_is_told(driver: Any) -> None:
    service = Service(httpx.Response(200, content=b'data: {"error": cut\n\n'))
    with pytest.raises(novita.ResponseValidationError, match="event 1 of the stream"):
        written(through(driver, "http_client", service))


def test_a_stream_without_a_connection_is_a_connection_error(driver: Any, way: str) -> None:
    ours = through(driver, way, Service(httpx.ConnectError("refused"))).options(max_retries=0)
    with pytest.raises(novita.APIConnectionError, match=r"no connection to api\.novita\.ai: refused"):
        written(ours)


def test_a_proxy_that_cannot_be_used_is_told_by_a_stream_too(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://user:hunter2@127.0.0.1:1")
    with pytest.raises(novita.APIConnectionError, match="Check HTTPS_PROXY") as caught:
        written(driver)
    assert "hunter2" not in str(caught.value)


def saved(driver: Any, place: Path, url: str = LINK) -> Path:
    kind: Any = MediaFile if driver.kind == "sync" else AsyncMediaFile
    path: Path = driver.run(kind(driver.client, MediaSource(url=url)).save(place))
    return path


def test_a_download_goes_through_it_without_any_key(driver: Any, way: str, tmp_path: Path) -> None:
    service = Service(httpx.Response(200, content=FILE))
    place = saved(through(driver, way, service, auth=("user", "password")), tmp_path)
    assert place == tmp_path / "out.png"
    assert place.read_bytes() == FILE
    (asked,) = service.asked
    assert str(asked.url) == LINK
    assert asked.headers["host"] == "files.example"
    assert "authorization" not in asked.headers


def test_a_download_checks_each_place_it_is_sent_to(driver: Any, way: str, tmp_path: Path) -> None:
    moved = httpx.Response(302, headers={"location": "https://other.example/b.png"})
    service = Service(moved, httpx.Response(200, content=FILE))
    assert saved(through(driver, way, service), tmp_path).read_bytes() == FILE
    assert [each.url.host for each in service.asked] == ["files.example", "other.example"]
    astray = Service(httpx.Response(302, headers={"location": "http://other.example/b.png"}))
    with pytest.raises(DownloadError, match="is no https link"):
        saved(through(driver, way, astray), tmp_path)
    assert len(astray.asked) == 1


@pytest.mark.parametrize("failure", [httpx.ConnectError("refused"), httpx.ReadTimeout("silent")])
def test_a_download_that_fails_is_told_without_its_signature(
    driver: Any, way: str, tmp_path: Path, failure: Exception
) -> None:
    with pytest.raises(DownloadError, match=rf"https://files\.example/a/out\.png failed after 0 bytes: {failure}$"):
        saved(through(driver, way, Service(failure)), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", ["https://[::1/a.png", "https://files.example:port/a.png"])
def test_a_malformed_link_is_not_followed(driver: Any, tmp_path: Path, link: str) -> None:
    service = Service()
    with pytest.raises(DownloadError, match="the link is malformed"):
        saved(through(driver, "http_client", service), tmp_path, link)
    assert service.asked == []


def test_a_file_of_the_service_is_streamed_through_it_with_the_key(driver: Any, way: str, key: str) -> None:
    service = Service(httpx.Response(200, stream=Body(FILE[:100], FILE[100:])))
    ours = through(driver, way, service)

    async def main() -> bytes:
        async with ours.client._download(GetFileContent(file_id="f1")) as chunks:
            return b"".join([chunk async for chunk in chunks])

    if driver.kind == "async":
        content = driver.run(main())
    else:
        with ours.client._download(GetFileContent(file_id="f1")) as chunks:
            content = b"".join(chunks)
    assert content == FILE
    assert service.asked[0].headers["authorization"] == f"Bearer {key}"


@pytest.mark.anyio
async def test_results_of_a_batch_may_end_without_a_line_feed() -> None:
    def line(name: str) -> bytes:
        return json.dumps({"custom_id": name, "response": {"status_code": 200, "body": {}}}).encode()

    def service(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/content"):
            return httpx.Response(200, content=line("r1") + b"\n" + line("r2"))
        return httpx.Response(200, json={"id": "b1", "status": "COMPLETED", "output_file_id": "f1"})

    transport = httpx.MockTransport(service)
    with novita.NovitaClient("sk-x").with_options(transport=transport) as client:
        assert [each.custom_id for each in client.model.batches.results("b1")] == ["r1", "r2"]
    async with novita.AsyncNovitaClient("sk-x").with_options(transport=transport) as asynchronous:
        assert [each.custom_id async for each in asynchronous.model.batches.results("b1")] == ["r1", "r2"]


@pytest.mark.parametrize("streamed", [False, True], ids=["call", "stream"])
def test_an_http_client_that_was_closed_sends_nothing_and_that_is_said(driver: Any, streamed: bool) -> None:
    service = Service()
    driver = through(driver, "http_client", service)
    own: Any = driver.client._connections.transport._http_client
    driver.run(own.close() if driver.kind == "sync" else own.aclose())
    with pytest.raises(novita.APIConnectionError, match=r"cannot ask .*: Cannot send a request, .* closed") as caught:
        written(driver) if streamed else driver.run(driver.client.model.chat.completions.create(**ASK))
    assert type(caught.value) is novita.APIConnectionError  # not ambiguous
    assert caught.value.attempts == 1

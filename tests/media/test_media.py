"""Images, videos and speech as users meet them, over real HTTP against the simulator."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import httpx
import pytest

from novita import AsyncNovitaClient, NovitaClient, webhooks
from novita._core.links import check_address, check_link, file_name
from novita.exceptions import (
    BadRequestError,
    DownloadError,
    EndpointRetiredError,
    NotFoundError,
    RequestValidationError,
    ResponseValidationError,
    TaskFailedError,
    WebhookError,
)
from novita.operations.model.audio import FishAudioTextToSpeech, Speech02Hd, Speech28Hd
from novita.operations.model.images import Reimagine, Seedream40
from novita.simulator import Simulator
from novita.simulator.media_files import png, wav

PNG = png(1)


@pytest.fixture
def simulator() -> Any:
    with Simulator(instances=0, speed=200) as running:
        yield running
        assert running.violations() == []


@pytest.fixture
def client(simulator: Simulator) -> Any:
    plain = NovitaClient(simulator.api_key, base_url=simulator.base_url)
    with plain.with_options(ssl_context=simulator.ssl_context) as client:
        yield client


def test_a_task_is_waited_for_and_its_files_are_saved(client: NovitaClient, tmp_path: Path) -> None:
    task = client.model.videos.kling_v3_0_std_t2v(prompt="a paper boat", duration=5)
    seen: list[str] = []
    result = task.wait(timeout=30, on_update=lambda state: seen.append(state.status))
    assert result.is_succeeded
    assert seen[-1] == "TASK_STATUS_SUCCEED"
    progress: list[int] = []
    (path,) = client.model.tasks.handle(task.id).download(
        tmp_path, on_progress=lambda now: progress.append(now.received)
    )
    assert path.read_bytes()[4:8] == b"ftyp"
    assert progress[-1] == path.stat().st_size
    (again,) = task.download(tmp_path)
    assert again != path
    assert [each.name for each in sorted(tmp_path.iterdir())] == ["out_0-1.mp4", "out_0.mp4"]


def test_a_failed_task_is_an_error_with_its_last_state(client: NovitaClient) -> None:
    with pytest.raises(TaskFailedError, match="the prompt asks for it") as caught:
        client.model.submit("/v3/async/kling-v3.0-std-t2v", {"prompt": "please fail"}).wait(timeout=30)
    assert caught.value.last.is_failed
    with pytest.raises(NotFoundError):
        client.model.tasks.get("no-such-task")


@pytest.mark.anyio
async def test_the_async_client_does_the_same(simulator: Simulator, tmp_path: Path) -> None:
    plain = AsyncNovitaClient(simulator.api_key, base_url=simulator.base_url)
    async with plain.with_options(ssl_context=simulator.ssl_context) as client:
        task = await client.model.videos.kling_v3_0_std_t2v(prompt="a paper boat")
        (path,) = await task.download(tmp_path, timeout=30)
        assert path.read_bytes()[4:8] == b"ftyp"
        spoken = await client.model.audio.minimax_speech_2_8_hd("Hello", voice_id="x", output_format="url")
        assert (await spoken.read())[:4] == b"RIFF"
        async with client.model.audio.stream(Speech28Hd(text="Hello", voice_id="x")) as pieces:
            assert b"".join([piece async for piece in pieces]) == spoken.audio == wav(5)


@pytest.mark.parametrize("form", [None, "hex", "url"])
def test_speech_is_bytes_whatever_the_wire_does(client: NovitaClient, tmp_path: Path, form: str | None) -> None:
    speech = client.model.audio.minimax_speech_2_8_turbo("Hello", voice_id="x", output_format=form)
    assert speech.audio == wav(5)
    assert speech.duration_seconds == 0.1
    assert speech.save(tmp_path / "hello.wav").read_bytes() == wav(5)
    assert client.model.audio.fish_audio_text_to_speech("Hello").audio == wav(5)


@pytest.mark.parametrize(
    "operation",
    [
        Speech28Hd(text="Hello", voice_id="x"),
        Speech02Hd(text="Hello", voice_id="x"),
        FishAudioTextToSpeech(text="Hello"),
    ],
)
def test_streamed_speech_comes_in_pieces(client: NovitaClient, operation: Any) -> None:
    with client.model.audio.stream(operation) as pieces:
        found = list(pieces)
    assert b"".join(found) == wav(5)


def test_a_failure_in_a_success_answer_is_an_error(client: NovitaClient) -> None:
    with pytest.raises(BadRequestError, match="1042"):
        client.model.audio.minimax_speech_2_8_hd("please fail", voice_id="x")


def test_catalogue_pages_follow_their_cursors(client: NovitaClient) -> None:
    assert len(list(client.model.sd_models.list(limit=10))) == 25


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_images_that_come_at_once(client: NovitaClient, tmp_path: Path) -> None:
    images = client.model.images.seedream_4_0(prompt="tea")  # type: ignore[deprecated]
    assert images[0].read()[:8] == PNG[:8]
    (path,) = client.model.images.reimagine(image_file=PNG).save(tmp_path)  # type: ignore[deprecated]
    assert path.read_bytes() == png(7)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_image_that_is_no_base64_is_refused_by_name() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"image_file": "no image"}))
    with (
        NovitaClient("sk-x").with_options(transport=transport) as client,
        pytest.raises(ResponseValidationError, match="not base64"),
    ):
        client.model.images.reimagine(image_file=PNG)  # type: ignore[deprecated]


def test_media_are_encoded_as_the_endpoint_wants_them(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(PNG)
    bodies = {Reimagine(image_file=given).to_call().body for given in (PNG, file, io.BytesIO(PNG), bytearray(PNG))}
    assert len(bodies) == 1
    uri = Seedream40(prompt="x", images=[PNG]).to_call().body
    assert uri is not None
    assert b'"data:image/png;base64,' in uri
    assert "iVBOR" not in repr(Reimagine(image_file=PNG))
    unchecked = Reimagine.unchecked(image_file=file).to_call().body
    assert unchecked in bodies


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("photos/cat.png", r"pathlib\.Path"),
        ("photos/cat", r"pathlib\.Path"),
        ("photos/" + "of-a-cat/" * 9 + "cat.png", r"pathlib\.Path"),
        ("https://example.com/cat.png", "takes no URL"),
        (Path("no-such-file"), "cannot be read"),
        (b"", "empty"),
        (io.StringIO("text"), "reading bytes"),
        (b"x" * 31_000_000, "larger than the 30 MB"),
        (7, "has to be"),
    ],
)
def test_media_that_cannot_be_sent_are_refused(given: Any, message: str) -> None:
    with pytest.raises(RequestValidationError, match=message):
        Reimagine(image_file=given)


@pytest.mark.parametrize("path", ["v3/async/x", "//evil.example/x", "/v3/../x", "https://evil.example/v3", "/v3/x?y=1"])
def test_only_paths_are_submitted_to(path: str) -> None:
    with pytest.raises(RequestValidationError), NovitaClient("sk-x") as client:
        client.model.submit(path, {})


@pytest.mark.parametrize(
    "link",
    ["http://example.com/a", "file:///etc/passwd", "https://u:p@example.com/a", "https:///a", "https://localhost/a"],
)
def test_links_that_must_not_be_followed(link: str) -> None:
    with pytest.raises(DownloadError):
        check_link(link, local=False)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "fe80::1%e",
        "::127.0.0.1",
        "64:ff9b:1::a00:1",
        "fec0::1",
    ],
)
def test_addresses_that_must_not_be_asked(address: str) -> None:
    with pytest.raises(DownloadError, match="private network"):
        check_address(address, "evil.example", local=False)


@pytest.mark.parametrize(
    ("link", "kind", "name"),
    [
        ("https://x.example/a/out_0.png?sig=1", "", "out_0.png"),
        ("https://x.example/..%2F..%2Fetc%2Fpasswd", "png", "etc_passwd.png"),
        ("https://x.example/", "image/png", "result.png"),
        ("https://x.example/", "Image/JPEG; charset=binary", "result.jpeg"),
        ("https://x.example/.bashrc", "", "bashrc"),
        ("https://x.example/con.png", "", "result-con.png"),
        ("https://x.example/%E5%9B%BE.png", "", "result.png"),
        ("https://[::1/out_0.png", "image/png", "result.png"),
    ],
)
def test_names_of_files_are_harmless(link: str, kind: str, name: str) -> None:
    assert file_name(link, kind) == name


def test_a_private_link_in_an_answer_is_not_followed() -> None:
    with NovitaClient("sk-x") as client, pytest.raises(DownloadError):
        client._fetch("https://127.0.0.1:1/a", print)


def test_retired_operations_say_so() -> None:
    client = NovitaClient("sk-x")
    with pytest.raises(EndpointRetiredError, match=r"2026-07-22; use client\.model\.videos\.kling_v3_0_pro_t2v"):
        client.model.videos.kling_v2_6_pro_t2v  # type: ignore[attr-defined]  # noqa: B018 - type checkers see it too
    assert not hasattr(client.model.videos, "kling_v2_6_pro_t2v")
    with pytest.raises(EndpointRetiredError):
        client.model.assets  # type: ignore[attr-defined]  # noqa: B018


EVENT = (
    b'{"event_type":"ASYNC_TASK_RESULT","confirmed":true,'
    b'"payload":{"task":{"task_id":"%s","status":"TASK_STATUS_SUCCEED"}}}'
)


def test_a_webhook_is_believed_only_when_confirmed(client: NovitaClient) -> None:
    assert not webhooks.parse(EVENT % b"t-1").confirmed
    task = client.model.videos.kling_v3_0_std_t2v(prompt="a boat")
    task.wait(timeout=30)
    assert webhooks.parse(EVENT % task.id.encode(), secret="é", given="é", confirm=client).payload.videos
    with pytest.raises(NotFoundError):
        webhooks.parse(EVENT % b"made-up", confirm=client)
    for body, given in ((EVENT % b"t-1", "wrong"), (b"{}", "s"), (b"\xff", "s")):
        with pytest.raises(WebhookError):
            webhooks.parse(body, secret="s", given=given)

"""What users read when something of theirs, or of the service, is not as it should be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter, ValidationError

from novita import NovitaClient
from novita._core.media import AudioUrlOrBase64, ImageBase64, ImageUrlOrBase64, ImageUrlOrDataUri
from novita.exceptions import DownloadError, NotFoundError
from novita.simulator.media_files import mp4, png

LINK = {"image_url": "https://f.example/a.png?key=1"}
DONE = {"task": {"task_id": "t-1", "status": "TASK_STATUS_SUCCEED"}, "images": [LINK]}
PDF, MP3, MP4, PNG, TEXT = b"%PDF-1.7 ...", b"ID3\x04" + bytes(60), mp4(1), png(1), b"no picture"


def client(status: int, body: Any) -> NovitaClient:
    """A client that is told of a finished task, and this of everything else."""

    def answer(request: httpx.Request) -> httpx.Response:
        done = status != 404 and request.url.path.endswith("task-result")
        return httpx.Response(200, json=DONE) if done else httpx.Response(status, json=body)

    return NovitaClient("sk-x").with_options(transport=httpx.MockTransport(answer))


def test_an_unknown_model_leads_to_those_there_are() -> None:
    asked = client(404, {"code": 404, "reason": "MODEL_NOT_FOUND", "message": "model not found"})
    with pytest.raises(NotFoundError, match=r"model not found\. client\.model\.models\.list\(\) has the models"):
        asked.model.chat.completions.create(model="no/such", messages=[{"role": "user", "content": "Hi"}])


def test_a_task_that_is_gone_may_have_been_forgotten() -> None:
    asked = client(404, {"code": 404, "reason": "TASK_NOT_FOUND", "message": "task not found"})
    with pytest.raises(NotFoundError, match="the service keeps tasks for a while only"):
        asked.model.tasks.get("t-1")


@pytest.mark.parametrize("status", [400, 403, 410])
def test_a_link_that_expired_says_how_to_get_another(status: int, tmp_path: Path) -> None:
    wanted = f"https://f.example/a.png answered HTTP {status}. Links are valid for a short time"
    with pytest.raises(DownloadError, match=wanted) as caught:
        client(status, {}).model.tasks.handle("t-1").download(tmp_path)
    assert "key=1" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_fails_says_nothing_of_the_link(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"answered HTTP 500$"):
        client(500, {}).model.tasks.handle("t-1").download(tmp_path)


@pytest.mark.parametrize(
    ("kind", "given", "problem"),
    [
        (ImageBase64, PDF, "takes an image, and this is application/pdf"),
        (ImageBase64, MP3, "takes an image, and this is audio/mpeg"),
        (ImageUrlOrBase64, MP4, "takes an image, and this is video/mp4"),
        (ImageUrlOrDataUri, TEXT, "takes an image, and this is a file of no known kind"),
        (AudioUrlOrBase64, PNG, "takes a recording, and this is image/png"),
    ],
)
def test_a_file_of_another_kind_says_what_it_is(kind: Any, given: bytes, problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        TypeAdapter(kind).validate_python(given)


@pytest.mark.parametrize("brand", [b"avif", b"heic", b"mif1"])
def test_the_pictures_of_telephones_are_no_videos(brand: bytes) -> None:
    assert TypeAdapter(ImageBase64).validate_python(b"\0\0\0\x1cftyp" + brand + bytes(60))


def test_a_recording_may_come_in_a_container_of_videos() -> None:
    assert TypeAdapter(AudioUrlOrBase64).validate_python(MP4)

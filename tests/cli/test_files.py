"""Files that go out and come back."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Run, Terminal, process
from novita.cli import main
from novita.simulator import Simulator

PICTURES = (
    "model", "images", "txt2img", "--model-name", "m", "--prompt", "a fox", "--image-num", "2", "--seed", "1",
    "--width", "512", "--height", "512", "--steps", "20", "--guidance-scale", "7", "--sampler-name", "Euler a",
)  # fmt: skip


def test_a_file_is_sent_and_comes_back_byte_by_byte(simulated: Simulator, run: Run, tmp_path: Path) -> None:
    requests = tmp_path / "requests.jsonl"
    request = {"custom_id": "ä", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "sim/echo"}}
    requests.write_bytes(json.dumps(request, ensure_ascii=False).encode() + b"\n")
    sent = run("model", "files", "create", "--file", str(requests), "-q", "id", "--purpose", "batch")
    assert sent.status == 0, sent.err
    content = ("model", "files", "content", sent.out.strip())
    back = tmp_path / "back.jsonl"
    with back.open("wb") as file, process(*content, stdout=file) as running:
        assert running.wait(30) == 0
    assert back.read_bytes() == requests.read_bytes()


def test_a_file_is_not_written_onto_a_terminal(simulated: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["model", "files", "content", "f-1"]) == 2
    assert simulated.stats().requests == 0


def test_a_request_with_a_file_is_shown_without_it(run: Run, tmp_path: Path) -> None:
    requests = tmp_path / "my requests.jsonl"
    requests.write_text("{}\n")
    create = ("model", "files", "create", "--file", str(requests), "--purpose", "batch")
    shown = run(*create, "--dry-run").out
    assert "Content-Type: multipart/form-data\n" in shown
    assert " bytes)" in shown
    words = shlex.split(run(*create, "--curl").out.replace("\\\n", " "))
    assert f'file=@"{requests}"' in words
    assert "purpose=batch" in words


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_a_file_is_sent_by_the_curl_command_that_is_shown(simulated: Simulator, run: Run, tmp_path: Path) -> None:
    requests = tmp_path / 'a;b, "c" \\.jsonl'
    request = {"custom_id": "it's", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "sim/echo"}}
    requests.write_text(json.dumps(request))
    command = run("model", "files", "create", "--file", str(requests), "--purpose", "batch", "--curl").out
    sent = subprocess.run(
        ["/bin/sh", "-c", f'{command.rstrip()} -s --cacert "$SSL_CERT_FILE"'],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert run("model", "files", "content", json.loads(sent.stdout)["id"]).out == requests.read_text()


def test_the_curl_command_has_all_of_a_form(run: Run, tmp_path: Path) -> None:
    recording = tmp_path / "v.wav"
    recording.write_bytes(b"RIFF")
    clone = (
        "model",
        "audio",
        "fish-audio-voice-cloning",
        "@me",
        "--voices",
        str(recording),
        "--voices",
        str(recording),
    )
    shown = run(*clone, "--texts", "a", "--texts", "b", "--enhance-audio-quality", "--extra", "more=1", "--curl").out
    words = shlex.split(shown.replace("\\\n", " "))
    assert [word for word in words if "=" in word] == [
        "title=@me", f'voices=@"{recording}"', f'voices=@"{recording}"', "texts=a", "texts=b",
        "enhance_audio_quality=true", "type=tts", "train_mode=fast", "more=1",
    ]  # fmt: skip
    assert words[words.index("title=@me") - 1] == "--form-string"  # `@` is part of the name


def test_base64_longer_than_the_name_of_a_file_is_sent(run: Run) -> None:
    picture = "A" * 400
    shown = run("model", "images", "reimagine", "--image-file", picture, "--dry-run")
    assert (shown.status, f'"{picture}"' in shown.out) == (0, True), shown.err


@pytest.mark.parametrize("later", [False, True], ids=["at once", "later"])
def test_pictures_are_saved(run: Run, simulated: Simulator, tmp_path: Path, later: bool) -> None:
    command = ("model", "tasks", "get", run(*PICTURES, "-q", "id").out.strip()) if later else PICTURES
    result = run(*command, "--wait", "--save", str(tmp_path / "out"))
    assert result.status == 0, result.err
    assert "TASK_STATUS_SUCCEED" in result.err
    assert ("begun: " in result.err) != later
    paths = [Path(each) for each in result.out.splitlines()]
    assert [path.parent for path in paths] == [tmp_path / "out"] * 2
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)


def test_pictures_without_a_task_are_saved_too(run: Run, simulated: Simulator, tmp_path: Path) -> None:
    result = run("model", "images", "seedream-3-0-t2i", "--prompt", "a fox", "--save", str(tmp_path / "out"))
    assert result.status == 0, result.err
    assert [Path(each).parent for each in result.out.splitlines()] == [tmp_path / "out"]


def test_progress_is_one_line_that_changes(
    simulated: Simulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert main([*PICTURES, "--wait", "-q", "task.status"]) == 0
    *before, states, after = screen.getvalue().split("\n")
    assert before[-1].startswith("begun: ")
    assert states.startswith("\r\x1b[K")
    assert states.endswith("\x1b[KTASK_STATUS_SUCCEED, 100 %")
    assert after == ""
    assert capsys.readouterr().out == "TASK_STATUS_SUCCEED\n"


@pytest.mark.skipif(os.name != "posix", reason="devices of POSIX")
def test_a_place_for_files_is_made_before_anything_is_begun(run: Run, simulated: Simulator) -> None:
    result = run(*PICTURES, "--save", "/dev/null/out")
    assert (result.status, "/dev/null/out: Not a directory" in result.err) == (1, True)
    both = run(*PICTURES, "--save", "out", "-q", "id")
    assert (both.status, "--save prints the paths" in both.err) == (2, True)
    assert simulated.stats().requests == 0

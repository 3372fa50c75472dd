"""Simulated models, batches, media, trainings and queues: what they answer, and what they refuse."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from novita.simulator.media_files import png, wav

CHAT = "/openai/v1/chat/completions"
BATCHES = "/openai/v1/batches"
SAY = [{"role": "user", "content": "Oslo"}]
FORM = "multipart/form-data; boundary=line"


def posted(local: Any, path: str, **body: Any) -> Any:
    reply = local.call("POST", path, body=body or None)
    assert reply.status == 200, reply.content
    assert not local.api.violations
    return reply.json()


def found(local: Any, path: str, **query: Any) -> Any:
    reply = local.call("GET", path, query=query)
    assert reply.status == 200, reply.content
    return reply.json()


def said(local: Any, response_format: dict[str, Any]) -> Any:
    answer = posted(local, CHAT, model="m", messages=SAY, response_format=response_format)
    return json.loads(answer["choices"][0]["message"]["content"])


def test_an_answer_in_json_is_an_object(local: Any) -> None:
    assert said(local, {"type": "json_object"}) == {"answer": "Oslo"}


def test_an_answer_fits_its_schema(local: Any) -> None:
    members = {
        "city": {"$ref": "#/$defs/City"},
        "kind": {"enum": ["town", "village"]},
        "height": {"anyOf": [{"type": "number"}, {"type": "null"}]},
        "river": {"oneOf": [{"type": "null"}, {"type": "string"}]},
        "version": {"const": 3},
        "bridges": {"type": "array"},
        "unused": {"type": "string"},
    }
    city = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
    schema = {
        "type": "object", "$defs": {"City": city}, "properties": members, "required": [*members][:-1]
    }  # fmt: skip
    assert said(local, {"type": "json_schema", "json_schema": {"name": "place", "schema": schema}}) == {
        "city": {"name": "Oslo"},
        "kind": "town",
        "height": 1.5,
        "river": None,
        "version": 3,
        "bridges": [],
    }


@pytest.mark.parametrize(
    ("prompt", "texts"),
    [
        ("Oslo", ["You said: Oslo"]),
        (["Oslo", "Rome"], ["You said: Oslo", "You said: Rome"]),
        ([1, 2], ["You said: [1, 2]"]),
        ([[1, 2], [3]], ["You said: [1, 2]", "You said: [3]"]),
    ],
)
def test_prompts_are_texts_or_tokens_one_or_several(local: Any, prompt: Any, texts: list[str]) -> None:
    answer = posted(local, "/openai/v1/completions", model="m", prompt=prompt)
    assert [choice["text"] for choice in answer["choices"]] == texts


def batch_of(local: Any, *lines: bytes) -> str:
    parts = {"purpose": b"batch", "file": b"\n".join(lines)}
    body = b"".join(
        b'--line\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), content)
        for name, content in parts.items()
    )
    file = local.call("POST", "/openai/v1/files", body=body + b"--line--\r\n", headers={"content-type": FORM}).json()
    batch = posted(local, BATCHES, input_file_id=file["id"], endpoint="/v1/chat/completions", completion_window="48h")
    return str(batch["id"])


@pytest.mark.parametrize(
    "line", [b"no JSON", b'{"custom_id": "r1"}', b'{"body": {}}', b"[]", b'{"custom_id": "\xff"}', b"[" * 9999]
)
def test_a_batch_whose_file_is_not_as_documented_fails(local: Any, line: bytes) -> None:
    batch = batch_of(local, b'{"custom_id": "r0", "body": {}}', line)
    local.advance(10)
    local.advance(100)
    state = found(local, f"{BATCHES}/{batch}")
    assert (state["status"], state["errors"]) == ("FAILED", "the input file is not as documented")


@pytest.mark.parametrize(
    "body", [b'{"model": "m"}', b"5", b'{"model": "m", "messages": [], "response_format": "json"}']
)
def test_a_request_of_a_batch_that_is_not_as_documented_fails_alone(local: Any, body: bytes) -> None:
    good = json.dumps({"custom_id": "good", "body": {"model": "m", "messages": SAY}}).encode()
    batch = batch_of(local, good, b'{"custom_id": "bad", "body": %s}' % body)
    local.advance(100)
    state = found(local, f"{BATCHES}/{batch}")
    assert (state["status"], state["completed"], state["failed"]) == ("COMPLETED", 1, 1)
    errors = local.call("GET", f"/openai/v1/files/{state['error_file_id']}/content").json()
    assert (errors["custom_id"], errors["error"]["message"]) == ("bad", "the body is not as documented")


def test_a_cancelled_batch_stays_so_and_one_that_is_over_cannot_be_cancelled(local: Any) -> None:
    batch = batch_of(local, b'{"custom_id": "r0", "body": {}}')
    assert posted(local, f"{BATCHES}/{batch}/cancel")["status"] == "CANCELLED"
    local.advance(100)
    assert found(local, f"{BATCHES}/{batch}")["status"] == "CANCELLED"
    again = local.call("POST", f"{BATCHES}/{batch}/cancel")
    assert (again.json()["reason"], again.json()["message"]) == ("CONFLICT", "the batch is over: CANCELLED")


def fetched(local: Any, link: str) -> Any:
    """The file behind a link, asked for without a key as is right."""
    return local.call("GET", "/files/" + link.partition("/files/")[2], key=None)


def test_files_are_given_without_the_key_only(local: Any) -> None:
    digits = posted(local, "/v3/minimax-speech-02-hd", text="Hello", voice_setting={})["audio"]
    assert bytes.fromhex(digits) == wav(5)
    speech = posted(local, "/v3/minimax-speech-02-hd", text="Hello", voice_setting={}, output_format="url")
    assert fetched(local, speech["audio"]).content == wav(5)
    missing = local.call("GET", "/files/other.wav", key=None)
    assert (missing.status, missing.content) == (404, b"no such file\n")
    assert not local.api.violations
    local.call("GET", "/files/other.wav", key="sk-simulator")
    (violation,) = local.control("violations")
    assert violation["problem"] == "a download carries the API key"


def test_a_cloned_voice_speaks_only_when_asked_to(local: Any) -> None:
    path, sample = "/v3/minimax-voice-cloning", "https://files.example/a.wav"
    assert posted(local, path, audio_url=sample).keys() == {"voice_id"}
    demo = posted(local, path, audio_url=sample, text="Hello", model="speech-02-hd")["demo_audio_url"]
    assert fetched(local, demo).status == 200


def test_an_image_is_a_link_or_base64_as_asked(local: Any) -> None:
    path = "/v3/seedream-3-0-txt2img"
    packed = posted(local, path, model="seedream-3-0-t2i-250415", prompt="tea", response_format="b64_json")
    assert packed["image_urls"] is None
    assert [base64.b64decode(each) for each in packed["binary_data_base64"]] == [png(1)]
    linked = posted(local, path, model="seedream-3-0-t2i-250415", prompt="tea")
    assert [fetched(local, link).content for link in linked["image_urls"]] == [png(0)]


def test_an_image_that_is_no_base64_is_refused(local: Any) -> None:
    reply = local.call("POST", "/v3/reimagine", body={"image_file": "no base64!"})
    assert (reply.status, reply.json()["message"]) == (400, "image_file is not base64")


def test_only_texts_and_not_media_make_a_task_fail(local: Any) -> None:
    def ends(**body: Any) -> str:
        task = posted(local, "/v3/async/kling-v3.0-std-t2v", **body)["task_id"]
        local.advance(1000)
        return str(found(local, "/v3/async/task-result", task_id=task)["task"]["status"])

    assert ends(prompt="please fail") == "TASK_STATUS_FAILED"
    assert ends(prompt="tea", negative_prompt="fail" * 500) == "TASK_STATUS_SUCCEED"


def test_a_training_goes_its_way_until_its_model_is_served(local: Any) -> None:
    item = {"assets_id": "a1", "caption": "a harbour"}
    expert = {"train_batch_size": 1, "learning_rate": "1e-4", "max_train_steps": 500}
    training = posted(
        local, "/v3/training/style",
        name="harbour", base_model="v1-5-pruned-emaonly", width=512, height=512, image_dataset_items=[item],
        expert_setting=expert, components=[],
    )["task_id"]  # fmt: skip
    seen: list[Any] = []
    for _ in range(3):
        state = found(local, "/v3/training/style", task_id=training)
        seen.append((state["task_status"], len(state["models"]), state["extra"]["progress_percent"]))
        local.advance(40 if len(seen) == 1 else 600)
    assert seen == [("QUEUING", 0, 50), ("TRAINING", 0, 50), ("SUCCESS", 1, 100)]
    other = local.call("GET", "/v3/training/style", query={"task_id": "other"})
    assert other.json()["reason"] == "TASK_NOT_FOUND"


def test_jobs_that_were_cancelled_or_purged_stay_so_and_others_end(local: Any) -> None:
    def run() -> str:
        return str(posted(local, "/v1/e41a/run", input="x")["id"])

    def status(job: str) -> str:
        return str(found(local, f"/v1/e41a/status/{job}")["status"])

    done = run()
    local.advance(5)
    cancelled, purged = run(), run()
    assert local.call("POST", f"/v1/e41a/cancel/{cancelled}").json()["status"] == "CANCELLED"
    assert local.call("POST", "/v1/e41a/purge-queue").json() == {}
    local.advance(20)
    assert [status(job) for job in (done, cancelled, purged)] == ["COMPLETED", "CANCELLED", "CANCELLED"]
    assert local.call("POST", f"/v1/e41a/cancel/{done}").json()["status"] == "COMPLETED"

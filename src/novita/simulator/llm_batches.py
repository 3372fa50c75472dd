"""Language models: files, and batches that run over virtual time."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import msgspec

from .llm_chat import chat, complete
from .refusal import Refusal
from .routing import Call, Handler, Reply, must_find, operation
from .world import World

__all__: list[str] = []

_COURSE = (("VALIDATING", 5.0), ("PROGRESS", 60.0), ("COMPLETED", 0.0))
_HANDLERS: dict[str, Handler] = {"/v1/chat/completions": chat, "/v1/completions": complete}
_KEPT = 30 * 24 * 3600


def _store(world: World, content: bytes, filename: str, **members: Any) -> dict[str, Any]:
    file = {
        "id": world.new_id(10, "file_"),
        "object": "file",
        "bytes": len(content),
        "filename": filename,
        "created_at": int(world.clock.now()),
        **members,
    }
    world.files[file["id"]] = (file, content)
    return file


@operation("model.files.create")
def create_file(world: World, call: Call) -> object:
    content: bytes = call.body["file"]
    count = sum(bool(line.strip()) for line in content.splitlines())
    return _store(world, content, "upload.jsonl", purpose="batch", metadata={"total_requests": count})


@operation("model.files.list")
def list_files(world: World, _: Call) -> object:
    return {"code": "200", "message": "success", "data": [file for file, _ in world.files.values()]}


@operation("model.files.retrieve")
def retrieve_file(world: World, call: Call) -> object:
    return must_find(world.files, call.path["file_id"], "file")[0]


@operation("model.files.content")
def file_content(world: World, call: Call) -> object:
    return Reply("application/octet-stream", [must_find(world.files, call.path["file_id"], "file")[1]])


@operation("model.files.delete")
def delete_file(world: World, call: Call) -> object:
    must_find(world.files, call.path["file_id"], "file")
    del world.files[call.path["file_id"]]
    return {"id": call.path["file_id"], "object": "file", "deleted": True}


@operation("model.batches.create")
def create_batch(world: World, call: Call) -> object:
    _, content = must_find(world.files, call.body["input_file_id"], "file")
    lines = [line for line in content.splitlines() if line.strip()]
    times = "in_progress expires finalizing completed failed expired cancelling cancelled updated"
    counts = {"total": len(lines), "completed": 0, "failed": 0}
    batch: dict[str, Any] = {
        "id": world.new_id(10, "batch_"),
        "object": "batch",
        "endpoint": call.body["endpoint"],
        "input_file_id": call.body["input_file_id"],
        "output_file_id": "",
        "error_file_id": "",
        "completion_window": call.body.get("completion_window", "48h"),
        **dict.fromkeys(f"{name}_at" for name in times.split()),
        "status": "VALIDATING",
        "errors": "",
        "version": 0,
        "created_at": _now(world),
        "created_by": "6f0e1c9e-0000-4000-8000-000000000000",
        "created_by_key_id": "key_0a1b",
        "remark": "",
        "metadata": None,
        **counts,
        "request_counts": counts,
    }
    world.batches[batch["id"]] = batch
    world.clock.pass_through(_COURSE, partial(_advance, world, batch, lines))
    return batch


def _now(world: World) -> str:
    return datetime.fromtimestamp(world.clock.now(), UTC).isoformat()


def _advance(world: World, batch: dict[str, Any], lines: list[bytes], status: str) -> None:
    if batch["status"] in {"CANCELLED", "FAILED"}:
        return
    batch["status"] = status
    if status == "PROGRESS":
        batch["in_progress_at"] = _now(world)
        try:
            requests = [msgspec.json.decode(line, type=dict[str, Any]) for line in lines]
            _ = [(request["custom_id"], request["body"]) for request in requests]
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
            batch.update(status="FAILED", failed_at=_now(world), errors="the input file is not as documented")
    elif status == "COMPLETED":
        _run(world, batch, lines)
        batch["completed_at"] = _now(world)


def _run(world: World, batch: dict[str, Any], lines: list[bytes]) -> None:
    handler = _HANDLERS[batch["endpoint"]]
    done: list[dict[str, Any]] = []
    failed: list[dict[str, Any]] = []
    for line in lines:
        request = msgspec.json.decode(line)
        result = {"id": world.new_id(8, "batch_req_"), "custom_id": request["custom_id"], "error": None}
        try:
            body = handler(world, Call({}, {}, {**request["body"], "stream": False}))
        except Refusal as refusal:
            failed.append({**result, "error": refusal.body, "response": None})
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            failed.append({**result, "error": {"message": "the body is not as documented"}, "response": None})
        else:
            answer = {"status_code": 200, "request_id": request["custom_id"], "body": body}
            done.append({**result, "response": answer})
    counts = {"total": len(lines), "completed": len(done), "failed": len(failed)}
    batch.update(counts, request_counts=counts)
    for member, results in (("output_file_id", done), ("error_file_id", failed)):
        if results:
            content = b"".join(msgspec.json.encode(each) + b"\n" for each in results)
            name = f"{batch['id']}_{member.partition('_')[0]}.jsonl"
            expires = int(world.clock.now()) + _KEPT
            batch[member] = _store(world, content, name, purpose="batch_output", expires_at=expires, metadata={})["id"]


@operation("model.batches.list")
def list_batches(world: World, _: Call) -> object:
    batches = list(reversed(world.batches.values()))
    ids = [batch["id"] for batch in batches] or [""]
    return {"object": "list", "data": batches, "first_id": ids[0], "last_id": ids[-1], "has_more": False}


@operation("model.batches.retrieve")
def retrieve_batch(world: World, call: Call) -> object:
    return must_find(world.batches, call.path["batch_id"], "batch")


@operation("model.batches.cancel")
def cancel_batch(world: World, call: Call) -> object:
    batch = must_find(world.batches, call.path["batch_id"], "batch")
    if batch["status"] not in {"VALIDATING", "PROGRESS"}:
        raise Refusal("CONFLICT", f"the batch is over: {batch['status']}")
    batch.update(status="CANCELLED", cancelling_at=_now(world), cancelled_at=_now(world))
    return batch

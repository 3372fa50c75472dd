"""Images and videos: tasks that go on over the virtual clock, and endpoints that answer at once.

A task whose text says `fail` fails.
"""

import base64
from collections.abc import Iterator
from typing import Any

from .contract import load_contract
from .media_files import mp4, png, wav
from .refusal import Refusal
from .routing import Call, operation
from .world import World

__all__: list[str] = []

_QUEUED, _RUNNING = 2.0, 18.0
_KINDS = {"images": ("TXT_TO_IMG", "png"), "videos": ("TXT_TO_VIDEO", "mp4"), "audio": ("TXT_TO_SPEECH", "wav")}
_AT_ONCE = "model.videos.unified_video_generation"


def _is_task(name: str, path: str) -> bool:
    return name.startswith(("model.images.", "model.videos.", "model.audio.")) and (
        path.startswith("/v3/async/") or name == _AT_ONCE
    )


def _begin(world: World, call: Call, family: str) -> dict[str, Any]:
    task_id = f"{world.new_id(8)}-{world.new_id(12)}"
    request = call.body.get("request", call.body)
    world.tasks[task_id] = {
        "family": family,
        "begun": world.clock.now(),
        "count": int(request.get("image_num", 1)),
        "fails": any("fail" in text for text in _texts(request)),
        "extra": call.body.get("extra", {}),
        "seed": world.random.randrange(2**31),
        "files": None,
    }
    return {"task_id": task_id}


def _texts(value: Any) -> Iterator[str]:
    """The short texts of a request; media are longer."""
    if isinstance(value, str):
        if len(value) < 2000:
            yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


@operation("model.tasks.get")
def get_task(world: World, call: Call) -> object:
    """The state of a task; where it is follows from the time that has passed."""
    task_id = call.query["task_id"]
    task = world.tasks.get(task_id)
    if task is None:
        raise Refusal("TASK_NOT_FOUND", "task not found", status=404)
    kind, ending = _KINDS[task["family"]]
    passed = world.clock.now() - task["begun"]
    status, done = "TASK_STATUS_PROCESSING", (passed - _QUEUED) / _RUNNING
    if done < 0:
        status, done = "TASK_STATUS_QUEUED", 0.0
    elif done >= 1:
        status, done = "TASK_STATUS_FAILED" if task["fails"] else "TASK_STATUS_SUCCEED", 1.0
    links: list[str] = []
    if status == "TASK_STATUS_SUCCEED":
        links = task["files"] = task["files"] or _made(world, task_id, task, ending)
    return {
        "extra": {"seed": str(task["seed"]), "enable_nsfw_detection": False},
        "task": {
            "task_id": task_id,
            "task_type": kind,
            "status": status,
            "reason": "the prompt asks for it" if status == "TASK_STATUS_FAILED" else "",
            "eta": 0 if done >= 1 else round(_QUEUED + _RUNNING - passed),
            "progress_percent": 0 if status == "TASK_STATUS_SUCCEED" else int(done * 100),
        },
        "images": [_entry("image", link, ending) for link in links] if ending == "png" else [],
        "videos": [_entry("video", link, ending) for link in links] if ending == "mp4" else [],
        "audios": [_entry("audio", link, ending) for link in links] if ending == "wav" else [],
    }


def _entry(kind: str, link: str, ending: str) -> dict[str, Any]:
    return {f"{kind}_url": link, f"{kind}_url_ttl": "3600", f"{kind}_type": ending}


def _made(world: World, task_id: str, task: dict[str, Any], ending: str) -> list[str]:
    make, kind = {"png": (png, "image/png"), "mp4": (mp4, "video/mp4"), "wav": (wav, "audio/wav")}[ending]
    return [world.link(f"{task_id}/out_{i}.{ending}", kind, make(task["seed"] + i)) for i in range(task["count"])]


def _register() -> None:
    for known in load_contract().operations.values():
        if _is_task(known.name, known.paths[0]):
            family = known.name.split(".")[1]

            def begin(world: World, call: Call, family: str = family) -> object:
                return _begin(world, call, family)

            operation(known.name)(begin)


_register()


@operation("model.images.flux_1_schnell")
def flux(world: World, call: Call) -> object:
    count = call.body["image_num"]
    links = [_picture(world, i) for i in range(count)]
    images = [{"image_url": link, "image_url_ttl": 604800, "image_type": "png"} for link in links]
    return {"images": images, "task": {"task_id": world.new_id(12)}}


@operation("model.images.seedream_3_0_t2i")
def seedream_3(world: World, call: Call) -> object:
    if call.body.get("response_format") == "b64_json":
        return {"image_urls": None, "binary_data_base64": [base64.b64encode(png(1)).decode()]}
    return {"image_urls": [_picture(world, 0)], "binary_data_base64": []}


def _linked(world: World, call: Call) -> object:
    several = call.body.get("sequential_image_generation") == "auto"
    options = call.body.get("sequential_image_generation_options", call.body)
    return {"images": [_picture(world, i) for i in range(options.get("max_images", 1) if several else 1)]}


for _name in ("seedream_4_0", "seedream_4_5", "seedream_5_0_lite"):
    operation(f"model.images.{_name}")(_linked)


def _edited(_: World, call: Call) -> object:
    for member in ("image_file", "face_image_file"):
        try:
            base64.b64decode(call.body.get(member, ""), validate=True)
        except ValueError:
            raise Refusal("INVALID_REQUEST_BODY", f"{member} is not base64") from None
    return {"image_file": base64.b64encode(png(7)).decode(), "image_type": "png"}


for _name in ("reimagine", "merge_face"):
    operation(f"model.images.{_name}")(_edited)


def _picture(world: World, number: int) -> str:
    return world.link(f"{world.new_id(12)}/out_{number}.png", "image/png", png(number))

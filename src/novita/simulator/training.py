"""Trainings of LoRA models, and the models of the catalogue."""

from typing import Any

from .routing import Call, must_find, operation
from .world import World

__all__: list[str] = []

_COURSE = (("QUEUING", 30.0), ("TRAINING", 570.0), ("SUCCESS", 0.0))


def _create(world: World, call: Call, kind: str) -> object:
    training_id = f"{world.new_id(8)}-{world.new_id(12)}"
    training: dict[str, Any] = {
        "task_name": call.body["name"], "task_id": training_id, "task_type": kind, "task_status": "QUEUING",
        "created_at": int(world.clock.now()), "models": [],
    }  # fmt: skip
    world.trainings[training_id] = training

    def enter(status: str) -> None:
        training["task_status"] = status
        if status == "SUCCESS":
            name = f"model_{training_id[:8]}.safetensors"
            training["models"] = [{"model_name": name, "model_status": "SERVING"}]

    world.clock.pass_through(_COURSE, enter)
    return {"task_id": training_id}


@operation("model.training.create_style")
def create_style(world: World, call: Call) -> object:
    return _create(world, call, "style")


@operation("model.training.create_subject")
def create_subject(world: World, call: Call) -> object:
    return _create(world, call, "subject")


def _get(world: World, call: Call) -> object:
    training = must_find(world.trainings, call.query["task_id"], "training", reason="TASK_NOT_FOUND")
    done = training["task_status"] == "SUCCESS"
    return {
        "task_id": training["task_id"],
        "task_status": training["task_status"],
        "model_type": "lora",
        "models": training["models"],
        "extra": {"eta_relative": 0 if done else 300, "progress_percent": 100 if done else 50},
    }


for _name in ("get_style", "get_subject"):
    operation(f"model.training.{_name}")(_get)


@operation("model.training.list")
def list_trainings(world: World, call: Call) -> object:
    return _page(list(reversed(world.trainings.values())), call.query, "tasks")


@operation("model.sd_models.list")
def list_models(_: World, call: Call) -> object:
    wanted = call.query.get("filter.types")
    found = [model for model in _MODELS if wanted in {None, model["type"]["name"]}]
    return _page(
        [model for model in found if call.query.get("filter.query", "") in model["sd_name"]], call.query, "models"
    )


def _page(records: list[Any], query: dict[str, Any], items: str) -> dict[str, Any]:
    first = int(query.get("pagination.cursor", "c_0").removeprefix("c_"))
    size = query.get("pagination.limit") or 10
    return {items: records[first : first + size], "pagination": {"next_cursor": f"c_{first + size}"}}


def _model(number: int) -> dict[str, Any]:
    kind = ("checkpoint", "lora", "vae", "textualinversion")[number % 4]
    name = f"{kind}_{number:03d}"
    return {
        "id": 1000 + number, "name": name, "hash_sha256": f"{number * 7919:010X}", "sd_name": f"{name}.safetensors",
        "type": {"name": kind, "display_name": kind.title()}, "categories": [], "status": 1, "tags": ["sample"],
        "cover_url": "https://images.sim.novita.invalid/cover.png", "base_model": "SD 1.5",
        "base_model_type": "Standard", "download_url_ttl": 2592000, "sd_name_in_api": name, "is_sdxl": False,
    }  # fmt: skip


_MODELS = [_model(number) for number in range(25)]

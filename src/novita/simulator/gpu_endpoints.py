"""GPU v1: serverless endpoints and the workers behind them."""

import math
import random
from typing import Any

from .catalog import CLUSTERS, CUDA_VERSIONS, SERVERLESS_PRODUCTS
from .refusal import Refusal
from .routing import Call, must_find, operation, paged
from .world import World

__all__: list[str] = []

LIMITS: dict[str, Any] = {
    "minRootfsSize": 10,
    "maxRootfsSize": 200,
    "freeRootfsSize": 100,
    "minLocalVolumeSize": 0,
    "maxLocalVolumeSize": 100,
    "freeLocalVolumeSize": 30,
    "minWorkerNum": 0,
    "maxWorkerNum": 10,
    "minFreeTimeout": 10,
    "maxFreeTimeout": 3600,
    "minConcurrencyNum": 1,
    "maxConcurrencyNum": 1000,
    "minQueueWaitTime": 1,
    "maxQueueWaitTime": 600,
    "minRequestNum": 1,
    "maxRequestNum": 1000,
    "minGPUNum": 1,
    "maxGPUNum": 8,
    "cudaVersionList": list(CUDA_VERSIONS),
}
_RANGES = {
    "minNum": "WorkerNum",
    "maxNum": "WorkerNum",
    "freeTimeout": "FreeTimeout",
    "maxConcurrent": "ConcurrencyNum",
    "gpuNum": "GPUNum",
}
_WAVE_SECONDS = 600
_WORKER_COURSE = ((2.0, "pending"), (12.0, "creating"))
_DEPLOYMENT = 8.0


@operation("gpu.endpoints.get_limit_ranges")
def get_limit_ranges(_: World, __: Call) -> object:
    return LIMITS


@operation("gpu.endpoints.create")
def create_endpoint(world: World, call: Call) -> object:
    body = call.body["endpoint"]
    _check(body)
    _within("rootfsSize", body["rootfsSize"], "RootfsSize")
    for product in body["products"]:
        if product.get("id") not in SERVERLESS_PRODUCTS:
            raise Refusal("SERVERLESS_PRODUCT_NOT_FOUND", "product not found")
    endpoint_id = world.new_id(8, "ep-")
    app = body.get("appName") or endpoint_id
    if any(endpoint["appName"] == app for endpoint in world.endpoints.values()):
        raise Refusal("SERVERLESS_APP_NAME_IS_EXIST", f"app name {app!r} is taken")
    world.endpoints[endpoint_id] = {
        "id": endpoint_id,
        "name": body.get("name", ""),
        "appName": app,
        "state": {"state": "pending", "error": "", "message": ""},
        "url": f"https://{endpoint_id}-{app}.runsync.sim.novita.invalid",
        "rootfsSize": body["rootfsSize"],
        "products": body["products"],
        "clusterID": body.get("clusterID", ""),
        "log": f"https://logs.sim.novita.invalid/{endpoint_id}",
        "createdAt": world.timestamp(),
        "updatedAt": world.timestamp(),
        "workers": [],
    }
    _configure(world, world.endpoints[endpoint_id], body)
    return {"id": endpoint_id}


def _check(body: dict[str, Any]) -> None:
    """What create and update both refuse."""
    config = body["workerConfig"]
    for member, limit in _RANGES.items():
        _within(member, config[member], limit)
    if config["minNum"] > config["maxNum"]:
        raise Refusal("VALIDATOR_PARAM", "minNum is above maxNum")
    _within("policy.value", body["policy"]["value"],
            "QueueWaitTime" if body["policy"]["type"] == "queue" else "RequestNum")  # fmt: skip
    if body.get("clusterID") and body["clusterID"] not in CLUSTERS:
        raise Refusal("RESOURCE_NOT_FOUND", "cluster not found")


def _within(member: str, value: int, limit: str) -> None:
    low, high = LIMITS[f"min{limit}"], LIMITS[f"max{limit}"]
    if not low <= value <= high:
        raise Refusal("VALIDATOR_PARAM", f"{member} must be between {low} and {high}")


def _configure(world: World, endpoint: dict[str, Any], body: dict[str, Any]) -> None:
    """Take over what create and update share, as the service writes it: some numbers as decimal text."""
    config, image = body["workerConfig"], body["image"]
    endpoint |= {
        "workerConfig": {
            "minNum": config["minNum"],
            "maxNum": config["maxNum"],
            "freeTimeout": str(config["freeTimeout"]),
            "maxConcurrent": str(config["maxConcurrent"]),
            "gpuNum": config["gpuNum"],
            "requestTimeout": config.get("requestTimeout", 600),
            "cudaVersion": config.get("cudaVersion", ""),
        },
        "policy": {"type": body["policy"]["type"], "value": str(body["policy"]["value"])},
        "image": {"image": image["image"], "authId": image.get("authId", ""), "command": image.get("command", "")},
        "ports": body["ports"],
        "volumeMounts": [{"id": "", "size": 0} | mount for mount in body.get("volumeMounts", [])],
        "envs": body.get("envs", []),
        "healthy": {"initialDelay": 10, "period": 10, "timeout": 5, "successThreshold": 1, "failureThreshold": 3}
        | body.get("healthy", {"path": "/health"}),
        "updatedAt": world.timestamp(),
    }
    state = endpoint["state"]  # an update brings one of its own, which this deployment does not end
    world.clock.at(world.clock.now() + _DEPLOYMENT, lambda: state.update(state="serving"))


def _scale(world: World, endpoint: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The workers of this moment: their number follows a demand that rises and falls, null without any."""
    if endpoint["state"]["state"] != "serving":
        return None
    now, workers, config = world.clock.now(), endpoint["workers"], endpoint["workerConfig"]
    phase = random.Random(endpoint["id"]).random()  # noqa: S311 - spreads the endpoints over the wave
    demand = (1 + math.sin(2 * math.pi * (now / _WAVE_SECONDS + phase))) / 2
    wanted = config["minNum"] + round((config["maxNum"] - config["minNum"]) * demand)
    while len(workers) < wanted:
        workers.append((world.new_id(6, "wk-"), now))
    del workers[wanted:]
    return [_worker(worker_id, now - born) for worker_id, born in workers] or None


def _worker(worker_id: str, age: float) -> dict[str, Any]:
    state = next((state for until, state in _WORKER_COURSE if age < until), "running")
    return {
        "id": worker_id,
        "state": {"state": state, "error": "", "message": ""},
        "log": f"https://logs.sim.novita.invalid/{worker_id}",
        "metrics": f"https://metrics.sim.novita.invalid/{worker_id}",
        "healthy": state == "running",
    }


@operation("gpu.endpoints.list")
def list_endpoints(world: World, call: Call) -> object:
    page = paged(list(world.endpoints.values()), call.query, items="endpoints")
    if page["endpoints"]:
        page["endpoints"] = [_record(world, endpoint, port=str) for endpoint in page["endpoints"]]
    return page


@operation("gpu.endpoints.get")
def get_endpoint(world: World, call: Call) -> object:
    return {"endpoint": _record(world, must_find(world.endpoints, call.query["id"], "endpoint"), port=int)}


def _record(world: World, endpoint: dict[str, Any], *, port: type[str] | type[int]) -> dict[str, Any]:
    ports = [{"port": port(item["port"])} for item in endpoint["ports"]]  # text in lists, a number in get
    return endpoint | {"workers": _scale(world, endpoint), "ports": ports}


@operation("gpu.endpoints.update")
def update_endpoint(world: World, call: Call) -> object:
    endpoint = must_find(world.endpoints, call.body["id"], "endpoint", reason="SERVERLESS_ENDPOINT_NOT_FOUND")
    _check(call.body)
    endpoint |= {name: call.body[name] for name in ("name", "clusterID", "rootfsSize", "products") if name in call.body}
    endpoint["state"] = {**endpoint["state"], "state": "updating"}
    _configure(world, endpoint, call.body)
    return {}


@operation("gpu.endpoints.delete")
def delete_endpoint(world: World, call: Call) -> object:
    endpoint_id = call.body.get("id") or call.body["name"]
    must_find(world.endpoints, endpoint_id, "endpoint", reason="SERVERLESS_ENDPOINT_NOT_FOUND")
    del world.endpoints[endpoint_id]
    return {}

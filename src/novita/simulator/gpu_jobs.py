"""GPU v1: jobs (saving images, migrations) and image prewarming, the work that takes its time."""

from functools import partial
from typing import TYPE_CHECKING, Any

from .catalog import CLUSTERS, GPU_PRODUCTS
from .refusal import Refusal
from .routing import Call, must_find, operation, paged
from .world import ACCOUNT, World

if TYPE_CHECKING:
    from .instance import Instance

__all__ = ["add_job"]

_COURSES = {
    "saveImage": (("pending", 2.0), ("pulling", 8.0), ("running", 30.0), ("success", 0.0)),
    "instanceMigrate": (("pending", 1.0), ("running", 19.0), ("success", 0.0)),
}
_FINISHED = {"success", "fail", "break"}
_PREWARM = (("Pending", 5.0), ("Running", 60.0), ("Succeeded", 0.0))
PREWARM_LIMIT = 20


def add_job(world: World, kind: str, instance: "Instance", *, envs: list[dict[str, str]]) -> str:
    """Start a job on a machine and return its id."""
    job_id = world.new_id(8, "job-")
    job: dict[str, Any] = {
        "Id": job_id,
        "user": ACCOUNT,
        "type": kind,
        "envs": envs,
        "state": {"state": "pending", "error": "", "errorMessage": ""},
        "logAddress": f"https://logs.sim.novita.invalid/{job_id}",
        "createdAt": world.timestamp(),
        "instanceId": instance.id,
    }
    world.jobs[job_id] = job
    instance.jobs.append({"id": job_id, "type": kind})
    world.clock.pass_through(_COURSES[kind], partial(_advance_job, instance, job))
    return job_id


def _advance_job(instance: "Instance", job: dict[str, Any], state: str) -> None:
    if job["state"]["state"] not in _FINISHED:
        job["state"]["state"] = state
        if state in _FINISHED:
            _detach(instance, job)


def _detach(instance: "Instance", job: dict[str, Any]) -> None:
    instance.jobs = [reference for reference in instance.jobs if reference["id"] != job["Id"]]


@operation("gpu.jobs.list")
def list_jobs(world: World, call: Call) -> object:
    query = call.query
    start, end = query.get("startTime") or 0, query.get("endTime") or float("inf")
    found = [
        job
        for job in reversed(world.jobs.values())
        if query.get("jobId", job["Id"]) == job["Id"]
        and query.get("type", job["type"]) == job["type"]
        and query.get("state", job["state"]["state"]) == job["state"]["state"]
        and start <= int(job["createdAt"]) <= end
        and job["user"] in query.get("creators", [job["user"]])
    ]
    return paged(found, query, items="jobs")


@operation("gpu.jobs.cancel")
def cancel_job(world: World, call: Call) -> object:
    job = must_find(world.jobs, call.body["jobId"], "job", reason="JOB_NOT_FOUND")
    state = job["state"]
    if job["type"] == "instanceMigrate" and state["state"] != "pending":
        raise Refusal("MIGRATION_JOB_NOT_BREAKABLE", "the migration has begun")
    if state["state"] in _FINISHED:
        raise Refusal("CONFLICT", f"the job is over: {state['state']}")
    state["state"] = "break"
    if job["instanceId"] in world.instances:
        _detach(world.instances[job["instanceId"]], job)
    return {"jobId": job["Id"]}


@operation("gpu.jobs.save_image")
def save_image(world: World, call: Call) -> object:
    instance = world.instance(call.body["instanceId"])
    if instance.status != "exited":
        raise Refusal("DEPENDENT_RESOURCE_STATE", "stop the instance first")
    auth = call.body.get("registryAuthId")
    if auth:
        must_find(world.registries, auth, "registry auth", reason="IMAGE_URL_OR_AUTH_ERROR")
    return {"jobId": add_job(world, "saveImage", instance, envs=[{"key": "IMAGE", "value": call.body["image"]}])}


@operation("gpu.images.get_prewarm_quota")
def get_prewarm_quota(world: World, _: Call) -> object:
    return {"total": len(world.prewarms), "limit": PREWARM_LIMIT, "perImageSize": 100}


@operation("gpu.images.create_prewarm")
def create_prewarm(world: World, call: Call) -> object:
    body = call.body
    if len(world.prewarms) >= PREWARM_LIMIT:
        raise Refusal("IMAGE_PREWARM_NUM_LIMIT", "too many prewarm tasks", metadata=[str(PREWARM_LIMIT)])
    cluster = must_find(CLUSTERS, body["clusterId"], "cluster")
    products = [must_find(GPU_PRODUCTS, product_id, "product") for product_id in body.get("productIds", [])]
    if any(cluster.id not in product.clusters for product in products):
        raise Refusal("IMAGE_PREWARM_NO_NODES_AVAILABLE", "the cluster has no such nodes")
    prewarm: dict[str, Any] = {
        "id": world.new_id(6, "pw-"),
        "imageName": body["imageUrl"].rpartition("/")[2],
        "imageUrl": body["imageUrl"],
        "repositoryAuth": body.get("repositoryAuth", ""),
        "clusterId": cluster.id,
        "clusterName": cluster.name,
        "products": [{"productId": product.id, "productName": product.name} for product in products],
        "imageSize": str(world.random.randrange(10**9, 2 * 10**10)),
        "createTime": world.timestamp(),
        "state": "Pending",
        "completeTime": "0",
        "note": body.get("note", ""),
        "reason": [],
    }
    world.prewarms[prewarm["id"]] = prewarm
    world.clock.pass_through(_PREWARM, partial(_advance_prewarm, world, prewarm))
    return {"id": prewarm["id"]}


def _advance_prewarm(world: World, prewarm: dict[str, Any], state: str) -> None:
    prewarm["state"] = state
    if state == "Succeeded":
        prewarm["completeTime"] = world.timestamp()


@operation("gpu.images.list_prewarm")
def list_prewarm(world: World, call: Call) -> object:
    query = call.query
    found = [
        prewarm
        for prewarm in world.prewarms.values()
        if query.get("state", prewarm["state"]) == prewarm["state"]
        and query.get("clusterId", prewarm["clusterId"]) == prewarm["clusterId"]
        and query.get("name", "") in prewarm["imageName"]
    ]
    return paged(found, query, items="data", number="page")


@operation("gpu.images.update_prewarm")
def update_prewarm(world: World, call: Call) -> object:
    prewarm = must_find(world.prewarms, call.body["id"], "prewarm task")
    prewarm["note"] = call.body.get("note", "")
    return {}


@operation("gpu.images.delete_prewarm")
def delete_prewarm(world: World, call: Call) -> object:
    for prewarm_id in call.body["ids"]:
        must_find(world.prewarms, prewarm_id, "prewarm task")
    for prewarm_id in call.body["ids"]:
        world.prewarms.pop(prewarm_id, None)
    return {}

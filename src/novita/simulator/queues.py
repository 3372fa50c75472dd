"""Queues of serverless endpoints: any name is an endpoint whose worker answers its input, after a while."""

from functools import partial
from typing import Any

from .routing import Call, must_find, operation
from .world import World

__all__: list[str] = []

_COURSE = (("PENDING", 2.0), ("IN_PROGRESS", 8.0), ("COMPLETED", 0.0))
_FINAL = {"COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED"}


@operation("serverless.jobs.run")
def run(world: World, call: Call) -> object:
    """Queue a job; an input with a member `fail` ends in failure with its text."""
    job_id = world.new_id(32)
    job: dict[str, Any] = {"id": job_id, "status": "PENDING"}
    world.queues.setdefault(call.path["endpoint_name"], {})[job_id] = job
    world.clock.pass_through(_COURSE, partial(_advance, job, call.body["input"]))
    return dict(job)


def _advance(job: dict[str, Any], given: Any, status: str) -> None:
    if job["status"] in _FINAL:
        return
    job["status"] = status
    if status == "COMPLETED" and isinstance(given, dict) and "fail" in given:
        job.update(status="FAILED", error=given["fail"])
    elif status == "COMPLETED":
        job["output"] = given


def _job(world: World, call: Call) -> dict[str, Any]:
    return must_find(
        world.queues.get(call.path["endpoint_name"], {}), call.path["job_id"], "job", reason="JOB_NOT_FOUND"
    )


@operation("serverless.jobs.status")
def status(world: World, call: Call) -> object:
    return _job(world, call)


@operation("serverless.jobs.cancel")
def cancel(world: World, call: Call) -> object:
    job = _job(world, call)
    if job["status"] not in _FINAL:
        job["status"] = "CANCELLED"
    return job


@operation("serverless.queue.health")
def health(world: World, call: Call) -> object:
    states = [job["status"] for job in world.queues.get(call.path["endpoint_name"], {}).values()]
    busy, waiting = states.count("IN_PROGRESS"), states.count("PENDING")
    return {"workers": {"idle": int(not busy), "running": busy}, "jobs": {"inQueue": waiting, "inProgress": busy}}


@operation("serverless.queue.purge")
def purge(world: World, call: Call) -> object:
    for job in world.queues.get(call.path["endpoint_name"], {}).values():
        if job["status"] == "PENDING":
            job["status"] = "CANCELLED"
    return {}

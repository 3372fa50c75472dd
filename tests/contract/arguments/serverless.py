"""Serverless queues."""

from __future__ import annotations

from arguments.given import given
from novita.types.gpu_v2.endpoints import Endpoint

ENDPOINT = "e41a-comfy"
JOB = "5d0b7c1e-0a52-4d1f-9b83-6f2f0d9f2a11"

SERVERLESS = {
    "serverless.jobs.run": given(ENDPOINT, {"prompt": "a lighthouse at dusk"}),
    "serverless.jobs.status": given(ENDPOINT, JOB),
    "serverless.jobs.cancel": given(Endpoint(id="e41a", app_name="comfy"), JOB),
    "serverless.queue.health": given(ENDPOINT),
    "serverless.queue.purge": given(ENDPOINT),
}

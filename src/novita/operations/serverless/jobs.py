"""Jobs: run, look, cancel."""

from __future__ import annotations

from typing import Any, ClassVar

from novita._core.operation import Id
from novita.types.serverless.jobs import QueueJob

from ._base import HOST, EndpointName, QueueOperation, members


class RunJob(
    QueueOperation[QueueJob],
    method="run",
    route="POST /v1/{endpoint_name}/run",
    positional=("endpoint_name", "input"),
    host=HOST,
    docs="guides/serverless-gpus-quickstart-create-async-endpoint",
):
    """Put a job into the queue of an async endpoint. The API key has to be of the team that owns the endpoint."""

    outcome: ClassVar[str | None] = "output"

    endpoint_name: EndpointName
    """Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself."""
    input: Any
    """Input of the job: any JSON the worker understands, at most 4 MiB."""


class GetJobStatus(
    QueueOperation[QueueJob],
    method="status",
    route="GET /v1/{endpoint_name}/status/{job_id}",
    positional=("endpoint_name", "job_id"),
    host=HOST,
    docs="guides/serverless-gpus-quickstart-create-async-endpoint",
):
    """Read the state of a job, and its output once there is any; it is kept for 6 hours."""

    outcome: ClassVar[str | None] = "output"

    endpoint_name: EndpointName
    """Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself."""
    job_id: Id
    """Job id."""


class CancelJob(
    QueueOperation[QueueJob],
    method="cancel",
    route="POST /v1/{endpoint_name}/cancel/{job_id}",
    positional=("endpoint_name", "job_id"),
    reshape=members,
    host=HOST,
    docs="guides/serverless-gpus-quickstart-create-async-endpoint",
):
    """Cancel a job. What the service answers is not documented: its state, as far as is known."""

    endpoint_name: EndpointName
    """Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself."""
    job_id: Id
    """Job id."""

"""The queue of an endpoint."""

from __future__ import annotations

from typing import Any

from ._base import HOST, EndpointName, QueueOperation, members


class GetQueueHealth(
    QueueOperation[dict[str, Any]],
    method="health",
    route="GET /v1/{endpoint_name}/health",
    positional="endpoint_name",
    host=HOST,
    docs="guides/serverless-gpus-quickstart-create-async-endpoint",
):
    """Read the counters of workers and jobs.

    The answer is not documented, so it comes as it is.

    Returns:
        The JSON object of the answer.
    """

    endpoint_name: EndpointName
    """Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself."""


class PurgeQueue(
    QueueOperation[dict[str, Any]],
    method="purge",
    route="POST /v1/{endpoint_name}/purge-queue",
    positional="endpoint_name",
    reshape=members,
    host=HOST,
    docs="guides/serverless-gpus-quickstart-create-async-endpoint",
):
    """Drop all jobs that wait.

    The answer is not documented, so it comes as it is.

    Returns:
        The JSON object of the answer; empty when it is none.
    """

    endpoint_name: EndpointName
    """Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself."""

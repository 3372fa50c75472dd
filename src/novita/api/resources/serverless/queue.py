# Rendered from src/novita/operations/serverless/queue.py by `python tools/render.py`: edit that, not this.

"""The queue of an endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from novita._client.resource import AsyncResource, Resource
from novita.operations.serverless.queue import GetQueueHealth, PurgeQueue
from novita.types.serverless.jobs import QueueEndpoint


class Queue(Resource):
    """The queue of an endpoint."""

    def health(self, endpoint_name: str | QueueEndpoint) -> dict[str, Any]:
        """Read the counters of workers and jobs.

        The answer is not documented, so it comes as it is.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.

        Returns:
            The JSON object of the answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetQueueHealth, endpoint_name=endpoint_name)

    def purge(self, endpoint_name: str | QueueEndpoint, *, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Drop all jobs that wait.

        The answer is not documented, so it comes as it is.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The JSON object of the answer; empty when it is none.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(PurgeQueue, endpoint_name=endpoint_name, extra=extra)


class AsyncQueue(AsyncResource):
    """The queue of an endpoint."""

    async def health(self, endpoint_name: str | QueueEndpoint) -> dict[str, Any]:
        """Read the counters of workers and jobs.

        The answer is not documented, so it comes as it is.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.

        Returns:
            The JSON object of the answer.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetQueueHealth, endpoint_name=endpoint_name)

    async def purge(
        self, endpoint_name: str | QueueEndpoint, *, extra: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Drop all jobs that wait.

        The answer is not documented, so it comes as it is.

        Documentation: https://novita.ai/docs/guides/serverless-gpus-quickstart-create-async-endpoint

        Args:
            endpoint_name: Name of the endpoint, `<id>-<app name>` or the bare id, or the endpoint itself.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The JSON object of the answer; empty when it is none.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(PurgeQueue, endpoint_name=endpoint_name, extra=extra)

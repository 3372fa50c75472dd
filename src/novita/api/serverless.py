# Rendered from src/novita/operations/serverless/__init__.py by `python tools/render.py`: edit that, not this.

"""Jobs on serverless endpoints of your own, through their queue."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from novita._client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from novita.api.resources.serverless.jobs import AsyncJobs, Jobs
    from novita.api.resources.serverless.queue import AsyncQueue, Queue


class ServerlessClient(Resource):
    """Jobs on serverless endpoints of your own, through their queue."""

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs: run, look, cancel."""
        from novita.api.resources.serverless.jobs import Jobs

        return Jobs(self._client)

    @cached_property
    def queue(self) -> Queue:
        """The queue of an endpoint."""
        from novita.api.resources.serverless.queue import Queue

        return Queue(self._client)


class AsyncServerlessClient(AsyncResource):
    """Jobs on serverless endpoints of your own, through their queue."""

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Jobs: run, look, cancel."""
        from novita.api.resources.serverless.jobs import AsyncJobs

        return AsyncJobs(self._client)

    @cached_property
    def queue(self) -> AsyncQueue:
        """The queue of an endpoint."""
        from novita.api.resources.serverless.queue import AsyncQueue

        return AsyncQueue(self._client)

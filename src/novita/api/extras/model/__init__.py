"""Written by hand: Model APIs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from novita._client.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from novita.api.extras.model.tasks import AsyncTask, Task


class ModelClientExtras(Resource):
    """What is written by hand for the Model APIs."""

    def submit(self, path: str, body: Mapping[str, Any]) -> Task:
        """Begin a task at any asynchronous endpoint, listed or not.

        Args:
            path: Path of the endpoint, such as `/v3/async/flux-2-dev`; neither a host nor a query.
            body: The JSON body as the endpoint wants it.

        Returns:
            A handle to look at the task, wait for it, and save its files.

        Raises:
            RequestValidationError: The path is none; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; the task may have begun.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        from novita.api.extras.model.tasks import Task
        from novita.operations.model._submit import SubmitTask

        return Task.of(self._client, self._client.send(SubmitTask(path=path, body=body)))


class AsyncModelClientExtras(AsyncResource):
    """What is written by hand for the Model APIs."""

    async def submit(self, path: str, body: Mapping[str, Any]) -> AsyncTask:
        """Begin a task at any asynchronous endpoint, listed or not.

        Args:
            path: Path of the endpoint, such as `/v3/async/flux-2-dev`; neither a host nor a query.
            body: The JSON body as the endpoint wants it.

        Returns:
            A handle to look at the task, wait for it, and save its files.

        Raises:
            RequestValidationError: The path is none; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; the task may have begun.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        from novita.api.extras.model.tasks import AsyncTask
        from novita.operations.model._submit import SubmitTask

        return AsyncTask.of(self._client, await self._client.send(SubmitTask(path=path, body=body)))

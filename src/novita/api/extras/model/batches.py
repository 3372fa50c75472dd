"""Waiting for batches and reading their answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import TypeAlias

from novita._client.resource import AsyncResource, Resource
from novita._client.waiting import Interval, Watch, hurried, wait, wait_async
from novita._core.lines import JsonLines
from novita.exceptions import TaskFailedError
from novita.operations.model.batches import RetrieveBatch
from novita.operations.model.files import GetFileContent
from novita.types.model.batches import Batch, BatchResult

OnUpdate: TypeAlias = Callable[[Batch], object]
"""Called with the first `Batch` and with each that differs from the one before."""

_WINDOW = 48 * 3600.0
_INTERVAL = Interval(first=1.0, longest=60.0)


def _watch(batch_id: str, timeout: float, on_update: OnUpdate | None) -> Watch[Batch]:
    return Watch(
        f"batch {batch_id}",
        reached=_completed,
        word=lambda batch: batch.status,
        timeout=timeout,
        on_update=on_update,
        interval=_INTERVAL,
    )


def _completed(batch: Batch) -> bool:
    if batch.has_ended and not batch.is_completed:
        problem = f": {batch.errors}" if batch.errors else ""
        raise TaskFailedError(f"batch {batch.id}: {batch.status}{problem}", last=batch)
    return batch.is_completed


def _files(batch: Batch) -> list[str]:
    return [file_id for file_id in (batch.output_file_id, batch.error_file_id) if file_id]


class BatchesExtras(Resource):
    """What is written by hand for batches."""

    def wait(self, batch_id: str, *, timeout: float = _WINDOW, on_update: OnUpdate | None = None) -> Batch:
        """Wait until a batch is completed.

        Args:
            batch_id: Id of the batch.
            timeout: Seconds to wait at most; two days unless said otherwise, as long as a batch may take.
            on_update: Called with the first `Batch` and with each that differs from the one before.

        Returns:
            The completed batch; single requests may have failed all the same.

        Raises:
            TaskFailedError: The batch failed, expired or was cancelled; `last` is its state, and `results` reads what
                was answered by then.
            WaitTimeoutError: The time to wait is over; the batch goes on.
            APIError: Asking failed.
        """
        watch = _watch(batch_id, timeout, on_update)

        def look() -> Batch:
            return hurried(self._client, watch).send(RetrieveBatch(batch_id=batch_id))

        return wait(look, watch, self._client._sleep)

    def results(self, batch: Batch | str) -> Iterator[BatchResult]:
        """What became of the requests of a batch, as the answers arrive: first those answered, then those that failed.

        The order is not that of the requests; `custom_id` tells which is which.

        Args:
            batch: The batch, or its id.

        Raises:
            ResponseValidationError: A line of the file is no result.
            APIError: Reading failed.
        """
        if isinstance(batch, str):
            batch = self._client.send(self._client._build(RetrieveBatch, {"batch_id": batch}))
        for file_id in _files(batch):
            operation = self._client._build(GetFileContent, {"file_id": file_id})
            lines = JsonLines(BatchResult, operation.spec.name)
            with self._client._download(operation) as chunks:
                for chunk in chunks:
                    yield from lines.feed(chunk)
            yield from lines.end()


class AsyncBatchesExtras(AsyncResource):
    """What is written by hand for batches."""

    async def wait(
        self,
        batch_id: str,
        *,
        timeout: float = _WINDOW,  # noqa: ASYNC109 - time to wait, not a call's
        on_update: OnUpdate | None = None,
    ) -> Batch:
        """Wait until a batch is completed.

        Args:
            batch_id: Id of the batch.
            timeout: Seconds to wait at most; two days unless said otherwise, as long as a batch may take.
            on_update: Called with the first `Batch` and with each that differs from the one before.

        Returns:
            The completed batch; single requests may have failed all the same.

        Raises:
            TaskFailedError: The batch failed, expired or was cancelled; `last` is its state, and `results` reads what
                was answered by then.
            WaitTimeoutError: The time to wait is over; the batch goes on.
            APIError: Asking failed.
        """
        watch = _watch(batch_id, timeout, on_update)

        async def look() -> Batch:
            return await hurried(self._client, watch).send(RetrieveBatch(batch_id=batch_id))

        return await wait_async(look, watch, self._client._sleep)

    async def results(self, batch: Batch | str) -> AsyncIterator[BatchResult]:
        """What became of the requests of a batch, as the answers arrive: first those answered, then those that failed.

        The order is not that of the requests; `custom_id` tells which is which.

        Args:
            batch: The batch, or its id.

        Raises:
            ResponseValidationError: A line of the file is no result.
            APIError: Reading failed.
        """
        if isinstance(batch, str):
            batch = await self._client.send(self._client._build(RetrieveBatch, {"batch_id": batch}))
        for file_id in _files(batch):
            operation = self._client._build(GetFileContent, {"file_id": file_id})
            lines = JsonLines(BatchResult, operation.spec.name)
            async with self._client._download(operation) as chunks:
                async for chunk in chunks:
                    for line in lines.feed(chunk):
                        yield line
            for line in lines.end():
                yield line

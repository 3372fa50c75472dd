# Rendered from src/novita/operations/model/batches.py by `python tools/render.py`: edit that, not this.

"""Batches: many requests in one file, answered within two days at a lower price."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from novita.api.extras.model.batches import AsyncBatchesExtras, BatchesExtras
from novita.operations.model.batches import BatchEndpoint, CancelBatch, CreateBatch, ListBatches, RetrieveBatch
from novita.types.model.batches import Batch, BatchList


class Batches(BatchesExtras):
    """Batches: many requests in one file, answered within two days at a lower price."""

    def create(
        self,
        *,
        input_file_id: str,
        endpoint: BatchEndpoint = "/v1/chat/completions",
        completion_window: str = "48h",
        extra: Mapping[str, Any] | None = None,
    ) -> Batch:
        """Start a batch. `wait` waits for it, `results` reads its answers, for 30 days after its end.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-batch

        Args:
            input_file_id: File with the requests, from `files.create`.
            endpoint: Call the requests are for.
            completion_window: Time it may take; the service knows `48h` only.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A batch of requests.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateBatch,
            input_file_id=input_file_id,
            endpoint=endpoint,
            completion_window=completion_window,
            extra=extra,
        )

    def retrieve(self, batch_id: str) -> Batch:
        """Get one batch.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-retrieve-batch

        Args:
            batch_id: Id of the batch.

        Returns:
            A batch of requests.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(RetrieveBatch, batch_id=batch_id)

    def cancel(self, batch_id: str, *, extra: Mapping[str, Any] | None = None) -> Batch:
        """Stop a batch; what is answered by then can be read all the same.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-cancel-batch

        Args:
            batch_id: Id of the batch.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A batch of requests.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CancelBatch, batch_id=batch_id, extra=extra)

    def list(self) -> BatchList:
        """List the batches.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-list-batches

        Returns:
            Batches, as far as the service lists them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListBatches)


class AsyncBatches(AsyncBatchesExtras):
    """Batches: many requests in one file, answered within two days at a lower price."""

    async def create(
        self,
        *,
        input_file_id: str,
        endpoint: BatchEndpoint = "/v1/chat/completions",
        completion_window: str = "48h",
        extra: Mapping[str, Any] | None = None,
    ) -> Batch:
        """Start a batch. `wait` waits for it, `results` reads its answers, for 30 days after its end.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-create-batch

        Args:
            input_file_id: File with the requests, from `files.create`.
            endpoint: Call the requests are for.
            completion_window: Time it may take; the service knows `48h` only.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A batch of requests.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateBatch,
            input_file_id=input_file_id,
            endpoint=endpoint,
            completion_window=completion_window,
            extra=extra,
        )

    async def retrieve(self, batch_id: str) -> Batch:
        """Get one batch.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-retrieve-batch

        Args:
            batch_id: Id of the batch.

        Returns:
            A batch of requests.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(RetrieveBatch, batch_id=batch_id)

    async def cancel(self, batch_id: str, *, extra: Mapping[str, Any] | None = None) -> Batch:
        """Stop a batch; what is answered by then can be read all the same.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-cancel-batch

        Args:
            batch_id: Id of the batch.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            A batch of requests.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CancelBatch, batch_id=batch_id, extra=extra)

    async def list(self) -> BatchList:
        """List the batches.

        Documentation: https://novita.ai/docs/api-reference/model-apis-llm-list-batches

        Returns:
            Batches, as far as the service lists them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListBatches)

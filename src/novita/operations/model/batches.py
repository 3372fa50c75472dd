"""Batches: many requests in one file, answered within two days at a lower price."""

from __future__ import annotations

from typing import Literal, TypeAlias

from novita._core.operation import Id, Operation
from novita.types.model.batches import Batch, BatchList

BatchEndpoint: TypeAlias = Literal["/v1/chat/completions", "/v1/completions"] | str
"""Calls that take batches."""


class CreateBatch(
    Operation[Batch],
    method="create",
    route="POST /openai/v1/batches",
    docs="model-apis-llm-create-batch",
):
    """Start a batch. `wait` waits for it, `results` reads its answers, for 30 days after its end."""

    input_file_id: Id
    """File with the requests, from `files.create`."""
    endpoint: BatchEndpoint = "/v1/chat/completions"
    """Call the requests are for."""
    completion_window: str = "48h"
    """Time it may take; the service knows `48h` only."""


class RetrieveBatch(
    Operation[Batch],
    method="retrieve",
    route="GET /openai/v1/batches/{batch_id}",
    positional="batch_id",
    docs="model-apis-llm-retrieve-batch",
):
    """Get one batch."""

    batch_id: Id
    """Id of the batch."""


class CancelBatch(
    Operation[Batch],
    method="cancel",
    route="POST /openai/v1/batches/{batch_id}/cancel",
    positional="batch_id",
    docs="model-apis-llm-cancel-batch",
):
    """Stop a batch; what is answered by then can be read all the same."""

    batch_id: Id
    """Id of the batch."""


class ListBatches(
    Operation[BatchList],
    method="list",
    route="GET /openai/v1/batches",
    docs="model-apis-llm-list-batches",
):
    """List the batches."""

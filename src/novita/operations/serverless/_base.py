"""What the operations on queues share: their own host, and the endpoint's name in the path."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, SkipValidation

from novita._core.operation import Id, Operation, R
from novita.types.serverless.jobs import QueueEndpoint, endpoint_name

HOST = "https://async-public.serverless.novita.ai"


def _name(value: object) -> object:
    return endpoint_name(value) if hasattr(value, "app_name") else value  # type: ignore[arg-type]  # just checked


EndpointName = Annotated[Id | Annotated[QueueEndpoint, SkipValidation], BeforeValidator(_name)]
"""Name of an endpoint in its queue, `<id>-<app name>` or the bare id, or the endpoint itself."""


class QueueOperation(Operation[R]):
    """An operation on the queue of an endpoint."""

    @classmethod
    def unchecked(cls, **fields: Any) -> Self:
        """Build the operation with local validation off."""
        return super().unchecked(**{**fields, "endpoint_name": _name(fields.get("endpoint_name"))})

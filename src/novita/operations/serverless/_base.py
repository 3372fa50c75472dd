"""What the operations on queues share: their own host, and the endpoint's name in the path."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import PlainValidator, WithJsonSchema

from novita._core.operation import Operation, R
from novita.types.serverless.jobs import QueueEndpoint, endpoint_name

HOST = "https://async-public.serverless.novita.ai"


def _name(endpoint: Any) -> Any:
    return endpoint_name(endpoint) if hasattr(endpoint, "app_name") else endpoint


def _valid_name(endpoint: Any) -> str:
    name = _name(endpoint)
    if not isinstance(name, str) or not 1 <= len(name) <= 255 or not name.isprintable():
        raise ValueError("has to be an endpoint, or a name of 1 to 255 characters")
    return name


EndpointName = Annotated[str | QueueEndpoint, PlainValidator(_valid_name), WithJsonSchema({"type": "string"})]
"""Name of an endpoint in its queue, `<id>-<app name>` or the bare id, or the endpoint itself."""


def members(answer: Any) -> Any:
    """The members of an answer that is not documented; none if it is no object: what was asked for is done."""
    return answer if isinstance(answer, dict) else {}


class QueueOperation(Operation[R]):
    """An operation on the queue of an endpoint."""

    @classmethod
    def unchecked(cls, **fields: Any) -> Self:
        """Build the operation with local validation off."""
        return super().unchecked(**{**fields, "endpoint_name": _name(fields.get("endpoint_name"))})

"""Python SDK for Novita AI: GPU cloud, Model APIs, serverless queues, account and billing.

```python
from novita import NovitaClient

with NovitaClient() as client:
    print(client.gpu.instances.get("i-1").status)
```

Names are imported on first use, so that `import novita` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from novita._version import __version__

if TYPE_CHECKING:
    from novita import webhooks as webhooks
    from novita._core.answers import AnswerStream, AnswerStreamOperation, AsyncAnswerStream
    from novita._core.bulk import Outcome
    from novita._core.export import to_arrow, to_pandas, to_polars
    from novita._core.operation import Operation, PagedOperation
    from novita._core.pages import AsyncPage, AsyncPager, Page
    from novita._core.raw import RawResponse
    from novita._core.streaming import AsyncEventStream, EventStream, StreamOperation
    from novita.client import AsyncNovitaClient, NovitaClient
    from novita.exceptions import (
        AmbiguousGatewayError,
        AmbiguousRequestError,
        AmbiguousTimeoutError,
        APIConnectionError,
        APIError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        DownloadError,
        EndpointRetiredError,
        InsufficientBalanceError,
        InternalServerError,
        MissingPackageError,
        NotFoundError,
        NovitaError,
        PermissionDeniedError,
        RateLimitError,
        RequestValidationError,
        ResponseValidationError,
        TaskFailedError,
        WaitTimeoutError,
        WebhookError,
    )

_HOMES = {
    "AnswerStream": "novita._core.answers",
    "AnswerStreamOperation": "novita._core.answers",
    "AsyncAnswerStream": "novita._core.answers",
    "AsyncEventStream": "novita._core.streaming",
    "EventStream": "novita._core.streaming",
    "StreamOperation": "novita._core.streaming",
    "Operation": "novita._core.operation",
    "PagedOperation": "novita._core.operation",
    "Outcome": "novita._core.bulk",
    "AsyncNovitaClient": "novita.client",
    "NovitaClient": "novita.client",
    "RawResponse": "novita._core.raw",
    "AsyncPage": "novita._core.pages",
    "AsyncPager": "novita._core.pages",
    "Page": "novita._core.pages",
    **dict.fromkeys(("to_arrow", "to_pandas", "to_polars"), "novita._core.export"),
}

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AmbiguousGatewayError",
    "AmbiguousRequestError",
    "AmbiguousTimeoutError",
    "AnswerStream",
    "AnswerStreamOperation",
    "AsyncAnswerStream",
    "AsyncEventStream",
    "AsyncNovitaClient",
    "AsyncPage",
    "AsyncPager",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "DownloadError",
    "EndpointRetiredError",
    "EventStream",
    "InsufficientBalanceError",
    "InternalServerError",
    "MissingPackageError",
    "NotFoundError",
    "NovitaClient",
    "NovitaError",
    "Operation",
    "Outcome",
    "Page",
    "PagedOperation",
    "PermissionDeniedError",
    "RateLimitError",
    "RawResponse",
    "RequestValidationError",
    "ResponseValidationError",
    "StreamOperation",
    "TaskFailedError",
    "WaitTimeoutError",
    "WebhookError",
    "__version__",
    "to_arrow",
    "to_pandas",
    "to_polars",
]


def __getattr__(name: str) -> Any:
    if name == "webhooks":
        return importlib.import_module("novita.webhooks")
    if name not in __all__:
        raise AttributeError(f"module 'novita' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES.get(name, "novita.exceptions")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

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
from typing import TYPE_CHECKING

from novita._version import __version__

if TYPE_CHECKING:
    from novita import webhooks as webhooks
    from novita._client.bulk import Outcome
    from novita._client.pages import AsyncPage, AsyncPager, Page
    from novita._client.streams import AnswerStream, AsyncAnswerStream, AsyncEventStream, EventStream
    from novita._core.events import AnswerStreamOperation, StreamOperation
    from novita._core.export import to_arrow, to_pandas, to_polars
    from novita._core.operation import Operation, PagedOperation
    from novita._core.raw import RawResponse
    from novita.api.extras.model.media import AsyncMediaFiles, MediaFiles
    from novita.api.extras.model.speech import AsyncSpeech, AsyncSpeechStream, Speech, SpeechStream
    from novita.api.extras.model.tasks import AsyncTask, Task
    from novita.api.extras.serverless.jobs import AsyncJob, Job
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
    **dict.fromkeys(("AsyncNovitaClient", "NovitaClient"), "novita.client"),
    "Outcome": "novita._client.bulk",
    **dict.fromkeys(("AsyncPage", "AsyncPager", "Page"), "novita._client.pages"),
    **dict.fromkeys(("AnswerStream", "AsyncAnswerStream", "AsyncEventStream", "EventStream"), "novita._client.streams"),
    **dict.fromkeys(("AnswerStreamOperation", "StreamOperation"), "novita._core.events"),
    **dict.fromkeys(("to_arrow", "to_pandas", "to_polars"), "novita._core.export"),
    **dict.fromkeys(("Operation", "PagedOperation"), "novita._core.operation"),
    "RawResponse": "novita._core.raw",
    **dict.fromkeys(("AsyncMediaFiles", "MediaFiles"), "novita.api.extras.model.media"),
    **dict.fromkeys(("AsyncSpeech", "AsyncSpeechStream", "Speech", "SpeechStream"), "novita.api.extras.model.speech"),
    **dict.fromkeys(("AsyncTask", "Task"), "novita.api.extras.model.tasks"),
    **dict.fromkeys(("AsyncJob", "Job"), "novita.api.extras.serverless.jobs"),
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
    "AsyncJob",
    "AsyncMediaFiles",
    "AsyncNovitaClient",
    "AsyncPage",
    "AsyncPager",
    "AsyncSpeech",
    "AsyncSpeechStream",
    "AsyncTask",
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
    "Job",
    "MediaFiles",
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
    "Speech",
    "SpeechStream",
    "StreamOperation",
    "Task",
    "TaskFailedError",
    "WaitTimeoutError",
    "WebhookError",
    "__version__",
    "to_arrow",
    "to_pandas",
    "to_polars",
]


if not TYPE_CHECKING:  # so that type checkers report a name that is not there

    def __getattr__(name):
        if name == "webhooks":
            return importlib.import_module("novita.webhooks")
        if name not in __all__:
            raise AttributeError(f"module 'novita' has no attribute {name!r}")
        value = getattr(importlib.import_module(_HOMES.get(name, "novita.exceptions")), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)

"""Every error the SDK raises. `except novita.NovitaError` catches them all; nothing of the HTTP stack escapes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AmbiguousGatewayError",
    "AmbiguousRequestError",
    "AmbiguousTimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "DownloadError",
    "EndpointRetiredError",
    "InsufficientBalanceError",
    "InternalServerError",
    "MissingPackageError",
    "NotFoundError",
    "NovitaError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestValidationError",
    "ResponseValidationError",
    "TaskFailedError",
    "WaitTimeoutError",
    "WebhookError",
]


def _rebuild(cls: type[NovitaError], message: str, state: dict[str, Any]) -> NovitaError:
    error = cls.__new__(cls)
    error.args = (message,)
    error.__dict__.update(state)
    return error


class NovitaError(Exception):
    """Root of all errors of this SDK."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), str(self.args[0]), self.__dict__.copy())


class ConfigurationError(NovitaError, ValueError):
    """A client option cannot be used: a malformed `base_url`, a header with control characters, a bad number."""


class ClientClosedError(NovitaError, RuntimeError):
    """The client was closed before the call."""


class RequestValidationError(NovitaError, ValueError):
    """An argument is out of the documented range; nothing was sent.

    Attributes:
        operation: The operation called, such as `gpu.instances.create`.
        fields: Field name to what is wrong with it. Values are never repeated, they may be secrets.
    """

    def __init__(self, operation: str, fields: Mapping[str, str]) -> None:
        self.operation = operation
        self.fields: dict[str, str] = dict(fields)
        problems = "; ".join(f"{name}: {problem}" for name, problem in self.fields.items())
        super().__init__(f"{operation}: {problems}. Nothing was sent.")


class MissingPackageError(NovitaError, ImportError):
    """Something needs a package that is not installed; the message says how to install it."""


class EndpointRetiredError(NovitaError, AttributeError):
    """The vendor has retired this endpoint. An `AttributeError` too: `hasattr` says that there is no such method.

    Attributes:
        operation: The operation asked for.
        retired: Date of the retirement as the vendor announced it, possibly empty.
        replacement: What to use instead, possibly empty.
    """

    def __init__(self, operation: str, retired: str = "", replacement: str = "") -> None:
        self.operation = operation
        self.retired = retired
        self.replacement = replacement
        when = f"retired {retired}" if retired else "retired"
        instead = f"; use {replacement}" if replacement else "; there is no replacement"
        super().__init__(f"{operation}: {when}{instead}")


class APIError(NovitaError):
    """A call failed after it was put together.

    Attributes:
        operation: The operation called, such as `gpu.instances.get`.
        request_id: Id the server gave the request, if it gave one.
        attempts: How often the request was tried.
    """

    def __init__(self, message: str, *, operation: str = "", request_id: str | None = None, attempts: int = 1) -> None:
        super().__init__(message)
        self.operation = operation
        self.request_id = request_id
        self.attempts = attempts


class APIConnectionError(APIError):
    """No answer arrived: the server could not be reached or the connection broke."""


class APITimeoutError(APIConnectionError, TimeoutError):
    """The deadline of the call passed before the answer was complete."""


class AmbiguousRequestError(APIConnectionError):
    """No answer came to a request that creates or bills after it was sent, so it may have taken effect.

    It was not sent again. Look for the resource by name before trying once more.

    Attributes:
        possibly_created: Always true.
    """

    possibly_created = True


class AmbiguousTimeoutError(AmbiguousRequestError, APITimeoutError):
    """The deadline of a call that creates or bills passed after it was sent, so it may have taken effect.

    It is both: whoever catches `APITimeoutError` gets every call that took too long.
    """


class DownloadError(APIError):
    """A file that an answer links to could not be fetched; the file is not there, not even in part.

    The links live on: asking for the task again gives them again.
    """


class WebhookError(NovitaError, ValueError):
    """What arrived at a webhook is no event of the service, or its secret is wrong."""


class ResponseValidationError(APIError):
    """The server answered success with a body that does not fit the documented shape.

    Attributes:
        status_code: HTTP status of the answer.
        body: The first bytes of it, as text.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str = "",
        request_id: str | None = None,
        attempts: int = 1,
        status_code: int = 200,
        body: str = "",
    ) -> None:
        super().__init__(message, operation=operation, request_id=request_id, attempts=attempts)
        self.status_code = status_code
        self.body = body


class APIStatusError(APIError):
    """The server answered with an error.

    Attributes:
        status_code: HTTP status.
        code: Code in the body, usually the status again.
        reason: Machine-readable word in the body such as `RESOURCE_NOT_FOUND`; empty if there was none.
        body: Parsed JSON body, or the first 2,000 characters of any other.
        retry_after: Seconds the server asked to wait, if it did.
    """

    hint: str = ""

    def __init__(
        self,
        message: str,
        *,
        operation: str = "",
        request_id: str | None = None,
        attempts: int = 1,
        status_code: int,
        code: int | str | None = None,
        reason: str = "",
        body: Any = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, operation=operation, request_id=request_id, attempts=attempts)
        self.status_code = status_code
        self.code = code
        self.reason = reason
        self.body = body
        self.retry_after = retry_after

    @classmethod
    def build(cls, *, operation: str, status_code: int, reason: str, text: str, **fields: Any) -> Self:
        """Word the message: what happened, to which operation, what to do next."""
        what = f"{operation}: HTTP {status_code}"
        if reason:
            what += f" {reason}"
        if text:
            what += f": {text}"
        if request_id := fields.get("request_id"):
            what += f" (request id {request_id})"
        hint = _HINTS.get(reason, cls.hint)
        message = f"{what}. {hint}" if hint else what
        return cls(message, operation=operation, status_code=status_code, reason=reason, **fields)


class BadRequestError(APIStatusError):
    """The server refused the arguments, or the state of the resource does not allow the action."""


class AuthenticationError(APIStatusError):
    """The API key is missing, malformed or not accepted."""

    hint = "Check the key: pass api_key= or set NOVITA_API_KEY; keys are made in the Novita console."

    def __init__(self, message: str, *, status_code: int = 401, **fields: Any) -> None:
        super().__init__(message, status_code=status_code, **fields)


class PermissionDeniedError(APIStatusError):
    """The key is valid but may not do this."""

    hint = "The key is known but lacks this permission or quota."


class NotFoundError(APIStatusError):
    """The resource does not exist (the GPU API says so with HTTP 400 and a reason)."""


class ConflictError(APIStatusError):
    """The resource is in use, exists already, or is in a state that forbids the action."""


class RateLimitError(APIStatusError):
    """Too many requests, or a quota is used up; `retry_after` tells how long to wait if the server said so."""


class InsufficientBalanceError(APIStatusError):
    """Balance or budget does not cover the call."""

    hint = "Top up the account or raise the budget in the Novita console."


class InternalServerError(APIStatusError):
    """The service failed (HTTP 5xx)."""


class AmbiguousGatewayError(InternalServerError, AmbiguousRequestError):
    """A gateway got no answer from the service (HTTP 502 or 504) to a request that creates or bills.

    Like every `AmbiguousRequestError`, it may have taken effect and was not sent again.
    """

    hint = "The request may have taken effect; it was not repeated. Look for the result before trying again."


class TaskFailedError(NovitaError):
    """What was waited for ended in failure.

    Attributes:
        last: The last state seen.
    """

    def __init__(self, message: str, *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class WaitTimeoutError(NovitaError, TimeoutError):
    """The time to wait passed; the resource itself goes on.

    Attributes:
        last: The last state seen, if any.
    """

    def __init__(self, message: str, *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


_HINTS = {
    "MODEL_NOT_FOUND": "client.model.models.list() has the models on offer.",
    "TASK_NOT_FOUND": "The id is wrong, or the task is gone: the service keeps tasks for a while only.",
}
"""What to do about a reason, where it is more than the class of the error says."""

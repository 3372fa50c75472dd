"""Events that the service sends to a server of yours when a task is done.

They carry no signature: whoever knows the URL can send one. Put a secret into the URL and compare it here, and before
you act on an event let the client ask for the task again: that answer is the only proof there is.

```python
event = webhooks.parse(body, secret=SECRET, given=secret_of_the_url, confirm=client)
```
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

import msgspec

from novita._core.model import Model
from novita.exceptions import ConfigurationError, RequestValidationError, WebhookError
from novita.types.model.tasks import TaskResult

if TYPE_CHECKING:
    from novita.client import AsyncNovitaClient, NovitaClient

__all__ = ["TaskEvent", "parse", "parse_async"]


class TaskEvent(Model, frozen=True, kw_only=True):
    """The end of a task, as it was told or, if it was confirmed, as the service answers."""

    event_type: str
    """`ASYNC_TASK_RESULT`; leave others alone."""
    payload: TaskResult
    """The task and its files."""
    confirmed: bool = False
    """Whether the client asked for the task again."""

    @property
    def task_id(self) -> str:
        """Task id. The same event may come up to six times: act once on each id."""
        return self.payload.task.id


def parse(
    body: bytes | str,
    *,
    secret: str | None = None,
    given: str | None = None,
    confirm: NovitaClient | None = None,
) -> TaskEvent:
    """Read an event.

    Args:
        body: Body of the request.
        secret: The secret that your URL has to carry, if you gave it one.
        given: The secret that the URL of this request carried.
        confirm: A client that asks for the task again; without one, anybody may have made the event up.

    Raises:
        WebhookError: The body is no event, or the secret is wrong.
        ConfigurationError: The secret is empty, as that of a variable that is not set.
        NotFoundError: There is no such task.
        APIError: Asking for the task failed.
    """
    event = _read(body, secret, given)
    if confirm is None:
        return event
    try:
        return _confirmed(event, confirm.model.tasks.get(event.task_id))
    except RequestValidationError:
        raise _no_task() from None


async def parse_async(
    body: bytes | str,
    *,
    secret: str | None = None,
    given: str | None = None,
    confirm: AsyncNovitaClient | None = None,
) -> TaskEvent:
    """Read an event, as `parse` does, with an async client."""
    event = _read(body, secret, given)
    if confirm is None:
        return event
    try:
        return _confirmed(event, await confirm.model.tasks.get(event.task_id))
    except RequestValidationError:
        raise _no_task() from None


def _read(body: bytes | str, secret: str | None, given: str | None) -> TaskEvent:
    if secret == "":
        raise ConfigurationError("webhook: the secret is empty, so that anybody knows it")
    if secret is not None and not hmac.compare_digest(_bytes(secret), _bytes(given or "")):
        raise WebhookError("webhook: the secret in the URL is wrong")
    try:
        event = TaskEvent.from_json(body)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise WebhookError(f"webhook: the body is no event: {error}") from None
    if not event.task_id:
        raise _no_task()
    # Only asking again sets it, whatever the sender claims.
    return msgspec.structs.replace(event, confirmed=False)


def _no_task() -> WebhookError:
    return WebhookError("webhook: the event names no task")


def _bytes(text: str) -> bytes:
    # Text outside ASCII cannot be compared in constant time; what a URL holds may be no text at all.
    return text.encode("utf-8", "surrogatepass")


def _confirmed(event: TaskEvent, result: TaskResult) -> TaskEvent:
    if not isinstance(result, TaskResult):
        raise TypeError("webhooks.parse confirms with a NovitaClient; `await parse_async` does with an async one")
    return msgspec.structs.replace(event, payload=result, confirmed=True)

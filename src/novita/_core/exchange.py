"""One logical call, without IO: which attempt is due, what its outcome means, and whether there is another."""

from __future__ import annotations

import logging
import os
import random
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any

import msgspec

from novita.exceptions import (
    AmbiguousRequestError,
    AmbiguousTimeoutError,
    APIConnectionError,
    APIError,
    APITimeoutError,
)

from . import decode
from .call import Answer, Call, TransportError
from .operation import Operation
from .options import DEFAULT_BASE_URL, Options
from .retry import Backoff, RetryBudget, retried_status

if TYPE_CHECKING:
    from .attempt import Observer

log = logging.getLogger("novita")

_BACKOFF = Backoff()
_SHORTEST_KEY = 8
"""A key as short as a word, as tests use, is not looked for: the word may stand there for itself."""


class Shared:
    """What all calls of a client, and of the clients derived from it, have in common."""

    def __init__(self) -> None:
        self.budget = RetryBudget()
        self.paths: dict[str, str] = {}
        """Operation to the path that worked, for those known by several."""
        self.lock = threading.Lock()
        self.observers: tuple[Observer, ...] = ()
        self.clock = time.monotonic
        self.random = random.random
        _every.add(self)


_every: weakref.WeakSet[Shared] = weakref.WeakSet()


def _after_fork_in_child() -> None:
    """Other threads of the parent may have held the locks; here nobody is left to release them."""
    for shared in tuple(_every):
        shared.lock = threading.Lock()
        shared.budget.lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)


class Exchange:
    """One logical call from the validated operation to its value.

    The client asks for `call`, performs it, and reports the outcome with `answered` or `failed`. Both give the seconds
    to wait before the next attempt, or raise the final error; `answered` gives None when `value` is there.
    """

    __slots__ = (
        "_options",
        "_path",
        "_shared",
        "_started",
        "_unknown",
        "attempts",
        "base_url",
        "call",
        "deadline",
        "into",
        "operation",
        "spec",
        "value",
    )

    def __init__(self, operation: Operation[Any], options: Options, shared: Shared, into: Any = None) -> None:
        self.spec = spec = operation.spec
        self.operation = operation
        self._options = options
        self._shared = shared
        self._started = shared.clock()
        self.deadline = self._started + options.timeout
        self.attempts = 1
        # An operation may live on a host of its own, unless the client was pointed at another server.
        self.base_url = spec.host if spec.host and options.base_url == DEFAULT_BASE_URL else options.base_url
        self._path = spec.paths[0] if len(spec.paths) == 1 else shared.paths.get(spec.name, spec.paths[0])
        self._unknown: tuple[str, ...] = ()
        self.call: Call = operation.to_call(self._path)
        self.into = into
        self.value: Any = None

    @property
    def elapsed(self) -> float:
        """Seconds since the call began."""
        return self._shared.clock() - self._started

    def opened(self, status: int) -> bool:
        """Take the status of an answer whose body is still to come; whether that body is what was asked for."""
        if not 200 <= status < 300:
            return False
        self._log("%s: %d, body to follow", status)
        self._shared.budget.earn()
        if len(self.spec.paths) > 1:
            self._shared.paths[self.spec.name] = self._path
        return True

    def answered(self, answer: Answer) -> float | None:
        """Take an answer; None means that `value` holds the result."""
        spec = self.spec
        if log.isEnabledFor(logging.DEBUG):  # asked here, where every call comes by
            self._log("%s: %d, %d bytes", answer.status, len(answer.body))
        if len(spec.paths) > 1:
            if not decode.is_unknown_route(answer):
                self._shared.paths[spec.name] = self._path
            else:
                self._unknown = (*self._unknown, self._path)
                if left := [path for path in spec.paths if path not in self._unknown]:
                    self._path = left[0]
                    self.call = self.operation.to_call(self._path)
                    return 0.0
        if 200 <= answer.status < 300:
            try:
                self.value = decode.decode(spec, answer, self.into)
            except (msgspec.ValidationError, RecursionError) as error:
                raise decode.decode_error(
                    spec.name, self._without_key(answer), self.attempts, error, self.into
                ) from None
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                # Not JSON at all: cut off, or a page of some middlebox. Asking again is harmless for a read.
                unreadable = decode.decode_error(spec.name, self._without_key(answer), self.attempts, error)
                return self._again(unreadable, None, allowed=spec.idempotent)
            if spec.refusal is not None and (
                refused := decode.refusal(spec, self.value, self._without_key(answer), self.attempts)
            ):
                retried = retried_status(refused.status_code, idempotent=spec.idempotent)
                return self._again(refused, None, allowed=retried)
            self._shared.budget.earn()
            return None
        problem = decode.status_error(spec.name, self._without_key(answer), self.attempts, idempotent=spec.idempotent)
        if spec.verdict is not None and (members := spec.verdict(self.operation, problem)) is not None:
            self.value = decode.convert(spec, members, self.into)
            self._shared.budget.earn()
            return None
        return self._again(
            problem, problem.retry_after, allowed=retried_status(answer.status, idempotent=spec.idempotent)
        )

    def failed(self, error: TransportError) -> float:
        """Take a failure of the transport."""
        spec = self.spec
        self._log("%s: no answer: %s", error)
        problem: APIError
        hint = f" {error.hint}" if error.hint else ""
        if not (spec.idempotent or error.unprocessed):
            kind = AmbiguousTimeoutError if error.timeout else AmbiguousRequestError
            problem = kind(
                f"{spec.name}: {error}. The request was sent and may have taken effect; it was not repeated. "
                "Look for the result before trying again.",
                operation=spec.name,
                attempts=self.attempts,
            )
            raise problem from error
        if error.timeout:
            problem = APITimeoutError(
                f"{spec.name}: no complete answer within {self._options.timeout:g} s ({error}).{hint}",
                operation=spec.name,
                attempts=self.attempts,
            )
        else:
            problem = APIConnectionError(f"{spec.name}: {error}.{hint}", operation=spec.name, attempts=self.attempts)
        problem.__cause__ = error
        first = self.attempts == 1
        return self._again(
            problem,
            0.0 if first and error.turned_away else None,
            allowed=not error.permanent,
            timeout=error.timeout,
            light=first and (error.turned_away or error.companion),
        )

    def _again(
        self, problem: APIError, asked: float | None, *, allowed: bool, timeout: bool = False, light: bool = False
    ) -> float:
        if not allowed or self.attempts > self._options.max_retries:
            raise problem
        delay = _BACKOFF.delay(self.attempts, asked, self._shared.random())
        if (
            delay is None
            or self._shared.clock() + delay >= self.deadline
            or not self._shared.budget.spend(timeout=timeout, light=light)
        ):
            raise problem
        self.attempts += 1
        log.info("%s: attempt %d in %.2f s after: %s", self.spec.name, self.attempts, delay, type(problem).__name__)
        return delay

    def _without_key(self, answer: Answer) -> Answer:
        hidden = [(name, without_key(value, self._options)) for name, value in answer.headers]
        return msgspec.structs.replace(answer, headers=hidden, body=without_key(answer.body, self._options))

    def _log(self, text: str, *details: object) -> None:
        milliseconds = self.elapsed * 1000
        log.debug(f"{text} (%.1f ms, attempt %d)", self.spec.name, *details, milliseconds, self.attempts)  # noqa: G004 - text is constant


def without_key(text: bytes, options: Options) -> bytes:
    """What a server said, without the key: some services and proxies echo it, or all of the request's headers."""
    key = options.api_key.encode("ascii")
    return text if len(key) < _SHORTEST_KEY else text.replace(key, b"***")


def broken_off(operation: str, what: str, error: TransportError | None) -> APIConnectionError:
    """The error for an answer that stopped before its end."""
    why = str(error) if error else "the server closed it before its end mark"
    kind = APITimeoutError if error is not None and error.timeout else APIConnectionError
    return kind(f"{operation}: {what} broke off: {why}", operation=operation)

"""Tells others about each attempt of each call: for metrics and traces. A client nobody observes pays nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from novita.exceptions import APIError

from .attempt import Attempt, Observer
from .call import Answer, TransportError
from .exchange import Exchange, Shared
from .operation import Operation
from .options import Options

DelayT = TypeVar("DelayT", float, float | None)


def observe(shared: Shared, observer: Observer) -> Callable[[], None]:
    """Let an observer see all calls of a client and of those derived from it; returns what ends that."""
    with shared.lock:
        shared.observers = (*shared.observers, observer)

    def end() -> None:
        with shared.lock:
            shared.observers = tuple(each for each in shared.observers if each is not observer)

    return end


class ObservedExchange(Exchange):
    """An exchange that reports what it decides."""

    __slots__ = ("_attempt_began", "_problem", "_told")

    def __init__(self, operation: Operation[Any], options: Options, shared: Shared, into: Any = None) -> None:
        super().__init__(operation, options, shared, into)
        self._attempt_began = self._started
        self._told: list[Attempt] = []
        self._problem: Exception | None = None

    def answered(self, answer: Answer) -> float | None:
        """Take an answer, and tell."""
        return self._decided(answer.status, lambda: super(ObservedExchange, self).answered(answer))

    def opened(self, status: int) -> bool:
        """Take the status of an answer whose body is still to come, and tell if that is the end of the matter."""
        done = super().opened(status)
        if done:
            self._problem = None
            self._tell(status, None)
        return done

    def failed(self, error: TransportError) -> float:
        """Take a failure of the transport, and tell."""
        return self._decided(None, lambda: super(ObservedExchange, self).failed(error))

    def _again(
        self, problem: APIError, asked: float | None, *, allowed: bool, timeout: bool = False, light: bool = False
    ) -> float:
        self._problem = problem
        return super()._again(problem, asked, allowed=allowed, timeout=timeout, light=light)

    def _decided(self, status: int | None, decide: Callable[[], DelayT]) -> DelayT:
        self._problem = None
        retry_in: float | None = None
        try:
            retry_in = delay = decide()
        except APIError as error:
            self._problem = error
            raise
        finally:
            self._tell(status, retry_in)
        return delay

    def _tell(self, status: int | None, retry_in: float | None) -> None:
        now = self._shared.clock()
        attempt = Attempt(
            operation=self.spec.name,
            verb=self.call.verb,
            base_url=self.base_url,
            number=len(self._told) + 1,
            status=status,
            error=None if self._problem is None else type(self._problem).__name__,
            seconds=now - self._attempt_began,
            call_seconds=now - self._started,
            retry_in=retry_in,
        )
        self._told.append(attempt)
        self._attempt_began = now + (retry_in or 0.0)
        for observer in self._shared.observers:
            observer(self._told)

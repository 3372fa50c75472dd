"""Waiting for an instance of either GPU API: when it has the state wanted, and when it never will."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from novita._client.waiting import Watch, hurried, wait, wait_async
from novita._core.operation import Operation
from novita.exceptions import NotFoundError, RequestValidationError, TaskFailedError

if TYPE_CHECKING:
    from novita._client.aio import AsyncSession
    from novita._client.sync import SyncSession

InstanceT = TypeVar("InstanceT")
Gone = Callable[[InstanceT | None], InstanceT]
"""Makes of the last state seen that of an instance which is gone."""

_STOPPED = frozenset({"exited", "stopped"})
_REMOVED = frozenset({"toRemove", "removing", "removed"})


def check_status(client: SyncSession | AsyncSession, name: str, until: str, statuses: object) -> None:
    """Refuse a state that is not among the words of a type: a misspelt one would be waited for until the timeout.

    Raises:
        RequestValidationError: It is not, and the client validates.
    """
    literal, _ = get_args(statuses)
    known = _STOPPED.union(get_args(literal))
    if client._options.validate and until not in known:
        from difflib import get_close_matches

        near = get_close_matches(str(until), known, n=1)
        problem = f"is no known status{f' (did you mean {near[0]}?)' if near else ''}"
        raise RequestValidationError(name, {"until": f"{problem}; with_options(validate=False) waits for it"})


class InstanceGoal:
    """Judges the states of one instance in the order they come."""

    def __init__(self, instance_id: str, until: str) -> None:
        """Name the goal.

        Args:
            instance_id: The instance, for messages.
            until: The state wanted; `exited` and `stopped` are two words for one.
        """
        self._instance_id = instance_id
        self._until = until
        self._wanted = _STOPPED if until in _STOPPED else {until}
        self._moved = False

    def reached(self, status: str, trouble: str, instance: Any) -> bool:
        """Whether this is the state wanted.

        Args:
            status: State word.
            trouble: What is wrong with the instance, empty if nothing.
            instance: The instance, for the error.

        Raises:
            TaskFailedError: The state wanted cannot be reached any more.
        """
        if status in self._wanted:
            return True
        if self._until not in _REMOVED and (
            status in _REMOVED
            or (self._until not in _STOPPED and (status == "freezing" or self._ended(status, trouble)))
        ):
            what = f"instance {self._instance_id} is {status} and will not become {self._until}"
            raise TaskFailedError(f"{what}: {trouble}" if trouble else what, last=instance)
        return False

    def _ended(self, status: str, trouble: str) -> bool:
        # An instance that was just started still shows `exited` for a moment.
        if status in _STOPPED:
            return self._moved or bool(trouble)
        self._moved = True
        return False


def wait_for(
    client: SyncSession, get: Operation[InstanceT], watch: Watch[InstanceT], gone: Gone[InstanceT] | None
) -> InstanceT:
    """Look until the instance is in the state wanted; with `gone`, not to be there any more is a state as well."""

    def look() -> InstanceT:
        try:
            return hurried(client, watch).send(get)
        except NotFoundError:
            if gone is None:
                raise
            return gone(watch.last)

    return wait(look, watch, client._sleep)


async def wait_for_async(
    client: AsyncSession, get: Operation[InstanceT], watch: Watch[InstanceT], gone: Gone[InstanceT] | None
) -> InstanceT:
    """The same, awaited."""

    async def look() -> InstanceT:
        try:
            return await hurried(client, watch).send(get)
        except NotFoundError:
            if gone is None:
                raise
            return gone(watch.last)

    return await wait_async(look, watch, client._sleep)

"""When an instance has reached the state wanted, and when it never will; the words are those of both GPU APIs."""

from __future__ import annotations

from typing import Any

from novita.exceptions import TaskFailedError

_STOPPED = frozenset({"exited", "stopped"})
_REMOVED = frozenset({"toRemove", "removing", "removed"})


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

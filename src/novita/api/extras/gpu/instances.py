"""Waiting for instances of the GPU cloud v1."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import msgspec

from novita._client.resource import AsyncResource, Resource
from novita._client.waiting import Watch
from novita.api.extras._instance_waiting import InstanceGoal, check_status, wait_for, wait_for_async
from novita.operations.gpu.instances import GetInstance
from novita.types.gpu.instances import Instance, InstanceStatus

OnUpdate: TypeAlias = Callable[[Instance], object]
"""Called with the first `Instance` and with each that differs from the one before."""


class InstancesExtras(Resource):
    """What is written by hand for instances."""

    def wait(
        self,
        instance_id: str,
        *,
        until: InstanceStatus = "running",
        timeout: float = 600.0,
        on_update: OnUpdate | None = None,
    ) -> Instance:
        """Wait until an instance is in a state.

        It looks twice a second at first, then less often the longer it takes, at least every 10 seconds. An instance
        that was created a moment ago may be missing at first.

        Args:
            instance_id: Instance id.
            until: The state wanted; with `removed`, an instance that is gone counts as well.
            timeout: Seconds to wait at most.
            on_update: Called with the first `Instance` and with each that differs from the one before.

        Returns:
            The instance in that state.

        Raises:
            RequestValidationError: An argument cannot be used, such as a misspelt state.
            TaskFailedError: It cannot get there any more: it was removed, frozen, or stopped by itself. `last` has it.
            WaitTimeoutError: The time is over; `last` has the last state. The instance itself goes on.
            NotFoundError: There is no such instance.
            APIError: Looking failed.
        """
        check_status(self._client, "gpu.instances.wait", until, InstanceStatus)
        get = self._client._build(GetInstance, {"instance_id": instance_id})
        gone = partial(_gone, instance_id) if until == "removed" else None
        watch = _watch(instance_id, until, timeout, on_update)
        return wait_for(self._client, get, watch, gone)


class AsyncInstancesExtras(AsyncResource):
    """What is written by hand for instances."""

    async def wait(
        self,
        instance_id: str,
        *,
        until: InstanceStatus = "running",
        timeout: float = 600.0,  # noqa: ASYNC109 - an outcome to wait for, not a call to cancel
        on_update: OnUpdate | None = None,
    ) -> Instance:
        """Wait until an instance is in a state.

        It looks twice a second at first, then less often the longer it takes, at least every 10 seconds. An instance
        that was created a moment ago may be missing at first.

        Args:
            instance_id: Instance id.
            until: The state wanted; with `removed`, an instance that is gone counts as well.
            timeout: Seconds to wait at most.
            on_update: Called with the first `Instance` and with each that differs from the one before.

        Returns:
            The instance in that state.

        Raises:
            RequestValidationError: An argument cannot be used, such as a misspelt state.
            TaskFailedError: It cannot get there any more: it was removed, frozen, or stopped by itself. `last` has it.
            WaitTimeoutError: The time is over; `last` has the last state. The instance itself goes on.
            NotFoundError: There is no such instance.
            APIError: Looking failed.
        """
        check_status(self._client, "gpu.instances.wait", until, InstanceStatus)
        get = self._client._build(GetInstance, {"instance_id": instance_id})
        gone = partial(_gone, instance_id) if until == "removed" else None
        watch = _watch(instance_id, until, timeout, on_update)
        return await wait_for_async(self._client, get, watch, gone)


def _watch(instance_id: str, until: str, timeout: float, on_update: OnUpdate | None) -> Watch[Instance]:
    goal = InstanceGoal(instance_id, until)
    return Watch(
        f"gpu.instances.wait: instance {instance_id} {until}",
        reached=lambda instance: goal.reached(instance.status, _trouble(instance), instance),
        word=lambda instance: instance.status,
        timeout=timeout,
        on_update=on_update,
    )


def _trouble(instance: Instance) -> str:
    error = instance.status_error
    return (error.message or error.state) if error else ""


def _gone(instance_id: str, last: Instance | None) -> Instance:
    return msgspec.structs.replace(last or Instance(id=instance_id), status="removed")

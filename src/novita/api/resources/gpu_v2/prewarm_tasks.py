# Rendered from src/novita/operations/gpu_v2/prewarm_tasks.py by `python tools/render.py`: edit that, not this.

"""Loading images onto nodes ahead of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu_v2.prewarm_tasks import (
    CreatePrewarmTask,
    DeletePrewarmTasks,
    GetPrewarmTask,
    ListPrewarmTasks,
    PrewarmStatus,
)
from novita.types.gpu_v2.prewarm_tasks import PrewarmTask


class PrewarmTasks(Resource):
    """Loading images onto nodes ahead of time."""

    def create(
        self,
        *,
        image: str,
        region_id: str,
        registry_auth_id: str | None = None,
        product_ids: Sequence[str] | None = None,
        note: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Start loading an image onto the nodes of a region; the answer is the task's id.

        The service may leave the id out; then the answer is empty, and `list` has it.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-image-prewarm

        Args:
            image: Full address of the image.
            region_id: Region.
            registry_auth_id: Stored credential for a private image.
            product_ids: Products whose nodes get the image.
            note: Free text.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The task id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreatePrewarmTask,
            image=image,
            region_id=region_id,
            registry_auth_id=registry_auth_id,
            product_ids=product_ids,
            note=note,
            extra=extra,
        )

    def get(self, task_id: str) -> PrewarmTask:
        """Get one prewarming task.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-image-prewarm

        Args:
            task_id: Task id.

        Returns:
            Loading of one image onto the nodes of a region ahead of time.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetPrewarmTask, task_id=task_id)

    def delete(self, task_ids: Sequence[str]) -> None:
        """Delete prewarming tasks, several in one call.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-image-prewarm

        Args:
            task_ids: Ids of the tasks.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeletePrewarmTasks, task_ids=task_ids)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        status: PrewarmStatus | None = None,
        region_id: str | None = None,
        name: str | None = None,
    ) -> Page[PrewarmTask]:
        """List prewarming tasks.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-image-prewarm

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            status: Keep this state only.
            region_id: Keep this region only.
            name: Keep images and notes containing this text.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListPrewarmTasks, limit=limit, cursor=cursor, status=status, region_id=region_id, name=name
        )


class AsyncPrewarmTasks(AsyncResource):
    """Loading images onto nodes ahead of time."""

    async def create(
        self,
        *,
        image: str,
        region_id: str,
        registry_auth_id: str | None = None,
        product_ids: Sequence[str] | None = None,
        note: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Start loading an image onto the nodes of a region; the answer is the task's id.

        The service may leave the id out; then the answer is empty, and `list` has it.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-image-prewarm

        Args:
            image: Full address of the image.
            region_id: Region.
            registry_auth_id: Stored credential for a private image.
            product_ids: Products whose nodes get the image.
            note: Free text.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The task id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreatePrewarmTask,
            image=image,
            region_id=region_id,
            registry_auth_id=registry_auth_id,
            product_ids=product_ids,
            note=note,
            extra=extra,
        )

    async def get(self, task_id: str) -> PrewarmTask:
        """Get one prewarming task.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-image-prewarm

        Args:
            task_id: Task id.

        Returns:
            Loading of one image onto the nodes of a region ahead of time.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetPrewarmTask, task_id=task_id)

    async def delete(self, task_ids: Sequence[str]) -> None:
        """Delete prewarming tasks, several in one call.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-image-prewarm

        Args:
            task_ids: Ids of the tasks.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeletePrewarmTasks, task_ids=task_ids)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        status: PrewarmStatus | None = None,
        region_id: str | None = None,
        name: str | None = None,
    ) -> AsyncPager[PrewarmTask]:
        """List prewarming tasks.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-image-prewarm

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            status: Keep this state only.
            region_id: Keep this region only.
            name: Keep images and notes containing this text.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListPrewarmTasks, limit=limit, cursor=cursor, status=status, region_id=region_id, name=name)

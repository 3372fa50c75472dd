# Rendered from src/novita/operations/gpu/endpoints.py by `python tools/render.py`: edit that, not this.

"""Serverless endpoints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu.endpoints import (
    CreateEndpoint,
    DeleteEndpoint,
    GetEndpoint,
    GetLimitRanges,
    ImageSource,
    InvocationType,
    ListEndpoints,
    ScalingPolicy,
    UpdateEndpoint,
    WorkerSettings,
    WorkerVolume,
)
from novita.types.gpu.endpoints import Endpoint, EndpointLimits
from novita.types.gpu.values import EnvVar


class Endpoints(Resource):
    """Serverless endpoints."""

    def get_limit_ranges(self) -> EndpointLimits:
        """Read the ranges of endpoint settings the account may use.

        Documentation: https://novita.ai/docs/api-reference/serverless-query-endpoint-limit

        Returns:
            Ranges of endpoint settings the account may use.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetLimitRanges)

    def create(
        self,
        *,
        worker_config: WorkerSettings,
        port: int,
        policy: ScalingPolicy,
        image: ImageSource,
        product_ids: Sequence[str],
        health_path: str,
        rootfs_size_gb: int = 100,
        volume_mounts: Sequence[WorkerVolume] = (),
        envs: Mapping[str, str] | Sequence[EnvVar] = (),
        name: str | None = None,
        app_name: str | None = None,
        cluster_id: str | None = None,
        cluster_ids: Sequence[str] | None = None,
        type: InvocationType | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Create a serverless endpoint; the answer is its id.

        Documentation: https://novita.ai/docs/api-reference/serverless-create-endpoint

        Args:
            worker_config: How the workers scale.
            port: The port the workers serve.
            policy: When workers are added.
            image: Container image.
            product_ids: Ids of the serverless products the workers may use.
            health_path: HTTP path that tells whether a worker is well.
            rootfs_size_gb: System disk, GB; the documentation fixes it at 100.
            volume_mounts: Volumes.
            envs: Environment variables.
            name: Display name.
            app_name: Own last part of the public address, of lower-case letters, digits and hyphens; the id when left
                out.
            cluster_id: Cluster; needed with network storage.
            cluster_ids: Several clusters to choose from.
            type: Whether requests are answered at once (`sync`) or go through a queue (`async`).
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateEndpoint,
            worker_config=worker_config,
            port=port,
            policy=policy,
            image=image,
            product_ids=product_ids,
            health_path=health_path,
            rootfs_size_gb=rootfs_size_gb,
            volume_mounts=volume_mounts,
            envs=envs,
            name=name,
            app_name=app_name,
            cluster_id=cluster_id,
            cluster_ids=cluster_ids,
            type=type,
            extra=extra,
        )

    def get(self, endpoint_id: str) -> Endpoint:
        """Get one serverless endpoint with its workers.

        Documentation: https://novita.ai/docs/api-reference/serverless-get-endpoint

        Args:
            endpoint_id: Id of the endpoint.

        Returns:
            A serverless endpoint.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetEndpoint, endpoint_id=endpoint_id)

    def update(
        self,
        endpoint_id: str,
        *,
        worker_config: WorkerSettings,
        port: int,
        policy: ScalingPolicy,
        image: ImageSource,
        name: str | None = None,
        app_name: str | None = None,
        cluster_id: str | None = None,
        rootfs_size_gb: int | None = None,
        product_ids: Sequence[str] | None = None,
        volume_mounts: Sequence[WorkerVolume] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        health_path: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Replace the settings of an endpoint.

        Nothing is merged: pass each setting that is to remain, changed or not.

        Documentation: https://novita.ai/docs/api-reference/serverless-update-endpoint

        Args:
            endpoint_id: Id of the endpoint.
            worker_config: How the workers scale.
            port: The port the workers serve.
            policy: When workers are added.
            image: Container image.
            name: Display name.
            app_name: Last part of the public address, unchanged.
            cluster_id: Cluster.
            rootfs_size_gb: System disk, GB.
            product_ids: Ids of the serverless products the workers may use.
            volume_mounts: Volumes.
            envs: Environment variables.
            health_path: HTTP path that tells whether a worker is well.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            UpdateEndpoint,
            endpoint_id=endpoint_id,
            worker_config=worker_config,
            port=port,
            policy=policy,
            image=image,
            name=name,
            app_name=app_name,
            cluster_id=cluster_id,
            rootfs_size_gb=rootfs_size_gb,
            product_ids=product_ids,
            volume_mounts=volume_mounts,
            envs=envs,
            health_path=health_path,
            extra=extra,
        )

    def delete(self, endpoint_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a serverless endpoint.

        Documentation: https://novita.ai/docs/api-reference/serverless-delete-endpoint

        Args:
            endpoint_id: Id of the endpoint.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteEndpoint, endpoint_id=endpoint_id, extra=extra)

    def list(self, *, page: int = 1, page_size: int = 100) -> Page[Endpoint]:
        """List serverless endpoints.

        Documentation: https://novita.ai/docs/api-reference/serverless-list-endpoint

        Args:
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListEndpoints, page=page, page_size=page_size)


class AsyncEndpoints(AsyncResource):
    """Serverless endpoints."""

    async def get_limit_ranges(self) -> EndpointLimits:
        """Read the ranges of endpoint settings the account may use.

        Documentation: https://novita.ai/docs/api-reference/serverless-query-endpoint-limit

        Returns:
            Ranges of endpoint settings the account may use.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetLimitRanges)

    async def create(
        self,
        *,
        worker_config: WorkerSettings,
        port: int,
        policy: ScalingPolicy,
        image: ImageSource,
        product_ids: Sequence[str],
        health_path: str,
        rootfs_size_gb: int = 100,
        volume_mounts: Sequence[WorkerVolume] = (),
        envs: Mapping[str, str] | Sequence[EnvVar] = (),
        name: str | None = None,
        app_name: str | None = None,
        cluster_id: str | None = None,
        cluster_ids: Sequence[str] | None = None,
        type: InvocationType | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Create a serverless endpoint; the answer is its id.

        Documentation: https://novita.ai/docs/api-reference/serverless-create-endpoint

        Args:
            worker_config: How the workers scale.
            port: The port the workers serve.
            policy: When workers are added.
            image: Container image.
            product_ids: Ids of the serverless products the workers may use.
            health_path: HTTP path that tells whether a worker is well.
            rootfs_size_gb: System disk, GB; the documentation fixes it at 100.
            volume_mounts: Volumes.
            envs: Environment variables.
            name: Display name.
            app_name: Own last part of the public address, of lower-case letters, digits and hyphens; the id when left
                out.
            cluster_id: Cluster; needed with network storage.
            cluster_ids: Several clusters to choose from.
            type: Whether requests are answered at once (`sync`) or go through a queue (`async`).
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateEndpoint,
            worker_config=worker_config,
            port=port,
            policy=policy,
            image=image,
            product_ids=product_ids,
            health_path=health_path,
            rootfs_size_gb=rootfs_size_gb,
            volume_mounts=volume_mounts,
            envs=envs,
            name=name,
            app_name=app_name,
            cluster_id=cluster_id,
            cluster_ids=cluster_ids,
            type=type,
            extra=extra,
        )

    async def get(self, endpoint_id: str) -> Endpoint:
        """Get one serverless endpoint with its workers.

        Documentation: https://novita.ai/docs/api-reference/serverless-get-endpoint

        Args:
            endpoint_id: Id of the endpoint.

        Returns:
            A serverless endpoint.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetEndpoint, endpoint_id=endpoint_id)

    async def update(
        self,
        endpoint_id: str,
        *,
        worker_config: WorkerSettings,
        port: int,
        policy: ScalingPolicy,
        image: ImageSource,
        name: str | None = None,
        app_name: str | None = None,
        cluster_id: str | None = None,
        rootfs_size_gb: int | None = None,
        product_ids: Sequence[str] | None = None,
        volume_mounts: Sequence[WorkerVolume] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        health_path: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Replace the settings of an endpoint.

        Nothing is merged: pass each setting that is to remain, changed or not.

        Documentation: https://novita.ai/docs/api-reference/serverless-update-endpoint

        Args:
            endpoint_id: Id of the endpoint.
            worker_config: How the workers scale.
            port: The port the workers serve.
            policy: When workers are added.
            image: Container image.
            name: Display name.
            app_name: Last part of the public address, unchanged.
            cluster_id: Cluster.
            rootfs_size_gb: System disk, GB.
            product_ids: Ids of the serverless products the workers may use.
            volume_mounts: Volumes.
            envs: Environment variables.
            health_path: HTTP path that tells whether a worker is well.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            UpdateEndpoint,
            endpoint_id=endpoint_id,
            worker_config=worker_config,
            port=port,
            policy=policy,
            image=image,
            name=name,
            app_name=app_name,
            cluster_id=cluster_id,
            rootfs_size_gb=rootfs_size_gb,
            product_ids=product_ids,
            volume_mounts=volume_mounts,
            envs=envs,
            health_path=health_path,
            extra=extra,
        )

    async def delete(self, endpoint_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a serverless endpoint.

        Documentation: https://novita.ai/docs/api-reference/serverless-delete-endpoint

        Args:
            endpoint_id: Id of the endpoint.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteEndpoint, endpoint_id=endpoint_id, extra=extra)

    def list(self, *, page: int = 1, page_size: int = 100) -> AsyncPager[Endpoint]:
        """List serverless endpoints.

        Documentation: https://novita.ai/docs/api-reference/serverless-list-endpoint

        Args:
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListEndpoints, page=page, page_size=page_size)

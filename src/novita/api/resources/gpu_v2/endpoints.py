# Rendered from src/novita/operations/gpu_v2/endpoints.py by `python tools/render.py`: edit that, not this.

"""Serverless endpoints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu_v2.endpoints import (
    CreateEndpoint,
    DeleteEndpoint,
    EndpointType,
    GetEndpoint,
    HealthCheck,
    ListEndpoints,
    ScalePolicy,
    UpdateEndpoint,
    WorkerConfig,
)
from novita.operations.gpu_v2.instances import VolumeMount
from novita.types.gpu_v2.endpoints import Endpoint
from novita.types.gpu_v2.values import EnvVar


class Endpoints(Resource):
    """Serverless endpoints."""

    def create(
        self,
        *,
        type: EndpointType,
        name: str,
        product_id: str,
        image: str,
        worker_config: WorkerConfig,
        app_name: str | None = None,
        registry_auth_id: str | None = None,
        entrypoint: str | None = None,
        command: str | None = None,
        policy: ScalePolicy | None = None,
        volumes: Sequence[VolumeMount] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        ports: Sequence[int] | None = None,
        health_check: HealthCheck | None = None,
        region_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Create a serverless endpoint; the answer is its id.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-endpoint

        Args:
            type: `sync` or `async`.
            name: Name.
            product_id: Serverless product, from `products.list(category="serverless")`.
            image: Container image.
            worker_config: How many workers, and of what size.
            app_name: Part of the public address.
            registry_auth_id: Stored credential for a private image.
            entrypoint: Override of the image's entrypoint.
            command: Start command.
            policy: What makes it grow.
            volumes: Volumes to mount.
            envs: Environment variables.
            ports: Ports to expose, as plain numbers.
            health_check: How workers are probed.
            region_id: Region.
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
            type=type,
            name=name,
            product_id=product_id,
            image=image,
            worker_config=worker_config,
            app_name=app_name,
            registry_auth_id=registry_auth_id,
            entrypoint=entrypoint,
            command=command,
            policy=policy,
            volumes=volumes,
            envs=envs,
            ports=ports,
            health_check=health_check,
            region_id=region_id,
            extra=extra,
        )

    def get(self, endpoint_id: str) -> Endpoint:
        """Get one serverless endpoint.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-endpoint

        Args:
            endpoint_id: Endpoint id.

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
        name: str | None = None,
        product_id: str | None = None,
        image: str | None = None,
        worker_config: WorkerConfig | None = None,
        registry_auth_id: str | None = None,
        entrypoint: str | None = None,
        command: str | None = None,
        policy: ScalePolicy | None = None,
        volumes: Sequence[VolumeMount] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        ports: Sequence[int] | None = None,
        health_check: HealthCheck | None = None,
        region_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Change a serverless endpoint; what is left out stays.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-update-endpoint

        Args:
            endpoint_id: Endpoint id.
            name: Name.
            product_id: Serverless product.
            image: Container image.
            worker_config: How many workers, and of what size.
            registry_auth_id: Stored credential for a private image.
            entrypoint: Override of the image's entrypoint.
            command: Start command.
            policy: What makes it grow.
            volumes: Volumes to mount.
            envs: Environment variables.
            ports: Ports to expose, as plain numbers.
            health_check: How workers are probed.
            region_id: Region.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            UpdateEndpoint,
            endpoint_id=endpoint_id,
            name=name,
            product_id=product_id,
            image=image,
            worker_config=worker_config,
            registry_auth_id=registry_auth_id,
            entrypoint=entrypoint,
            command=command,
            policy=policy,
            volumes=volumes,
            envs=envs,
            ports=ports,
            health_check=health_check,
            region_id=region_id,
            extra=extra,
        )

    def delete(self, endpoint_id: str) -> None:
        """Delete a serverless endpoint.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-endpoint

        Args:
            endpoint_id: Endpoint id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteEndpoint, endpoint_id=endpoint_id)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        keyword: str | None = None,
        member_ids: str | Sequence[str] | None = None,
    ) -> Page[Endpoint]:
        """List serverless endpoints, without their `type`.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-endpoint

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            keyword: Keep endpoints containing this text.
            member_ids: Keep endpoints these team members made.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListEndpoints, limit=limit, cursor=cursor, keyword=keyword, member_ids=member_ids)


class AsyncEndpoints(AsyncResource):
    """Serverless endpoints."""

    async def create(
        self,
        *,
        type: EndpointType,
        name: str,
        product_id: str,
        image: str,
        worker_config: WorkerConfig,
        app_name: str | None = None,
        registry_auth_id: str | None = None,
        entrypoint: str | None = None,
        command: str | None = None,
        policy: ScalePolicy | None = None,
        volumes: Sequence[VolumeMount] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        ports: Sequence[int] | None = None,
        health_check: HealthCheck | None = None,
        region_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Create a serverless endpoint; the answer is its id.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-endpoint

        Args:
            type: `sync` or `async`.
            name: Name.
            product_id: Serverless product, from `products.list(category="serverless")`.
            image: Container image.
            worker_config: How many workers, and of what size.
            app_name: Part of the public address.
            registry_auth_id: Stored credential for a private image.
            entrypoint: Override of the image's entrypoint.
            command: Start command.
            policy: What makes it grow.
            volumes: Volumes to mount.
            envs: Environment variables.
            ports: Ports to expose, as plain numbers.
            health_check: How workers are probed.
            region_id: Region.
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
            type=type,
            name=name,
            product_id=product_id,
            image=image,
            worker_config=worker_config,
            app_name=app_name,
            registry_auth_id=registry_auth_id,
            entrypoint=entrypoint,
            command=command,
            policy=policy,
            volumes=volumes,
            envs=envs,
            ports=ports,
            health_check=health_check,
            region_id=region_id,
            extra=extra,
        )

    async def get(self, endpoint_id: str) -> Endpoint:
        """Get one serverless endpoint.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-endpoint

        Args:
            endpoint_id: Endpoint id.

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
        name: str | None = None,
        product_id: str | None = None,
        image: str | None = None,
        worker_config: WorkerConfig | None = None,
        registry_auth_id: str | None = None,
        entrypoint: str | None = None,
        command: str | None = None,
        policy: ScalePolicy | None = None,
        volumes: Sequence[VolumeMount] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        ports: Sequence[int] | None = None,
        health_check: HealthCheck | None = None,
        region_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Change a serverless endpoint; what is left out stays.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-update-endpoint

        Args:
            endpoint_id: Endpoint id.
            name: Name.
            product_id: Serverless product.
            image: Container image.
            worker_config: How many workers, and of what size.
            registry_auth_id: Stored credential for a private image.
            entrypoint: Override of the image's entrypoint.
            command: Start command.
            policy: What makes it grow.
            volumes: Volumes to mount.
            envs: Environment variables.
            ports: Ports to expose, as plain numbers.
            health_check: How workers are probed.
            region_id: Region.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            UpdateEndpoint,
            endpoint_id=endpoint_id,
            name=name,
            product_id=product_id,
            image=image,
            worker_config=worker_config,
            registry_auth_id=registry_auth_id,
            entrypoint=entrypoint,
            command=command,
            policy=policy,
            volumes=volumes,
            envs=envs,
            ports=ports,
            health_check=health_check,
            region_id=region_id,
            extra=extra,
        )

    async def delete(self, endpoint_id: str) -> None:
        """Delete a serverless endpoint.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-endpoint

        Args:
            endpoint_id: Endpoint id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteEndpoint, endpoint_id=endpoint_id)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        keyword: str | None = None,
        member_ids: str | Sequence[str] | None = None,
    ) -> AsyncPager[Endpoint]:
        """List serverless endpoints, without their `type`.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-endpoint

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            keyword: Keep endpoints containing this text.
            member_ids: Keep endpoints these team members made.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(ListEndpoints, limit=limit, cursor=cursor, keyword=keyword, member_ids=member_ids)

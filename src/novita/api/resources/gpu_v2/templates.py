# Rendered from src/novita/operations/gpu_v2/templates.py by `python tools/render.py`: edit that, not this.

"""Templates to start instances from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu_v2.templates import (
    CreateTemplate,
    DeleteTemplate,
    GetTemplate,
    ListTemplates,
    TemplateMetadata,
    TemplateType,
    UpdateTemplate,
)
from novita.types.gpu_v2.templates import Template
from novita.types.gpu_v2.values import EnvVar, Port


class Templates(Resource):
    """Templates to start instances from."""

    def create(
        self,
        *,
        name: str,
        image: str,
        type: TemplateType = "instance",
        registry_auth_id: str | None = None,
        command: str | None = None,
        entrypoint: str | None = None,
        rootfs_size_gb: int | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        metadata: TemplateMetadata | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Create a template; the answer is its id.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-template

        Args:
            name: Name.
            image: Container image.
            type: Kind; `instance` is the documented one.
            registry_auth_id: Stored credential for a private image.
            command: Start command.
            entrypoint: Override of the image's entrypoint.
            rootfs_size_gb: System disk, GB.
            ports: Ports to expose, such as `["8080/http", "22/tcp"]`.
            envs: Environment variables.
            metadata: What it says about itself.
            min_cuda_version: Lowest CUDA version it needs.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The template id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            CreateTemplate,
            name=name,
            image=image,
            type=type,
            registry_auth_id=registry_auth_id,
            command=command,
            entrypoint=entrypoint,
            rootfs_size_gb=rootfs_size_gb,
            ports=ports,
            envs=envs,
            metadata=metadata,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    def get(self, template_id: str, *, is_community: bool | None = None) -> Template:
        """Get one template.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-template

        Args:
            template_id: Template id.
            is_community: Look among community templates.

        Returns:
            A template: image and settings to start instances from.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetTemplate, template_id=template_id, is_community=is_community)

    def update(
        self,
        template_id: str,
        *,
        name: str | None = None,
        type: TemplateType | None = None,
        image: str | None = None,
        registry_auth_id: str | None = None,
        command: str | None = None,
        entrypoint: str | None = None,
        rootfs_size_gb: int | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        metadata: TemplateMetadata | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Change a template; the answer is its id, or empty when the service leaves it out.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-update-template

        Args:
            template_id: Template id.
            name: Name.
            type: Kind.
            image: Container image.
            registry_auth_id: Stored credential for a private image.
            command: Start command.
            entrypoint: Override of the image's entrypoint.
            rootfs_size_gb: System disk, GB.
            ports: Ports to expose, such as `["8080/http", "22/tcp"]`.
            envs: Environment variables.
            metadata: What it says about itself.
            min_cuda_version: Lowest CUDA version it needs.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The template id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            UpdateTemplate,
            template_id=template_id,
            name=name,
            type=type,
            image=image,
            registry_auth_id=registry_auth_id,
            command=command,
            entrypoint=entrypoint,
            rootfs_size_gb=rootfs_size_gb,
            ports=ports,
            envs=envs,
            metadata=metadata,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    def delete(self, template_id: str) -> None:
        """Delete a template.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-template

        Args:
            template_id: Template id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteTemplate, template_id=template_id)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        name: str | None = None,
        type: TemplateType | None = None,
        visibilities: str | Sequence[str] | None = None,
        member_ids: str | Sequence[str] | None = None,
        is_my_community: bool | None = None,
    ) -> Page[Template]:
        """List templates.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-templates

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            name: Keep names containing this text.
            type: Keep this kind.
            visibilities: Keep these: `private`, `community`, `official`.
            member_ids: Keep templates these team members made.
            is_my_community: Keep community templates the caller published.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListTemplates,
            limit=limit,
            cursor=cursor,
            name=name,
            type=type,
            visibilities=visibilities,
            member_ids=member_ids,
            is_my_community=is_my_community,
        )


class AsyncTemplates(AsyncResource):
    """Templates to start instances from."""

    async def create(
        self,
        *,
        name: str,
        image: str,
        type: TemplateType = "instance",
        registry_auth_id: str | None = None,
        command: str | None = None,
        entrypoint: str | None = None,
        rootfs_size_gb: int | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        metadata: TemplateMetadata | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Create a template; the answer is its id.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-template

        Args:
            name: Name.
            image: Container image.
            type: Kind; `instance` is the documented one.
            registry_auth_id: Stored credential for a private image.
            command: Start command.
            entrypoint: Override of the image's entrypoint.
            rootfs_size_gb: System disk, GB.
            ports: Ports to expose, such as `["8080/http", "22/tcp"]`.
            envs: Environment variables.
            metadata: What it says about itself.
            min_cuda_version: Lowest CUDA version it needs.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The template id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            CreateTemplate,
            name=name,
            image=image,
            type=type,
            registry_auth_id=registry_auth_id,
            command=command,
            entrypoint=entrypoint,
            rootfs_size_gb=rootfs_size_gb,
            ports=ports,
            envs=envs,
            metadata=metadata,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    async def get(self, template_id: str, *, is_community: bool | None = None) -> Template:
        """Get one template.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-template

        Args:
            template_id: Template id.
            is_community: Look among community templates.

        Returns:
            A template: image and settings to start instances from.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetTemplate, template_id=template_id, is_community=is_community)

    async def update(
        self,
        template_id: str,
        *,
        name: str | None = None,
        type: TemplateType | None = None,
        image: str | None = None,
        registry_auth_id: str | None = None,
        command: str | None = None,
        entrypoint: str | None = None,
        rootfs_size_gb: int | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        metadata: TemplateMetadata | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Change a template; the answer is its id, or empty when the service leaves it out.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-update-template

        Args:
            template_id: Template id.
            name: Name.
            type: Kind.
            image: Container image.
            registry_auth_id: Stored credential for a private image.
            command: Start command.
            entrypoint: Override of the image's entrypoint.
            rootfs_size_gb: System disk, GB.
            ports: Ports to expose, such as `["8080/http", "22/tcp"]`.
            envs: Environment variables.
            metadata: What it says about itself.
            min_cuda_version: Lowest CUDA version it needs.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The template id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            UpdateTemplate,
            template_id=template_id,
            name=name,
            type=type,
            image=image,
            registry_auth_id=registry_auth_id,
            command=command,
            entrypoint=entrypoint,
            rootfs_size_gb=rootfs_size_gb,
            ports=ports,
            envs=envs,
            metadata=metadata,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    async def delete(self, template_id: str) -> None:
        """Delete a template.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-template

        Args:
            template_id: Template id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteTemplate, template_id=template_id)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        name: str | None = None,
        type: TemplateType | None = None,
        visibilities: str | Sequence[str] | None = None,
        member_ids: str | Sequence[str] | None = None,
        is_my_community: bool | None = None,
    ) -> AsyncPager[Template]:
        """List templates.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-templates

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            name: Keep names containing this text.
            type: Keep this kind.
            visibilities: Keep these: `private`, `community`, `official`.
            member_ids: Keep templates these team members made.
            is_my_community: Keep community templates the caller published.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(
            ListTemplates,
            limit=limit,
            cursor=cursor,
            name=name,
            type=type,
            visibilities=visibilities,
            member_ids=member_ids,
            is_my_community=is_my_community,
        )

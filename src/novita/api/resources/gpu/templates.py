# Rendered from src/novita/operations/gpu/templates.py by `python tools/render.py`: edit that, not this.

"""Templates that instances are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu.templates import CreateTemplate, DeleteTemplate, GetTemplate, ListTemplates, UpdateTemplate
from novita.types.gpu.templates import Template, TemplateChannel, TemplateType
from novita.types.gpu.values import EnvVar, Port


class Templates(Resource):
    """Templates that instances are made from."""

    def get(self, template_id: str) -> Template:
        """Get one template.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-template

        Args:
            template_id: Id of the template.

        Returns:
            A template for instances.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetTemplate, template_id=template_id)

    def create(
        self,
        *,
        name: str,
        image: str,
        rootfs_size_gb: int,
        type: TemplateType = "instance",
        channel: TemplateChannel = "private",
        readme: str | None = None,
        image_auth_id: str | None = None,
        start_command: str | None = None,
        entrypoint: str | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Create a private template; the answer is its id.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-template

        Args:
            name: Name.
            image: Container image.
            rootfs_size_gb: System disk, GB.
            type: What it starts; only `instance` is offered.
            channel: Who may see it; only `private` is offered.
            readme: Markdown text.
            image_auth_id: Id of the registry credential for a private image.
            start_command: Start command.
            entrypoint: Override of the image's entrypoint.
            ports: Ports to expose, such as `["8188/http"]`; at most 10 of each kind.
            envs: Environment variables, at most 100.
            min_cuda_version: Lowest CUDA version.
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
            rootfs_size_gb=rootfs_size_gb,
            type=type,
            channel=channel,
            readme=readme,
            image_auth_id=image_auth_id,
            start_command=start_command,
            entrypoint=entrypoint,
            ports=ports,
            envs=envs,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    def update(
        self,
        template_id: str,
        *,
        name: str,
        image: str,
        rootfs_size_gb: int,
        type: TemplateType = "instance",
        channel: TemplateChannel = "private",
        readme: str | None = None,
        image_auth_id: str | None = None,
        start_command: str | None = None,
        entrypoint: str | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Replace a private template; pass each setting that is to remain, changed or not.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-edit-template

        Args:
            template_id: Id of the template.
            name: Name.
            image: Container image.
            rootfs_size_gb: System disk, GB.
            type: What it starts; only `instance` is offered.
            channel: Who may see it; only `private` is offered.
            readme: Markdown text.
            image_auth_id: Id of the registry credential for a private image.
            start_command: Start command.
            entrypoint: Override of the image's entrypoint.
            ports: Ports to expose, such as `["8188/http"]`; at most 10 of each kind.
            envs: Environment variables, at most 100.
            min_cuda_version: Lowest CUDA version.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            UpdateTemplate,
            template_id=template_id,
            name=name,
            image=image,
            rootfs_size_gb=rootfs_size_gb,
            type=type,
            channel=channel,
            readme=readme,
            image_auth_id=image_auth_id,
            start_command=start_command,
            entrypoint=entrypoint,
            ports=ports,
            envs=envs,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    def delete(self, template_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a private template.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-template

        Args:
            template_id: Id of the template.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteTemplate, template_id=template_id, extra=extra)

    def list(
        self,
        *,
        channel: TemplateChannel,
        is_my_community: bool | None = None,
        name: str | None = None,
        type: TemplateType | None = None,
        page: int = 1,
        page_size: int = 100,
    ) -> Page[Template]:
        """List the templates of one channel.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-templates

        Args:
            channel: Which collection to look in: `official`, `community` or `private`.
            is_my_community: Whether to look among the account's own templates; follows from the channel when left out.
            name: Keep names containing this text.
            type: Keep templates that start this.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListTemplates,
            channel=channel,
            is_my_community=is_my_community,
            name=name,
            type=type,
            page=page,
            page_size=page_size,
        )


class AsyncTemplates(AsyncResource):
    """Templates that instances are made from."""

    async def get(self, template_id: str) -> Template:
        """Get one template.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-template

        Args:
            template_id: Id of the template.

        Returns:
            A template for instances.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetTemplate, template_id=template_id)

    async def create(
        self,
        *,
        name: str,
        image: str,
        rootfs_size_gb: int,
        type: TemplateType = "instance",
        channel: TemplateChannel = "private",
        readme: str | None = None,
        image_auth_id: str | None = None,
        start_command: str | None = None,
        entrypoint: str | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Create a private template; the answer is its id.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-template

        Args:
            name: Name.
            image: Container image.
            rootfs_size_gb: System disk, GB.
            type: What it starts; only `instance` is offered.
            channel: Who may see it; only `private` is offered.
            readme: Markdown text.
            image_auth_id: Id of the registry credential for a private image.
            start_command: Start command.
            entrypoint: Override of the image's entrypoint.
            ports: Ports to expose, such as `["8188/http"]`; at most 10 of each kind.
            envs: Environment variables, at most 100.
            min_cuda_version: Lowest CUDA version.
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
            rootfs_size_gb=rootfs_size_gb,
            type=type,
            channel=channel,
            readme=readme,
            image_auth_id=image_auth_id,
            start_command=start_command,
            entrypoint=entrypoint,
            ports=ports,
            envs=envs,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    async def update(
        self,
        template_id: str,
        *,
        name: str,
        image: str,
        rootfs_size_gb: int,
        type: TemplateType = "instance",
        channel: TemplateChannel = "private",
        readme: str | None = None,
        image_auth_id: str | None = None,
        start_command: str | None = None,
        entrypoint: str | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Replace a private template; pass each setting that is to remain, changed or not.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-edit-template

        Args:
            template_id: Id of the template.
            name: Name.
            image: Container image.
            rootfs_size_gb: System disk, GB.
            type: What it starts; only `instance` is offered.
            channel: Who may see it; only `private` is offered.
            readme: Markdown text.
            image_auth_id: Id of the registry credential for a private image.
            start_command: Start command.
            entrypoint: Override of the image's entrypoint.
            ports: Ports to expose, such as `["8188/http"]`; at most 10 of each kind.
            envs: Environment variables, at most 100.
            min_cuda_version: Lowest CUDA version.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            UpdateTemplate,
            template_id=template_id,
            name=name,
            image=image,
            rootfs_size_gb=rootfs_size_gb,
            type=type,
            channel=channel,
            readme=readme,
            image_auth_id=image_auth_id,
            start_command=start_command,
            entrypoint=entrypoint,
            ports=ports,
            envs=envs,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    async def delete(self, template_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a private template.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-template

        Args:
            template_id: Id of the template.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteTemplate, template_id=template_id, extra=extra)

    def list(
        self,
        *,
        channel: TemplateChannel,
        is_my_community: bool | None = None,
        name: str | None = None,
        type: TemplateType | None = None,
        page: int = 1,
        page_size: int = 100,
    ) -> AsyncPager[Template]:
        """List the templates of one channel.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-templates

        Args:
            channel: Which collection to look in: `official`, `community` or `private`.
            is_my_community: Whether to look among the account's own templates; follows from the channel when left out.
            name: Keep names containing this text.
            type: Keep templates that start this.
            page: Page to start with, from 1.
            page_size: Records per page.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(
            ListTemplates,
            channel=channel,
            is_my_community=is_my_community,
            name=name,
            type=type,
            page=page,
            page_size=page_size,
        )

"""Templates that instances are made from."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, field_validator
from pydantic_core.core_schema import ValidationInfo

from novita._core.operation import Id, R
from novita._core.paging import Numbered
from novita.types.gpu.templates import Template, TemplateChannel, TemplateType

from ._base import GpuOperation, GpuPagedOperation, PageNumber, PageSize, Text255
from ._inputs import Envs, PortGroups

Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=255)]
Image: TypeAlias = Annotated[str, Field(min_length=1, max_length=500)]
Command: TypeAlias = Annotated[str, Field(max_length=2047)]


class ListTemplates(
    GpuPagedOperation[Template],
    method="list",
    route="GET /gpu-instance/openapi/v1/templates",
    paging=Numbered(items="template"),
    docs="gpu-instance-list-templates",
):
    """List the templates of one channel."""

    channel: TemplateChannel
    """Which collection to look in: `official`, `community` or `private`."""
    is_my_community: Annotated[bool | None, Field(validate_default=True)] = None
    """Whether to look among the account's own templates; follows from the channel when left out."""
    name: Name | None = None
    """Keep names containing this text."""
    type: TemplateType | None = None
    """Keep templates that start this."""
    page: PageNumber = 1
    """Page to start with, from 1."""
    page_size: PageSize = 100
    """Records per page."""

    @field_validator("is_my_community")
    @classmethod
    def _by_channel(cls, value: bool | None, info: ValidationInfo) -> bool:
        return info.data.get("channel") == "private" if value is None else value


class GetTemplate(
    GpuOperation[Template],
    method="get",
    route="GET /gpu-instance/openapi/v1/template",
    positional="template_id",
    unwrap="template",
    docs="gpu-instance-get-template",
):
    """Get one template."""

    template_id: Id
    """Id of the template."""


class TemplateSettings(GpuOperation[R]):
    """What a private template consists of."""

    name: Name
    """Name."""
    image: Image
    """Container image."""
    rootfs_size_gb: Annotated[int, Field(gt=0, serialization_alias="rootfsSize")]
    """System disk, GB."""
    type: TemplateType = "instance"
    """What it starts; only `instance` is offered."""
    channel: TemplateChannel = "private"
    """Who may see it; only `private` is offered."""
    readme: Annotated[str, Field(max_length=102400)] | None = None
    """Markdown text."""
    image_auth_id: Annotated[str | None, Field(max_length=255, serialization_alias="imageAuth")] = None
    """Id of the registry credential for a private image."""
    start_command: Command | None = None
    """Start command."""
    entrypoint: Command | None = None
    """Override of the image's entrypoint."""
    ports: PortGroups | None = None
    """Ports to expose, such as `["8188/http"]`; at most 10 of each kind."""
    envs: Annotated[Envs, Field(max_length=100)] | None = None
    """Environment variables, at most 100."""
    min_cuda_version: Text255 | None = None
    """Lowest CUDA version."""


class CreateTemplate(
    TemplateSettings[str],
    method="create",
    route="POST /gpu-instance/openapi/v1/template/create",
    wrap="template",
    unwrap="templateId",
    docs="gpu-instance-create-template",
):
    """Create a private template; the answer is its id."""


class UpdateTemplate(
    TemplateSettings[None],
    method="update",
    route="POST /gpu-instance/openapi/v1/template/update",
    positional="template_id",
    wrap="template",
    idempotent=True,
    docs="gpu-instance-edit-template",
):
    """Replace a private template; pass each setting that is to remain, changed or not."""

    template_id: Annotated[Id, Field(serialization_alias="Id")]
    """Id of the template."""


class DeleteTemplate(
    GpuOperation[None],
    method="delete",
    route="POST /gpu-instance/openapi/v1/template/delete",
    positional="template_id",
    docs="gpu-instance-delete-template",
):
    """Delete a private template."""

    template_id: Id
    """Id of the template."""

"""Templates to start instances from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from novita._core.operation import Id, Operation, PagedOperation, Params
from novita.operations.gpu._base import perhaps
from novita.types.gpu_v2.templates import Template

from ._base import PAGES, Envs, PageCursor, PageLimit, Ports, Text255, Words

TemplateType: TypeAlias = Literal["instance"] | str
"""Kind of a template."""


class TemplateMetadata(Params):
    """What a template says about itself."""

    readme: str | None = None
    """Text in Markdown."""
    logo: str | None = None
    """Address of the logo."""
    description: str | None = None
    """Description."""
    author: str | None = None
    """Author."""
    tags: Sequence[str] | None = None
    """Tags."""


class CreateTemplate(
    Operation[str],
    method="create",
    route="POST /gpus/v2/templates",
    unwrap="template_id",
    docs="gpus-v2-create-template",
):
    """Create a template; the answer is its id."""

    name: str
    """Name."""
    image: str
    """Container image."""
    type: TemplateType = "instance"
    """Kind; `instance` is the documented one."""
    registry_auth_id: str | None = None
    """Stored credential for a private image."""
    command: str | None = None
    """Start command."""
    entrypoint: str | None = None
    """Override of the image's entrypoint."""
    rootfs_size_gb: int | None = None
    """System disk, GB."""
    ports: Ports | None = None
    """Ports to expose, such as `["8080/http", "22/tcp"]`."""
    envs: Envs | None = None
    """Environment variables."""
    metadata: TemplateMetadata | None = None
    """What it says about itself."""
    min_cuda_version: str | None = None
    """Lowest CUDA version it needs."""


class ListTemplates(
    PagedOperation[Template],
    method="list",
    route="GET /gpus/v2/templates",
    paging=PAGES,
    docs="gpus-v2-list-templates",
):
    """List templates."""

    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""
    name: Text255 | None = None
    """Keep names containing this text."""
    type: TemplateType | None = None
    """Keep this kind."""
    visibilities: Words | None = None
    """Keep these: `private`, `community`, `official`."""
    member_ids: Words | None = None
    """Keep templates these team members made."""
    is_my_community: bool | None = None
    """Keep community templates the caller published."""


class GetTemplate(
    Operation[Template],
    method="get",
    route="GET /gpus/v2/templates/{template_id}",
    positional="template_id",
    docs="gpus-v2-get-template",
):
    """Get one template."""

    template_id: Id
    """Template id."""
    is_community: bool | None = None
    """Look among community templates."""


class UpdateTemplate(
    Operation[str],
    method="update",
    route="PUT /gpus/v2/templates/{template_id}",
    positional="template_id",
    unwrap="template_id",
    reshape=perhaps("template_id", "id"),
    docs="gpus-v2-update-template",
):
    """Change a template; the answer is its id, or empty when the service leaves it out."""

    template_id: Id
    """Template id."""
    name: str | None = None
    """Name."""
    type: TemplateType | None = None
    """Kind."""
    image: str | None = None
    """Container image."""
    registry_auth_id: str | None = None
    """Stored credential for a private image."""
    command: str | None = None
    """Start command."""
    entrypoint: str | None = None
    """Override of the image's entrypoint."""
    rootfs_size_gb: int | None = None
    """System disk, GB."""
    ports: Ports | None = None
    """Ports to expose, such as `["8080/http", "22/tcp"]`."""
    envs: Envs | None = None
    """Environment variables."""
    metadata: TemplateMetadata | None = None
    """What it says about itself."""
    min_cuda_version: str | None = None
    """Lowest CUDA version it needs."""


class DeleteTemplate(
    Operation[None],
    method="delete",
    route="DELETE /gpus/v2/templates/{template_id}",
    positional="template_id",
    docs="gpus-v2-delete-template",
):
    """Delete a template."""

    template_id: Id
    """Template id."""

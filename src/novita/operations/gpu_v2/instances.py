"""GPU and CPU instances: renting, looking, changing, paying, giving back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from novita._core.operation import Id, Operation, PagedOperation, Params
from novita.types.gpu_v2.instances import Instance

from ._base import PAGES, Envs, ImageAddress, Name, PageCursor, PageLimit, Ports, Text255, Words

InstanceKind: TypeAlias = Literal["gpu", "cpu"] | str
"""Kind of an instance."""

BillingMode: TypeAlias = Literal["postpaid", "prepaid", "spot"] | str
"""How an instance is paid for: by use, as a subscription, or by use of spare capacity that may be taken back."""

InstanceStatus: TypeAlias = (
    Literal[
        "toCreate",
        "creating",
        "pulling",
        "running",
        "toStart",
        "starting",
        "toStop",
        "stopping",
        "stopped",
        "exited",
        "toRestart",
        "restarting",
        "toRemove",
        "removing",
        "removed",
        "toReset",
        "resetting",
        "migrating",
        "freezing",
        "pending",
    ]
    | str
)
"""State word of an instance."""


class VolumeMount(Params):
    """A volume to mount."""

    type: str | None = None
    """`network` for a network storage."""
    id: str | None = None
    """Id of the network storage."""
    size_gb: Annotated[int | None, Field(serialization_alias="size")] = None
    """Size, GB."""
    mount_point: str | None = None
    """Where the container sees it."""


class Jupyter(Params):
    """Jupyter server next to the container."""

    enabled: bool | None = None
    """Whether to start it."""
    port: int | None = None
    """Port."""
    protocol: str | None = None
    """How it is exposed."""


class CreateInstance(
    Operation[str],
    method="create",
    route="POST /gpus/v2/instances",
    unwrap="id",
    always="resource",
    docs="gpus-v2-create-instance",
):
    """Rent and start a GPU or CPU instance; the answer is its id.

    It goes on in the background: `wait` tells when the instance runs. The call is never repeated on its own.
    """

    name: Name
    """Display name."""
    product_id: str
    """Product to rent, from `products.list`."""
    image: ImageAddress
    """Container image."""
    billing_mode: Annotated[BillingMode, Field(serialization_alias="billing.mode")]
    """How it is paid for: `postpaid`, `prepaid` or `spot`."""
    type: InstanceKind | None = None
    """`gpu` or `cpu`; the service assumes `gpu`."""
    gpu_num: Annotated[int | None, Field(serialization_alias="resource.gpu_num")] = None
    """Number of GPUs."""
    rootfs_size_gb: Annotated[int | None, Field(serialization_alias="resource.rootfs_size_gb")] = None
    """System disk, GB; what exceeds the product's free allowance is billed."""
    min_cuda_version: Annotated[str | None, Field(serialization_alias="resource.min_cuda_version")] = None
    """Lowest CUDA version wanted of the node, such as `12.4`."""
    months: Annotated[int | None, Field(ge=1, serialization_alias="billing.prepaid.months")] = None
    """Length of a subscription, for `prepaid`."""
    auto_renew: Annotated[bool | None, Field(serialization_alias="billing.prepaid.auto_renew.enabled")] = None
    """Whether to renew a subscription at its end."""
    auto_renew_months: Annotated[int | None, Field(ge=0, serialization_alias="billing.prepaid.auto_renew.months")] = (
        None
    )
    """Months bought by each renewal."""
    registry_auth_id: Text255 | None = None
    """Stored credential for a private image."""
    entrypoint: str | None = None
    """Override of the image's entrypoint."""
    command: str | None = None
    """Start command."""
    envs: Envs | None = None
    """Environment variables."""
    ports: Ports | None = None
    """Ports to expose, such as `["8080/http", "22/tcp"]`."""
    network_id: Annotated[str | None, Field(serialization_alias="network.id")] = None
    """Private network to join."""
    network_ip: Annotated[str | None, Field(serialization_alias="network.ip")] = None
    """Address wanted in it."""
    volumes: Sequence[VolumeMount] | None = None
    """Volumes to mount."""
    candidate_regions: Sequence[str] | None = None
    """Ids of the regions to choose from; any when left out."""
    jupyter: Annotated[Jupyter | None, Field(serialization_alias="tools.jupyter")] = None
    """Jupyter server to start."""
    auto_migrate: Annotated[bool | None, Field(serialization_alias="auto_migrate.enabled")] = None
    """Whether it moves to another node by itself when its own fails."""
    migrate_system_disk: Annotated[bool | None, Field(serialization_alias="auto_migrate.include_system_disk")] = None
    """Whether the system disk moves along."""


class ListInstances(
    PagedOperation[Instance],
    method="list",
    route="GET /gpus/v2/instances",
    paging=PAGES,
    docs="gpus-v2-list-instances",
):
    """List instances, without their `tools`."""

    limit: PageLimit | None = None
    """Records per page; the service chooses when left out."""
    cursor: PageCursor | None = None
    """Where to start: the cursor of an earlier answer."""
    name: Text255 | None = None
    """Keep names and ids that are like this text."""
    status: Annotated[InstanceStatus, Field(max_length=63)] | None = None
    """Keep this state only."""
    regions: Annotated[Words, Field(max_length=1024)] | None = None
    """Keep these regions, by id."""
    billing_mode: BillingMode | None = None
    """Keep this way of paying."""


class GetInstance(
    Operation[Instance],
    method="get",
    route="GET /gpus/v2/instances/{instance_id}",
    positional="instance_id",
    docs="gpus-v2-get-instance",
):
    """Get one instance with the ways into it."""

    instance_id: Id
    """Instance id."""


class DeleteInstance(
    Operation[None],
    method="delete",
    route="DELETE /gpus/v2/instances/{instance_id}",
    positional="instance_id",
    docs="gpus-v2-delete-instance",
):
    """Give an instance back; its disk is lost."""

    instance_id: Id
    """Instance id."""


class StartInstance(
    Operation[None],
    method="start",
    route="PUT /gpus/v2/instances/{instance_id}/start",
    positional="instance_id",
    idempotent=False,
    docs="gpus-v2-start-instance",
):
    """Start a stopped instance."""

    instance_id: Id
    """Instance id."""


class StopInstance(
    Operation[None],
    method="stop",
    route="PUT /gpus/v2/instances/{instance_id}/stop",
    positional="instance_id",
    idempotent=False,
    docs="gpus-v2-stop-instance",
):
    """Stop a running instance."""

    instance_id: Id
    """Instance id."""


class RestartInstance(
    Operation[None],
    method="restart",
    route="PUT /gpus/v2/instances/{instance_id}/restart",
    positional="instance_id",
    idempotent=False,
    docs="gpus-v2-restart-instance",
):
    """Restart an instance."""

    instance_id: Id
    """Instance id."""


class MigrateInstance(
    Operation[None],
    method="migrate",
    route="PUT /gpus/v2/instances/{instance_id}/migrate",
    positional="instance_id",
    idempotent=False,
    docs="gpus-v2-migrate-instance",
):
    """Move an instance to another node."""

    instance_id: Id
    """Instance id."""
    save_data: bool | None = None
    """Keep the data; the service may refuse."""


class UpgradeInstance(
    Operation[None],
    method="upgrade",
    route="PUT /gpus/v2/instances/{instance_id}/upgrade",
    positional="instance_id",
    idempotent=False,
    docs="gpus-v2-upgrade-instance",
):
    """Rebuild an instance with another image or other settings."""

    instance_id: Id
    """Instance id."""
    image: ImageAddress
    """New image."""
    registry_auth_id: Text255 | None = None
    """Stored credential for a private image."""
    entrypoint: str | None = None
    """Override of the image's entrypoint."""
    command: str | None = None
    """Start command."""
    envs: Envs | None = None
    """Environment variables."""
    save_data: bool | None = None
    """Keep the data."""


class RenewInstance(
    Operation[None],
    method="renew",
    route="PUT /gpus/v2/instances/{instance_id}/renew",
    positional="instance_id",
    idempotent=False,
    docs="gpus-v2-renewal-instance",
):
    """Renew the subscription of an instance; charges at once."""

    instance_id: Id
    """Instance id."""
    months: Annotated[int, Field(gt=0)]
    """Months to add."""


class SetAutoRenew(
    Operation[None],
    method="set_auto_renew",
    route="PUT /gpus/v2/instances/{instance_id}/auto-renew",
    positional="instance_id",
    docs="gpus-v2-set-autorenew",
):
    """Say whether the subscription of an instance goes on by itself."""

    instance_id: Id
    """Instance id."""
    enabled: Annotated[bool, Field(serialization_alias="auto_renew.enabled")]
    """Renew at the end of the term."""
    months: Annotated[int | None, Field(ge=0, serialization_alias="auto_renew.months")] = None
    """Months bought by each renewal."""


class SetAutoMigrate(
    Operation[None],
    method="set_auto_migrate",
    route="PUT /gpus/v2/instances/{instance_id}/auto-migrate",
    positional="instance_id",
    docs="gpus-v2-set-auto-migrate",
):
    """Say whether an instance moves to another node by itself when its own fails."""

    instance_id: Id
    """Instance id."""
    enabled: Annotated[bool, Field(serialization_alias="auto_migrate.enabled")]
    """Move on failure."""
    include_system_disk: Annotated[bool | None, Field(serialization_alias="auto_migrate.include_system_disk")] = None
    """Carry the system disk along."""


class SetBillingMode(
    Operation[None],
    method="set_billing_mode",
    route="PUT /gpus/v2/instances/{instance_id}/billing-mode",
    positional="instance_id",
    idempotent=False,
    docs="gpus-v2-change-billing-instance",
):
    """Change how an instance is paid for; a subscription charges at once."""

    instance_id: Id
    """Instance id."""
    type: BillingMode
    """New mode."""
    months: Annotated[int, Field(ge=1)] | None = None
    """Months bought, for `prepaid`."""


class SetWebTerminal(
    Operation[None],
    method="set_web_terminal",
    route="PUT /gpus/v2/instances/{instance_id}/web-terminal",
    positional="instance_id",
    docs="gpus-v2-set-web-terminal",
):
    """Switch the terminal in the browser on or off."""

    instance_id: Id
    """Instance id."""
    enabled: Annotated[bool, Field(serialization_alias="enable")]
    """Whether it is on."""


class UpdatePorts(
    Operation[None],
    method="update_ports",
    route="PUT /gpus/v2/instances/{instance_id}/ports",
    positional="instance_id",
    docs="gpus-v2-update-ports",
):
    """Replace the exposed ports; those left out are closed."""

    instance_id: Id
    """Instance id."""
    ports: Ports
    """All ports to expose, such as `["8080/http", "22/tcp"]`."""


class ExpandRootfs(
    Operation[None],
    method="expand_rootfs",
    route="PUT /gpus/v2/instances/{instance_id}/rootfs-expand",
    positional="instance_id",
    idempotent=False,
    docs="gpus-v2-expand-rootfs",
):
    """Grow the system disk."""

    instance_id: Id
    """Instance id."""
    rootfs_size_expand_gb: int
    """GB to add, not the new size."""

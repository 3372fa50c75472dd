"""GPU and CPU instances: renting, looking, changing, paying, giving back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, PlainSerializer, field_validator
from pydantic_core.core_schema import ValidationInfo

from novita._core.operation import Id
from novita._core.paging import Numbered
from novita.exceptions import APIStatusError
from novita.types.gpu.instances import Instance, InstanceAction, InstanceMigration, InstanceStatus, InstanceSummary
from novita.types.gpu.values import Tool

from ._base import GpuOperation, GpuPagedOperation, GpuParams, PageNumber, PageSize, Text255
from ._inputs import InstanceEnvs, PortsList, PortsText, Tools

InstanceKind: TypeAlias = Literal["gpu", "cpu"] | str
"""Kind of an instance."""

BillingMode: TypeAlias = Literal["onDemand", "monthly", "spot"] | str
"""How an instance is paid for: by use, as a subscription, or by use of spare capacity that may be taken back."""

Image: TypeAlias = Annotated[str, Field(min_length=1, max_length=500)]
Command: TypeAlias = Annotated[str, Field(max_length=2047)]
Path: TypeAlias = Annotated[str, Field(min_length=1, max_length=4095)]


MOST_PORTS = 15
"""Ports and add-ons an instance can expose."""


class NetworkStorageMount(GpuParams):
    """A network storage to mount."""

    id: Annotated[Id, Field(serialization_alias="Id")]
    """Id of the network storage."""
    mount_point: Path = "/network"
    """Where the container sees it."""


class CreateInstance(
    GpuOperation[str],
    method="create",
    route="POST /gpu-instance/openapi/v1/gpu/instance/create",
    unwrap="id",
    docs="gpu-instance-create-instance",
):
    """Rent and start a GPU or CPU instance; the answer is its id.

    The new instance may be missing from `list` and `get` for a moment. The call is never repeated on its own.
    """

    product_id: Annotated[str, Field(min_length=1, max_length=255)]
    """Id of the product to rent, from `products.list_gpu` or, for kind cpu, `products.list_cpu`."""
    image_url: Image
    """Container image."""
    kind: InstanceKind = "gpu"
    """`gpu` or `cpu`."""
    gpu_num: Annotated[int | None, Field(ge=1, le=8, validate_default=True)] = None
    """Number of GPUs; required for kind gpu."""
    rootfs_size_gb: Annotated[
        int | None, Field(ge=10, le=6144, validate_default=True, serialization_alias="rootfsSize")
    ] = None
    """System disk, GB; required for kind gpu. What exceeds the product's free allowance is billed."""
    name: Text255 | None = None
    """Display name."""
    image_auth: Annotated[str | None, Field(max_length=10239, repr=False)] = None
    """Credentials for a private image as `user:password`; leave it out when `image_auth_id` is given."""
    image_auth_id: Text255 | None = None
    """Id of a stored credential, from `registries.list_auths`."""
    ports: Annotated[PortsText, Field(max_length=MOST_PORTS)] | None = None
    """Ports to expose, such as `["8080/http", Port(port=22, type="tcp")]`; at most 15 together with tools."""
    envs: InstanceEnvs | None = None
    """Environment variables, at most 100."""
    tools: Tools | None = None
    """Add-ons to expose."""
    command: Command | None = None
    """Start command."""
    entrypoint: Command | None = None
    """Override of the image's entrypoint."""
    cluster_id: Text255 | None = None
    """Cluster to place it in, any with stock when left out; needed with network storages and networks."""
    network_storages: Annotated[Sequence[NetworkStorageMount], Field(max_length=30)] | None = None
    """Network storages to mount."""
    local_storage_mount_point: Path | None = None
    """Where the local disk is mounted; kind cpu only, the service assumes `/workspace`."""
    network_id: Text255 | None = None
    """VPC network to join."""
    billing_mode: BillingMode | None = None
    """How it is paid for; the service assumes `onDemand`."""
    month: Annotated[int, Field(ge=0)] | None = None
    """Length of a subscription in months; above 0 it makes the billing mode monthly."""
    auto_renew: bool | None = None
    """Whether to renew a subscription at its end."""
    auto_renew_month: Annotated[int, Field(ge=1, le=12)] | None = None
    """Months added by each renewal."""
    min_cuda_version: Text255 | None = None
    """Lowest CUDA version wanted of the node, such as `12.4`."""

    @field_validator("gpu_num", "rootfs_size_gb")
    @classmethod
    def _needed_for_gpus(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value is None and info.data.get("kind") == "gpu":
            raise ValueError("is required for kind gpu")
        return value

    @field_validator("tools")
    @classmethod
    def _beside_the_ports(cls, tools: Sequence[Tool] | None, info: ValidationInfo) -> Sequence[Tool] | None:
        taken = {port.port for port in info.data.get("ports") or ()}
        if any(tool.port in taken for tool in tools or ()):
            raise ValueError("repeats a port of ports")
        if len(taken) + len(tools or ()) > MOST_PORTS:
            raise ValueError(f"at most {MOST_PORTS} ports and tools together")
        return tools


def _none_at_all(_: object, error: APIStatusError) -> Any:
    """An empty page: clients have met an error where there is no instance."""
    return {"instances": []} if error.reason == "RESOURCE_NOT_FOUND" else None


class ListInstances(
    GpuPagedOperation[InstanceSummary],
    method="list",
    route="GET /gpu-instance/openapi/v1/gpu/instances",
    paging=Numbered(items="instances"),
    verdict=_none_at_all,
    docs="gpu-instance-list-instances",
):
    """List the account's instances."""

    name: Text255 | None = None
    """Keep names containing this text."""
    product_name: Text255 | None = None
    """Keep product names containing this text."""
    status: Annotated[InstanceStatus, Field(max_length=63)] | None = None
    """Keep this status only."""
    page: PageNumber = 1
    """Page to start with, from 1."""
    page_size: PageSize = 100
    """Records per page."""


def _without_wrapper(answer: Any) -> Any:
    match answer:
        case {"instance": instance}:
            return instance
        case _:
            return answer


class GetInstance(
    GpuOperation[Instance],
    method="get",
    route="GET /gpu-instance/openapi/v1/gpu/instance",
    positional="instance_id",
    reshape=_without_wrapper,
    docs="gpu-instance-get-instance",
):
    """Get one instance with its connection details."""

    instance_id: Id
    """Id of the instance."""


class EditInstance(
    GpuOperation[None],
    method="edit",
    route="POST /gpu-instance/openapi/v1/gpu/instance/edit",
    positional="instance_id",
    docs="gpu-instance-edit-instance",
):
    """Change the exposed ports or enlarge the system disk."""

    instance_id: Id
    """Id of the instance."""
    ports: Annotated[PortsList, Field(max_length=MOST_PORTS)] | None = None
    """The full new list of ports, at most 15."""
    expand_root_disk_gb: Annotated[int | None, Field(ge=0, serialization_alias="expandRootDisk")] = None
    """GB to add to the system disk: an increment, not the new size."""


class StartInstance(
    GpuOperation[InstanceAction],
    method="start",
    route="POST /gpu-instance/openapi/v1/gpu/instance/start",
    positional="instance_id",
    docs="gpu-instance-start-instance",
):
    """Start a stopped instance; its SSH password changes.

    The service may refuse with "invalid state change" although the start goes ahead: look with `get`.
    """

    instance_id: Id
    """Id of the instance."""


class StopInstance(
    GpuOperation[InstanceAction],
    method="stop",
    route="POST /gpu-instance/openapi/v1/gpu/instance/stop",
    positional="instance_id",
    docs="gpu-instance-stop-instance",
):
    """Stop a running instance and keep its disk.

    The data is kept for about 7 days (`keep_data_days` of the instance) and the storage is probably billed.
    """

    instance_id: Id
    """Id of the instance."""


class DeleteInstance(
    GpuOperation[None],
    method="delete",
    route="POST /gpu-instance/openapi/v1/gpu/instance/delete",
    positional="instance_id",
    docs="gpu-instance-delete-instance",
):
    """Delete an instance for good.

    Raises `NotFoundError` when it is gone already; a subscription may be refused.
    """

    instance_id: Id
    """Id of the instance."""


class RestartInstance(
    GpuOperation[InstanceAction],
    method="restart",
    route="POST /gpu-instance/openapi/v1/gpu/instance/restart",
    positional="instance_id",
    docs="gpu-instance-restart-instance",
):
    """Restart a running instance."""

    instance_id: Id
    """Id of the instance."""


def _network_volume(mounts: Sequence[NetworkStorageMount]) -> dict[str, Any]:
    return {
        "volumeMounts": [{"type": "network", "id": mount.id, "mountPath": mount.mount_point} for mount in mounts],
    }


class UpgradeInstance(
    GpuOperation[None],
    method="upgrade",
    route="POST /gpu-instance/openapi/v1/gpu/instance/upgrade",
    positional="instance_id",
    docs="gpu-instance-upgrade-instance",
):
    """Recreate an instance with another image, variables, command or network storages.

    Everything is replaced, nothing merged: pass each value, changed or not.
    """

    instance_id: Id
    """Id of the instance."""
    image_url: Image
    """Container image."""
    envs: InstanceEnvs
    """All environment variables, such as `instance.envs`; at most 100."""
    command: Command
    """Start command, empty for the image's own."""
    entrypoint: Command
    """Override of the image's entrypoint, empty for none."""
    save: bool
    """Whether to keep the data of the system disk."""
    network_storages: Annotated[
        Sequence[NetworkStorageMount],
        Field(max_length=30, serialization_alias="networkVolume"),
        PlainSerializer(_network_volume),
    ]
    """All network storages to mount; an empty list unmounts all."""
    image_auth_id: str | None = None
    """Id of the registry credential for a private image."""


class MigrateInstance(
    GpuOperation[InstanceMigration],
    method="migrate",
    route="POST /gpu-instance/openapi/v1/gpu/instance/migrate",
    positional="instance_id",
    docs="gpu-instance-migrate-instance",
):
    """Move an instance to another node; what is on its system and local disk is lost."""

    instance_id: Id
    """Id of the instance."""
    save_data: bool | None = None
    """Whether to keep the data; only newer clusters can."""


class RenewInstance(
    GpuOperation[None],
    method="renew",
    route="POST /gpu-instance/openapi/v1/gpu/instance/renewInstance",
    positional="instance_id",
    docs="gpu-instance-renewal-instance",
):
    """Extend a subscription; it is charged at once."""

    instance_id: Id
    """Id of the instance."""
    month: Annotated[int, Field(ge=1)]
    """Months to add."""


class ConvertToMonthly(
    GpuOperation[None],
    method="convert_to_monthly",
    route="POST /gpu-instance/openapi/v1/gpu/instance/transToMonthlyInstance",
    positional="instance_id",
    docs="gpu-instance-change-billing-instance",
):
    """Turn a pay-as-you-go instance into a subscription; it is charged at once."""

    instance_id: Id
    """Id of the instance."""
    month: Annotated[int, Field(ge=1)]
    """Months to buy."""


class SetAutoRenew(
    GpuOperation[None],
    method="set_auto_renew",
    route="POST /gpu-instance/openapi/v1/gpu/instance/setAutoRenew",
    positional="instance_ids",
    idempotent=True,
    docs="gpu-instance-set-autorenew",
):
    """Switch the automatic renewal of several subscriptions on or off."""

    instance_ids: Annotated[Sequence[Id], Field(min_length=1)]
    """Ids of the instances."""
    auto_renew: bool
    """On or off."""
    auto_renew_month: Annotated[int, Field(ge=0)]
    """Months added by each renewal; without meaning when it is off."""


class SetAutoMigrate(
    GpuOperation[None],
    method="set_auto_migrate",
    route="POST /gpu-instance/openapi/v1/gpu/instance/setAutoMigrate",
    positional="instance_id",
    idempotent=True,
    docs="gpu-instance-set-auto-migrate",
):
    """Set the automatic migration of an instance."""

    instance_id: Id
    """Id of the instance."""
    auto_migrate: Annotated[bool, Field(serialization_alias="autoMigrateOpen")]
    """On or off."""
    auto_migrate_system_disk: bool
    """Whether the system disk moves too."""

# Rendered from src/novita/operations/gpu/instances.py by `python tools/render.py`: edit that, not this.

"""GPU and CPU instances: renting, looking, changing, paying, giving back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita.api.extras.gpu.instances import AsyncInstancesExtras, InstancesExtras
from novita.operations.gpu.instances import (
    BillingMode,
    ConvertToMonthly,
    CreateInstance,
    DeleteInstance,
    EditInstance,
    GetInstance,
    InstanceKind,
    ListInstances,
    MigrateInstance,
    NetworkStorageMount,
    RenewInstance,
    RestartInstance,
    SetAutoMigrate,
    SetAutoRenew,
    StartInstance,
    StopInstance,
    UpgradeInstance,
)
from novita.types.gpu.instances import Instance, InstanceAction, InstanceMigration, InstanceStatus, InstanceSummary
from novita.types.gpu.values import EnvVar, Port, Tool


class Instances(InstancesExtras):
    """GPU and CPU instances: renting, looking, changing, paying, giving back."""

    def create(
        self,
        *,
        product_id: str,
        image_url: str,
        kind: InstanceKind = "gpu",
        gpu_num: int | None = None,
        rootfs_size_gb: int | None = None,
        name: str | None = None,
        image_auth: str | None = None,
        image_auth_id: str | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        tools: Sequence[Tool] | None = None,
        command: str | None = None,
        entrypoint: str | None = None,
        cluster_id: str | None = None,
        network_storages: Sequence[NetworkStorageMount] | None = None,
        local_storage_mount_point: str | None = None,
        network_id: str | None = None,
        billing_mode: BillingMode | None = None,
        month: int | None = None,
        auto_renew: bool | None = None,
        auto_renew_month: int | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Rent and start a GPU or CPU instance; the answer is its id.

        The new instance may be missing from `list` and `get` for a moment. The call is never repeated on its own.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-instance

        Args:
            product_id: Id of the product to rent, from `products.list_gpu` or, for kind cpu, `products.list_cpu`.
            image_url: Container image.
            kind: `gpu` or `cpu`.
            gpu_num: Number of GPUs; required for kind gpu.
            rootfs_size_gb: System disk, GB; required for kind gpu. What exceeds the product's free allowance is billed.
            name: Display name.
            image_auth: Credentials for a private image as `user:password`; leave it out when `image_auth_id` is given.
            image_auth_id: Id of a stored credential, from `registries.list_auths`.
            ports: Ports to expose, such as `["8080/http", Port(port=22, type="tcp")]`; at most 15 together with tools.
            envs: Environment variables, at most 100.
            tools: Add-ons to expose.
            command: Start command.
            entrypoint: Override of the image's entrypoint.
            cluster_id: Cluster to place it in, any with stock when left out; needed with network storages and networks.
            network_storages: Network storages to mount.
            local_storage_mount_point: Where the local disk is mounted; kind cpu only, the service assumes `/workspace`.
            network_id: VPC network to join.
            billing_mode: How it is paid for; the service assumes `onDemand`.
            month: Length of a subscription in months; above 0 it makes the billing mode monthly.
            auto_renew: Whether to renew a subscription at its end.
            auto_renew_month: Months added by each renewal.
            min_cuda_version: Lowest CUDA version wanted of the node, such as `12.4`.
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
            CreateInstance,
            product_id=product_id,
            image_url=image_url,
            kind=kind,
            gpu_num=gpu_num,
            rootfs_size_gb=rootfs_size_gb,
            name=name,
            image_auth=image_auth,
            image_auth_id=image_auth_id,
            ports=ports,
            envs=envs,
            tools=tools,
            command=command,
            entrypoint=entrypoint,
            cluster_id=cluster_id,
            network_storages=network_storages,
            local_storage_mount_point=local_storage_mount_point,
            network_id=network_id,
            billing_mode=billing_mode,
            month=month,
            auto_renew=auto_renew,
            auto_renew_month=auto_renew_month,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    def get(self, instance_id: str) -> Instance:
        """Get one instance with its connection details.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-instance

        Args:
            instance_id: Id of the instance.

        Returns:
            An instance with its connection details.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetInstance, instance_id=instance_id)

    def edit(
        self,
        instance_id: str,
        *,
        ports: Sequence[Port | str] | None = None,
        expand_root_disk_gb: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Change the exposed ports or enlarge the system disk.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-edit-instance

        Args:
            instance_id: Id of the instance.
            ports: The full new list of ports, at most 15.
            expand_root_disk_gb: GB to add to the system disk: an increment, not the new size.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            EditInstance, instance_id=instance_id, ports=ports, expand_root_disk_gb=expand_root_disk_gb, extra=extra
        )

    def start(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> InstanceAction:
        """Start a stopped instance; its SSH password changes.

        The service may refuse with "invalid state change" although the start goes ahead: look with `get`.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-start-instance

        Args:
            instance_id: Id of the instance.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Acknowledgement of a life-cycle call; both members are empty when the service says nothing.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(StartInstance, instance_id=instance_id, extra=extra)

    def stop(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> InstanceAction:
        """Stop a running instance and keep its disk.

        The data is kept for about 7 days (`keep_data_days` of the instance) and the storage is probably billed.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-stop-instance

        Args:
            instance_id: Id of the instance.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Acknowledgement of a life-cycle call; both members are empty when the service says nothing.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(StopInstance, instance_id=instance_id, extra=extra)

    def delete(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete an instance for good.

        Raises `NotFoundError` when it is gone already; a subscription may be refused.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-instance

        Args:
            instance_id: Id of the instance.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteInstance, instance_id=instance_id, extra=extra)

    def restart(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> InstanceAction:
        """Restart a running instance.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-restart-instance

        Args:
            instance_id: Id of the instance.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Acknowledgement of a life-cycle call; both members are empty when the service says nothing.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(RestartInstance, instance_id=instance_id, extra=extra)

    def upgrade(
        self,
        instance_id: str,
        *,
        image_url: str,
        envs: Mapping[str, str] | Sequence[EnvVar],
        command: str,
        entrypoint: str,
        save: bool,
        network_storages: Sequence[NetworkStorageMount],
        image_auth_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Recreate an instance with another image, variables, command or network storages.

        Everything is replaced, nothing merged: pass each value, changed or not.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-upgrade-instance

        Args:
            instance_id: Id of the instance.
            image_url: Container image.
            envs: All environment variables, such as `instance.envs`; at most 100.
            command: Start command, empty for the image's own.
            entrypoint: Override of the image's entrypoint, empty for none.
            save: Whether to keep the data of the system disk.
            network_storages: All network storages to mount; an empty list unmounts all.
            image_auth_id: Id of the registry credential for a private image.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            UpgradeInstance,
            instance_id=instance_id,
            image_url=image_url,
            envs=envs,
            command=command,
            entrypoint=entrypoint,
            save=save,
            network_storages=network_storages,
            image_auth_id=image_auth_id,
            extra=extra,
        )

    def migrate(
        self, instance_id: str, *, save_data: bool | None = None, extra: Mapping[str, Any] | None = None
    ) -> InstanceMigration:
        """Move an instance to another node; what is on its system and local disk is lost.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-migrate-instance

        Args:
            instance_id: Id of the instance.
            save_data: Whether to keep the data; only newer clusters can.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Acknowledgement of a migration.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(MigrateInstance, instance_id=instance_id, save_data=save_data, extra=extra)

    def renew(self, instance_id: str, *, month: int, extra: Mapping[str, Any] | None = None) -> None:
        """Extend a subscription; it is charged at once.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-renewal-instance

        Args:
            instance_id: Id of the instance.
            month: Months to add.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(RenewInstance, instance_id=instance_id, month=month, extra=extra)

    def convert_to_monthly(self, instance_id: str, *, month: int, extra: Mapping[str, Any] | None = None) -> None:
        """Turn a pay-as-you-go instance into a subscription; it is charged at once.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-change-billing-instance

        Args:
            instance_id: Id of the instance.
            month: Months to buy.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(ConvertToMonthly, instance_id=instance_id, month=month, extra=extra)

    def set_auto_renew(
        self,
        instance_ids: Sequence[str],
        *,
        auto_renew: bool,
        auto_renew_month: int,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Switch the automatic renewal of several subscriptions on or off.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-set-autorenew

        Args:
            instance_ids: Ids of the instances.
            auto_renew: On or off.
            auto_renew_month: Months added by each renewal; without meaning when it is off.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            SetAutoRenew,
            instance_ids=instance_ids,
            auto_renew=auto_renew,
            auto_renew_month=auto_renew_month,
            extra=extra,
        )

    def set_auto_migrate(
        self,
        instance_id: str,
        *,
        auto_migrate: bool,
        auto_migrate_system_disk: bool,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Set the automatic migration of an instance.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-set-auto-migrate

        Args:
            instance_id: Id of the instance.
            auto_migrate: On or off.
            auto_migrate_system_disk: Whether the system disk moves too.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            SetAutoMigrate,
            instance_id=instance_id,
            auto_migrate=auto_migrate,
            auto_migrate_system_disk=auto_migrate_system_disk,
            extra=extra,
        )

    def list(
        self,
        *,
        name: str | None = None,
        product_name: str | None = None,
        status: InstanceStatus | None = None,
        page: int = 1,
        page_size: int = 100,
    ) -> Page[InstanceSummary]:
        """List the account's instances.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-instances

        Args:
            name: Keep names containing this text.
            product_name: Keep product names containing this text.
            status: Keep this status only.
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
            ListInstances, name=name, product_name=product_name, status=status, page=page, page_size=page_size
        )


class AsyncInstances(AsyncInstancesExtras):
    """GPU and CPU instances: renting, looking, changing, paying, giving back."""

    async def create(
        self,
        *,
        product_id: str,
        image_url: str,
        kind: InstanceKind = "gpu",
        gpu_num: int | None = None,
        rootfs_size_gb: int | None = None,
        name: str | None = None,
        image_auth: str | None = None,
        image_auth_id: str | None = None,
        ports: Sequence[Port | str] | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        tools: Sequence[Tool] | None = None,
        command: str | None = None,
        entrypoint: str | None = None,
        cluster_id: str | None = None,
        network_storages: Sequence[NetworkStorageMount] | None = None,
        local_storage_mount_point: str | None = None,
        network_id: str | None = None,
        billing_mode: BillingMode | None = None,
        month: int | None = None,
        auto_renew: bool | None = None,
        auto_renew_month: int | None = None,
        min_cuda_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Rent and start a GPU or CPU instance; the answer is its id.

        The new instance may be missing from `list` and `get` for a moment. The call is never repeated on its own.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-instance

        Args:
            product_id: Id of the product to rent, from `products.list_gpu` or, for kind cpu, `products.list_cpu`.
            image_url: Container image.
            kind: `gpu` or `cpu`.
            gpu_num: Number of GPUs; required for kind gpu.
            rootfs_size_gb: System disk, GB; required for kind gpu. What exceeds the product's free allowance is billed.
            name: Display name.
            image_auth: Credentials for a private image as `user:password`; leave it out when `image_auth_id` is given.
            image_auth_id: Id of a stored credential, from `registries.list_auths`.
            ports: Ports to expose, such as `["8080/http", Port(port=22, type="tcp")]`; at most 15 together with tools.
            envs: Environment variables, at most 100.
            tools: Add-ons to expose.
            command: Start command.
            entrypoint: Override of the image's entrypoint.
            cluster_id: Cluster to place it in, any with stock when left out; needed with network storages and networks.
            network_storages: Network storages to mount.
            local_storage_mount_point: Where the local disk is mounted; kind cpu only, the service assumes `/workspace`.
            network_id: VPC network to join.
            billing_mode: How it is paid for; the service assumes `onDemand`.
            month: Length of a subscription in months; above 0 it makes the billing mode monthly.
            auto_renew: Whether to renew a subscription at its end.
            auto_renew_month: Months added by each renewal.
            min_cuda_version: Lowest CUDA version wanted of the node, such as `12.4`.
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
            CreateInstance,
            product_id=product_id,
            image_url=image_url,
            kind=kind,
            gpu_num=gpu_num,
            rootfs_size_gb=rootfs_size_gb,
            name=name,
            image_auth=image_auth,
            image_auth_id=image_auth_id,
            ports=ports,
            envs=envs,
            tools=tools,
            command=command,
            entrypoint=entrypoint,
            cluster_id=cluster_id,
            network_storages=network_storages,
            local_storage_mount_point=local_storage_mount_point,
            network_id=network_id,
            billing_mode=billing_mode,
            month=month,
            auto_renew=auto_renew,
            auto_renew_month=auto_renew_month,
            min_cuda_version=min_cuda_version,
            extra=extra,
        )

    async def get(self, instance_id: str) -> Instance:
        """Get one instance with its connection details.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-get-instance

        Args:
            instance_id: Id of the instance.

        Returns:
            An instance with its connection details.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetInstance, instance_id=instance_id)

    async def edit(
        self,
        instance_id: str,
        *,
        ports: Sequence[Port | str] | None = None,
        expand_root_disk_gb: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Change the exposed ports or enlarge the system disk.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-edit-instance

        Args:
            instance_id: Id of the instance.
            ports: The full new list of ports, at most 15.
            expand_root_disk_gb: GB to add to the system disk: an increment, not the new size.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            EditInstance, instance_id=instance_id, ports=ports, expand_root_disk_gb=expand_root_disk_gb, extra=extra
        )

    async def start(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> InstanceAction:
        """Start a stopped instance; its SSH password changes.

        The service may refuse with "invalid state change" although the start goes ahead: look with `get`.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-start-instance

        Args:
            instance_id: Id of the instance.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Acknowledgement of a life-cycle call; both members are empty when the service says nothing.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(StartInstance, instance_id=instance_id, extra=extra)

    async def stop(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> InstanceAction:
        """Stop a running instance and keep its disk.

        The data is kept for about 7 days (`keep_data_days` of the instance) and the storage is probably billed.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-stop-instance

        Args:
            instance_id: Id of the instance.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Acknowledgement of a life-cycle call; both members are empty when the service says nothing.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(StopInstance, instance_id=instance_id, extra=extra)

    async def delete(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete an instance for good.

        Raises `NotFoundError` when it is gone already; a subscription may be refused.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-instance

        Args:
            instance_id: Id of the instance.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteInstance, instance_id=instance_id, extra=extra)

    async def restart(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> InstanceAction:
        """Restart a running instance.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-restart-instance

        Args:
            instance_id: Id of the instance.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Acknowledgement of a life-cycle call; both members are empty when the service says nothing.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(RestartInstance, instance_id=instance_id, extra=extra)

    async def upgrade(
        self,
        instance_id: str,
        *,
        image_url: str,
        envs: Mapping[str, str] | Sequence[EnvVar],
        command: str,
        entrypoint: str,
        save: bool,
        network_storages: Sequence[NetworkStorageMount],
        image_auth_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Recreate an instance with another image, variables, command or network storages.

        Everything is replaced, nothing merged: pass each value, changed or not.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-upgrade-instance

        Args:
            instance_id: Id of the instance.
            image_url: Container image.
            envs: All environment variables, such as `instance.envs`; at most 100.
            command: Start command, empty for the image's own.
            entrypoint: Override of the image's entrypoint, empty for none.
            save: Whether to keep the data of the system disk.
            network_storages: All network storages to mount; an empty list unmounts all.
            image_auth_id: Id of the registry credential for a private image.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            UpgradeInstance,
            instance_id=instance_id,
            image_url=image_url,
            envs=envs,
            command=command,
            entrypoint=entrypoint,
            save=save,
            network_storages=network_storages,
            image_auth_id=image_auth_id,
            extra=extra,
        )

    async def migrate(
        self, instance_id: str, *, save_data: bool | None = None, extra: Mapping[str, Any] | None = None
    ) -> InstanceMigration:
        """Move an instance to another node; what is on its system and local disk is lost.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-migrate-instance

        Args:
            instance_id: Id of the instance.
            save_data: Whether to keep the data; only newer clusters can.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            Acknowledgement of a migration.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(MigrateInstance, instance_id=instance_id, save_data=save_data, extra=extra)

    async def renew(self, instance_id: str, *, month: int, extra: Mapping[str, Any] | None = None) -> None:
        """Extend a subscription; it is charged at once.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-renewal-instance

        Args:
            instance_id: Id of the instance.
            month: Months to add.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(RenewInstance, instance_id=instance_id, month=month, extra=extra)

    async def convert_to_monthly(self, instance_id: str, *, month: int, extra: Mapping[str, Any] | None = None) -> None:
        """Turn a pay-as-you-go instance into a subscription; it is charged at once.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-change-billing-instance

        Args:
            instance_id: Id of the instance.
            month: Months to buy.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(ConvertToMonthly, instance_id=instance_id, month=month, extra=extra)

    async def set_auto_renew(
        self,
        instance_ids: Sequence[str],
        *,
        auto_renew: bool,
        auto_renew_month: int,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Switch the automatic renewal of several subscriptions on or off.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-set-autorenew

        Args:
            instance_ids: Ids of the instances.
            auto_renew: On or off.
            auto_renew_month: Months added by each renewal; without meaning when it is off.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            SetAutoRenew,
            instance_ids=instance_ids,
            auto_renew=auto_renew,
            auto_renew_month=auto_renew_month,
            extra=extra,
        )

    async def set_auto_migrate(
        self,
        instance_id: str,
        *,
        auto_migrate: bool,
        auto_migrate_system_disk: bool,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Set the automatic migration of an instance.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-set-auto-migrate

        Args:
            instance_id: Id of the instance.
            auto_migrate: On or off.
            auto_migrate_system_disk: Whether the system disk moves too.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            SetAutoMigrate,
            instance_id=instance_id,
            auto_migrate=auto_migrate,
            auto_migrate_system_disk=auto_migrate_system_disk,
            extra=extra,
        )

    def list(
        self,
        *,
        name: str | None = None,
        product_name: str | None = None,
        status: InstanceStatus | None = None,
        page: int = 1,
        page_size: int = 100,
    ) -> AsyncPager[InstanceSummary]:
        """List the account's instances.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-instances

        Args:
            name: Keep names containing this text.
            product_name: Keep product names containing this text.
            status: Keep this status only.
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
            ListInstances, name=name, product_name=product_name, status=status, page=page, page_size=page_size
        )

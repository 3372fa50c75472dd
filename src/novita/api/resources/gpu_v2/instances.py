# Rendered from src/novita/operations/gpu_v2/instances.py by `python tools/render.py`: edit that, not this.

"""GPU and CPU instances: renting, looking, changing, paying, giving back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from novita._client.pages import AsyncPager, Page
from novita.api.extras.gpu_v2.instances import AsyncInstancesExtras, InstancesExtras
from novita.operations.gpu_v2.instances import (
    BillingMode,
    CreateInstance,
    DeleteInstance,
    ExpandRootfs,
    GetInstance,
    InstanceKind,
    InstanceStatus,
    Jupyter,
    ListInstances,
    MigrateInstance,
    RenewInstance,
    RestartInstance,
    SetAutoMigrate,
    SetAutoRenew,
    SetBillingMode,
    SetWebTerminal,
    StartInstance,
    StopInstance,
    UpdatePorts,
    UpgradeInstance,
    VolumeMount,
)
from novita.types.gpu_v2.instances import Instance
from novita.types.gpu_v2.values import EnvVar, Port


class Instances(InstancesExtras):
    """GPU and CPU instances: renting, looking, changing, paying, giving back."""

    def create(
        self,
        *,
        name: str,
        product_id: str,
        image: str,
        billing_mode: BillingMode,
        type: InstanceKind | None = None,
        gpu_num: int | None = None,
        rootfs_size_gb: int | None = None,
        min_cuda_version: str | None = None,
        months: int | None = None,
        auto_renew: bool | None = None,
        auto_renew_months: int | None = None,
        registry_auth_id: str | None = None,
        entrypoint: str | None = None,
        command: str | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        ports: Sequence[Port | str] | None = None,
        network_id: str | None = None,
        network_ip: str | None = None,
        volumes: Sequence[VolumeMount] | None = None,
        candidate_regions: Sequence[str] | None = None,
        jupyter: Jupyter | None = None,
        auto_migrate: bool | None = None,
        migrate_system_disk: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Rent and start a GPU or CPU instance; the answer is its id.

        It goes on in the background: `wait` tells when the instance runs. The call is never repeated on its own.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-instance

        Args:
            name: Display name.
            product_id: Product to rent, from `products.list`.
            image: Container image.
            billing_mode: How it is paid for: `postpaid`, `prepaid` or `spot`.
            type: `gpu` or `cpu`; the service assumes `gpu`.
            gpu_num: Number of GPUs.
            rootfs_size_gb: System disk, GB; what exceeds the product's free allowance is billed.
            min_cuda_version: Lowest CUDA version wanted of the node, such as `12.4`.
            months: Length of a subscription, for `prepaid`.
            auto_renew: Whether to renew a subscription at its end.
            auto_renew_months: Months bought by each renewal.
            registry_auth_id: Stored credential for a private image.
            entrypoint: Override of the image's entrypoint.
            command: Start command.
            envs: Environment variables.
            ports: Ports to expose, such as `["8080/http", "22/tcp"]`.
            network_id: Private network to join.
            network_ip: Address wanted in it.
            volumes: Volumes to mount.
            candidate_regions: Ids of the regions to choose from; any when left out.
            jupyter: Jupyter server to start.
            auto_migrate: Whether it moves to another node by itself when its own fails.
            migrate_system_disk: Whether the system disk moves along.
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
            name=name,
            product_id=product_id,
            image=image,
            billing_mode=billing_mode,
            type=type,
            gpu_num=gpu_num,
            rootfs_size_gb=rootfs_size_gb,
            min_cuda_version=min_cuda_version,
            months=months,
            auto_renew=auto_renew,
            auto_renew_months=auto_renew_months,
            registry_auth_id=registry_auth_id,
            entrypoint=entrypoint,
            command=command,
            envs=envs,
            ports=ports,
            network_id=network_id,
            network_ip=network_ip,
            volumes=volumes,
            candidate_regions=candidate_regions,
            jupyter=jupyter,
            auto_migrate=auto_migrate,
            migrate_system_disk=migrate_system_disk,
            extra=extra,
        )

    def get(self, instance_id: str) -> Instance:
        """Get one instance with the ways into it.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-instance

        Args:
            instance_id: Instance id.

        Returns:
            A GPU or CPU instance.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetInstance, instance_id=instance_id)

    def delete(self, instance_id: str) -> None:
        """Give an instance back; its disk is lost.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-instance

        Args:
            instance_id: Instance id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteInstance, instance_id=instance_id)

    def start(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Start a stopped instance.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-start-instance

        Args:
            instance_id: Instance id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(StartInstance, instance_id=instance_id, extra=extra)

    def stop(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Stop a running instance.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-stop-instance

        Args:
            instance_id: Instance id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(StopInstance, instance_id=instance_id, extra=extra)

    def restart(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Restart an instance.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-restart-instance

        Args:
            instance_id: Instance id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(RestartInstance, instance_id=instance_id, extra=extra)

    def migrate(
        self, instance_id: str, *, save_data: bool | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Move an instance to another node.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-migrate-instance

        Args:
            instance_id: Instance id.
            save_data: Keep the data; the service may refuse.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(MigrateInstance, instance_id=instance_id, save_data=save_data, extra=extra)

    def upgrade(
        self,
        instance_id: str,
        *,
        image: str,
        registry_auth_id: str | None = None,
        entrypoint: str | None = None,
        command: str | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        save_data: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Rebuild an instance with another image or other settings.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-upgrade-instance

        Args:
            instance_id: Instance id.
            image: New image.
            registry_auth_id: Stored credential for a private image.
            entrypoint: Override of the image's entrypoint.
            command: Start command.
            envs: Environment variables.
            save_data: Keep the data.
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
            image=image,
            registry_auth_id=registry_auth_id,
            entrypoint=entrypoint,
            command=command,
            envs=envs,
            save_data=save_data,
            extra=extra,
        )

    def renew(self, instance_id: str, *, months: int, extra: Mapping[str, Any] | None = None) -> None:
        """Renew the subscription of an instance; charges at once.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-renewal-instance

        Args:
            instance_id: Instance id.
            months: Months to add.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(RenewInstance, instance_id=instance_id, months=months, extra=extra)

    def set_auto_renew(
        self, instance_id: str, *, enabled: bool, months: int | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Say whether the subscription of an instance goes on by itself.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-set-autorenew

        Args:
            instance_id: Instance id.
            enabled: Renew at the end of the term.
            months: Months bought by each renewal.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(SetAutoRenew, instance_id=instance_id, enabled=enabled, months=months, extra=extra)

    def set_auto_migrate(
        self,
        instance_id: str,
        *,
        enabled: bool,
        include_system_disk: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Say whether an instance moves to another node by itself when its own fails.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-set-auto-migrate

        Args:
            instance_id: Instance id.
            enabled: Move on failure.
            include_system_disk: Carry the system disk along.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(
            SetAutoMigrate,
            instance_id=instance_id,
            enabled=enabled,
            include_system_disk=include_system_disk,
            extra=extra,
        )

    def set_billing_mode(
        self, instance_id: str, *, type: BillingMode, months: int | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Change how an instance is paid for; a subscription charges at once.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-change-billing-instance

        Args:
            instance_id: Instance id.
            type: New mode.
            months: Months bought, for `prepaid`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(SetBillingMode, instance_id=instance_id, type=type, months=months, extra=extra)

    def set_web_terminal(self, instance_id: str, *, enabled: bool, extra: Mapping[str, Any] | None = None) -> None:
        """Switch the terminal in the browser on or off.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-set-web-terminal

        Args:
            instance_id: Instance id.
            enabled: Whether it is on.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(SetWebTerminal, instance_id=instance_id, enabled=enabled, extra=extra)

    def update_ports(
        self, instance_id: str, *, ports: Sequence[Port | str], extra: Mapping[str, Any] | None = None
    ) -> None:
        """Replace the exposed ports; those left out are closed.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-update-ports

        Args:
            instance_id: Instance id.
            ports: All ports to expose, such as `["8080/http", "22/tcp"]`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(UpdatePorts, instance_id=instance_id, ports=ports, extra=extra)

    def expand_rootfs(
        self, instance_id: str, *, rootfs_size_expand_gb: int, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Grow the system disk.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-expand-rootfs

        Args:
            instance_id: Instance id.
            rootfs_size_expand_gb: GB to add, not the new size.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(ExpandRootfs, instance_id=instance_id, rootfs_size_expand_gb=rootfs_size_expand_gb, extra=extra)

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        name: str | None = None,
        status: InstanceStatus | None = None,
        regions: str | Sequence[str] | None = None,
        billing_mode: BillingMode | None = None,
    ) -> Page[Instance]:
        """List instances, without their `tools`.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-instances

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            name: Keep names and ids that are like this text.
            status: Keep this state only.
            regions: Keep these regions, by id.
            billing_mode: Keep this way of paying.

        Returns:
            The first page; iterate over it to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListInstances,
            limit=limit,
            cursor=cursor,
            name=name,
            status=status,
            regions=regions,
            billing_mode=billing_mode,
        )


class AsyncInstances(AsyncInstancesExtras):
    """GPU and CPU instances: renting, looking, changing, paying, giving back."""

    async def create(
        self,
        *,
        name: str,
        product_id: str,
        image: str,
        billing_mode: BillingMode,
        type: InstanceKind | None = None,
        gpu_num: int | None = None,
        rootfs_size_gb: int | None = None,
        min_cuda_version: str | None = None,
        months: int | None = None,
        auto_renew: bool | None = None,
        auto_renew_months: int | None = None,
        registry_auth_id: str | None = None,
        entrypoint: str | None = None,
        command: str | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        ports: Sequence[Port | str] | None = None,
        network_id: str | None = None,
        network_ip: str | None = None,
        volumes: Sequence[VolumeMount] | None = None,
        candidate_regions: Sequence[str] | None = None,
        jupyter: Jupyter | None = None,
        auto_migrate: bool | None = None,
        migrate_system_disk: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """Rent and start a GPU or CPU instance; the answer is its id.

        It goes on in the background: `wait` tells when the instance runs. The call is never repeated on its own.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-create-instance

        Args:
            name: Display name.
            product_id: Product to rent, from `products.list`.
            image: Container image.
            billing_mode: How it is paid for: `postpaid`, `prepaid` or `spot`.
            type: `gpu` or `cpu`; the service assumes `gpu`.
            gpu_num: Number of GPUs.
            rootfs_size_gb: System disk, GB; what exceeds the product's free allowance is billed.
            min_cuda_version: Lowest CUDA version wanted of the node, such as `12.4`.
            months: Length of a subscription, for `prepaid`.
            auto_renew: Whether to renew a subscription at its end.
            auto_renew_months: Months bought by each renewal.
            registry_auth_id: Stored credential for a private image.
            entrypoint: Override of the image's entrypoint.
            command: Start command.
            envs: Environment variables.
            ports: Ports to expose, such as `["8080/http", "22/tcp"]`.
            network_id: Private network to join.
            network_ip: Address wanted in it.
            volumes: Volumes to mount.
            candidate_regions: Ids of the regions to choose from; any when left out.
            jupyter: Jupyter server to start.
            auto_migrate: Whether it moves to another node by itself when its own fails.
            migrate_system_disk: Whether the system disk moves along.
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
            name=name,
            product_id=product_id,
            image=image,
            billing_mode=billing_mode,
            type=type,
            gpu_num=gpu_num,
            rootfs_size_gb=rootfs_size_gb,
            min_cuda_version=min_cuda_version,
            months=months,
            auto_renew=auto_renew,
            auto_renew_months=auto_renew_months,
            registry_auth_id=registry_auth_id,
            entrypoint=entrypoint,
            command=command,
            envs=envs,
            ports=ports,
            network_id=network_id,
            network_ip=network_ip,
            volumes=volumes,
            candidate_regions=candidate_regions,
            jupyter=jupyter,
            auto_migrate=auto_migrate,
            migrate_system_disk=migrate_system_disk,
            extra=extra,
        )

    async def get(self, instance_id: str) -> Instance:
        """Get one instance with the ways into it.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-get-instance

        Args:
            instance_id: Instance id.

        Returns:
            A GPU or CPU instance.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetInstance, instance_id=instance_id)

    async def delete(self, instance_id: str) -> None:
        """Give an instance back; its disk is lost.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-delete-instance

        Args:
            instance_id: Instance id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteInstance, instance_id=instance_id)

    async def start(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Start a stopped instance.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-start-instance

        Args:
            instance_id: Instance id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(StartInstance, instance_id=instance_id, extra=extra)

    async def stop(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Stop a running instance.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-stop-instance

        Args:
            instance_id: Instance id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(StopInstance, instance_id=instance_id, extra=extra)

    async def restart(self, instance_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Restart an instance.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-restart-instance

        Args:
            instance_id: Instance id.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(RestartInstance, instance_id=instance_id, extra=extra)

    async def migrate(
        self, instance_id: str, *, save_data: bool | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Move an instance to another node.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-migrate-instance

        Args:
            instance_id: Instance id.
            save_data: Keep the data; the service may refuse.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(MigrateInstance, instance_id=instance_id, save_data=save_data, extra=extra)

    async def upgrade(
        self,
        instance_id: str,
        *,
        image: str,
        registry_auth_id: str | None = None,
        entrypoint: str | None = None,
        command: str | None = None,
        envs: Mapping[str, str] | Sequence[EnvVar] | None = None,
        save_data: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Rebuild an instance with another image or other settings.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-upgrade-instance

        Args:
            instance_id: Instance id.
            image: New image.
            registry_auth_id: Stored credential for a private image.
            entrypoint: Override of the image's entrypoint.
            command: Start command.
            envs: Environment variables.
            save_data: Keep the data.
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
            image=image,
            registry_auth_id=registry_auth_id,
            entrypoint=entrypoint,
            command=command,
            envs=envs,
            save_data=save_data,
            extra=extra,
        )

    async def renew(self, instance_id: str, *, months: int, extra: Mapping[str, Any] | None = None) -> None:
        """Renew the subscription of an instance; charges at once.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-renewal-instance

        Args:
            instance_id: Instance id.
            months: Months to add.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(RenewInstance, instance_id=instance_id, months=months, extra=extra)

    async def set_auto_renew(
        self, instance_id: str, *, enabled: bool, months: int | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Say whether the subscription of an instance goes on by itself.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-set-autorenew

        Args:
            instance_id: Instance id.
            enabled: Renew at the end of the term.
            months: Months bought by each renewal.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(SetAutoRenew, instance_id=instance_id, enabled=enabled, months=months, extra=extra)

    async def set_auto_migrate(
        self,
        instance_id: str,
        *,
        enabled: bool,
        include_system_disk: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Say whether an instance moves to another node by itself when its own fails.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-set-auto-migrate

        Args:
            instance_id: Instance id.
            enabled: Move on failure.
            include_system_disk: Carry the system disk along.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            SetAutoMigrate,
            instance_id=instance_id,
            enabled=enabled,
            include_system_disk=include_system_disk,
            extra=extra,
        )

    async def set_billing_mode(
        self, instance_id: str, *, type: BillingMode, months: int | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Change how an instance is paid for; a subscription charges at once.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-change-billing-instance

        Args:
            instance_id: Instance id.
            type: New mode.
            months: Months bought, for `prepaid`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(SetBillingMode, instance_id=instance_id, type=type, months=months, extra=extra)

    async def set_web_terminal(
        self, instance_id: str, *, enabled: bool, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Switch the terminal in the browser on or off.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-set-web-terminal

        Args:
            instance_id: Instance id.
            enabled: Whether it is on.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(SetWebTerminal, instance_id=instance_id, enabled=enabled, extra=extra)

    async def update_ports(
        self, instance_id: str, *, ports: Sequence[Port | str], extra: Mapping[str, Any] | None = None
    ) -> None:
        """Replace the exposed ports; those left out are closed.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-update-ports

        Args:
            instance_id: Instance id.
            ports: All ports to expose, such as `["8080/http", "22/tcp"]`.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(UpdatePorts, instance_id=instance_id, ports=ports, extra=extra)

    async def expand_rootfs(
        self, instance_id: str, *, rootfs_size_expand_gb: int, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Grow the system disk.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-expand-rootfs

        Args:
            instance_id: Instance id.
            rootfs_size_expand_gb: GB to add, not the new size.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(
            ExpandRootfs, instance_id=instance_id, rootfs_size_expand_gb=rootfs_size_expand_gb, extra=extra
        )

    def list(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        name: str | None = None,
        status: InstanceStatus | None = None,
        regions: str | Sequence[str] | None = None,
        billing_mode: BillingMode | None = None,
    ) -> AsyncPager[Instance]:
        """List instances, without their `tools`.

        Documentation: https://novita.ai/docs/api-reference/gpus-v2-list-instances

        Args:
            limit: Records per page; the service chooses when left out.
            cursor: Where to start: the cursor of an earlier answer.
            name: Keep names and ids that are like this text.
            status: Keep this state only.
            regions: Keep these regions, by id.
            billing_mode: Keep this way of paying.

        Returns:
            Await it for the first page, or iterate over it with `async for` to get the items of all pages.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._pages(
            ListInstances,
            limit=limit,
            cursor=cursor,
            name=name,
            status=status,
            regions=regions,
            billing_mode=billing_mode,
        )

# Rendered from src/novita/operations/gpu/registries.py by `python tools/render.py`: edit that, not this.

"""Credentials for container registries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from novita._client.resource import AsyncResource, Resource
from novita.operations.gpu.registries import CreateAuth, DeleteAuth, ListAuths
from novita.types.gpu.registries import RegistryAuth


class Registries(Resource):
    """Credentials for container registries."""

    def list_auths(self) -> tuple[RegistryAuth, ...]:
        """List the stored registry credentials, passwords included.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-container-registry-auth

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListAuths)

    def create_auth(self, *, name: str, username: str, password: str, extra: Mapping[str, Any] | None = None) -> str:
        """Store a registry credential; the answer is its id.

        The service may leave the id out; then the answer is empty, and `list_auths` has it under the name.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-container-registry-auth

        Args:
            name: Registry host or label.
            username: Login.
            password: Password or token.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(CreateAuth, name=name, username=username, password=password, extra=extra)

    def delete_auth(self, auth_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a registry credential; refused while something uses it.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-container-registry-auth

        Args:
            auth_id: Id of the credential.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(DeleteAuth, auth_id=auth_id, extra=extra)


class AsyncRegistries(AsyncResource):
    """Credentials for container registries."""

    async def list_auths(self) -> tuple[RegistryAuth, ...]:
        """List the stored registry credentials, passwords included.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-list-container-registry-auth

        Returns:
            All of them.

        Raises:
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListAuths)

    async def create_auth(
        self, *, name: str, username: str, password: str, extra: Mapping[str, Any] | None = None
    ) -> str:
        """Store a registry credential; the answer is its id.

        The service may leave the id out; then the answer is empty, and `list_auths` has it under the name.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-create-container-registry-auth

        Args:
            name: Registry host or label.
            username: Login.
            password: Password or token.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The id.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(CreateAuth, name=name, username=username, password=password, extra=extra)

    async def delete_auth(self, auth_id: str, *, extra: Mapping[str, Any] | None = None) -> None:
        """Delete a registry credential; refused while something uses it.

        Documentation: https://novita.ai/docs/api-reference/gpu-instance-delete-container-registry-auth

        Args:
            auth_id: Id of the credential.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            AmbiguousRequestError: The connection broke after sending; it may have taken effect.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(DeleteAuth, auth_id=auth_id, extra=extra)

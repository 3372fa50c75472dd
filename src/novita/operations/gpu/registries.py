"""Credentials for container registries."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from novita._core.operation import Id
from novita.types.gpu.registries import RegistryAuth

from ._base import GpuOperation, Text255, perhaps


class ListAuths(
    GpuOperation[tuple[RegistryAuth, ...]],
    method="list_auths",
    route="GET /gpu-instance/openapi/v1/repository/auths",
    unwrap="data",
    docs="gpu-instance-list-container-registry-auth",
):
    """List the stored registry credentials, passwords included."""


class CreateAuth(
    GpuOperation[str],
    method="create_auth",
    route="POST /gpu-instance/openapi/v1/repository/auth/save",
    unwrap="id",
    reshape=perhaps("id"),
    docs="gpu-instance-create-container-registry-auth",
):
    """Store a registry credential; the answer is its id.

    The service may leave the id out; then the answer is empty, and `list_auths` has it under the name.
    """

    name: Text255
    """Registry host or label."""
    username: Annotated[str, Field(max_length=511)]
    """Login."""
    password: Annotated[str, Field(max_length=1024, repr=False)]
    """Password or token."""


class DeleteAuth(
    GpuOperation[None],
    method="delete_auth",
    route="POST /gpu-instance/openapi/v1/repository/auth/delete",
    positional="auth_id",
    docs="gpu-instance-delete-container-registry-auth",
):
    """Delete a registry credential; refused while something uses it."""

    auth_id: Annotated[Id, Field(serialization_alias="id")]
    """Id of the credential."""

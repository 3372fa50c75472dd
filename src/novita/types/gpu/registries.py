"""Credentials for container registries."""

from __future__ import annotations

from typing import ClassVar

from novita._core.model import Model


class RegistryAuth(Model, frozen=True, kw_only=True):
    """A stored credential for a container registry."""

    id: str
    """Credential id, which other calls take as `image_auth_id` or `registry_auth_id`."""
    name: str = ""
    """Registry host or label."""
    username: str = ""
    """Login."""
    password: str = ""
    """Password as stored, in clear or masked by the service."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"password"})

"""API keys and the models they may use."""

from __future__ import annotations

from datetime import datetime

import msgspec

from novita._core.model import Array, Model, moment, no_nulls


class PolicySummary(Model, frozen=True, kw_only=True, rename="camel"):
    """The policy of a key in numbers."""

    mode: str = ""
    """`all_enabled` or `selected`."""
    allowed_model_count: int = 0
    """Models allowed."""
    excluded_model_count: int = 0
    """Models excluded."""


class ApiKey(Model, frozen=True, kw_only=True, rename="camel"):
    """An API key of the team, without its secret."""

    id: str
    """Numeric id as text; calls about a key take `string_id`."""
    string_id: str = ""
    """Id that calls about the key take (`key_...`)."""
    name: str = ""
    """Name."""
    masked_key: str = ""
    """The key with its middle hidden."""
    member_id: str = ""
    """Member it belongs to."""
    uuid: str = ""
    """User it belongs to."""
    expire_time: str = ""
    """`never`, or a time."""
    create_time: str = ""
    """Creation, YYYY-MM-DD hh:mm:ss; the time zone is not documented."""
    last_used_at_unix: int = msgspec.field(default=0, name="lastUsedAt")
    """Last use, Unix seconds."""
    model_access_policy: PolicySummary | None = None
    """The policy in numbers, when asked for."""

    @property
    def last_used_at(self) -> datetime | None:
        """Time of the last use; None for never."""
        return moment(self.last_used_at_unix)


class PolicyModel(Model, frozen=True, kw_only=True):
    """A model in a policy."""

    type: str = "llm"
    """Kind of the model."""
    id: str = ""
    """Model id."""


class PolicySource(Model, frozen=True, kw_only=True):
    """Where a policy comes from."""

    type: str = ""
    """`default` or `private_policy`."""


class ModelAccessPolicy(Model, frozen=True, kw_only=True, rename="camel"):
    """Which models a key may use."""

    schema_version: int = 0
    """Version of the form."""
    product_scope: str = ""
    """What it covers, such as `model_api`."""
    mode: str = ""
    """`all_enabled` or `selected`."""
    allowed_models: Array[PolicyModel] = ()
    """The models allowed, for `selected`."""
    excluded_models: Array[PolicyModel] = ()
    """The models excluded, for `all_enabled`."""
    source: PolicySource | None = None
    """Where it comes from."""

    def __post_init__(self) -> None:
        no_nulls(self, "allowed_models", "excluded_models")


_DEFAULT = ModelAccessPolicy()


class KeyPolicy(Model, frozen=True, kw_only=True, rename="camel"):
    """The model access policy of a key."""

    string_id: str
    """Key."""
    policy: ModelAccessPolicy = _DEFAULT
    """Which models it may use."""
    policy_status: str = ""
    """State of the policy, such as `active`."""
    allowed_model_count: int = 0
    """Models allowed."""
    excluded_model_count: int = 0
    """Models excluded."""
    updated_at_unix: int = msgspec.field(default=0, name="updatedAt")
    """Last change, Unix seconds; 0 for never."""
    updated_by: str = ""
    """Who changed it; empty when nobody did."""

    @property
    def updated_at(self) -> datetime | None:
        """Time of the last change; None for never."""
        return moment(self.updated_at_unix)

"""API keys and the models they may use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, field_validator
from pydantic_core.core_schema import ValidationInfo

from novita._core.operation import Id
from novita.types.utility.keys import ApiKey, KeyPolicy, PolicyModel

from ._base import UtilityOperation

PolicyMode: TypeAlias = Literal["all_enabled", "selected"] | str
"""Whether a key may use all models but some, or only some."""


def _named(model: PolicyModel) -> PolicyModel:
    if not model.id:
        raise ValueError("has to have the id of a model")
    return model


class ListKeys(
    UtilityOperation[tuple[ApiKey, ...]],
    method="list",
    route="GET /openapi/v2/user/key",
    unwrap="keys",
    docs="key-list-with-model-access",
):
    """List the API keys of the team; owners and admins see all, others their own."""

    include_policy_summary: bool | None = None
    """Whether to add `model_access_policy` to each key."""


class GetModelAccess(
    UtilityOperation[KeyPolicy],
    method="get_model_access",
    route="GET /openapi/v2/user/key/{string_id}/model-access-policy",
    positional="string_id",
    docs="key-get-model-access-policy",
):
    """Read which models a key may use; developers see their own keys only, without the lists."""

    string_id: Id
    """The key's `string_id` (`key_...`)."""


class SetModelAccess(
    UtilityOperation[KeyPolicy],
    method="set_model_access",
    route="PUT /openapi/v2/user/key/{string_id}/model-access-policy",
    positional="string_id",
    docs="key-put-model-access-policy",
):
    """Say which models a key may use; owners and admins only.

    The service tidies the lists and refuses models it does not know.
    """

    string_id: Id
    """The key's `string_id` (`key_...`)."""
    mode: PolicyMode
    """`selected` for the `allowed_models` only, `all_enabled` for all but the `excluded_models`."""
    allowed_models: Annotated[
        Sequence[Annotated[PolicyModel, AfterValidator(_named)]] | None, Field(validate_default=True)
    ] = None
    """The models allowed, such as those of a policy; at least one for `selected`."""
    excluded_models: Sequence[Annotated[PolicyModel, AfterValidator(_named)]] | None = None
    """The models excluded, for `all_enabled`."""
    schema_version: int | None = None
    """Version of the form, currently 1."""
    product_scope: Literal["model_api"] | str | None = None
    """What the policy covers; only `model_api` is known."""

    @field_validator("allowed_models")
    @classmethod
    def _some_if_selected(
        cls, value: Sequence[PolicyModel] | None, info: ValidationInfo
    ) -> Sequence[PolicyModel] | None:
        if info.data.get("mode") == "selected" and not value:
            raise ValueError("needs at least one model when mode is selected")
        return value


class ResetModelAccess(
    UtilityOperation[None],
    method="reset_model_access",
    route="DELETE /openapi/v2/user/key/{string_id}/model-access-policy",
    positional="string_id",
    docs="key-delete-model-access-policy",
):
    """Let a key use all models again; owners and admins only."""

    string_id: Id
    """The key's `string_id` (`key_...`)."""

# Rendered from src/novita/operations/utility/keys.py by `python tools/render.py`: edit that, not this.

"""API keys and the models they may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from novita._client.resource import AsyncResource, Resource
from novita.operations.utility.keys import GetModelAccess, ListKeys, PolicyMode, ResetModelAccess, SetModelAccess
from novita.types.utility.keys import ApiKey, KeyPolicy, PolicyModel


class Keys(Resource):
    """API keys and the models they may use."""

    def get_model_access(self, string_id: str) -> KeyPolicy:
        """Read which models a key may use; developers see their own keys only, without the lists.

        Documentation: https://novita.ai/docs/api-reference/key-get-model-access-policy

        Args:
            string_id: The key's `string_id` (`key_...`).

        Returns:
            The model access policy of a key.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(GetModelAccess, string_id=string_id)

    def set_model_access(
        self,
        string_id: str,
        *,
        mode: PolicyMode,
        allowed_models: Sequence[PolicyModel] | None = None,
        excluded_models: Sequence[PolicyModel] | None = None,
        schema_version: int | None = None,
        product_scope: Literal["model_api"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> KeyPolicy:
        """Say which models a key may use; owners and admins only.

        The service tidies the lists and refuses models it does not know.

        Documentation: https://novita.ai/docs/api-reference/key-put-model-access-policy

        Args:
            string_id: The key's `string_id` (`key_...`).
            mode: `selected` for the `allowed_models` only, `all_enabled` for all but the `excluded_models`.
            allowed_models: The models allowed, such as those of a policy; at least one for `selected`.
            excluded_models: The models excluded, for `all_enabled`.
            schema_version: Version of the form, currently 1.
            product_scope: What the policy covers; only `model_api` is known.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The model access policy of a key.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            SetModelAccess,
            string_id=string_id,
            mode=mode,
            allowed_models=allowed_models,
            excluded_models=excluded_models,
            schema_version=schema_version,
            product_scope=product_scope,
            extra=extra,
        )

    def reset_model_access(self, string_id: str) -> None:
        """Let a key use all models again; owners and admins only.

        Documentation: https://novita.ai/docs/api-reference/key-delete-model-access-policy

        Args:
            string_id: The key's `string_id` (`key_...`).

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        self._perform(ResetModelAccess, string_id=string_id)

    def list(self, *, include_policy_summary: bool | None = None) -> tuple[ApiKey, ...]:
        """List the API keys of the team; owners and admins see all, others their own.

        Documentation: https://novita.ai/docs/api-reference/key-list-with-model-access

        Args:
            include_policy_summary: Whether to add `model_access_policy` to each key.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(ListKeys, include_policy_summary=include_policy_summary)


class AsyncKeys(AsyncResource):
    """API keys and the models they may use."""

    async def get_model_access(self, string_id: str) -> KeyPolicy:
        """Read which models a key may use; developers see their own keys only, without the lists.

        Documentation: https://novita.ai/docs/api-reference/key-get-model-access-policy

        Args:
            string_id: The key's `string_id` (`key_...`).

        Returns:
            The model access policy of a key.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(GetModelAccess, string_id=string_id)

    async def set_model_access(
        self,
        string_id: str,
        *,
        mode: PolicyMode,
        allowed_models: Sequence[PolicyModel] | None = None,
        excluded_models: Sequence[PolicyModel] | None = None,
        schema_version: int | None = None,
        product_scope: Literal["model_api"] | str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> KeyPolicy:
        """Say which models a key may use; owners and admins only.

        The service tidies the lists and refuses models it does not know.

        Documentation: https://novita.ai/docs/api-reference/key-put-model-access-policy

        Args:
            string_id: The key's `string_id` (`key_...`).
            mode: `selected` for the `allowed_models` only, `all_enabled` for all but the `excluded_models`.
            allowed_models: The models allowed, such as those of a policy; at least one for `selected`.
            excluded_models: The models excluded, for `all_enabled`.
            schema_version: Version of the form, currently 1.
            product_scope: What the policy covers; only `model_api` is known.
            extra: Further members for the body, for parameters the SDK does not know yet.

        Returns:
            The model access policy of a key.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            SetModelAccess,
            string_id=string_id,
            mode=mode,
            allowed_models=allowed_models,
            excluded_models=excluded_models,
            schema_version=schema_version,
            product_scope=product_scope,
            extra=extra,
        )

    async def reset_model_access(self, string_id: str) -> None:
        """Let a key use all models again; owners and admins only.

        Documentation: https://novita.ai/docs/api-reference/key-delete-model-access-policy

        Args:
            string_id: The key's `string_id` (`key_...`).

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        await self._perform(ResetModelAccess, string_id=string_id)

    async def list(self, *, include_policy_summary: bool | None = None) -> tuple[ApiKey, ...]:
        """List the API keys of the team; owners and admins see all, others their own.

        Documentation: https://novita.ai/docs/api-reference/key-list-with-model-access

        Args:
            include_policy_summary: Whether to add `model_access_policy` to each key.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(ListKeys, include_policy_summary=include_policy_summary)

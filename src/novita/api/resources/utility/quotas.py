# Rendered from src/novita/operations/utility/quotas.py by `python tools/render.py`: edit that, not this.

"""Rate limits of the account."""

from __future__ import annotations

from novita._client.resource import AsyncResource, Resource
from novita.operations.utility.quotas import ListQuotas, Modal, QuotaType
from novita.types.utility.quotas import Quota


class Quotas(Resource):
    """Rate limits of the account."""

    def list(
        self,
        *,
        modal: Modal | None = None,
        quota_type: QuotaType | None = None,
        product_type: str | None = None,
        quota_object: str | None = None,
    ) -> tuple[Quota, ...]:
        """List the rate limits of the account.

        Documentation: https://novita.ai/docs/api-reference/quota-list

        Args:
            modal: Keep limits of `llm` or `image` models.
            quota_type: Keep `RPM`, `TPM` or `IPM` limits.
            product_type: Keep limits of this kind, such as `Public Endpoint`.
            quota_object: Keep models whose id contains this text.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return self._perform(
            ListQuotas, modal=modal, quota_type=quota_type, product_type=product_type, quota_object=quota_object
        )


class AsyncQuotas(AsyncResource):
    """Rate limits of the account."""

    async def list(
        self,
        *,
        modal: Modal | None = None,
        quota_type: QuotaType | None = None,
        product_type: str | None = None,
        quota_object: str | None = None,
    ) -> tuple[Quota, ...]:
        """List the rate limits of the account.

        Documentation: https://novita.ai/docs/api-reference/quota-list

        Args:
            modal: Keep limits of `llm` or `image` models.
            quota_type: Keep `RPM`, `TPM` or `IPM` limits.
            product_type: Keep limits of this kind, such as `Public Endpoint`.
            quota_object: Keep models whose id contains this text.

        Returns:
            All of them.

        Raises:
            RequestValidationError: An argument is out of its range; nothing was sent.
            APIStatusError: The service refused or failed; its subclasses say why.
            APIConnectionError: No complete answer arrived.
        """
        return await self._perform(
            ListQuotas, modal=modal, quota_type=quota_type, product_type=product_type, quota_object=quota_object
        )

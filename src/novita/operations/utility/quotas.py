"""Rate limits of the account."""

from __future__ import annotations

from typing import Literal, TypeAlias

from novita.types.utility.quotas import Quota

from ._base import UtilityOperation

Modal: TypeAlias = Literal["llm", "image"] | str
"""Kind of a model."""

QuotaType: TypeAlias = Literal["RPM", "TPM", "IPM"] | str
"""What is limited a minute: requests, tokens, images."""


class ListQuotas(
    UtilityOperation[tuple[Quota, ...]],
    method="list",
    route="GET /openapi/v1/user/quota/list",
    unwrap="data",
    docs="quota-list",
):
    """List the rate limits of the account."""

    modal: Modal | None = None
    """Keep limits of `llm` or `image` models."""
    quota_type: QuotaType | None = None
    """Keep `RPM`, `TPM` or `IPM` limits."""
    product_type: str | None = None
    """Keep limits of this kind, such as `Public Endpoint`."""
    quota_object: str | None = None
    """Keep models whose id contains this text."""

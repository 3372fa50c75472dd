"""The account."""

from __future__ import annotations

from novita.types.utility.user import Balance, UserInfo

from ._base import UtilityOperation


class GetBalance(
    UtilityOperation[Balance],
    method="balance",
    route="GET /openapi/v1/billing/balance/detail",
    docs="basic-get-user-balance",
):
    """Read the balance of the account."""


class GetUserInfo(
    UtilityOperation[UserInfo],
    method="info",
    route="GET /v3/user",
    lifecycle="delisted",
    docs="",
):
    """Read flags and credit of the account from the older API; `balance` is the documented way."""

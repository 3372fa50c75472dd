"""Which error an answer outside 2xx is."""

from __future__ import annotations

import re

from novita.exceptions import (
    AmbiguousGatewayError,
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    InsufficientBalanceError,
    InternalServerError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
)

# What ends in `_error` are Anthropic's words; in a stream there is no status beside them.
_NOT_FOUND = (
    "RESOURCE_NOT_FOUND NOT_FOUND NOT_FOUNT ORDER_NOT_FOUND NETWORK_STORAGE_NOT_FOUND IMAGE_NOT_FOUND "
    "NETWORK_NOT_FOUND JOB_NOT_FOUND SERVERLESS_ENDPOINT_NOT_FOUND SERVERLESS_WORKER_NOT_FOUND "
    "SERVERLESS_PRODUCT_NOT_FOUND TEMPLATE_NOT_FOUND INSTANCE_LOCAL_STORAGE_NOT_FOUND MODEL_NOT_FOUND "
    "TASK_NOT_FOUND API_NOT_FOUND USER_NOT_FOUND not_found_error"
)
_CONFLICT = (
    "CONFLICT DEPENDENT_RESOURCE_STATE GPU_SPEC_USED SAVING_PLAN_ALREADY_EXISTS NETWORK_STORAGE_IN_USE "
    "IMAGE_AUTH_IN_USE NETWORK_IN_USE SERVERLESS_APP_NAME_IS_EXIST CLUSTER_STATUS NODE_STATUS "
    "MIGRATION_JOB_NOT_BREAKABLE"
)
_BALANCE = (
    "BALANCE_NOT_ENOUGH EXPIRED_OR_BALANCE_NOT_ENOUGH DE_BALANCE_NOT_ENOUGH NOT_ENOUGH_BALANCE NOT_ENOUGH_BUDGET "
    "BUDGET_NOT_ENOUGH MEMBER_BUDGET_NOT_ENOUGH BILLING_BALANCE_NOT_ENOUGH billing_error"
)
_DENIED = (
    "FORBIDDEN PERMISSION_DENIED BANNED_USER USER_IS_LOCKED USER_NOT_ACTIVATED TEMPLATE_IS_PRIVATE "
    "CREATE_INSTANCE_LIMIT CREATE_GPU_NUM_LIMIT NETWORK_MAX_LIMIT IMAGE_PREWARM_NUM_LIMIT ACCESS_DENY "
    "model_access_denied FEATURE_NOT_ALLOWED API_NOT_ALLOWED NEED_REAL_NAME_VERIFY BILLING_AUTH_FAILED "
    "permission_error"
)
_UNAUTHENTICATED = (
    "UNAUTHORIZED GET_TOKEN_FAILED MISSING_API_KEY INVALID_API_KEY INVALID_USER_TOKEN FAILED_TO_AUTH "
    "authentication_error"
)

_BY_REASON: dict[str, type[APIStatusError]] = {
    **dict.fromkeys(_NOT_FOUND.split(), NotFoundError),
    **dict.fromkeys(_CONFLICT.split(), ConflictError),
    **dict.fromkeys(_BALANCE.split(), InsufficientBalanceError),
    **dict.fromkeys(_DENIED.split(), PermissionDeniedError),
    **dict.fromkeys(_UNAUTHENTICATED.split(), AuthenticationError),
    **dict.fromkeys(("RATE_LIMIT_EXCEEDED", "TOKEN_LIMIT_EXCEEDED", "rate_limit_error"), RateLimitError),
}
_BY_STATUS: dict[int, type[APIStatusError]] = {
    401: AuthenticationError,
    402: InsufficientBalanceError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
    432: RateLimitError,  # limits of the account at a search provider
    433: RateLimitError,
}

_SAYS_NOT_FOUND = re.compile(r"\bnot foun[dt]\b", re.IGNORECASE).search
"""The GPU API says so with HTTP 400, at times misspelt, and may give no reason."""


def status_error_class(status: int, reason: str, text: str = "", *, idempotent: bool = True) -> type[APIStatusError]:
    """Choose the class of an error answer: by its reason first, by its status second.

    Args:
        status: HTTP status.
        reason: Machine-readable word in the body.
        text: Text in the body; looked at when there is no reason.
        idempotent: Whether sending the request again would have been harmless.
    """
    if by_reason := _BY_REASON.get(reason):
        return by_reason
    if by_status := _BY_STATUS.get(status):
        return by_status
    if status == 400 and not reason and _SAYS_NOT_FOUND(text):
        return NotFoundError
    if 400 <= status < 500:
        return BadRequestError
    if status in (502, 504) and not idempotent:
        return AmbiguousGatewayError
    return InternalServerError if status >= 500 else APIStatusError

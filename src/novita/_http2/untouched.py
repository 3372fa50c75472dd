"""Whether somebody stands between a call and the network: a test double, or tracing."""

import sys
from types import FunctionType


def untouched(function: object, package: str) -> bool:
    """Whether a method is still the one its package defined: not replaced, not wrapped."""
    return type(function) is FunctionType and function.__globals__["__name__"].partition(".")[0] == package


def stock_pool() -> bool:
    """Whether httpcore's blocking pool is as it came. What nobody has imported nobody has touched."""
    if sys.modules.get("httpcore") is None:
        return True
    import httpcore

    return untouched(httpcore.ConnectionPool.handle_request, "httpcore")


def stock_async_pool() -> bool:
    """The same for its async pool."""
    if sys.modules.get("httpcore") is None:
        return True
    import httpcore

    return untouched(httpcore.AsyncConnectionPool.handle_async_request, "httpcore")

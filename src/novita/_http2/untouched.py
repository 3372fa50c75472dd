"""Whether somebody stands between a call and the network: a test double, or tracing.

What nobody has imported, or not to its end yet, nobody has touched.
"""

import sys
from types import FunctionType
from typing import Any

_stock: set[FunctionType] = set()


def untouched(function: object, package: str) -> bool:
    """Whether a method is still the one its package defined: not replaced, not wrapped."""
    if type(function) is not FunctionType:
        return False
    if function in _stock:
        return True
    if function.__globals__["__name__"].partition(".")[0] != package:
        return False
    _stock.add(function)
    return True


def stock_pool() -> bool:
    """Whether httpcore's blocking pool is as it came."""
    stock: Any = getattr(sys.modules.get("httpcore"), "ConnectionPool", None)
    return stock is None or untouched(stock.handle_request, "httpcore")


def stock_async_pool() -> bool:
    """The same for its async pool."""
    stock: Any = getattr(sys.modules.get("httpcore"), "AsyncConnectionPool", None)
    return stock is None or untouched(stock.handle_async_request, "httpcore")

"""Whether somebody stands between a call and the network: a test double, or tracing."""

import sys
from types import FunctionType
from typing import Any


class Method:
    """A method of another package that calls go through.

    Args:
        package: The package that defines it.
        kind: Its class, a name of the package.
        name: The method.
    """

    __slots__ = ("_kind", "_kind_name", "_name", "_own", "_package")

    def __init__(self, package: str, kind: str, name: str) -> None:
        self._package, self._kind_name, self._name = package, kind, name
        self._kind: Any = None
        self._own: Any = None

    def untouched(self) -> bool:
        """Whether it is still the one its package defined: not replaced, not wrapped.

        What nobody has imported, or not to its end yet, nobody has touched; asking does not import it.
        """
        if self._kind is None:
            self._kind = getattr(sys.modules.get(self._package), self._kind_name, None)
            if self._kind is None:
                return True
        method = getattr(self._kind, self._name)
        if method is self._own:
            return True
        if type(method) is FunctionType and method.__globals__["__name__"].partition(".")[0] == self._package:
            self._own = method
            return True
        return False


HTTPCORE_POOL = Method("httpcore", "ConnectionPool", "handle_request")
HTTPCORE_ASYNC_POOL = Method("httpcore", "AsyncConnectionPool", "handle_async_request")

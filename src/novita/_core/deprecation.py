"""`@deprecated` of PEP 702, which the standard library has from Python 3.13 on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    import functools
    import inspect
    import sys
    import warnings

    def deprecated(message):
        """Mark a method: calling it emits a DeprecationWarning that points at the caller."""

        def decorate(method):
            # Warns when it is called, also if it is awaited by a task later: that has no caller to point at.
            @functools.wraps(method)
            def call(*args, **kwargs):
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return method(*args, **kwargs)

            if sys.version_info >= (3, 12) and inspect.iscoroutinefunction(method):
                inspect.markcoroutinefunction(call)
            call.__deprecated__ = message
            return call

        return decorate


__all__ = ["deprecated"]

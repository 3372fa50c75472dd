"""`@deprecated` of PEP 702, which the standard library has from Python 3.13 on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    import functools
    import inspect
    import warnings

    def deprecated(message):
        """Mark a method: calling it emits a DeprecationWarning that points at the caller."""

        def decorate(method):
            def warn():
                warnings.warn(message, DeprecationWarning, stacklevel=3)

            @functools.wraps(method)
            def call(*args, **kwargs):
                warn()
                return method(*args, **kwargs)

            @functools.wraps(method)
            async def call_async(*args, **kwargs):
                warn()
                return await method(*args, **kwargs)

            wrapper = call_async if inspect.iscoroutinefunction(method) else call
            wrapper.__deprecated__ = message
            return wrapper

        return decorate


__all__ = ["deprecated"]

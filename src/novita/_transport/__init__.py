"""The only part that knows httpx: performs a `Call` and gives an `Answer` or a `TransportError`.

Calls go over HTTP/2 through our engine, which stands below httpx's transport. While nobody has replaced or wrapped that
transport's method the call skips httpx's objects, with the same answer, and httpx is not even loaded. Streams, proxies,
and what the caller brings along are plain httpx.

`sync` and `aio` perform calls, `downloads` fetches the files that answers link to; `lanes` are the ways out below one
base URL; `messages` and `failures` translate; `environment` reads proxies and certificates; `checks` refuses what
cannot serve. Names are imported on first use: a program needs one half.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .aio import AsyncOpenAnswer, AsyncTransport
    from .checks import check_async, check_sync
    from .sync import OpenAnswer, SyncTransport

__all__ = ["AsyncOpenAnswer", "AsyncTransport", "OpenAnswer", "SyncTransport", "check_async", "check_sync"]

_HOMES = {
    **dict.fromkeys(("AsyncOpenAnswer", "AsyncTransport"), "aio"),
    **dict.fromkeys(("check_async", "check_sync"), "checks"),
    **dict.fromkeys(("OpenAnswer", "SyncTransport"), "sync"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)

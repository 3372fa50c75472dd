"""The only part that knows httpx: performs a `Call` and gives an `Answer` or a `TransportError`.

Calls go over HTTP/2 through our engine, which stands below httpx's transport. While nobody has replaced or wrapped that
transport's method the call skips httpx's objects; with the same answer. Streams, proxies, and what the caller brings
along are plain httpx.

`sync` and `aio` perform calls, `downloads` fetches the files that answers link to; `lanes` are the ways out below one
base URL; `messages` and `failures` translate; `environment` reads proxies and certificates; `checks` refuses what
cannot serve.
"""

from .aio import AsyncOpenAnswer, AsyncTransport
from .checks import check_async, check_sync
from .sync import OpenAnswer, SyncTransport

__all__ = ["AsyncOpenAnswer", "AsyncTransport", "OpenAnswer", "SyncTransport", "check_async", "check_sync"]

"""What the environment says about certificates and proxies."""

from __future__ import annotations

import os
import ssl
import sys
import threading
from urllib.parse import urlsplit

_contexts: dict[tuple[str | None, str | None], ssl.SSLContext] = {}
_contexts_lock = threading.Lock()


def _after_fork_in_child() -> None:
    """Another thread of the parent may have held the lock; here nobody is left to release it."""
    global _contexts_lock
    _contexts_lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)


def default_ssl_context() -> ssl.SSLContext:
    """The context for the trust settings of the environment; making one costs 30 ms, so all clients share it."""
    key = (os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    with _contexts_lock:
        if key not in _contexts:
            _contexts[key] = _context(*key)
        return _contexts[key]


def _context(file: str | None, directory: str | None) -> ssl.SSLContext:
    """What httpx makes of the same variables."""
    if file:
        try:
            return ssl.create_default_context(cafile=file)
        except OSError as error:
            if error.filename:  # it is another's, that of SSLKEYLOGFILE
                raise
            raise OSError(f"SSL_CERT_FILE={file} cannot be used: {error}") from error
    if directory:
        return ssl.create_default_context(capath=directory)
    import certifi  # which httpx brings

    return ssl.create_default_context(cafile=certifi.where())


def environment_proxy(base_url: str) -> str | None:
    """The proxy that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name for this URL."""
    parts = urlsplit(base_url)
    if parts.scheme == "http":
        return None  # this machine only, and the key must not leave it unencrypted
    if sys.platform not in {"darwin", "win32"} and not any(name.lower().endswith("_proxy") for name in os.environ):
        return None  # there is nothing to read; what reads it takes a while to load
    import urllib.request

    proxies = urllib.request.getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or any(urllib.request.proxy_bypass(name) for name in (parts.hostname or "", parts.netloc)):
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    try:
        _ = urlsplit(proxy).port
    except ValueError:  # says what it takes for the port, which may be the begin of a password
        raise ValueError("the proxy's URL is malformed: in a password, write / as %2F, # as %23, ? as %3F") from None
    return proxy

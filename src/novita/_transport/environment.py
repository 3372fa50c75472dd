"""What the environment says about certificates and proxies."""

from __future__ import annotations

import os
import ssl
import threading
import urllib.request
from urllib.parse import urlsplit

import httpx

_contexts: dict[tuple[str | None, ...], ssl.SSLContext] = {}
_contexts_lock = threading.Lock()


def default_ssl_context() -> ssl.SSLContext:
    """The context for the trust settings of the environment; making one costs 30 ms, so all clients share it."""
    key = (os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    with _contexts_lock:
        if key not in _contexts:
            _contexts[key] = httpx.create_ssl_context()
        return _contexts[key]


def environment_proxy(base_url: str) -> str | None:
    """The proxy that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name for this URL."""
    parts = urlsplit(base_url)
    if parts.scheme == "http":
        return None  # this machine only, and the key must not leave it unencrypted
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or any(urllib.request.proxy_bypass(name) for name in (parts.hostname or "", parts.netloc)):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"

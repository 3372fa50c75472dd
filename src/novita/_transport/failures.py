"""Whatever goes wrong below, as a `TransportError`."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from urllib.parse import urlsplit

from novita._core.call import TransportError
from novita._http2 import (
    ConnectError,
    ConnectionLostError,
    ConnectTimeoutError,
    DeadlineExceededError,
    Http2Error,
    InvalidRequestError,
    PoolClosedError,
    ResponseTooLargeError,
    StreamResetError,
)

from .messages import Way

_NO_CONNECTION = re.compile(r"^No connection to \S+: ")
"""The engine names the host alone; a wrong port shows only with it."""
_CLIENT_CERTIFICATE_REFUSED = re.compile(r"_ALERT_(\w*CERTIFICATE|UNKNOWN_CA)").search


def failure(error: Exception, base_url: str, way: Way | None = None) -> TransportError:
    """What a failure of httpx, of the engine or of the system means for the call.

    Args:
        error: The failure.
        base_url: Where the call was to go.
        way: How far it came, if httpx carried it.
    """
    host = urlsplit(base_url).netloc
    text = _NO_CONNECTION.sub("", _said(error))
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return TransportError(
            f"the certificate of {host} was not accepted: {text}",
            hint=_trust_hint(text),
            permanent=True,
            unprocessed=True,
        )
    if _CLIENT_CERTIFICATE_REFUSED(text):
        # With TLS 1.3 the server says so when the call is on its way already, and reads nothing of it.
        return TransportError(
            f"{host} wants a client certificate that it accepts: {text.removeprefix('The connection broke: ')}",
            hint="Pass ssl_context= with one loaded (load_cert_chain).",
            permanent=True,
            unprocessed=True,
        )
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, Http2Error):
        cause = cause.__cause__
    if cause is not None:
        return _engine_failure(cause, host)
    import httpx  # not before something went wrong in it

    timeout = isinstance(error, httpx.TimeoutException | TimeoutError)
    if way is not None and way.at_proxy:
        why = " in time" if timeout else f": {text}"
        return TransportError(
            f"no connection to {host} through the proxy{why}",
            hint="Check HTTPS_PROXY, and that the proxy may reach this server.",
            timeout=timeout,
            unprocessed=True,
        )
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout) or (timeout and way is not None and way.unsent):
        return TransportError(f"no connection to {host} in time", timeout=True, unprocessed=True)
    if timeout:
        return TransportError(f"{host} did not answer in time", timeout=True)
    if isinstance(error, httpx.ConnectError | httpx.ProxyError):
        return TransportError(
            f"no connection to {host}: {text}",
            hint="Check base_url, the port, HTTPS_PROXY, and that the server is up.",
            unprocessed=True,
        )
    if isinstance(error, RuntimeError) and "no running event loop" in text:
        hint = "An AsyncNovitaClient runs on asyncio only, not on trio."
        return TransportError(f"cannot ask {host}: {text}", hint=hint, permanent=True, unprocessed=True)
    # A RuntimeError is what httpx has for a client of the caller's that was closed, and then nothing is sent.
    of_the_caller = isinstance(error, RuntimeError) and "has been closed" in text
    if of_the_caller or isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
        return TransportError(f"cannot ask {base_url}: {text}", permanent=True, unprocessed=True)
    return TransportError(f"the connection to {host} broke: {text}")


def _trust_hint(text: str) -> str:
    if "expired" in text or "not yet valid" in text:
        return "Check the clock of this machine; if it is right, the server needs a new certificate."
    if "mismatch" in text:
        return "Check base_url: another server answers, or this name is not among those of its certificate."
    return "Set SSL_CERT_FILE or pass ssl_context= if the server uses a CA of your own."


def _said(error: BaseException) -> str:
    """What the failure says, or the first below it that says anything."""
    each: BaseException | None = error
    while each is not None and not str(each):
        each = each.__cause__ or each.__context__
    return str(each or type(error).__name__).removesuffix(".")


def _engine_failure(error: Http2Error, host: str) -> TransportError:
    text = _NO_CONNECTION.sub("", str(error))
    unprocessed = error.not_processed
    if isinstance(error, DeadlineExceededError):
        if isinstance(error, ConnectTimeoutError):
            text = f"no connection to {host} in time"
        elif not unprocessed:
            text = f"{host} did not answer in time"
        return TransportError(text, timeout=True, unprocessed=unprocessed)
    if isinstance(error, ConnectError):
        hint = "Check base_url, the port, and that the server is up."
        return TransportError(f"no connection to {host}: {text}", hint=hint, unprocessed=True)
    if isinstance(error, ResponseTooLargeError):
        return TransportError(f"the answer is too large: {text}", permanent=True)
    if isinstance(error, InvalidRequestError | PoolClosedError):
        return TransportError(f"cannot ask {host}: {text}", permanent=True, unprocessed=unprocessed)
    text = text.removeprefix("The connection broke: ")
    return TransportError(
        f"the connection to {host} broke: {text}",
        unprocessed=unprocessed,
        turned_away=unprocessed and isinstance(error, ConnectionLostError | StreamResetError),
        companion=error.companion,
    )


def closed(base_url: str) -> TransportError:
    """For a call that was waiting to be tried again: nobody would close what it opened now."""
    host = urlsplit(base_url).netloc
    return TransportError(f"cannot ask {host}: the client was closed during the call", permanent=True, unprocessed=True)


@contextmanager
def on_the_way(way: Way, base_url: str) -> Generator[None, None, None]:
    """Failures of a request that httpx carries, perhaps not as far as the server."""
    try:
        yield
    except TransportError:
        raise
    except Exception as error:
        raise failure(error, base_url, way) from error


@contextmanager
def setting_up(base_url: str) -> Generator[None, None, None]:
    """Failures before there is anything to send with: they are in the settings."""
    try:
        yield
    except Exception as error:
        raise TransportError(
            f"cannot connect to {urlsplit(base_url).netloc}: {str(error).removesuffix('.')}",
            hint="Check HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE, SSL_CERT_DIR and SSLKEYLOGFILE.",
            permanent=True,
            unprocessed=True,
        ) from error

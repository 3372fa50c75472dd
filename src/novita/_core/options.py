"""What a client is configured with, checked before anything reaches the wire."""

from __future__ import annotations

import ipaddress
import os
import platform
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from novita._version import __version__
from novita.exceptions import AuthenticationError, ConfigurationError

DEFAULT_BASE_URL = "https://api.novita.ai"
DEFAULT_TIMEOUT = float("60")
"""Known by its identity, which no 60.0 that a caller writes has: what is said outweighs the environment."""
DEFAULT_MAX_RETRIES = 2
_LONGEST_TIMEOUT = 31 * 86400
"""What is much longer, some systems cannot wait: they would fail each call with an error of their own."""

USER_AGENT = f"novita-sdk-python/{__version__} python/{platform.python_version()}"

N = TypeVar("N", int, float)

_KEY = re.compile(r"[\x21-\x7e]+").fullmatch
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+").fullmatch
_OWN_HEADERS = frozenset({
    "authorization", "connection", "content-length", "content-type", "host", "keep-alive", "proxy-connection", "te",
    "transfer-encoding", "upgrade",
})  # fmt: skip
_REWRITTEN = re.compile(r"""["<>`{}]|%(?![0-9A-Fa-f]{2})|/\.\.?(/|$)""").search
"""What HTTP libraries write in another way, in a path: streams would go to another place than calls."""
_HEADER_VALUE = re.compile(r"[\x20-\x7e\t]*").fullmatch


class Headers(tuple[tuple[bytes, bytes], ...]):
    """Encoded headers that do not show the key where a debugger or an error tracker prints local variables.

    Each is only equal to itself: what the wire keeps for it is looked up at every call.
    """

    __slots__ = ()

    if not TYPE_CHECKING:  # that they are those of another base is nothing to check by
        __eq__, __ne__, __hash__ = object.__eq__, object.__ne__, object.__hash__

    def __repr__(self) -> str:
        return f"<{len(self)} headers>"


@dataclass(frozen=True)
class Options:
    """Everything a client knows apart from its connections."""

    api_key: str = field(repr=False)
    base_url: str
    timeout: float
    max_retries: int
    validate: bool = True
    default_headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    headers: Headers = field(default=Headers(), repr=False)
    """What every request carries, made of the others if not given: the wire keeps the encoding of this object."""

    def __post_init__(self) -> None:
        if self.headers:
            return
        headers = {
            "accept": "application/json",
            "accept-encoding": "gzip",
            "user-agent": USER_AGENT,
            **{name.lower(): value for name, value in self.default_headers.items()},
            "authorization": f"Bearer {self.api_key}",
        }
        encoded = Headers((name.encode("ascii"), value.encode("ascii")) for name, value in headers.items())
        object.__setattr__(self, "headers", encoded)

    @property
    def stream_headers(self) -> Headers:
        """The same for requests that are answered by events."""
        return Headers((name, b"text/event-stream" if name == b"accept" else value) for name, value in self.headers)


def from_environment(api_key: str | None, base_url: str | None, timeout: float) -> Options:
    """Fill what the constructor was not given from `NOVITA_*` variables, and check all of it.

    Raises:
        AuthenticationError: There is no key, or it cannot be a key.
        ConfigurationError: Another value cannot be used.
    """
    api_key = checked_key(api_key if api_key is not None else os.environ.get("NOVITA_API_KEY"))
    if base_url is not None:
        base_url = checked_base_url(base_url)
    else:
        base_url = checked_base_url(os.environ.get("NOVITA_BASE_URL") or DEFAULT_BASE_URL, "NOVITA_BASE_URL")
    if timeout is DEFAULT_TIMEOUT and (text := os.environ.get("NOVITA_TIMEOUT")):
        timeout = checked_timeout(_number("NOVITA_TIMEOUT", text, float), "NOVITA_TIMEOUT")
    else:
        timeout = checked_timeout(timeout)
    retries = DEFAULT_MAX_RETRIES
    if text := os.environ.get("NOVITA_MAX_RETRIES"):
        retries = checked_retries(_number("NOVITA_MAX_RETRIES", text, int), "NOVITA_MAX_RETRIES")
    return Options(api_key=api_key, base_url=base_url, timeout=timeout, max_retries=retries)


def _number(name: str, text: str, kind: type[N]) -> N:
    try:
        return kind(text)
    except ValueError:
        raise ConfigurationError(f"{name} must be {'a whole' if kind is int else 'a'} number, got {text!r}") from None


def checked_key(key: str | None) -> str:
    """The key without surrounding blanks; what is wrong with it is told without showing it."""
    if key is None:
        raise AuthenticationError("No API key: pass api_key= or set NOVITA_API_KEY.")
    if not isinstance(key, str):
        raise AuthenticationError(f"The API key must be a str, got {type(key).__name__}.")
    key = key.strip()
    if not key:
        raise AuthenticationError("The API key is blank: pass api_key= or set NOVITA_API_KEY.")
    if not _KEY(key):
        position = next(i for i, character in enumerate(key) if not "\x21" <= character <= "\x7e")
        raise AuthenticationError(
            f"The API key has a character at position {position} that no key has "
            "(a blank, a line break, or not ASCII). Copy it again."
        )
    return key


def checked_base_url(url: str, name: str = "base_url") -> str:
    """The base URL without a trailing slash.

    Plain http is accepted for this machine only: a key must not cross a network in clear.
    """
    if not isinstance(url, str):
        raise ConfigurationError(f"{name} must be a str, got {type(url).__name__}")
    shown = f"{name} {without_secrets(url)!r}"
    try:
        parts = urlsplit(url)
        host = parts.hostname
        port = parts.port
    except ValueError:
        raise ConfigurationError(f"{shown} is not a URL. Example: {DEFAULT_BASE_URL}") from None
    # Port 0 would pass for the default port here and there.
    if parts.scheme not in {"http", "https"} or not host or port == 0 or re.search(r"[\x00-\x20\x7f\\]", url):
        raise ConfigurationError(f"{shown} is not an http(s) URL. Example: {DEFAULT_BASE_URL}")
    if parts.username is not None or "?" in url or "#" in url:
        raise ConfigurationError(f"{shown} must be scheme, host, port and path only.")
    if not parts.path.isascii() or _REWRITTEN(parts.path):
        raise ConfigurationError(f"{shown} must have a percent-encoded path, such as /caf%C3%A9, and no . or .. in it.")
    if parts.scheme == "http" and not is_local(host):
        raise ConfigurationError(f"{shown} would send the API key unencrypted. Use https (http is for localhost only).")
    return f"{parts.scheme}{url[len(parts.scheme) :].rstrip('/')}"  # the scheme in lower case: others look for it


def without_secrets(url: str) -> str:
    """The URL for messages. Passwords may hold any character: what is up to the last @ goes, and so does the query."""
    url = re.sub(r"(?s)^(\w*://|(?!\w*://))[^?#]*:[^?#]*[?#].*@.*", r"\1***", url)  # the mark may stand in a password
    return re.sub(r"^(\w*://)?.*@", r"\1***@", re.sub(r"(?s)[?#].*", "?***", url), flags=re.DOTALL)


def is_local(host: str) -> bool:
    """Whether a host of a URL is this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def checked_timeout(seconds: float, name: str = "timeout") -> float:
    """A deadline in seconds, above zero."""
    if not is_number(seconds, int | float) or not 0 < seconds <= _LONGEST_TIMEOUT:
        raise ConfigurationError(
            f"{name} must be a number of seconds above 0, a month ({_LONGEST_TIMEOUT}) at most, got {seconds!r}"
        )
    return float(seconds)


def checked_retries(count: int, name: str = "max_retries") -> int:
    """A number of retries, zero or more."""
    if not is_number(count, int) or count < 0:
        raise ConfigurationError(f"{name} must be a whole number, 0 or more, got {count!r}")
    return count


def is_number(value: object, kind: type | UnionType) -> bool:
    """Whether a value is a number of a kind; what is true or false is none."""
    return isinstance(value, kind) and not isinstance(value, bool)


def _is_text(value: object, matches: Callable[[str], object]) -> bool:
    return isinstance(value, str) and bool(matches(value))


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers that are safe to put on the wire; a bad value is told without showing it."""
    for name, value in headers.items():
        if not _is_text(name, _HEADER_NAME):
            raise ConfigurationError(f"{name!r} is no valid header name")
        if not _is_text(value, _HEADER_VALUE) or value != value.strip():
            raise ConfigurationError(f"The value of header {name!r} must be printable ASCII without blanks at its ends")
        if name.lower() in _OWN_HEADERS:
            raise ConfigurationError(f"Header {name!r} is set by the client itself")
    return dict(headers)

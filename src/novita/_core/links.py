"""Links in answers: whether to follow one, and what to call the file behind it. Pure."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import unquote, urlsplit

from novita.exceptions import DownloadError

from .options import is_local

MAX_REDIRECTS = 5
MAX_DOWNLOAD_BYTES = 2 * 1024**3

_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)
_ENDINGS = {
    "image/png": ".png", "image/jpeg": ".jpeg", "image/webp": ".webp", "image/gif": ".gif", "video/mp4": ".mp4",
    "video/quicktime": ".mov", "audio/mpeg": ".mp3", "audio/wav": ".wav", "audio/x-wav": ".wav", "audio/flac": ".flac",
    "audio/ogg": ".ogg", "audio/opus": ".opus",
}  # fmt: skip
_ENDING_ONLY = re.compile(r"[._-]+(\.[A-Za-z0-9]{2,5})").fullmatch
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII).fullmatch


def shown(url: str) -> str:
    """The link without its query, which often is a signature."""
    return url.partition("?")[0].partition("#")[0][:200]


def check_link(url: str, *, local: bool) -> None:
    """Refuse a link that must not be followed.

    Args:
        url: The link.
        local: Whether the API itself is on this machine, so that links may be too.

    Raises:
        DownloadError: It is not https, names a user, or leads into a private network.
    """
    try:
        parts = urlsplit(url)
        host, user, _ = parts.hostname or "", parts.username, parts.port  # a port that is none is told here only
    except ValueError:
        raise DownloadError("download: the link is malformed") from None
    on_this_machine = local and is_local(host)
    if parts.scheme != "https" and not (on_this_machine and parts.scheme == "http"):
        raise DownloadError(f"download: {shown(url)} is no https link")
    if not host or user is not None:
        raise DownloadError("download: the link is malformed")
    if is_local(host) and not local:
        raise DownloadError(f"download: {shown(url)} leads to this machine")


def check_address(address: str, host: str, *, local: bool) -> None:
    """Refuse an address that a host of a link resolved to.

    Raises:
        DownloadError: It is not a public one.
    """
    found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        found = _inner(found) or found
    if found.is_loopback and local:
        return
    if not found.is_global or found.is_multicast or any(found in each for each in _NOT_PUBLIC):
        raise DownloadError(f"download: {host} is in a private network ({found})")


_NOT_PUBLIC = tuple(map(ipaddress.IPv6Network, ("::/96", "64:ff9b:1::/48", "fec0::/10")))
"""What Python, or an older one, takes for public: IPv4 in disguise, NAT64 and addresses of the own site."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one only carries."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def file_name(url: str, kind: str, fallback: str = "result") -> str:
    """A harmless name for the file behind a link.

    Args:
        url: The link; the last part of its path is the name, as far as it is harmless.
        kind: Content type, or a format such as `png`; it gives the ending where the link has none.
        fallback: Name for a link without one.
    """
    try:
        last = unquote(urlsplit(url).path.rpartition("/")[2])
    except ValueError:
        last = ""
    last = _UNSAFE.sub("_", last)
    if ending_only := _ENDING_ONLY(last):  # of a name in other letters
        last = fallback + ending_only[1]
    name = last.strip("._-")[-100:].lstrip("._-") or fallback
    if _DEVICES(name):
        name = f"{fallback}-{name}"
    kind = kind.partition(";")[0].strip().lower()
    ending = _ENDINGS.get(kind) or (f".{kind}" if re.fullmatch(r"[a-z0-9]{2,5}", kind) else "")
    return name if re.search(r"\.\w{2,5}$", name) else name + ending

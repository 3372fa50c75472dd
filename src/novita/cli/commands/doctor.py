"""`novita doctor`: what is configured, and whether it works."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from novita import RawResponse
from novita._core.options import without_secrets
from novita._version import __version__
from novita.exceptions import APIStatusError, AuthenticationError, NovitaError
from novita.operations.gpu.clusters import ListClusters

from .. import errors, profiles
from ..options import account

MOST_SKEW_SECONDS = 30.0
_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy")
_PACKAGES = ("httpx", "h2", "msgspec", "pydantic")


class Findings:
    """Writes one line for each thing looked at, and remembers the worst."""

    def __init__(self) -> None:
        self.status: int = errors.OK

    def fine(self, what: str, text: str) -> None:
        """Something is as it should be."""
        sys.stdout.write(f"ok    {what:<13}{text}\n")

    def note(self, what: str, text: str) -> None:
        """Something to know."""
        sys.stdout.write(f"note  {what:<13}{text}\n")

    def bad(self, what: str, text: str, status: int) -> None:
        """Something is wrong."""
        sys.stdout.write(f"BAD   {what:<13}{text}\n")
        self.status = self.status or status

    def failed(self, what: str, error: NovitaError) -> None:
        """Something is wrong, and perhaps what to do about it."""
        status, hint = errors.status_of(error)
        self.bad(what, errors.told(error), status)
        if hint and "doctor" not in hint:
            sys.stdout.write(f"{'':19}{hint}\n")


@account
@click.command("doctor")
@click.option("-t", "--timeout", type=float, default=15.0, show_default=True, metavar="SECONDS", help="Deadline.")
def command(*, profile: str | None, timeout: float) -> int:
    """Check key, connection, protocol, clock, versions and proxy. The exit status is 0 when all is well."""
    findings = Findings()
    findings.note("versions", ", ".join(_versions()))
    for name in _PROXIES:
        if value := os.environ.get(name):
            findings.note("proxy", f"{name}={without_secrets(value)}")
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        if value := os.environ.get(name):
            there = os.path.exists(value)  # noqa: PTH110 - a name, not a path to work with
            tell = findings.note if there else partial(findings.bad, status=errors.USAGE)
            tell("certificates", f"{name}={value}{'' if there else ': there is no such file'}")
    try:
        if known := profiles.read().profiles:
            findings.note("profiles", f"{', '.join(known)}, in {profiles.config_file()}")
        found = profiles.connection(profile, timeout)
        client = found.client()
    except NovitaError as error:
        findings.failed("key" if isinstance(error, AuthenticationError) else "settings", error)
        return findings.status
    findings.fine("key", f"from {found.source}")
    with client:
        findings.note("server", client.base_url)
        before = time.time()
        try:
            raw = client.with_options(max_retries=0).raw(ListClusters())
        except APIStatusError as error:
            findings.failed("service", error)
        except NovitaError as error:
            findings.failed("connection", error)
        else:
            _connected(findings, raw, before)
    return findings.status


def _connected(findings: Findings, raw: RawResponse[Any], before: float) -> None:
    findings.fine("connection", f"answered in {raw.elapsed_seconds * 1000:.0f} ms, connecting included")
    tell: Callable[[str, str], None] = findings.fine if raw.http_version == "HTTP/2" else findings.note
    tell("protocol", raw.http_version)
    try:
        there = parsedate_to_datetime(raw.headers.get("date", "")).timestamp()
    except (ValueError, OverflowError):  # there is none, or what is none
        return
    # The server's clock is read in whole seconds, somewhere between sending and receiving.
    skew = there + 0.5 - (before + time.time()) / 2
    if abs(skew) > MOST_SKEW_SECONDS:
        findings.bad("clock", f"differs from the server's by {-skew:+.0f} s", errors.FAILED)
    else:
        findings.fine("clock", "agrees with the server's")


def _versions() -> Iterator[str]:
    yield f"novita {__version__}"
    yield f"Python {platform.python_version()} on {platform.system()}"
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue

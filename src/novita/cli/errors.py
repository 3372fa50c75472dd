"""What the exit status says, and errors as one readable line and a hint."""

from __future__ import annotations

import sys
import traceback

import click

from novita import exceptions as e

from .printable import printable
from .tree import Place

OK, FAILED, USAGE, NOT_FOUND, AUTH, CONNECTION, AMBIGUOUS = range(7)
INTERRUPTED, BROKEN_PIPE = 130, 141

_STATUS: tuple[tuple[type[BaseException], int, str], ...] = (
    (e.AmbiguousRequestError, AMBIGUOUS, "It may have taken effect. Look before you try again."),
    (e.AuthenticationError, AUTH, "Set NOVITA_API_KEY, or store a key of the Novita console with: novita login"),
    (e.PermissionDeniedError, AUTH, "The key is known but may not do this; see: novita utility quotas list"),
    (e.NotFoundError, NOT_FOUND, ""),
    (e.WaitTimeoutError, CONNECTION, "It goes on without you; wait longer with a larger --timeout."),
    (e.APITimeoutError, CONNECTION, "Give it longer with --timeout, or see: novita doctor"),
    (e.APIConnectionError, CONNECTION, "See what is wrong with: novita doctor"),
    (e.RequestValidationError, USAGE, "--help shows what is allowed."),
    (e.ConfigurationError, USAGE, ""),
    (e.MissingPackageError, USAGE, ""),
    (e.EndpointRetiredError, NOT_FOUND, ""),
    (e.InsufficientBalanceError, FAILED, "See: novita cost"),
    (e.RateLimitError, FAILED, "Wait a moment."),
    (e.ResponseValidationError, FAILED, "The service changed or misbehaved; --debug shows more."),
    (e.NovitaError, FAILED, ""),
    (OSError, FAILED, ""),
)

_EXTRAS = {"uvicorn": "dashboard"}
"""Packages that only some commands need, and what brings them, where the part itself does not say so."""


def status_of(error: BaseException) -> tuple[int, str]:
    """Exit status and hint for an error."""
    for kind, status, hint in _STATUS:
        if isinstance(error, kind):
            return status, _what_there_is(error) if isinstance(error, e.NotFoundError) else hint
    return FAILED, ""


def _what_there_is(error: e.NotFoundError) -> str:
    place = Place(tuple((error.operation or "").split(".")[:-1]))
    known = place.path and not place.is_group and place.source.exists() and "list" in place.operations()
    return f"See what there is with: novita {' '.join(place.path).replace('_', '-')} list" if known else ""


def report(error: Exception, *, debug: bool) -> int:
    """Say on stderr what went wrong and give the exit status."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show(sys.stderr)
        return USAGE
    if isinstance(error, click.ClickException):
        usage = error.ctx if isinstance(error, click.UsageError) else None
        status, hint = error.exit_code, f"See: {usage.command_path} --help" if usage else ""
        text = error.format_message()
    elif isinstance(error, ModuleNotFoundError):
        package = (error.name or "").partition(".")[0]
        if package not in _EXTRAS:
            raise error
        status, hint = USAGE, f"pip install 'novita-sdk-python[{_EXTRAS[package]}]'"
        text = f"{package} is missing"
    else:
        status, hint = status_of(error)
        text = told(error)
    sys.stderr.write(f"Error: {' '.join(printable(text).split())}\n")
    if hint and hint.rstrip(".") not in text:
        sys.stderr.write(f"Hint: {hint}\n")
    return status


def told(error: Exception) -> str:
    """What an error says, in terms of the command line."""
    if isinstance(error, OSError) and not isinstance(error, e.NovitaError):
        text = error.strerror or str(error)
        return f"{error.filename}: {text}" if error.filename else text
    # The hint says what to do next; this one says it in terms of Python.
    return str(error).removesuffix(f" {e.AuthenticationError.hint}") or type(error).__name__

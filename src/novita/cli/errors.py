"""What the exit status says, and errors as one readable line and a hint."""

from __future__ import annotations

import sys
import traceback

import click

from novita import exceptions as e

OK, FAILED, USAGE, NOT_FOUND, AUTH, CONNECTION, AMBIGUOUS = range(7)
INTERRUPTED, BROKEN_PIPE = 130, 141

_STATUS: tuple[tuple[type[BaseException], int, str], ...] = (
    (e.AmbiguousRequestError, AMBIGUOUS, "It may have taken effect. Look before you try again."),
    (e.AuthenticationError, AUTH, "Set NOVITA_API_KEY, or store a key with: novita login"),
    (e.PermissionDeniedError, AUTH, "The key is known but may not do this; see: novita utility quotas list"),
    (e.NotFoundError, NOT_FOUND, "The `list` command beside it shows what there is."),
    (e.WaitTimeoutError, CONNECTION, "It goes on without you; wait longer with a larger --timeout."),
    (e.APITimeoutError, CONNECTION, "Give it longer with --timeout, or see: novita doctor"),
    (e.APIConnectionError, CONNECTION, "See what is wrong with: novita doctor"),
    (e.RequestValidationError, USAGE, "--help shows what is allowed."),
    (e.ConfigurationError, USAGE, ""),
    (e.EndpointRetiredError, NOT_FOUND, ""),
    (e.InsufficientBalanceError, FAILED, "See: novita cost"),
    (e.RateLimitError, FAILED, "Wait a moment."),
    (e.ResponseValidationError, FAILED, "The service changed or misbehaved; --debug shows more."),
    (e.NovitaError, FAILED, ""),
    (OSError, FAILED, ""),
)


def status_of(error: BaseException) -> tuple[int, str]:
    """Exit status and hint for an error."""
    for kind, status, hint in _STATUS:
        if isinstance(error, kind):
            return status, hint
    return FAILED, ""


def report(error: Exception, *, debug: bool) -> int:
    """Say on stderr what went wrong and give the exit status."""
    if isinstance(error, click.ClickException):
        if debug:
            traceback.print_exception(error)
        error.show(sys.stderr)
        return USAGE if isinstance(error, click.UsageError) else error.exit_code
    status, hint = status_of(error)
    if debug:
        traceback.print_exception(error)
    text = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, OSError) and not isinstance(error, e.NovitaError):
        text = f"{error.filename}: {error.strerror}" if error.filename else text
    sys.stderr.write(f"Error: {text}\n")
    if hint and hint.rstrip(".") not in text:
        sys.stderr.write(f"Hint: {hint}\n")
    return status

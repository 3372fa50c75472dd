"""What asks before it acts: everything that deletes, and everything that begins to bill by itself."""

from __future__ import annotations

import sys
from typing import Any

import click

from novita._core.operation import Operation
from novita._core.spec import Spec

_DELETES = {"delete", "purge", "reset"}
_RENTED = {"instances", "endpoints", "storages"}
_BILLS = {"convert", "create", "expand", "renew", "set", "start", "update", "upgrade"}
_FREE = {"set_auto_migrate", "set_web_terminal", "update_ports"}
"""Changes to rented things that cost nothing."""


def danger(spec: Spec) -> str | None:
    """What an operation does that is worth a question, in words, or None.

    Calls of models are charged by use, as everybody who makes them knows; they do not ask.
    """
    *_, resource, method = spec.name.split(".")
    first = method.partition("_")[0]
    if spec.verb == "DELETE" or first in _DELETES:
        return "deletes"
    if spec.name.startswith("gpu") and resource in _RENTED and first in _BILLS and method not in _FREE:
        return "may be billed"
    if spec.name.startswith("model.training.create"):
        return "may be billed"
    return None


def ask(operation: Operation[Any], *, yes: bool) -> None:
    """Ask before an operation that deletes or bills.

    Raises:
        click.UsageError: There is nobody to ask.
        click.Abort: The answer was no.
    """
    what = danger(operation.spec)
    if what is None or yes:
        return
    spec = operation.spec
    subject = " ".join([*spec.name.split("."), *(str(getattr(operation, name)) for name in spec.positional)])
    if not sys.stdin.isatty():
        raise click.UsageError(f"`{subject}` {what}. There is no terminal to ask on: say --yes to do it.")
    click.confirm(f"`{subject}` {what}. Go on?", abort=True, err=True)

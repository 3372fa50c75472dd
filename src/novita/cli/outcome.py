"""What becomes of an operation after its answer: waiting for it, and saving its files."""

from __future__ import annotations

import importlib
import inspect
import sys
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from novita._core.operation import Operation
from novita._core.task import TaskOperation

if TYPE_CHECKING:
    from novita.client import NovitaClient

LONGEST_WAIT = 3600.0
"""Seconds; videos take minutes."""


def waits(operation: type[Operation[Any]]) -> bool:
    """Whether it begins or asks for something that takes a while."""
    return issubclass(operation, TaskOperation) or operation.outcome is not None


def makes_files(operation: type[Operation[Any]]) -> bool:
    """Whether it leads to files."""
    return hasattr(operation, "handle") or operation.outcome == "files"


def of(client: NovitaClient, operation: Operation[Any], *, save: str | None) -> Any:
    """Perform an operation and see it through: the paths of the saved files, or what it was waited for.

    Args:
        client: Client to ask and to fetch with.
        operation: What to perform.
        save: Directory for the files, or None.
    """
    if save is not None:
        Path(save).mkdir(parents=True, exist_ok=True)  # fails before anything is begun
    handle = _handle(client, operation)
    if not waits(type(operation)):
        return _saved(handle, save or ".")
    with _Teller() as teller:
        result = handle.wait(timeout=LONGEST_WAIT, on_update=teller.tell)
        return result if save is None else _saved(handle.result(timeout=LONGEST_WAIT), save)


def _handle(client: NovitaClient, operation: Operation[Any]) -> Any:
    if operation.outcome is None:
        module, _, name = str(getattr(operation, "handle", "")).rpartition(".")
        handle = getattr(importlib.import_module(module), name).of(client, client.send(operation))
        if begun := getattr(handle, "id", None):
            sys.stderr.write(f"begun: {begun}\n")
        return handle
    make = attrgetter(operation.spec.name.rpartition(".")[0])(client).handle
    given = {name: getattr(operation, name, None) for name in inspect.signature(make).parameters}
    if None in given.values():  # the id of what is only now begun
        begun = client.send(operation).id
        sys.stderr.write(f"begun: {begun}\n")
        given = {name: begun if value is None else value for name, value in given.items()}
    return make(**given)


def _saved(files: Any, directory: str) -> list[str]:
    saved = files.save(directory)
    return [str(each) for each in (saved if isinstance(saved, list) else [saved])]


class _Teller:
    """Says on stderr how far it is: on a terminal in one line that changes, elsewhere each state once."""

    def __init__(self) -> None:
        self._said = ""
        self._rewrites = sys.stderr.isatty()

    def tell(self, state: Any) -> None:
        """Say a state, if it looks different from the one before."""
        line = str(state.status)
        progress = getattr(state, "progress_percent", None)
        if self._rewrites:
            line += f", {progress:.0f} %" if progress else ""
            sys.stderr.write(f"\r\x1b[K{line}")
        elif line != self._said:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
        self._said = line

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._rewrites and self._said:
            sys.stderr.write("\n")

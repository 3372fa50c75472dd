"""Files that operations make: waiting for them, and saving them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from novita._core.operation import Operation
from novita._core.task import TaskOperation
from novita.client import NovitaClient

LONGEST_WAIT = 3600.0
"""Seconds; videos take minutes."""


def makes_files(operation: type[Operation[Any]]) -> bool:
    """Whether the answer leads to files."""
    return hasattr(operation, "handle")


def finish(client: NovitaClient, operation: Operation[Any], answer: Any, *, save: str | None, wait: bool) -> Any:
    """What the answer comes to: the saved files, the finished task, or the answer itself.

    Args:
        client: Client to ask and to fetch with.
        operation: What was performed.
        answer: Its bare answer.
        save: Directory for the files, or None.
        wait: Whether to wait for a task that was only begun; saving waits as well.
    """
    if not (save or wait):
        return answer
    module, _, name = str(getattr(operation, "handle", "")).rpartition(".")
    handle: Any = getattr(importlib.import_module(module), name).of(client, answer)
    if isinstance(operation, TaskOperation):
        result = handle.wait(timeout=LONGEST_WAIT, on_update=_tell)
        if save is None:
            return result
        handle = handle.result(timeout=LONGEST_WAIT)
    if save is None:
        return answer
    Path(save).mkdir(parents=True, exist_ok=True)
    saved = handle.save(save)
    return [str(each) for each in (saved if isinstance(saved, list) else [saved])]


def _tell(state: Any) -> None:
    progress = state.progress_percent
    sys.stderr.write(f"{state.status}{f', {progress:.0f} %' if progress else ''}\n")

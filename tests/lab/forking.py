"""Forked children of the test's process."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

F = TypeVar("F", bound=Callable[..., Any])


def forks(test: F) -> F:
    """For a test that forks, in a process that has other threads."""
    quiet: F = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")(test)
    able: F = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")(quiet)
    return able


def forked(work: Callable[[], object]) -> int:
    """The id of a child that does something and nothing else; one that waits for ever is ended."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.alarm(10)
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def went_well(child: int) -> bool:
    """Wait for a child, and say whether it did what it was to do."""
    return os.waitpid(child, 0)[1] == 0

"""The command, as the tests of the command line run it."""

from __future__ import annotations

from cli.conftest import own_directories, run

__all__ = ["own_directories", "run"]

"""The command `novita`. What it can do is derived from the declarations in `novita.operations`."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status.

    Args:
        arguments: What follows the command's name; those of the process if left out.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        _start_quickly()
    try:
        if given == ["--version"]:  # a fifth of the time it takes to load the rest
            from novita._version import __version__

            try:
                sys.stdout.write(f"novita {__version__}\n")
                sys.stdout.flush()
            except OSError:  # nobody reads it, or the disk is full: told as by any other command
                return _run(given)
            return 0
        return _run(given)
    except KeyboardInterrupt:  # while it still loads, or already ends
        return 130
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich", "platformdirs", "yaml"}:
            raise
        sys.stderr.write("The command line needs an extra: pip install 'novita-sdk-python[cli]'\n")
        return 2


def _run(given: list[str]) -> int:
    from .run import run

    return run(given)


def _start_quickly() -> None:
    """Leave out of this process what no command needs; a program that calls `main` keeps its settings."""
    # A closed stream (`>&-`) is None, and its number would be that of the next connection.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the process
    # Programs read and write UTF-8, whatever the locale says; a terminal shows escaped what it has no letters for.
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    # Imports make tens of thousands of objects that all stay: looking among them for garbage takes a tenth of the time.
    gc.set_threshold(50_000, 20, 20)
    # Looking for plugins of Pydantic reads what every installed package says about itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # httpx has a command of its own, which loads rich and click; httpcore loads h2, in whose place is our engine.
    for name in ("httpx._main", "h2"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # what Python has for "not to be imported"

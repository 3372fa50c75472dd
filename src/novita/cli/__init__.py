"""The command `novita`. What it can do is derived from the declarations in `novita.operations`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status.

    Args:
        arguments: What follows the command's name; those of the process if left out.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:  # a fifth of the time it takes to load the rest
        from novita._version import __version__

        sys.stdout.write(f"novita {__version__}\n")
        return 0
    if arguments is None:
        _start_quickly()
    try:
        from .run import run
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich", "platformdirs", "yaml"}:
            raise
        sys.stderr.write("The command line needs an extra: pip install 'novita-sdk-python[cli]'\n")
        return 2
    return run(given)


def _start_quickly() -> None:
    """Leave out of this process what no command needs; a program that calls `main` keeps its settings."""
    # Imports make tens of thousands of objects that all stay: looking among them for garbage takes a tenth of the time.
    gc.set_threshold(50_000, 20, 20)
    # Looking for plugins of Pydantic reads what every installed package says about itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # httpx has a command of its own, which loads rich and click; httpcore loads h2, in whose place is our engine.
    for name in ("httpx._main", "h2"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # what Python has for "not to be imported"

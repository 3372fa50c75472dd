"""One run of the command: from its arguments to its exit status. No traceback escapes unless `--debug` asks for it."""

from __future__ import annotations

import os
import sys

import click

from novita.exceptions import NovitaError

from . import errors
from .app import cli


def run(arguments: list[str]) -> int:
    """Run the command line and give its exit status."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        return _reader_gone()


def _run(arguments: list[str]) -> int:
    stdout = sys.stdout
    try:
        result = cli.main(arguments, prog_name="novita", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:  # an OSError, but nothing to tell anybody about
        raise
    except SystemExit as ended:  # of a completion, of argparse, and of a broken pipe, for which click wraps stdout
        if sys.stdout is not stdout:
            return _reader_gone()
        return ended.code if isinstance(ended.code, int) else errors.OK
    except click.Abort:  # a question was answered with no, or Ctrl-C, after which click has ended the line
        return errors.INTERRUPTED
    except (click.ClickException, NovitaError, OSError, ModuleNotFoundError) as error:
        return errors.report(error, debug="--debug" in arguments)
    return result if isinstance(result, int) else errors.OK


def _reader_gone() -> int:
    # What is still in the buffer must not fail again when Python ends.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return errors.BROKEN_PIPE

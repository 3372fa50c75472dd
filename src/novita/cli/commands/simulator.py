"""`novita simulator`: `python -m novita.simulator` by its short name."""

from __future__ import annotations

import click


@click.command(
    "simulator",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def command(*, words: tuple[str, ...]) -> int:
    """Serve a simulated API on this machine."""
    from novita.simulator.__main__ import main

    return main(list(words), prog="novita simulator")

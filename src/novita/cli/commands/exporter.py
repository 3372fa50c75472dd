"""`novita exporter`: `python -m novita.fleet.prometheus` by its short name, with the key of a profile."""

from __future__ import annotations

import os

import click

from ..profiles import connection


@click.command(
    "exporter",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def command(*, words: tuple[str, ...]) -> int:
    """Serve the fleet's metrics to Prometheus."""
    from novita.fleet.prometheus import main

    found = connection()
    if found.api_key:
        os.environ["NOVITA_API_KEY"] = found.api_key
    if found.base_url:
        os.environ["NOVITA_BASE_URL"] = found.base_url
    return main(list(words), prog="novita exporter")

"""`novita exporter`: `python -m novita.fleet.prometheus` by its short name, with the key of a profile."""

from __future__ import annotations

import click

from ..profiles import connection


@click.command(
    "exporter",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def command(*, words: tuple[str, ...]) -> None:
    """Serve the fleet's metrics to Prometheus."""
    from novita.fleet.prometheus import parser_of, run

    chosen = parser_of("novita exporter").parse_args(words)
    try:
        run(chosen, connection().async_client())
    except OverflowError as error:  # of a port above 65535
        raise click.UsageError(str(error)) from None

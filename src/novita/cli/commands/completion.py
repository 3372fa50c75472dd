"""`novita completion`: what a shell reads to complete this command, ids of your instances included."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what makes a shell complete this command.

    For bash, put this into ~/.bashrc: eval "$(novita completion bash)"
    """
    found = get_completion_class(shell)
    if found is None:  # cannot be: click knows the three
        raise click.UsageError(f"{shell} is not known")
    click.echo(found(ctx.find_root().command, {}, "novita", "_NOVITA_COMPLETE").source())

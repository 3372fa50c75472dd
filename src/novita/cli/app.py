"""The tree of commands: namespaces and resources by their declarations, and a few made by hand."""

from __future__ import annotations

import importlib

import click

from .suggestion import instead
from .tree import Place

_CONTEXT = {
    "help_option_names": ["-h", "--help"],
    "token_normalize_func": lambda name: name.replace("_", "-"),
    "max_content_width": 120,
}

MADE_BY_HAND = {
    "top": "Watch the fleet live.",
    "dashboard": "Watch the fleet in a browser.",
    "events": "Print what happens in the fleet as JSON lines.",
    "exporter": "Serve the fleet's metrics to Prometheus.",
    "cost": "Show what runs, what it costs and how long the balance lasts.",
    "wait": "Wait until an instance is in a state.",
    "ssh": "Open a shell on an instance.",
    "simulator": "Serve a simulated API on this machine.",
    "login": "Store a key.",
    "doctor": "Check key, connection, protocol, clock, versions and proxy.",
    "completion": "Print what makes a shell complete this command.",
}
"""Commands in modules of their own, and what they do; a module is loaded when its command runs."""


class PlaceGroup(click.Group):
    """A namespace, a group or a resource; what is below it is found when it is asked for."""

    def __init__(self, name: str, place: Place) -> None:
        super().__init__(name, short_help=place.summary, context_settings=_CONTEXT)
        self.place = place

    def _below(self) -> dict[str, Place]:
        return {name.replace("_", "-"): each for name, each in self.place.below().items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names below."""
        if self.place.is_group:
            return list(self._below())
        return [name.replace("_", "-") for name in self.place.operations()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A resource, or an operation of one."""
        name = cmd_name.replace("_", "-")
        if self.place.is_group:
            found = self._below().get(name)
            return PlaceGroup(name, found) if found else None
        from .command import OperationCommand

        operation = self.place.operations().get(name.replace("-", "_"))
        return OperationCommand(name, operation) if operation else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named, or say which there are."""
        if args[0][:1] != "-" and not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            raise click.UsageError(f"There is no command {args[0]!r}{instead(args[0], self.list_commands(ctx))}", ctx)
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what is in front of the command's name: options of a command come after it."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise click.UsageError(
                f"No such option {error.option_name!r} in front of a command: options come after its name, "
                "as in `novita gpu instances list -o json`",
                ctx,
            ) from None

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The docstring of the module."""
        self.help: str | None = self.place.description
        super().format_help_text(ctx, formatter)


class Root(PlaceGroup):
    """`novita` itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Namespaces, then what is made by hand."""
        return [*super().list_commands(ctx), *MADE_BY_HAND]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A namespace or a command made by hand."""
        if cmd_name in MADE_BY_HAND:
            module = importlib.import_module(f".commands.{cmd_name}", __package__)
            command: click.Command = module.command
            return command
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Two lists, without loading what they name."""
        with formatter.section("API"):
            formatter.write_dl([(name, place.summary) for name, place in self._below().items()])
        with formatter.section("Tools"):
            formatter.write_dl(list(MADE_BY_HAND.items()))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it is."""
        formatter.write_paragraph()
        formatter.write_text(
            "Novita AI on the command line. Every operation of the SDK is a command, such as "
            "`novita gpu instances list --status running`."
        )


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from novita._version import __version__

        click.echo(f"novita {__version__}")
        ctx.exit()


cli: Root = Root("novita", Place())
cli.params = [
    click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
    ),
    click.Option(["--debug"], is_flag=True, expose_value=False, help="Show the traceback of an error."),
]

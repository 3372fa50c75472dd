"""Options that every operation has. Where a parameter has the same long name it wins; the short form always works."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from novita.exceptions import NovitaError

from . import profiles
from .output import FORMATS
from .query import Fields

CommandT = TypeVar("CommandT", bound=click.Command)

PREFIX = "common_"
"""Sets their values apart from those of parameters."""

FORM: Mapping[str, Any] = {
    "type": click.Choice(FORMATS), "metavar": "FORM", "help": f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}.",
}  # fmt: skip
"""Of an option for the form of a result."""


class ProfileName(click.ParamType[str]):
    """The name of a profile; completion offers those of the configuration."""

    name = "name"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that begin so; none if the configuration cannot be read."""
        with contextlib.suppress(NovitaError, OSError):
            return [CompletionItem(name) for name in profiles.read().profiles if name.startswith(incomplete)]
        return []


@dataclass(frozen=True)
class Common:
    """What they were given."""

    output: str | None
    query: str | None
    limit: int | None
    source: str | None
    yes: bool
    wait: bool
    save: str | None
    dry_run: bool
    curl: bool
    timeout: float | None
    profile: str | None
    show_secrets: bool
    debug: bool

    @classmethod
    def take(cls, given: Mapping[str, Any]) -> Common:
        """From the values click found."""
        values: dict[str, Any] = {name: given.get(PREFIX + name) for name in cls.__dataclass_fields__}
        return cls(**values)


def _options(
    *, answer: Any, many: bool, writes: bool, files: bool, waits: bool
) -> list[tuple[str, list[str], dict[str, Any]]]:
    chosen: list[tuple[str, list[str], dict[str, Any]]] = [
        ("output", ["-o", "--output"], {**FORM, "help": f"{FORM['help']} A table on a terminal, else JSON."}),
        ("query", ["-q", "--query"], {
            "metavar": "FIELDS", "type": Fields(answer),
            "help": "Fields to keep, such as `id` or `id,status,port_mappings.0.port`.",
        }),
        ("source", ["-f", "--from"], {
            "metavar": "FILE", "type": click.Path(exists=True, dir_okay=False, allow_dash=True),
            "help": "Read parameters from a YAML or JSON file, - for stdin; options win over it.",
        }),
    ]  # fmt: skip
    if many:
        chosen.append(("limit", ["-n", "--limit"], {
            "type": click.IntRange(min=1), "metavar": "N", "help": "Stop after so many; all are shown otherwise.",
        }))  # fmt: skip
    if waits:
        chosen.append(("wait", ["--wait"], {
            "is_flag": True, "help": "Wait until it is done; its states are told on stderr.",
        }))  # fmt: skip
    if files:
        chosen.append(("save", ["--save"], {
            "metavar": "DIRECTORY", "type": click.Path(file_okay=False),
            "help": "Save the files that are made there and print their paths" + ("; waits." if waits else "."),
        }))  # fmt: skip
    if writes:
        chosen.append(("yes", ["-y", "--yes"], {"is_flag": True, "help": "Do not ask before it deletes or bills."}))
    chosen += [
        ("dry_run", ["--dry-run"], {"is_flag": True, "help": "Show the request, secrets masked; send nothing."}),
        ("curl", ["--curl"], {"is_flag": True, "help": "Show the request as curl, secrets masked; send nothing."}),
        ("show_secrets", ["--show-secrets"], {
            "is_flag": True, "help": "Show passwords and the like, in results and in requests.",
        }),
        *connection_options(),
    ]  # fmt: skip
    return chosen


def connection_options() -> list[tuple[str, list[str], dict[str, Any]]]:
    """Those that every command has that talks to the service."""
    return [
        ("timeout", ["-t", "--timeout"], {"type": float, "metavar": "SECONDS", "help": "Deadline of one call."}),
        ("profile", ["--profile"], {"type": ProfileName(), "help": "Account to use, from the configuration."}),
        ("debug", ["--debug"], {"is_flag": True, "help": "Show the traceback of an error."}),
    ]


def account(command: CommandT) -> CommandT:
    """Decorator: the options of a command made by hand that talks to the service."""
    command.params += [
        click.Option(["--profile"], type=ProfileName(), help="Account to use, from the configuration."),
        click.Option(["--debug"], is_flag=True, expose_value=False, help="Show the traceback of an error."),
    ]
    return command


def common_options(
    taken: Iterable[str], *, answer: Any, many: bool, writes: bool, files: bool, waits: bool
) -> list[click.Option]:
    """The options as click wants them, without the long names that parameters have taken."""
    used = set(taken)
    found: list[click.Option] = []
    for name, spelt, settings in _options(answer=answer, many=many, writes=writes, files=files, waits=waits):
        names = [each for each in spelt if each not in used]
        found.append(click.Option([*names, PREFIX + name], **settings))
    return found

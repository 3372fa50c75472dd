"""Options that every operation has. Where a parameter has the same long name it wins; the short form always works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from .output import FORMATS

CommandT = TypeVar("CommandT", bound=click.Command)

PREFIX = "common_"
"""Sets their values apart from those of parameters."""


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


def _options(*, paged: bool, writes: bool, files: bool, waits: bool) -> list[tuple[str, list[str], dict[str, Any]]]:
    chosen: list[tuple[str, list[str], dict[str, Any]]] = [
        ("output", ["-o", "--output"], {
            "type": click.Choice(FORMATS), "help": "Form of the result: a table on a terminal, else JSON.",
        }),
        ("query", ["-q", "--query"], {
            "metavar": "FIELDS", "help": "Fields to keep, such as `id` or `id,status,port_mappings.0.port`.",
        }),
        ("source", ["-f", "--from"], {
            "metavar": "FILE", "type": click.Path(exists=True, dir_okay=False, allow_dash=True),
            "help": "Read parameters from a YAML or JSON file, - for stdin; options win over it.",
        }),
    ]  # fmt: skip
    if paged:
        chosen.append(("limit", ["-n", "--limit"], {
            "type": click.IntRange(min=1), "metavar": "N", "help": "Stop after so many; all pages are read otherwise.",
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
        (
            "show_secrets",
            ["--show-secrets"],
            {
                "is_flag": True,
                "help": "Show passwords and the like, in results and in requests.",
            },
        ),
        *connection_options(),
    ]
    return chosen


def connection_options() -> list[tuple[str, list[str], dict[str, Any]]]:
    """Those that every command has that talks to the service."""
    return [
        ("timeout", ["-t", "--timeout"], {"type": float, "metavar": "SECONDS", "help": "Deadline of one call."}),
        ("profile", ["--profile"], {"metavar": "NAME", "help": "Account to use, from the configuration."}),
        ("debug", ["--debug"], {"is_flag": True, "help": "Show the traceback of an error."}),
    ]


def account(command: CommandT) -> CommandT:
    """Decorator: the options of a command made by hand that talks to the service."""
    command.params += [
        click.Option(["--profile"], metavar="NAME", help="Account to use, from the configuration."),
        click.Option(["--debug"], is_flag=True, expose_value=False, help="Show the traceback of an error."),
    ]
    return command


def common_options(taken: Iterable[str], *, paged: bool, writes: bool, files: bool, waits: bool) -> list[click.Option]:
    """The options as click wants them, without the long names that parameters have taken."""
    used = set(taken)
    found: list[click.Option] = []
    for name, spelt, settings in _options(paged=paged, writes=writes, files=files, waits=waits):
        names = [each for each in spelt if each not in used]
        found.append(click.Option([*names, PREFIX + name], **settings))
    return found

"""`novita wait`: until an instance is in a state."""

from __future__ import annotations

import sys

import click

from novita.operations.gpu.instances import GetInstance
from novita.types.gpu.instances import InstanceStatus

from .. import output
from ..fields import Ids, Words
from ..options import FORM, account
from ..profiles import connection
from ..records import plain
from ..shapes import Shape
from ..suggestion import instead

_STATUS = Shape.of(InstanceStatus)
_HELP = "The state wanted, such as running, exited or removed."


@account
@click.command("wait")
@click.argument("instance_id", metavar="INSTANCE-ID", type=Ids(GetInstance))
@click.option("--until", default="running", show_default=True, metavar="STATUS", type=Words(_STATUS), help=_HELP)
@click.option("--anyway", is_flag=True, help="Take a STATUS that this version does not know.")
@click.option("-t", "--timeout", default=600, show_default=True, metavar="SECONDS",
              type=click.FloatRange(0, min_open=True), help="How long at most.")  # fmt: skip
@click.option("-o", "--output", "form", **{**FORM, "help": f"Print the instance as {FORM['help']}"})
def command(
    *, instance_id: str, until: str, anyway: bool, timeout: float, form: str | None, profile: str | None
) -> None:
    """Wait until an instance is in a state; each state on the way is told on stderr."""
    status = until if anyway else _known(until)
    with connection(profile).client() as client:
        instance = client.with_options(validate=not anyway).gpu.instances.wait(
            instance_id,
            until=status,
            timeout=timeout,
            on_update=lambda seen: sys.stderr.write(f"{instance_id} is {seen.status}\n"),
        )
    if form is not None:
        output.write_one(plain(instance), form)


def _known(word: str) -> str:
    """A known status, however its letters are written.

    Raises:
        click.UsageError: It is none: waiting for a misspelt one would take until the timeout.
    """
    known = {each.lower(): each for each in _STATUS.words}
    if word.lower() not in known:
        raise click.UsageError(f"{word!r} is no known status{instead(word, known.values())} (--anyway waits for it)")
    return known[word.lower()]

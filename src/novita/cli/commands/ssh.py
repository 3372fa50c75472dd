"""`novita ssh`: a shell on an instance."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

import click

from novita.operations.gpu.instances import GetInstance
from novita.types.gpu.ssh import SSHConnection

from ..fields import Ids
from ..options import account
from ..profiles import connection


@account
@click.command("ssh", context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.option("--print", "only_print", is_flag=True, help="Print the command instead of running it.")
@click.argument("instance_id", metavar="INSTANCE-ID", type=Ids(GetInstance))
@click.argument("words", metavar="[COMMAND]...", nargs=-1, type=click.UNPROCESSED)
def command(*, only_print: bool, instance_id: str, words: tuple[str, ...], profile: str | None) -> int:
    """Open a shell on an instance, or run a command there.

    The password, where one is asked for: novita gpu instances get ID -q ssh_password --show-secrets
    """
    with connection(profile).client() as client:
        instance = client.gpu.instances.get(instance_id)
    if instance.ssh is None:
        raise click.ClickException(f"{instance_id} is {instance.status} and offers no SSH: is port 22/tcp exposed?")
    if instance.status != "running":
        sys.stderr.write(f"Note: {instance_id} is {instance.status}\n")
    line = command_line(instance.ssh, words)
    if only_print:
        click.echo(shlex.join(line) if os.name == "posix" else subprocess.list2cmdline(line))
        return 0
    program = shutil.which("ssh")
    if program is None:
        raise click.ClickException("there is no ssh on this machine; --print shows the command")
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(program, line)  # noqa: S606 - no shell: what the service says cannot become a command
    return subprocess.run(line, check=False, executable=program).returncode  # noqa: S603 - the same


def command_line(access: SSHConnection, words: tuple[str, ...]) -> list[str]:
    """The words of the command. A host that begins with a dash cannot become an option."""
    return [
        "ssh",
        "-p",
        str(access.port),
        "--",
        f"{access.user}@{access.host}",
        *(words[1:] if words[:1] == ("--",) else words),
    ]

"""`novita login`: keep a key where only you can read it."""

from __future__ import annotations

import os
import sys

import click

from novita._core.options import checked_base_url, checked_key

from .. import profiles


@click.command("login")
@click.option("--profile", default="default", show_default=True, metavar="NAME", help="What to call it.")
@click.option("--api-key-stdin", is_flag=True, help="Read the key from stdin instead of asking.")
@click.option("--keyring", is_flag=True, help="Keep it in the system's keyring instead of a file.")
@click.option("--base-url", metavar="URL", help="Another server than the public one.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def command(*, profile: str, api_key_stdin: bool, keyring: bool, base_url: str | None, debug: bool) -> None:  # noqa: ARG001 - read by `run`
    """Store a key.

    The key is read from stdin or asked for without being shown; it is never an argument, which others could see in the
    list of processes.
    """
    if not profile.replace("-", "").replace("_", "").isalnum():
        raise click.UsageError("A profile is named with letters, digits, - and _.")
    if api_key_stdin:
        key = sys.stdin.read()
    elif sys.stdin.isatty():
        key = click.prompt("API key", hide_input=True, err=True)
    else:
        raise click.UsageError("There is no terminal to ask on: give the key on stdin, with --api-key-stdin.")
    if not key.strip():
        raise click.UsageError("No key was given.")
    path = profiles.store(
        profile, checked_key(key), base_url=checked_base_url(base_url) if base_url else None, in_keyring=keyring
    )
    sys.stderr.write(f"Stored as profile {profile!r} in {path}; check it with: novita doctor --profile {profile}\n")
    if os.environ.get("NOVITA_API_KEY"):
        sys.stderr.write(f"Note: NOVITA_API_KEY is set and wins over it, unless you say --profile {profile}\n")

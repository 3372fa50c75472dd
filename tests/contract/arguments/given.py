"""The arguments of one call."""

from __future__ import annotations

from typing import Any, NamedTuple


class Given(NamedTuple):
    """What a method is called with."""

    positional: tuple[Any, ...]
    named: dict[str, Any]


def given(*positional: Any, **named: Any) -> Given:
    """Write arguments as in a call."""
    return Given(positional, named)

"""Answers of the Model APIs."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")

Into: TypeAlias = type[T]
"""A type to read JSON into; spelt so where a member is called `type`."""


def keep(said: dict[str, Any], event: object, names: tuple[str, ...]) -> None:
    """Take what an event of a stream says of the whole answer; one that leaves it out takes nothing back."""
    said.update({name: value for name in names if (value := getattr(event, name)) or name not in said})

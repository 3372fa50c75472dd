"""Answers of the Model APIs."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

T = TypeVar("T")

Into: TypeAlias = type[T]
"""A type to read JSON into; spelt so where a member is called `type`."""

"""Answers as plain data: Python's names, derived values with their units, secrets masked."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

MASK = "***"
_UNITS = ("datetime", "Decimal")
_SCALARS = frozenset({str, int, float, bool, type(None)})


def plain(value: Any, *, secrets: bool = False) -> Any:
    """Dicts, lists and scalars that hold what an answer holds.

    Args:
        value: An answer.
        secrets: Whether passwords and the like are shown.
    """
    if type(value) in _SCALARS:  # nine of ten
        return value
    if isinstance(value, msgspec.Struct):
        hidden = () if secrets else getattr(value, "__secrets__", ())
        found = {name: plain(getattr(value, name), secrets=secrets) for name in value.__struct_fields__}
        found.update((name, MASK) for name in hidden if found[name])
        found.update((name, plain(getattr(value, name))) for name in derived(type(value)))
        return found
    if isinstance(value, Mapping):
        return {str(name): plain(each, secrets=secrets) for name, each in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, Iterable):
        return [plain(each, secrets=secrets) for each in value]
    return str(value)


@cache
def derived(cls: type[msgspec.Struct]) -> tuple[str, ...]:
    """Properties that say the same in better units: moments and amounts of money."""
    return tuple(
        name
        for base in reversed(cls.__mro__)
        for name, each in vars(base).items()
        if isinstance(each, property)
        and not name.startswith("_")
        and any(kind in str(getattr(each.fget, "__annotations__", {}).get("return")) for kind in _UNITS)
    )

"""Example answers and their schemas, looked into and changed at one place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from oracle import SUCCESS, Documented, resolved

Place: TypeAlias = tuple[str | int, ...]
"""The members and indexes that lead to a value."""


def schema_of(operation: Documented) -> dict[str, Any]:
    """The schema of the answer, or of an event."""
    response: dict[str, Any] = next(each for code, each in operation.node["responses"].items() if code in SUCCESS)
    kind = "text/event-stream" if operation.streamed else "application/json"
    found: dict[str, Any] = response["content"][kind]["schema"]
    return found


def places(value: Any, above: Place = ()) -> Iterator[Place]:
    """Every place in a value, itself first."""
    yield above
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in inner:
        yield from places(member, (*above, key))


def at(value: Any, place: Place) -> Any:
    """What is there."""
    for key in place:
        value = value[key]
    return value


def changed(value: Any, place: Place, new: Any) -> Any:
    """A value with another one at a place, or without it if that is `...`; the original stays as it is."""
    if not place:
        return None if new is ... else new
    key, *rest = place
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    if rest:
        copy[key] = changed(value[key], tuple(rest), new)
    elif new is not ...:
        copy[key] = new
    elif isinstance(key, int) or key in copy:
        del copy[key]
    return copy


def schemas_at(schema: dict[str, Any], root: dict[str, Any], place: Place) -> list[dict[str, Any]]:
    """What a schema says of a place; several, where it has alternatives."""
    found = [*_alternatives(schema, root)]
    for key in place:
        inner = [each.get("items") if isinstance(key, int) else each.get("properties", {}).get(key) for each in found]
        found = [alternative for each in inner if each for alternative in _alternatives(each, root)]
    return found


def types_in(schemas: list[dict[str, Any]]) -> set[str]:
    """The JSON types that schemas allow."""
    said = [each.get("type", []) for each in schemas]
    return {name for each in said for name in ([each] if isinstance(each, str) else each)}


def _alternatives(schema: dict[str, Any], root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    schema = resolved(schema, root)
    yield schema
    for word in ("anyOf", "oneOf", "allOf"):
        for each in schema.get(word, []):
            yield from _alternatives(each, root)

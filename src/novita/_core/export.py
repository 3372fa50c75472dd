"""Structs as tables of Arrow, and from there as data frames; column by column, without a dict for each row.

A table has a column for each member under its Python name, and one for each property that is an amount. Unix seconds
become timestamps in UTC without the `_unix` of their name (null where there is none), `Decimal` becomes
`decimal128(38, 12)`, nested Structs and tuples become structs and lists, and what may be of several types becomes
text. Secrets are left out: tables end up in files.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from novita.exceptions import ConfigurationError, MissingPackageError

from .model import LAST_SECOND

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_UNIX = "_unix"
_DIGITS = 12
_SCALARS: dict[Any, str] = {str: "string", int: "int64", float: "float64", bool: "bool_"}


def to_arrow(items: Iterable[msgspec.Struct], kind: type[msgspec.Struct] | None = None) -> pa.Table:  # pyright: ignore[reportUnknownParameterType]  # untyped
    """A pyarrow table with a row for each Struct, such as the items of a page or the lines of a bill.

    Args:
        items: Structs of one type.
        kind: Their type, which gives the columns where there may be no item. A page knows its own.

    Raises:
        MissingPackageError: pyarrow is not installed.
        ConfigurationError: Nothing tells the columns, or the items are not Structs of one type.
    """
    rows = tuple(items)
    kinds = {type(row) for row in rows} | ({kind} if kind else set())
    if not kinds:
        if of_a_page := getattr(items, "to_arrow", None):
            return of_a_page()
        raise ConfigurationError("an empty list does not tell its columns; pass the type of its items as kind=")
    if len(kinds) > 1 or not all(issubclass(each, msgspec.Struct) for each in kinds):
        found = " and ".join(sorted(each.__name__ for each in kinds))
        raise ConfigurationError(f"a table is made of Structs of one type, got objects of type {found}")
    return arrow_table(rows, kinds.pop())


def to_polars(items: Iterable[msgspec.Struct], kind: type[msgspec.Struct] | None = None) -> pl.DataFrame:
    """A polars data frame with a row for each Struct; see `to_arrow`.

    Args:
        items: Structs of one type.
        kind: Their type, which gives the columns where there may be no item. A page knows its own.

    Raises:
        MissingPackageError: polars is not installed.
        ConfigurationError: Nothing tells the columns, or the items are not Structs of one type.
    """
    frame: pl.DataFrame = polars_frame(to_arrow(items, kind))
    return frame


def to_pandas(items: Iterable[msgspec.Struct], kind: type[msgspec.Struct] | None = None) -> pd.DataFrame:
    """A pandas data frame with a row for each Struct; see `to_arrow`.

    Args:
        items: Structs of one type.
        kind: Their type, which gives the columns where there may be no item. A page knows its own.

    Raises:
        MissingPackageError: pandas is not installed.
        ConfigurationError: Nothing tells the columns, or the items are not Structs of one type.
    """
    frame: pd.DataFrame = pandas_frame(to_arrow(items, kind))
    return frame


def needed(module: str, extra: str) -> Any:
    """A module that an extra brings along.

    Raises:
        MissingPackageError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise MissingPackageError(
            f"this needs the {module} package: pip install 'novita-sdk-python[{extra}]'"
        ) from None


def arrow_table(rows: Sequence[msgspec.Struct], kind: type[msgspec.Struct], names: tuple[str, ...] = ()) -> Any:
    """A pyarrow table of Structs of one type, which may be none.

    Args:
        rows: The Structs.
        kind: Their type.
        names: The members and properties that are columns; unsaid, all members and the properties that are amounts.
    """
    pa = needed("pyarrow", "polars")
    columns = _chosen(kind, names) if names else _columns(kind)
    arrays = [_array(pa, wanted, list(map(attrgetter(source), rows)), (kind,)) for _, source, wanted in columns]
    return pa.Table.from_arrays(arrays, names=[name for name, _, _ in columns])


def polars_frame(table: Any) -> Any:
    """A table as a polars data frame."""
    return needed("polars", "polars").from_arrow(table)


def pandas_frame(table: Any) -> Any:
    """A table as a pandas data frame."""
    needed("pandas", "pandas")
    return table.to_pandas()


def series_table(series: Iterable[tuple[str, str | None, Sequence[Any]]]) -> Any:
    """A pyarrow table of (metric, GPU, points) with a row for each point."""
    pa = needed("pyarrow", "polars")
    known = [each for each in series if each[2]]
    points = [point for _, _, points in known for point in points]
    percent = pa.array([point.value for point in points], pa.float64(), from_pandas=True)  # not a number becomes null
    return pa.table(
        {
            "at": _array(pa, _Moment, [point.timestamp for point in points]),
            "metric": pa.array([metric for metric, _, points in known for _ in points], pa.string()),
            "gpu_id": pa.array([gpu for _, gpu, points in known for _ in points], pa.string()),
            "percent": percent,
        }
    )


class _Moment:
    """Marks a column of Unix seconds."""


@cache
def _columns(kind: type[msgspec.Struct]) -> tuple[tuple[str, str, Any], ...]:
    """(column, attribute, type) of the members, then of the properties that are amounts."""
    secrets: frozenset[str] = getattr(kind, "__secrets__", frozenset())
    found: list[tuple[str, str, Any]] = []
    for field in msgspec.structs.fields(kind):
        if field.name in secrets:
            continue
        wanted = _one_type(field.type)
        if wanted is int and (field.name.endswith(_UNIX) or field.name == "timestamp"):
            wanted = _Moment
        found.append((field.name.removesuffix(_UNIX) if wanted is _Moment else field.name, field.name, wanted))
    found += [(name, name, wanted) for name, wanted in _properties(kind).items() if wanted is Decimal]
    return tuple(found)


@cache
def _chosen(kind: type[msgspec.Struct], names: tuple[str, ...]) -> tuple[tuple[str, str, Any], ...]:
    """(column, attribute, type) of members and properties by name."""
    known = {field.name: field.type for field in msgspec.structs.fields(kind)} | _properties(kind)
    return tuple((name, name, _one_type(known[name])) for name in names)


def _properties(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The types of the properties, by name."""
    found = {name: getattr(kind, name) for name in dir(kind)}
    return {
        name: get_type_hints(attribute.fget).get("return")
        for name, attribute in found.items()
        if isinstance(attribute, property)
    }


def _one_type(wanted: Any) -> Any:
    """The type itself, that of an optional value, or None where there are several."""
    if get_origin(wanted) in (Union, types.UnionType):
        members = {str if get_origin(each) is Literal else each for each in get_args(wanted)} - {type(None)}
        return members.pop() if len(members) == 1 else None
    return str if get_origin(wanted) is Literal else wanted


def _array(pa: Any, wanted: Any, values: list[Any], above: tuple[type, ...] = ()) -> Any:
    """A column of values; `above` are the Structs around it, for types that contain themselves."""
    if wanted in _SCALARS:
        return pa.array(values, getattr(pa, _SCALARS[wanted])())
    if wanted is _Moment:
        known = [value if value and 0 < value <= LAST_SECOND else None for value in values]  # as `moment` has it
        return pa.array(known, pa.timestamp("s", tz="UTC"))
    if wanted is datetime:
        return pa.array(values, pa.timestamp("us", tz="UTC"))
    if wanted is Decimal:
        rounded = [None if value is None else round(value, _DIGITS) for value in values]
        return pa.array(rounded, pa.decimal128(38, _DIGITS))
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) and wanted not in above and _columns(wanted):
        return _structs(pa, wanted, values, (*above, wanted))
    if get_origin(wanted) is tuple:
        return _lists(pa, _one_type(get_args(wanted)[0]), values, above)
    return pa.array([_text(value) for value in values], pa.string())


def _structs(pa: Any, wanted: type[msgspec.Struct], values: list[Any], above: tuple[type, ...]) -> Any:
    columns = _columns(wanted)
    children = [
        _array(pa, kind, [None if value is None else getattr(value, source) for value in values], above)
        for _, source, kind in columns
    ]
    missing = pa.array([value is None for value in values], pa.bool_())
    return pa.StructArray.from_arrays(children, names=[name for name, _, _ in columns], mask=missing)


def _lists(pa: Any, wanted: Any, values: list[Any], above: tuple[type, ...]) -> Any:
    ends, flat = [0], list[Any]()
    for value in values:
        flat.extend(value or ())
        ends.append(len(flat))
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), _array(pa, wanted, flat, above))


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()

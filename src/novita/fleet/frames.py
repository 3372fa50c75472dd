"""A snapshot as a data frame: one row an instance, columns of the same types at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from .snapshot import FleetSnapshot

COLUMNS = {
    **dict.fromkeys(("id", "name", "status", "kind", "product", "region", "billing_mode"), "text"),
    "gpu_num": "int",
    **dict.fromkeys(
        (
            "price_usd_per_hour", "gpu_percent", "gpu_memory_percent", "cpu_percent", "memory_percent", "disk_percent",
        ),
        "float",
    ),
    "measured_at": "time",
    "spot_status": "text",
    "spot_reclaim_at": "time",
    "stale": "bool",
    "age_seconds": "float",
    "error": "text",
}  # fmt: skip
"""Attributes of a row that are columns, and what they hold."""


def columns(snapshot: FleetSnapshot) -> dict[str, list[Any]]:
    """The values of each column; prices as floats, as frames count."""
    found = {name: list(snapshot.column(name)) for name in COLUMNS}
    found["price_usd_per_hour"] = [None if price is None else float(price) for price in found["price_usd_per_hour"]]
    return found


def to_arrow(snapshot: FleetSnapshot) -> pa.Table:  # pyright: ignore[reportUnknownParameterType]  # pyarrow has no types
    """A table of pyarrow."""
    import pyarrow as pa

    kinds = {
        "text": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(),
        "time": pa.timestamp("us", tz="UTC"),
    }  # fmt: skip
    return pa.table(columns(snapshot), schema=pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()]))


def to_polars(snapshot: FleetSnapshot) -> pl.DataFrame:
    """A data frame of polars."""
    import polars as pl

    kinds = {
        "text": pl.String(), "int": pl.Int64(), "float": pl.Float64(), "bool": pl.Boolean(),
        "time": pl.Datetime("us", "UTC"),
    }  # fmt: skip
    return pl.DataFrame(columns(snapshot), schema={name: kinds[kind] for name, kind in COLUMNS.items()})


def to_pandas(snapshot: FleetSnapshot) -> pd.DataFrame:
    """A data frame of pandas, with the instance ids as its index."""
    import pandas as pd

    frame = pd.DataFrame(columns(snapshot))
    for name, kind in COLUMNS.items():
        if kind == "float":
            frame[name] = frame[name].astype("float64")
        elif kind == "time":
            frame[name] = pd.to_datetime(frame[name], utc=True)
    return frame.set_index("id")

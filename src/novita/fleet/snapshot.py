"""The fleet at one moment."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from novita._core import export

from .events import FleetEvent
from .rows import InstanceRow

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_SHOWN = 50
_COLUMNS = (
    "id", "name", "status", "kind", "product", "region", "billing_mode", "gpu_num", "price_usd_per_hour",
    "gpu_percent", "gpu_memory_percent", "cpu_percent", "memory_percent", "disk_percent", "measured_at", "spot_status",
    "spot_reclaim_at", "stale", "age_seconds", "error",
)  # fmt: skip
"""What of a row is a column of data frames."""


class FleetTotals(msgspec.Struct, frozen=True, kw_only=True):
    """Sums and means over a snapshot."""

    instances: int
    """All instances."""
    running: int
    """Those that run."""
    stale: int
    """Those of which something is older than the tick."""
    by_status: dict[str, int]
    """Instances by life-cycle word, the most frequent first."""
    gpus: int
    """GPUs of the running instances."""
    gpu_percent: float | None
    """Core use, mean over the GPUs of running instances that have a value, 0 to 100."""
    gpu_memory_percent: float | None
    """Memory use, mean over the same GPUs, 0 to 100."""
    usd_per_hour: Decimal
    """Price of the running instances for an hour, USD, as far as the service tells."""


class FleetSnapshot(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The fleet at one moment. It never changes; keep it, compare it, pass it to other threads."""

    tick: int
    """Number of the tick, from 0; one that is missing was not begun because the one before took too long."""
    at: datetime
    """When it was taken."""
    rows: tuple[InstanceRow, ...] = ()
    """The instances, in the order of the service's list."""
    events: tuple[FleetEvent, ...] = ()
    """What happened since the snapshot that the same consumer got before."""
    events_dropped: int = 0
    """Older events that are not here because the consumer let too many snapshots pass."""
    outage: bool = False
    """Whether the list was not to be had; the rows are then the last known, all stale."""
    error: str | None = None
    """Why it was not."""
    lateness_seconds: float = 0.0
    """How long after its due time the tick began."""
    duration_seconds: float = 0.0
    """From the begin of the tick until it was complete, or its time was up."""
    calls: int = 0
    """Calls of the API in this tick."""
    failed_calls: int = 0
    """Calls that got an error or no answer, those that were then repeated included."""

    @cached_property
    def totals(self) -> FleetTotals:
        """Sums and means."""
        running = [row for row in self.rows if row.is_running]
        use = [gpu.percent for row in running for gpu in row.gpus if gpu.percent is not None]
        memory = [gpu.memory_percent for row in running for gpu in row.gpus if gpu.memory_percent is not None]
        return FleetTotals(
            instances=len(self.rows),
            running=len(running),
            stale=sum(row.stale for row in self.rows),
            by_status=dict(Counter(row.status for row in self.rows).most_common()),
            gpus=sum(row.gpu_num for row in running),
            gpu_percent=sum(use) / len(use) if use else None,
            gpu_memory_percent=sum(memory) / len(memory) if memory else None,
            usd_per_hour=sum((row.price_usd_per_hour or Decimal() for row in running), start=Decimal()),
        )

    @cached_property
    def by_id(self) -> dict[str, InstanceRow]:
        """The rows by instance id; not to be changed."""
        return {row.id: row for row in self.rows}

    def column(self, name: str) -> tuple[Any, ...]:
        """One attribute of all rows, such as `gpu_percent`, in the order of `rows`."""
        return tuple(getattr(row, name) for row in self.rows)

    def to_arrow(self) -> pa.Table:  # pyright: ignore[reportUnknownParameterType]  # pyarrow has no types
        """The rows as a pyarrow table of the same columns and types at any time: prices decimals, moments timestamps.

        Raises:
            MissingPackageError: pyarrow is not installed.
        """
        return export.arrow_table(self.rows, InstanceRow, _COLUMNS)

    def to_polars(self) -> pl.DataFrame:
        """The rows as a polars data frame; see `to_arrow`.

        Raises:
            MissingPackageError: polars is not installed.
        """
        frame: pl.DataFrame = export.polars_frame(self.to_arrow())
        return frame

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas data frame, with the instance ids as its index; see `to_arrow`.

        Raises:
            MissingPackageError: pandas is not installed.
        """
        frame: pd.DataFrame = export.pandas_frame(self.to_arrow()).set_index("id")
        return frame

    def __repr__(self) -> str:
        totals = self.totals
        flag = f" outage ({self.error})" if self.outage else ""
        return (
            f"<FleetSnapshot {self.tick} at {self.at:%H:%M:%S}: {totals.running} of {totals.instances} running, "
            f"{totals.gpus} GPUs at {_percent(totals.gpu_percent)}, {totals.usd_per_hour:.2f} USD/h{flag}>"
        )

    def _repr_html_(self) -> str:
        shown = ("name", "product", "status", "gpu_num", "gpu_percent", "gpu_memory_percent", "price_usd_per_hour")
        head = "".join(f"<th>{name.replace('_', ' ')}</th>" for name in shown)
        body = "".join(
            f"<tr>{''.join(f'<td>{_cell(getattr(row, name))}</td>' for name in shown)}</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = len(self.rows) - _SHOWN
        note = f"<p>and {more} more</p>" if more > 0 else ""
        return f"<p>{escape(repr(self))}</p><table><tr>{head}</tr>{body}</table>{note}"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f} %"


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if isinstance(value, float) else escape(str(value))


def nothing_known(snapshot: FleetSnapshot) -> bool:
    """Whether nobody has seen the fleet yet, which is not one that is empty and costs nothing."""
    return snapshot.outage and not snapshot.rows

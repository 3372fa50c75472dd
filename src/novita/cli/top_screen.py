"""How `novita top` looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from novita.fleet import FleetEvent, FleetSnapshot, HistoryPoint, InstanceRow
from novita.fleet.snapshot import nothing_known

from .printable import printable
from .top_state import COLUMNS, State

_BARS = "▁▂▃▄▅▆▇"  # no full block: rows stay apart
_SPARK = 16
_LONGEST_SPARK = 72
_NAME = 30
"""Cells that names have before there are more columns: what tells them apart is often at their end."""
_EVENTS = 5
_FRAME = 4
"""Lines besides rows and events: two of totals, one of heads, one of keys."""
_IDLE_PERCENT = 5.0
_HEAD = "bold underline"
_EVENT_STYLES = {
    "gpu_saturated": "yellow", "disk_nearly_full": "yellow", "spot_reclaim_announced": "red", "removed": "red",
}  # fmt: skip

History = Callable[[str | None], Sequence[HistoryPoint]]


def sparkline(values: Sequence[float | None], width: int) -> str:
    """The last values, 0 to 100, as bars; a value that is missing is a dot."""
    bars = ["·" if value is None else _BARS[round(min(max(value, 0), 100) / 100 * 6)] for value in values]
    return "".join(bars[-width:]).rjust(width)


class Screen:
    """Renders a state; rich asks it anew at each refresh."""

    def __init__(self, state: State, history: History) -> None:
        self._state = state
        self._history = history

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """All lines of the screen."""
        state, width = self._state, options.max_width
        if state.snapshot is None:
            yield Text("Looking at the fleet ...  q ends", style="dim")
            return
        height = options.height or console.height
        most = max(0, min(_EVENTS, (height - _FRAME) // 3)) if state.show_events else 0
        events = list(state.events)[len(state.events) - most :]
        state.page = max(1, height - _FRAME - len(events) - bool(events))
        rows = state.rows()
        state.top = max(0, min(state.top, len(rows) - state.page))
        yield self._totals(len(rows), width)
        yield self._outage(width) if state.snapshot.outage else self._fleet_line(width)
        shown = rows[state.top : state.top + state.page]
        yield self._table(shown, width)
        if not shown:
            yield Text(self._why_empty(state.snapshot), style="dim", no_wrap=True, overflow="ellipsis")
        # What is below the table stays at the bottom.
        yield from [Text()] * (height - _FRAME - max(1, len(shown)) - len(events) - bool(events))
        if events:
            yield Text("EVENTS".ljust(width), style=_HEAD, no_wrap=True)
            for each in events:
                yield _event_line(each, width)
        yield self._keys(len(rows), width)

    @staticmethod
    def _why_empty(snapshot: FleetSnapshot) -> str:
        if snapshot.rows:
            return "No instance has these words."
        return "Nothing is known yet." if nothing_known(snapshot) else "There are no instances."

    def _totals(self, shown: int, width: int) -> Text:
        snapshot = self._state.snapshot
        assert snapshot is not None  # noqa: S101 - the caller looked
        totals = snapshot.totals
        use = "-" if totals.gpu_percent is None else f"{totals.gpu_percent:.0f} %"
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f"{snapshot.at.astimezone():%H:%M:%S}  ", style="dim")
        line.append(f"{totals.running} of {totals.instances} running", style="bold")
        line.append(f"  {totals.gpus} GPUs at {use}")
        line.append(f"  {totals.usd_per_hour:,.2f} USD/h", style="bold")
        if totals.stale:
            line.append(f"  {totals.stale} stale", style="yellow")
        if shown != totals.instances:
            line.append(f"  {shown} shown", style="dim")
        line.truncate(width, overflow="ellipsis")
        return line

    def _outage(self, width: int) -> Text:
        snapshot = self._state.snapshot
        assert snapshot is not None  # noqa: S101 - the caller looked
        line = Text(
            f" OUTAGE{', the last known values are shown' if snapshot.rows else ''}: {snapshot.error}",
            style="bold white on red",
            no_wrap=True,
        )
        line.truncate(width, overflow="ellipsis", pad=True)
        return line

    def _fleet_line(self, width: int) -> Text:
        points = self._history(None)
        bars = sparkline([point.gpu_percent for point in points], max(10, width - 6))
        return Text(f"fleet {bars}", style="dim green", no_wrap=True)

    def _table(self, rows: Sequence[InstanceRow], width: int) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style=_HEAD, width=width)
        columns, left = self._fitting(width)
        longest = max((cell_len(row.name or row.id) for row in rows), default=0)
        spark = min(_LONGEST_SPARK, max(_SPARK, left - max(longest, COLUMNS[0].width) - 1))
        name = max(1, left - spark - 1)
        for number in columns:
            column = COLUMNS[number]
            mark = ("▲" if column.falling == self._state.turned else "▼") if number == self._state.sort else ""
            table.add_column(
                f"{column.title}{mark}",
                width=name if number == 0 else _cells(number),
                justify="right" if column.falling else "left",
                no_wrap=True,
                overflow="ellipsis",
            )
        table.add_column("GPU USE", width=spark, justify="right", no_wrap=True)
        for row in rows:
            use = [point.gpu_percent for point in self._history(row.id)[-spark:]] if row.is_running else []
            cells = [_cell(COLUMNS[number].value(row)) for number in columns]
            style = "yellow" if row.gpu_percent is not None and row.gpu_percent < _IDLE_PERCENT else "dim green"
            table.add_row(*cells, Text(sparkline(use, spark), style=style), style=_style(row))
        return table

    @staticmethod
    def _fitting(width: int) -> tuple[list[int], int]:
        """The columns that fit beside a name and a sparkline, and the cells that those two have."""
        left, name = width, min(_NAME, width * 2 // 5)
        found = [0]
        for number in (4, 1, 3, 8, 2, 5, 6, 7, 9):
            need = _cells(number) + 1
            if need <= left - _SPARK - name:
                found.append(number)
                left -= need
        return sorted(found), left

    def _keys(self, shown: int, width: int) -> Text:
        state = self._state
        if state.typing:
            typed = f"filter: {state.filter}▏"
            while cell_len(typed) > width:  # the end is what is being typed
                typed = typed[1:]
            hint = " (Enter keeps it, Esc drops it)"[: width - cell_len(typed)]
            return Text(f"{typed}{hint}", style="reverse", no_wrap=True)
        last = min(shown, state.top + state.page)
        where = f"{state.top + 1 if shown else 0}-{last} of {shown}"
        kept = f"  filter: {state.filter} (Esc drops it)" if state.filter else ""
        line = f"{where}{kept}  q end  / filter  s sort  r reverse  e events  arrows scroll"
        text = Text(line, style="dim", no_wrap=True)
        text.truncate(width, overflow="ellipsis")
        return text


def _cells(number: int) -> int:
    column = COLUMNS[number]
    return max(column.width, len(column.title) + 1)


def _event_line(event: FleetEvent, width: int) -> Text:
    what = str(event).removeprefix(event.kind)
    line = Text(no_wrap=True)
    line.append(f"{event.at.astimezone():%H:%M:%S} ", style="dim")
    line.append(f"{event.kind.replace('_', ' '):<22}", style=_EVENT_STYLES.get(event.kind, "cyan"))
    line.append(printable(what))
    line.truncate(width, overflow="ellipsis")
    return line


def _style(row: InstanceRow) -> str:
    if row.stale:
        return "yellow"
    return "" if row.is_running else "dim"


def _cell(value: Any) -> Text:
    if value is None:
        return Text("-")
    if isinstance(value, float):
        return Text(f"{value:.0f}")
    if isinstance(value, Decimal):
        return Text(f"{value:.2f}")
    return Text(printable(str(value)))

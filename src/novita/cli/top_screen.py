"""How `novita top` looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from novita.fleet import HistoryPoint, InstanceRow

from .top_state import COLUMNS, State

_BARS = " ▁▂▃▄▅▆▇█"
_SPARK = 16
_NAME = 30
"""Cells that names have at least: what tells them apart is often at their end."""
_EVENTS = 5
_FRAME = 5
"""Lines besides rows and events: two of totals, one of heads, one empty, one of keys."""

History = Callable[[str | None], Sequence[HistoryPoint]]


def sparkline(values: Sequence[float | None], width: int) -> str:
    """The last values, 0 to 100, as bars; a value that is missing is a dot."""
    bars = ["·" if value is None else _BARS[1 + round(min(max(value, 0), 100) / 100 * 7)] for value in values]
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
        events = list(state.events)[-_EVENTS:] if state.show_events else []
        state.page = max(1, height - _FRAME - len(events) - bool(events))
        rows = state.rows()
        state.top = max(0, min(state.top, len(rows) - state.page))
        yield self._totals(len(rows), width)
        yield self._fleet_line(width)
        yield self._table(rows[state.top : state.top + state.page], width)
        if events:
            yield Text("EVENTS", style="bold")
            for each in events:
                yield Text(each, no_wrap=True, overflow="ellipsis", style="cyan")
        yield self._keys(len(rows), width)

    def _totals(self, shown: int, width: int) -> Text:
        snapshot = self._state.snapshot
        assert snapshot is not None  # noqa: S101 - the caller looked
        totals = snapshot.totals
        use = "-" if totals.gpu_percent is None else f"{totals.gpu_percent:.0f} %"
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f"{snapshot.at.astimezone():%H:%M:%S}  ", style="dim")
        line.append(f"{totals.running} of {totals.instances} running", style="bold")
        line.append(f"  {totals.gpus} GPUs at {use}  {totals.usd_per_hour:.2f} USD/h")
        if totals.stale:
            line.append(f"  {totals.stale} stale", style="yellow")
        if shown != totals.instances:
            line.append(f"  {shown} shown", style="dim")
        if snapshot.outage:
            line.append(f"  OUTAGE: {snapshot.error}", style="bold red")
        line.truncate(width, overflow="ellipsis")
        return line

    def _fleet_line(self, width: int) -> Text:
        points = self._history(None)
        bars = sparkline([point.gpu_percent for point in points], max(10, width - 6))
        return Text("fleet " + bars.lstrip()[: width - 6], style="green", no_wrap=True)

    def _table(self, rows: Sequence[InstanceRow], width: int) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", width=width)
        columns = self._fitting(width)
        for number in columns:
            column = COLUMNS[number]
            mark = ("▲" if column.falling == self._state.turned else "▼") if number == self._state.sort else ""
            table.add_column(
                f"{column.title}{mark}",
                width=None if number == 0 else max(column.width, len(column.title) + 1),
                ratio=1 if number == 0 else None,
                justify="right" if column.falling else "left",
                no_wrap=True,
                overflow="ellipsis",
            )
        table.add_column("GPU USE", width=_SPARK, no_wrap=True)
        for row in rows:
            use = [point.gpu_percent for point in self._history(row.id)[-_SPARK:]] if row.is_running else []
            cells = [_cell(COLUMNS[number].value(row)) for number in columns]
            table.add_row(*cells, Text(sparkline(use, _SPARK), style="green"), style=_style(row))
        return table

    @staticmethod
    def _fitting(width: int) -> list[int]:
        left = width - _SPARK - _NAME
        found = [0]
        for number in (4, 1, 3, 8, 2, 5, 6, 7, 9):
            need = max(COLUMNS[number].width, len(COLUMNS[number].title) + 1) + 1
            if need <= left:
                found.append(number)
                left -= need
        return sorted(found)

    def _keys(self, shown: int, width: int) -> Text:
        state = self._state
        if state.typing:
            return Text(f"filter: {state.filter}▏ (Enter keeps it, Esc drops it)", style="reverse")
        last = min(shown, state.top + state.page)
        where = f"{state.top + 1 if shown else 0}-{last} of {shown}"
        kept = f"  filter: {state.filter} (Esc drops it)" if state.filter else ""
        line = f"{where}{kept}  q end  / filter  s sort  r reverse  e events  arrows scroll"
        text = Text(line, style="dim", no_wrap=True)
        text.truncate(width, overflow="ellipsis")
        return text


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
    return Text("".join(each if each.isprintable() else " " for each in str(value)))

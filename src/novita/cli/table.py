"""Tables for people: as many columns as fit, and what was left out is said."""

from __future__ import annotations

import json
import sys
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

_FIRST = ("id", "name", "status", "product_name", "gpu_num", "price_usd_per_hour", "created_at")
_GAP = 2
_WIDEST = 44
"""A longer text is cut where there are other columns beside it."""
_COLOURS = {
    "running": "green", "active": "green", "completed": "green", "serving": "green", "succeed": "green",
    "exited": "dim", "removed": "dim", "stopped": "dim", "failed": "red", "freezing": "red", "error": "red",
}  # fmt: skip


def console() -> Console:
    """Where tables go; NO_COLOR and COLUMNS are honoured."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def show(value: Any) -> None:
    """Write a value."""
    out = console()
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        _show_rows(out, value)
    elif isinstance(value, list):
        for each in value:
            out.print(escape(_text(each)), soft_wrap=True)
        if not value:
            sys.stderr.write("nothing found\n")
    elif isinstance(value, dict):
        _show_record(out, value)
    elif value is not None:
        out.print(escape(_text(value)), soft_wrap=True)


def _show_rows(out: Console, rows: list[dict[str, Any]]) -> None:
    names = [name for name in _columns(rows) if any(_text(row.get(name)) for row in rows)] or list(rows[0])[:1]
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    left = out.width
    shown = 0
    for name in names:
        width = min(_WIDEST, max(len(name), *(cell_len(_text(row.get(name))) for row in rows)))
        if width + (_GAP if shown else 0) > left and shown:
            break
        left -= width + _GAP
        shown += 1
        number = all(
            isinstance(value := row.get(name), int | float | None) and not isinstance(value, bool) for row in rows
        )
        table.add_column(
            name.upper(), justify="right" if number else "left", no_wrap=True, overflow="ellipsis", max_width=width
        )
    for row in rows:
        table.add_row(*(_coloured(name, _text(row.get(name))) for name in names[:shown]))
    out.print(table)
    if shown < len(names):
        sys.stderr.write(f"{len(names) - shown} more columns: -q FIELD,FIELD chooses, -o json has all\n")


def _columns(rows: list[dict[str, Any]]) -> list[str]:
    names = dict.fromkeys(name for row in rows for name in row)
    plain = [name for name in names if not (name.endswith("_unix") and name.removesuffix("_unix") in names)]
    flat = [name for name in plain if not any(isinstance(row.get(name), dict | list) for row in rows)]
    chosen = flat or plain
    return sorted(chosen, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))


def _show_record(out: Console, record: dict[str, Any]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in record.items():
        raw = name.endswith("_unix") and name.removesuffix("_unix") in record
        if not raw and (text := _text(value)):
            table.add_row(name, _coloured(name, text))
    out.print(table)


def _coloured(name: str, text: str) -> str:
    colour = _COLOURS.get(text.lower()) if name in {"status", "state"} else None
    return f"[{colour}]{escape(text)}[/]" if colour else escape(text)


def _text(value: Any) -> str:
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict | list):
        if isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
            return ", ".join(map(str, value))
        return json.dumps(value, ensure_ascii=False)
    return " ".join(_printable(str(value)).split())


def _printable(text: str) -> str:
    # Names come from other people; control characters could rewrite the terminal.
    return "".join(each if each.isprintable() else " " for each in text)

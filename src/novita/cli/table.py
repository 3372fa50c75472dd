"""Tables for people: as many columns as fit, and what was left out is said."""

from __future__ import annotations

import json
import sys
from collections.abc import Container
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .printable import printable

_FIRST = (
    "id", "name", "status", "state.status", "product_name", "gpu_num", "resources.gpu_num", "price_usd_per_hour",
    "created_at",
)  # fmt: skip
_GAP = 2
_WIDEST = 44
"""A longer text is cut where there are other columns beside it."""
_MOST_DECIMALS = 6
_LONGEST_LINE = 60
"""Of the members of an object side by side."""
_COLOURS = {
    "running": "green", "active": "green", "completed": "green", "serving": "green", "succeed": "green",
    "exited": "dim", "removed": "dim", "stopped": "dim", "failed": "red", "freezing": "red", "error": "red",
}  # fmt: skip


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Let the command end as it does after any other form; rich itself would end it with 1."""
        raise  # noqa: PLE0704 - rich calls this where it caught the error


def console() -> Console:
    """Where tables go; NO_COLOR and COLUMNS are honoured."""
    return _Console(file=sys.stdout, highlight=False, soft_wrap=False)


def show(value: Any) -> None:
    """Write a value."""
    out = console()
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        _show_rows(out, value)
    elif isinstance(value, list):
        for each in value:
            out.print(Text(_text(each)), soft_wrap=True)
        if not value:
            sys.stderr.write("nothing found\n")
    elif isinstance(value, dict):
        _show_record(out, value)
    elif value is not None:
        out.print(Text(_text(value)), soft_wrap=True)


def _show_rows(out: Console, records: list[dict[str, Any]]) -> None:
    rows = [_flat(each) for each in records]
    names = [name for name in _columns(rows) if any(_text(row.get(name)) for row in rows)] or list(rows[0])[:1]
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    left = out.width
    cells: dict[str, list[str]] = {}
    shown = 0
    for name in names:
        cells[name] = _aligned([row.get(name) for row in rows], 2 if "usd" in name else 1)
        head = _text(name).upper()
        width = min(_WIDEST, max(cell_len(head), *map(cell_len, cells[name])))
        if width + (_GAP if shown else 0) > left and shown:
            break
        left -= width + _GAP
        shown += 1
        number = all(
            isinstance(value := row.get(name), int | float | None) and not isinstance(value, bool) for row in rows
        )
        table.add_column(
            Text(head), justify="right" if number else "left", no_wrap=True, overflow="ellipsis", max_width=width
        )
    for texts in zip(*(cells[name] for name in names[:shown]), strict=True):
        table.add_row(*map(_coloured, names, texts))
    out.print(table)
    if shown < len(names):
        sys.stderr.write(f"{len(names) - shown} more columns: -q FIELD,FIELD chooses, -o json has all\n")


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Members of objects as columns, spelt as `--query` takes them."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            found.update((f"{name}.{inner}", each) for inner, each in value.items())
        else:
            found[name] = value
    return found


def _aligned(values: list[Any], least: int) -> list[str]:
    """A column as text; numbers have as many decimals as the one that has most, if any has one."""
    # Not as `repr` writes them: 5e-05 has five decimals, and is not 0.00.
    texts = [f"{each:.{_MOST_DECIMALS}f}".rstrip("0") for each in values if isinstance(each, float)]
    fractions = [text.partition(".")[2] for text in texts]
    if not fractions or not all(isinstance(each, int | float | None) for each in values):
        return [_text(each) for each in values]
    decimals = max(least, *map(len, fractions))
    return ["" if each is None else f"{each:.{decimals}f}" for each in values]


def _columns(rows: list[dict[str, Any]]) -> list[str]:
    names = dict.fromkeys(name for row in rows for name in row)
    plain = [name for name in names if not _is_raw(name, names)]
    flat = [name for name in plain if not any(isinstance(row.get(name), dict | list) for row in rows)]
    chosen = flat or plain
    return sorted(chosen, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))


def _is_raw(name: str, names: Container[str]) -> bool:
    """Whether another member says the same in better units."""
    return (name.endswith("_unix") and name.removesuffix("_unix") in names) or f"{name}_usd" in names


def _show_record(out: Console, record: dict[str, Any]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in record.items():
        if not _is_raw(name, record) and (text := _lines(value)):
            table.add_row(Text(_text(name)), _coloured(name, text))
    out.print(table)


def _lines(value: Any) -> str:
    """Objects without their braces, each of a list in a line of its own."""
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return "\n".join(map(_members, value))
    text = _members(value)
    return _members(value, "\n") if len(text) > _LONGEST_LINE else text


def _members(value: Any, between: str = ", ") -> str:
    if not isinstance(value, dict):
        return _text(value)
    if value.keys() == {"key", "value"}:
        return f"{_text(value['key'])}={_text(value['value'])}"
    inner = {name: _members(each) for name, each in value.items()}
    return between.join(
        f"{_text(name)} ({text})" if isinstance(value[name], dict) else f"{_text(name)} {text}"
        for name, text in inner.items()
        if text
    )


def _coloured(name: str, text: str) -> Text:
    # Never markup: rich would read brackets and `:100:` in it, and double a backslash at its end.
    return Text(text, _COLOURS.get(text.lower(), "") if name in {"status", "state"} else "")


def _text(value: Any) -> str:
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict | list):
        if isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
            return ", ".join(map(_text, value))
        return json.dumps(value, ensure_ascii=False)
    return " ".join(printable(str(value)).split())

"""Results on stdout: a table for people; JSON, JSON lines, CSV, YAML or bare text for programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from .printable import printable

FORMATS = ("table", "json", "jsonl", "csv", "yaml", "text")


_FORMULA = frozenset("=+-@\t")
_BLANK = str.maketrans("\t\r\n", "   ")


def default_format(*, bare: bool = False) -> str:
    """A table where somebody looks, JSON where a program reads; values that are no objects stay as they are."""
    return "table" if sys.stdout.isatty() else "text" if bare else "json"


def is_bare(value: Any) -> bool:
    """Whether a value is no object: text, a number, or a list of them."""
    return not any(isinstance(each, dict | list) for each in (value if isinstance(value, list) else [value]))


def write_many(records: Iterable[Any], form: str, *, live: bool = False) -> None:
    """Write records; JSON lines, CSV and text as they come, the others when all are there.

    Args:
        records: What to write.
        form: How.
        live: Whether each is to be seen at once.
    """
    if form == "csv":
        _write_csv(iter(records), live=live)
    elif form in {"jsonl", "text"}:
        text = _json if form == "jsonl" else _bare
        for each in records:
            _line(text(each))
            if live:
                sys.stdout.flush()
    else:
        write_one(list(records), form)


def write_one(value: Any, form: str) -> None:
    """Write one value."""
    if form == "json":
        _line(msgspec.json.format(_json(value)))
    elif form == "jsonl":
        _line(_json(value))
    elif form == "text":
        _line(_bare(value))
    elif form == "yaml":
        import yaml

        sys.stdout.write(yaml.safe_dump(value, sort_keys=False, allow_unicode=True))
    elif form == "csv":
        _write_csv(iter(value if isinstance(value, list) else [value]))
    else:
        from .table import show

        show(value)


def write_text(text: str) -> None:
    """Write a piece of text as it comes."""
    sys.stdout.write(text)
    sys.stdout.flush()


def write_piece(text: str) -> None:
    """Write a piece of what a model says, which could rewrite the terminal."""
    write_text(_safe(text))


def _safe(text: str) -> str:
    return printable(text, "\n\t") if sys.stdout.isatty() else text


def _line(text: str) -> None:
    sys.stdout.write(text + "\n")


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _bare(value: Any) -> str:
    """As it is; fields of an object with tabs between them."""
    if isinstance(value, dict):
        return "\t".join(_bare(each).translate(_BLANK) for each in value.values())
    if value is None:
        return ""
    return _safe(value if isinstance(value, str) else _json(value))


def _write_csv(records: Iterator[Any], *, live: bool = False) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    columns: list[str] | None = None
    for each in records:
        if isinstance(each, dict):
            if columns is None:
                columns = list(each)
                writer.writerow(map(_cell, columns))
            writer.writerow(_cell(each.get(name)) for name in columns)
        else:
            writer.writerow([_cell(each)])
        if live:
            sys.stdout.flush()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return _json(value)
    if not isinstance(value, str):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")  # before Python 3.13 a bare CR is not put into quotes
    # A spreadsheet takes a text that begins so for a formula; names come from other people.
    return f"'{value}" if value[:1] in _FORMULA else value

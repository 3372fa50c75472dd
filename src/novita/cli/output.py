"""Results on stdout: a table for people, JSON, JSON lines, CSV or YAML for programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

FORMATS = ("table", "json", "jsonl", "csv", "yaml")


def default_format() -> str:
    """A table where somebody looks, JSON where a program reads."""
    return "table" if sys.stdout.isatty() else "json"


def write_many(records: Iterable[Any], form: str) -> None:
    """Write records; JSON lines and CSV as they come, the others when all are there."""
    if form == "jsonl":
        for each in records:
            _line(_json(each))
    elif form == "csv":
        _write_csv(iter(records))
    else:
        write_one(list(records), form)


def write_one(value: Any, form: str) -> None:
    """Write one value."""
    if form == "json":
        _line(msgspec.json.format(_json(value)))
    elif form == "jsonl":
        _line(_json(value))
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


def _line(text: str) -> None:
    sys.stdout.write(text + "\n")


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _write_csv(records: Iterator[Any]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    columns: list[str] | None = None
    for each in records:
        if isinstance(each, dict):
            if columns is None:
                columns = list(each)
                writer.writerow(columns)
            writer.writerow(_cell(each.get(name)) for name in columns)
        else:
            writer.writerow([_cell(each)])


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return _json(value)
    # A spreadsheet takes a text that begins so for a formula; names come from other people.
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "@"} else value

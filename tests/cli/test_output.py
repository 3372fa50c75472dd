"""How values look that hold what nobody expects."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from novita.cli import output, table


def shown(value: Any, capsys: pytest.CaptureFixture[str]) -> str:
    table.show(value)
    return "\n".join(map(str.rstrip, capsys.readouterr().out.splitlines()))


def test_a_table_shows_texts_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    odd = "a:100:b [/x]"
    assert shown([odd], capsys) == odd
    assert shown([{"id": odd, "name": "C:\\"}], capsys) == f"ID            NAME\n{odd}  C:\\"
    assert shown({"name": "C:\\", "status": "running"}, capsys) == "name    C:\\\nstatus  running"


def test_a_table_shows_names_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown({"[/x]": 1, "a\x1b[2J": {"b\x1b[2J": ["c\x1b[2J"]}}, capsys) == "[/x]   1\na [2J  b [2J c [2J"
    assert shown([{"[/x]": 1}], capsys) == "[/X]\n   1"


def test_a_small_price_is_not_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "a", "price_usd": 0.00005}, {"id": "b", "price_usd": 0.1}, {"id": "c", "price_usd": 2}]
    assert [line.split()[1] for line in shown(rows, capsys).splitlines()[1:]] == ["0.00005", "0.10000", "2.00000"]
    assert [line.split()[1] for line in shown(rows[1:], capsys).splitlines()[1:]] == ["0.10", "2.00"]


def test_no_text_of_a_csv_is_a_formula_or_ends_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    odd = ["=1", "+1", "-1+cmd|' /C calc'!A0", "@a", "\t=1", 'a,"b"\nc', "a\rb"]
    output.write_many([{name: name for name in odd} | {"n": -1.5}], "csv")
    head, row = csv.reader(io.StringIO(capsys.readouterr().out, newline=""))
    assert head[:-1] == row[:-1] == ["'" + each for each in odd[:5]] + ['a,"b"\nc', "a\nb"]
    assert (head[-1], row[-1]) == ("n", "-1.5")

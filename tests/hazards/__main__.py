"""Prints the hazard matrix: `python -m hazards [row ...] [httpx | novita]`; `python -m hazards --write` writes it."""

import asyncio
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from benchmarks.machine import described

from .matrix import HAZARDS, Hazard, run
from .peers import KINDS, OURS, Peer
from .rows import load

PAGE = Path(__file__).resolve().parents[2] / "docs" / "hazards.md"

ABOVE = """\
# Known HTTP/2 faults, and who has them

Written by `make hazards ARGS=--write`; do not edit.

{described}

Each row is a scenario against a server on loopback that misbehaves on purpose: `tests/hazards/`. The columns are plain
`httpx` with `http2=True` and this SDK, async and sync; an empty cell means that the scenario has no such side.
`make hazards` runs all rows for all clients, prints this table and what the red ones say;
`make hazards ARGS="H7 S1 novita"` runs some. The test suite keeps our columns green.

"""

BELOW = """

Rows of the list that stand elsewhere: S15 (server-sent events cut anywhere) in `tests/core/test_sse.py` and
`tests/fuzz/`; S16 (files that answers link to) with the downloads; S17 (supply chain) is a matter of the release
workflow, not of the wire. A sync client has no thread of its own, so it answers a PING with its next call; what a
server does that does not wait is a row of H15.
"""


class Matrix:
    """Runs scenarios and remembers what the red ones say."""

    def __init__(self, kinds: dict[str, type[Peer]]) -> None:
        self.failures: list[str] = []
        self.red_ours = 0
        self._kinds = kinds

    def lines(self, rows: list[str]) -> Iterator[str]:
        """The table line by line, as it is found; all rows, or those named."""
        yield "| row | hazard | " + " | ".join(self._kinds) + " |"
        yield "|---|---|" + "---|" * len(self._kinds)
        for entry in sorted(HAZARDS, key=lambda entry: (entry.row[0], int(entry.row[1:]))):
            if not rows or entry.row in rows:
                cells = [self._cell(entry, name, kind) for name, kind in self._kinds.items()]
                yield f"| {entry.row} | {entry.title} | {' | '.join(cells)} |"

    def _cell(self, entry: Hazard, name: str, kind: type[Peer]) -> str:
        if kind.style not in entry.styles:
            return ""
        try:
            asyncio.run(run(entry, kind))
        except BaseException as error:
            self.red_ours += name in OURS
            text = str(error)[:200].replace("\n", " ")
            self.failures.append(f"- {entry.row} {entry.title}, {name}: {type(error).__name__}: {text}")
            return "**red**"
        return "green"


def main(words: list[str]) -> None:
    """Runs every scenario for every client, or those of the rows and clients named."""
    write = words == ["--write"]
    words = [] if write else words
    rows = [word for word in words if word.upper() == word]
    kinds = {name: kind for name, kind in KINDS.items() if not set(words) - set(rows) or set(name.split()) & set(words)}
    warnings.simplefilter("ignore")
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    load()
    matrix = Matrix(kinds)
    table: list[str] = []
    for line in matrix.lines(rows):
        table.append(line)
        print(line, flush=True)
    print("\nWhat the red ones say:\n")
    print(*matrix.failures, sep="\n")
    if write:
        above = ABOVE.format(described=described(("httpx", "httpcore", "h2")))
        PAGE.write_text(above + "\n".join(table) + BELOW, encoding="utf-8")
    sys.stdout.flush()
    os._exit(1 if matrix.red_ours else 0)  # threads that hang in a client would keep the process alive


if __name__ == "__main__":
    main(sys.argv[1:])

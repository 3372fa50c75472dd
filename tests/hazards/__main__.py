"""Prints the hazard matrix: `python -m hazards [row ...] [httpx | novita]`."""

import asyncio
import logging
import os
import sys
import warnings

from .matrix import HAZARDS, run
from .peers import KINDS, OURS
from .rows import load


def main(words: list[str]) -> None:
    """Runs every scenario for every client, or those of the rows and clients named."""
    rows = [word for word in words if word.upper() == word]
    kinds = {name: kind for name, kind in KINDS.items() if not set(words) - set(rows) or set(name.split()) & set(words)}
    warnings.simplefilter("ignore")
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    load()
    failures: list[str] = []
    red_ours = 0
    print("| row | hazard | " + " | ".join(kinds) + " |")
    print("|---|---|" + "---|" * len(kinds))
    for entry in sorted(HAZARDS, key=lambda entry: (entry.row[0], int(entry.row[1:]))):
        if rows and entry.row not in rows:
            continue
        cells = []
        for name, kind in kinds.items():
            if kind.style not in entry.styles:
                cells.append("")
                continue
            try:
                asyncio.run(run(entry, kind))
                cells.append("green")
            except BaseException as error:
                cells.append("**red**")
                red_ours += name in OURS
                failures.append(f"{entry.row} {entry.title}, {name}: {type(error).__name__}: {str(error)[:200]}")
        print(f"| {entry.row} | {entry.title} | " + " | ".join(cells) + " |", flush=True)
    print("\nWhat the red ones say:\n")
    for line in failures:
        print("-", line.replace("\n", " "))
    sys.stdout.flush()
    os._exit(1 if red_ours else 0)  # threads that hang in a client would keep the process alive


if __name__ == "__main__":
    main(sys.argv[1:])

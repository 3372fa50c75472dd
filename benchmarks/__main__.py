"""Measure everything, print one table, and write docs/performance.md: `python -m benchmarks`."""

import argparse

from . import report


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, as the page then says")
    quick: bool = parser.parse_args().quick
    found = report.run(quick=quick)
    print(report.document(found))
    report.write(found)


if __name__ == "__main__":
    main()

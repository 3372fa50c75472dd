"""Fuzzes the parsers: `python -m fuzz [libFuzzer options]`, from tests/. Needs atheris (Linux)."""

import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped, unused-ignore]  # a tool of its own; Linux only

with atheris.instrument_imports(include=["novita._http2", "novita._core.sse", "hpack", "hyperframe"]):
    from fuzz.target import one_input

CORPUS = Path(__file__).parent / "corpus"

atheris.Setup([*sys.argv, "-max_len=4096", str(CORPUS)], one_input)
atheris.Fuzz()

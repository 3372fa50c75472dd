"""Fuzzes the parsers: `python -m fuzz [libFuzzer options]`, with tests/ on the path. Needs atheris (Linux)."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

atheris: Any = import_module("atheris")  # a tool of its own, not among the requirements

with atheris.instrument_imports(include=["novita._http2", "novita._core.sse", "hpack", "hyperframe"]):
    from fuzz.target import one_input

CORPUS = Path(__file__).parent / "corpus"

atheris.Setup([*sys.argv, "-max_len=4096", str(CORPUS)], one_input)
atheris.Fuzz()

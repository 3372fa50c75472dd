"""Parameters from a file: YAML or JSON, spelt as in Python or as the API spells them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from novita._core.operation import Operation

from .shapes import Shape


def read(path: str, operation: type[Operation[Any]]) -> dict[str, Any]:
    """The parameters in a file.

    Raises:
        click.UsageError: It is no text, or holds no object.
    """
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError(f"{path} is no text in UTF-8") from None
    found = _parsed(path, text)
    if not isinstance(found, dict):
        raise click.UsageError(f"{path} holds no object with parameters")
    names = {wire: attribute for attribute, wire, _ in operation.spec.fields}
    given = {_python_name(str(name), names, operation): value for name, value in found.items()}
    return {name: _located(operation, name, value) for name, value in given.items()}


def _located(operation: type[Operation[Any]], name: str, value: Any) -> Any:
    if name in operation.model_fields and isinstance(value, str):
        return Shape.of(operation.model_fields[name].annotation).located(value)
    return value


def _parsed(path: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        if path.endswith(".json"):
            raise click.UsageError(f"{path} is not JSON: {error}") from None
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        raise click.UsageError(f"{path}{place} is neither JSON nor YAML: {problem}") from None
    except (ValueError, RecursionError) as error:  # of what looks like a date and is none; nested without an end
        raise click.UsageError(f"{path} is neither JSON nor YAML: {error}") from None


def _python_name(name: str, names: dict[str, str], operation: type[Operation[Any]]) -> str:
    plain = name.replace("-", "_")
    return plain if plain in operation.model_fields else names.get(name, name)

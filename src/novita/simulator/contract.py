"""The API contract as the simulator uses it: which operations exist, and whether a request is one of them.

Knows nothing of the SDK's own declarations, so that the two check each other.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, unquote

import msgspec

from novita.exceptions import MissingPackageError

from .multipart import form_fields

try:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError
except ImportError:
    raise MissingPackageError("the simulator needs an extra: pip install 'novita-sdk-python[simulator]'") from None

__all__ = ["Contract", "Operation", "load_contract"]

_INTEGER = re.compile(r"-?\d{1,19}")
_COMPONENTS = "#/components/schemas/"
_MOST_PROBLEMS = 10


class _Parameter(msgspec.Struct, frozen=True, rename={"place": "in"}):
    name: str
    place: str
    required: bool
    schema: dict[str, Any]
    slashes: bool = False
    """It may go on over slashes of the path."""


class _Entry(msgspec.Struct, frozen=True):
    """One operation as `contract.json` has it."""

    method: str
    path: str
    alternatives: list[str]
    lifecycle: str
    open: bool
    parameters: list[_Parameter]
    body_required: bool
    bodies: dict[str, dict[str, Any]]
    answers: dict[str, Any]


class _Components(msgspec.Struct, frozen=True):
    schemas: dict[str, dict[str, Any]]


class _Document(msgspec.Struct, frozen=True):
    operations: dict[str, _Entry]
    components: _Components


class Operation:
    """One operation of the contract, and the check whether a request fits it."""

    def __init__(self, name: str, entry: _Entry, schemas: dict[str, dict[str, Any]]) -> None:
        self.name = name
        self.method: str = entry.method
        self.paths: tuple[str, ...] = (entry.path, *entry.alternatives)
        self.lifecycle: str = entry.lifecycle
        self.needs_key: bool = not entry.open
        self.answers: dict[str, Any] = entry.answers
        self._entry = entry
        self._schemas = schemas
        self._parameters = {
            place: {p.name: p for p in entry.parameters if p.place == place} for place in ("path", "query", "header")
        }
        # Pollers send the same query again and again: remember what was found about it.
        self.read_query: Callable[[str], tuple[dict[str, Any], tuple[str, ...]]] = lru_cache(maxsize=2048)(
            self._read_query
        )

    def segment(self, brace: re.Match[str]) -> str:
        """Regular expression for a parameter in braces."""
        name = brace[1]
        declared = self._parameters["path"].get(name)
        return f"(?P<{name}>{'.+' if declared and declared.slashes else '[^/]+'})"

    def _read_query(self, text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
        """The query's values by the contract's types, and what is wrong with it."""
        declared = self._parameters["query"]
        given: dict[str, list[str]] = {}
        for name, value in parse_qsl(text, keep_blank_values=True):
            given.setdefault(name, []).append(value)
        values: dict[str, Any] = {}
        problems = [f"unknown query parameter {name!r}" for name in given if name not in declared]
        for name, parameter in declared.items():
            if name in given:
                if len(given[name]) > 1 and parameter.schema.get("type") != "array":
                    problems.append(f"query parameter {name!r} is given more than once")
                values[name] = _coerced(given[name], parameter.schema)
        return values, tuple(problems + self._check("query", values))

    def read_path(self, values: dict[str, str]) -> list[str]:
        """What is wrong with the values in the path."""
        return self._check("path", values)

    def read_headers(self, headers: dict[str, str]) -> list[str]:
        """What is wrong with the headers the contract names."""
        return self._check("header", {name: headers[name] for name in self._parameters["header"] if name in headers})

    def read_body(self, body: bytes, content_type: str) -> tuple[Any, list[str]]:
        """The decoded body (JSON or form fields), and what is wrong with it."""
        if not body:
            return None, ["body is missing"] if self._entry.body_required else []
        if not self._entry.bodies:
            return None, ["this operation takes no body"]
        kind = content_type.partition(";")[0].strip().lower()
        if kind not in self._entry.bodies:
            return None, [f"content-type {kind!r} is not one of {sorted(self._entry.bodies)}"]
        if kind == "multipart/form-data":
            fields = form_fields(body, content_type)
            return fields, self._check_form(fields)
        try:
            value = msgspec.json.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return None, [f"body is not JSON: {error}"]
        return value, list(_problems(self._body_validator, value))

    def _check(self, place: str, values: dict[str, Any]) -> list[str]:
        problems = [
            f"{place} parameter {name!r} is missing"
            for name, parameter in self._parameters[place].items()
            if parameter.required and name not in values
        ]
        for name, value in values.items():
            problems += [
                f"{place} parameter {name!r}: {text}" for text in _problems(self._validator(place, name), value)
            ]
        return problems

    def _check_form(self, fields: dict[str, Any]) -> list[str]:
        schema = self._closed(self._entry.bodies["multipart/form-data"])
        missing = [f"form field {name!r} is missing" for name in schema.get("required", []) if name not in fields]
        return missing + [f"unknown form field {name!r}" for name in fields if name not in schema["properties"]]

    @cached_property
    def _body_validator(self) -> Draft202012Validator:
        return Draft202012Validator(self._closed(self._entry.bodies["application/json"]))

    @cache  # noqa: B019 - operations live as long as the process
    def _validator(self, place: str, name: str) -> Draft202012Validator:
        return Draft202012Validator(self._parameters[place][name].schema)

    def _closed(self, schema: dict[str, Any], *, part: bool = False) -> dict[str, Any]:
        """The schema with references resolved, and closed against members it does not name.

        A `part` is a branch of allOf: the whole is closed instead of its parts, which do not know one another.
        """
        if "$ref" in schema:
            return self._closed(self._schemas[schema["$ref"].removeprefix(_COMPONENTS)], part=part)
        closed = dict(schema)
        for word in ("properties", "$defs"):
            if word in schema:
                closed[word] = {name: self._closed(member) for name, member in schema[word].items()}
        for word in ("anyOf", "oneOf"):
            if word in schema:
                closed[word] = [self._closed(branch, part=part) for branch in schema[word]]
        for word in ("items", "additionalProperties"):
            if isinstance(schema.get(word), dict):
                closed[word] = self._closed(schema[word])
        if "allOf" in schema:
            closed["allOf"] = [self._closed(branch, part=True) for branch in schema["allOf"]]
            if not part:
                closed["unevaluatedProperties"] = False
        elif "properties" in schema and not part:
            closed.setdefault("additionalProperties", False)
        return closed


class Contract:
    """All operations, found by name or by request line."""

    def __init__(self, document: _Document) -> None:
        schemas = document.components.schemas
        self.operations: dict[str, Operation] = {
            name: Operation(name, entry, schemas) for name, entry in document.operations.items()
        }
        self._fixed: dict[tuple[str, str], Operation] = {}
        self._patterns: list[tuple[str, re.Pattern[str], Operation]] = []
        for operation in self.operations.values():
            for path in operation.paths:
                if "{" in path:
                    pattern = re.compile(re.sub(r"\{(\w+)\}", operation.segment, path))
                    self._patterns.append((operation.method, pattern, operation))
                else:
                    self._fixed[operation.method, path] = operation

    def find(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """The operation behind a request line with its path values, or None."""
        operation = self._fixed.get((method, path))
        if operation is not None:
            return operation, {}
        for verb, pattern, candidate in self._patterns:
            if verb == method and (match := pattern.fullmatch(path)):
                return candidate, {name: unquote(value) for name, value in match.groupdict().items()}
        return None


@cache
def load_contract() -> Contract:
    """The contract shipped with the package, read once."""
    text = files("novita.simulator").joinpath("contract.json").read_bytes()
    return Contract(msgspec.json.decode(text, type=_Document))


def _coerced(texts: list[str], schema: dict[str, Any]) -> Any:
    """The query's text as the type the schema asks for; left as it is when it does not look like one."""
    kind = schema.get("type")
    text = texts[0]
    if kind == "array":
        return texts
    if kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "boolean" and text in {"true", "false"}:
        return text == "true"
    return text


def _problems(validator: Draft202012Validator, value: Any) -> Iterator[str]:
    errors: Iterator[ValidationError] = validator.iter_errors(value)  # pyright: ignore[reportUnknownMemberType] - untyped there
    for _, error in zip(range(_MOST_PROBLEMS), errors, strict=False):
        yield f"{error.json_path}: {error.message[:300]}"

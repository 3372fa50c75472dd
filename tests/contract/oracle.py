"""The contract: what each operation looks like on the wire, by the vendor's documentation and observation."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import yaml
from jsonschema import Draft202012Validator

HERE = Path(__file__).parent
SUCCESS = ("200", "201", "202", "204")


@cache
def document(file: str) -> dict[str, Any]:
    """One OpenAPI document."""
    parsed: dict[str, Any] = yaml.load((HERE / file).read_text(encoding="utf-8"), yaml.CSafeLoader)
    return parsed


@dataclass(frozen=True)
class Documented:
    """One operation of the contract."""

    name: str
    verb: str
    path: str
    lifecycle: str
    file: str
    streamed: bool = False
    """The variant of an operation that asks for events: `....stream` instead of `....create`."""

    @cached_property
    def node(self) -> dict[str, Any]:
        """Its OpenAPI object."""
        found: dict[str, Any] = document(self.file)["paths"][self.path][self.verb.lower()]
        assert found["operationId"] == (f"{self.name.removesuffix('stream')}create" if self.streamed else self.name)
        return found

    @property
    def _parameters(self) -> list[dict[str, Any]]:
        shared: list[dict[str, Any]] = document(self.file)["paths"][self.path].get("parameters", [])
        return [*shared, *self.node.get("parameters", [])]

    @property
    def filled_path(self) -> str:
        """The path with the examples in its braces."""
        examples = {
            each["name"]: quote(str(each["example"]), safe="/" if each.get("x-slashes") else "")
            for each in self._parameters
            if each["in"] == "path"
        }
        return self.path.format(**examples)

    @property
    def query(self) -> list[tuple[str, str]]:
        """Names and texts of the query parameters that have an example."""
        given = [
            (each["name"], each["example"]) for each in self._parameters if each["in"] == "query" and "example" in each
        ]
        return sorted((name, text) for name, value in given for text in _texts(value))

    @property
    def body_members(self) -> dict[str, Any]:
        """Names of the members of the body, with those of the objects in it; without deprecated ones."""
        return members(self._request["schema"], document(self.file), deprecated=False) if self._request else {}

    @property
    def known_members(self) -> dict[str, Any]:
        """The same with deprecated ones."""
        return members(self._request["schema"], document(self.file)) if self._request else {}

    @property
    def required_members(self) -> set[str]:
        """Names of the members that every JSON body has."""
        return required(self._request["schema"], document(self.file)) if self._request else set()

    @property
    def parameter_names(self) -> set[str]:
        """Wire names of everything a caller can say."""
        names = {each["name"] for each in self._parameters if each["in"] in {"query", "path"}}
        if self.form is not None:
            content = self.node["requestBody"]["content"]["multipart/form-data"]
            return {*names, *members(content["schema"], document(self.file))}
        if self.body is None:
            return names
        body = self.body_members
        (first, *_) = self.body.values()
        if list(body) == list(self.body) and len(body) == 1 and isinstance(first, dict):  # a wrapper around all of them
            body = next(iter(body.values())) or body
        return {*names, *body}

    @property
    def _request(self) -> dict[str, Any]:
        found: dict[str, Any] = self.node.get("requestBody", {}).get("content", {}).get("application/json", {})
        return found

    @property
    def body(self) -> Any:
        """Example of the JSON body; None if there is no body."""
        example = self._request.get("example")
        if example is None or not self.node.get("x-stream"):
            return example
        unstreamed = {name: value for name, value in example.items() if name != "stream"}
        return {**unstreamed, "stream": True} if self.streamed else unstreamed

    @property
    def form(self) -> dict[str, Any] | None:
        """Example of the fields of a form; None if there is no form."""
        found: dict[str, Any] = self.node.get("requestBody", {}).get("content", {}).get("multipart/form-data", {})
        example: dict[str, Any] | None = found.get("example")
        return example

    def problems(self, body: Any) -> list[str]:
        """What the request schema has against a body."""
        validator: Any = Draft202012Validator(
            {**self._request["schema"], "components": document(self.file)["components"]}
        )
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]

    @property
    def is_task(self) -> bool:
        """Whether it only begins a task that `model.tasks.get` tells of."""
        return bool(self.node.get("x-async-task")) and "training" not in self.name

    @property
    def answer(self) -> tuple[int, str, Any]:
        """Status, content type and example body of success."""
        status, response = next((code, each) for code, each in self.node["responses"].items() if code in SUCCESS)
        content: dict[str, Any] = response.get("content", {})
        kind = "text/event-stream" if self.streamed else next(iter(content), "application/json")
        return int(status), kind, content.get(kind, {}).get("example")

    @property
    def events(self) -> list[Any]:
        """The JSON in the events of the example of a stream."""
        lines: list[str] = self.answer[2].splitlines()
        return [json.loads(line[5:]) for line in lines if line.startswith("data:") and "[DONE]" not in line]

    @property
    def paging(self) -> dict[str, str] | None:
        """Names of the members of a page."""
        found: dict[str, Any] | None = self.node.get("x-paginated")
        # Without a cursor to send, what looks like a page is all there is.
        return found if found and found.get("cursorParam", "") is not None else None


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for item in cast("Sequence[Any]", value) for text in _texts(item)]
    return [str(value).lower() if isinstance(value, bool) else str(value)]


def resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """The schema that a reference leads to."""
    while "$ref" in schema:
        found: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema


def required(schema: dict[str, Any], root: dict[str, Any]) -> set[str]:
    """Names of the members that an object has to have."""
    schema = resolved(schema, root)
    return {*schema.get("required", []), *(name for each in schema.get("allOf", []) for name in required(each, root))}


def members(
    schema: dict[str, Any], root: dict[str, Any], *, deprecated: bool = True, above: tuple[int, ...] = ()
) -> dict[str, Any]:
    """Names of the members of an object, or of the objects in a list, each with its own members."""
    schema = resolved(schema, root)
    if id(schema) in above:  # it holds objects of its own kind
        return {}
    above = (*above, id(schema))
    inner: list[dict[str, Any]] = [
        *schema.get("anyOf", []),
        *schema.get("oneOf", []),
        *schema.get("allOf", []),
        *([schema["items"]] if "items" in schema else []),
    ]
    known = schema.get("properties", {}).items()
    names = {
        name: members(member, root, deprecated=deprecated, above=above)
        for name, member in known
        if deprecated or not member.get("deprecated")
    }
    for each in inner:
        names |= members(each, root, deprecated=deprecated, above=above)
    return names


def operations(groups: set[str]) -> list[Documented]:
    """The current and delisted operations below some namespaces and resources."""
    with (HERE / "operations.tsv").open(encoding="utf-8", newline="") as file:
        found = [
            Documented(row["operation"], row["method"], row["path"], row["lifecycle"], row["file"])
            for row in csv.DictReader(file, delimiter="\t")
            if row["lifecycle"] != "retired" and row["operation"].startswith(tuple(f"{group}." for group in groups))
        ]
    variants = [
        replace(each, name=f"{each.name.removesuffix('create')}stream", streamed=True)
        for each in found
        if each.name.endswith(".create") and each.node.get("x-stream") == "sse"
    ]
    return found + variants

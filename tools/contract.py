"""Render `src/novita/simulator/contract.json` from the OpenAPI contract in `tests/contract`.

python tools/contract.py            write the file
python tools/contract.py --check    fail when the file does not match the contract
"""

import json
import sys
from pathlib import Path
from typing import Any, TypeAlias

import yaml

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tests" / "contract"
TARGET = ROOT / "src" / "novita" / "simulator" / "contract.json"
Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times faster, where it is built
PREFIX = "#/components/schemas/"


def slim(schema: Json, file: str) -> Json:
    """The schema without what only people read, its references pointing into the one shared component table."""
    if isinstance(schema, list):
        return [slim(item, file) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept: dict[str, Json] = {}
    for key, value in schema.items():
        if key == "$ref":
            kept[key] = f"{PREFIX}{file}.{str(value).removeprefix(PREFIX)}"
        elif key == "properties" and isinstance(value, dict):
            kept[key] = {name: slim(member, file) for name, member in value.items()}
        elif key in {"enum", "const"}:
            kept[key] = value
        elif key not in {"description", "title", "example", "examples", "default"} and not key.startswith("x-"):
            kept[key] = slim(value, file)
    return kept


def parameter(declared: dict[str, Any], file: str) -> dict[str, Any]:
    """What the simulator needs of one parameter."""
    return {
        "name": declared["name"],
        "in": declared["in"],
        "required": declared.get("required", False),
        "schema": slim(declared["schema"], file),
        "slashes": declared.get("x-slashes", False),
    }


def operation(path: str, method: str, declared: dict[str, Any], shared: list[Any], file: str) -> dict[str, Any]:
    """What the simulator needs of one operation."""
    body = declared.get("requestBody", {})
    answers = declared["responses"]["200"]["content"]
    return {
        "method": method.upper(),
        "path": path,
        "alternatives": declared.get("x-path-alternatives", []),
        "lifecycle": lifecycle(declared),
        "open": declared.get("security") == [],
        "parameters": [parameter(item, file) for item in [*shared, *declared.get("parameters", [])]],
        "body_required": body.get("required", False),
        "bodies": {kind: slim(media["schema"], file) for kind, media in body.get("content", {}).items()},
        "answers": {kind: media["example"] for kind, media in answers.items()},
    }


def lifecycle(declared: dict[str, Any]) -> str:
    """Whether the vendor still offers an operation: it does, unless the contract says otherwise."""
    return str(declared.get("x-lifecycle", {}).get("status", "current"))


def references(node: Json) -> set[str]:
    """Names of all components the node refers to, itself or through its parts."""
    if isinstance(node, list):
        return {name for item in node for name in references(item)}
    if not isinstance(node, dict):
        return set()
    parts = {name for value in node.values() for name in references(value)}
    return parts | {str(node["$ref"]).removeprefix(PREFIX)} if "$ref" in node else parts


def render() -> str:
    """The whole file."""
    operations: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for source in sorted(SOURCE.glob("*.yaml")):
        document = yaml.load(source.read_text(encoding="utf-8"), Loader=LOADER)
        schemas |= {f"{source.stem}.{k}": slim(v, source.stem) for k, v in document["components"]["schemas"].items()}
        for path, item in document["paths"].items():
            for method in ("get", "post", "put", "patch", "delete"):
                if method in item and lifecycle(item[method]) != "retired":
                    declared = item[method]
                    shared = item.get("parameters", [])
                    operations[declared["operationId"]] = operation(path, method, declared, shared, source.stem)
    wanted = references([[entry["parameters"], entry["bodies"]] for entry in operations.values()])
    reached: set[str] = set()
    while wanted:  # requests only: what answers alone refer to is left out
        reached |= wanted
        wanted = {name for done in wanted for name in references(schemas[done])} - reached
    document = {"operations": operations, "components": {"schemas": {name: schemas[name] for name in sorted(reached)}}}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Run the command; returns its exit status."""
    text = render()
    if arguments == ["--check"]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        print(
            f"{TARGET.relative_to(ROOT)} does not match tests/contract: run python tools/contract.py", file=sys.stderr
        )
        return 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

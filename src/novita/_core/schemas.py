"""JSON schemas of the classes that callers describe answers and arguments with, and the way back into them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec

from novita.exceptions import ResponseValidationError

if TYPE_CHECKING:
    from pydantic import BaseModel

T = TypeVar("T")

Shape: TypeAlias = "type[BaseModel | msgspec.Struct]"
"""A Pydantic model or a msgspec Struct that says what JSON looks like."""


def is_shape(value: object) -> bool:
    """Whether the value is a class that describes JSON."""
    return isinstance(value, type) and (issubclass(value, msgspec.Struct) or hasattr(value, "model_json_schema"))


def schema_of(shape: Shape) -> dict[str, Any]:
    """The JSON schema of a class, its objects closed against other members, as strict decoding wants them."""
    own = issubclass(shape, msgspec.Struct)
    schema = msgspec.json.schema(shape) if own else shape.model_json_schema()  # type: ignore[union-attr]  # one of both
    definitions = schema.pop("$defs", {})
    if reference := schema.pop("$ref", None):  # the top has to be an object
        name = reference.rpartition("/")[2]
        schema.update(definitions[name])
        if reference.encode() not in msgspec.json.encode(definitions):
            del definitions[name]
    if definitions:
        schema["$defs"] = definitions
    closed: dict[str, Any] = _closed(schema)
    return closed


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: member if name in {"default", "examples"} else _closed(member) for name, member in schema.items()}
    if closed.get("type") == "object" and isinstance(closed.get("properties"), dict):
        closed.setdefault("additionalProperties", False)
    return closed


def name_of(shape: Shape) -> str:
    """What the class is called; the service takes letters, digits, underscores and dashes, which `Box[int]` is not."""
    return re.sub(r"[^\w-]", "_", shape.__name__, flags=re.ASCII)


def described(shape: Shape) -> dict[str, str]:
    """What the class is called, and what it says about itself if it does."""
    text = shape.__dict__.get("__doc__")
    about = {"description": inspect.cleandoc(text)} if isinstance(text, str) and text.strip() else {}
    return {"name": name_of(shape), **about}


def parse(text: str, into: type[T], what: str) -> T:
    """Read JSON that a model wrote.

    Args:
        text: What it wrote.
        into: A Pydantic model, a msgspec Struct, or another type that msgspec decodes.
        what: What is read, for the message.

    Raises:
        ResponseValidationError: It is no JSON, or does not fit.
    """
    try:
        if validate := getattr(into, "model_validate_json", None):
            found: T = validate(text)
            return found
        return msgspec.json.decode(text, type=into)
    except (ValueError, RecursionError) as error:  # Pydantic's errors are ValueErrors, and so are msgspec's
        wanted = getattr(into, "__name__", str(into))
        raise ResponseValidationError(f"{what} does not fit {wanted}: {_told(error)}", body=text[:2000]) from None


def _told(error: Exception) -> str:
    """What is wrong, in one line; Pydantic's own text takes several and repeats the answer."""
    errors: Callable[..., Iterable[dict[str, Any]]] | None = getattr(error, "errors", None)
    if errors is None:
        return str(error)
    problems = errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}".removeprefix(": ") for each in problems)

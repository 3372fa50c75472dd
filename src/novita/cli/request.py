"""The request of an operation instead of its answer: as text with its secrets masked, or as a curl command."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from novita._core.multipart import FilePart, FormOperation
from novita._core.operation import Operation
from novita._core.options import DEFAULT_BASE_URL

MASK = "***"


def url_of(operation: Operation[Any], base_url: str) -> str:
    """Where the request goes."""
    own = operation.spec.host
    return (own if own and base_url == DEFAULT_BASE_URL else base_url) + operation.to_call().target


def shown(operation: Operation[Any], base_url: str, *, secrets: bool = False) -> str:
    """The request as text; the key is masked, and other secrets are unless they are asked for."""
    call = operation.to_call()
    lines = [f"{call.verb} {url_of(operation, base_url)}", f"Authorization: Bearer {MASK}"]
    if call.body is None:
        return "\n".join(lines)
    lines.append(f"Content-Type: {call.content_type.partition(';')[0]}")
    try:
        body = json.loads(call.body)
    except ValueError:
        return "\n".join([*lines, "", f"({len(call.body)} bytes)"])
    hidden = set[str]() if secrets else _secrets(operation)
    return "\n".join([*lines, "", json.dumps(_masked(body, hidden), indent=2, ensure_ascii=False)])


def curl(operation: Operation[Any], base_url: str, *, secrets: bool = False) -> str:
    """The request as a command that sends it, once masked secrets are filled in; the key is in the environment."""
    call = operation.to_call()
    hidden = set[str]() if secrets else _secrets(operation)
    parts = [
        f"curl -X {call.verb} {shlex.quote(url_of(operation, base_url))}",
        '-H "Authorization: Bearer $NOVITA_API_KEY"',
    ]
    if isinstance(operation, FormOperation):
        parts += _form(operation)
    elif call.body is not None:
        parts.append(f"-H {shlex.quote(f'Content-Type: {call.content_type}')}")
        body = call.body.decode()
        if hidden:
            body = json.dumps(_masked(json.loads(body), hidden), ensure_ascii=False, separators=(",", ":"))
        parts.append(f"--data-raw {shlex.quote(body)}")
    return " \\\n  ".join(parts)


def _form(operation: FormOperation[Any]) -> Iterator[str]:
    for name, value in operation.parts():
        if isinstance(value, FilePart):
            path = re.sub(r'(["\\])', r"\\\1", value.path or value.name)
            file = f'{name}=@"{path}"'  # within quotes, where `;` and `,` are of the path
            yield f"-F {shlex.quote(file)}"
        else:
            yield f"--form-string {shlex.quote(f'{name}={value}')}"


def _secrets(params: BaseModel) -> set[str]:
    """Texts that must not be shown: fields that are left out of `repr`, and values of environment variables."""
    found: set[str] = set()
    for name, info in type(params).model_fields.items():
        value = getattr(params, name, None)
        if name != "extra" and not info.repr:
            found |= _texts(value)
        else:
            found |= _nested_secrets(value)
    return found


def _nested_secrets(value: Any) -> set[str]:
    if isinstance(value, BaseModel):
        return _secrets(value)
    if isinstance(value, Mapping):
        return {text for each in value.values() for text in _nested_secrets(each)}
    if isinstance(value, list | tuple):
        return {text for each in value for text in _nested_secrets(each)}
    return {text for name in getattr(value, "__secrets__", ()) for text in _texts(getattr(value, name))}


def _texts(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        return {text for each in value.values() for text in _texts(each)}
    if isinstance(value, list | tuple):
        return {text for each in value for text in _texts(each)}
    return {str(value)} if value not in {None, ""} else set()


def _masked(value: Any, secrets: set[str]) -> Any:
    if isinstance(value, dict):
        return {name: _masked(each, secrets) for name, each in value.items()}
    if isinstance(value, list):
        return [_masked(each, secrets) for each in value]
    return MASK if isinstance(value, str) and value in secrets else value

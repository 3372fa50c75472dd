"""What the operations of the GPU cloud v2 share: snake_case members, cursors, and when a call may be repeated.

PUT is not taken for repeatable just because the verb says so: what charges, adds up or changes the run state of an
instance is sent once. Replacing settings is repeatable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, TypeAlias, TypeVar, cast

import msgspec
from pydantic import AfterValidator, Field, PlainSerializer, PlainValidator

from novita._core.model import Model
from novita._core.paging import Cursor
from novita.types.gpu_v2.values import EnvVar, Port

ModelT = TypeVar("ModelT", bound=Model)

PAGES = Cursor(items="data", more="has_more")

PageCursor = Annotated[str, Field(max_length=1024)]
"""Where a page starts."""

PageLimit = Annotated[int, Field(ge=0)]
"""Records per page."""

Text255 = Annotated[str, Field(max_length=255)]
"""A text of at most 255 characters."""

Name = Annotated[str, Field(min_length=1, max_length=255)]
"""A text of 1 to 255 characters."""

ImageAddress = Annotated[str, Field(min_length=1, max_length=500)]
"""Address of a container image."""


def _with_commas(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else ",".join(value)


Words: TypeAlias = Annotated[str | Sequence[str], AfterValidator(_with_commas)]
"""Several words; the wire has them in one, with commas."""


def _ports(value: object) -> tuple[Port, ...]:
    return tuple(_port(item) for item in _items(value, 'ports are a list, such as ["8080/http", "22/tcp"]'))


def _port(value: object) -> Port:
    message = 'a port is a Port object or a text like "8080/http"'
    if isinstance(value, str):
        number, _, protocol = value.strip().partition("/")
        if not (number.isascii() and number.isdigit()):
            raise ValueError(message)
        value = Port(port=int(number), protocol=protocol)
    return _read(value, Port, message)


def _valid_ports(value: object) -> tuple[Port, ...]:
    ports = _ports(value)
    if any(port.protocol not in {"http", "tcp"} for port in ports):
        raise ValueError("ports are exposed as http or tcp")
    if any(not 1 <= port.port <= 65535 for port in ports):
        raise ValueError("ports go from 1 to 65535")
    return ports


def _envs(value: object) -> tuple[EnvVar, ...]:
    if isinstance(value, Mapping):
        variables = cast("Mapping[object, object]", value)
        value = [{"key": name, "value": text} for name, text in variables.items()]
    message = "variables are a mapping of names to texts, or a list of EnvVar objects"
    return tuple(_read(item, EnvVar, message) for item in _items(value, message))


def _items(value: object, message: str) -> Iterable[object]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise ValueError(message)  # noqa: TRY004 - Pydantic passes a TypeError on
    return cast("Iterable[object]", value)


def _read(value: object, cls: type[ModelT], message: str) -> ModelT:
    try:
        return msgspec.convert(value, cls)
    except msgspec.ValidationError:
        raise ValueError(message) from None


# The serializers read once more because `unchecked` requests hold what the caller wrote.


def _port_objects(value: object) -> list[dict[str, object]]:
    return [{"port": port.port, "protocol": port.protocol} for port in _ports(value)]


def _env_objects(value: object) -> list[dict[str, str]]:
    return [{"key": variable.key, "value": variable.value} for variable in _envs(value)]


Ports: TypeAlias = Annotated[Sequence[Port | str], PlainValidator(_valid_ports), PlainSerializer(_port_objects)]
"""Ports to expose, such as `["8080/http", Port(port=22, protocol="tcp")]`."""

Envs: TypeAlias = Annotated[Mapping[str, str] | Sequence[EnvVar], PlainValidator(_envs), PlainSerializer(_env_objects)]
"""Environment variables: a mapping of names to values, or `EnvVar` objects as answers hold them."""

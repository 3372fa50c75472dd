"""Ports, add-ons and environment variables: one way to write them in Python, spelt as each operation wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, TypeAlias, TypeVar, cast

import msgspec
from pydantic import AfterValidator, Field, PlainSerializer, PlainValidator

from novita.types.gpu.values import EnvVar, Port, Tool

T = TypeVar("T")

_RESERVED_PORTS = range(2222, 2225)


def _port(value: object) -> Port:
    if isinstance(value, str):
        number, _, kind = value.strip().partition("/")
        if not (number.isascii() and number.isdigit()) or not kind:
            raise ValueError('a port is written like "8080/http" or "22/tcp"')
        return Port(port=int(number), type=kind)
    return _convert(value, Port, 'a port is a Port object or a text like "8080/http"')


def _ports(value: object) -> tuple[Port, ...]:
    return tuple(map(_port, _items(value, 'has to be a list of Port objects or of texts like "8080/http"')))


def _valid_ports(value: object) -> tuple[Port, ...]:
    ports = _ports(value)
    for port in ports:
        _check(port)
        if port.port in _RESERVED_PORTS:
            raise ValueError("ports 2222 to 2224 are reserved by the service")
    return ports


def _valid_template_ports(value: object) -> tuple[Port, ...]:
    ports = _ports(value)
    for port in ports:
        _check(port)
    if any(len(group["ports"]) > 10 for group in _grouped(ports)):
        raise ValueError("at most 10 ports of each kind")
    return ports


def _check(port: Port | Tool) -> None:
    if not 1 <= port.port <= 65535:
        raise ValueError("ports go from 1 to 65535")
    if port.type not in {"http", "tcp"}:
        raise ValueError("ports are exposed as http or tcp")


def _tools(value: object) -> tuple[Tool, ...]:
    return tuple(_convert(item, Tool, "an add-on is a Tool object") for item in _items(value, "has to be a list"))


def _valid_tools(value: object) -> tuple[Tool, ...]:
    tools = _tools(value)
    for tool in tools:
        _check(tool)
        if tool.port in _RESERVED_PORTS:
            raise ValueError("ports 2222 to 2224 are reserved by the service")
    return tools


def _envs(value: object) -> tuple[EnvVar, ...]:
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        value = [{"key": name, "value": text} for name, text in pairs]
    items = _items(value, "has to be a mapping of names to values, or a list of EnvVar objects")
    return tuple(_convert(item, EnvVar, "names and values of variables are texts") for item in items)


def _not_too_long(envs: tuple[EnvVar, ...]) -> tuple[EnvVar, ...]:
    for variable in envs:
        if not 1 <= len(variable.key) <= 511:
            raise ValueError("names of variables have 1 to 511 characters")
        if len(variable.value) > 4095:
            raise ValueError("values of variables have at most 4095 characters")
    return envs


def _items(value: object, message: str) -> Iterable[object]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise ValueError(message)  # noqa: TRY004 - Pydantic passes a TypeError on
    return cast("Iterable[object]", value)


def _convert(value: object, cls: type[T], message: str) -> T:
    try:
        return msgspec.convert(value, cls)
    except msgspec.ValidationError:
        raise ValueError(message) from None


# The serializers convert once more because `unchecked` requests hold what the caller wrote.


def _as_text(value: object) -> str:
    return ",".join(f"{port.port}/{port.type}" for port in _ports(value))


def _as_list(value: object) -> list[dict[str, Any]]:
    return [{"port": port.port, "type": port.type} for port in _ports(value)]


def _grouped(value: object) -> list[dict[str, Any]]:
    groups: dict[str, list[int]] = {}
    for port in _ports(value):
        groups.setdefault(port.type, []).append(port.port)
    return [{"type": kind, "ports": numbers} for kind, numbers in groups.items()]


def _tool_objects(value: object) -> list[dict[str, str]]:
    return [{"name": tool.name, "port": str(tool.port), "type": tool.type} for tool in _tools(value)]


def _env_objects(value: object) -> list[dict[str, str]]:
    return [{"key": variable.key, "value": variable.value} for variable in _envs(value)]


PortsText: TypeAlias = Annotated[Sequence[Port | str], PlainValidator(_valid_ports), PlainSerializer(_as_text)]
"""Ports for a call that takes them as one text."""

PortsList: TypeAlias = Annotated[Sequence[Port | str], PlainValidator(_valid_ports), PlainSerializer(_as_list)]
"""Ports for a call that takes them one by one."""

PortGroups: TypeAlias = Annotated[
    Sequence[Port | str], PlainValidator(_valid_template_ports), PlainSerializer(_grouped)
]
"""Ports for a call that takes them grouped by kind."""

Tools: TypeAlias = Annotated[Sequence[Tool], PlainValidator(_valid_tools), PlainSerializer(_tool_objects)]
"""Add-ons."""

Envs: TypeAlias = Annotated[Mapping[str, str] | Sequence[EnvVar], PlainValidator(_envs), PlainSerializer(_env_objects)]
"""Environment variables: a mapping of names to values, or `EnvVar` objects as answers hold them."""

InstanceEnvs: TypeAlias = Annotated[Envs, Field(max_length=100), AfterValidator(_not_too_long)]
"""Environment variables of an instance, where names and values have limits."""

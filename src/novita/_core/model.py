"""Base of every answer: a frozen msgspec Struct that is tolerant where the service is known to be loose."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias, TypeVar, Union, get_args, get_origin

import msgspec

T = TypeVar("T")

_UNIONS = (Union, UnionType)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

    Array: TypeAlias = tuple[T, ...]
else:
    # The service sends null for an empty list now and then; `Model.__post_init__` makes it ().
    Array = tuple[T, ...] | None


class Model(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all answers: immutable, comparable, cheap.

    Attributes carry Python names; `to_dict` and `to_json` spell members as the API does.
    """

    __secrets__: ClassVar[frozenset[str]] = frozenset()
    """Fields that `repr` masks."""

    def to_dict(self) -> dict[str, Any]:
        """The members as plain dicts, lists and scalars, spelt as the API spells them."""
        plain: dict[str, Any] = msgspec.json.decode(self.to_json())  # to_builtins would keep tuples
        return plain

    def to_json(self) -> bytes:
        """The members as JSON, spelt as the API spells them."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """Read what `to_json` wrote, or an answer saved from the API.

        Raises:
            msgspec.DecodeError: The data is not JSON or does not fit.
        """
        try:
            return msgspec.json.decode(data, type=cls, strict=False)
        except msgspec.ValidationError:  # null may stand for a number, as in the answers themselves
            return msgspec.convert(without_blanks(msgspec.json.decode(data), cls), cls, strict=False)

    @classmethod
    def _from_plain(cls, value: Any) -> Self:
        try:
            return msgspec.convert(value, cls, strict=False)
        except msgspec.ValidationError:
            return msgspec.convert(without_blanks(value, cls), cls, strict=False)

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        shown: list[tuple[str, Any]] = []
        for field in msgspec.structs.fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                shown.append((field.name, "***" if value and field.name in self.__secrets__ else value))
        return shown

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        def validate(value: Any) -> Any:
            if isinstance(value, cls):
                return value
            try:
                return cls._from_plain(value)
            except msgspec.ValidationError as error:
                raise ValueError(str(error)) from None

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.plain_serializer_function_ser_schema(cls.to_dict)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        (found,), components = msgspec.json.schema_components([cls], ref_template="{name}")
        # Inlined: a reference would have to point into the $defs of the whole document, which is not ours.
        inlined: dict[str, Any] = _inlined(found, components, ())
        return inlined


def _inlined(schema: Any, components: dict[str, Any], above: tuple[str, ...]) -> Any:
    if isinstance(schema, list):
        return [_inlined(item, components, above) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if (name := schema.get("$ref")) is None:
        return {key: _inlined(value, components, above) for key, value in schema.items()}
    return {"type": "object"} if name in above else _inlined(components[name], components, (*above, name))


def no_nulls(self: msgspec.Struct, *names: str, instead: object = ()) -> None:
    """Make () of the named fields that came as null; for `__post_init__` of Structs with arrays."""
    for name in names:
        if getattr(self, name) is None:
            msgspec.structs.force_setattr(self, name, instead)


def without_blanks(value: Any, kind: Any = None) -> Any:
    """Plain JSON without null and "" where members are: they count as missing when an answer did not fit.

    What a type leaves open stays as it is: the output of a worker and the arguments of a tool are no members of ours.

    Args:
        value: The JSON.
        kind: What it is to be read as, if that is known.
    """
    if _is_open(kind):
        return value
    kinds = get_args(kind) if get_origin(kind) in _UNIONS else (kind,)
    if isinstance(value, dict):
        known = {name: each for struct in kinds for name, each in _members(struct).items()}
        other = next((get_args(each)[1] for each in kinds if get_origin(each) is dict), None)
        return {
            name: without_blanks(member, known.get(name, other))
            for name, member in value.items()
            if not _is_blank(member, known.get(name))
        }
    if isinstance(value, list):
        item = next((get_args(each)[0] for each in kinds if get_origin(each) is tuple), None)
        # Where an item may be missing, its place counts: lists of tokens and of their probabilities go together.
        kept = type(None) in get_args(item)
        return [without_blanks(each, item) for each in value if kept or each is not None]
    return value


def _is_blank(member: Any, kind: Any) -> bool:
    """Whether a member counts as missing: null, and "" where something else than text is declared."""
    return kind is not Any and (member is None or (member == "" and str not in (kind, *get_args(kind))))


def _is_open(kind: Any) -> bool:
    """Whether a type says nothing of what is in a value."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
        return any(map(_is_open, inner))
    return kind is Any or (origin in (dict, tuple) and Any in inner)


@cache
def _members(kind: Any) -> dict[str, Any]:
    """Types of the members of a Struct, by their names on the wire."""
    is_struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return {field.encode_name: field.type for field in msgspec.structs.fields(kind)} if is_struct else {}


LAST_SECOND = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())
"""What is later, no calendar holds."""


def moment(unix_seconds: int) -> datetime | None:
    """An aware datetime from the service's Unix seconds; 0, -1 and what no calendar holds mean "never"."""
    return datetime.fromtimestamp(unix_seconds, UTC) if 0 < unix_seconds <= LAST_SECOND else None


_USD_V1 = Decimal(100_000)


def usd(units: int) -> Decimal:
    """US dollars from the GPU API v1's counts of 1/100000 USD."""
    return Decimal(units) / _USD_V1

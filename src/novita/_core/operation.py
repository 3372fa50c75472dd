"""An operation is a value: a validated request that knows its route and its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Self, TypeVar, get_args, get_origin
from urllib.parse import quote

import msgspec
from pydantic import AliasGenerator, AwareDatetime, BaseModel, ConfigDict, Field, PlainSerializer, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticSerializationError

from novita.exceptions import RequestValidationError

from .call import Call

if TYPE_CHECKING:
    from novita.exceptions import APIStatusError

    from .paging import Paging

R = TypeVar("R", covariant=True)  # noqa: PLC0105 - known to every module of operations
T = TypeVar("T")

CAMEL = AliasGenerator(serialization_alias=to_camel)
"""For APIs that spell their members in camelCase; Python names never change."""


def _unix_seconds(moment: datetime | int) -> int:
    return int(moment.timestamp()) if isinstance(moment, datetime) else moment


Id = Annotated[str, Field(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f\x7f]+$")]
"""Id of a resource."""

Timestamp = Annotated[AwareDatetime | int, PlainSerializer(_unix_seconds, return_type=int)]
"""A moment: an aware datetime, or Unix seconds."""


QUERY = "in the URL's query"
"""Marks a query parameter of an operation that has a body: `Annotated[str, QUERY]`."""

BODY = "in the body"
"""Marks a body parameter of an operation whose verb has none as a rule: `Annotated[Sequence[str], BODY]`."""


class Params(BaseModel):
    """What a caller passes in: an operation, or an object nested in one."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True, protected_namespaces=()
    )

    if not TYPE_CHECKING:

        def __init__(self, /, **fields):
            try:
                self.__pydantic_validator__.validate_python(fields, self_instance=self)
            except ValidationError as error:
                raise _refused(type(self), error) from None

        __init__.__pydantic_base_init__ = True

    @classmethod
    def checked(cls, fields: Mapping[str, Any]) -> Self:
        """The same as `cls(**fields)` in two thirds of the time: Pydantic's core makes the object.

        Raises:
            RequestValidationError: A parameter is out of the documented range.
        """
        try:
            made: Self = cls.__pydantic_validator__.validate_python(fields)
        except ValidationError as error:
            raise _refused(cls, error) from None
        return made

    @classmethod
    @cache
    def reads_files(cls) -> bool:
        """Whether parameters may be files, which async clients read on a thread: a marker in annotations says so."""
        fields = cls.model_fields.values()
        return any(_is_file(part) for field in fields for part in (field.annotation, *field.metadata))


def _is_file(part: Any) -> bool:
    if isinstance(part, type) and issubclass(part, Params):
        return part.reads_files()
    return getattr(part, "is_file", False) or any(_is_file(each) for each in get_args(part))


@dataclass(frozen=True)
class Spec:
    """What one operation declares about itself, apart from its parameters."""

    name: str
    """SDK path below the client, such as `gpu.instances.get`; the contract's operationId."""
    verb: str
    paths: tuple[str, ...]
    """The documented path, then the others it is known by."""
    response: Any
    """Type of the value; None when there is nothing to read."""
    docs: str
    lifecycle: str
    idempotent: bool
    wrap: str | None
    unwrap: str | None
    reshape: Callable[[Any], Any] | None
    """Brings plain JSON of another known shape into the declared one; asked only when an answer did not fit."""
    refusal: Callable[[Any], tuple[int, int, str] | None] | None
    """HTTP status, code and text of a failure that the value of a success answer tells of."""
    verdict: Callable[[Any, APIStatusError], Any] | None
    """Plain JSON of the answer that an error answer to the operation stands for, when it is no failure of the call."""
    paging: Paging | None
    positional: tuple[str, ...]
    """Attributes that methods and commands take by position."""
    host: str | None
    """Base URL when the operation lives on a host of its own."""
    fields: tuple[tuple[str, str, str], ...]
    """(attribute, wire name, place) of each parameter; place is path, query or body."""

    @cached_property
    def body_excludes(self) -> set[str]:
        """Attributes that are not part of the body."""
        return {"extra", *(attribute for attribute, _, place in self.fields if place != "body")}

    @cached_property
    def nests(self) -> bool:
        """Whether members of the body lie in objects of their own (`serialization_alias="extra.webhook.url"`)."""
        return any("." in wire for _, wire, place in self.fields if place == "body")

    @cached_property
    def has_body(self) -> bool:
        """Whether calls carry a JSON body."""
        return any(place == "body" for _, _, place in self.fields)

    @cached_property
    def queries(self) -> tuple[tuple[str, str], ...]:
        """(attribute, wire name and equals sign) of the query parameters."""
        return tuple((attribute, f"{wire}=") for attribute, wire, place in self.fields if place == "query")

    @cached_property
    def path_fields(self) -> tuple[str, ...]:
        """Attributes that fill the braces of the path."""
        return tuple(attribute for attribute, _, place in self.fields if place == "path")

    def decoder(self, into: Any = None) -> msgspec.json.Decoder[Any]:
        """Decoder of a success body, made on first use.

        Args:
            into: Another type than `response` for the value, or for the items of a page.
        """
        found = self._decoders.get(into)
        if found is None:
            found = self._decoders[into] = msgspec.json.Decoder(self._envelope(into or self.response), strict=False)
        return found

    @cached_property
    def _decoders(self) -> dict[Any, msgspec.json.Decoder[Any]]:
        return {}

    def _envelope(self, value: Any) -> Any:
        if self.paging is not None:
            return self.paging.envelope(value)
        if self.unwrap is not None:
            # A missing list is an empty one; any other value has to be there.
            default: Any = () if get_origin(value) is tuple else msgspec.NODEFAULT
            return msgspec.defstruct("Envelope", [("value", value, msgspec.field(name=self.unwrap, default=default))])
        return value


class Operation(Params, Generic[R]):
    """One endpoint of the API: its subclass' fields are the parameters, its type argument is the answer.

    `client.send(GetInstance(instance_id="i-1"))` performs it; every method of the SDK is a thin line over one.
    """

    spec: ClassVar[Spec]

    outcome: ClassVar[str | None] = None
    """What becomes of the thing it begins or asks for, which the `handle` of its resource waits for."""

    extra: Mapping[str, Any] | None = Field(default=None, exclude=True, repr=False)
    """Further members for the body, for parameters the SDK does not know yet."""

    if not TYPE_CHECKING:
        # Pydantic would build a model per type argument; the argument is only read once, below.
        def __class_getitem__(cls, response):
            return GenericAlias(cls, response)

        def __init_subclass__(cls, **declaration):
            super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(  # type: ignore[override]  # the declaration's keywords, spelt out
        cls,
        *,
        method: str = "",
        route: str = "",
        positional: str | tuple[str, ...] = (),
        docs: str = "",
        lifecycle: str = "current",
        idempotent: bool | None = None,
        wrap: str | None = None,
        unwrap: str | None = None,
        reshape: Callable[[Any], Any] | None = None,
        refusal: Callable[[Any], tuple[int, int, str] | None] | None = None,
        verdict: Callable[[Any, APIStatusError], Any] | None = None,
        paging: Paging | None = None,
        alternatives: tuple[str, ...] = (),
        host: str | None = None,
    ) -> None:
        """Read the class keywords of a declaration into its `spec`.

        Args:
            method: Name of the method users call; without one the class is only a base.
            route: Verb and path, such as `"GET /gpu-instance/openapi/v1/gpu/instance"`, ids in braces.
            positional: The parameters that methods and commands take by position.
            docs: Slug of the page in the vendor's documentation.
            lifecycle: `current` or `delisted`.
            idempotent: Whether it may be sent again after a failure; unsaid, the verb decides.
            wrap: Member of the request body that holds all parameters.
            unwrap: Member of the answer that holds the value.
            reshape: Brings plain JSON of another known shape into the declared one.
            refusal: Finds the failure that an answer with HTTP status 200 tells of.
            verdict: Finds the plain JSON of the answer that an error answer to the operation stands for.
            paging: How the answer is cut into pages.
            alternatives: Other paths the operation is known by.
            host: Base URL of an operation that lives on a host of its own.
        """
        # The type argument is ours alone; Pydantic would insist on the same TypeVar in every module.
        if not TYPE_CHECKING:
            cls.__pydantic_generic_metadata__ = {"origin": None, "args": (), "parameters": ()}
        if not method:
            if route:
                message = f"{cls.__name__} declares a route but no method"
                raise TypeError(message)
            return
        verb, path = _split_route(cls, route)
        in_path = set(re.findall(r"{(\w+)}", path))
        if unknown := in_path - cls.model_fields.keys():
            message = f"{cls.__name__}: the route names {', '.join(sorted(unknown))}, which is no field"
            raise TypeError(message)
        if not set(re.findall(r"{(\w+)}", "".join(alternatives))) <= in_path:
            message = f"{cls.__name__}: an alternative path names what the route does not"
            raise TypeError(message)
        has_body = verb in {"POST", "PUT", "PATCH"}
        generator = cls.model_config.get("alias_generator")
        rename = generator.serialization_alias if isinstance(generator, AliasGenerator) else None
        fields: list[tuple[str, str, str]] = []
        for name, info in cls.model_fields.items():
            if name == "extra":
                continue
            wire = info.serialization_alias or (str(rename(name)) if callable(rename) else name)
            if name in in_path:
                place = "path"
            else:
                place = "body" if (has_body or BODY in info.metadata) and QUERY not in info.metadata else "query"
            fields.append((name, wire, place))
        cls.spec = Spec(
            name=f"{cls.__module__.removeprefix('novita.operations.')}.{method}",
            verb=verb,
            paths=(path, *alternatives),
            response=_response_type(cls),
            docs=docs,
            lifecycle=lifecycle,
            idempotent=verb != "POST" if idempotent is None else idempotent,
            wrap=wrap,
            unwrap=unwrap,
            reshape=reshape,
            refusal=refusal,
            verdict=verdict,
            paging=paging,
            positional=(positional,) if isinstance(positional, str) else positional,
            host=host,
            fields=tuple(fields),
        )

    @classmethod
    def unchecked(cls, **fields: Any) -> Self:
        """Build the operation with local validation off, for the day the server allows more than the documentation.

        Args:
            fields: The parameters; nested objects must be instances already.
        """
        return cls.model_construct(**fields)

    def to_call(self, path: str | None = None) -> Call:
        """Turn the request into what goes over the wire.

        Args:
            path: Another path than the documented one.

        Raises:
            RequestValidationError: An id would change the path it is put into.
        """
        spec = self.spec
        target = path or spec.paths[0]
        if spec.path_fields:
            target = target.format(**{name: self._path_segment(name) for name in spec.path_fields})
        if spec.queries and (query := self._query(spec)):
            target = f"{target}?{query}"
        return Call(spec.verb, target, self._body() if spec.has_body or self.extra else None)

    def _path_segment(self, name: str, *, safe: str = "") -> str:
        text = quote(str(getattr(self, name)), safe=safe)
        if not {"", ".", ".."}.isdisjoint(text.split("/")):
            raise RequestValidationError(self.spec.name, {name: "cannot be part of a URL path"})
        return text

    def _query(self, spec: Spec) -> str:
        values = self.__dict__
        parts: list[str] = []
        for attribute, name in spec.queries:
            value = values[attribute]
            if value is None:
                continue
            if type(value) is str and _PLAIN(value):
                parts.append(name + value)
            elif isinstance(value, str) or not isinstance(value, Sequence):
                parts.append(name + _query_text(value))
            else:
                parts += [name + _query_text(item) for item in value]
        return "&".join(parts)

    def _body(self) -> bytes:
        try:
            return self._serialized()
        except PydanticSerializationError as error:
            # Its text names types, and what media says of itself; neither repeats a value.
            reason = str(error).partition("ValueError: ")[2] or "cannot be written as JSON"
            raise RequestValidationError(self.spec.name, {"arguments": reason}) from None

    def _serialized(self) -> bytes:
        spec = self.spec
        # Serializer warnings repeat values, and only come with validation off: the server is to judge then.
        if self.extra or spec.nests:
            members = self.model_dump(
                mode="json", by_alias=True, exclude_none=True, exclude=spec.body_excludes, warnings=False
            )
            members.update(self.extra or {})
            try:
                return msgspec.json.encode(_nested(members, spec.wrap))
            except (TypeError, ValueError, RecursionError):  # of no other member can that be
                raise RequestValidationError(spec.name, {"extra": "cannot be written as JSON"}) from None
        body = self.__pydantic_serializer__.to_json(
            self, by_alias=True, exclude_none=True, exclude=spec.body_excludes, warnings=False
        )
        return b'{"%s":%s}' % (spec.wrap.encode(), body) if spec.wrap else body


Operation.__pydantic_generic_metadata__ = {"origin": None, "args": (), "parameters": ()}


def _nested(members: dict[str, Any], wrap: str | None) -> dict[str, Any]:
    """Put members spelt `a.b` into the object `a`, and all others into the wrapper, if there is one."""
    body: dict[str, Any] = {}
    for name, value in members.items():
        path = name.split(".") if "." in name else [wrap, name] if wrap else [name]
        place = body
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = value
    return body


class PagedOperation(Operation[R]):
    """An operation whose answer is a page of `R`; `client.send` gives a `Page`, the async one an `AsyncPage`."""


_PLAIN = re.compile(r"[\w.~-]*", re.ASCII).fullmatch


def _query_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return str(_unix_seconds(value))
    return quote(str(value), safe="")


def _split_route(cls: type[Operation[Any]], route: str) -> tuple[str, str]:
    verb, _, path = route.partition(" ")
    if verb not in {"GET", "POST", "PUT", "PATCH", "DELETE"} or not path.startswith("/"):
        message = f'{cls.__name__}: route={route!r} is not a verb and a path, such as "GET /v1/instance"'
        raise TypeError(message)
    return verb, path


def _response_type(cls: type[Operation[Any]]) -> Any:
    for ancestor in cls.__mro__:
        for base in ancestor.__dict__.get("__orig_bases__", ()):
            if (arguments := get_args(base)) and not isinstance(arguments[0], TypeVar):
                return arguments[0]
    message = f"{cls.__name__} does not say what it answers: write class {cls.__name__}(Operation[X], ...)"
    raise TypeError(message)


# Pydantic puts the member of a union that did not fit into the place of the problem.
_UNION_MEMBER = re.compile(r"(function|constrained)-.*|\w*\[.*\]|str|int|float|bool|datetime|decimal").fullmatch


def _refused(cls: type[Params], error: ValidationError) -> RequestValidationError:
    # Values are left out on purpose: they may be passwords.
    fields: dict[str, str] = {}
    for problem in error.errors(include_url=False, include_context=False, include_input=False):
        name, *inner = map(str, problem["loc"]) if problem["loc"] else ("arguments",)
        text = problem["msg"]
        if problem["type"] == "extra_forbidden":
            text = "is no parameter of this operation"
        elif problem["type"] == "missing":
            text = "is required"
        else:
            inner = [part for part in inner if not _UNION_MEMBER(part)]
        place, text = ".".join((name, *inner)), text.removeprefix("Value error, ")
        text = text[:1].lower() + text[1:]
        fields[place] = f"{fields[place]}, or {text}" if place in fields else text
    return RequestValidationError(cls.spec.name if issubclass(cls, Operation) else cls.__name__, fields)

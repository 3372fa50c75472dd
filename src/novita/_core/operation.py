"""An operation is a value: a validated request that knows its route and its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Self, TypeVar, get_args
from urllib.parse import quote

import msgspec
from pydantic import AliasGenerator, AwareDatetime, BaseModel, ConfigDict, Field, PlainSerializer, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticSerializationError

from novita.exceptions import RequestValidationError

from .call import Call
from .spec import Spec

if TYPE_CHECKING:
    from novita.exceptions import APIStatusError

    from .paging import Paging

R = TypeVar("R", covariant=True)  # noqa: PLC0105 - known to every module of operations
P = TypeVar("P", bound="Params")

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


# Every call asks the next two; they are no class methods because a class of Pydantic is slow to give an attribute.


def checked(kind: type[P], fields: Mapping[str, Any]) -> P:
    """The same as `kind(**fields)` in two thirds of the time: Pydantic's core makes the object.

    Raises:
        RequestValidationError: A parameter is out of the documented range.
    """
    try:
        made: P = _validator(kind)(fields)
    except ValidationError as error:
        raise _refused(kind, error) from None
    return made


@cache
def _validator(kind: type[Params]) -> Callable[[Any], Any]:
    return kind.__pydantic_validator__.validate_python


@cache
def reads_files(kind: type[Params]) -> bool:
    """Whether parameters may be files, which async clients read on a thread: a marker in annotations says so."""
    fields = getattr(kind, "model_fields", {}).values()  # of what is no operation `not_an_operation` tells
    return any(_is_file(part) for field in fields for part in (field.annotation, *field.metadata))


def _is_file(part: Any) -> bool:
    if isinstance(part, type) and issubclass(part, Params):
        return reads_files(part)
    return getattr(part, "is_file", False) or any(_is_file(each) for each in get_args(part))


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
        always: str | None = None,
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
            always: Object of the request body that is sent even when no parameter in it is given.
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
            always=always,
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
            RequestValidationError: An id would change the path it is put into, or a text is none.
        """
        spec = self.spec
        target = path or spec.paths[0]
        try:
            if spec.path_fields:
                target = target.format(**{name: self._path_segment(name) for name in spec.path_fields})
            if spec.queries and (query := self._query(spec)):
                target = f"{target}?{query}"
        except UnicodeEncodeError:  # half of a pair, such as a byte of a command line that is not UTF-8
            raise RequestValidationError(spec.name, {"arguments": "hold a text that is no Unicode"}) from None
        return Call(spec.verb, target, self._body() if spec.has_body or self.extra else None)

    def _path_segment(self, name: str, *, safe: str = "") -> str:
        text = quote(str(getattr(self, name)), safe=safe)
        if not {"", ".", ".."}.isdisjoint(text.split("/")):
            raise RequestValidationError(self.spec.name, {name: "cannot be part of a URL path"})
        return text

    def _query(self, spec: Spec) -> str:
        values, query = self.__dict__, ""
        for attribute, name in spec.queries:
            value = values[attribute]
            if value is None:
                continue
            if type(value) is str and _PLAIN(value):
                query = f"{query}&{name}{value}"
            elif isinstance(value, str) or not isinstance(value, Sequence):
                query = f"{query}&{name}{_query_text(value)}"
            else:
                query = "&".join([query, *(name + _query_text(item) for item in value)])
        return query[1:]

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
                return msgspec.json.encode(_nested(members, spec.wrap, spec.always))
            except (TypeError, ValueError, RecursionError):  # of no other member can that be
                raise RequestValidationError(spec.name, {"extra": "cannot be written as JSON"}) from None
        body = self.__pydantic_serializer__.to_json(
            self, by_alias=True, exclude_none=True, exclude=spec.body_excludes, warnings=False
        )
        return b'{"%s":%s}' % (spec.wrap.encode(), body) if spec.wrap else body


Operation.__pydantic_generic_metadata__ = {"origin": None, "args": (), "parameters": ()}


def _nested(members: dict[str, Any], wrap: str | None, always: str | None) -> dict[str, Any]:
    """Put members spelt `a.b` into the object `a`, and all others into the wrapper, if there is one."""
    body: dict[str, Any] = {always: {}} if always else {}
    for name, value in members.items():
        path = name.split(".") if "." in name else [wrap, name] if wrap else [name]
        place = body
        for step in path[:-1]:
            place = place.setdefault(step, {})
        before = place.get(path[-1])
        if isinstance(before, dict) and isinstance(value, Mapping):  # `extra` may add to what parameters have begun
            value = {**before, **value}
        place[path[-1]] = value
    return body


class PagedOperation(Operation[R]):
    """An operation whose answer is a page of `R`; `client.send` gives a `Page`, the async one an `AsyncPage`."""


def not_an_operation(method: str, given: object) -> TypeError:
    """The error for something else in an operation's place."""
    what = f"the class {given.__name__}" if isinstance(given, type) else f"an object of type {type(given).__name__}"
    return TypeError(f"{method} takes operations, such as GetInstance(instance_id='i-1'), got {what}")


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

"""What an operation declares about itself, and the decoders of its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_origin

import msgspec

from novita.exceptions import ConfigurationError

if TYPE_CHECKING:
    from novita.exceptions import APIStatusError

    from .paging import Paging


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
    always: str | None = None
    """Object of the request body that is sent even when nothing is in it."""

    # Every call reads these: plain attributes are read in a tenth of the time of cached properties.
    path_fields: tuple[str, ...] = field(init=False)
    """Attributes that fill the braces of the path."""
    queries: tuple[tuple[str, str], ...] = field(init=False)
    """(attribute, wire name and equals sign) of the query parameters."""
    has_body: bool = field(init=False)
    """Whether calls carry a JSON body."""
    _decoders: dict[Any, msgspec.json.Decoder[Any]] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = {
            "path_fields": tuple(attribute for attribute, _, place in self.fields if place == "path"),
            "queries": tuple((attribute, f"{wire}=") for attribute, wire, place in self.fields if place == "query"),
            "has_body": any(place == "body" for _, _, place in self.fields),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    @cached_property
    def body_excludes(self) -> set[str]:
        """Attributes that are not part of the body."""
        return {"extra", *(attribute for attribute, _, place in self.fields if place != "body")}

    @cached_property
    def nests(self) -> bool:
        """Whether members of the body lie in objects of their own (`serialization_alias="extra.webhook.url"`)."""
        return any("." in wire for _, wire, place in self.fields if place == "body")

    def decoder(self, into: Any = None) -> msgspec.json.Decoder[Any]:
        """Decoder of a success body, made on first use.

        Args:
            into: Another type than `response` for the value, or for the items of a page.

        Raises:
            ConfigurationError: It is a Pydantic model, into which msgspec does not decode.
        """
        found = self._decoders.get(into)
        if found is None:
            if hasattr(into, "model_fields"):
                raise ConfigurationError(
                    f"into= takes a msgspec Struct, a dataclass or a TypedDict, not the Pydantic model {into.__name__}"
                )
            found = self._decoders[into] = msgspec.json.Decoder(self._envelope(into or self.response), strict=False)
        return found

    def _envelope(self, value: Any) -> Any:
        if self.paging is not None:
            return self.paging.envelope(value)
        if self.unwrap is not None:
            # A missing list is an empty one; any other value has to be there.
            default: Any = () if get_origin(value) is tuple else msgspec.NODEFAULT
            return msgspec.defstruct("Envelope", [("value", value, msgspec.field(name=self.unwrap, default=default))])
        return value

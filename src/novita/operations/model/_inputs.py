"""How callers may write what goes into a conversation: classes, plain dicts, and parts of earlier answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeAlias, cast

from pydantic import ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from novita._core.model import Model
from novita._core.operation import Params
from novita._core.schemas import Shape, is_shape


class Part(Params):
    """An object nested in a request to a language model.

    Members that are not declared are sent along: conversations travel between programs, and models differ.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="allow")


class Accepts:
    """Marks a parameter that is validated as one type and may be written in other ways.

    Args:
        wanted: The type to validate as.
        of_shape: Makes the value of a Pydantic model or a Struct, if such a class may be given.
    """

    def __init__(self, wanted: Any, *, of_shape: Callable[[Shape], dict[str, Any]] | None = None) -> None:
        self._wanted = wanted
        self._of_shape = of_shape

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Plain values first, then the wanted type; once more on the way out, for requests that are not validated."""
        return core_schema.no_info_before_validator_function(
            self._plain,
            handler.generate_schema(self._wanted),
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, serialize: serialize(self._plain(value))
            ),
        )

    def _plain(self, value: object) -> object:
        if isinstance(value, Model):
            members = value.to_dict()
            declared = getattr(self._wanted, "model_fields", members)  # answers also say what no request takes
            return {name: member for name, member in members.items() if name in declared}
        if self._of_shape is not None and is_shape(value):
            return self._of_shape(cast("Shape", value))
        return value


Json: TypeAlias = Mapping[str, Any]
"""A JSON object that is sent as it is."""

AsJson = Accepts(Json)
"""Marks an object that may be part of an earlier answer."""

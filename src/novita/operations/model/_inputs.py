"""How callers may write what goes into a conversation: classes, plain dicts, and parts of earlier answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast

import msgspec
from pydantic import ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from novita._core.model import Model
from novita._core.operation import Params
from novita._core.schemas import Shape, is_shape


class Part(Params):
    """An object nested in a request to a language model.

    Members that are not declared are sent along: conversations travel between programs, and models know more than others.
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
            return value.to_dict()
        if isinstance(value, msgspec.Struct):
            return msgspec.to_builtins(value)
        if self._of_shape is not None and is_shape(value):
            return self._of_shape(cast("Shape", value))
        return value

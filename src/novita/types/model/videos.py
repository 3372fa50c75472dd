"""Models behind the unified video endpoint."""

from __future__ import annotations

from typing import Any, cast

from novita._core.model import Model
from novita._core.schemas import parse

_SCHEMA = cast("type[Any]", dict[str, Any] | list[Any] | None)


class UnifiedVideoModel(Model, frozen=True, kw_only=True):
    """A model of the unified video endpoint."""

    model: str = ""
    """Id for the parameter `model`."""
    description: str = ""
    """About it."""
    json_schema: str = ""
    """JSON Schema of its parameters, as JSON text."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its parameters; empty when there is none.

        Raises:
            ResponseValidationError: The text is no JSON.
        """
        found: Any = parse(self.json_schema or "{}", _SCHEMA, f"the schema of {self.model}")
        return found if isinstance(found, dict) else {}

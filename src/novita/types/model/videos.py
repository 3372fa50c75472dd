"""Models behind the unified video endpoint."""

from __future__ import annotations

from typing import Any

import msgspec

from novita._core.model import Model


class UnifiedVideoModel(Model, frozen=True, kw_only=True):
    """A model of the unified video endpoint."""

    model: str = ""
    """Id for the parameter `model`."""
    description: str = ""
    """About it."""
    json_schema: str = ""
    """JSON Schema of its parameters, as JSON text."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its parameters; empty when there is none."""
        found = msgspec.json.decode(self.json_schema or "{}")
        return found if isinstance(found, dict) else {}

"""Keepers of the park.

They feed the animals.
"""

from __future__ import annotations

from novita._core.operation import Id, Operation
from zoo.types.park import Keeper


class GetKeeper(Operation[Keeper], method="get", route="GET /keepers", positional="keeper_id", docs="get-keeper"):
    """Get one keeper."""

    keeper_id: Id
    """Id of the keeper."""

"""What the operations of the park share."""

from __future__ import annotations

from novita._core.operation import Id, Operation, R


class AnimalOperation(Operation[R]):
    """An operation on one animal."""

    animal_id: Id
    """Id of the animal."""

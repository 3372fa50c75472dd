"""Answers of the park."""

from __future__ import annotations

from novita._core.model import Model


class Animal(Model, frozen=True, kw_only=True):
    """An animal and where it lives.

    Cages change often.
    """

    id: str
    name: str = ""


class Keeper(Model, frozen=True, kw_only=True):
    """A keeper."""

    id: str


class AnimalCollector:
    """Puts an animal together from its words."""

    complete = True

    def add(self, event: str) -> str:
        """Take the next word."""
        return event

    def final(self) -> Animal:
        """The animal."""
        return Animal(id="a-1")

"""Documents in order of relevance."""

from __future__ import annotations

from novita._core.model import Array, Model, no_nulls

from .usage import Usage


class RankedDocument(Model, frozen=True, kw_only=True):
    """A document."""

    text: str = ""
    """Its text."""


class Ranked(Model, frozen=True, kw_only=True):
    """A document and how relevant it is."""

    index: int = 0
    """Position in the documents given."""
    relevance_score: float = 0.0
    """How relevant it is; more is better."""
    document: RankedDocument | None = None
    """The document."""


class Ranking(Model, frozen=True, kw_only=True):
    """Documents, the most relevant first."""

    id: str = ""
    """Id of the answer."""
    results: Array[Ranked] = ()
    """The documents."""
    usage: Usage | None = None
    """Tokens of the call."""

    def __post_init__(self) -> None:
        no_nulls(self, "results")

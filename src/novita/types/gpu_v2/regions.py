"""Regions of the GPU cloud v2."""

from __future__ import annotations

from novita._core.model import Array, Model, no_nulls


class Region(Model, frozen=True, kw_only=True):
    """A public region."""

    id: str
    """Region id."""
    name: str = ""
    """Display name."""
    gpus: Array[str] = ()
    """GPU models it has."""

    def __post_init__(self) -> None:
        no_nulls(self, "gpus")

"""Private networks of the GPU cloud v2."""

from __future__ import annotations

import msgspec

from novita._core.model import Model

from .values import HEALTHY, State


class Network(Model, frozen=True, kw_only=True):
    """A private network (VPC)."""

    id: str
    """Network id."""
    name: str = ""
    """Name."""
    state: State = msgspec.field(default=HEALTHY, name="status")
    """State word with error and message."""
    owner_id: str = ""
    """Account it belongs to."""

    @property
    def status(self) -> str:
        """State word, such as `running`."""
        return self.state.status

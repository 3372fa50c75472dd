"""Every row of the hazard matrix is green for our clients."""

import pytest

from hazards.matrix import HAZARDS, Hazard, run
from hazards.peers import OURS, Peer
from hazards.rows import load

load()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        pytest.param(entry, kind, id=f"{entry.name}-{name}".replace(" ", "-"))
        for entry in HAZARDS
        for name, kind in OURS.items()
        if kind.style in entry.styles
    ],
)
async def test_hazard(entry: Hazard, kind: type[Peer]) -> None:
    await run(entry, kind)

"""Every row of the hazard matrix is green for our clients."""

import gc
from collections.abc import Iterator

import pytest

from hazards.matrix import HAZARDS, Hazard, run
from hazards.peers import OURS, Peer
from hazards.rows import load

load()

MARKS = {
    # httpcore leaves sockets of connects that were cancelled to the garbage collector.
    "H13-cancelled_connects_http1-novita async": pytest.mark.filterwarnings(
        "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
    ),
}


@pytest.fixture(autouse=True)
def own_litter() -> Iterator[None]:
    """What a scenario leaves to the garbage collector is its own failure, not that of the next one."""
    yield
    gc.collect()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        pytest.param(
            entry, kind, id=f"{entry.name}-{name}".replace(" ", "-"), marks=MARKS.get(f"{entry.name}-{name}", ())
        )
        for entry in HAZARDS
        for name, kind in OURS.items()
        if kind.style in entry.styles
    ],
)
async def test_hazard(entry: Hazard, kind: type[Peer]) -> None:
    await run(entry, kind)

# Rendered from zoo/contract.tsv by `python tools/render.py`: edit that, not this.

"""Operations that the vendor has retired."""

from __future__ import annotations

RETIRED: dict[str, tuple[str, str]] = {
    "park.animals.sell": ("2026-01-31", ""),
    "park.animals.tame": ("2025-06-30", ""),
    "park.animals.drop": ("2025-05-30", "client.park.animals.release"),
}
"""Operation to the date it was retired, and what to use instead; either may be empty."""

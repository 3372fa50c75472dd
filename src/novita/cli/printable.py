"""What may be shown in a terminal."""

from __future__ import annotations

import re

# Controls, ends of lines, overrides of the direction of writing; joiners stay: letters and pictures are made of them.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def printable(text: str, kept: str = "") -> str:
    """Without control characters: texts come from other people, and could rewrite the terminal."""
    return _CONTROLS.sub(lambda found: found[0] if found[0] in kept else " ", text)

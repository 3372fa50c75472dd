"""What somebody may have meant who wrote a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable

MOST_SHOWN = 60


def instead(word: str, known: Iterable[str]) -> str:
    """What to put after "there is no such word": the nearest known ones, else all, unless they are too many."""
    from difflib import get_close_matches

    known = list(known)
    lower = {each.lower(): each for each in known}
    for alike in (0.8, 0.5):
        if near := get_close_matches(word.lower(), lower, n=3, cutoff=alike):
            return f"; did you mean {' or '.join(lower[each] for each in near)}?"
    return f"; there is {', '.join(known)}" if 0 < len(known) <= MOST_SHOWN else ""

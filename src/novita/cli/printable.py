"""What may be shown in a terminal."""

from __future__ import annotations


def printable(text: str, kept: str = "") -> str:
    """Without control characters: names come from other people, and could rewrite the terminal."""
    return "".join(each if each.isprintable() or each in kept else " " for each in text)

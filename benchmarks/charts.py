"""Bars as SVG."""

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

WIDTH, LABEL, BAR, GAP, PANEL = 760, 250, 18, 6, 46
OURS, THEIRS, TEXT, FAINT = "#0a7d5a", "#9aa5b1", "#1f2933", "#52606d"


class Bar(NamedTuple):
    """One contender's figure, and how it is written."""

    figure: float
    text: str


def picture(title: str, panels: Mapping[str, Mapping[str, Bar]]) -> str:
    """Horizontal bars, shortest first, in one panel for each heading; ours are green."""
    parts: list[str] = []
    y = 56
    for heading, bars in panels.items():
        parts.append(f'<text x="16" y="{y}" class="h">{escape(heading)}</text>')
        y += 12
        longest = max(bar.figure for bar in bars.values())
        for name, bar in sorted(bars.items(), key=lambda item: item[1].figure):
            length, middle = max(1.5, (WIDTH - LABEL - 170) * bar.figure / longest), y + BAR - 5
            color = OURS if name.startswith("novita") and not name.startswith("novita-sdk") else THEIRS
            parts.append(f'<text x="{LABEL - 8}" y="{middle}" text-anchor="end">{escape(name)}</text>')
            parts.append(f'<rect x="{LABEL}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2" fill="{color}"/>')
            parts.append(f'<text x="{LABEL + length + 8:.1f}" y="{middle}" class="f">{escape(bar.text)}</text>')
            y += BAR + GAP
        y += PANEL - BAR
    style = (
        f"text{{font:12px system-ui,sans-serif;fill:{TEXT}}}.h{{font-weight:600;font-size:13px}}"
        f".t{{font-weight:600;font-size:16px}}.f{{fill:{FAINT}}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" role="img">'
        f"<title>{escape(title)}</title><style>{style}</style>"
        f'<rect width="{WIDTH}" height="{y}" fill="#fff"/><text x="16" y="28" class="t">{escape(title)}</text>'
        f"{''.join(parts)}</svg>\n"
    )

"""The table as a picture: horizontal bars, one panel for each case."""

from collections.abc import Sequence
from html import escape

from .measure import Case

WIDTH, LABEL, BAR, GAP, PANEL = 760, 130, 18, 6, 46
OURS, THEIRS, TEXT, FAINT = "#0a7d5a", "#9aa5b1", "#1f2933", "#52606d"


def picture(title: str, cases: Sequence[Case]) -> str:
    """An SVG of requests a second; ours are green, the number behind a bar is the ratio to the first client."""
    parts: list[str] = []
    y = 56
    for case in cases:
        parts.append(f'<text x="16" y="{y}" class="h">{escape(case.name)}</text>')
        y += 12
        longest = max(slices.rate for slices in case.clients.values())
        for name, slices in sorted(case.clients.items(), key=lambda item: item[1].rate):
            length = (WIDTH - LABEL - 170) * slices.rate / longest
            color = OURS if name.startswith("novita") else THEIRS
            middle = y + BAR - 5
            parts.append(f'<text x="{LABEL - 8}" y="{middle}" text-anchor="end">{escape(name)}</text>')
            parts.append(f'<rect x="{LABEL}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2" fill="{color}"/>')
            figure = f"{slices.rate:,.0f}/s &#183; {case.ratio(name):.1f}x"
            parts.append(f'<text x="{LABEL + length + 8:.1f}" y="{middle}" class="f">{figure}</text>')
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

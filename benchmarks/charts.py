"""Bars as SVG."""

from collections.abc import Mapping
from html import escape

WIDTH, LABEL, BAR, GAP = 760, 250, 20, 8
OURS, THEIRS, TEXT, FAINT = "#0a7d5a", "#9aa5b1", "#1f2933", "#52606d"


def bars(title: str, note: str, figures: Mapping[str, float], unit: str) -> str:
    """Horizontal bars, shortest first; ours are green.

    Args:
        title: Heading.
        note: What is better, and what was measured.
        figures: Contender to figure.
        unit: Written behind each figure.
    """
    parts: list[str] = []
    y, longest = 64, max(figures.values())
    for name, figure in sorted(figures.items(), key=lambda item: item[1]):
        length, middle = max(1.5, (WIDTH - LABEL - 110) * figure / longest), y + BAR - 6
        color = OURS if name.startswith("novita") and "novita-sdk" not in name else THEIRS
        parts.append(f'<text x="{LABEL - 10}" y="{middle}" text-anchor="end">{escape(name)}</text>')
        parts.append(f'<rect x="{LABEL}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2" fill="{color}"/>')
        parts.append(f'<text x="{LABEL + length + 8:.1f}" y="{middle}" class="f">{_text(figure)} {escape(unit)}</text>')
        y += BAR + GAP
    style = (
        f"text{{font:13px system-ui,sans-serif;fill:{TEXT}}}.t{{font-weight:600;font-size:16px}}"
        f".f{{fill:{FAINT};font-size:12px}}"
    )
    height = y + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img"><title>{escape(title)}</title><style>{style}</style>'
        f'<rect width="{WIDTH}" height="{height}" rx="6" fill="#fff"/>'
        f'<text x="16" y="28" class="t">{escape(title)}</text><text x="16" y="48" class="f">{escape(note)}</text>'
        f"{''.join(parts)}</svg>\n"
    )


def _text(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}"

"""A time line as a drawing: SVG written by hand, for a page, a paper or a slide.

It runs no script and needs no style sheet. Each side has its half, above and below the axis; the
four classes stack in one bar, told apart by pattern as well as by shade, so that the drawing is
legible in black and white. Title, description and a title on every bar are read by a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from xml.sax.saxutils import escape

from verbale.ask.timeline import QUAD_NAMES, Period, Timeline
from verbale.exports.printable import one_line

WIDTH, HALF, LEFT, TOP = 900, 130, 60, 74
_AXIS = 34
_MOST = 1000
_LABEL_ROOM = 70.0
_LABELS = tuple(name.replace("_", " ") for name in QUAD_NAMES)
_FONT = 'font-family="system-ui, DejaVu Sans, sans-serif"'
_FILLS = ("#cfe3f4", "url(#dots)", "url(#lines)", "#33302a")
_PATTERNS = (
    '<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#6aa3d0"/><circle cx="3" cy="3" r="1.2" fill="#fff"/>'
    '</pattern><pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#f2c9a1"/>'
    '<rect width="2" height="6" fill="#8a4b08"/></pattern>'
)


def to_svg(found: Timeline) -> str:
    """Return the drawing of a time line, with what it shows in words for those who hear it."""
    places = _places(found)
    step = (WIDTH - LEFT) / max(1, len(places))
    most = max([1, *(one.number for one in (*found.there, *found.back))])
    middle = TOP + HALF
    height = middle + _AXIS + HALF + 24
    first, second = escape(one_line(found.first)), escape(one_line(found.second))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="title description">',
        f'<title id="title">Acts between {first} and {second} by {found.by}</title>',
        f'<desc id="description">{escape(_spoken(found))}</desc>',
        f"<defs>{_PATTERNS}</defs>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<g {_FONT} font-size="13" fill="#20201d">',
        *_legend(),
        f'<text x="0" y="{TOP - 8}" font-weight="600">{first} → {second}</text>',
        f'<text x="0" y="{height - 8}" font-weight="600">{second} → {first}</text>',
        f'<text x="{LEFT - 8}" y="{TOP + 12}" text-anchor="end">{most}</text>',
        f'<text x="{LEFT - 8}" y="{middle}" text-anchor="end">0</text>',
        f'<line x1="{LEFT}" y1="{middle + 0.5}" x2="{WIDTH}" y2="{middle + 0.5}" '
        'stroke="#66645d"/>',
        f'<line x1="{LEFT}" y1="{middle + _AXIS - 0.5}" x2="{WIDTH}" '
        f'y2="{middle + _AXIS - 0.5}" stroke="#66645d"/>',
    ]
    for series, up in ((found.there, True), (found.back, False)):
        for one in series:
            if one.period in places:
                at = LEFT + places[one.period] * step
                parts += _bar(one, at, step, most, middle, up=up)
    parts += _ticks(places, step, middle)
    if not places:
        parts.append(f'<text x="{LEFT}" y="{middle - 8}">No dated act between them.</text>')
    return "\n".join([*parts, "</g>", "</svg>"]) + "\n"


def _bar(one: Period, at: float, step: float, most: int, middle: int, *, up: bool) -> list[str]:
    width = max(0.8, min(28.0, step * 0.8))
    x = at + (step - width) / 2
    score = "" if one.goldstein is None else f", mean Goldstein {one.goldstein:+.2f}"
    kinds = ", ".join(
        f"{number} {label}" for number, label in zip(one.quads, _LABELS, strict=True) if number
    )
    said = escape(
        f"{one_line(one.source)} → {one_line(one.target)}, {one.period}: "
        f"{one.number} ({kinds}){score}"
    )
    parts = [f"<g><title>{said}</title>"]
    reached = 0.0
    for number, fill in zip(one.quads, _FILLS, strict=True):
        if not number:
            continue
        high = HALF * number / most
        y = middle - reached - high if up else middle + _AXIS + reached
        parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{max(0.5, high):.1f}" '
            f'fill="{fill}" stroke="#20201d" stroke-width="0.5"/>'
        )
        reached += high
    return [*parts, "</g>"]


def _legend() -> list[str]:
    parts, x = [], 0
    for label, fill in zip(_LABELS, _FILLS, strict=True):
        parts.append(
            f'<rect x="{x}" y="8" width="16" height="16" fill="{fill}" stroke="#20201d" '
            f'stroke-width="0.5"/><text x="{x + 22}" y="21">{label}</text>'
        )
        x += 46 + 8 * len(label)
    return parts


def _ticks(places: dict[str, int], step: float, middle: int) -> list[str]:
    parts, last = [], -_LABEL_ROOM
    for period, place in places.items():
        x = LEFT + (place + 0.5) * step
        if x - last < _LABEL_ROOM or x > WIDTH - _LABEL_ROOM / 2 + 8:
            continue
        last = x
        parts.append(
            f'<text x="{x:.1f}" y="{middle + _AXIS / 2 + 5}" text-anchor="middle">{period}</text>'
        )
    return parts


def _spoken(found: Timeline) -> str:
    said = []
    for series, source, target in (
        (found.there, found.first, found.second),
        (found.back, found.second, found.first),
    ):
        number = sum(one.number for one in series)
        said.append(f"{one_line(source)} towards {one_line(target)}: {number} acts")
    both = (*found.there, *found.back)
    if both:
        said.append(f"from {min(p.period for p in both)} to {max(p.period for p in both)}")
    return "; ".join(said) + "."


def _places(found: Timeline) -> dict[str, int]:
    """Return every period between the first and the last, empty ones too: time is an axis."""
    periods = sorted({one.period for one in (*found.there, *found.back)})
    if not periods:
        return {}
    every = _between(periods[0], periods[-1], found.by)
    # Where all would be too many to draw, those that hold something stand side by side.
    shown: Sequence[str] = every if len(every) <= _MOST else periods
    return {period: place for place, period in enumerate(shown)}


def _between(first: str, last: str, by: str) -> list[str]:
    if by == "year":
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    if by == "month":
        low, high = (int(one[:4]) * 12 + int(one[5:7]) - 1 for one in (first, last))
        return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(low, high + 1)]
    start = date.fromisoformat(first)
    days = (date.fromisoformat(last) - start).days
    return [(start + timedelta(days=at)).isoformat() for at in range(min(days, _MOST) + 1)]

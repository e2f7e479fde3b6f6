"""Coverage as pictures: a heat map and a dot map, as SVG that a screen reader can tell and a printer can print.

No map tiles and no script: the municipalities themselves, as grey dots, are the map. Each number stands in the picture
or in a `title`, so colour never says something that words do not.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from navigator.directory.catalogue import Catalogue
from navigator.directory.columns import coordinates
from navigator.directory.coverage import Table, counted, levels_of
from navigator.zorgniveau import Zorgniveau

_CELL_WIDTH, _CELL_HEIGHT, _LEFT, _TOP = 52, 20, 330, 150
_SHADES = ("#ffffff", "#e3eef6", "#b9d7ea", "#7fb4d6", "#3f87b5", "#14557f")
_FROM = (0, 1, 2, 4, 8, 16)
"""From which count on a shade is used."""
_DARK = 4
_WEST, _EAST, _SOUTH, _NORTH = 2.5, 5.95, 50.66, 51.53
_PANEL_WIDTH, _MARGIN = 560, 20
_STRETCH = math.cos(math.radians((_SOUTH + _NORTH) / 2))
_SCALE = _PANEL_WIDTH / ((_EAST - _WEST) * _STRETCH)
_PANEL_HEIGHT = round((_NORTH - _SOUTH) * _SCALE)


def heat_map(table: Table, *, title: str, measure: str = "contact") -> str:
    """Rows × columns, each cell with its number; nothing means none."""
    width = _LEFT + _CELL_WIDTH * len(table.columns) + _MARGIN
    height = _TOP + _CELL_HEIGHT * len(table.rows) + _MARGIN
    empty = sum(1 for row in table.rows if not any(table.count(row, column, measure) for column in table.columns))
    about = f"{len(table.rows)} rijen, {len(table.columns)} kolommen. {empty} rijen zijn overal leeg."
    return _svg(width, height, title, about, _cells(table, measure))


def _cells(table: Table, measure: str) -> Iterator[str]:
    for number, label in enumerate(table.columns.values()):
        x = _LEFT + _CELL_WIDTH * number + _CELL_WIDTH // 2
        yield f'<text transform="translate({x + 4},{_TOP - 8}) rotate(-55)">{escape(label)}</text>'
    for line, (row, label) in enumerate(table.rows.items()):
        y = _TOP + _CELL_HEIGHT * line
        short = label if len(label) <= 44 else f"{label[:43]}…"
        yield f'<text x="{_LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(short)}</text>'
        for number, (column, heading) in enumerate(table.columns.items()):
            x = _LEFT + _CELL_WIDTH * number
            count = table.count(row, column, measure)
            shade = max(step for step, start in enumerate(_FROM) if count >= start)
            yield (
                f"<g><title>{escape(label)}, {escape(heading)}: {count}</title>"
                f'<rect x="{x}" y="{y}" width="{_CELL_WIDTH - 2}" height="{_CELL_HEIGHT - 2}"'
                f' fill="{_SHADES[shade]}" stroke="#c8c8c8"/>'
            )
            if count:
                ink = "#ffffff" if shade >= _DARK else "#1a1a1a"
                middle = x + _CELL_WIDTH // 2
                yield f'<text x="{middle}" y="{y + 14}" text-anchor="middle" fill="{ink}">{count}</text>'
            yield "</g>"


def dot_map(catalogue: Catalogue, *, title: str) -> str:
    """One small map a zorgniveau: where offers have an address, larger where there are more."""
    panels = []
    words = []
    for number, level in enumerate(Zorgniveau):
        offers = [offer for offer in counted(catalogue) if level in levels_of(offer, catalogue)]
        points = Counter(point for offer in offers for point in set(coordinates(offer, catalogue)))
        label = catalogue.taxonomy.label("zorgniveaus", level.value).pick("nl").value
        words.append(f"{label}: {sum(points.values())} adressen op {len(points)} plaatsen")
        x = _MARGIN + (number % 2) * (_PANEL_WIDTH + _MARGIN)
        y = _MARGIN + (number // 2) * (_PANEL_HEIGHT + 3 * _MARGIN)
        panels.append(f'<g transform="translate({x},{y})"><text y="14" font-size="15">{escape(words[-1])}</text>')
        panels += [*_background(catalogue), *_dots(points, catalogue), "</g>"]
    width = 2 * _PANEL_WIDTH + 3 * _MARGIN
    height = _MARGIN + 3 * (_PANEL_HEIGHT + 3 * _MARGIN)
    return _svg(width, height, title, ". ".join(words) + ".", panels)


def _background(catalogue: Catalogue) -> Iterator[str]:
    for place in catalogue.places.rows:
        if place.region in ("vlaanderen", "brussel"):
            x, y = _project(place.latitude, place.longitude)
            yield f'<circle cx="{x}" cy="{y}" r="2" fill="#d9d9d9"/>'


def _dots(points: Counter[tuple[float, float]], catalogue: Catalogue) -> Iterator[str]:
    """The largest first, so that small ones stay visible."""
    names = {(place.latitude, place.longitude): place.municipality for place in reversed(catalogue.places.rows)}
    for point, count in sorted(points.items(), key=lambda item: (-item[1], item[0])):
        if _SOUTH <= point[0] <= _NORTH and _WEST <= point[1] <= _EAST:
            x, y = _project(*point)
            radius = round(2.5 + 1.5 * math.sqrt(count), 1)
            yield (
                f'<circle cx="{x}" cy="{y}" r="{radius}" fill="#14557f" fill-opacity="0.55" stroke="#ffffff">'
                f"<title>{escape(names.get(point, ''))}: {count}</title></circle>"
            )


def _project(latitude: float, longitude: float) -> tuple[float, float]:
    return round((longitude - _WEST) * _STRETCH * _SCALE, 1), round((_NORTH - latitude) * _SCALE + 24, 1)


def _svg(width: int, height: int, title: str, about: str, parts: Iterable[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-labelledby="title desc" lang="nl" font-family="system-ui, sans-serif" font-size="12">'
    )
    named = f'<title id="title">{escape(title)}</title><desc id="desc">{escape(about)}</desc>'
    return "\n".join((head, named, f'<rect width="{width}" height="{height}" fill="#ffffff"/>', *parts, "</svg>", ""))

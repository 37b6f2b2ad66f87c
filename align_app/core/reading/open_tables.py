"""Finds tables without upright rules: rows parted by level rules or by banded fills, columns by white space."""

from __future__ import annotations

from collections.abc import Sequence

from align_app.core.reading.printed import PrintedPage, PrintedWord, Rect
from align_app.core.vocabulary.reading_rules import ReadingRules


def find_open_grids(
    page: PrintedPage, taken: Sequence[Rect], *, rules: ReadingRules
) -> list[list[Rect]]:
    """The cells of each table that only has rules between its rows, or bands behind them."""
    grids = []
    for rows in _row_stacks(page, rules):
        region = Rect(rows[0].x0, rows[0].top, rows[0].x1, rows[-1].bottom)
        if any(_touch(region, other) for other in taken):
            continue
        words = [word for word in page.words if _inside(region, word)]
        columns = _column_spans(words, rows, rules)
        if len(columns) >= 2:
            grids.append([Rect(x0, row.top, x1, row.bottom) for row in rows for x0, x1 in columns])
    return grids


def _touch(first: Rect, second: Rect) -> bool:
    across = min(first.x1, second.x1) - max(first.x0, second.x0)
    along = min(first.bottom, second.bottom) - max(first.top, second.top)
    return across > 2 and along > 2


def _inside(region: Rect, word: PrintedWord) -> bool:
    across, along = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return region.x0 - 2 <= across <= region.x1 + 2 and region.top <= along <= region.bottom


def _row_stacks(page: PrintedPage, rules: ReadingRules) -> list[list[Rect]]:
    """Rows between rules, or in bands, of one width that stand under each other."""
    marks = rules.tables
    stacks: dict[tuple[int, int], set[float]] = {}
    for edge in page.drawing.edges:
        if edge.level and edge.x1 - edge.x0 >= marks.open_width:
            key = (round(edge.x0 / 4), round(edge.x1 / 4))
            stacks.setdefault(key, set()).add(round(edge.top, 1))
    found = []
    for (left, right), heights in sorted(stacks.items()):
        places = _apart(sorted(heights), marks.open_row)
        if marks.open_rules <= len(places) <= marks.open_rows:
            rows = [
                Rect(left * 4 - 2, above, right * 4 + 2, below)
                for above, below in zip(places, places[1:], strict=False)
            ]
            found.append(rows)
    return found


def _apart(places: Sequence[float], least: float) -> list[float]:
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] >= least:
            kept.append(place)
    return kept


def _column_spans(
    words: Sequence[PrintedWord], rows: Sequence[Rect], rules: ReadingRules
) -> list[tuple[float, float]]:
    """Spans of text with white space between them that runs through every row."""
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: word.x0):
        if spans and word.x0 - spans[-1][1] < rules.tables.open_gutter:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.x1))
        else:
            spans.append((word.x0, word.x1))
    if len(spans) < 2:
        return []
    middles = [(a[1] + b[0]) / 2 for a, b in zip(spans, spans[1:], strict=False)]
    edges = [rows[0].x0, *middles, rows[0].x1]
    return list(zip(edges, edges[1:], strict=False))

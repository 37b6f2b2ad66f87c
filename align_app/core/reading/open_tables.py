"""Finds tables without upright rules: rules or bands part the rows, white space the columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from align_app.core.reading.printed import Edge, PrintedPage, PrintedWord, Rect
from align_app.core.vocabulary.reading_rules import ReadingRules

_Span = tuple[float, float]


def find_open_grids(
    page: PrintedPage, taken: Sequence[Rect], *, rules: ReadingRules
) -> list[list[Rect]]:
    """The cells of each table that only has rules between its rows, or bands behind them."""
    grids = []
    for rows in _row_stacks(page.drawing.edges, rules):
        free = [row for row in rows if not any(_touch(row, other) for other in taken)]
        for run, columns in _runs(free, page.words, rules):
            grids.append([Rect(x0, row.top, x1, row.bottom) for row in run for x0, x1 in columns])
    return grids


def _touch(first: Rect, second: Rect) -> bool:
    across = min(first.x1, second.x1) - max(first.x0, second.x0)
    along = min(first.bottom, second.bottom) - max(first.top, second.top)
    return across > 2 and along > 2


def _row_stacks(edges: Sequence[Edge], rules: ReadingRules) -> list[list[Rect]]:
    """Rows between rules, or in bands, of one width that stand under each other."""
    marks = rules.tables
    stacks: list[list[Edge]] = []
    for edge in _whole_rules(edges, marks.tolerance):
        if edge.x1 - edge.x0 < marks.open_width:
            continue
        for stack in stacks:
            if _same_width(stack[0], edge, marks.column_slack):
                stack.append(edge)
                break
        else:
            stacks.append([edge])
    found = []
    for stack in stacks:
        heights = _apart(sorted(edge.top for edge in stack), marks.open_row)
        if marks.open_rules <= len(heights) <= marks.open_rows:
            left, right = min(edge.x0 for edge in stack), max(edge.x1 for edge in stack)
            found.append([Rect(left, above, right, below) for above, below in pairwise(heights)])
    return found


def _same_width(first: Edge, second: Edge, slack: float) -> bool:
    return abs(first.x0 - second.x0) <= slack and abs(first.x1 - second.x1) <= slack


def _whole_rules(edges: Sequence[Edge], tolerance: float) -> list[Edge]:
    """Level edges, those of neighbouring cells put together."""
    whole: list[Edge] = []
    for edge in sorted(
        (edge for edge in edges if edge.level), key=lambda edge: (round(edge.top), edge.x0)
    ):
        last = whole[-1] if whole else None
        if last and abs(last.top - edge.top) <= 1 and edge.x0 <= last.x1 + tolerance:
            whole[-1] = last._replace(x1=max(last.x1, edge.x1))
        else:
            whole.append(edge)
    return whole


def _apart(places: Sequence[float], least: float) -> list[float]:
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] >= least:
            kept.append(place)
    return kept


def _runs(
    rows: Sequence[Rect], words: Sequence[PrintedWord], rules: ReadingRules
) -> list[tuple[list[Rect], list[_Span]]]:
    """Neighbouring rows that keep at least two columns apart, with the edges of those columns."""
    runs: list[tuple[list[Rect], list[_Span]]] = []
    run: list[Rect] = []
    spans: list[_Span] = []
    for row in rows:
        own = _spans([(word.x0, word.x1) for word in words if _inside(row, word)], rules)
        both = _spans([*spans, *own], rules)
        if run and (row.top > run[-1].bottom + 1 or len(both) < 2):
            runs.append((run, spans))
            run, spans, both = [], [], own
        if own and len(both) >= 2:
            run.append(row)
            spans = both
    runs.append((run, spans))
    return [
        (run, _columns(run[0], spans)) for run, spans in runs if len(run) >= 2 and len(spans) >= 2
    ]


def _inside(row: Rect, word: PrintedWord) -> bool:
    across, along = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return row.x0 - 2 <= across <= row.x1 + 2 and row.top <= along <= row.bottom


def _spans(pieces: Sequence[_Span], rules: ReadingRules) -> list[_Span]:
    """Pieces run together wherever the white space between them is too narrow for two columns."""
    spans: list[_Span] = []
    for left, right in sorted(pieces):
        if spans and left - spans[-1][1] < rules.tables.open_gutter:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans


def _columns(row: Rect, spans: Sequence[_Span]) -> list[_Span]:
    middles = [(before[1] + after[0]) / 2 for before, after in pairwise(spans)]
    edges = [row.x0 - 2, *middles, row.x1 + 2]
    return list(pairwise(edges))

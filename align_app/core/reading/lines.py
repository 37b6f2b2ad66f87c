"""Sets words side by side into printed lines, cut where the gap is too wide to be one column's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from align_app.core.reading.markers import is_lone_marker
from align_app.core.reading.printed import PrintedLine, PrintedWord, make_line
from align_app.core.vocabulary.reading_rules import ReadingRules


def make_lines(
    words: Iterable[PrintedWord], *, page: int, rules: ReadingRules
) -> list[PrintedLine]:
    """The lines of upright `words`, top to bottom, left to right; wide gaps cut a row."""
    upright = [word for word in words if _is_upright(word, rules.lines.tilt)]
    rows = _rows(upright, rules)
    for row in rows:
        row.sort(key=attrgetter("x0"))
    edges = _column_edges(rows, rules)
    return [
        make_line(_with_hyphen(piece, rules), page=page)
        for row in rows
        for piece in _pieces(row, edges, rules)
    ]


def make_turned_lines(
    words: Iterable[PrintedWord], *, page: int, rules: ReadingRules
) -> list[PrintedLine]:
    """Words that run up, down or aslant, in the file's order: a line for each run."""
    runs: list[list[PrintedWord]] = []
    for word in words:
        if _is_upright(word, rules.lines.tilt):
            continue
        if runs and _continues_turned(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [make_line(run, page=page) for run in runs]


def _is_upright(word: PrintedWord, tilt: int) -> bool:
    return word.turn == 0 or min(word.turn, 360 - word.turn) <= tilt


def _continues_turned(before: PrintedWord, word: PrintedWord) -> bool:
    size = word.style.size
    across = max(word.x0 - before.x1, before.x0 - word.x1)
    along = max(word.top - before.bottom, before.top - word.bottom)
    return before.turn == word.turn and across < size and along < size


def _rows(words: Sequence[PrintedWord], rules: ReadingRules) -> list[list[PrintedWord]]:
    """Words gathered by baseline; a row takes what lies within a part of the type size of it."""
    rows: list[list[PrintedWord]] = []
    least, share, back = rules.lines.row_least, rules.lines.row_share, rules.lines.rows_back
    for word in sorted(words, key=attrgetter("baseline", "x0")):
        for row in rows[: -back - 1 : -1]:
            first = row[0]
            apart = word.baseline - first.baseline
            if apart <= least or apart <= share * min(word.style.size, first.style.size):
                row.append(word)
                break
        else:
            rows.append([word])
    return rows


class _ColumnEdge(NamedTuple):
    """A place where column text starts behind white space, and how far down the page it does."""

    x: float
    top: float
    bottom: float


def _column_edges(rows: Sequence[Sequence[PrintedWord]], rules: ReadingRules) -> list[_ColumnEdge]:
    """Left edges of columns close to their neighbour: where many rows start again."""
    starts: dict[int, list[PrintedWord]] = {}
    narrow = rules.lines.column_gap
    for row in rows:
        for before, word in pairwise(row):
            gap = word.x0 - before.x1
            if gap >= narrow * word.style.size and not (
                is_lone_marker(before.text, rules) and gap <= _marker_reach(before, rules)
            ):
                starts.setdefault(round(word.x0 / 2), []).append(word)
    edges = []
    for key, words in sorted(starts.items()):
        if len(words) + len(starts.get(key + 1, ())) < rules.lines.column_rows:
            continue
        found = words + starts.get(key + 1, [])
        edge = _ColumnEdge(
            min(word.x0 for word in found),
            min(word.top for word in found),
            max(word.bottom for word in found),
        )
        if _crossings(edge, rows) <= rules.lines.column_crossings * len(found):
            edges.append(edge)
    return edges


def _crossings(edge: _ColumnEdge, rows: Sequence[Sequence[PrintedWord]]) -> int:
    """How many words stand across the white space left of an edge."""
    return sum(
        word.x0 < edge.x - 2 and word.x1 > edge.x - 1
        for row in rows
        if edge.top <= row[0].baseline <= edge.bottom
        for word in row
    )


def _pieces(
    row: Sequence[PrintedWord], edges: Sequence[_ColumnEdge], rules: ReadingRules
) -> list[list[PrintedWord]]:
    pieces = [[row[0]]]
    narrow = rules.lines.column_gap
    for before, word in pairwise(row):
        if word.x0 - before.x1 < narrow * word.style.size:
            pieces[-1].append(word)
            continue
        lone = len(pieces[-1]) == 1 and is_lone_marker(before.text, rules)
        if _is_parted(before, word, edges, rules, lone=lone):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces


def _is_parted(
    before: PrintedWord,
    word: PrintedWord,
    edges: Sequence[_ColumnEdge],
    rules: ReadingRules,
    *,
    lone: bool,
) -> bool:
    gap = word.x0 - before.x1
    if lone:
        return gap > _marker_reach(before, rules)
    if gap > rules.lines.gap * max(min(before.style.size, word.style.size), rules.lines.gap_size):
        return True
    return any(
        abs(word.x0 - edge.x) <= 3 and edge.top - 2 <= word.baseline <= edge.bottom + 2
        for edge in edges
    )


def _marker_reach(marker: PrintedWord, rules: ReadingRules) -> float:
    """How far behind a bullet or number its text may start."""
    least, most = rules.lines.marker_sizes
    return rules.lines.marker_gap * min(max(marker.style.size, least), most)


def _with_hyphen(piece: list[PrintedWord], rules: ReadingRules) -> list[PrintedWord]:
    """A hyphen that was drawn on its own at a line's end, put back on its word."""
    if len(piece) < 2 or piece[-1].text not in {"-", "\u2010"}:
        return piece
    word, hyphen = piece[-2], piece[-1]
    if hyphen.x0 - word.x1 > rules.lines.hyphen_gap * word.style.size:
        return piece
    return [*piece[:-2], word._replace(text=word.text + hyphen.text, x1=hyphen.x1)]

"""Drawn lines in the picture of a page: long thin runs of ink that may rule a table."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from align_app.core.reading.printed import Edge
from align_app.core.reading.skew import Ink
from align_app.core.vocabulary.sight_rules import LineRules


def find_lines(ink: Ink, *, points: float, rules: LineRules) -> tuple[Edge, ...]:
    """Level and upright lines; `points` is the size of one pixel in points."""
    level = (
        Edge(x0 * points, y * points, x1 * points, y * points)
        for x0, x1, y in _runs(
            ink,
            shortest=round(rules.level_at_least / points),
            thickest=rules.thickest / points,
            filled=rules.filled_share,
        )
    )
    upright = (
        Edge(x * points, y0 * points, x * points, y1 * points)
        for y0, y1, x in _runs(
            np.ascontiguousarray(ink.T),
            shortest=round(rules.upright_at_least / points),
            thickest=rules.thickest / points,
            filled=rules.filled_share,
        )
    )
    return (*level, *upright)


def _runs(
    ink: Ink, *, shortest: int, thickest: float, filled: float
) -> Iterator[tuple[float, float, float]]:
    """Start, end and level of each long thin run along the rows of `ink`."""
    if ink.shape[1] <= shortest:
        return
    sums = np.cumsum(ink, axis=1, dtype=np.int32)
    dense = (sums[:, shortest:] - sums[:, :-shortest]) >= filled * shortest
    open_runs: list[list[int]] = []  # start, end, first row, last row
    for row in np.nonzero(dense.any(axis=1))[0]:
        still_open = []
        for run in open_runs:
            if row - run[3] > 1:
                yield from _thin(run, thickest)
            else:
                still_open.append(run)
        open_runs = still_open
        for start, end in _stretches(dense[row]):
            _extend(open_runs, start, end + shortest, int(row))
    for run in open_runs:
        yield from _thin(run, thickest)


def _extend(open_runs: list[list[int]], start: int, end: int, row: int) -> None:
    """Let a stretch of this row continue a run of the row above, or begin one."""
    for run in open_runs:
        if start < run[1] and end > run[0]:
            run[0], run[1], run[3] = min(run[0], start), max(run[1], end), row
            return
    open_runs.append([start, end, row, row])


def _thin(run: list[int], thickest: float) -> Iterator[tuple[float, float, float]]:
    if run[3] - run[2] + 1 <= thickest:
        yield float(run[0]), float(run[1]), (run[2] + run[3] + 1) / 2


def _stretches(row: Ink) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], row, [False]))))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield int(start), int(end)

"""Finds ruled tables and the words of each cell.

pdfplumber's table functions do the geometry, fed with the edges that vectors.py read. Tables
that are parted by a page break are made whole by table_joins.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from align_app.core.reading.drafts import TableCell
from align_app.core.reading.lines import make_lines
from align_app.core.reading.open_tables import find_open_grids
from align_app.core.reading.printed import Edge, PrintedPage, PrintedWord, Rect
from align_app.core.vocabulary.reading_rules import ReadingRules


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table on one page: its box, its cells by row and column, and its columns' left edges.

    `columns` and the cells leave out columns without any words; `drawn_columns` counts them all.
    """

    rect: Rect
    cells: tuple[TableCell, ...]
    columns: tuple[float, ...]
    words: tuple[PrintedWord, ...]
    drawn_columns: int


@dataclass(frozen=True, slots=True)
class FoundTables:
    """The tables of a page, and drawn grids that hold whole paragraphs and so are panels."""

    tables: tuple[FoundTable, ...] = ()
    panels: tuple[Rect, ...] = ()


def find_tables(page: PrintedPage, *, rules: ReadingRules) -> FoundTables:
    """The tables of a page from top to bottom."""
    if len(page.drawing.edges) > rules.tables.most_edges:
        return FoundTables()
    tables: list[FoundTable] = []
    panels: list[Rect] = []
    for grid in _ruled_grids(page.drawing.edges, rules):
        table = _fill(grid, page, rules)
        if table is None:
            continue
        if _is_layout(table, rules):
            panels.extend(grid)
        elif _is_table(table, page, rules):
            tables.append(table)
    for grid in find_open_grids(page, [table.rect for table in tables], rules=rules):
        table = _fill(grid, page, rules)
        if table is not None and _is_table(table, page, rules) and _is_compact(table, rules):
            tables.append(table)
    tables.sort(key=lambda table: (table.rect.top, table.rect.x0))
    return FoundTables(tuple(_apart(tables)), tuple(panels))


def _apart(tables: Sequence[FoundTable]) -> list[FoundTable]:
    """Tables of which none lies in another: the larger one counts."""
    chosen: list[FoundTable] = []
    for table in sorted(tables, key=lambda table: -table.rect.area):
        if not any(_touch(table.rect, other.rect) for other in chosen):
            chosen.append(table)
    return sorted(chosen, key=lambda table: (table.rect.top, table.rect.x0))


def _touch(first: Rect, second: Rect) -> bool:
    across = min(first.x1, second.x1) - max(first.x0, second.x0)
    along = min(first.bottom, second.bottom) - max(first.top, second.top)
    return across > 2 and along > 2


def _ruled_grids(edges: Sequence[Edge], rules: ReadingRules) -> list[list[Rect]]:
    """The cells of each drawn grid."""
    marks = rules.tables
    upright = sum(not edge.level for edge in edges)
    if upright < marks.least_upright or len(edges) < marks.least_edges:
        return []
    from pdfplumber import table as geometry

    merged = geometry.merge_edges(
        [_as_plumber_edge(edge) for edge in edges], *[marks.tolerance] * 4
    )
    merged = [edge for edge in merged if max(edge["width"], edge["height"]) >= marks.least_length]
    if len(merged) > marks.most_merged_edges:
        return []
    crossings = geometry.edges_to_intersections(merged, marks.tolerance, marks.tolerance)
    cells = geometry.intersections_to_cells(crossings)
    grids = [[Rect(*cell) for cell in grid] for grid in geometry.cells_to_tables(cells)]
    return [grid for grid in grids if len(grid) >= marks.least_cells]


def _as_plumber_edge(edge: Edge) -> dict[str, Any]:
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "orientation": "h" if edge.level else "v",
        "object_type": "line",
        "doctop": edge.top,
    }


def _fill(grid: Sequence[Rect], page: PrintedPage, rules: ReadingRules) -> FoundTable | None:
    """The grid with each word in its cell, or None where it is too poor to be a table."""
    rows = _places([cell.top for cell in grid], rules.tables.tolerance)
    columns = _places([cell.x0 for cell in grid], rules.tables.tolerance)
    if len(columns) < 2:
        return None
    rect = Rect(
        min(cell.x0 for cell in grid),
        min(cell.top for cell in grid),
        max(cell.x1 for cell in grid),
        max(cell.bottom for cell in grid),
    )
    inside = [word for word in page.words if _holds(rect, word)]
    cells = []
    taken: list[PrintedWord] = []
    for area in sorted(grid, key=lambda cell: (cell.top, cell.x0)):
        words = [word for word in inside if _holds(area, word)]
        lines = make_lines(words, page=page.number, rules=rules)
        if lines:
            row, column = _rank(area.top, rows), _rank(area.x0, columns)
            cells.append(TableCell(row, column, tuple(lines)))
            taken.extend(words)
    if not cells:
        return None
    cells.sort(key=lambda cell: (cell.row, cell.column))
    used = sorted({cell.column for cell in cells})
    return FoundTable(
        rect,
        tuple(_mark_heading(_close_ranks(cells), page)),
        tuple(columns[column] for column in used),
        tuple(taken),
        len(columns),
    )


def _holds(area: Rect, word: PrintedWord) -> bool:
    across, along = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return area.x0 - 0.5 <= across < area.x1 and area.top <= along < area.bottom


def _places(values: Sequence[float], tolerance: float) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > tolerance:
            places.append(value)
    return places


def _rank(value: float, places: Sequence[float]) -> int:
    return min(range(len(places)), key=lambda rank: abs(places[rank] - value))


def _close_ranks(cells: Sequence[TableCell]) -> list[TableCell]:
    """Rows and columns counted without those that are empty throughout."""
    rows = {row: rank for rank, row in enumerate(sorted({cell.row for cell in cells}))}
    columns = {column: rank for rank, column in enumerate(sorted({c.column for c in cells}))}
    return [TableCell(rows[cell.row], columns[cell.column], cell.lines) for cell in cells]


def _mark_heading(cells: Sequence[TableCell], page: PrintedPage) -> list[TableCell]:
    """The first row as headings, where it looks unlike those below or stands on a fill."""
    first = [cell for cell in cells if cell.row == 0]
    below = [cell for cell in cells if cell.row > 0]
    if len(first) < 2 or not _differs(first, below, page):
        return list(cells)
    return [TableCell(cell.row, cell.column, cell.lines, heading=cell.row == 0) for cell in cells]


def _differs(first: Sequence[TableCell], below: Sequence[TableCell], page: PrintedPage) -> bool:
    bold_below = below and all(line.bold for cell in below for line in cell.lines)
    if all(line.bold for cell in first for line in cell.lines) and not bold_below:
        return True
    ink = {line.style.colour for cell in first for line in cell.lines}
    if below and ink.isdisjoint({line.style.colour for cell in below for line in cell.lines}):
        return True
    filled_below = any(_on_fill(cell, page) for cell in below)
    return all(_on_fill(cell, page) for cell in first) and not filled_below


def _on_fill(cell: TableCell, page: PrintedPage) -> bool:
    line = cell.lines[0]
    across, along = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return any(
        fill.x0 <= across <= fill.x1 and fill.top <= along <= fill.bottom
        for fill in page.drawing.fills
    )


def _is_table(table: FoundTable, page: PrintedPage, rules: ReadingRules) -> bool:
    rows = {cell.row for cell in table.cells}
    columns = {cell.column for cell in table.cells}
    if len(rows) == 1:
        return _is_lone_row(table, page, rules)
    if len(columns) < 2 or len(table.cells) < rules.tables.least_filled:
        return False
    return len(table.cells) >= rules.tables.filled_share * len(rows) * len(columns)


def _is_lone_row(table: FoundTable, page: PrintedPage, rules: ReadingRules) -> bool:
    """True for one row that a page break has left alone at the page's edge."""
    if table.drawn_columns < rules.tables.lone_cells or not _is_compact(table, rules):
        return False
    middle = (table.rect.top + table.rect.bottom) / 2
    at_edge = not rules.tables.lone_edge < middle / page.height < 1 - rules.tables.lone_edge
    short = all(len(cell.lines) <= 2 for cell in table.cells)
    return at_edge and (short or not table.cells[0].heading)


def _is_compact(table: FoundTable, rules: ReadingRules) -> bool:
    """True where each cell holds one short paragraph, as the cells of a table do."""
    return not _is_layout(table, rules) and not any(
        below.baseline - above.baseline > rules.tables.cell_step * below.style.size
        for cell in table.cells
        for above, below in pairwise(cell.lines)
    )


def _is_layout(table: FoundTable, rules: ReadingRules) -> bool:
    """True for a grid whose cells hold paragraphs: a page laid out in boxes."""
    return len(table.words) > rules.tables.words_in_cell * len(table.cells)

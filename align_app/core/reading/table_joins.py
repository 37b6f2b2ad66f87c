"""Makes a table whole that a page break has parted, with its rows that were cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from align_app.core.model import BlockRole
from align_app.core.reading.drafts import Draft, TableCell
from align_app.core.vocabulary.reading_rules import ReadingRules


def join_tables(drafts: Sequence[Draft], *, rules: ReadingRules) -> list[Draft]:
    """Drafts with a table at the top of a page added to the one it continues."""
    joined: list[Draft] = []
    for number, draft in enumerate(drafts):
        before = joined[-1] if joined else None
        first = number == 0 or drafts[number - 1].page != draft.page
        if before is not None and first and _goes_on(before, draft, rules):
            joined[-1] = _joined(before, draft, rules)
        else:
            joined.append(draft)
    return joined


def _goes_on(before: Draft, draft: Draft, rules: ReadingRules) -> bool:
    if before.role is not BlockRole.TABLE or draft.role is not BlockRole.TABLE:
        return False
    if draft.page != before.last_page + 1 or abs(before.right - draft.right) > _wide(rules):
        return False
    return all(_column_of(edge, before, rules) is not None for edge in draft.columns)


def _wide(rules: ReadingRules) -> float:
    return rules.tables.column_slack * 2


def _column_of(edge: float, before: Draft, rules: ReadingRules) -> int | None:
    """The column of `before` that starts at `edge`."""
    return next(
        (
            rank
            for rank, known in enumerate(before.columns)
            if abs(known - edge) <= rules.tables.column_slack
        ),
        None,
    )


def _joined(before: Draft, draft: Draft, rules: ReadingRules) -> Draft:
    heading = _row(before.cells, 0)
    columns = [_column_of(edge, before, rules) or 0 for edge in draft.columns]
    fresh = [replace(cell, column=columns[cell.column]) for cell in draft.cells]
    if _words(heading) == _words(_row(fresh, 0)):
        fresh = [cell for cell in fresh if cell.row > 0]
    elif any(cell.heading for cell in fresh):
        fresh = [replace(cell, heading=False) for cell in fresh]
    if not fresh:
        return before
    cells = list(before.cells)
    start, first = cells[-1].row + 1, fresh[0].row
    if _is_cut(cells, fresh, rules):
        cells = _mended(cells, [cell for cell in fresh if cell.row == first])
        fresh = [cell for cell in fresh if cell.row > first]
        first += 1
    cells.extend(replace(cell, row=cell.row - first + start) for cell in fresh)
    lines = tuple(line for cell in cells for line in cell.lines)
    return replace(before, cells=tuple(cells), lines=lines)


def _row(cells: Sequence[TableCell], row: int) -> list[TableCell]:
    return [cell for cell in cells if cell.row == row]


def _words(cells: Sequence[TableCell]) -> list[str]:
    return [line.text for cell in cells for line in cell.lines]


def _is_cut(cells: Sequence[TableCell], fresh: Sequence[TableCell], rules: ReadingRules) -> bool:
    """True where the first row of the new page is the rest of the last row of the old one."""
    last = {cell.column: cell for cell in _row(cells, cells[-1].row)}
    row = _row(fresh, fresh[0].row)
    if not all(cell.column in last for cell in row) or any(cell.heading for cell in last.values()):
        return False
    if len(row) < len(last) and 0 not in {cell.column for cell in row}:
        return True
    return any(
        cell.lines[0].text[:1].islower()
        and rules.joining.ends_open(last[cell.column].lines[-1].text)
        for cell in row
    )


def _mended(cells: list[TableCell], rest: Sequence[TableCell]) -> list[TableCell]:
    row = cells[-1].row
    more = {cell.column: cell.lines for cell in rest}
    return [
        replace(cell, lines=(*cell.lines, *more[cell.column]))
        if cell.row == row and cell.column in more
        else cell
        for cell in cells
    ]

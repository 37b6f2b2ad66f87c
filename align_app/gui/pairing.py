"""Puts one cell of the matrix into words and pages: both quotations, or the nearest passage.

What is shown comes from an analysis; which cell it is, and how it looks, is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from align_app.core.model import Statement
from align_app.gui.lines_up import line_up
from align_app.gui.partners import Partner
from align_app.gui.spoken import not_found_words, page_number
from align_app.gui.tables.matrix_rows import MatrixCell
from align_app.gui.tables.statement_index import StatementIndex
from align_app.gui.widgets.cell_strip import Pair, Side
from align_app.gui.widgets.side_by_side import Facing, Sheet

_NEAREST = "Nearest passage, judged not to match."


class Pairing:
    """The look-ups for one analysis, made once."""

    def __init__(self, index: StatementIndex) -> None:
        self._index = index
        self._why: dict[tuple[str, str], str] = {}
        for link in index.analysis.comparison.links:
            self._why[(link.left, link.right)] = link.why
            self._why[(link.right, link.left)] = link.why

    def pair(self, cell: MatrixCell) -> Pair | None:
        """Both sides of a cell in words; None if its statement is gone."""
        statement = self._index.statement(cell.statement)
        if statement is None or cell.document not in self._index.partners:
            return None
        answer = self._answer(cell)
        left = self._side(statement)
        partner = self._index.partners[cell.document]
        if answer is not None:
            right = self._side(answer)
        else:
            right = Side(partner, "", "", self._not_found(cell))
        return Pair(left, right, cell.level, cell.suggested, self.why(cell))

    def facing(self, cell: MatrixCell, *, path_of: Callable[[str], Path | None]) -> Facing | None:
        """Both pages of a cell; None if a document could not be read."""
        statement = self._index.statement(cell.statement)
        document = self._index.document(cell.document)
        if statement is None or document is None or not document.pages:
            return None
        answer = self._answer(cell)
        shown = answer or self._nearest(cell)
        remark = "" if answer else f"{self._not_found(cell)} {_NEAREST if shown else ''}".strip()
        right = Sheet(
            self._index.partners[document.id],
            document,
            path_of(document.id),
            shown.page if shown else 1,
            self._index.marks_of(document.id),
            shown.id if shown else None,
            remark,
        )
        home = self._index.document(statement.document)
        if home is None:
            return None
        left = Sheet(
            self._index.partners[home.id],
            home,
            path_of(home.id),
            statement.page,
            self._index.marks_of(home.id),
            statement.id,
        )
        slots = line_up(statement, answer) if answer else ()
        return Facing(left, right, cell.level, cell.suggested, slots, self.why(cell), cell.note)

    def why(self, cell: MatrixCell) -> str:
        """Why the machine suggested this level, where it said so."""
        for answer in cell.evidence:
            words = self._why.get((cell.statement, answer))
            if words:
                return words
        return ""

    def home_of(self, cell: MatrixCell) -> Partner | None:
        """The partner whose statement the cell is about."""
        statement = self._index.statement(cell.statement)
        return self._index.partners.get(statement.document) if statement else None

    def _answer(self, cell: MatrixCell) -> Statement | None:
        return self._index.statement(cell.evidence[0]) if cell.evidence else None

    def _nearest(self, cell: MatrixCell) -> Statement | None:
        return self._index.statement(cell.near_miss) if cell.near_miss else None

    def _not_found(self, cell: MatrixCell) -> str:
        found = self._index.coverage_of(cell.statement).get(cell.document)
        document = self._index.document(cell.document)
        return not_found_words(document, found, self._nearest(cell))

    def _side(self, statement: Statement) -> Side:
        document = self._index.document(statement.document)
        page = f"page {page_number(document, statement.page)}"
        return Side(self._index.partners[statement.document], page, statement.text)

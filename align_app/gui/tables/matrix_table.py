"""The alignment matrix as Qt sees it: a row a statement, a column a document, then the count.

What the cells are is worked out in `matrix_rows`; how they look is told by the delegate.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from align_app.core.model import Analysis, Level
from align_app.gui.spoken import LEVEL_WORDS, shortened
from align_app.gui.tables.matrix_rows import Matrix, MatrixCell, MatrixGroup, MatrixRow, MatrixView
from align_app.gui.tables.statement_index import StatementIndex
from align_app.gui.tables.statement_table import ROW_ROLE, Index

CELL_ROLE = ROW_ROLE + 1
_NO_INDEX = QModelIndex()
_KEYS = "Press 1 to 6 to change, Enter to see both pages."


class MatrixTable(QAbstractTableModel):
    """Holds one `Matrix`; the last column counts in how many documents a statement was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix(MatrixView(""))
        self._index = StatementIndex(Analysis())

    def show_matrix(self, matrix: Matrix, index: StatementIndex) -> None:
        """Show another matrix; where rows and columns are the same, the current cell stays."""
        same = _shape(matrix) == _shape(self.matrix) and bool(matrix.rows)
        if not same:
            self.beginResetModel()
        self.matrix = matrix
        self._index = index
        if same:
            last = self.index(len(matrix.rows) - 1, len(matrix.columns))
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.endResetModel()

    def row_at(self, place: int) -> MatrixGroup | MatrixRow | None:
        """The row at `place`, if there is one."""
        return self.matrix.rows[place] if 0 <= place < len(self.matrix.rows) else None

    def cell_at(self, index: Index) -> MatrixCell | None:
        """The cell at `index`; None for group rows and for the last column."""
        row = self.row_at(index.row()) if index.isValid() else None
        if isinstance(row, MatrixRow) and 0 <= index.column() < len(row.cells):
            return row.cells[index.column()]
        return None

    def find(self, statement: str, document: str) -> QModelIndex:
        """Where a pair stands; an invalid index if it is not shown."""
        for place, row in enumerate(self.matrix.rows):
            if isinstance(row, MatrixRow) and row.statement.id == statement:
                columns = self.matrix.columns
                return self.index(place, columns.index(document) if document in columns else 0)
        return QModelIndex()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Statements and heads of groups."""
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Documents, and one column for the counts."""
        return 0 if parent.isValid() or not self.matrix.columns else len(self.matrix.columns) + 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The word of a cell, its spoken sentence, or the nouns behind it."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        cell = self.cell_at(index)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return _KEYS if cell else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, cell)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.spoken(row, cell)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Partners across, statements down."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            row = self.row_at(section)
            if isinstance(row, MatrixRow):
                return row.statement.text
            return f"{row.title}, {row.counts}" if row else None
        if section == len(self.matrix.columns):
            return "Found in"
        if not 0 <= section < len(self.matrix.columns):
            return None
        partner = self._index.partners[self.matrix.columns[section]]
        full = role == Qt.ItemDataRole.ToolTipRole
        return f"{partner.name}: {partner.title}" if full else partner.short

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of statements can be chosen, heads of groups cannot."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.row_at(index.row()), MatrixRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def spoken(self, row: MatrixGroup | MatrixRow, cell: MatrixCell | None) -> str:
        """A cell as one sentence: statement, partner, level and the words found."""
        if isinstance(row, MatrixGroup):
            return f"{row.title}, {row.counts}"
        start = shortened(row.statement.text)
        if cell is None:
            return f"{start}: {found_words(row)}"
        partner = self._index.partners[cell.document]
        state = ", suggested" if cell.suggested else ", confirmed"
        conflict = " May conflict." if cell.conflict else ""
        found = self._index.statement(cell.evidence[0]) if cell.evidence else None
        words = f" Page {found.page}: “{found.text}”" if found and cell.level.answers else ""
        return f"{start}, {partner.name}: {LEVEL_WORDS[cell.level]}{state}.{conflict}{words}"

    def _shown(self, row: MatrixGroup | MatrixRow, cell: MatrixCell | None) -> str:
        if isinstance(row, MatrixGroup):
            return ""
        return LEVEL_WORDS[cell.level] if cell else found_words(row)


def found_words(row: MatrixRow) -> str:
    """In how many documents a statement was found, in words; what was not assessed is left out."""
    assessed = sum(1 for cell in row.cells if cell.level is not Level.NOT_ASSESSED)
    return f"{row.found_in} of {assessed}"


def _shape(matrix: Matrix) -> tuple[object, ...]:
    rows = tuple(
        row.statement.id if isinstance(row, MatrixRow) else (row.key, row.folded)
        for row in matrix.rows
    )
    return matrix.columns, rows

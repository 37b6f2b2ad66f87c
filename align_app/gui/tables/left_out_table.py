"""The sentences of one document that looked like priorities and were left out, with reasons."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from align_app.core.model import Quoted
from align_app.gui.spoken import LEFT_OUT_WORDS
from align_app.gui.tables.statement_table import ROW_ROLE, Index

_NO_INDEX = QModelIndex()


class LeftOutTable(QAbstractTableModel):
    """One row a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Quoted, ...] = ()

    @property
    def rows(self) -> tuple[Quoted, ...]:
        """All rows."""
        return self._rows

    def show_rows(self, rows: tuple[Quoted, ...]) -> None:
        """Show other sentences."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many were left out."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """One column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Words, the spoken sentence, or the noun itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return row.evidence.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            reason = LEFT_OUT_WORDS[row.whose]
            return f"Left out, {reason}: {row.evidence.text} Page {row.evidence.page}."
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.why
        return None

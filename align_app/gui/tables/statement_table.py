"""The list of priorities as Qt sees it: a row a statement or group, spoken as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from align_app.core.model import Kind, Verdict
from align_app.gui.tables.statement_rows import GroupRow, Row, StatementRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NO_INDEX = QModelIndex()
_KEYS = "A accepts, R rejects, J and K go to the next and last."


class StatementTable(QAbstractTableModel):
    """Rows made by `arrange_statements`; the model never asks the project anything."""

    def __init__(self, kind_names: Mapping[Kind, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind_names = kind_names
        self._rows: tuple[Row, ...] = ()
        self._keys: list[str] = []
        self._places: dict[str, int] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that are shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> bool:
        """Show `rows`; False where only their state changed: then the selection stays."""
        keys = [_key(row) for row in rows]
        if keys == self._keys:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return False
        self.beginResetModel()
        self._rows, self._keys = rows, keys
        self._places = {
            row.statement.id: place
            for place, row in enumerate(rows)
            if isinstance(row, StatementRow)
        }
        self.endResetModel()
        return True

    def place_of(self, statement: str) -> int | None:
        """The row of a statement, if it is shown."""
        return self._places.get(statement)

    def row_at(self, place: int) -> Row | None:
        """The row at `place`, if there is one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """One column: the delegate paints sign, words, page and state in it."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The row's words, its spoken sentence, or the row itself."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        words = row.title if isinstance(row, GroupRow) else row.statement.text
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{row.statement.why} {_KEYS}".strip() if isinstance(row, StatementRow) else ""
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """The one column is called Priorities."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return "Priorities"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen; group rows so that the keyboard can fold them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def spoken(self, row: Row) -> str:
        """The whole row as one sentence."""
        if isinstance(row, GroupRow):
            return f"{row.title}, {row.counts}{', folded' if row.folded else ''}"
        kind = self._kind_names.get(row.kind, row.kind)
        return f"{kind}: {row.statement.text} Page {row.page}, {verdict_word(row.verdict)}."


def verdict_word(verdict: Verdict | None) -> str:
    """What people said of a statement, in a word."""
    return "suggested" if verdict is None else str(verdict.value)


def _key(row: Row) -> str:
    if isinstance(row, StatementRow):
        return row.statement.id
    return f"{row.key} {'folded' if row.folded else 'open'}"

"""The list of conflicts as Qt sees it: a row a conflict or severity, spoken as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from align_app.core.model import ConflictState, Severity
from align_app.gui.partners import Partner
from align_app.gui.tables.conflict_rows import ConflictRow, SeverityRow
from align_app.gui.tables.statement_table import ROW_ROLE, Index

_NO_INDEX = QModelIndex()

SEVERITY_WORDS: Mapping[Severity, str] = {each: each.value.capitalize() for each in Severity}
SEVERITY_MEANINGS: Mapping[Severity, str] = {
    Severity.HIGH: "High: both may not be possible as written",
    Severity.MEDIUM: "Medium: worth a question before the paper",
    Severity.LOW: "Low: worth knowing",
}
STATE_WORDS: Mapping[ConflictState, str] = {
    ConflictState.OPEN: "Open",
    ConflictState.ACTION: "Action agreed",
    ConflictState.NEEDS_DECISION: "For the meeting",
    ConflictState.ACCEPTED_DIFFERENCE: "Accepted difference",
    ConflictState.NOT_A_CONFLICT: "Not a conflict",
}


class ConflictTable(QAbstractTableModel):
    """Rows made by `arrange_conflicts`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SeverityRow | ConflictRow, ...] = ()
        self.partners: Mapping[str, Partner] = {}
        self.type_names: Mapping[str, str] = {}

    @property
    def rows(self) -> tuple[SeverityRow | ConflictRow, ...]:
        """All rows that are shown."""
        return self._rows

    def show_rows(self, rows: tuple[SeverityRow | ConflictRow, ...]) -> None:
        """Show `rows`; where only their state changed, the selection stays."""
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> SeverityRow | ConflictRow | None:
        """The row at `place`, if there is one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, conflict: str) -> int | None:
        """The row of a conflict, if it is shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, ConflictRow) and row.conflict.id == conflict:
                return place
        return None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """One column: the delegate paints sign, title, partners and state in it."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The row's words, its spoken sentence, or the row itself."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(row)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.spoken(row)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """The one column is called Conflicts."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return "Conflicts"
        return None

    def title(self, row: SeverityRow | ConflictRow) -> str:
        """What a row is called: the kind of conflict and the first words, or the severity."""
        if isinstance(row, SeverityRow):
            return SEVERITY_WORDS[row.severity]
        kind = self.type_names.get(row.conflict.type, row.conflict.type.replace("_", " "))
        return f"{kind}: {row.left.text}"

    def names(self, row: ConflictRow) -> tuple[str, str]:
        """Both partners in short."""
        left, right = row.documents
        return self._short(left), self._short(right)

    def spoken(self, row: SeverityRow | ConflictRow) -> str:
        """The whole row as one sentence."""
        if isinstance(row, SeverityRow):
            return f"{SEVERITY_WORDS[row.severity]}, {row.count} in the list"
        left, right = self.names(row)
        label = row.conflict.label.capitalize()
        question = row.conflict.question
        return f"{label}: {question} {left} and {right}. {STATE_WORDS[row.state]}."

    def _short(self, document: str) -> str:
        partner = self.partners.get(document)
        return partner.short if partner else "a document that is gone"


def _key(row: SeverityRow | ConflictRow) -> str:
    return row.severity.value if isinstance(row, SeverityRow) else row.conflict.id

"""The documents as a table: five columns of words; painting is left to the delegate."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from align_app.gui.tables.document_rows import DocumentRow

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMNS = ("Document, by partner", "Type", "Area", "Period", "Reading")
READING_COLUMN = len(COLUMNS) - 1
_KEYS = "Enter opens its priorities. Delete takes it out of the project."


class DocumentTable(QAbstractTableModel):
    """Rows of `DocumentRow`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[DocumentRow, ...] = ()

    def show(self, rows: tuple[DocumentRow, ...]) -> None:
        """Show `rows`; where only their words changed, the choice and the scroll place stay."""
        same = [row.id for row in rows] == [row.id for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, READING_COLUMN))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def place_of(self, document: str) -> int:
        """The row of a document, or -1."""
        return next((place for place, row in enumerate(self.rows) if row.id == document), -1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """One row a document."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Five columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, or its whole row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _words(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if index.column() == 0 else _words(row, index.column())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return _KEYS
        return row if role == ROW_ROLE else None


def _words(row: DocumentRow, column: int) -> str:
    partner = row.partner.name if row.partner else ""
    title = f"{row.title}, {partner}" if partner else row.title
    reading = f"{row.first}. {row.second}".strip(" .")
    return (title, row.type, row.area, row.period, reading)[column]

"""A row of controls that goes on in a second line where the room is narrow or the text large."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@dataclass(frozen=True, slots=True)
class _Line:
    items: tuple[QLayoutItem, ...]
    width: int
    height: int


class FlowRow(QLayout):
    """Controls from left to right; those from `add_stretch` on stand at the right of their line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right_from: int | None = None

    def add_stretch(self) -> None:
        """What is added from now on stands on the right."""
        self._right_from = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a control in."""
        self._items.append(item)

    def count(self) -> int:
        """How many controls there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One control, or None past the end: Qt asks until it is told so."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one control away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more room than its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at `width`."""
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        gaps = self.spacing() * max(0, len(lines) - 1)
        return sum(line.height for line in lines) + gaps + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """All controls in one line."""
        shown = self._shown()
        gaps = self.spacing() * max(0, len(shown) - 1)
        width = sum(item.sizeHint().width() for item in shown) + gaps
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest control alone."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        """Place the controls in lines."""
        super().setGeometry(rect)
        inner = rect.marginsRemoved(QMargins(self.contentsMargins()))
        top = inner.top()
        for line in self._lines(inner.width()):
            self._place(line, QRect(inner.left(), top, inner.width(), line.height))
            top += line.height + self.spacing()

    def _place(self, line: _Line, room: QRect) -> None:
        left = room.left()
        right = self._items[self._right_from :] if self._right_from is not None else []
        moved = False
        for item in line.items:
            if not moved and item in right:
                left += max(0, room.width() - line.width)
                moved = True
            size = _size(item, room.width())
            top = room.top() + (line.height - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        row: list[QLayoutItem] = []
        taken = height = 0
        for item in self._shown():
            size = _size(item, width)
            if row and taken + self.spacing() + size.width() > width:
                lines.append(_Line(tuple(row), taken, height))
                row, taken, height = [], 0, 0
            taken += size.width() + (self.spacing() if row else 0)
            row.append(item)
            height = max(height, size.height())
        if row:
            lines.append(_Line(tuple(row), taken, height))
        return lines


def _size(item: QLayoutItem, room: int) -> QSize:
    """What a control takes: no wider than the room, and then as tall as it needs."""
    size = item.sizeHint().expandedTo(item.minimumSize())
    if size.width() <= room:
        return size
    height = item.heightForWidth(room) if item.hasHeightForWidth() else size.height()
    return QSize(room, height)

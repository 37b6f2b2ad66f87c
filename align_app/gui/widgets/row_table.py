"""A list of rows of several kinds: a table of one column whose delegate tells how tall each row is.

Used by every long list: only what is in sight is painted, and no row is ever measured.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
)


class RowDelegate(Protocol):
    """What a delegate of such a list can tell."""

    def row_height(self, row: object) -> int:
        """Pixels for a row."""


class RowTable(QTableView):
    """One column, no grid, whole rows are chosen; Space and Enter open or fold a row."""

    opened = Signal(int)
    """Enter, Space or a double click on this row."""
    widened = Signal(int)
    """The rows are this wide now."""
    moved = Signal(int)
    """Another row is current, by a person or by the program."""

    def __init__(self, model: QAbstractTableModel, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def set_heights(self, heights: list[int], *, usual: int) -> None:
        """Give every row its height; most rows have the `usual` one and cost nothing."""
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != usual:
            rows.setDefaultSectionSize(usual)
        for place, height in enumerate(heights):
            if height != rows.sectionSize(place):
                rows.resizeSection(place, height)

    @property
    def current(self) -> int:
        """The current row, or -1."""
        return self.currentIndex().row()

    def go_to(self, place: int) -> None:
        """Choose a row and bring it into sight."""
        index = self.model().index(place, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def go_on(self, step: int, *, wanted: Callable[[int], bool]) -> bool:
        """Choose the nearest `wanted` row in the direction of `step`; False if there is none."""
        place = self.current + step
        while 0 <= place < self.model().rowCount():
            if wanted(place):
                self.go_to(place)
                return True
            place += step
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the current row."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and self.current >= 0:
            self.opened.emit(self.current)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of a new width: words may need more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit(event.size().width())

    def wear(self, delegate: QStyledItemDelegate) -> None:
        """Paint with `delegate`."""
        self.setItemDelegate(delegate)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(current.row())

"""The room for views: in a small window with large text a view is scrolled instead of cut off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Room(QScrollArea):
    """Gives a widget all its space, and never less than was asked for."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._floor = _Floor(widget)
        self.setWidget(self._floor)

    def keep(self, least: QSize) -> None:
        """Scroll rather than give less than `least`."""
        self._floor.setMinimumSize(least)


class _Floor(QWidget):
    """Without a layout, because a scroll area takes a layout's wish for height as a need."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        widget.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the floor."""
        super().resizeEvent(event)
        self._widget.setGeometry(self.rect())

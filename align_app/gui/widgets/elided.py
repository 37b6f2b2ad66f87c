"""A line of words that ends in an ellipsis where there is no room; the tooltip has the whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ElidedLabel(QLabel):
    """A label of one line that may be narrower than its words."""

    def minimumSizeHint(self) -> QSize:
        """As high as a line, as narrow as may be."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, or as many as fit."""
        painter = QPainter(self)
        inside = self.contentsRect()
        cut = Qt.TextElideMode.ElideRight
        words = self.fontMetrics().elidedText(self.text(), cut, inside.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(inside, int(self.alignment()), words)

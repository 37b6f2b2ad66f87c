"""The ring round the control that has the keyboard: 2 px, 2 px outside, in every look.

Lists, tables and the rail draw their own ring round the current row or cell.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from align_app.gui.dressing import Looks

_RINGED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


class FocusRing(QFocusFrame):
    """Follows the focus of the application inside one window."""

    def __init__(self, window: QWidget, looks: Looks) -> None:
        super().__init__(window)
        self._window = window
        self._looks = looks
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._looks.look.base.focus), 2))
        radius = self._looks.look.radius.control + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, _RINGED) and new.window() is self._window:
            self.setWidget(new)
            self.show()
        else:
            self.hide()

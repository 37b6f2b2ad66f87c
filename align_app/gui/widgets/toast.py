"""A short line at the foot of the window that says what was just done and offers to undo it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from align_app.gui.dressing import Looks

_ABOVE_FOOT = 40


class Toast(QFrame):
    """Shows for a while, stays while hovered or focused, and never takes the focus."""

    def __init__(self, parent: QWidget, looks: Looks, *, undo: QAction) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._window = parent
        self._looks = looks
        self._words = QLabel()
        self._words.setObjectName("toastWords")
        self._undo = QPushButton("Undo")
        self._undo.setObjectName("toastUndo")
        self._undo.setToolTip("Undo (Ctrl+Z)")
        self._undo.clicked.connect(undo.trigger)
        self._undo.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(14)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave_unless_used)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, *, undo: bool = True) -> None:
        """Show `words`, with Undo where there is something to undo, and announce them politely."""
        self._words.setText(words)
        self._undo.setVisible(undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self._looks.look.motion.undo_toast_ms)
        announce(self, words)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Start counting again."""
        self._timer.start(self._looks.look.motion.undo_toast_ms)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the bottom centre when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self._window
        left = (parent.width() - self.width()) // 2
        self.move(max(0, left), parent.height() - self.height() - _ABOVE_FOOT)

    def _leave_unless_used(self) -> None:
        if self._undo.hasFocus():
            self._timer.start(self._looks.look.motion.undo_toast_ms)
        else:
            self.hide()


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words` when it is free."""
    event = QAccessibleAnnouncementEvent(widget, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)

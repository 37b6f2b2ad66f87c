"""A password field that stands in the row of the file it opens; the password is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from align_app.gui.dressing import Looks
from align_app.gui.icons import icon
from align_app.gui.look import Look


class PasswordField(QWidget):
    """One line that says what is wanted; below it the field, Open and Leave out."""

    given = Signal(str)
    left_out = Signal()

    def __init__(self, words: str, *, title: str, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("passwordField")
        self._icon = QLabel()
        self._words = QLabel(words)
        self._words.setProperty("tone", "tension")
        self.field = QLineEdit()
        self.field.setObjectName("password")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText("Password")
        self.field.setAccessibleName(f"Password of {title}")
        self.open = QPushButton("Open")
        self.open.setObjectName("passwordOpen")
        self.open.setAccessibleName(f"Open {title} with this password")
        leave = QPushButton("Leave out")
        leave.setObjectName("passwordLeaveOut")
        leave.setProperty("role", "flat")
        leave.clicked.connect(self.left_out)
        self.open.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        self.setFocusProxy(self.field)
        self._lay_out(leave)
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def say(self, words: str) -> None:
        """Set the line over the field."""
        self._words.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from going on to the list, which would open the row."""
        event.accept()

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())

    def _lay_out(self, leave: QPushButton) -> None:
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self._icon)
        first.addWidget(self._words, 1)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self.field, 1)
        second.addWidget(self.open)
        second.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 10, 4)
        column.setSpacing(3)
        column.addLayout(first)
        column.addLayout(second)

    def _wear(self, look: Look) -> None:
        side = look.pixels(14)
        colour = look.judgement["tension"].text
        self._icon.setPixmap(
            icon("offline", look, colour=colour, size=14).pixmap(QSize(side, side))
        )

"""What a view says where it has nothing to show: one sentence why, and one action at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from align_app.gui.dressing import Looks
from align_app.gui.look import Look


class EmptyNote(QWidget):
    """A sentence in the middle of the room."""

    def __init__(self, looks: Looks, words: str = "") -> None:
        super().__init__()
        self.words = QLabel(words)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setProperty("tone", "quiet")
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self.words)
        self._column.addStretch(3)
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def say(self, words: str) -> None:
        """Set the sentence."""
        self.words.setText(words)

    def add_button(self, words: str, do: Callable[[], object]) -> QPushButton:
        """Offer one action under the sentence."""
        button = QPushButton(words)
        button.clicked.connect(do)
        self._column.insertWidget(2, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def _wear(self, look: Look) -> None:
        self.words.setFont(look.font("heading"))
        self._column.setSpacing(look.space.large)
        margin = look.space.section
        self._column.setContentsMargins(margin, margin, margin, margin)

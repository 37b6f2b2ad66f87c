"""The top of a view: its title, one plain sentence with the counts, its actions on the right."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from align_app.gui.dressing import Looks
from align_app.gui.look import Look
from align_app.gui.widgets.buttons import ActionButton
from align_app.gui.widgets.elided import ElidedLabel


class ViewHeader(QWidget):
    """Title, sentence and actions of a view."""

    def __init__(self, title: str, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self.setObjectName("viewHeader")
        self.title = QLabel(title)
        self.title.setObjectName("viewTitle")
        self.sentence = ElidedLabel()
        self.sentence.setObjectName("viewSentence")
        self.sentence.setProperty("tone", "quiet")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def say(self, sentence: str) -> None:
        """Set the sentence under the title."""
        self.sentence.setText(sentence)
        self.sentence.setToolTip(sentence)

    def add_action(self, action: QAction, *, main: bool = False) -> ActionButton:
        """Put a button for `action` on the right."""
        button = ActionButton(action, self._looks, role="main" if main else "")
        self._row.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Put any other control on the right."""
        self._row.addWidget(widget)

    def _wear(self, look: Look) -> None:
        self.title.setFont(look.font("title", strong=True))
        self.sentence.setFont(look.font(13.5))
        self._row.setContentsMargins(20, 6, 16, 6)
        self._row.setSpacing(look.space.small)
        self.setMinimumHeight(look.pixels(60))

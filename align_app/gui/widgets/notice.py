"""A bar at the top of the window for what a person should know, such as a bug."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from align_app.gui.widgets.toast import announce


class NoticeBar(QFrame):
    """One sentence and what can be done; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 6, 16, 6)
        self._words = QLabel()
        self._words.setObjectName("noticeWords")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def say(
        self, words: str, *, actions: dict[str, Callable[[], None]], tone: str = "problem"
    ) -> None:
        """Show `words` with a button for each action and one that closes the bar."""
        self._clear()
        self._words.setText(words)
        self.setProperty("tone", tone)
        for part in (self, self._words):  # both take their colours by the tone
            part.style().polish(part)
        for label, do in actions.items():
            self._add_button(label, do)
        self._add_button("Close", self.hide)
        self.show()
        announce(self, words)

    def _add_button(self, label: str, do: Callable[[], None]) -> None:
        button = QPushButton(label)
        button.setObjectName(f"notice{label.replace(' ', '')}")
        button.clicked.connect(do)
        self._row.addWidget(button)
        self._buttons.append(button)

    def _clear(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()

"""A partner's exact words in the partners' typeface, inside quotation marks, to read and copy.

Copying gives the words with partner, document and page: they never travel without their source.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from align_app.gui.look import Look


class Quotation(QTextBrowser):
    """Read-only words; as tall as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._source = ""
        self._most_height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.document().setDocumentMargin(0)

    @property
    def words(self) -> str:
        """The words without quotation marks."""
        return self._words

    def quote(self, words: str, *, source: str) -> None:
        """Show `words` in quotation marks; `source` names partner, document and page."""
        self._show(f"“{words}”" if words else "", words, source)
        self.setAccessibleDescription(source)

    def say(self, words: str) -> None:
        """Show the program's own words, without quotation marks."""
        self._show(words, words, "")

    def wear(self, look: Look, *, pixels: float = 17, quoted: bool = True, most: int = 0) -> None:
        """Take typeface and size; `most` is the greatest height in pixels, 0 for no limit."""
        font = look.font(pixels, quoted=quoted)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._most_height = most
        self._fit()

    def sizeHint(self) -> QSize:
        """As tall as the words at the present width."""
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        """Narrow panes may squeeze the width, never the words."""
        return QSize(80, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the new height when the width changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the selected words and where they are from."""
        data = QMimeData()
        chosen = self.textCursor().selectedText().strip("“”")
        data.setText(f"“{chosen}” ({self._source})" if self._source else chosen)
        return data

    def _show(self, shown: str, words: str, source: str) -> None:
        self._words, self._source = words, source
        self.setPlainText(shown)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(40, self.viewport().width()))
        needed = int(self.document().size().height()) + 3
        if self._most_height:
            needed = min(needed, self._most_height)
        if needed != self.height():
            self.setFixedHeight(needed)

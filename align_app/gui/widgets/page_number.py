"""The page number as a field: type a number and press Enter, or go up and down with the arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit


class PageNumber(QLineEdit):
    """Shows the number of the page that is in front."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page = 1
        self._check = QIntValidator(1, 1, self)
        self.setValidator(self._check)
        self.setProperty("role", "plain")
        self.setAccessibleName("Page number")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.returnPressed.connect(self._go)

    def show_page(self, page: int, *, of: int) -> None:
        """Show `page` of `of` pages."""
        self._page = page
        self._check.setRange(1, of)
        self.setText(str(page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go a page back and on; Esc gives up."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.chosen.emit(self._page + step)
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(str(self._page))
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        self.chosen.emit(int(self.text()))

"""Paints the rows of sentences that were left out: words, the reason under them, the page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from align_app.core.model import Quoted
from align_app.gui.look import Look
from align_app.gui.spoken import LEFT_OUT_WORDS
from align_app.gui.tables.statement_table import ROW_ROLE, Index
from align_app.gui.widgets.row_ground import paint_ground
from align_app.gui.widgets.wrapped import WrappedWords

_ROW = 72


class LeftOutDelegate(QStyledItemDelegate):
    """Only paints."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._words = WrappedWords()

    def row_height(self, row: object) -> int:
        """Pixels for every row."""
        return self.look.pixels(_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Quoted):
            return
        look = self.look
        painter.save()
        paint_ground(painter, option, look, plain=look.base.raised)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text = look.base.selection_text if chosen else look.base.text
        rect = QRectF(option.rect).adjusted(look.pixels(16), look.pixels(7), -look.pixels(14), 0)
        painter.setFont(look.font("body"))
        painter.setPen(QColor(text))
        words = rect.adjusted(0, 0, -look.pixels(40), 0)
        self._words.paint(painter, words, row.evidence.text, most=2)
        painter.setFont(look.font(12.5))
        painter.setPen(QColor(text if chosen else look.base.quiet))
        below = QRectF(rect.left(), rect.top() + look.pixels(38), rect.width(), look.pixels(18))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(below, left, LEFT_OUT_WORDS[row.whose])
        painter.setFont(look.font(13.5))
        page = QRectF(rect.right() - look.pixels(34), rect.top(), look.pixels(34), look.pixels(19))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(page, right, str(row.evidence.page))
        painter.restore()

"""Paints the cells of the matrix: fill, shape, word, a mark for a conflict, "?" if suggested."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from align_app.gui.look import Look
from align_app.gui.shapes import paint_shape
from align_app.gui.tables.matrix_rows import MatrixCell, MatrixRow
from align_app.gui.tables.matrix_table import CELL_ROLE, found_words
from align_app.gui.tables.statement_table import ROW_ROLE, Index
from align_app.gui.widgets.level_mark import paint_level


class MatrixDelegate(QStyledItemDelegate):
    """Only paints."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, one count, or the empty end of a group row."""
        row, cell = index.data(ROW_ROLE), index.data(CELL_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(cell, MatrixCell):
            self._paint_cell(painter, rect, cell)
        elif isinstance(row, MatrixRow):
            self._paint_count(painter, rect, row)
        else:
            self._paint_group(painter, rect)
        if option.state & QStyle.StateFlag.State_Selected and isinstance(cell, MatrixCell):
            self._paint_current(painter, rect)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: MatrixCell) -> None:
        look = self.look
        inner = rect.adjusted(1, 1, -1, -1)
        asked = cell.suggested and cell.conflict is None
        paint_level(painter, inner, look=look, level=cell.level, suggested=asked)
        if cell.conflict is not None:
            side = look.pixels(13)
            mark = QRectF(inner.right() - side - look.pixels(6), 0, side, side)
            mark.moveTop(inner.center().y() - side / 2)
            sign = look.judgement["conflict"]
            paint_shape(painter, mark, sign.shape, colour=sign.mark)

    def _paint_count(self, painter: QPainter, rect: QRectF, row: MatrixRow) -> None:
        painter.setFont(self.look.font(13.5))
        painter.setPen(QColor(self.look.base.text))
        where = rect.adjusted(0, 0, -self.look.pixels(14), 0)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(where, right, found_words(row))

    def _paint_group(self, painter: QPainter, rect: QRectF) -> None:
        base = self.look.base
        painter.fillRect(rect, QColor(base.surface))
        for top in (rect.top(), rect.bottom() - 1):
            painter.fillRect(QRectF(rect.left(), top, rect.width(), 1), QColor(base.line))

    def _paint_current(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.look.base.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3)

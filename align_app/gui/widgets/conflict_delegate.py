"""Paints the rows of the list of conflicts: sign and words, then both partners and the state."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from align_app.core.model import ConflictState
from align_app.gui.look import Look
from align_app.gui.shapes import paint_shape
from align_app.gui.tables.conflict_rows import ConflictRow, SeverityRow
from align_app.gui.tables.conflict_table import SEVERITY_WORDS, STATE_WORDS, ConflictTable
from align_app.gui.tables.statement_table import ROW_ROLE, Index
from align_app.gui.widgets.level_mark import paint_partner
from align_app.gui.widgets.row_ground import paint_ground
from align_app.gui.widgets.wrapped import WrappedWords

_ROW, _HEAD = 75, 30
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ConflictDelegate(QStyledItemDelegate):
    """Only paints."""

    def __init__(self, table: ConflictTable, look: Look) -> None:
        super().__init__()
        self._table = table
        self.look = look
        self._words = WrappedWords()

    def row_height(self, row: object) -> int:
        """Pixels for a row of this kind."""
        return self.look.pixels(_HEAD if isinstance(row, SeverityRow) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        base = self.look.base
        head = isinstance(row, SeverityRow)
        painter.save()
        paint_ground(painter, option, self.look, plain=base.surface if head else base.raised)
        rect = QRectF(option.rect)
        if isinstance(row, SeverityRow):
            self._paint_head(painter, rect, row)
        elif isinstance(row, ConflictRow):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_row(painter, rect, row, chosen=chosen)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, row: SeverityRow) -> None:
        look = self.look
        inner = rect.adjusted(look.pixels(16), 0, -look.pixels(14), 0)
        painter.setFont(look.font(13, strong=True))
        painter.setPen(QColor(look.base.text))
        painter.drawText(inner, _LEFT, SEVERITY_WORDS[row.severity])
        painter.setFont(look.font(12.5))
        painter.setPen(QColor(look.base.quiet))
        painter.drawText(inner, _RIGHT, str(row.count))

    def _paint_row(
        self, painter: QPainter, rect: QRectF, row: ConflictRow, *, chosen: bool
    ) -> None:
        look = self.look
        text = look.base.selection_text if chosen else look.base.text
        sign = look.judgement[row.conflict.label]
        side = look.pixels(15)
        top = rect.top() + look.pixels(8)
        mark = QRectF(rect.left() + look.pixels(16), top + look.pixels(3), side, side)
        paint_shape(painter, mark, sign.shape, colour=sign.mark)
        left = mark.right() + look.pixels(10)
        width = rect.right() - look.pixels(14) - left
        painter.setFont(look.font("body", strong=chosen))
        painter.setPen(QColor(text))
        title = QRectF(left, top, width, look.pixels(37))
        self._words.paint(painter, title, self._table.title(row), most=2)
        below = QRectF(left, rect.bottom() - look.pixels(27), width, look.pixels(20))
        self._paint_state(painter, below, row, text=text, chosen=chosen)
        self._paint_partners(painter, below, row, text=text, chosen=chosen)

    def _paint_state(
        self, painter: QPainter, rect: QRectF, row: ConflictRow, *, text: str, chosen: bool
    ) -> None:
        look = self.look
        is_open = row.state is ConflictState.OPEN
        painter.setFont(look.font(12.5, strong=not is_open))
        painter.setPen(QColor(look.base.quiet if is_open and not chosen else text))
        painter.drawText(rect, _RIGHT, STATE_WORDS[row.state])
        taken = QFontMetricsF(painter.font()).horizontalAdvance(STATE_WORDS[row.state])
        rect.setRight(rect.right() - taken - look.pixels(8))

    def _paint_partners(
        self, painter: QPainter, rect: QRectF, row: ConflictRow, *, text: str, chosen: bool
    ) -> None:
        look = self.look
        font = look.font(12.5)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        joint = "and"
        side, gap = look.pixels(11), look.pixels(6)
        between = metrics.horizontalAdvance(joint) + 2 * gap
        room = (rect.width() - between) / 2 - side - gap
        left = rect.left()
        for place, (document, name) in enumerate(
            zip(row.documents, self._table.names(row), strict=True)
        ):
            if place:
                painter.setPen(QColor(text if chosen else look.base.quiet))
                painter.drawText(
                    QRectF(left + gap, rect.top(), between, rect.height()), _LEFT, joint
                )
                left += between
            partner = self._table.partners.get(document)
            if partner is not None:
                mark = QRectF(left, rect.center().y() - side / 2, side, side)
                paint_partner(painter, mark, look=look, place=partner.place)
            left += side + gap
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 20.0))
            painter.setPen(QColor(text))
            painter.drawText(QRectF(left, rect.top(), room + 8, rect.height()), _LEFT, shown)
            left += metrics.horizontalAdvance(shown)

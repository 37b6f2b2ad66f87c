"""Paints the rows of the list of priorities: kind sign, words in two lines, page, state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from align_app.core.model import Verdict
from align_app.gui.icons import paint_icon
from align_app.gui.look import Look
from align_app.gui.shapes import paint_shape
from align_app.gui.tables.statement_rows import GroupRow, Row, StatementRow
from align_app.gui.tables.statement_table import ROW_ROLE, Index
from align_app.gui.widgets.level_mark import paint_partner, paint_suggested
from align_app.gui.widgets.row_ground import paint_ground
from align_app.gui.widgets.wrapped import WrappedWords

STATEMENT_ROW, SHORT_ROW = 51, 33
_BESIDE_WORDS = 110  # sign, page and state: what is left of a row is for the words
HEADING_ROW = 30
GROUP_ROW = 34


class StatementDelegate(QStyledItemDelegate):
    """Only paints: what a row holds was worked out before."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.places: Mapping[str, int] = {}
        """The partner's place in the alphabet by document id."""
        self.width = 0
        """How wide the rows are: words that fit in one line have a lower row."""
        self._words = WrappedWords()
        self._advances: dict[str, float] = {}

    def row_height(self, row: object) -> int:
        """Pixels for a row of this kind."""
        if isinstance(row, GroupRow):
            return self.look.pixels(GROUP_ROW if row.level == 0 else HEADING_ROW)
        return self.look.pixels(STATEMENT_ROW)

    def row_heights(self, rows: Iterable[Row]) -> list[int]:
        """Pixels for each row; words that fit in one line have a lower row."""
        full, short = self.look.pixels(STATEMENT_ROW), self.look.pixels(SHORT_ROW)
        room = self.width - self.look.pixels(_BESIDE_WORDS)
        metrics = QFontMetricsF(self.look.font("body"))
        advances = self._advances
        heights = []
        for row in rows:
            if isinstance(row, GroupRow):
                heights.append(self.row_height(row))
                continue
            words = row.statement.evidence.text
            advance = advances.get(words)
            if advance is None:
                advance = advances[words] = metrics.horizontalAdvance(words)
            heights.append(short if advance <= room else full)
        return heights

    def wear(self, look: Look) -> None:
        """Take sizes and colours."""
        self.look = look
        self._advances.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        heading = isinstance(row, GroupRow) and row.level > 0
        plain = self.look.base.surface if heading else self.look.base.raised
        paint_ground(painter, option, self.look, plain=plain)
        if isinstance(row, GroupRow):
            self._paint_group(painter, rect, row, chosen=chosen)
        elif isinstance(row, StatementRow):
            self._paint_statement(painter, rect, row, chosen=chosen)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRectF, row: GroupRow, *, chosen: bool) -> None:
        look = self.look
        side = look.pixels(13)
        left = rect.left() + look.pixels(14)
        sign = QRectF(left, rect.center().y() - side / 2, side, side)
        text = look.base.selection_text if chosen else look.base.text
        self._paint_group_sign(painter, sign, row, text=text)
        counts_font = look.font(12.5)
        counts = QFontMetricsF(counts_font).horizontalAdvance(row.counts) + 4
        words = QRectF(rect)
        words.setLeft(sign.right() + look.pixels(7))
        words.setRight(rect.right() - look.pixels(14) - counts - look.pixels(8))
        painter.setFont(look.font(14 if row.level == 0 else 13, strong=True))
        painter.setPen(QColor(text))
        title = QFontMetricsF(painter.font()).elidedText(
            row.title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(counts_font)
        painter.setPen(QColor(text if chosen else look.base.quiet))
        right = rect.adjusted(0, 0, -look.pixels(14), 0)
        painter.drawText(
            right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.counts
        )

    def _paint_group_sign(
        self, painter: QPainter, sign: QRectF, row: GroupRow, *, text: str
    ) -> None:
        if row.folded:
            paint_icon(painter, sign, "next", colour=text)
        elif row.document is not None and row.document in self.places:
            paint_partner(painter, sign, look=self.look, place=self.places[row.document])
        elif row.kind is not None:
            paint_icon(painter, sign, row.kind, colour=self.look.kind[row.kind].mark)
        else:
            paint_icon(painter, sign, "open_below", colour=text)

    def _paint_statement(
        self, painter: QPainter, rect: QRectF, row: StatementRow, *, chosen: bool
    ) -> None:
        look = self.look
        rejected = row.verdict is Verdict.REJECTED
        text = look.base.selection_text if chosen else look.base.text
        quiet = text if chosen else look.base.quiet
        top = rect.top() + look.pixels(7)
        side = look.pixels(15)
        sign = QRectF(rect.left() + look.pixels(16), top + look.pixels(2), side, side)
        paint_icon(painter, sign, row.kind, colour=look.kind[row.kind].mark)
        state = QRectF(rect.right() - look.pixels(24), top + look.pixels(3), side - 2, side - 2)
        self._paint_state(painter, state, row)
        page = QRectF(state.left() - look.pixels(42), top, look.pixels(34), look.pixels(19))
        painter.setFont(look.font(13.5))
        painter.setPen(QColor(quiet))
        painter.drawText(
            page, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.page
        )
        words = QRectF(rect)
        words.setTop(top)
        words.setLeft(sign.right() + look.pixels(9))
        words.setRight(page.left() - look.pixels(2))
        font = look.font("body")
        font.setStrikeOut(rejected)
        painter.setFont(font)
        painter.setPen(QPen(QColor(quiet if rejected else text)))
        self._words.paint(painter, words, row.statement.text, most=2)

    def _paint_state(self, painter: QPainter, rect: QRectF, row: StatementRow) -> None:
        judgement = self.look.judgement
        if row.verdict is Verdict.ACCEPTED:
            paint_shape(painter, rect, "tick", colour=judgement["agreed"].mark)
        elif row.verdict is Verdict.REJECTED:
            paint_icon(painter, rect, "reject", colour=self.look.base.quiet)
        else:
            paint_suggested(painter, rect.adjusted(1, 1, -1, -1), colour=judgement["tension"].text)

"""Paints a row of the list of documents: cover, title and partner, and how far it was read."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from align_app.gui.covers import Covers
from align_app.gui.dressing import Looks
from align_app.gui.icons import paint_icon
from align_app.gui.shapes import paint_shape, partner_sign
from align_app.gui.tables.document_rows import DocumentRow, RowState
from align_app.gui.tables.document_table import READING_COLUMN, ROW_ROLE, AnyIndex
from align_app.gui.widgets.wrapped import WrappedWords

ROW_HEIGHT = 74
_COVER_ROOM = 72
_COVER = QSize(54, 48)
_PAGE_SHAPE = 0.707
_ICONS = {
    RowState.READ: "accept",
    RowState.PART: "page_part_read",
    RowState.WAITING: "waiting",
    RowState.PASSWORD: "offline",
    RowState.PROBLEM: "page_part_read",
}


class DocumentDelegate(QStyledItemDelegate):
    """Draws; and hears the small cross of a row that is being read."""

    leave_out = Signal(str)
    """The cross of the document with this id."""

    def __init__(self, parent: QObject, looks: Looks, *, covers: Covers) -> None:
        super().__init__(parent)
        self._looks = looks
        self._covers = covers
        self._words = WrappedWords()
        self._covers_small: dict[str, QPixmap] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Rows of one height."""
        return QSize(10, self._looks.look.pixels(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, DocumentRow):
            return
        look = self._looks.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, column=index.column())
        rect = QRectF(option.rect).adjusted(0, 0, -10, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = look.base.selection_text if chosen else look.base.text
        if index.column() == 0:
            self._paint_document(painter, rect, row, ink=ink)
        elif index.column() == READING_COLUMN:
            self._paint_reading(painter, rect, row, ink=ink)
        else:
            painter.setPen(QColor(ink))
            painter.setFont(look.font(13.5))
            self._paint_middle(painter, rect, str(index.data()), most=2)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Hear the cross."""
        row = index.data(ROW_ROLE)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(row, DocumentRow)
            and row.state in {RowState.READING, RowState.WAITING}
            and index.column() == READING_COLUMN
            and self._cross(QRectF(option.rect)).contains(event.position())
        ):
            self.leave_out.emit(row.id)
            return True
        return super().editorEvent(event, model, option, index)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, column: int
    ) -> None:
        first, last = column == 0, column == READING_COLUMN
        base = self._looks.look.base
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = base.selection if chosen else base.hover if under else base.raised
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(base.line))
        if chosen and first:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(base.accent))
        table = self.parent()
        if chosen and isinstance(table, QWidget) and table.hasFocus():
            self._paint_ring(painter, rect, first=first, last=last)

    def _paint_ring(self, painter: QPainter, rect: QRectF, *, first: bool, last: bool) -> None:
        """The part of the ring round the row that lies in this cell."""
        painter.setPen(QPen(QColor(self._looks.look.base.focus), 2))
        inside = rect.adjusted(1 if first else -2, 1, -1 if last else 2, -2)
        painter.save()
        painter.setClipRect(rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inside, 3, 3)
        painter.restore()

    def _paint_document(
        self, painter: QPainter, rect: QRectF, row: DocumentRow, *, ink: str
    ) -> None:
        look = self._looks.look
        room = look.pixels(_COVER_ROOM)
        self._paint_cover(painter, rect, row)
        title_font = look.font(14.5, strong=True)
        words = rect.adjusted(room + 12, 0, 0, 0)
        chip = look.pixels(46) if row.draft else 0
        width = int(words.width() - chip)
        lines = self._words.lines(row.title, title_font, width=width, most=2)
        step = look.pixels(18)
        below = look.pixels(20)
        top = words.center().y() - (len(lines) * step + below) / 2
        painter.setFont(title_font)
        painter.setPen(QColor(ink))
        for line in lines:
            painter.drawText(QRectF(words.left(), top, words.width(), step), _MIDDLE_LEFT, line)
            top += step
        if row.draft:
            left = words.left() + QFontMetricsF(title_font).horizontalAdvance(lines[-1]) + 8
            self._paint_chip(painter, QPointF(left, top - step), "Draft")
        self._paint_partner(painter, QRectF(words.left(), top + 2, words.width(), below - 2), row)

    def _paint_cover(self, painter: QPainter, rect: QRectF, row: DocumentRow) -> None:
        look = self._looks.look
        cover = self._covers.cover(row.id)
        tall, wide = look.pixels(_COVER.height()), look.pixels(_COVER.width())
        shape = cover.width() / cover.height() if cover else _PAGE_SHAPE
        width, height = (
            (tall * shape, float(tall)) if tall * shape <= wide else (wide, wide / shape)
        )
        page = QRectF(rect.left() + 20, rect.center().y() - height / 2, width, height)
        if cover:
            painter.drawPixmap(page.topLeft(), self._small(row.id, cover, page.size()))
        else:
            painter.fillRect(page, QColor("white"))
        painter.fillRect(page, QColor.fromRgbF(0, 0, 0, 1 - look.base.page_dim))
        painter.setPen(QPen(QColor(look.base.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page)

    def _small(self, document: str, cover: QImage, size: QSizeF) -> QPixmap:
        """The cover at the size of the list, made once for each size."""
        device = self.parent()
        ratio = device.devicePixelRatioF() if isinstance(device, QWidget) else 1.0
        wanted = (size * ratio).toSize()
        known = self._covers_small.get(document)
        if known is None or known.size() != wanted:
            mode = Qt.TransformationMode.SmoothTransformation
            known = QPixmap.fromImage(cover.scaled(wanted, mode=mode))
            known.setDevicePixelRatio(ratio)
            self._covers_small[document] = known
        return known

    def _paint_partner(self, painter: QPainter, rect: QRectF, row: DocumentRow) -> None:
        look = self._looks.look
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.base.quiet))
        if row.partner is None:
            words = row.file if row.file != row.title else "Partner not known yet"
        else:
            shape, colour, outlined = partner_sign(look, row.partner.place)
            side = look.pixels(12)
            sign = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            paint_shape(painter, sign, shape, colour=colour, outlined=outlined)
            rect = rect.adjusted(side + 6, 0, 0, 0)
            words = row.partner.name
        metrics = QFontMetricsF(painter.font())
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _MIDDLE_LEFT, elided)

    def _paint_chip(self, painter: QPainter, place: QPointF, words: str) -> None:
        look = self._looks.look
        sign = look.judgement["tension"]
        painter.setFont(look.font(12.5))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 12
        chip = QRectF(place.x(), place.y(), width, look.pixels(18))
        painter.setPen(
            QPen(QColor(sign.mark), 1) if look.id == "high_contrast" else Qt.PenStyle.NoPen
        )
        painter.setBrush(QColor(sign.fill))
        painter.drawRoundedRect(chip, look.radius.chip, look.radius.chip)
        painter.setPen(QColor(sign.text))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_reading(
        self, painter: QPainter, rect: QRectF, row: DocumentRow, *, ink: str
    ) -> None:
        if row.state is RowState.PASSWORD:  # a field stands in this cell
            return
        look = self._looks.look
        attention = row.state in {RowState.PART, RowState.PROBLEM}
        colour = look.judgement["tension"].text if attention else ink
        step = look.pixels(20)
        top = rect.center().y() - step - (4 if row.state is RowState.READING else 0)
        first = QRectF(rect.left(), top, rect.width(), step)
        self._paint_first(painter, first, row, colour=colour)
        below = first.bottom()
        if row.state is RowState.READING:
            self._paint_bar(painter, QRectF(rect.left(), below + 2, rect.width(), 4), row.share)
            below += 8
        painter.setFont(look.font(13))
        painter.setPen(QColor(look.base.quiet))
        second = QRectF(rect.left(), below, rect.width(), rect.bottom() - below - 2)
        self._words.paint(
            painter, second, row.second, most=1 if row.state is not RowState.PROBLEM else 2
        )

    def _paint_first(
        self, painter: QPainter, rect: QRectF, row: DocumentRow, *, colour: str
    ) -> None:
        look = self._looks.look
        side = look.pixels(14)
        name = _ICONS.get(row.state)
        if row.state in {RowState.READING, RowState.WAITING}:
            cross = self._cross_in(rect)
            paint_icon(painter, cross, "reject", colour=look.base.quiet)
            rect = rect.adjusted(0, 0, -side - 8, 0)
        if name:
            icon = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            paint_icon(painter, icon, name, colour=colour)
            rect = rect.adjusted(side + 6, 0, 0, 0)
        painter.setFont(look.font(13.5))
        painter.setPen(QColor(colour))
        metrics = QFontMetricsF(painter.font())
        elided = metrics.elidedText(row.first, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _MIDDLE_LEFT, elided)

    def _paint_bar(self, painter: QPainter, rect: QRectF, share: float) -> None:
        base = self._looks.look.base
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(base.line))
        painter.drawRoundedRect(rect, 2, 2)
        if share > 0:
            painter.setBrush(QColor(base.accent))
            painter.drawRoundedRect(QRectF(rect.left(), rect.top(), rect.width() * share, 4), 2, 2)

    def _paint_middle(self, painter: QPainter, rect: QRectF, words: str, *, most: int) -> None:
        lines = self._words.lines(words, painter.font(), width=int(rect.width()), most=most)
        step = self._looks.look.pixels(19)
        top = rect.center().y() - len(lines) * step / 2
        for line in lines:
            painter.drawText(QRectF(rect.left(), top, rect.width() + 2, step), _MIDDLE_LEFT, line)
            top += step

    def _cross(self, cell: QRectF) -> QRectF:
        """Where the cross hears the pointer: larger than it is drawn."""
        side = self._looks.look.pixels(28)
        return QRectF(cell.right() - 10 - side, cell.top(), side, cell.height() / 2 + 4)

    def _cross_in(self, line: QRectF) -> QRectF:
        side = self._looks.look.pixels(13)
        return QRectF(line.right() - side, line.center().y() - side / 2, side, side)


_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

"""Levels, partners and suggestions as small widgets: the shape always with its word.

The shapes themselves are drawn in `shapes`; what a level means is told by the look.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from align_app.core.model import Level
from align_app.gui.look import Look
from align_app.gui.shapes import paint_shape, partner_sign

_GRID = 16.0
_CHIP_HEIGHT = 20
_MARK = 13


def paint_suggested(painter: QPainter, rect: QRectF, *, colour: str) -> None:
    """Draw the question mark of a suggestion into the square `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _GRID, rect.height() / _GRID)
    pen = QPen(QColor(colour), 1.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    hook = QPainterPath(QPointF(4.9, 5.4))
    hook.cubicTo(QPointF(5.1, 2.2), QPointF(11.3, 2.2), QPointF(11.1, 5.6))
    hook.cubicTo(QPointF(11.0, 7.6), QPointF(8.0, 7.6), QPointF(8.0, 10.0))
    painter.drawPath(hook)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(8, 13.2), 1.2, 1.2)
    painter.restore()


def paint_hatching(painter: QPainter, rect: QRectF, *, colour: str) -> None:
    """Hatch `rect`, so that what was not assessed is never read as silence."""
    painter.save()
    painter.setClipRect(rect)
    ink = QColor(colour)
    ink.setAlphaF(0.3)
    painter.setPen(QPen(ink, 1))
    left = rect.left() - rect.height()
    while left < rect.right():
        painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + rect.height(), rect.top()))
        left += 7
    painter.restore()


def paint_partner(painter: QPainter, rect: QRectF, *, look: Look, place: int) -> None:
    """Draw the mark of the partner at `place` in the alphabet into `rect`."""
    shape, colour, outlined = partner_sign(look, place)
    paint_shape(painter, rect, shape, colour=colour, outlined=outlined)


class ShapeMark(QWidget):
    """A shape beside a label; silent to a screen reader because the label says the word."""

    def __init__(self, size: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint: Callable[[QPainter, QRectF], None] | None = None
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_painted(self, paint: Callable[[QPainter, QRectF], None], *, size: int) -> None:
        """Show whatever `paint` draws into a square of `size` pixels."""
        self._paint = paint
        self._size = size
        self.updateGeometry()
        self.update()

    def show_partner(self, place: int, look: Look) -> None:
        """Show the mark of the partner at `place` in the alphabet."""
        self.show_painted(
            lambda painter, rect: paint_partner(painter, rect, look=look, place=place),
            size=look.pixels(_MARK),
        )

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        if self._paint is not None:
            painter = QPainter(self)
            self._paint(painter, QRectF(0, 0, self._size, self._size))
            painter.end()


class LevelChip(QWidget):
    """A level as a chip: fill, shape and word; "?" where it is only suggested."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._level = Level.NOT_ASSESSED
        self._suggested = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, level: Level, look: Look, *, suggested: bool) -> None:
        """Show `level` in the colours of `look`."""
        self._look, self._level, self._suggested = look, level, suggested
        word = look.level[level].word
        self.setAccessibleName(f"{word}, suggested" if suggested else word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word, shape and question mark."""
        if self._look is None:
            return QSize(0, 0)
        look = self._look
        words = QFontMetrics(look.font(13)).horizontalAdvance(look.level[self._level].word)
        asked = look.pixels(16) if self._suggested else 0
        return QSize(words + look.pixels(34) + asked, look.pixels(_CHIP_HEIGHT + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        if self._look is None:
            return
        painter = QPainter(self)
        paint_level(
            painter,
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5),
            look=self._look,
            level=self._level,
            suggested=self._suggested,
        )
        painter.end()


def paint_level(
    painter: QPainter, rect: QRectF, *, look: Look, level: Level, suggested: bool
) -> None:
    """Draw a level into `rect`: fill, shape, word, and "?" at the right where it is suggested."""
    sign = look.level[level]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # On a black ground fills alone do not tell cells apart: the edge does.
    edged = look.about.dark and look.about.contrast_floor > 6
    painter.setPen(QPen(QColor(look.base.edge), 1) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(sign.fill))
    painter.drawRoundedRect(rect, look.radius.chip - 1, look.radius.chip - 1)
    if level is Level.NOT_ASSESSED:
        paint_hatching(painter, rect, colour=sign.mark)
    side = look.pixels(_MARK)
    left = rect.left() + look.pixels(8)
    mark = QRectF(left, rect.center().y() - side / 2, side, side)
    paint_shape(painter, mark, sign.shape, colour=sign.mark)
    asked = look.pixels(18) if suggested else look.pixels(6)
    words = QRectF(rect)
    words.setLeft(mark.right() + look.pixels(6))
    words.setRight(rect.right() - asked)
    painter.setFont(look.font(13))
    painter.setPen(QColor(sign.text))
    shown = QFontMetrics(painter.font()).elidedText(
        sign.word, Qt.TextElideMode.ElideRight, int(words.width()) + 1
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    if suggested:
        small = look.pixels(10)
        within = QRectF(rect.right() - small - look.pixels(6), 0, small, small)
        within.moveTop(rect.center().y() - small / 2)
        paint_suggested(painter, within, colour=sign.text)
    painter.restore()

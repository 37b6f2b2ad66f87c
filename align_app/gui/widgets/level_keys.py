"""The six levels as buttons with shape and figure: small in a row, or listed with meanings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from align_app.core.model import Level
from align_app.gui.look import Look
from align_app.gui.shapes import paint_shape
from align_app.gui.spoken import LEVEL_MEANINGS
from align_app.gui.widgets.flow import FlowRow

_RING = 4
"""Room for the ring round the key that has the keyboard, which would be cut off without it."""


class LevelButton(QAbstractButton):
    """One level; pressing it does the same as its figure on the keyboard."""

    def __init__(self, level: Level, key: int, look: Look, *, wide: bool) -> None:
        super().__init__()
        self.level = level
        self._key = str(key)
        self._wide = wide
        self.look = look
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        word = look.level[level].word
        self.setAccessibleName(f"{word}: {LEVEL_MEANINGS[level]}")
        self.setToolTip(f"{word}: {LEVEL_MEANINGS[level]} ({key})")
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Small: a shape and a figure. Wide: with word and meaning."""
        look = self.look
        if self._wide:
            return QSize(look.pixels(240), look.pixels(44))
        return QSize(look.pixels(42), look.pixels(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, shape, figure and words."""
        look, base = self.look, self.look.base
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        down = self.isChecked()
        plain = base.surface if self._wide else base.raised
        ground = (
            look.level[Level.PARTIAL].fill if down else base.hover if self.underMouse() else plain
        )
        edge = base.accent if down else plain if self._wide else base.line
        painter.setPen(QPen(QColor(edge), 2 if down else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, look.radius.control, look.radius.control)
        if self._wide:
            self._paint_wide(painter, rect)
        else:
            self._paint_small(painter, rect)
        painter.end()

    def _paint_small(self, painter: QPainter, rect: QRectF) -> None:
        look = self.look
        side = look.pixels(14)
        mark = QRectF(rect.left() + look.pixels(7), rect.center().y() - side / 2, side, side)
        self._paint_shape(painter, mark)
        painter.setFont(look.font(12))
        painter.setPen(QColor(look.base.text))
        figure = rect.adjusted(0, 0, -look.pixels(7), 0)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(figure, right, self._key)

    def _paint_wide(self, painter: QPainter, rect: QRectF) -> None:
        look, base = self.look, self.look.base
        side = look.pixels(18)
        figure = QRectF(rect.left() + look.pixels(8), rect.center().y() - side / 2, side, side)
        painter.setPen(QPen(QColor(base.line), 1))
        painter.setBrush(QColor(base.raised))
        painter.drawRoundedRect(figure, 3, 3)
        painter.setFont(look.font(12))
        painter.setPen(QColor(base.quiet))
        painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, self._key)
        mark = look.pixels(15)
        shape = QRectF(figure.right() + look.pixels(10), rect.center().y() - mark / 2, mark, mark)
        self._paint_shape(painter, shape)
        left = shape.right() + look.pixels(10)
        top = rect.center().y() - look.pixels(18)
        for words, below, size, strong, colour in (
            (look.level[self.level].word, 0, 14, True, base.text),
            (LEVEL_MEANINGS[self.level], look.pixels(18), 12.5, False, base.quiet),
        ):
            painter.setFont(look.font(size, strong=strong))
            painter.setPen(QColor(colour))
            box = QRectF(left, top + below, rect.right() - left, look.pixels(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_shape(self, painter: QPainter, rect: QRectF) -> None:
        sign = self.look.level[self.level]
        paint_shape(painter, rect, sign.shape, colour=sign.mark)


class LevelKeys(QWidget):
    """All six levels; the one that counts is down."""

    def __init__(self, actions: Mapping[str, QAction], look: Look, *, wide: bool = False) -> None:
        super().__init__()
        self.setAccessibleName("How far does it answer?")
        self._row: QLayout = QVBoxLayout(self) if wide else FlowRow(self)
        edge = _RING if wide else 0
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(1 if wide else look.pixels(6))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: dict[Level, LevelButton] = {}
        for key, level in enumerate(Level, start=1):
            button = LevelButton(level, key, look, wide=wide)
            button.clicked.connect(actions[f"level_{level.value}"].trigger)
            self._group.addButton(button)
            self._row.addWidget(button)
            self.buttons[level] = button

    def show_level(self, level: Level | None, look: Look, *, enabled: bool) -> None:
        """Put the button of `level` down."""
        for each, button in self.buttons.items():
            button.look = look
            button.setChecked(each is level)
            button.setEnabled(enabled)
            button.updateGeometry()
            button.update()

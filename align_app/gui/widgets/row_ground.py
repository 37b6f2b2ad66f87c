"""The ground of a row in every list: plain, under the pointer, chosen, with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from align_app.gui.look import Look

_EDGE = 3


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, look: Look, *, plain: str
) -> None:
    """Fill a row; the chosen row has an edge in the accent, the focused one a ring as well."""
    base = look.base
    rect = QRectF(option.rect)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    under = bool(option.state & QStyle.StateFlag.State_MouseOver)
    ground = base.selection if chosen else base.hover if under else plain
    painter.fillRect(rect, QColor(ground))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(base.line))
    if chosen:
        painter.fillRect(QRectF(rect.left(), rect.top(), _EDGE, rect.height()), QColor(base.accent))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.save()
        painter.setPen(QPen(QColor(base.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

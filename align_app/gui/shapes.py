"""The program's signs, drawn as paths: levels of alignment, judgements, partners.

Each is drawn on a 16 by 16 grid and scaled, so that it is sharp at any size and needs no font.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from align_app.gui.look import Look

_GRID = 16.0


def paint_shape(
    painter: QPainter, rect: QRectF, shape: str, *, colour: str, outlined: bool = False
) -> None:
    """Draw the sign `shape` (a name used in the look files) into `rect`, as large as it fits."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / _GRID, side / _GRID)
    ink = QColor(colour)
    if shape in _PARTNER_POINTS or shape in {"circle", "plus"}:
        _paint_partner(painter, shape, ink, outlined=outlined)
    else:
        _PAINTERS[shape](painter, ink)
    painter.restore()


def partner_sign(look: Look, place: int) -> tuple[str, str, bool]:
    """Shape, colour and whether outlined for the partner at `place` in the alphabet, from 0."""
    shapes = look.partner.shapes
    colours = look.partner.colours
    return shapes[place % len(shapes)], colours[place % len(colours)], place >= len(shapes)


_PARTNER_POINTS = {
    "square": ((3, 3), (13, 3), (13, 13), (3, 13)),
    "triangle_up": ((8, 2.4), (14.2, 13), (1.8, 13)),
    "triangle_down": ((8, 13.6), (14.2, 3), (1.8, 3)),
    "diamond": ((8, 1.6), (14.4, 8), (8, 14.4), (1.6, 8)),
    "pentagon": ((8, 1.8), (14.3, 6.4), (11.9, 13.8), (4.1, 13.8), (1.7, 6.4)),
    "hexagon": ((8, 1.6), (13.6, 4.8), (13.6, 11.2), (8, 14.4), (2.4, 11.2), (2.4, 4.8)),
}


def _paint_partner(painter: QPainter, shape: str, ink: QColor, *, outlined: bool) -> None:
    path = QPainterPath()
    if shape == "circle":
        path.addEllipse(QPointF(8, 8), 5.6, 5.6)
    elif shape == "plus":
        path.addRect(QRectF(5.9, 2, 4.2, 12))
        across = QPainterPath()
        across.addRect(QRectF(2, 5.9, 12, 4.2))
        path = path.united(across)
    else:
        path.addPolygon(_polygon(*_PARTNER_POINTS[shape]))
        path.closeSubpath()
    if outlined:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2))
    else:
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(path)


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _disc(painter: QPainter, ink: QColor, *, sixteenths: int) -> None:
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), 5.75, 5.75)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPie(QRectF(2.25, 2.25, 11.5, 11.5), 90 * 16, -sixteenths)


def _disc_full(painter: QPainter, ink: QColor) -> None:
    _disc(painter, ink, sixteenths=360 * 16)


def _disc_three_quarters(painter: QPainter, ink: QColor) -> None:
    _disc(painter, ink, sixteenths=270 * 16)


def _disc_half(painter: QPainter, ink: QColor) -> None:
    _disc(painter, ink, sixteenths=180 * 16)


def _diamond_open(painter: QPainter, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_polygon((8, 2.2), (13.8, 8), (8, 13.8), (2.2, 8)))


def _dash(painter: QPainter, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.8))
    painter.drawLine(QPointF(3, 8), QPointF(13, 8))


def _square_hatched(painter: QPainter, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(2.5, 2.5, 11, 11))
    for start, end in (((2.5, 8), (8, 2.5)), ((2.5, 13.5), (13.5, 2.5)), ((8, 13.5), (13.5, 8))):
        painter.drawLine(QPointF(*start), QPointF(*end))


def _triangle_filled_bang(painter: QPainter, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(ink)
    painter.drawPolygon(_polygon((8, 2), (14.6, 13.6), (1.4, 13.6)))
    _bang(painter, _opposite(ink), top=6.2)


def _two_arrows_apart(painter: QPainter, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(_polygon((6.6, 3.4), (6.6, 12.6), (1, 8)))
    painter.drawPolygon(_polygon((9.4, 3.4), (9.4, 12.6), (15, 8)))


def _tick(painter: QPainter, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_polygon((2.8, 8.4), (6.3, 12), (13.2, 4.4)))


def _octagon_bang(painter: QPainter, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_polygon(*_OCTAGON))
    _bang(painter, ink, top=4.6)


def _bang(painter: QPainter, ink: QColor, *, top: float) -> None:
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(8, top), QPointF(8, top + 3.2))
    painter.drawPoint(QPointF(8, top + 5.8))


_OCTAGON = (
    (5.2, 1.6), (10.8, 1.6), (14.4, 5.2), (14.4, 10.8),
    (10.8, 14.4), (5.2, 14.4), (1.6, 10.8), (1.6, 5.2),
)  # fmt: skip


def _opposite(ink: QColor) -> QColor:
    return QColor("white") if ink.lightnessF() < 0.5 else QColor("black")


_PAINTERS: dict[str, Callable[[QPainter, QColor], None]] = {
    "disc_full": _disc_full,
    "disc_three_quarters": _disc_three_quarters,
    "disc_half": _disc_half,
    "diamond_open": _diamond_open,
    "dash": _dash,
    "square_hatched": _square_hatched,
    "triangle_filled_bang": _triangle_filled_bang,
    "two_arrows_apart": _two_arrows_apart,
    "tick": _tick,
    "octagon_bang": _octagon_bang,
}

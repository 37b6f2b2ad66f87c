"""Tints, margin signs, marker and box over a page: where they stand and how they are drawn.

All measures are points of the page; the caller scales the painter. Pages are paper in every look,
so these colours come from the page half of a look.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from align_app.core.model import BlockRole, Box, Page
from align_app.gui.look import KindSign, Look

_TINT_STRENGTH = 0.75
_MARKER_STRENGTH = 0.8
_UNDERLINE = 1.2
_BOX_ROOM = 3.5
_LINE_GAP = 2.0  # lines of one column run stand at most this many line heights apart


def column_boxes(lines: Sequence[Box]) -> tuple[Box, ...]:
    """One box round each run of lines in one column; words that go over a column give two."""
    runs: list[Box] = []
    for line in lines:
        if runs and _continues(runs[-1], line):
            runs[-1] = runs[-1].union(line)
        else:
            runs.append(line)
    return tuple(runs)


def _continues(run: Box, line: Box) -> bool:
    overlap = min(run.x1, line.x1) - max(run.x0, line.x0)
    gap = line.top - run.bottom
    same_line = min(run.bottom, line.bottom) - max(run.top, line.top) > line.height / 2
    return (overlap > 0 or same_line) and -line.height * 1.5 < gap < line.height * _LINE_GAP


def rect_of(box: Box) -> QRectF:
    """A box as Qt's rectangle, in points."""
    return QRectF(box.x0, box.top, box.width, box.height)


def paint_tint(painter: QPainter, lines: Iterable[Box], sign: KindSign) -> None:
    """Lay the tint of a kind over printed lines, with an underline so that colour is not alone."""
    fill = QColor(sign.page_tint)
    fill.setAlphaF(_TINT_STRENGTH)
    pen = QPen(QColor(sign.page_mark), _UNDERLINE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    for line in lines:
        rect = rect_of(line)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(rect, fill)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))


def paint_chosen(painter: QPainter, lines: Sequence[Box], look: Look, *, pixel: float) -> None:
    """Mark the chosen words and box them, with a halo outside for dark grounds.

    `pixel` is the size of a screen pixel in points, so that the box is 2 px at any zoom.
    """
    fill = QColor(look.base.evidence_fill)
    fill.setAlphaF(_MARKER_STRENGTH)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for line in lines:
        painter.fillRect(rect_of(line), fill)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in column_boxes(lines):
        box = chosen_rect(run)
        for colour, out in ((look.base.evidence_halo, 2 * pixel), (look.base.evidence_edge, 0.0)):
            painter.setPen(QPen(QColor(colour), 2 * pixel))
            painter.drawRoundedRect(box.adjusted(-out, -out, out, out), 2 * pixel, 2 * pixel)


def chosen_rect(run: Box) -> QRectF:
    """Where the box of a chosen run of lines is drawn, in points."""
    return rect_of(run).adjusted(-_BOX_ROOM, -_BOX_ROOM, _BOX_ROOM, _BOX_ROOM)


def margin_line(page: Page, line: Box) -> Box:
    """`line` drawn out to the left edge of its block, so that a sign beside it covers no words."""
    middle_x, middle_y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    for block in page.blocks:
        lines = [each.box for each in block.lines if each.page == page.number]
        if any(
            each.x0 <= middle_x <= each.x1 and each.top <= middle_y <= each.bottom for each in lines
        ):
            table = block.role is BlockRole.TABLE
            beside = [
                each.x0 for each in lines if table or (each.x0 < line.x1 and each.x1 > line.x0)
            ]
            return replace(line, x0=min([line.x0, *beside]))
    return line


def place_signs(marks: Iterable[tuple[str, Box]], *, side: float, gap: float) -> dict[str, QPointF]:
    """Where the margin sign of each mark stands (its top left corner): left of its first line.

    Signs that would cover each other are moved down. `side` is the side of a sign in points.
    """
    placed: list[tuple[str, QRectF]] = []
    for name, line in sorted(marks, key=lambda mark: (mark[1].x0, mark[1].top)):
        middle = line.top + line.height / 2
        sign = QRectF(line.x0 - gap - side, middle - side / 2, side, side)
        for _other, taken in placed:
            if sign.intersects(taken):
                sign.moveTop(taken.bottom() + gap / 4)
        placed.append((name, sign))
    return {name: sign.topLeft() for name, sign in placed}

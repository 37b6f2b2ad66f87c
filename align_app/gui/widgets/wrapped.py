"""Breaks words into a given number of lines and elides the last; remembers what it has broken.

For delegates: 10,000 rows scroll because a row's lines are worked out once for each width.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_KEPT = 4000
_Key = tuple[str, str, int, int]


class WrappedWords:
    """A memory of broken lines."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, tuple[str, ...]] = OrderedDict()

    def lines(self, words: str, font: QFont, *, width: int, most: int) -> tuple[str, ...]:
        """`words` in at most `most` lines of `width` pixels; the last is elided if cut."""
        key = (words, font.key(), width, most)
        found = self._kept.get(key)
        if found is None:
            found = break_lines(words, font, width=width, most=most)
            self._kept[key] = found
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def paint(
        self, painter: QPainter, rect: QRectF, words: str, *, most: int, leading: float = 1.3
    ) -> None:
        """Draw `words` with the painter's font and pen from the top left of `rect`."""
        metrics = QFontMetricsF(painter.font())
        step = metrics.height() if most == 1 else painter.font().pixelSize() * leading
        top = rect.top()
        for line in self.lines(words, painter.font(), width=int(rect.width()), most=most):
            box = QRectF(rect.left(), top, rect.width() + 2, step)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
            top += step


def break_lines(words: str, font: QFont, *, width: int, most: int) -> tuple[str, ...]:
    """`words` broken at spaces into at most `most` lines; what does not fit is elided."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) <= width:
        return (words,)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        start, length = line.textStart(), line.textLength()
        last = len(lines) == most - 1
        text = words[start:] if last else words[start : start + length]
        lines.append(
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) if last else text.rstrip()
        )
    layout.endLayout()
    return tuple(lines)

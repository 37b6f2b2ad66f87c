"""The bench on which one conflict lies: its kind, the question, both halves, what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from align_app.gui.dressing import Looks
from align_app.gui.lines_up import DIFFERS, Slot
from align_app.gui.look import Look
from align_app.gui.page_pictures import PagePictures
from align_app.gui.shapes import paint_shape
from align_app.gui.widgets.cell_strip import upright_line
from align_app.gui.widgets.conflict_half import ConflictHalf, HalfShown
from align_app.gui.widgets.partner_line import PartnerLine


@dataclass(frozen=True, slots=True)
class BenchShown:
    """What the bench shows, already in words."""

    label: str
    type: str
    severity: str
    count: str
    question: str
    left: HalfShown
    right: HalfShown
    differs: str
    explanation: str
    slots: tuple[Slot, ...]


class ConflictBench(QWidget):
    """Scrolls where the window is low; says nothing of who is right."""

    page_wanted = Signal(str)
    """A person wants the page of the left or the right half: "left" or "right"."""

    def __init__(self, pictures: PagePictures, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._shown: BenchShown | None = None
        self.chip = JudgementChip()
        self.type, self.severity, self.count = QLabel(), QLabel(), QLabel()
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.severity.setWordWrap(True)
        self.left = ConflictHalf(pictures, looks.look)
        self.right = ConflictHalf(pictures, looks.look)
        self.left.page_wanted.connect(lambda: self.page_wanted.emit("left"))
        self.right.page_wanted.connect(lambda: self.page_wanted.emit("right"))
        self.differs, self.explanation = QLabel(), QLabel()
        self.explanation.setWordWrap(True)
        self.table = QGridLayout()
        for label in (self.severity, self.count, self.explanation):
            label.setProperty("tone", "quiet")
        self._lay_out()
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def show_conflict(self, shown: BenchShown | None) -> None:
        """Show a conflict, or nothing."""
        self._shown = shown
        self._body.setVisible(shown is not None)
        if shown is None:
            return
        look = self._looks.look
        self.chip.show_judgement(shown.label, look)
        self.type.setText(shown.type)
        self.severity.setText(shown.severity)
        self.count.setText(shown.count)
        self.question.setText(shown.question)
        self.left.show_half(shown.left, look)
        self.right.show_half(shown.right, look)
        self.differs.setText(f"What differs: {shown.differs}" if shown.differs else "What differs")
        self.explanation.setText(shown.explanation)
        self._show_slots(shown.slots, look)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the fonts again: a stylesheet forgets them when a widget finds its place."""
        super().showEvent(event)
        self._wear(self._looks.look)

    # --- what differs ----------------------------------------------------------------------------

    def _show_slots(self, slots: Sequence[Slot], look: Look) -> None:
        while (item := self.table.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._shown is None or not slots:
            return
        for column, half in ((1, self._shown.left), (2, self._shown.right)):
            line = PartnerLine(strong=True)
            line.show_partner(half.partner, look)
            line.name.setText(half.partner.short)
            self.table.addWidget(line, 0, column)
        for row, slot in enumerate(slots, start=1):
            for column, words in enumerate((slot.name, slot.left, slot.right)):
                label = QLabel(words)
                label.setWordWrap(True)
                label.setProperty("tone", "quiet" if column == 0 else "")
                strong = column > 0 and slot.verdict == DIFFERS
                label.setFont(look.font(13.5, strong=strong))
                self.table.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    # --- layout ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("bench")
        self._top = QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(self.chip)
        line.addWidget(self.type)
        line.addWidget(self.severity, 1)
        line.addWidget(self.count)
        self._top.addLayout(line)
        self._top.addWidget(self.question)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.left, 1)
        halves.addWidget(upright_line())
        halves.addWidget(self.right, 1)
        self._below = QVBoxLayout()
        self._below.addWidget(self.differs)
        self._below.addLayout(self.table)
        self._below.addWidget(self.explanation)
        self.table.setColumnStretch(1, 1)
        self.table.setColumnStretch(2, 1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._top, _line(), halves, _line(), self._below):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part, 1 if part is halves else 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _wear(self, look: Look) -> None:
        self.type.setFont(look.font(13.5))
        self.severity.setFont(look.font(13.5))
        self.count.setFont(look.font(13))
        self.question.setFont(look.font(24, strong=True))
        self.differs.setFont(look.font(13.5, strong=True))
        self.explanation.setFont(look.font(13.5))
        side = look.pixels(26)
        self._top.setContentsMargins(side, look.pixels(16), side, look.pixels(16))
        self._top.setSpacing(look.pixels(12))
        self._below.setContentsMargins(side, look.pixels(10), side, look.pixels(14))
        self._below.setSpacing(look.pixels(6))
        self.table.setHorizontalSpacing(look.pixels(20))
        self.table.setColumnMinimumWidth(0, look.pixels(80))
        self.left.wear(look, first=True)
        self.right.wear(look, first=False)
        self.show_conflict(self._shown)


class JudgementChip(QWidget):
    """Conflict or tension as a chip: shape and word on its own ground."""

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._label = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_judgement(self, label: str, look: Look) -> None:
        """Show one judgement of the look."""
        self._label, self._look = label, look
        sign = look.judgement[label]
        self.setAccessibleName(sign.word)
        words = QFontMetricsF(look.font(13)).horizontalAdvance(sign.word)
        self.setFixedSize(round(words) + look.pixels(36), look.pixels(21))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        if self._look is None:
            return
        look, sign = self._look, self._look.judgement[self._label]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(sign.fill))
        painter.drawRoundedRect(QRectF(self.rect()), look.radius.chip, look.radius.chip)
        side = look.pixels(13)
        mark = QRectF(look.pixels(7), (self.height() - side) / 2, side, side)
        paint_shape(painter, mark, sign.shape, colour=sign.mark)
        painter.setFont(look.font(13))
        painter.setPen(QColor(sign.text))
        words = QRectF(self.rect()).adjusted(mark.right() + look.pixels(6), 0, 0, 0)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, left, sign.word)
        painter.end()


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line

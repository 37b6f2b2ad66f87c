"""All that is known of one statement: words, place, measure, reason, and answers elsewhere.

It shows and asks; what is accepted or rejected is saved by the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from align_app.core.model import Kind, Level
from align_app.gui.dressing import Looks
from align_app.gui.icons import paint_icon
from align_app.gui.look import Look
from align_app.gui.partners import Partner
from align_app.gui.widgets.buttons import ActionButton
from align_app.gui.widgets.level_mark import LevelChip, ShapeMark
from align_app.gui.widgets.quotation import Quotation

_LABELS = 84


@dataclass(frozen=True, slots=True)
class Answer:
    """How one other partner answers the statement."""

    partner: Partner
    level: Level
    suggested: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Details:
    """What the pane shows, already in words."""

    title: str
    kind: Kind | None
    count: str
    words: str
    source: str
    copied_source: str
    rows: tuple[tuple[str, str], ...] = ()
    why: str = ""
    why_title: str = "Why it was found"
    answers: tuple[Answer, ...] = ()
    decided: str = ""


class StatementDetails(QWidget):
    """The right pane of the priorities: scrolls, with Accept and Reject always in sight."""

    answer_wanted = Signal(str)
    """A person wants to see how the document with this id answers."""

    def __init__(self, looks: Looks, *, accept: QAction, reject: QAction) -> None:
        super().__init__()
        self.setObjectName("detailsPane")
        self.setAccessibleName("Details")
        self._looks = looks
        self._shown: Details | None = None
        self._make_head()
        self.rows = QGridLayout()
        self.rows.setColumnStretch(1, 1)
        self.why_title, self.why = QLabel(), QLabel()
        self.why.setWordWrap(True)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answers_title = QLabel("Answered elsewhere")
        self.answers = QVBoxLayout()
        self.decided = QLabel()
        self.decided.setProperty("tone", "quiet")
        self.accept = ActionButton(accept, looks, role="main", words="Accept")
        self.reject = ActionButton(reject, looks, words="Reject  R")
        self._lay_out()
        looks.changed.connect(self._wear)
        self._wear(looks.look)
        self.show_details(None)

    def show_details(self, details: Details | None) -> None:
        """Show a statement, or nothing."""
        self._shown = details
        self._body.setVisible(details is not None)
        self._foot.setVisible(details is not None and details.kind is not None)
        if details is None:
            return
        look = self._looks.look
        self._show_kind(details, look)
        self.count.setText(details.count)
        self.quotation.quote(details.words, source=details.copied_source)
        self.quotation.setAccessibleName("Quotation")
        self.source.setText(details.source)
        self._show_rows(details.rows, look)
        self.why_title.setText(details.why_title)
        self.why.setText(details.why)
        self._show_answers(details.answers, look)
        self.decided.setText(details.decided)
        self.decided.setVisible(bool(details.decided))
        self._area.verticalScrollBar().setValue(0)

    # --- parts -----------------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.sign = ShapeMark()
        self.title, self.count = QLabel(), QLabel()
        self.count.setProperty("tone", "quiet")
        self.quotation = Quotation()
        self.source = QLabel()
        self.source.setWordWrap(True)
        self.source.setProperty("tone", "quiet")

    def _show_kind(self, details: Details, look: Look) -> None:
        self.title.setText(details.title)
        kind = details.kind
        self.sign.setVisible(kind is not None)
        if kind is None:
            self.title.setStyleSheet("")
            return
        colour = look.kind[kind].mark
        self.title.setStyleSheet(f"color: {colour};")

        def paint(painter: QPainter, rect: QRectF) -> None:
            paint_icon(painter, rect, kind, colour=colour)

        self.sign.show_painted(paint, size=look.pixels(15))

    def _show_rows(self, rows: Sequence[tuple[str, str]], look: Look) -> None:
        _empty(self.rows)
        for place, (label, words) in enumerate(rows):
            name, value = QLabel(label), QLabel(words)
            name.setProperty("tone", "quiet")
            name.setFont(look.font(13.5))
            name.setMinimumWidth(look.pixels(_LABELS))
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            value.setFont(look.font(13.5, strong=label == "To"))
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.rows.addWidget(name, place, 0)
            self.rows.addWidget(value, place, 1)
        self._line_below_rows.setVisible(bool(rows))

    def _show_answers(self, answers: Sequence[Answer], look: Look) -> None:
        _empty(self.answers)
        self.answers_title.setVisible(bool(answers))
        self._line_below_why.setVisible(bool(answers))
        for answer in answers:
            self.answers.addWidget(self._answer_row(answer, look))

    def _answer_row(self, answer: Answer, look: Look) -> QWidget:
        row = QWidget()
        mark, name, chip = ShapeMark(), QPushButton(answer.partner.short), LevelChip()
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        mark.show_partner(answer.partner.place, look)
        name.setProperty("role", "flat")
        name.setStyleSheet("text-align: left; padding: 0 2px; min-height: 0;")
        name.setFont(look.font(13.5))
        name.setAccessibleName(answer.spoken)
        name.setToolTip(f"{answer.partner.name}: show both pages")
        name.clicked.connect(lambda: self.answer_wanted.emit(answer.partner.document))
        chip.show_level(answer.level, look, suggested=answer.suggested)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 1, 0, 1)
        line.setSpacing(look.pixels(7))
        line.addWidget(mark)
        line.addWidget(name, 1)
        line.addWidget(chip)
        return row

    # --- layout ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._body.setProperty("role", "pane")
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.sign)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        self._line_below_rows, self._line_below_why = _line(), _line()
        why, answers = QVBoxLayout(), QVBoxLayout()
        why.addWidget(self.why_title)
        why.addWidget(self.why)
        answers.addWidget(self.answers_title)
        answers.addLayout(self.answers)
        answers.addWidget(self.decided)
        top = QVBoxLayout()
        top.addLayout(head)
        top.addWidget(self.quotation)
        top.addWidget(self.source)
        self._parts = (top, self.rows, why, answers)
        lines = (_line(), self._line_below_rows, self._line_below_why)
        for place, part in enumerate(self._parts):
            self._column.addLayout(part)
            if place < len(lines):
                self._column.addWidget(lines[place])
        self._column.addStretch(1)
        self._area = _scroll(self._body)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.addWidget(self.accept, 1)
        foot.addWidget(self.reject, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(_line())
        column.addWidget(self._foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the fonts again: a stylesheet forgets them when a scroll area finds its place."""
        super().showEvent(event)
        self._wear(self._looks.look)

    def _wear(self, look: Look) -> None:
        self.title.setFont(look.font(13.5))
        self.count.setFont(look.font(12.5))
        self.source.setFont(look.font(12.5))
        self.why_title.setFont(look.font(13.5, strong=True))
        self.answers_title.setFont(look.font(13.5, strong=True))
        self.why.setFont(look.font(13))
        self.decided.setFont(look.font(12.5))
        self.quotation.wear(look, pixels=18)
        side = look.pixels(18)
        for part in self._parts:
            part.setContentsMargins(side, look.pixels(11), side, look.pixels(11))
            part.setSpacing(look.pixels(5))
        self.answers.setSpacing(0)
        self.rows.setHorizontalSpacing(0)
        margin = look.pixels(14)
        foot = self._foot.layout()
        if foot is not None:
            foot.setContentsMargins(margin, look.pixels(10), margin, look.pixels(10))
            foot.setSpacing(look.space.small)
        self.show_details(self._shown)


def _scroll(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName("Details")
    area.setProperty("role", "pane")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

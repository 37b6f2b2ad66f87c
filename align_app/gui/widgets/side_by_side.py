"""Two pages side by side with the words of a pair boxed, and how far the one answers the other.

Which pair is shown, and what is saved, is left to the alignment view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from align_app.core.model import Document, Level
from align_app.gui.dressing import Looks
from align_app.gui.lines_up import DIFFERS, SAME, Slot
from align_app.gui.look import Look
from align_app.gui.marks import PageMark
from align_app.gui.page_pictures import PagePictures
from align_app.gui.partners import Partner
from align_app.gui.widgets.buttons import ActionButton
from align_app.gui.widgets.level_keys import LevelKeys
from align_app.gui.widgets.page_viewer import PageViewer
from align_app.gui.widgets.partner_line import PartnerLine


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the two pages: whose it is, where to look, and what to box."""

    partner: Partner
    document: Document
    path: Path | None
    page: int
    marks: Mapping[int, tuple[PageMark, ...]] = field(default_factory=dict)
    chosen: str | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Facing:
    """A pair as it is shown side by side."""

    left: Sheet
    right: Sheet
    level: Level
    suggested: bool
    slots: tuple[Slot, ...]
    why: str
    note: str


class SideBySide(QWidget):
    """Two viewers and the decision; Enter confirms, Esc goes back."""

    back = Signal()
    confirmed = Signal()

    def __init__(
        self, pictures: PagePictures, looks: Looks, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__()
        self._looks = looks
        self._facing: Facing | None = None
        self.left = PageSide(pictures, looks)
        self.right = PageSide(pictures, looks)
        self.keys = LevelKeys(actions, looks.look, wide=True)
        self.confirm = ActionButton(
            actions["confirm_next"], looks, role="main", words="Confirm, next  Enter"
        )
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Note for the paper")
        self.note.setTabChangesFocus(True)
        self.note.setProperty("role", "field")
        self._make_decision()
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        for pane in (self.left, self.right, self._decision):
            panes.addWidget(pane)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(1, 1)
        look = looks.look
        panes.setSizes([look.pixels(480), look.pixels(480), look.pixels(300)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panes)
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def show_pair(self, facing: Facing, *, enabled: bool) -> None:
        """Show a pair; a note that is being written stays unless the pair is another."""
        before = self._facing
        self._facing = facing
        self.left.show_sheet(facing.left, self._looks.look)
        self.right.show_sheet(facing.right, self._looks.look)
        self.keys.show_level(facing.level, self._looks.look, enabled=enabled)
        self.state.setText("? suggested" if facing.suggested else "Confirmed")
        self.why.setText(facing.why)
        self._show_slots(facing.slots)
        self.note.setReadOnly(not enabled)
        same = before is not None and _pair(before) == _pair(facing)
        if not same or facing.note != (before.note if before else ""):
            self.note.setPlainText(facing.note)

    def start(self) -> None:
        """Put the focus on the level that counts."""
        for button in self.keys.buttons.values():
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms and goes on, Esc goes back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the fonts again: a stylesheet forgets them when a widget finds its place."""
        super().showEvent(event)
        self._wear(self._looks.look)

    # --- the decision ----------------------------------------------------------------------------

    def _make_decision(self) -> None:
        self._decision = QWidget()
        self.question = QLabel("How far does it answer?")
        self.state, self.why = QLabel(), QLabel()
        self.lines_up = QLabel("What lines up")
        self.note_title = QLabel("Note for the paper")
        self.slots = QGridLayout()
        self.slots.setColumnStretch(1, 1)
        for label in (self.state, self.why, self.note_title):
            label.setProperty("tone", "quiet")
            label.setWordWrap(True)
        inner = QWidget()
        inner.setProperty("role", "pane")
        column = self._column = QVBoxLayout(inner)
        column.addWidget(self.question)
        column.addWidget(self.keys)
        column.addWidget(self.state)
        column.addWidget(self.lines_up)
        column.addLayout(self.slots)
        column.addWidget(self.why)
        column.addWidget(self.note_title)
        column.addWidget(self.note)
        column.addStretch(1)
        area = QScrollArea()
        area.setProperty("role", "pane")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.confirm)
        outer = QVBoxLayout(self._decision)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(self._foot)

    def _show_slots(self, slots: Sequence[Slot]) -> None:
        while (item := self.slots.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines_up.setVisible(bool(slots))
        look = self._looks.look
        for place, slot in enumerate(slots):
            words = slot.left if slot.verdict == SAME else f"{slot.left}; {slot.right}"
            for column, (text, tone) in enumerate(
                ((slot.name, "quiet"), (words, ""), (slot.verdict, _tone(slot.verdict)))
            ):
                label = QLabel(text)
                label.setProperty("tone", tone)
                label.setWordWrap(column == 1)
                label.setFont(look.font(13, strong=column == 2 and slot.verdict == DIFFERS))
                self.slots.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)

    def _wear(self, look: Look) -> None:
        self.question.setFont(look.font(14, strong=True))
        self.lines_up.setFont(look.font(14, strong=True))
        for label in (self.state, self.why, self.note_title):
            label.setFont(look.font(13))
        self.note.setFont(look.font(13.5))
        self.note.setFixedHeight(look.pixels(64))
        side = look.pixels(14)
        self._column.setContentsMargins(side, side, side, side)
        self._foot.setContentsMargins(side, look.pixels(8), side, side)
        self._column.setSpacing(look.pixels(8))
        self.slots.setHorizontalSpacing(look.pixels(10))
        if self._facing is not None:
            self.keys.show_level(self._facing.level, look, enabled=True)
            self._show_slots(self._facing.slots)
            self.left.show_sheet(self._facing.left, look)
            self.right.show_sheet(self._facing.right, look)


class PageSide(QWidget):
    """One partner's name over one page."""

    def __init__(self, pictures: PagePictures, looks: Looks) -> None:
        super().__init__()
        self.who = PartnerLine(strong=True)
        self.remark = QLabel()
        self.remark.setProperty("tone", "quiet")
        self.remark.setWordWrap(True)
        self.viewer = PageViewer(pictures, looks)
        self._head = QVBoxLayout()
        self._head.addWidget(self.who)
        self._head.addWidget(self.remark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.viewer, 1)

    def show_sheet(self, sheet: Sheet, look: Look) -> None:
        """Show one page."""
        self.who.show_partner(sheet.partner, look)
        self.remark.setText(sheet.remark or sheet.partner.title)
        self.remark.setFont(look.font(13))
        side = look.pixels(12)
        self._head.setContentsMargins(side, look.pixels(9), side, look.pixels(6))
        self._head.setSpacing(2)
        self.viewer.setAccessibleName(f"Page of {sheet.partner.name}")
        self.viewer.show_page(
            sheet.document,
            page=sheet.page,
            path=sheet.path,
            marks=sheet.marks,
            chosen=sheet.chosen,
        )


def _tone(verdict: str) -> str:
    return "tension" if verdict == DIFFERS else "quiet"


def _pair(facing: Facing) -> tuple[str | None, str, str]:
    return facing.left.chosen, facing.left.document.id, facing.right.document.id

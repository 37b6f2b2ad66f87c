"""The row at the foot of a conflict: what was decided, who does what by when, and a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from align_app.core.model import ConflictDecision, ConflictState
from align_app.gui.dressing import Looks
from align_app.gui.look import Look
from align_app.gui.tables.conflict_table import STATE_WORDS
from align_app.gui.widgets.filter_bar import Segments
from align_app.gui.widgets.flow import FlowRow

_STATES = (
    ConflictState.OPEN,
    ConflictState.NEEDS_DECISION,
    ConflictState.ACTION,
    ConflictState.ACCEPTED_DIFFERENCE,
    ConflictState.NOT_A_CONFLICT,
)


class DecisionRow(QWidget):
    """Tells of every change with `decided`; saving is left to the view."""

    decided = Signal(object)
    """ConflictDecision."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._conflict = ""
        self._state = ConflictState.OPEN
        rows = [(state.value, STATE_WORDS[state]) for state in _STATES]
        self.states = Segments("Decision", rows)
        self.owner, self.due, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.owner.setPlaceholderText("Who acts")
        self.due.setPlaceholderText("By when")
        self.note.setPlaceholderText("Why")
        self._labels = [QLabel(words) for words in ("Decision", "Owner", "By", "Note")]
        self._fields = (self.states, self.owner, self.due, self.note)
        self._row = FlowRow(self)
        for label, field in zip(self._labels, self._fields, strict=True):
            label.setProperty("tone", "quiet")
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            self._row.addWidget(_labelled(label, field))
        self.states.chosen.connect(lambda value: self.decide(ConflictState(value)))
        for edit in (self.owner, self.due, self.note):
            edit.editingFinished.connect(self._save_words)
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def show_decision(self, decision: ConflictDecision | None, *, enabled: bool) -> None:
        """Show what was decided about a conflict."""
        self._conflict = decision.conflict if decision else ""
        state = decision.state if decision else ConflictState.OPEN
        self._state = state
        self.states.show_value(state.value)
        for edit, words in (
            (self.owner, decision.owner if decision else ""),
            (self.due, decision.due if decision else ""),
            (self.note, decision.note if decision else ""),
        ):
            if edit.text() != words:
                edit.setText(words)
        self.setEnabled(enabled and decision is not None)

    def decide(self, state: ConflictState) -> None:
        """Save `state` with the words that stand in the fields."""
        if self._conflict:
            self._state = state
            self.decided.emit(
                ConflictDecision(
                    self._conflict,
                    state,
                    self.note.text().strip(),
                    self.owner.text().strip(),
                    self.due.text().strip(),
                )
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Take the fonts again: a stylesheet forgets them when a widget finds its place."""
        super().showEvent(event)
        self._wear(self._looks.look)

    def _save_words(self) -> None:
        edits = (self.owner, self.due, self.note)
        if any(edit.isModified() for edit in edits):
            for edit in edits:
                edit.setModified(False)
            self.decide(self._state)

    def _wear(self, look: Look) -> None:
        for label in self._labels:
            label.setFont(look.font(12.5))
        self.owner.setFixedWidth(look.pixels(106))
        self.due.setFixedWidth(look.pixels(84))
        self.note.setFixedWidth(look.pixels(92))
        side = look.pixels(16)
        self._row.setContentsMargins(side, look.pixels(8), side, look.pixels(12))
        self._row.setSpacing(look.pixels(9))


def _labelled(label: QLabel, field: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(label)
    column.addWidget(field)
    return holder

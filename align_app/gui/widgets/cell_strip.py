"""Below the matrix: both quotations of the current cell, and the six levels to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from align_app.core.model import Level
from align_app.gui.dressing import Looks
from align_app.gui.look import Look
from align_app.gui.partners import Partner
from align_app.gui.widgets.buttons import ActionButton
from align_app.gui.widgets.level_keys import LevelKeys
from align_app.gui.widgets.partner_line import PartnerLine
from align_app.gui.widgets.quotation import Quotation

_HEIGHT = 136
_WIDE = 900


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: who, where, and the exact words, empty where nothing was found."""

    partner: Partner
    where: str
    words: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """What the strip shows, already in words."""

    left: Side
    right: Side
    level: Level
    suggested: bool
    why: str


class CellStrip(QWidget):
    """Two halves of one width, and the decision on the right."""

    def __init__(self, looks: Looks, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._looks = looks
        self._pair: Pair | None = None
        self._enabled = True
        self.left, self.right = PairHalf(), PairHalf()
        self.word, self.why, self.state = QLabel(), QLabel(), QLabel()
        self.why.setProperty("tone", "quiet")
        self.state.setProperty("tone", "quiet")
        self.why.setWordWrap(True)
        self.keys = LevelKeys(actions, looks.look)
        self.open = ActionButton(actions["open_both"], looks, role="main")
        self._lay_out()
        looks.changed.connect(self._wear)
        self._wear(looks.look)

    def show_pair(self, pair: Pair | None, *, enabled: bool) -> None:
        """Show a pair, or nothing."""
        self._pair, self._enabled = pair, enabled
        for part in (self.right, self._decision):
            part.setVisible(pair is not None)
        self._share_room(self._looks.look)
        if pair is None:
            return
        look = self._looks.look
        self.left.show_side(pair.left, look)
        self.right.show_side(pair.right, look)
        self.word.setText(look.level[pair.level].word)
        self.why.setText(pair.why)
        self.why.setToolTip(pair.why)
        self.state.setText("? suggested" if pair.suggested else "Confirmed")
        self.keys.show_level(pair.level, look, enabled=enabled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the quotations most of the width."""
        super().resizeEvent(event)
        self._share_room(self._looks.look)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the fonts again: a stylesheet forgets them when a widget finds its place."""
        super().showEvent(event)
        self._wear(self._looks.look)

    def _lay_out(self) -> None:
        self._decision = QWidget()
        self._column = QVBoxLayout(self._decision)
        top = QHBoxLayout()
        top.addWidget(self.word, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.why, 1)
        below = QHBoxLayout()
        below.addWidget(self.open)
        below.addWidget(self.state, 1)
        self._column.addLayout(top)
        self._column.addWidget(self.keys)
        self._column.addLayout(below)
        self._column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, 1)
        row.addWidget(upright_line())
        row.addWidget(self.right, 1)
        row.addWidget(upright_line())
        row.addWidget(self._decision)

    def _share_room(self, look: Look) -> None:
        wide = self.width() >= look.pixels(_WIDE)
        share = 38 if wide else 46
        self._decision.setFixedWidth(min(look.pixels(386), max(240, self.width() * share // 100)))
        self.setFixedHeight(look.pixels(_HEIGHT))
        self.open.setText("Open both pages  Enter" if wide else "Open both")
        self.left.setVisible(wide and self._pair is not None)  # else the row's title must do

    def _wear(self, look: Look) -> None:
        self.word.setFont(look.font(13.5, strong=True))
        self.why.setFont(look.font(13))
        self.state.setFont(look.font(13))
        self._column.setContentsMargins(
            look.pixels(18), look.pixels(12), look.pixels(18), look.pixels(8)
        )
        self._column.setSpacing(look.pixels(7))
        self._share_room(look)
        for half in (self.left, self.right):
            half.wear(look)
        self.show_pair(self._pair, enabled=self._enabled)


class PairHalf(QWidget):
    """One side: partner, page, and the quotation, or our words where nothing was found."""

    def __init__(self) -> None:
        super().__init__()
        self.who = PartnerLine()
        self.quotation = Quotation()
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.remark.setProperty("tone", "quiet")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.who)
        self._column.addWidget(self.remark)
        self._column.addWidget(self.quotation)
        self._column.addStretch(1)

    def show_side(self, side: Side, look: Look) -> None:
        """Show one side of a pair."""
        self.who.show_partner(side.partner, look, where=side.where)
        self.remark.setText(side.remark)
        self.remark.setVisible(bool(side.remark))
        self.quotation.setVisible(bool(side.words))
        source = f"{side.partner.name}, {side.partner.title}, {side.where}"
        self.quotation.quote(side.words, source=source)
        self.quotation.setAccessibleName(f"Words of {side.partner.name}")

    def wear(self, look: Look) -> None:
        """Take sizes."""
        self.remark.setFont(look.font(13.5))
        self.quotation.wear(look, pixels=17, most=look.pixels(76))
        self._column.setContentsMargins(look.pixels(20), look.pixels(12), look.pixels(20), 0)
        self._column.setSpacing(look.pixels(6))


def upright_line() -> QFrame:
    """A hairline between two panes."""
    line = QFrame()
    line.setProperty("role", "upright")
    line.setFixedWidth(1)
    return line

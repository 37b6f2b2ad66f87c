"""One side of a conflict: partner, exact words, source, and the piece of the page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from align_app.gui.look import Look
from align_app.gui.page_pictures import PagePictures
from align_app.gui.partners import Partner
from align_app.gui.widgets.page_cut import Cut, PageCut
from align_app.gui.widgets.partner_line import PartnerLine
from align_app.gui.widgets.quotation import Quotation


@dataclass(frozen=True, slots=True)
class HalfShown:
    """What one half shows; without `words` the document says nothing that we found."""

    partner: Partner
    words: str
    page: str
    remark: str = ""
    cut: Cut | None = None


class ConflictHalf(QWidget):
    """Both halves have the same width, type and order, because both partners are equal."""

    page_wanted = Signal()

    def __init__(self, pictures: PagePictures, look: Look) -> None:
        super().__init__()
        self.who = PartnerLine(strong=True)
        self.quotation = Quotation()
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.remark.setProperty("tone", "quiet")
        self.source = QLabel()
        self.source.setProperty("tone", "quiet")
        self.source.setWordWrap(True)
        self.open = QPushButton("Open page")
        self.open.setProperty("role", "link")
        self.open.clicked.connect(self.page_wanted)
        self.cut = PageCut(pictures, look)
        self.cut.opened.connect(self.page_wanted)
        line = QHBoxLayout()
        line.addWidget(self.source, 1)
        line.addWidget(self.open)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.who)
        self._column.addWidget(self.quotation)
        self._column.addWidget(self.remark)
        self._column.addLayout(line)
        self._column.addWidget(self.cut, 1)

    def show_half(self, half: HalfShown, look: Look) -> None:
        """Show one side."""
        title = half.partner.title
        found = bool(half.words)
        self.who.show_partner(half.partner, look)
        self.quotation.setVisible(found)
        self.quotation.quote(half.words, source=f"{half.partner.name}, {title}, page {half.page}")
        self.quotation.setAccessibleName(f"Words of {half.partner.name}")
        self.remark.setVisible(bool(half.remark))
        self.remark.setText(half.remark)
        self.source.setText(f"{title} · page {half.page}" if found else title)
        self.open.setVisible(found)
        self.open.setAccessibleName(f"Open page {half.page} of {title}")
        self.cut.look = look
        self.cut.show_cut(half.cut)

    def wear(self, look: Look, *, first: bool) -> None:
        """Take sizes; `first` is the left half."""
        self.quotation.wear(look, pixels=17, most=look.pixels(150))
        for label in (self.source, self.remark, self.open):
            label.setFont(look.font(13))
        outer, inner = look.pixels(26), look.pixels(18)
        left, right = (outer, inner) if first else (inner, outer)
        self._column.setContentsMargins(left, look.pixels(14), right, look.pixels(14))
        self._column.setSpacing(look.pixels(7))

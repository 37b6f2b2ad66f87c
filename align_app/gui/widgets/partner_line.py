"""A partner's mark and name in one line, with quieter words after it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from align_app.gui.look import Look
from align_app.gui.partners import Partner
from align_app.gui.widgets.elided import ElidedLabel
from align_app.gui.widgets.level_mark import ShapeMark


class PartnerLine(QWidget):
    """Mark, full name, and where the words stand."""

    def __init__(self, *, strong: bool = False) -> None:
        super().__init__()
        self._strong = strong
        self.mark, self.name, self.where = ShapeMark(), ElidedLabel(), QLabel()
        self.where.setProperty("tone", "quiet")
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.where)

    def show_partner(self, partner: Partner, look: Look, *, where: str = "") -> None:
        """Show a partner in the colours of `look`."""
        self.mark.show_partner(partner.place, look)
        self.name.setText(partner.name)
        self.name.setToolTip(f"{partner.name}: {partner.title}")
        self.where.setText(where)
        self.name.setFont(look.font(14 if self._strong else 13, strong=self._strong))
        self.where.setFont(look.font(13))
        self._row.setSpacing(look.pixels(7))

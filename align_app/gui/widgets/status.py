"""The foot of the window: saved, what was read and what was not, progress, and the promise."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from align_app.gui.dressing import Looks
from align_app.gui.icons import icon
from align_app.gui.look import Look
from align_app.gui.widgets.elided import ElidedLabel

PROMISE = "Nothing leaves this laptop"
_STEPS = 1000


class StatusBar(QWidget):
    """One row of quiet words; the words at the right never change."""

    stop_asked = Signal()

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Status")
        self._tick = QLabel()
        self.saved = QLabel()
        self.saved.setObjectName("statusSaved")
        self.read = ElidedLabel()
        self.read.setObjectName("statusRead")
        self.read.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.doing = ElidedLabel()
        self.doing.setObjectName("statusDoing")
        self.bar = QProgressBar()
        self.bar.setObjectName("statusProgress")
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Reading")
        self.stop = QPushButton("Stop reading")
        self.stop.setObjectName("statusStop")
        self.stop.setProperty("role", "link")
        self.stop.clicked.connect(self.stop_asked)
        self._lock = QLabel()
        self._promise = QLabel(PROMISE)
        self._promise.setObjectName("statusPromise")
        self._lay_out()
        looks.changed.connect(self._wear)
        self._wear(looks.look)
        self.be_idle()

    def say_saved(self, words: str) -> None:
        """Set the words about saving; "" hides them."""
        self.saved.setText(words)
        self._tick.setVisible(words.startswith("Saved"))

    def say_read(self, words: str) -> None:
        """Set the words about what was read and what was not."""
        self.read.setText(words)
        self.read.setToolTip(words)

    def show_progress(self, share: float, words: str) -> None:
        """Show how far the reading is, 0 to 1, and what is being done."""
        self.bar.setValue(round(share * _STEPS))
        self.doing.setText(words)
        self._show_progress(shown=True)

    def be_idle(self) -> None:
        """Hide the progress."""
        self._show_progress(shown=False)

    def _show_progress(self, *, shown: bool) -> None:
        for part in (self.bar, self.doing, self.stop):
            part.setVisible(shown)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(4)
        row.addWidget(self._tick)
        row.addWidget(self.saved)
        row.addSpacing(14)
        row.addWidget(self.bar)
        row.addSpacing(6)
        row.addWidget(self.doing)
        row.addSpacing(6)
        row.addWidget(self.stop)
        row.addWidget(self.read, 1)
        row.addWidget(self._lock)
        row.addWidget(self._promise)

    def _wear(self, look: Look) -> None:
        side = QSize(look.pixels(13), look.pixels(13))
        self._tick.setPixmap(icon("accept", look, colour=look.base.quiet, size=13).pixmap(side))
        self._lock.setPixmap(icon("offline", look, colour=look.base.quiet, size=13).pixmap(side))
        self.bar.setFixedWidth(look.pixels(160))
        self.setFixedHeight(look.pixels(26))

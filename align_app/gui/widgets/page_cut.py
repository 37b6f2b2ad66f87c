"""A piece of a page round some words, with the words boxed: evidence small enough for a view."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from align_app.core.model import Box, Page
from align_app.gui.look import Look
from align_app.gui.page_pictures import PagePictures, PageWanted
from align_app.gui.widgets.page_marks import paint_chosen

_HEIGHT = 168
_CLOSEST = 1.5  # pixels for each point of a page, before the words fill the width
_NO_PICTURE = "The page cannot be shown here."


@dataclass(frozen=True, slots=True)
class Cut:
    """What to cut out: one page of a file, and the printed lines to box."""

    page: Page
    path: Path | None
    lines: tuple[Box, ...]
    words: str


class PageCut(QWidget):
    """Scales so that the words' whole column is seen; a click opens the page."""

    opened = Signal()

    def __init__(self, pictures: PagePictures, look: Look) -> None:
        super().__init__()
        self._pictures = pictures
        self.look = look
        self._cut: Cut | None = None
        self._image: QImage | None = None
        self._wanted: PageWanted | None = None
        self._failed = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pictures.drawn.connect(self._receive)
        pictures.failed.connect(self._give_up)

    def show_cut(self, cut: Cut | None) -> None:
        """Show another piece, blank until its picture is drawn."""
        if _place(cut) == _place(self._cut):
            return
        self._cut = cut
        self._image = self._wanted = None
        self._failed = False
        self.setVisible(cut is not None)
        if cut is not None:
            self.setAccessibleName(f"Piece of page {cut.page.number} with the words boxed")
            self.setAccessibleDescription("Press Enter to open the page.")
            self._ask()
        self.update()

    def sizeHint(self) -> QSize:
        """The usual height of a piece."""
        return QSize(300, self.look.pixels(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Small windows show less of the page."""
        return QSize(120, self.look.pixels(90))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper, picture, words and edge."""
        painter = QPainter(self)
        base = self.look.base
        paper = base.page_dim  # pages are paper in every look, only less bright in the dark
        painter.fillRect(self.rect(), QColor.fromRgbF(paper, paper, paper))
        if self._cut is not None and self._image is not None:
            self._paint_page(painter, self._cut, self._image)
        elif self._cut is not None:
            never = self._failed or self._cut.path is None
            words = _NO_PICTURE if never else f"Page {self._cut.page.number}"
            painter.setFont(self.look.font(13))
            painter.setPen(QColor(self.look.kind["principle"].page_mark))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(base.focus if focused else base.line), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, cut: Cut, image: QImage) -> None:
        scale = self._scale(cut)
        corner = self._corner(cut, scale)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        painter.translate(-corner[0], -corner[1])
        paper = QRectF(0, 0, cut.page.width, cut.page.height)
        painter.drawImage(paper, image)
        dim = self.look.base.page_dim
        if dim < 1:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(paper, QColor.fromRgbF(dim, dim, dim))
        paint_chosen(painter, cut.lines, self.look, pixel=1 / scale)
        painter.restore()

    def _scale(self, cut: Cut) -> float:
        """As close as the width of the words allows, never further out than the whole page."""
        whole = self.width() / cut.page.width
        left, right = min(b.x0 for b in cut.lines), max(b.x1 for b in cut.lines)
        column = self.width() / max(1.0, right - left + 48)
        return max(whole, min(column, _CLOSEST))

    def _corner(self, cut: Cut, scale: float) -> tuple[float, float]:
        """The point of the page in the top left corner: the words are in the middle."""
        top, bottom = min(b.top for b in cut.lines), max(b.bottom for b in cut.lines)
        left, right = min(b.x0 for b in cut.lines), max(b.x1 for b in cut.lines)
        width, height = self.width() / scale, self.height() / scale
        x = (left + right - width) / 2
        y = (top + bottom - height) / 2
        return (
            min(max(0.0, x), max(0.0, cut.page.width - width)),
            min(max(0.0, y), max(0.0, cut.page.height - height)),
        )

    def _ask(self) -> None:
        cut = self._cut
        if cut is None or cut.path is None or not self.isVisible():
            return
        scale = self._scale(cut) * self.devicePixelRatioF()
        wanted = PageWanted(cut.path, cut.page.number, scale).at_most()
        if wanted == self._wanted:
            return
        self._wanted = wanted
        ready = self._pictures.picture(wanted)
        if ready is not None:
            self._image = ready
            self.update()
        else:
            self._pictures.want((wanted,), asker=id(self))

    def _receive(self, wanted: PageWanted, image: QImage) -> None:
        if wanted == self._wanted:
            self._image = image
            self.update()

    def _give_up(self, wanted: PageWanted) -> None:
        if wanted == self._wanted:
            self._failed = True
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the picture now that somebody looks."""
        super().showEvent(event)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the new size."""
        super().resizeEvent(event)
        self._ask()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the page."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _place(cut: Cut | None) -> tuple[object, ...] | None:
    return (cut.path, cut.page.number, cut.lines) if cut else None

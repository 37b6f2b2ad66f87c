"""The page itself: its picture with tints, margin signs and the chosen words boxed; zoom.

Buttons and page numbers are in `page_viewer`; how marks are drawn is in `page_marks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEasingCurve, QPointF, QPropertyAnimation, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from align_app.core.model import Page
from align_app.gui.icons import paint_icon
from align_app.gui.look import Look
from align_app.gui.marks import PageMark
from align_app.gui.page_pictures import PagePictures, PageWanted, with_neighbours
from align_app.gui.widgets.page_marks import (
    column_boxes,
    margin_line,
    paint_chosen,
    paint_tint,
    place_signs,
    rect_of,
)

_DESK = 9  # pixels of desk round a page at 100 %
_SIGN = 17
_ZOOM_STEP = 1.25
_SMALLEST, _LARGEST = 0.25, 5.0
_NO_FILE = "The file is not where it was, so the page cannot be shown."
_NO_PICTURE = "This page could not be drawn. Its words are in “Page as text”."


@dataclass(frozen=True, slots=True)
class ShownPage:
    """What the canvas shows: one page of a document with everything found on it."""

    page: Page
    path: Path | None
    pages: int
    marks: tuple[PageMark, ...] = ()
    chosen: str | None = None


class PageCanvas(QGraphicsView):
    """Shows one page; the same statements stand in the list beside it, which is read aloud."""

    mark_chosen = Signal(str)
    zoomed = Signal(float)
    turned = Signal(int)
    """A person wants the page this many further on."""

    def __init__(self, pictures: PagePictures, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._look = look
        self._shown: ShownPage | None = None
        self._image: QImage | None = None
        self._picture_of: PageWanted | None = None
        self._failed = False
        self._fits = True
        self._scroll = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._scroll.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Page")
        pictures.drawn.connect(self._receive)
        pictures.failed.connect(self._give_up)
        self.wear(look)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def shown(self) -> ShownPage | None:
        """What is shown now."""
        return self._shown

    @property
    def zoom(self) -> float:
        """Pixels for each point."""
        return self.transform().m11()

    @property
    def picture_is_drawn(self) -> bool:
        """False while the page is still blank paper."""
        return self._image is not None

    def show_page(self, shown: ShownPage | None) -> None:
        """Show a page, blank until its picture is drawn, and bring the chosen words into view."""
        before = self._shown
        self._shown = shown
        turned = (
            shown is None
            or before is None
            or (before.path, before.page.number)
            != (
                shown.path,
                shown.page.number,
            )
        )
        if turned:
            self._image = None
            self._picture_of = None
            self._failed = False
        if shown is None:
            self.scene().setSceneRect(QRectF())
            self._pictures.forget(id(self))
        else:
            self._lay_out()
            self._say_what_is_shown(shown)
            self._seek_chosen(at_once=turned)
        self.viewport().update()

    def wear(self, look: Look) -> None:
        """Take the colours of `look`."""
        self._look = look
        self.setBackgroundBrush(QColor(look.base.sunken))
        self.viewport().update()

    def _say_what_is_shown(self, shown: ShownPage) -> None:
        count = len(shown.marks)
        found = "1 statement" if count == 1 else f"{count} statements"
        self.setAccessibleName(f"Page {shown.page.number} of {shown.pages}, {found} found on it")
        chosen = next((mark for mark in shown.marks if mark.id == shown.chosen), None)
        self.setAccessibleDescription(f"Boxed: {chosen.words}" if chosen else "")

    # --- zoom ------------------------------------------------------------------------------------

    def zoom_in(self) -> None:
        """One step larger."""
        self._set_zoom(self.zoom * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._set_zoom(self.zoom / _ZOOM_STEP)

    def zoom_to_fit(self) -> None:
        """As wide as there is room."""
        self._fits = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._seek_chosen(at_once=True)

    def _set_zoom(self, zoom: float) -> None:
        self._fits = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        zoom = min(max(zoom, _SMALLEST), _LARGEST)
        self.resetTransform()
        self.scale(zoom, zoom)
        self._zoom_changed()

    def _lay_out(self) -> None:
        if self._shown is None:
            return
        page = self._shown.page
        if self._fits:
            bar = self.verticalScrollBar().sizeHint().width()
            room = self.width() - bar - 2 * _DESK - 2
            zoom = min(max(room / page.width, _SMALLEST), _LARGEST)
            self.resetTransform()
            self.scale(zoom, zoom)
        desk = _DESK / self.zoom
        self.scene().setSceneRect(
            QRectF(0, 0, page.width, page.height).adjusted(-desk, -desk, desk, desk)
        )
        self._zoom_changed()

    def _zoom_changed(self) -> None:
        self.zoomed.emit(self.zoom)
        self._ask_for_picture()

    # --- pictures --------------------------------------------------------------------------------

    def _ask_for_picture(self) -> None:
        shown = self._shown
        if shown is None or shown.path is None or not self.isVisible():
            return
        scale = self.zoom * self.devicePixelRatioF()
        wanted = with_neighbours(shown.path, shown.page.number, pages=shown.pages, scale=scale)
        self._picture_of = wanted[0].at_most()
        ready = self._pictures.picture(wanted[0])
        if ready is not None:
            self._image = ready
            self.viewport().update()
        self._pictures.want(wanted, asker=id(self))

    def _receive(self, wanted: PageWanted, image: QImage) -> None:
        if wanted == self._picture_of:
            self._image = image
            self.viewport().update()

    def _give_up(self, wanted: PageWanted) -> None:
        if wanted == self._picture_of and self._image is None:
            self._failed = True
            self.viewport().update()

    # --- painting --------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the desk and the paper, then the picture."""
        painter.fillRect(rect, self.backgroundBrush())
        if self._shown is None:
            return
        page = self._shown.page
        paper = QRectF(0, 0, page.width, page.height)
        self._paint_paper(painter, paper)
        if self._image is None:
            self._paint_waiting(painter, paper)
        else:
            painter.drawImage(paper, self._image)
            self._dim(painter, paper)
        if self._image is not None or self._never:
            self._paint_marks(painter)

    def _paint_paper(self, painter: QPainter, paper: QRectF) -> None:
        pixel = 1 / self.zoom
        shade = QColor(0, 0, 0)
        for step, strength in ((3, 0.03), (2, 0.05), (1, 0.09)):
            shade.setAlphaF(strength)
            out = step * pixel
            painter.fillRect(paper.adjusted(-out, 0, out, out + pixel), shade)
        painter.fillRect(paper, Qt.GlobalColor.white)
        if self._image is None:
            self._dim(painter, paper)

    def _dim(self, painter: QPainter, paper: QRectF) -> None:
        level = self._look.base.page_dim
        if level < 1:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(paper, QColor.fromRgbF(level, level, level))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    @property
    def _never(self) -> bool:
        """True where the picture will not come: the places of the words are shown all the same."""
        return self._failed or (self._shown is not None and self._shown.path is None)

    def _paint_waiting(self, painter: QPainter, paper: QRectF) -> None:
        if self._shown is None:
            return
        font = self._look.font("heading")
        font.setPixelSize(max(1, round(font.pixelSize() / self.zoom)))
        painter.setFont(font)
        painter.setPen(QColor(self._look.kind["principle"].page_mark))
        words = f"Page {self._shown.page.number}"
        if self._never:
            words = f"{words}\n{_NO_FILE if self._shown.path is None else _NO_PICTURE}"
        painter.drawText(paper, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_marks(self, painter: QPainter) -> None:
        shown = self._shown
        if shown is None:
            return
        number = shown.page.number
        for mark in shown.marks:
            if mark.id != shown.chosen:
                paint_tint(painter, mark.on_page(number), self._look.kind[mark.kind])
        for mark in shown.marks:
            if mark.id == shown.chosen:
                paint_chosen(painter, mark.on_page(number), self._look, pixel=1 / self.zoom)
        self._paint_signs(painter)

    def _paint_signs(self, painter: QPainter) -> None:
        side = self._look.pixels(_SIGN) / self.zoom
        pixel = 1 / self.zoom
        for mark, corner in self._signs(side):
            sign = self._look.kind[mark.kind]
            rect = QRectF(corner.x(), corner.y(), side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(sign.page_mark), pixel))
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawRoundedRect(rect, 3 * pixel, 3 * pixel)
            room = side * 0.17
            paint_icon(
                painter, rect.adjusted(room, room, -room, -room), mark.kind, colour=sign.page_mark
            )

    def _signs(self, side: float) -> list[tuple[PageMark, QPointF]]:
        shown = self._shown
        if shown is None:
            return []
        marks = {
            mark.id: (mark, lines)
            for mark in shown.marks
            if mark.id != shown.chosen and (lines := mark.on_page(shown.page.number))
        }
        page = shown.page
        first_lines = [(name, margin_line(page, lines[0])) for name, (_, lines) in marks.items()]
        places = place_signs(first_lines, side=side, gap=3 / self.zoom)
        return [(marks[name][0], corner) for name, corner in places.items()]

    # --- where things are ------------------------------------------------------------------------

    def mark_at(self, place: QPointF) -> PageMark | None:
        """The statement whose words or margin sign lie at `place`, in points of the page."""
        if self._shown is None:
            return None
        side = self._look.pixels(_SIGN) / self.zoom
        for mark in self._shown.marks:
            for box in mark.on_page(self._shown.page.number):
                if rect_of(box).adjusted(-1, -1, 1, 1).contains(place):
                    return mark
        for mark, corner in self._signs(side):
            if QRectF(corner.x(), corner.y(), side, side).contains(place):
                return mark
        return None

    def chosen_rect(self) -> QRectF | None:
        """Where the first run of the chosen words stands, in points; None if not on this page."""
        shown = self._shown
        if shown is None:
            return None
        for mark in shown.marks:
            if mark.id == shown.chosen:
                runs = column_boxes(mark.on_page(shown.page.number))
                return rect_of(runs[0]) if runs else None
        return None

    def _seek_chosen(self, *, at_once: bool) -> None:
        rect = self.chosen_rect()
        if rect is None:
            if at_once:
                self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
            return
        port = self.viewport().height()
        middle = self.mapFromScene(rect.center()).y()
        if port / 3 <= middle <= 2 * port / 3:
            return
        bar = self.verticalScrollBar()
        goal = min(max(bar.value() + middle - port // 2, bar.minimum()), bar.maximum())
        self._scroll.stop()
        if at_once or self._look.settle_ms == 0 or not self.isVisible():
            bar.setValue(goal)
            return
        self._scroll.setDuration(self._look.motion.settle_ms)
        self._scroll.setStartValue(bar.value())
        self._scroll.setEndValue(goal)
        self._scroll.start()

    # --- Qt --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the room."""
        super().resizeEvent(event)
        self._lay_out()
        self._seek_chosen(at_once=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the picture now that somebody looks."""
        super().showEvent(event)
        self._lay_out()
        self._seek_chosen(at_once=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the statement under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            mark = self.mark_at(self.mapToScene(event.position().toPoint()))
            if mark is not None:
                self.mark_chosen.emit(mark.id)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over a statement."""
        over = self.mark_at(self.mapToScene(event.position().toPoint())) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; turn the page at its end."""
        turn = event.angleDelta().y()
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if turn > 0 else self.zoom_out()
        elif turn < 0 and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif turn > 0 and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn the page at its ends."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)

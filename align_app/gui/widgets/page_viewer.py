"""A page with its controls: previous and next page, page number, zoom, and the page as text.

The page itself is `page_canvas`. The text is there because a picture is silent to a screen reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from align_app.core.model import Document, Page
from align_app.gui.dressing import Looks
from align_app.gui.icons import icon
from align_app.gui.look import Look
from align_app.gui.marks import PageMark
from align_app.gui.page_pictures import PagePictures
from align_app.gui.widgets.page_canvas import PageCanvas, ShownPage
from align_app.gui.widgets.page_number import PageNumber

_WORDS_IN_BAR_FROM = 260


class PageViewer(QWidget):
    """Shows one page of one document with everything that was found on it."""

    mark_chosen = Signal(str)
    page_turned = Signal(int)
    """A person went to this page; not sent when the list moved it."""

    def __init__(self, pictures: PagePictures, looks: Looks, *, name: str = "Page") -> None:
        super().__init__()
        self._looks = looks
        self._document: Document | None = None
        self._path: Path | None = None
        self._marks: Mapping[int, tuple[PageMark, ...]] = {}
        self._chosen: str | None = None
        self.setAccessibleName(name)
        self.canvas = PageCanvas(pictures, looks.look)
        self.canvas.mark_chosen.connect(self.mark_chosen)
        self.canvas.turned.connect(self._turn)
        self.canvas.zoomed.connect(self._say_zoom)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._faces = QStackedWidget()
        self._faces.addWidget(self.canvas)
        self._faces.addWidget(self.text)
        self._make_controls()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._faces, 1)
        looks.changed.connect(self._wear)
        self._wear(looks.look)
        self.show_nothing()

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def page(self) -> int | None:
        """The physical page that is shown."""
        shown = self.canvas.shown
        return shown.page.number if shown else None

    def show_nothing(self) -> None:
        """Show an empty desk."""
        self._document = None
        self.canvas.show_page(None)
        self.text.clear()
        for control in (self.last, self.next, self.number, self.zoom_in, self.zoom_out):
            control.setEnabled(False)
        self.of.setText("")
        self.printed.setText("")

    def show_page(
        self,
        document: Document,
        *,
        page: int,
        path: Path | None,
        marks: Mapping[int, tuple[PageMark, ...]] | None = None,
        chosen: str | None = None,
    ) -> None:
        """Show `page` with its `marks` (by page); `chosen` is boxed and brought into view."""
        if not 0 < page <= len(document.pages):
            return
        self._document, self._path = document, path
        self._marks, self._chosen = marks or {}, chosen
        on_page = self._marks.get(page, ())
        sheet = document.pages[page - 1]
        self.canvas.show_page(ShownPage(sheet, path, len(document.pages), on_page, chosen))
        self._show_number(document, sheet)
        self._show_text(sheet)

    def _show_number(self, document: Document, page: Page) -> None:
        self.number.show_page(page.number, of=len(document.pages))
        for control in (self.number, self.zoom_in, self.zoom_out):
            control.setEnabled(True)
        self.last.setEnabled(page.number > 1)
        self.next.setEnabled(page.number < len(document.pages))
        self.of.setText(f"of {len(document.pages)}")
        self.printed.setText(f"(printed {page.label})" if page.label else "")

    def _show_text(self, page: Page) -> None:
        words = "\n\n".join(block.text for block in page.blocks)
        if self.text.toPlainText() != words:
            self.text.setPlainText(words)
        self.text.setAccessibleName(f"Page {page.number} as text")
        chosen = next(
            (mark.words for mark in self._marks.get(page.number, ()) if mark.id == self._chosen), ""
        )
        found = words.find(chosen) if chosen else -1
        if found >= 0:
            cursor = self.text.textCursor()
            cursor.setPosition(found)
            cursor.setPosition(found + len(chosen), QTextCursor.MoveMode.KeepAnchor)
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be done without where the bar is narrow."""
        super().resizeEvent(event)
        self._fit_bar()

    # --- what a person does ----------------------------------------------------------------------

    def go_to(self, page: int) -> None:
        """Turn to a page because a person asked for it."""
        document = self._document
        if document is None or not 0 < page <= len(document.pages) or page == self.page:
            return
        self.show_page(document, page=page, path=self._path, marks=self._marks, chosen=self._chosen)
        self.page_turned.emit(page)

    def ask_for_page(self) -> None:
        """Put the caret into the page number."""
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    @property
    def shows_text(self) -> bool:
        """True while the page is shown as text."""
        return self._faces.currentWidget() is self.text

    def swap_text_and_picture(self) -> None:
        """Show the page as text, or the picture again."""
        face: QWidget = self.canvas if self.shows_text else self.text
        self._faces.setCurrentWidget(face)
        face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, pages: int) -> None:
        if self.page is not None:
            self.go_to(self.page + pages)

    # --- the bar ---------------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.bar = QWidget()
        self.bar.setObjectName("paneBar")
        self.last = self._button("previous", "Previous page")
        self.next = self._button("next", "Next page")
        self.zoom_out = self._button("zoom_out", "Shrink the page")
        self.zoom_in = self._button("zoom_in", "Enlarge the page")
        self.last.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.zoom_in.clicked.connect(self.canvas.zoom_in)
        self.zoom_out.clicked.connect(self.canvas.zoom_out)
        self.number = PageNumber()
        self.number.chosen.connect(self.go_to)
        self.of, self.printed, self.percent = QLabel(), QLabel(), QLabel()
        self.word = QLabel("Page")
        self.printed.setProperty("tone", "quiet")
        row = self._row = QHBoxLayout(self.bar)
        row.setSpacing(5)
        for control in (self.last, self.word, self.number, self.of, self.printed, self.next):
            row.addWidget(control)
        row.addStretch(1)
        for control in (self.zoom_out, self.percent, self.zoom_in):
            row.addWidget(control)

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fit_bar(self) -> None:
        roomy = self.width() >= self._looks.look.pixels(_WORDS_IN_BAR_FROM)
        self.word.setVisible(roomy)
        self.percent.setVisible(roomy)

    def _say_zoom(self, zoom: float) -> None:
        self.percent.setText(f"{round(zoom * 100)}%")
        self.percent.setAccessibleName(f"Zoom {round(zoom * 100)} per cent")

    def _wear(self, look: Look) -> None:
        self.canvas.wear(look)
        size = look.pixels(16)
        for button in (self.last, self.next, self.zoom_in, self.zoom_out):
            button.setIcon(icon(button.objectName(), look))
            button.setIconSize(QSize(size, size))
        for label in (self.word, self.of, self.printed, self.percent):
            label.setFont(look.font(13))
        self.number.setFont(look.font(13, strong=True))
        self.number.setFixedWidth(look.pixels(40))
        self.text.setFont(look.font("quotation", quoted=True))
        self.bar.setFixedHeight(look.pixels(37))
        self._row.setContentsMargins(look.pixels(8), 0, look.pixels(10), 0)
        self._fit_bar()

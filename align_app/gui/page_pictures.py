"""Pictures of pages, drawn in a process of their own: a broken PDF costs a picture, no more.

Views ask for the pages that they show and those beside them; what is ready comes at once, the
rest with `drawn`. What lies on a page (tints, boxes) is left to the page viewer.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QImage

from align_app.core.workers import WorkerProcess
from align_app.gui.page_drawing import DrawnPage, draw

_log = logging.getLogger(__name__)

BESIDE = 3
"""How many pages before and after the one that is shown are drawn and kept."""
_KEPT = 4 * (2 * BESIDE + 1)  # two pages side by side, at two sizes each
_LARGEST_SCALE = 4.0  # an A4 page at 4 is 24 MB; above that the picture is stretched


@dataclass(frozen=True, slots=True)
class PageWanted:
    """One page at one size: `scale` is pixels for each point of the page."""

    path: Path
    page: int
    scale: float

    def at_most(self) -> PageWanted:
        """The same page at a scale that memory can bear; near sizes share a picture."""
        return PageWanted(self.path, self.page, round(min(self.scale, _LARGEST_SCALE), 2))


class DrawPage(Protocol):
    """A function that draws a page; called in another process, so a function of a module."""

    def __call__(self, path: Path, number: int, *, scale: float, password: str | None) -> DrawnPage:
        """Draw page `number` of the file at `scale`."""


class PagePictures(QObject):
    """Draws pages one after another on a thread that waits for the drawing process."""

    drawn = Signal(object, object)
    """The page that was wanted, and its picture: PageWanted, QImage."""
    failed = Signal(object)
    """The page that could not be drawn: PageWanted."""
    _came = Signal(object, object)

    def __init__(self, draw: DrawPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._process = WorkerProcess()
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="page-pictures")
        self._guard = Lock()
        self._waiting: dict[object, tuple[PageWanted, ...]] = {}
        self._passwords: dict[Path, str] = {}
        self._kept: OrderedDict[PageWanted, QImage] = OrderedDict()
        self._hopeless: set[PageWanted] = set()
        self._running = False
        self._closed = False
        # Queued: it is sent from the drawing thread and must arrive on the window's own.
        self._came.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def unlock(self, path: Path, password: str) -> None:
        """Remember, until the window closes, the password with which a file opens."""
        with self._guard:
            self._passwords[path] = password
            self._hopeless = {each for each in self._hopeless if each.path != path}

    def picture(self, wanted: PageWanted) -> QImage | None:
        """The picture, if it is drawn already."""
        found = self._kept.get(wanted.at_most())
        if found is not None:
            self._kept.move_to_end(wanted.at_most())
        return found

    def want(self, pages: Sequence[PageWanted], *, asker: object) -> None:
        """Ask for pages, most urgent first; takes the place of what `asker` asked for before."""
        wished = [each.at_most() for each in pages]
        missing = tuple(
            each for each in wished if each not in self._kept and each not in self._hopeless
        )
        with self._guard:
            self._waiting[asker] = missing
            start = bool(missing) and not self._running and not self._closed
            self._running = self._running or start
        if start:
            self._lane.submit(self._work)

    def forget(self, asker: object) -> None:
        """Drop what `asker` still waits for."""
        with self._guard:
            self._waiting.pop(asker, None)

    def close(self) -> None:
        """End the drawing process; nothing is drawn after this."""
        with self._guard:
            self._closed = True
            self._waiting.clear()
        self._process.interrupt()
        self._lane.shutdown(wait=True, cancel_futures=True)
        self._process.close()

    # --- on the drawing thread -------------------------------------------------------------------

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            image = self._drawn(wanted)
            if not self._closed:
                self._came.emit(wanted, image)

    def _next(self) -> PageWanted | None:
        with self._guard:
            asked = [pages for pages in self._waiting.values() if pages]
            if not asked or self._closed:
                self._running = False
                return None
            # The fewer pages stand before it in its own asker's list, the sooner it is drawn.
            urgent = max(asked, key=len)[0]
            for asker, pages in self._waiting.items():
                self._waiting[asker] = tuple(each for each in pages if each != urgent)
            return urgent

    def _drawn(self, wanted: PageWanted) -> QImage | None:
        with self._guard:
            password = self._passwords.get(wanted.path)
        try:
            page = self._process.call(
                self._draw, wanted.path, wanted.page, scale=wanted.scale, password=password
            )
        except Exception as error:  # noqa: BLE001 - the edge of a process: one page is lost, no more
            if not self._closed:
                _log.info("page %s of %s was not drawn: %r", wanted.page, wanted.path.name, error)
            return None
        rgb = QImage.Format.Format_RGB888
        return QImage(page.rgb, page.width, page.height, page.stride, rgb).copy()

    # --- on the window's thread ------------------------------------------------------------------

    def _keep(self, wanted: PageWanted, image: QImage | None) -> None:
        if image is None or image.isNull():
            self._hopeless.add(wanted)
            self.failed.emit(wanted)
            return
        self._kept[wanted] = image
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.drawn.emit(wanted, image)


def with_neighbours(path: Path, page: int, *, pages: int, scale: float) -> tuple[PageWanted, ...]:
    """The page that is shown, then those beside it, nearest first, within the document."""
    near = [page]
    for step in range(1, BESIDE + 1):
        near.extend((page + step, page - step))
    return tuple(PageWanted(path, number, scale) for number in near if 0 < number <= pages)


def pictures_of(session: QObject) -> PagePictures:
    """The one maker of pictures of a session: made at its first use, closed with the program."""
    found = session.findChild(PagePictures)
    if isinstance(found, PagePictures):
        return found
    pictures = PagePictures(draw, session)
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(pictures.close)
    return pictures

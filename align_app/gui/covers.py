"""Small pictures of first pages, asked for once a document and kept while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from align_app.gui.page_pictures import PageWanted, pictures_of
from align_app.gui.session import Session

_SCALE = 0.35  # an A4 cover becomes 208 pixels wide: enough for 84 at twice the size


class Covers(QObject):
    """Covers by document id."""

    came = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures_of(session)
        self._kept: dict[str, QImage] = {}
        self._asked: dict[PageWanted, str] = {}
        self._pictures.drawn.connect(self._keep)

    def cover(self, document: str) -> QImage | None:
        """The cover, if it is drawn already."""
        return self._kept.get(document)

    def want(self, documents: tuple[str, ...]) -> None:
        """Ask for the covers that are not drawn yet, in this order."""
        project = self._session.project
        known = set(self._asked.values())
        for document in documents:
            path = project.source_path(document) if project and document not in known else None
            if path is not None:
                self._asked[PageWanted(path, 1, _SCALE).at_most()] = document
        waiting = [wanted for wanted, of in self._asked.items() if of not in self._kept]
        self._pictures.want(waiting, asker=self)

    def unlock(self, document: str, password: str) -> None:
        """Let the pages of a document that has a password be drawn."""
        project = self._session.project
        path = project.source_path(document) if project else None
        if path is not None:
            self._pictures.unlock(path, password)

    def _keep(self, wanted: PageWanted, image: QImage) -> None:
        document = self._asked.get(wanted)
        if document is not None:
            self._kept[document] = image
            self.came.emit()

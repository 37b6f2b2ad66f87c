"""What every picture needs: a document in each state, and a window that stands still."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from align_app.core.model import Changes, Document, Findings, Identity, Problem
from align_app.core.progress import Stage
from align_app.core.project import Added, Project
from align_app.gui import main_window
from align_app.gui.dressing import HouseStyle, Looks, install_fonts, wear
from align_app.gui.main_window import MainWindow
from align_app.gui.page_pictures import PagePictures
from align_app.gui.reading_progress import ReadingProgress
from align_app.gui.session import Session
from align_app.gui.tasks import Step, Task, Tasks
from tests.gui.small_project import BOARD, fill_project, small_analysis

_LONG = (
    "Riverton well and warm: joint local health and wellbeing strategy for the city 2023 to 2030"
)
_LOCKED = Document(
    "e" * 64,
    "estates.pdf",
    Identity(title="estates"),
    (),
    (Problem("e" * 64, None, "encrypted", "estates.pdf has a password.", "Give its password."),),
)
_BROKEN = Document(
    "f" * 64,
    "falls.pdf",
    Identity(title="falls"),
    (),
    (
        Problem(
            "f" * 64,
            None,
            "broken",
            "falls.pdf could not be opened.",
            "It may not have finished copying. Try again, or leave it out.",
        ),
    ),
)
_WAITING = (("d" * 64, "alliance.pdf"), ("9" * 64, "housing.pdf"))


def make_rich_project(path: Path) -> Project:
    """A document in each state: read, read in part, draft, locked, broken, being read, waiting."""
    small = small_analysis()
    documents = tuple(
        replace(each, identity=replace(each.identity, title=_LONG, status="draft"))
        if each.id == BOARD
        else each
        for each in small.documents
    )
    findings = {**small.findings, _LOCKED.id: Findings(), _BROKEN.id: Findings()}
    whole = replace(small, documents=(*documents, _LOCKED, _BROKEN), findings=findings)
    fill_project(path, whole, waiting=_WAITING)
    return Project.open(path)


class Studio:
    """Opens windows over projects, and closes all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: list[MainWindow] = []

    def open(self, look: str, *, percent: int, size: tuple[int, int], empty: bool) -> MainWindow:
        """A shown window in `look`, with nothing open or with the rich project half read."""
        looks = Looks(look, percent=percent)
        wear(looks.look)
        project = (
            None if empty else make_rich_project(self._folder / "Riverton and the Fells.align")
        )
        session = Session(Tasks(), project=project)
        window = MainWindow(session, looks)
        self._opened.append(window)
        window.resize(*size)
        window.show()
        if project:
            half_read(session)
        let_settle()
        return window

    def close(self) -> None:
        """Close every window."""
        for window in self._opened:
            for pictures in window.session.findChildren(PagePictures):
                pictures.close()
            window.close()
            window.deleteLater()


def half_read(session: Session) -> None:
    """One file read to page 17 of 26, one waiting, one added twice."""
    source = next(each for each in session.sources if each.file == "forward-plan.pdf")
    session.added = Added(Changes(), already=((Path("forward-plan (2).pdf"), source),))
    session.progress = ReadingProgress(2)
    if session.project:
        session._readings[Task("Reading documents")] = session.project
    session.progress.hear(Step(Stage.READING, 17, 26, "alliance.pdf"))
    session.changed.emit(Changes(everything=True))
    session.moved.emit()


def let_settle(milliseconds: int = 60) -> None:
    """Give layouts and queued news their turn."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@pytest.fixture
def studio(qapp, tmp_path, monkeypatch):
    """A studio in which clocks stand still and no page is drawn."""
    qapp.setStyle(HouseStyle())
    install_fonts()
    monkeypatch.setattr(main_window, "_saved_words", _saved)
    monkeypatch.setattr(ReadingProgress, "words", lambda _self, _now: "17 pages read")
    monkeypatch.setattr(PagePictures, "want", lambda *_pages, **_asker: None)
    studio = Studio(tmp_path)
    yield studio
    studio.close()


def _saved(session: Session) -> str:
    return "Saved 14:32" if session.project else "Nothing to save yet"

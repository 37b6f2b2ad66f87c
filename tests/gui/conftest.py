"""What a window needs in tests: a small made-up project, a session over it, the shipped looks."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from align_app.gui.dressing import HouseStyle, Looks, install_fonts, wear
from align_app.gui.page_pictures import PagePictures
from align_app.gui.session import Session
from align_app.gui.tasks import Tasks
from align_app.gui.views.view import Surroundings
from tests.gui.small_project import make_small_project


def close_pictures(session):
    """End the process that draws pages, where a view has started one."""
    for pictures in session.findChildren(PagePictures):
        pictures.close()


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application in the house's style and fonts."""
    qapp.setStyle(HouseStyle())
    install_fonts()
    return qapp


@pytest.fixture(autouse=True)
def _no_windows_left():
    """Delete closed windows now: each one left behind makes every new look slower to put on."""
    yield
    if QApplication.instance():
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def looks(dressed):
    """The light look, worn."""
    looks = Looks("light")
    wear(looks.look)
    return looks


@pytest.fixture
def tasks(dressed):
    """Lanes for slow work, empty and gone after the test."""
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def project(tmp_path):
    """A project of three read documents and one that waits."""
    with make_small_project(tmp_path / "Riverton.align") as project:
        yield project


@pytest.fixture
def session(tasks, project):
    """A session over the small project."""
    session = Session(tasks, project=project)
    yield session
    close_pictures(session)


@pytest.fixture
def empty_session(tasks):
    """A session before any project is open."""
    session = Session(tasks)
    yield session
    close_pictures(session)
    if session.project:
        session.project.close()


@pytest.fixture
def surroundings(session, looks):
    """What a view is given; its actions are those of a window that is not shown."""
    from align_app.gui.main_window import MainWindow

    window = MainWindow(session, looks, places=())
    yield Surroundings(session, looks, window.commands)
    window.deleteLater()

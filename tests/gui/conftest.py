"""A window's surroundings for tests: a small made-up project, a session over it, and the shipped looks."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from align_app.gui.dressing import HouseStyle, Looks, install_fonts, wear
from align_app.gui.session import Session
from align_app.gui.tasks import Tasks
from align_app.gui.views.view import Surroundings
from tests.gui.fake_project import FakeProject


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application in the house's style and fonts."""
    qapp.setStyle(HouseStyle())
    install_fonts()
    return qapp


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
def project():
    """A project of three read documents and one that waits."""
    return FakeProject()


@pytest.fixture
def session(tasks, project):
    """A session over the small project."""
    return Session(tasks, project=project)


@pytest.fixture
def empty_session(tasks):
    """A session before any project is open."""
    return Session(tasks)


@pytest.fixture
def surroundings(session, looks):
    """What a view is given; its actions are those of a window that is not shown."""
    from align_app.gui.main_window import MainWindow

    window = MainWindow(session, looks, places=())
    yield Surroundings(session, looks, window.commands)
    window.deleteLater()
